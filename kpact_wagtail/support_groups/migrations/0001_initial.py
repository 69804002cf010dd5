import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="GroupAccess",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("group", models.UUIDField(db_index=True)),
                (
                    "label",
                    models.CharField(
                        blank=True,
                        help_text="Only if the group has several, such as: Tuesdays.",
                        max_length=80,
                        verbose_name="which meetings",
                    ),
                ),
                (
                    "release",
                    models.CharField(
                        choices=[
                            ("never", "Nobody: we tell people ourselves"),
                            ("approved", "Those whom we have let in"),
                            ("anyone", "Whoever asks, with a button on the page"),
                        ],
                        default="never",
                        max_length=10,
                        verbose_name="who is shown this",
                    ),
                ),
                ("sealed_link", models.BinaryField(default=b"", verbose_name="link")),
                ("sealed_meeting_id", models.BinaryField(default=b"", verbose_name="meeting ID")),
                ("sealed_passcode", models.BinaryField(default=b"", verbose_name="passcode")),
                ("sealed_dial_in", models.BinaryField(default=b"", verbose_name="dial-in")),
                ("sealed_address", models.BinaryField(default=b"", verbose_name="address")),
                ("sealed_note", models.BinaryField(default=b"", verbose_name="note")),
                ("changed_at", models.DateTimeField(auto_now=True, verbose_name="changed")),
                (
                    "renewed_on",
                    models.DateField(
                        blank=True,
                        help_text="The day on which the link or the passcode was last replaced by a new one.",
                        null=True,
                        verbose_name="renewed on",
                    ),
                ),
                (
                    "renew_every_months",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="replace every … months"
                    ),
                ),
            ],
            options={
                "verbose_name": "access details",
                "verbose_name_plural": "access details",
                "ordering": ["group", "label", "pk"],
            },
        ),
        migrations.CreateModel(
            name="Occurrence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("group", models.UUIDField()),
                ("start", models.DateTimeField()),
                ("end", models.DateTimeField()),
                ("day", models.DateField()),
                ("mode", models.CharField(max_length=20)),
                ("venue", models.CharField(blank=True, max_length=120)),
                ("interpreter", models.CharField(blank=True, max_length=20)),
                ("rule", models.CharField(blank=True, max_length=40)),
                ("moved_from", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "meeting",
                "verbose_name_plural": "meetings",
                "ordering": ["start", "pk"],
                "indexes": [
                    models.Index(fields=["group", "start"], name="kpact_meeting_of_group"),
                    models.Index(fields=["start"], name="kpact_meeting_start"),
                ],
            },
        ),
    ]
