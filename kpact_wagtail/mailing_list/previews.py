"""What an editor sees of a list before anybody else does: its mails and its form, unsaved."""

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from django.utils.translation import override

from .discretion import find_telling_names
from .mails import subject_of
from .offers import make_offer


def describe(mailing_list, request):
    """The context of all previews of a list; its links lead nowhere."""
    mailing_list.wording_id = 0
    with override(mailing_list.locale.language_code):
        context = {
            "list": mailing_list,
            "lists": [mailing_list],
            "identity": mailing_list,
            "confirm_url": "#",
            "stop_url": "#",
            "leave_url": "#",
            "text": mailing_list.welcome_text or _("This list sends no welcome mail."),
            "confirm_subject": subject_of("confirm", mailing_list),
            "welcome_subject": subject_of("welcome", mailing_list),
        }
        context["first_line"] = first_line(context)
    return {
        **context,
        "offer": make_offer([mailing_list], request=request),
        "warnings": list(find_telling_names(mailing_list)) if mailing_list.site_id else [],
    }


def first_line(context):
    """What phones show below the subject."""
    text = render_to_string("kpact_wagtail/email/confirm.txt", context)
    return " ".join(text.split())[:120]
