import django.db.models.deletion
import django.utils.timezone
import kpact_wagtail.upkeep.settings
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("contenttypes", "0002_remove_content_type_name"),
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="UpkeepSettings",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "digest_to",
                    models.TextField(
                        blank=True,
                        help_text="Mail addresses of those who keep the entries true, one in a line.",
                        max_length=4000,
                        validators=[kpact_wagtail.upkeep.settings.check_addresses],
                        verbose_name="send it to",
                    ),
                ),
                (
                    "digest_every",
                    models.CharField(
                        choices=[
                            ("week", "Once a week"),
                            ("month", "Once a month"),
                            ("never", "Never"),
                        ],
                        default="month",
                        max_length=5,
                        verbose_name="how often",
                    ),
                ),
                ("digest_sent_on", models.DateField(blank=True, editable=False, null=True)),
                (
                    "report_to",
                    models.TextField(
                        blank=True,
                        help_text="Mail addresses, one in a line. Leave it empty for the same people as above.",
                        max_length=4000,
                        validators=[kpact_wagtail.upkeep.settings.check_addresses],
                        verbose_name="tell at once",
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
                "verbose_name": "Upkeep of entries",
            },
        ),
        migrations.CreateModel(
            name="Report",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("object_id", models.PositiveBigIntegerField()),
                (
                    "what",
                    models.CharField(
                        choices=[
                            ("contact", "A number or an address is wrong"),
                            ("hours", "The hours are wrong"),
                            ("gone", "It is closed, or no longer there"),
                            ("unsafe", "It is not safe, or somebody was treated badly"),
                            ("other", "Something else"),
                        ],
                        max_length=10,
                        verbose_name="what",
                    ),
                ),
                ("sealed_words", models.BinaryField(blank=True, default=b"")),
                ("sealed_address", models.BinaryField(blank=True, default=b"")),
                (
                    "repeat_hash",
                    models.CharField(editable=False, max_length=64, null=True, unique=True),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("new", "New"),
                            ("seen", "Somebody is looking at it"),
                            ("done", "Done"),
                        ],
                        default="new",
                        max_length=5,
                        verbose_name="state",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(
                        default=django.utils.timezone.now, verbose_name="reported"
                    ),
                ),
                ("handled_at", models.DateTimeField(null=True)),
                (
                    "content_type",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="contenttypes.contenttype",
                    ),
                ),
                (
                    "handled_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "report of a mistake",
                "verbose_name_plural": "reports of mistakes",
                "ordering": ["-created_at", "-pk"],
                "default_permissions": (),
                "indexes": [
                    models.Index(fields=["content_type", "object_id"], name="kpact_report_about"),
                    models.Index(
                        condition=models.Q(("state", "done"), _negated=True),
                        fields=["content_type"],
                        name="kpact_report_open",
                    ),
                ],
            },
        ),
    ]
