from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("kpact_wagtail", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="KeyRecord",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key_id", models.CharField(max_length=16, unique=True, verbose_name="key")),
                ("check_value", models.CharField(max_length=64, verbose_name="check value")),
                (
                    "first_used_at",
                    models.DateTimeField(auto_now_add=True, verbose_name="first used"),
                ),
            ],
            options={
                "verbose_name": "key in use",
            },
        ),
        migrations.CreateModel(
            name="Lease",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=60, unique=True, verbose_name="job")),
                ("holder", models.UUIDField(blank=True, null=True, verbose_name="holder")),
                ("until", models.DateTimeField(blank=True, null=True, verbose_name="held until")),
                (
                    "started_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="last started"),
                ),
                (
                    "finished_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="last finished"),
                ),
                ("failed", models.BooleanField(default=False, verbose_name="last run failed")),
                (
                    "result",
                    models.JSONField(
                        blank=True, default=dict, verbose_name="what the last run did"
                    ),
                ),
            ],
            options={
                "verbose_name": "job",
            },
        ),
        migrations.CreateModel(
            name="SuiteState",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "index_key",
                    models.CharField(blank=True, max_length=16, verbose_name="index key"),
                ),
                (
                    "forms_paused_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="forms paused since"),
                ),
            ],
            options={
                "verbose_name": "state of the suite",
            },
        ),
        migrations.AddField(
            model_name="sitesettings",
            name="shared_devices",
            field=models.BooleanField(
                default=False,
                help_text="Forms then ask browsers not to remember or suggest what is typed into them. Switch it on if people read this site in libraries, shelters or at a partner’s computer.",
                verbose_name="visitors share devices",
            ),
        ),
        migrations.CreateModel(
            name="ClientCount",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "client",
                    models.CharField(max_length=64, verbose_name="keyed hash of the client"),
                ),
                ("scope", models.CharField(max_length=40, verbose_name="form")),
                ("day", models.DateField(db_index=True, verbose_name="day")),
                ("number", models.PositiveIntegerField(default=0, verbose_name="number")),
            ],
            options={
                "verbose_name": "count of a client",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("client", "scope", "day"), name="kpact_client_count"
                    )
                ],
            },
        ),
    ]
