"""Signatures under the petition of a page: who asked to sign, and who confirmed."""

from datetime import timedelta

from django import forms
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from kpact_wagtail.crypto import seal
from kpact_wagtail.guard import AddressField, GuardedForm
from kpact_wagtail.outbox.actions import queue
from kpact_wagtail.sealed import SealedAddress


class PetitionForm(GuardedForm, forms.Form):
    scope = "petition"

    name = forms.CharField(label=_("Name"), max_length=80)
    email = AddressField()


class Signature(SealedAddress):
    page = models.ForeignKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="+")
    sealed_name = models.BinaryField()
    asked_at = models.DateTimeField(default=timezone.now)
    confirmed_at = models.DateTimeField(null=True)

    sealed_fields = ("sealed_address", "sealed_name")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["page", "address_index"], name="signed_once")
        ]


@transaction.atomic
def sign(page, address, name):
    """Write down that somebody asked to sign, and queue one mail; the same work for everybody."""
    new = Signature.for_address(address, page_id=page.pk)
    new.sealed_name = seal(name, *new.place())
    Signature.objects.bulk_create(
        [new],
        update_conflicts=True,
        unique_fields=["page", "address_index"],
        update_fields=["asked_at"],
    )
    signature = Signature.objects.get(page=page.pk, address_index=new.address_index)
    site_id, language = page.get_site().pk, page.locale.language_code
    queue("signature", signature.pk, site_id=site_id, language=language)


def confirm(signature):
    waiting = Signature.objects.filter(pk=signature.pk, confirmed_at=None)
    waiting.update(confirmed_at=timezone.now())
    signature.refresh_from_db()


def count_signatures(page_id):
    return Signature.objects.filter(page=page_id).exclude(confirmed_at=None).count()


def forget(dry_run=False):
    """Forget who never confirmed; a daily job."""
    before = timezone.now() - timedelta(days=14)
    old = Signature.objects.filter(confirmed_at=None, asked_at__lt=before)
    return {"unconfirmed": old.count() if dry_run else old.delete()[0]}
