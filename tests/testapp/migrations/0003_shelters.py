import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("testapp", "0002_signatures"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="ShelterPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to="wagtailcore.page",
                    ),
                ),
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
            ],
            options={
                "abstract": False,
            },
            bases=("wagtailcore.page", models.Model),
        ),
    ]
