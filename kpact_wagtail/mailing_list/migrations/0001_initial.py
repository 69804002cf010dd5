import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import modelsearch.index
import uuid
import wagtail.models.preview
from django.conf import settings
from django.db import migrations, models


# The page model a site may choose from Wagtail 8 on.
PAGE = getattr(settings, "WAGTAIL_PAGE_MODEL", "wagtailcore.Page")


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        migrations.swappable_dependency(PAGE),
    ]

    operations = [
        migrations.CreateModel(
            name="LedgerEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=12, verbose_name="what")),
                (
                    "person_index",
                    models.CharField(max_length=64, verbose_name="keyed hash of the address"),
                ),
                ("key_id", models.CharField(max_length=16, verbose_name="key")),
                ("list_key", models.CharField(blank=True, max_length=32, verbose_name="list")),
                ("reason", models.CharField(blank=True, max_length=12, verbose_name="reason")),
                (
                    "cap_index",
                    models.CharField(
                        blank=True, max_length=64, verbose_name="keyed hash of the mailbox"
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="when"),
                ),
            ],
            options={
                "verbose_name": "ledger entry",
            },
        ),
        migrations.CreateModel(
            name="Subscriber",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("sealed_address", models.BinaryField(verbose_name="sealed address")),
                ("index_key", models.CharField(max_length=16, verbose_name="index key")),
                (
                    "sealed_name",
                    models.BinaryField(blank=True, default=b"", verbose_name="sealed name"),
                ),
                (
                    "address_index",
                    models.CharField(
                        max_length=64, unique=True, verbose_name="keyed hash of the address"
                    ),
                ),
                ("language", models.CharField(max_length=20, verbose_name="language")),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="since"),
                ),
                (
                    "asked_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="last asked"
                    ),
                ),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "ordering": ["-id"],
                "permissions": [("unmask_subscriber", "Can see whole addresses")],
            },
        ),
        migrations.CreateModel(
            name="MailingList",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("translation_key", models.UUIDField(default=uuid.uuid4, editable=False)),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=120, verbose_name="public name")),
                (
                    "purpose",
                    models.CharField(
                        help_text="One sentence: what somebody gets who joins.",
                        max_length=250,
                        verbose_name="what it is for",
                    ),
                ),
                (
                    "promise",
                    models.TextField(
                        blank=True,
                        help_text="What you never do, such as: We never share who is on this list.",
                        verbose_name="promise",
                    ),
                ),
                (
                    "audience",
                    models.CharField(blank=True, max_length=160, verbose_name="whom it is for"),
                ),
                (
                    "eligibility",
                    models.CharField(
                        blank=True,
                        help_text="Such as: people over 18.",
                        max_length=250,
                        verbose_name="who can join",
                    ),
                ),
                (
                    "volume",
                    models.CharField(
                        blank=True,
                        help_text="Such as: about once a month.",
                        max_length=120,
                        verbose_name="how often",
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("one_way", "We write, nobody answers to all"),
                            ("discussion", "Members write to each other"),
                        ],
                        default="one_way",
                        max_length=10,
                        verbose_name="direction",
                    ),
                ),
                (
                    "joining",
                    models.CharField(
                        choices=[
                            ("open", "Anyone"),
                            ("approval", "Anyone may ask; we approve"),
                            ("closed", "Nobody at the moment"),
                        ],
                        default="open",
                        max_length=10,
                        verbose_name="who may join",
                    ),
                ),
                (
                    "visibility",
                    models.CharField(
                        choices=[
                            ("public", "Shown wherever lists are chosen from"),
                            ("unlisted", "Only where an editor names it"),
                        ],
                        default="public",
                        max_length=10,
                        verbose_name="visibility",
                    ),
                ),
                (
                    "group",
                    models.CharField(
                        blank=True,
                        help_text="Lists of one group stand together.",
                        max_length=80,
                        verbose_name="group",
                    ),
                ),
                (
                    "order",
                    models.PositiveSmallIntegerField(
                        default=0, help_text="Smaller numbers come first.", verbose_name="order"
                    ),
                ),
                (
                    "in_footer",
                    models.BooleanField(default=False, verbose_name="offer it in the footer"),
                ),
                (
                    "ask_name",
                    models.BooleanField(
                        default=False,
                        help_text="Optional to fill in; any name will do.",
                        verbose_name="ask for a name",
                    ),
                ),
                (
                    "archive_url",
                    models.URLField(
                        blank=True,
                        help_text="Where past mails stand.",
                        validators=[
                            django.core.validators.URLValidator(
                                message="Enter an address that begins with https://.",
                                schemes=["https"],
                            )
                        ],
                        verbose_name="archive",
                    ),
                ),
                (
                    "other_ways",
                    models.TextField(
                        blank=True,
                        help_text="By post, by phone, at the drop-in …",
                        verbose_name="other ways to join",
                    ),
                ),
                (
                    "help_email",
                    models.EmailField(blank=True, max_length=254, verbose_name="address for help"),
                ),
                (
                    "processors",
                    models.CharField(
                        blank=True,
                        help_text="Such as the name of your mail provider and its country.",
                        max_length=250,
                        verbose_name="who else handles the addresses",
                    ),
                ),
                (
                    "consent_text",
                    models.CharField(
                        blank=True,
                        help_text="Stands beside the button. Leave empty for: “I want to get these mails. I can leave with one press at any time.”",
                        max_length=400,
                        verbose_name="words on consent",
                    ),
                ),
                (
                    "mail_name",
                    models.CharField(
                        help_text="Harmless to whoever sees it: not your cause, not your public name.",
                        max_length=60,
                        verbose_name="name in mails",
                    ),
                ),
                (
                    "sender_name",
                    models.CharField(
                        help_text="Such as a first name, or “The office”.",
                        max_length=60,
                        verbose_name="sender",
                    ),
                ),
                (
                    "sender_email",
                    models.EmailField(max_length=254, verbose_name="sender’s address"),
                ),
                (
                    "reply_to",
                    models.EmailField(blank=True, max_length=254, verbose_name="answers go to"),
                ),
                (
                    "link_root",
                    models.URLField(
                        blank=True,
                        help_text="A harmless host name of this site, such as https://post.example.org. Leave empty for the name of the site.",
                        validators=[
                            django.core.validators.URLValidator(
                                message="Enter an address that begins with https://.",
                                schemes=["https"],
                            )
                        ],
                        verbose_name="links begin with",
                    ),
                ),
                (
                    "list_id",
                    models.CharField(
                        blank=True,
                        help_text="What mail programs sort by (RFC 2919), such as post.example.org. Leave empty for one without a meaning.",
                        max_length=120,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+\\Z",
                                "Enter a name such as post.example.org: letters, figures, hyphens and dots.",
                            )
                        ],
                        verbose_name="List-Id",
                    ),
                ),
                (
                    "subject",
                    models.CharField(
                        blank=True,
                        help_text="Leave empty for “Please confirm”.",
                        max_length=80,
                        verbose_name="subject of the first mail",
                    ),
                ),
                (
                    "legal_name",
                    models.CharField(
                        help_text="Last in each mail, by law.",
                        max_length=160,
                        verbose_name="legal name",
                    ),
                ),
                (
                    "postal_address",
                    models.TextField(
                        help_text="Last in each mail, by law. A box number will do.",
                        verbose_name="postal address",
                    ),
                ),
                (
                    "welcome_subject",
                    models.CharField(
                        blank=True, max_length=80, verbose_name="subject of the welcome mail"
                    ),
                ),
                (
                    "welcome_text",
                    models.TextField(
                        blank=True,
                        help_text="Leave empty to send none.",
                        verbose_name="welcome mail",
                    ),
                ),
                (
                    "retention_days",
                    models.PositiveSmallIntegerField(
                        default=30, verbose_name="forget people who left after (days)"
                    ),
                ),
                (
                    "feed_page",
                    models.ForeignKey(
                        blank=True,
                        help_text="Its feed is offered to people who would rather not leave an address.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=PAGE,
                        verbose_name="list of articles to follow instead",
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
                    "privacy_page",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=PAGE,
                        verbose_name="privacy page",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        to="wagtailcore.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "mailing list",
                "verbose_name_plural": "mailing lists",
                "ordering": ["group", "order", "name"],
                "abstract": False,
                "unique_together": {("translation_key", "locale")},
            },
            bases=(
                wagtail.models.preview.PreviewableMixin,
                modelsearch.index.Indexed,
                models.Model,
            ),
        ),
        migrations.CreateModel(
            name="ConsentWording",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField(verbose_name="version")),
                ("language", models.CharField(max_length=20, verbose_name="language")),
                ("text", models.TextField(verbose_name="wording")),
                ("text_hash", models.CharField(max_length=64, verbose_name="SHA-256")),
                (
                    "privacy_url",
                    models.CharField(blank=True, max_length=500, verbose_name="privacy page"),
                ),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="since"),
                ),
                (
                    "mailing_list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wordings",
                        to="kpact_mailing_list.mailinglist",
                        verbose_name="list",
                    ),
                ),
            ],
            options={
                "verbose_name": "wording of consent",
                "verbose_name_plural": "wordings of consent",
                "ordering": ["-number"],
            },
        ),
        migrations.CreateModel(
            name="ConsentEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("requested", "Asked to join"),
                            ("confirmed", "Confirmed"),
                            ("approved", "Approved"),
                            ("declined", "Declined"),
                            ("changed", "Changed preferences"),
                            ("withdrawn", "Left"),
                            ("stopped", "Asked never to be mailed"),
                            ("exported", "Downloaded their data"),
                            ("erased", "Erased"),
                            ("imported", "Imported"),
                        ],
                        max_length=12,
                        verbose_name="what",
                    ),
                ),
                (
                    "how",
                    models.CharField(
                        choices=[
                            ("form", "Form on a page"),
                            ("api", "Another program of the site"),
                            ("link", "Link in a mail"),
                            ("one_click", "Button of a mail program"),
                            ("preferences", "Preferences page"),
                            ("admin", "By us"),
                            ("program", "Automatically"),
                        ],
                        max_length=12,
                        verbose_name="how",
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="when"),
                ),
                (
                    "person_index",
                    models.CharField(
                        blank=True, max_length=64, verbose_name="keyed hash of the address"
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=20, verbose_name="language")),
                ("page", models.CharField(blank=True, max_length=255, verbose_name="page")),
                ("evidence", models.JSONField(blank=True, default=dict, verbose_name="evidence")),
                (
                    "actor",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="by",
                    ),
                ),
                (
                    "wording",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="kpact_mailing_list.consentwording",
                        verbose_name="wording shown",
                    ),
                ),
                (
                    "mailing_list",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        to="kpact_mailing_list.mailinglist",
                        verbose_name="list",
                    ),
                ),
                (
                    "subscriber",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="events",
                        to="kpact_mailing_list.subscriber",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "consent event",
                "verbose_name_plural": "consent log",
                "ordering": ["-at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Subscription",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("pending", "Not confirmed yet"),
                            ("awaiting", "Waiting for approval"),
                            ("confirmed", "Confirmed"),
                            ("unsubscribed", "Left"),
                            ("suppressed", "Not to be mailed"),
                        ],
                        default="pending",
                        max_length=12,
                        verbose_name="state",
                    ),
                ),
                (
                    "asked_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="last asked"
                    ),
                ),
                (
                    "changed_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="state since"
                    ),
                ),
                ("left_at", models.DateTimeField(blank=True, null=True, verbose_name="left")),
                (
                    "mailing_list",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="subscriptions",
                        to="kpact_mailing_list.mailinglist",
                        verbose_name="list",
                    ),
                ),
                (
                    "subscriber",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="subscriptions",
                        to="kpact_mailing_list.subscriber",
                        verbose_name="person",
                    ),
                ),
            ],
            options={
                "verbose_name": "subscription",
                "verbose_name_plural": "subscriptions",
                "ordering": ["-id"],
            },
        ),
        migrations.AddConstraint(
            model_name="consentwording",
            constraint=models.UniqueConstraint(
                fields=("mailing_list", "language", "number"), name="kpact_wording_number"
            ),
        ),
        migrations.AddIndex(
            model_name="consentevent",
            index=models.Index(fields=["mailing_list", "what"], name="kpact_consent_what"),
        ),
        migrations.AddIndex(
            model_name="subscription",
            index=models.Index(fields=["mailing_list", "state"], name="kpact_subscription_state"),
        ),
        migrations.AddConstraint(
            model_name="subscription",
            constraint=models.UniqueConstraint(
                fields=("mailing_list", "subscriber"), name="kpact_subscription_once"
            ),
        ),
    ]
