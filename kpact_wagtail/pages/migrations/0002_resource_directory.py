import django.db.models.deletion
import wagtail.contrib.routable_page.models
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kpact_pages", "0001_initial"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="ResourceDirectoryPage",
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
                "verbose_name": "resource directory",
                "verbose_name_plural": "resource directories",
            },
            bases=(
                wagtail.contrib.routable_page.models.RoutablePageMixin,
                "wagtailcore.page",
                models.Model,
            ),
        ),
    ]
