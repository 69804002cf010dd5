"""The mails to editors. They hold titles that are public, and no word of a visitor."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings as django_settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from ..models import SiteSettings
from ..outbox.kinds import AT_MOST_ONCE, NO_CAPS, Caps, Kind
from ..outbox.models import Message
from .attention import REASONS, find_items, load_records
from .models import Report, UpkeepSettings
from .notices import read_id

#: How many entries a digest names.
NAMED = 10


@dataclass
class ToEditor:
    """What a mail is about, and whom it goes to. Its repr tells nothing."""

    row: object
    address: str

    def __repr__(self):
        return "ToEditor(…)"


class EditorKind(Kind):
    """A mail to an editor who is named in the settings; not sent once the name is taken out."""

    model = None
    names = ""

    def load(self, object_ids):
        addresses = self.find_addresses()
        read = {object_id: read_id(object_id, addresses) for object_id in object_ids}
        rows = self.model.objects.in_bulk({number for number, _address in read.values()})
        return {
            object_id: ToEditor(rows[number], address)
            for object_id, (number, address) in read.items()
            if number in rows and address
        }

    def find_addresses(self):
        """The addresses of all sites."""
        rows = UpkeepSettings.objects.all()
        return list(dict.fromkeys(each for row in rows for each in getattr(row, self.names)))

    def get_address(self, obj):
        return obj.address

    def get_scopes(self, obj):
        return [self.name]


class ReportMail(EditorKind):
    """Something was reported: which entry, and where to read it."""

    label = gettext_lazy("Report of a mistake")
    model = Report
    names = "report_addresses"
    # A stranger can set it off: one mail a day about one entry, and not more than twenty in all.
    caps = Caps(
        scope_window=timedelta(days=1),
        resends=0,
        per_recipient=20,
        recipient_window=timedelta(days=1),
    )

    def may_send(self, obj):
        is_open = obj.row.state != Report.State.DONE
        return "" if is_open else Message.Reason.NOT_WANTED

    def get_scopes(self, obj):
        return [f"report:{obj.row.content_type_id}:{obj.row.object_id}"]

    def compose(self, obj, message, mint):
        record = obj.row.content_type.get_object_for_this_type(pk=obj.row.object_id)
        subject = _("A mistake was reported")
        context = {"record": str(record), "url": report_url(message) + "?why=reported"}
        return write("report", obj.address, subject, context, message)


class DigestMail(EditorKind):
    """What needs attention, now and then."""

    label = gettext_lazy("What needs attention")
    model = UpkeepSettings
    names = "digest_addresses"
    caps = NO_CAPS
    breaker = False
    repeat = AT_MOST_ONCE

    def may_send(self, obj):
        return "" if find_items() else Message.Reason.NOT_WANTED

    def compose(self, obj, message, mint):
        items = find_items()
        number = len(items)
        subject = ngettext(
            "%(number)d entry needs attention", "%(number)d entries need attention", number
        )
        context = {
            "items": load_titles(items[:NAMED]),
            "more": max(number - NAMED, 0),
            "counts": count_reasons(items),
            "url": report_url(message),
        }
        return write("digest", obj.address, subject % {"number": number}, context, message)


def load_titles(items):
    return [item for item in load_records(items) if item.record]


def count_reasons(items):
    """(label, number) of each reason there is."""
    numbers = [(label, sum(name in item.why for item in items)) for name, label in REASONS.items()]
    return [(label, number) for label, number in numbers if number]


def report_url(message):
    """The address of “Needs attention”: never the Host header of a request."""
    root = getattr(django_settings, "WAGTAILADMIN_BASE_URL", "") or ""
    root = root or (message.site.root_url if message.site else "")
    return root.rstrip("/") + reverse("kpact_needs_attention")


def write(name, address, subject, context, message):
    """An e-mail to one editor, as text and as HTML from the same words."""
    sender = SiteSettings.for_site(message.site).email if message.site else ""
    context = {**context, "subject": subject}
    mail = EmailMultiAlternatives(
        subject=subject,
        body=render_to_string(f"kpact_wagtail/email/{name}.txt", context).strip() + "\n",
        from_email=sender or None,
        to=[address],
    )
    html = render_to_string(f"kpact_wagtail/email/{name}.html", context)
    mail.attach_alternative(html, "text/html")
    return mail
