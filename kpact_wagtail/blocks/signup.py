from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from .parts import Group, PartBlock, heading, simple_text


class MailingListChooserBlock(SnippetChooserBlock):
    """Chooses a mailing list; all lists of a block come with what a form shows in one query."""

    def __init__(self, **kwargs):
        super().__init__("kpact_mailing_list.MailingList", **kwargs)

    def bulk_to_python(self, values):
        from ..mailing_list.offers import load_lists

        found = load_lists(values)
        return [found.get(pk) for pk in values]


class SignupBlock(PartBlock):
    """A form to join one mailing list, or to choose among several.

    It holds no cookie and no token of a visitor, so a page with it can be cached for days.
    """

    needs_app = "kpact_wagtail.mailing_list"

    heading = heading(default=_("Get mail from us"))
    text = simple_text(required=False)
    lists = blocks.ListBlock(
        MailingListChooserBlock(label=_("Mailing list")),
        label=_("Mailing lists"),
        default=[],
        help_text=_("Without a list: all public lists of the site, to choose from."),
    )
    button = blocks.CharBlock(
        label=_("Words on the button"),
        max_length=60,
        required=False,
        help_text=_("Leave empty for “Yes, send me these mails”."),
    )

    def get_context(self, value, parent_context=None):
        from ..mailing_list.offers import make_offer

        context = super().get_context(value, parent_context)
        page = context.get("page")
        context["offer"] = make_offer(
            self.get_lists(value, page, context.get("request")),
            request=context.get("request"),
            page=page,
            prefix=f"kpact-{context.get('id') or 'signup'}",
            button=value["button"],
        )
        return context

    def get_lists(self, value, page, request):
        """The chosen lists, else all public ones, in the language of the page.

        A query only where one is in another language, or none is chosen.
        """
        from ..mailing_list.offers import find_lists, find_public_lists

        chosen = [each for each in value["lists"] if each]
        locale_id = getattr(page, "locale_id", None)
        if not value["lists"]:
            return find_public_lists(request, locale_id)
        if any(not hasattr(each, "wording_id") for each in chosen):  # from a program
            return find_lists([each.pk for each in chosen], locale_id or chosen[0].locale_id)
        if locale_id is None or all(each.locale_id == locale_id for each in chosen):
            return chosen
        return find_lists([each.pk for each in chosen], locale_id)

    def get_api_representation(self, value, context=None):
        """What a headless site needs to draw the form and to send it, as JSON, to ``action``."""
        from ..guard import HONEYPOT, STAMP, stamp
        from ..mailing_list.forms import SignupForm
        from ..mailing_list.offers import make_offer

        request = (context or {}).get("request")
        offer = make_offer(self.get_lists(value, None, request), request=request)
        return {
            **super().get_api_representation({**value, "lists": []}, context),
            "action": offer.action,
            "fields": {"stamp": STAMP, "honeypot": HONEYPOT},
            "stamp": stamp(SignupForm.scope),
            "lists": [describe(each) for each in offer.open],
        }

    def get_problems(self, value):
        if not all(value["lists"]):
            yield _("A mailing list of a sign-up form has been deleted.")
        for each in value["lists"]:
            if each and not each.takes_people:
                yield _("“%(name)s” takes no new people, so its form is not shown.") % {
                    "name": each.name
                }

    def get_preview_value(self):
        from ..mailing_list.offers import get_preview_lists

        value = super().get_preview_value()
        value["lists"] = get_preview_lists()
        return value

    class Meta:
        icon = "mail"
        group = Group.NEWS
        label = _("Sign-up form")
        label_format = "{heading}"
        description = _("A form to join your mailing lists, without a trace of who looked at it.")
        template = "kpact_wagtail/blocks/signup.html"
        preview_value = {"heading": _("Get mail from us")}
        form_layout = blocks.BlockGroup(children=["heading", "text", "lists"], settings=["button"])


def describe(mailing_list):
    """A list as JSON: ``wording`` is what the form sends to choose it."""
    return {
        "key": mailing_list.list_key,
        "wording": mailing_list.ticket,
        "name": mailing_list.name,
        "purpose": mailing_list.purpose,
        "promise": mailing_list.promise,
        "volume": mailing_list.volume,
        "consent": mailing_list.wording_text,
        "asks_name": mailing_list.ask_name,
        "language": mailing_list.locale.language_code,
    }
