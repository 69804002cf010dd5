"""The one mail of a petition."""

from datetime import timedelta

from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.translation import gettext as _

from kpact_wagtail.outbox.kinds import Kind
from kpact_wagtail.outbox.models import Message

from .petitions import Signature


class SignatureMail(Kind):
    model = Signature

    def may_send(self, signature):
        return Message.Reason.NOT_WANTED if signature.confirmed_at else ""

    def compose(self, signature, message, mint):
        token = mint("signature", signature.pk, timedelta(hours=72))
        url = message.site.root_url + reverse("confirm_signature", args=[token])
        text = _("Was it you? Then press the button on this page:") + f"\n\n{url}\n"
        return EmailMultiAlternatives(_("Please confirm"), text, to=[signature.address()])
