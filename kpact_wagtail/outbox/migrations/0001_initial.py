import django.db.models.deletion
import django.utils.timezone
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0097_baselogentry_uuid_action_timestamp_indexes"),
    ]

    operations = [
        migrations.CreateModel(
            name="MailerState",
            fields=[
                (
                    "id",
                    models.PositiveSmallIntegerField(
                        default=1, editable=False, primary_key=True, serialize=False
                    ),
                ),
                (
                    "failures_in_row",
                    models.PositiveIntegerField(default=0, verbose_name="failures in a row"),
                ),
                (
                    "refused_in_row",
                    models.JSONField(blank=True, default=list, verbose_name="refused in a row"),
                ),
                (
                    "paused_until",
                    models.DateTimeField(blank=True, null=True, verbose_name="paused until"),
                ),
                (
                    "pause_reason",
                    models.CharField(blank=True, max_length=40, verbose_name="why paused"),
                ),
                (
                    "closed_since",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="account closed since"
                    ),
                ),
                (
                    "held_since",
                    models.DateTimeField(
                        blank=True, null=True, verbose_name="confirmations held since"
                    ),
                ),
                (
                    "told_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="administrators told"),
                ),
                (
                    "last_sent_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="last sent"),
                ),
            ],
            options={
                "verbose_name": "state of the outbox",
            },
        ),
        migrations.CreateModel(
            name="Suppression",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "address_index",
                    models.CharField(
                        max_length=64, unique=True, verbose_name="keyed hash of the address"
                    ),
                ),
                (
                    "cap_index",
                    models.CharField(
                        blank=True,
                        db_index=True,
                        max_length=64,
                        verbose_name="keyed hash of the mailbox",
                    ),
                ),
                ("key_id", models.CharField(max_length=16, verbose_name="key")),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("bounce", "Mail came back"),
                            ("complaint", "Reported as spam"),
                            ("do_not_mail", "Asked never to be mailed"),
                            ("admin", "Entered by us"),
                        ],
                        max_length=12,
                        verbose_name="reason",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="since"),
                ),
            ],
            options={
                "verbose_name": "suppression",
                "verbose_name_plural": "suppressions",
                "ordering": ["-created_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("uuid", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("kind", models.CharField(max_length=40, verbose_name="kind")),
                ("object_id", models.BigIntegerField(verbose_name="about")),
                ("language", models.CharField(blank=True, max_length=20, verbose_name="language")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "Waiting"),
                            ("claimed", "Being sent"),
                            ("sent", "Handed over"),
                            ("dropped", "Not sent"),
                            ("failed", "Failed"),
                            ("uncertain", "No answer"),
                            ("parked", "Parked"),
                        ],
                        default="queued",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                (
                    "reason",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("", "–"),
                            ("suppressed", "The address is not to be mailed."),
                            ("capped", "This address had enough mails of this kind lately."),
                            ("not_wanted", "It was no longer wanted when its turn came."),
                            ("gone", "What it was about has been deleted."),
                            ("refused", "The mail provider refused it."),
                            ("unreadable", "The address cannot be read with the keys there are."),
                            ("broken", "It could not be written; see the log."),
                            ("too_late", "It could not be handed over in time."),
                            ("too_often", "It was tried as often as is allowed."),
                            ("restored", "It was waiting in a backup that has been restored."),
                        ],
                        default="",
                        max_length=12,
                        verbose_name="why not",
                    ),
                ),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="created"),
                ),
                (
                    "due_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="due"),
                ),
                ("claim", models.UUIDField(blank=True, null=True, verbose_name="claim")),
                (
                    "lease_until",
                    models.DateTimeField(blank=True, null=True, verbose_name="held until"),
                ),
                (
                    "first_tried_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="first tried"),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0, verbose_name="attempts")),
                (
                    "unanswered",
                    models.PositiveSmallIntegerField(
                        default=0, verbose_name="attempts without an answer"
                    ),
                ),
                (
                    "handed_over_at",
                    models.DateTimeField(blank=True, null=True, verbose_name="handed over"),
                ),
                ("mailer", models.CharField(blank=True, max_length=60, verbose_name="mailer")),
                (
                    "message_id",
                    models.CharField(blank=True, max_length=255, verbose_name="message id"),
                ),
                ("error", models.CharField(blank=True, max_length=100, verbose_name="error")),
                (
                    "status_code",
                    models.PositiveSmallIntegerField(
                        blank=True, null=True, verbose_name="status code"
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="wagtailcore.site",
                        verbose_name="site",
                    ),
                ),
            ],
            options={
                "verbose_name": "message",
                "verbose_name_plural": "messages",
                "ordering": ["-created_at", "-id"],
            },
        ),
        migrations.CreateModel(
            name="Handover",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "recipient",
                    models.CharField(max_length=64, verbose_name="keyed hash of the recipient"),
                ),
                ("budget", models.CharField(max_length=20, verbose_name="budget")),
                ("scope", models.CharField(max_length=60, verbose_name="for")),
                ("at", models.DateTimeField(default=django.utils.timezone.now, verbose_name="at")),
                (
                    "message",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="kpact_outbox.message",
                        verbose_name="message",
                    ),
                ),
            ],
            options={
                "verbose_name": "handover",
            },
        ),
        migrations.CreateModel(
            name="Token",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("digest", models.CharField(max_length=64, unique=True, verbose_name="SHA-256")),
                ("purpose", models.CharField(max_length=40, verbose_name="purpose")),
                ("object_id", models.BigIntegerField(verbose_name="about")),
                ("data", models.JSONField(blank=True, default=dict, verbose_name="ids")),
                (
                    "created_at",
                    models.DateTimeField(default=django.utils.timezone.now, verbose_name="created"),
                ),
                (
                    "expires_at",
                    models.DateTimeField(
                        blank=True, db_index=True, null=True, verbose_name="expires"
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        to="kpact_outbox.message",
                        verbose_name="message",
                    ),
                ),
            ],
            options={
                "verbose_name": "link",
                "verbose_name_plural": "links",
            },
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(fields=["state", "due_at", "id"], name="kpact_message_due"),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("claim", None), _negated=True),
                fields=["claim"],
                name="kpact_message_claim",
            ),
        ),
        migrations.AddIndex(
            model_name="message",
            index=models.Index(
                condition=models.Q(("lease_until", None), _negated=True),
                fields=["lease_until"],
                name="kpact_message_lease",
            ),
        ),
        migrations.AddConstraint(
            model_name="message",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "queued")),
                fields=("kind", "object_id"),
                name="kpact_message_queued_once",
            ),
        ),
        migrations.AddIndex(
            model_name="handover",
            index=models.Index(
                fields=["recipient", "budget", "at"], name="kpact_handover_recipient"
            ),
        ),
        migrations.AddIndex(
            model_name="handover",
            index=models.Index(fields=["budget", "at"], name="kpact_handover_budget"),
        ),
        migrations.AddIndex(
            model_name="token",
            index=models.Index(fields=["purpose", "object_id"], name="kpact_token_object"),
        ),
    ]
