from django.conf import settings

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
import kpact_wagtail.fields
import kpact_wagtail.resources.entries
import kpact_wagtail.resources.hours
import modelcluster.fields
import modelsearch.index
import uuid
import wagtail.fields
import wagtail.models.preview
from django.db import migrations, models


# The page model a site may choose from Wagtail 8 on.
PAGE = getattr(settings, "WAGTAIL_PAGE_MODEL", "wagtailcore.Page")


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        migrations.swappable_dependency(PAGE),
        ("kpact_wagtail", "0002_state_of_the_suite"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtaildocs", "0014_alter_document_file_size"),
        ("wagtailimages", "0027_image_description"),
    ]

    operations = [
        migrations.CreateModel(
            name="ResourceFacet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("translation_key", models.UUIDField()),
                ("facet", models.CharField(max_length=12)),
                ("value", models.CharField(max_length=80)),
            ],
            options={
                "indexes": [models.Index(fields=["translation_key"], name="kpact_facet_resource")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("facet", "value", "translation_key"), name="kpact_resource_facet"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ResourceSettings",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "crisis_words",
                    models.CharField(
                        blank=True,
                        help_text="Leave empty for “In danger? You can reach somebody now.”",
                        max_length=120,
                        verbose_name="words before the crisis line",
                    ),
                ),
                (
                    "crisis_lines",
                    kpact_wagtail.fields.RecordsField(
                        blank=True,
                        block="kpact_wagtail.resources.records.CrisisLinesBlock",
                        help_text="Every page names them, where the site’s template has a place for them.",
                        verbose_name="crisis lines",
                    ),
                ),
                (
                    "site",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="wagtailcore.site",
                    ),
                ),
            ],
            options={
                "verbose_name": "Crisis line",
            },
        ),
        migrations.CreateModel(
            name="Resource",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("translation_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("live", models.BooleanField(default=True, editable=False, verbose_name="live")),
                (
                    "has_unpublished_changes",
                    models.BooleanField(
                        default=False, editable=False, verbose_name="has unpublished changes"
                    ),
                ),
                (
                    "first_published_at",
                    models.DateTimeField(
                        blank=True, db_index=True, null=True, verbose_name="first published at"
                    ),
                ),
                (
                    "last_published_at",
                    models.DateTimeField(
                        editable=False, null=True, verbose_name="last published at"
                    ),
                ),
                (
                    "go_live_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="go live date/time"),
                ),
                (
                    "expire_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="expiry date/time"),
                ),
                (
                    "expired",
                    models.BooleanField(default=False, editable=False, verbose_name="expired"),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "verified_on",
                    models.DateField(
                        blank=True,
                        help_text="The day on which somebody called, wrote or looked.",
                        null=True,
                        verbose_name="verified on",
                    ),
                ),
                (
                    "verified_by",
                    models.CharField(
                        blank=True,
                        help_text="A name or a role.",
                        max_length=120,
                        verbose_name="verified by",
                    ),
                ),
                (
                    "review_every_months",
                    models.PositiveSmallIntegerField(
                        default=6,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(120),
                        ],
                        verbose_name="verify every … months",
                    ),
                ),
                (
                    "review_due_on",
                    models.DateField(blank=True, db_index=True, editable=False, null=True),
                ),
                (
                    "source_url",
                    models.URLField(
                        blank=True,
                        help_text="A web address.",
                        max_length=500,
                        verbose_name="where you have it from",
                    ),
                ),
                (
                    "alert",
                    models.CharField(
                        blank=True,
                        help_text="Stands above the entry, such as “No calls in the week of 24 December”.",
                        max_length=250,
                        verbose_name="alert",
                    ),
                ),
                (
                    "alert_until",
                    models.DateField(
                        blank=True,
                        help_text="The last day it is shown.",
                        null=True,
                        verbose_name="alert until",
                    ),
                ),
                (
                    "notes",
                    models.TextField(
                        blank=True,
                        help_text="For editors; shown to nobody else.",
                        verbose_name="private notes",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("organization", "Organization"),
                            ("hotline", "Helpline"),
                            ("service", "Service"),
                            ("publication", "Publication"),
                            ("article", "Article"),
                            ("training", "Training"),
                            ("tool", "Tool"),
                            ("own_page", "Page of this site"),
                        ],
                        default="organization",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                (
                    "abbreviation",
                    models.CharField(blank=True, max_length=40, verbose_name="abbreviation"),
                ),
                (
                    "other_name",
                    models.CharField(
                        blank=True, max_length=200, verbose_name="name in another language"
                    ),
                ),
                (
                    "other_name_language",
                    models.CharField(
                        blank=True, max_length=20, verbose_name="language of that name"
                    ),
                ),
                (
                    "gloss",
                    models.CharField(
                        blank=True,
                        help_text="What somebody finds there, in plain words.",
                        max_length=280,
                        verbose_name="in one sentence",
                    ),
                ),
                (
                    "description",
                    wagtail.fields.RichTextField(blank=True, verbose_name="description"),
                ),
                ("url", models.URLField(blank=True, max_length=500, verbose_name="web address")),
                (
                    "local_url",
                    models.URLField(
                        blank=True,
                        help_text="If the site has a page of its own for it.",
                        max_length=500,
                        verbose_name="web address in this language",
                    ),
                ),
                (
                    "links",
                    kpact_wagtail.fields.RecordsField(
                        blank=True,
                        block="kpact_wagtail.resources.records.LinksBlock",
                        verbose_name="more links",
                    ),
                ),
                (
                    "image_alt",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="what the image shows"
                    ),
                ),
                (
                    "organization",
                    models.CharField(blank=True, max_length=200, verbose_name="organization"),
                ),
                (
                    "organization_url",
                    models.URLField(blank=True, max_length=500, verbose_name="its web address"),
                ),
                (
                    "led_by",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("peers", "Peers"),
                            ("sex_workers", "Sex workers"),
                            ("professionals", "Professionals"),
                            ("government", "Government"),
                        ],
                        max_length=14,
                        verbose_name="led by",
                    ),
                ),
                (
                    "area",
                    models.CharField(
                        blank=True,
                        help_text="Such as: all of Illinois.",
                        max_length=200,
                        verbose_name="area served",
                    ),
                ),
                (
                    "areas",
                    kpact_wagtail.fields.RecordsField(
                        blank=True,
                        block="kpact_wagtail.resources.records.AreasBlock",
                        verbose_name="countries and regions",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("active", "Active"),
                            ("temporarily_closed", "Closed for the time being"),
                            ("inactive", "No longer there"),
                        ],
                        default="active",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "contacts",
                    kpact_wagtail.fields.RecordsField(
                        blank=True,
                        block="kpact_wagtail.resources.records.ContactsBlock",
                        verbose_name="contacts",
                    ),
                ),
                (
                    "always_open",
                    models.BooleanField(default=False, verbose_name="at any time, every day"),
                ),
                (
                    "hours",
                    kpact_wagtail.fields.RecordsField(
                        blank=True,
                        block="kpact_wagtail.resources.records.WeekBlock",
                        verbose_name="hours",
                    ),
                ),
                (
                    "time_zone",
                    models.CharField(
                        blank=True,
                        max_length=64,
                        validators=[kpact_wagtail.resources.hours.check_zone],
                        verbose_name="time zone",
                    ),
                ),
                (
                    "other_hours",
                    kpact_wagtail.fields.RecordsField(
                        blank=True,
                        block="kpact_wagtail.resources.records.ExceptionsBlock",
                        verbose_name="days with other hours",
                    ),
                ),
                (
                    "hours_note",
                    models.CharField(blank=True, max_length=200, verbose_name="note on the hours"),
                ),
                (
                    "eligibility",
                    models.CharField(blank=True, max_length=250, verbose_name="who can use it"),
                ),
                (
                    "min_age",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(120)],
                        verbose_name="youngest age",
                    ),
                ),
                (
                    "max_age",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1),
                            django.core.validators.MaxValueValidator(120),
                        ],
                        verbose_name="oldest age",
                    ),
                ),
                (
                    "how_to_apply",
                    models.TextField(blank=True, max_length=1000, verbose_name="how to apply"),
                ),
                (
                    "documents_needed",
                    models.CharField(blank=True, max_length=250, verbose_name="papers needed"),
                ),
                (
                    "cost",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "Not known"),
                            ("free", "Free"),
                            ("sliding", "As much as you can pay"),
                            ("paid", "Costs money"),
                        ],
                        max_length=10,
                        verbose_name="cost",
                    ),
                ),
                (
                    "cost_details",
                    models.CharField(
                        blank=True,
                        help_text="Such as: $20 to $60 an hour.",
                        max_length=250,
                        verbose_name="amounts",
                    ),
                ),
                (
                    "languages",
                    kpact_wagtail.fields.RecordsField(
                        blank=True,
                        block="kpact_wagtail.resources.records.LanguagesBlock",
                        verbose_name="languages",
                    ),
                ),
                (
                    "interpretation",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "Yes"),
                            ("no", "No"),
                            ("sometimes", "Sometimes"),
                            ("", "Not known"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="interpreters can be had",
                    ),
                ),
                (
                    "accessibility",
                    kpact_wagtail.fields.RecordsField(
                        blank=True,
                        block="kpact_wagtail.resources.records.FeaturesBlock",
                        verbose_name="accessibility",
                    ),
                ),
                (
                    "anonymous",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "Yes"),
                            ("no", "No"),
                            ("sometimes", "Sometimes"),
                            ("", "Not known"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="people can stay anonymous",
                    ),
                ),
                (
                    "emergency_services",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "Yes"),
                            ("no", "No"),
                            ("sometimes", "Sometimes"),
                            ("", "Not known"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="may call emergency services or the police",
                    ),
                ),
                (
                    "emergency_note",
                    models.CharField(blank=True, max_length=250, verbose_name="when they do"),
                ),
                (
                    "mandated_reporting",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="what they must report by law"
                    ),
                ),
                (
                    "records_kept",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="what they write down"
                    ),
                ),
                (
                    "caller_id",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "Yes"),
                            ("no", "No"),
                            ("sometimes", "Sometimes"),
                            ("", "Not known"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="shows in the list of calls under a telling name",
                    ),
                ),
                (
                    "calls_back",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "Yes"),
                            ("no", "No"),
                            ("sometimes", "Sometimes"),
                            ("", "Not known"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="calls back",
                    ),
                ),
                (
                    "leaves_message",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("yes", "Yes"),
                            ("no", "No"),
                            ("sometimes", "Sometimes"),
                            ("", "Not known"),
                        ],
                        default="",
                        max_length=10,
                        verbose_name="may leave a message",
                    ),
                ),
                (
                    "safe_calling",
                    models.CharField(
                        blank=True,
                        help_text="Such as: delete the call from your list afterwards.",
                        max_length=250,
                        verbose_name="how to call safely",
                    ),
                ),
                (
                    "place",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "None, or not known"),
                            ("physical", "A place to go to"),
                            ("virtual", "Online"),
                            ("postal", "A postal address"),
                            ("withheld", "Kept secret, for safety"),
                        ],
                        max_length=10,
                        verbose_name="place",
                    ),
                ),
                (
                    "public_area",
                    models.CharField(
                        blank=True,
                        help_text="Such as: near Uptown.",
                        max_length=200,
                        verbose_name="roughly where",
                    ),
                ),
                ("address", models.TextField(blank=True, max_length=400, verbose_name="address")),
                (
                    "show_address",
                    models.BooleanField(
                        default=False, verbose_name="show the address to everybody"
                    ),
                ),
                (
                    "place_access",
                    models.CharField(blank=True, max_length=250, verbose_name="getting in"),
                ),
                (
                    "citation",
                    kpact_wagtail.fields.RecordsField(
                        blank=True,
                        block="kpact_wagtail.resources.citation_blocks.CitationBlock",
                        verbose_name="reference",
                    ),
                ),
                (
                    "check_link",
                    models.BooleanField(default=True, verbose_name="check its links now and then"),
                ),
                (
                    "archive_url",
                    models.URLField(blank=True, max_length=500, verbose_name="copy in an archive"),
                ),
                ("link_status", models.CharField(blank=True, editable=False, max_length=12)),
                ("link_code", models.PositiveSmallIntegerField(editable=False, null=True)),
                ("link_checked_at", models.DateTimeField(editable=False, null=True)),
                (
                    "audiences",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        related_name="+",
                        to="kpact_wagtail.audience",
                        verbose_name="audiences",
                    ),
                ),
                (
                    "document",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtaildocs.document",
                        verbose_name="document",
                    ),
                ),
                (
                    "image",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailimages.image",
                        verbose_name="image",
                    ),
                ),
                (
                    "latest_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="latest revision",
                    ),
                ),
                (
                    "live_revision",
                    models.ForeignKey(
                        blank=True,
                        editable=False,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtailcore.revision",
                        verbose_name="live revision",
                    ),
                ),
                (
                    "locale",
                    models.ForeignKey(
                        editable=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="wagtailcore.locale",
                        verbose_name="locale",
                    ),
                ),
                (
                    "page",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=PAGE,
                        verbose_name="page of this site",
                    ),
                ),
                (
                    "topics",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        related_name="+",
                        to="kpact_wagtail.topic",
                        verbose_name="topics",
                    ),
                ),
            ],
            options={
                "verbose_name": "resource",
                "verbose_name_plural": "resources",
                "ordering": ["title"],
                "abstract": False,
                "indexes": [
                    models.Index(
                        django.db.models.functions.text.Lower("title"),
                        models.F("id"),
                        name="kpact_resource_title",
                    )
                ],
                "unique_together": {("translation_key", "locale")},
            },
            bases=(
                kpact_wagtail.resources.entries.EntryMixin,
                wagtail.models.preview.PreviewableMixin,
                modelsearch.index.Indexed,
                models.Model,
            ),
        ),
    ]
