import django.core.validators
import django.db.models.deletion
import kpact_wagtail.fields
import kpact_wagtail.support_groups.parts
import kpact_wagtail.time_zones
import modelcluster.fields
import wagtail.contrib.routable_page.models
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kpact_pages", "0002_resource_directory"),
        ("kpact_wagtail", "0002_state_of_the_suite"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        ("wagtaildocs", "0014_alter_document_file_size"),
    ]

    operations = [
        migrations.CreateModel(
            name="SupportGroupIndexPage",
            fields=[
                (
                    "discreet_title",
                    models.CharField(
                        blank=True,
                        help_text="What the browser tab, the history and a shared link show instead of the title. Choose something harmless, and a harmless slug too: it stands in the address.",
                        max_length=60,
                        verbose_name="discreet title",
                    ),
                ),
                (
                    "content_note",
                    models.CharField(
                        blank=True,
                        help_text="What a reader may want to know first, such as “mentions violence”.",
                        max_length=200,
                        verbose_name="content note",
                    ),
                ),
                (
                    "quick_exit",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "As the site settings say"),
                            ("show", "Show it on this page"),
                            ("hide", "Hide it on this page"),
                        ],
                        default="",
                        max_length=5,
                        verbose_name="exit button",
                    ),
                ),
                (
                    "noindex",
                    models.BooleanField(
                        default=False,
                        help_text="The page also leaves the sitemap. People with the link can read it.",
                        verbose_name="hide from search engines",
                    ),
                ),
                (
                    "no_store",
                    models.BooleanField(
                        default=False,
                        help_text="Slower, because browsers load the page anew each time.",
                        verbose_name="leave no copy on the visitor’s device",
                    ),
                ),
                (
                    "introduction",
                    models.TextField(blank=True, max_length=600, verbose_name="introduction"),
                ),
                (
                    "page_ptr",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="kpact_%(class)s",
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
            ],
            options={
                "verbose_name": "list of support groups",
                "verbose_name_plural": "lists of support groups",
            },
            bases=(
                wagtail.contrib.routable_page.models.RoutablePageMixin,
                "wagtailcore.page",
                models.Model,
            ),
        ),
        migrations.CreateModel(
            name="SupportGroupPage",
            fields=[
                (
                    "discreet_title",
                    models.CharField(
                        blank=True,
                        help_text="What the browser tab, the history and a shared link show instead of the title. Choose something harmless, and a harmless slug too: it stands in the address.",
                        max_length=60,
                        verbose_name="discreet title",
                    ),
                ),
                (
                    "content_note",
                    models.CharField(
                        blank=True,
                        help_text="What a reader may want to know first, such as “mentions violence”.",
                        max_length=200,
                        verbose_name="content note",
                    ),
                ),
                (
                    "quick_exit",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "As the site settings say"),
                            ("show", "Show it on this page"),
                            ("hide", "Hide it on this page"),
                        ],
                        default="",
                        max_length=5,
                        verbose_name="exit button",
                    ),
                ),
                (
                    "noindex",
                    models.BooleanField(
                        default=False,
                        help_text="The page also leaves the sitemap. People with the link can read it.",
                        verbose_name="hide from search engines",
                    ),
                ),
                (
                    "no_store",
                    models.BooleanField(
                        default=False,
                        help_text="Slower, because browsers load the page anew each time.",
                        verbose_name="leave no copy on the visitor’s device",
                    ),
                ),
                ("body", kpact_wagtail.fields.BodyField(blank=True, verbose_name="body")),
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
                    "summary",
                    models.CharField(
                        blank=True,
                        help_text="What the group is, for somebody who has never been to one.",
                        max_length=300,
                        verbose_name="in one or two sentences",
                    ),
                ),
                (
                    "eligibility",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="Such as: current and retired sex workers who are over 18. Mark a word and choose a definition for it if people may wonder whether you mean them.",
                        max_length=1000,
                        verbose_name="who it is for",
                    ),
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
                        validators=[django.core.validators.MaxValueValidator(120)],
                        verbose_name="oldest age",
                    ),
                ),
                (
                    "openness",
                    models.CharField(
                        choices=[
                            ("open", "Open: come when you like"),
                            ("closed", "Closed: the same people from start to end"),
                            ("members", "For members only"),
                        ],
                        default="open",
                        max_length=20,
                        verbose_name="who can come",
                    ),
                ),
                (
                    "centred_on",
                    models.CharField(
                        blank=True,
                        help_text="Those who are at the centre of the group.",
                        max_length=250,
                        verbose_name="centred on",
                    ),
                ),
                (
                    "also_welcome",
                    models.CharField(blank=True, max_length=250, verbose_name="also welcome"),
                ),
                (
                    "not_for",
                    models.CharField(
                        blank=True,
                        help_text="Said kindly, with a place they can turn to instead.",
                        max_length=250,
                        verbose_name="not for",
                    ),
                ),
                (
                    "instead",
                    wagtail.fields.RichTextField(
                        blank=True, verbose_name="where they can go instead"
                    ),
                ),
                (
                    "typical_size",
                    models.CharField(
                        blank=True,
                        help_text="Such as: 6 to 10 people.",
                        max_length=60,
                        verbose_name="typical size",
                    ),
                ),
                (
                    "capacity_online",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(10000)],
                        verbose_name="places online",
                    ),
                ),
                (
                    "capacity_in_person",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(10000)],
                        verbose_name="places in the room",
                    ),
                ),
                (
                    "since_year",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[
                            django.core.validators.MinValueValidator(1900),
                            django.core.validators.MaxValueValidator(2199),
                        ],
                        verbose_name="since the year",
                    ),
                ),
                (
                    "languages",
                    kpact_wagtail.fields.RecordsField(
                        blank=True,
                        block="kpact_wagtail.contact_blocks.LanguagesBlock",
                        verbose_name="languages",
                    ),
                ),
                (
                    "mode",
                    models.CharField(
                        choices=[
                            ("online", "Online"),
                            ("in_person", "In person"),
                            ("hybrid", "Online and in person at once"),
                        ],
                        default="online",
                        max_length=20,
                        verbose_name="how it meets",
                    ),
                ),
                (
                    "timing",
                    models.CharField(
                        choices=[
                            ("regular", "As follows"),
                            ("arranged", "By arrangement"),
                            ("announced", "The times will be announced"),
                        ],
                        default="regular",
                        max_length=20,
                        verbose_name="it meets",
                    ),
                ),
                (
                    "time_zone",
                    models.CharField(
                        blank=True,
                        default=kpact_wagtail.support_groups.parts.get_default_zone,
                        help_text="All times below are those of clocks there, in summer and in winter.",
                        max_length=64,
                        validators=[kpact_wagtail.time_zones.check_zone],
                        verbose_name="time zone",
                    ),
                ),
                (
                    "schedule",
                    kpact_wagtail.fields.RecordsField(
                        blank=True,
                        block="kpact_wagtail.support_groups.schedule_blocks.ScheduleBlock",
                        verbose_name="meetings",
                    ),
                ),
                (
                    "schedule_words",
                    models.CharField(
                        blank=True,
                        help_text="Instead of the sentences made from the meetings above. Keep the dates right.",
                        max_length=300,
                        verbose_name="when it meets, in your own words",
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("running", "Running"),
                            ("full", "Full"),
                            ("waiting_list", "Full, with a waiting list"),
                            ("hiatus", "Taking a break"),
                            ("seasonal", "At some seasons only"),
                            ("starting", "About to start"),
                            ("closed", "No longer meeting"),
                        ],
                        default="running",
                        max_length=20,
                        verbose_name="status",
                    ),
                ),
                (
                    "status_until",
                    models.DateField(
                        blank=True,
                        help_text="The last day of a break, if it is known.",
                        null=True,
                        verbose_name="break until",
                    ),
                ),
                (
                    "starts_on",
                    models.DateField(
                        blank=True,
                        help_text="For a group that is about to start.",
                        null=True,
                        verbose_name="starts on",
                    ),
                ),
                (
                    "status_note",
                    models.CharField(
                        blank=True,
                        help_text="Such as: we open again in spring.",
                        max_length=250,
                        verbose_name="note on the status",
                    ),
                ),
                (
                    "sessions",
                    models.PositiveSmallIntegerField(
                        blank=True,
                        null=True,
                        validators=[django.core.validators.MaxValueValidator(500)],
                        verbose_name="number of sessions",
                    ),
                ),
                (
                    "commitment",
                    models.CharField(
                        blank=True,
                        help_text="Such as: please come to at least six of the eight evenings.",
                        max_length=250,
                        verbose_name="commitment",
                    ),
                ),
                (
                    "joining",
                    models.CharField(
                        choices=[
                            ("drop_in", "Just come"),
                            ("register", "Sign up first"),
                            ("ask_first", "Ask us first"),
                            ("screening", "A talk with us first"),
                            ("referral", "Somebody has to refer you"),
                            ("elsewhere", "On another platform"),
                        ],
                        default="ask_first",
                        max_length=20,
                        verbose_name="how to join",
                    ),
                ),
                (
                    "joining_words",
                    models.CharField(
                        blank=True,
                        help_text="Such as: write to us, and we call you back.",
                        max_length=300,
                        verbose_name="how to join, in your own words",
                    ),
                ),
                (
                    "joining_url",
                    models.URLField(
                        blank=True, max_length=500, verbose_name="web address to sign up"
                    ),
                ),
                (
                    "contacts",
                    kpact_wagtail.fields.RecordsField(
                        blank=True,
                        block="kpact_wagtail.contact_blocks.ContactsBlock",
                        verbose_name="contacts",
                    ),
                ),
                (
                    "steps",
                    kpact_wagtail.fields.RecordsField(
                        blank=True,
                        block="kpact_wagtail.support_groups.records.StepsBlock",
                        verbose_name="steps",
                    ),
                ),
                (
                    "response_time",
                    models.CharField(
                        blank=True,
                        help_text="Such as: within three working days.",
                        max_length=120,
                        verbose_name="how soon we answer",
                    ),
                ),
                (
                    "emergency_contact",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("required", "Asked of everybody"),
                            ("waivable", "Asked, and you can say no"),
                            ("no", "Not asked"),
                        ],
                        max_length=20,
                        verbose_name="emergency contact",
                    ),
                ),
                (
                    "description",
                    wagtail.fields.RichTextField(blank=True, verbose_name="description"),
                ),
                (
                    "platform",
                    models.CharField(
                        blank=True,
                        help_text="Such as Zoom. Never the link itself.",
                        max_length=60,
                        verbose_name="platform",
                    ),
                ),
                (
                    "dial_in",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("", "Not said")],
                        default="",
                        max_length=3,
                        verbose_name="taking part by phone",
                    ),
                ),
                (
                    "venue",
                    models.CharField(
                        blank=True,
                        help_text="Everybody can read it.",
                        max_length=120,
                        verbose_name="venue",
                    ),
                ),
                (
                    "area",
                    models.CharField(
                        blank=True,
                        help_text="Such as: near Uptown station.",
                        max_length=160,
                        verbose_name="roughly where",
                    ),
                ),
                (
                    "address",
                    models.TextField(
                        blank=True,
                        help_text="Everybody can read it. One that is not public belongs to the access details.",
                        max_length=400,
                        verbose_name="public address",
                    ),
                ),
                (
                    "withheld",
                    models.BooleanField(
                        default=False,
                        help_text="People are told it when they join.",
                        verbose_name="the address is not public",
                    ),
                ),
                (
                    "accessibility",
                    kpact_wagtail.fields.RecordsField(
                        blank=True,
                        block="kpact_wagtail.features.FeaturesBlock",
                        verbose_name="accessibility",
                    ),
                ),
                (
                    "practicalities",
                    kpact_wagtail.fields.RecordsField(
                        blank=True,
                        block="kpact_wagtail.support_groups.records.PracticalitiesBlock",
                        verbose_name="good to know",
                    ),
                ),
                (
                    "organizer",
                    models.CharField(
                        choices=[
                            ("own", "We run it"),
                            ("together", "We run it with others"),
                            ("listed", "Others run it; we only tell of it"),
                        ],
                        default="own",
                        max_length=20,
                        verbose_name="organized by",
                    ),
                ),
                (
                    "organizer_name",
                    models.CharField(blank=True, max_length=160, verbose_name="name of the others"),
                ),
                (
                    "organizer_url",
                    models.URLField(blank=True, max_length=500, verbose_name="their web address"),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("support", "Support group"),
                            ("therapy", "Therapy group"),
                            ("skills", "Skills group"),
                            ("social", "Social group"),
                        ],
                        default="support",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                (
                    "run_by",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("peer", "Peers"),
                            ("professional", "Professionals"),
                            ("together", "Peers and professionals together"),
                        ],
                        max_length=20,
                        verbose_name="led by",
                    ),
                ),
                (
                    "facilitators",
                    kpact_wagtail.fields.RecordsField(
                        blank=True,
                        block="kpact_wagtail.support_groups.records.FacilitatorsBlock",
                        verbose_name="facilitators",
                    ),
                ),
                (
                    "supervision",
                    models.CharField(
                        blank=True,
                        help_text="Who stands behind those who lead it.",
                        max_length=250,
                        verbose_name="supervision",
                    ),
                ),
                (
                    "pseudonyms",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("", "Not said")],
                        default="",
                        max_length=3,
                        verbose_name="another name is welcome",
                    ),
                ),
                (
                    "camera",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("optional", "On or off, as you like"),
                            ("on", "On"),
                            ("off", "Off"),
                        ],
                        max_length=20,
                        verbose_name="camera",
                    ),
                ),
                (
                    "recording",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("", "Not said")],
                        default="",
                        max_length=3,
                        verbose_name="meetings are recorded",
                    ),
                ),
                (
                    "chat_saved",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("", "Not said")],
                        default="",
                        max_length=3,
                        verbose_name="the chat is saved",
                    ),
                ),
                (
                    "leave_any_time",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("", "Not said")],
                        default="",
                        max_length=3,
                        verbose_name="you can leave at any time",
                    ),
                ),
                (
                    "confidentiality_limits",
                    models.TextField(
                        blank=True,
                        help_text="What those who lead it must pass on by law, and to whom.",
                        max_length=600,
                        verbose_name="limits of confidentiality",
                    ),
                ),
                (
                    "duties",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="what is asked of you"
                    ),
                ),
                (
                    "guidelines",
                    kpact_wagtail.fields.RecordsField(
                        blank=True,
                        block="kpact_wagtail.support_groups.records.GuidelinesBlock",
                        verbose_name="guidelines",
                    ),
                ),
                (
                    "crisis_lines",
                    kpact_wagtail.fields.RecordsField(
                        blank=True,
                        block="kpact_wagtail.support_groups.records.CrisisLinesBlock",
                        verbose_name="when there is no meeting",
                    ),
                ),
                (
                    "cost",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("free", "Free"),
                            ("suggested", "A gift, if you can"),
                            ("sliding", "As much as you can pay"),
                            ("fixed", "A fixed price"),
                        ],
                        max_length=20,
                        verbose_name="cost",
                    ),
                ),
                (
                    "price",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=9,
                        null=True,
                        validators=[django.core.validators.MinValueValidator(0)],
                        verbose_name="price",
                    ),
                ),
                ("currency", models.CharField(blank=True, max_length=3, verbose_name="currency")),
                (
                    "price_per",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("session", "a session"),
                            ("course", "the course"),
                            ("month", "a month"),
                            ("year", "a year"),
                        ],
                        max_length=20,
                        verbose_name="for",
                    ),
                ),
                (
                    "tiers",
                    kpact_wagtail.fields.RecordsField(
                        blank=True,
                        block="kpact_wagtail.support_groups.records.TiersBlock",
                        verbose_name="prices to choose from",
                    ),
                ),
                (
                    "waiver",
                    models.CharField(
                        blank=True,
                        help_text="And how to ask for it without shame.",
                        max_length=250,
                        verbose_name="who pays nothing",
                    ),
                ),
                (
                    "hardship_contact",
                    models.CharField(
                        blank=True, max_length=250, verbose_name="whom to ask about money"
                    ),
                ),
                (
                    "withdrawal",
                    models.CharField(
                        blank=True,
                        help_text="What is paid back, and until when.",
                        max_length=250,
                        verbose_name="if you stop coming",
                    ),
                ),
                (
                    "weekdays",
                    models.CharField(blank=True, default="", editable=False, max_length=20),
                ),
                ("modes", models.CharField(blank=True, default="", editable=False, max_length=40)),
                (
                    "language_codes",
                    models.CharField(blank=True, default="", editable=False, max_length=250),
                ),
                ("interpreted", models.BooleanField(default=False, editable=False)),
                (
                    "in_calendar",
                    models.BooleanField(
                        default=False,
                        help_text="Whoever subscribes has its name on all their devices, and in shared calendars.",
                        verbose_name="offer it as a calendar",
                    ),
                ),
                (
                    "in_structured_data",
                    models.BooleanField(
                        default=False,
                        help_text="They may then show it in lists of events.",
                        verbose_name="tell search engines when it meets",
                    ),
                ),
                (
                    "page_ptr",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        related_name="kpact_%(class)s",
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="wagtaildocs.document",
                        verbose_name="agreement to read and sign",
                    ),
                ),
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
                "verbose_name": "support group",
                "verbose_name_plural": "support groups",
            },
            bases=(
                wagtail.contrib.routable_page.models.RoutablePageMixin,
                "wagtailcore.page",
                models.Model,
            ),
        ),
    ]
