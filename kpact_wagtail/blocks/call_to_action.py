from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock

from ..links import is_safe_url, page_urls
from .parts import Group, PartBlock, simple_text

TARGETS = ["page", "url", "document", "email", "phone"]


class LinkValue(blocks.StructValue):
    """One target – page, address, document, mail or phone – and how to link it."""

    @property
    def target(self):
        """The name of the field that is filled; "" where none is."""
        return next((name for name in TARGETS if self.get(name)), "")

    def get_href(self, request=None, locale_id=None):
        """The address to link, or "" where the target is gone, unpublished or unsafe.

        A page is linked in the given language where it has a live version in it.
        """
        target = self.target
        if target == "page":
            return self.get_page_url(request, locale_id) or ""
        if target == "document":
            return self["document"].url
        scheme = {"email": "mailto:", "phone": "tel:"}.get(target, "")
        href = f"{scheme}{self[target]}".replace(" ", "") if target else ""
        return href if is_safe_url(href) else ""

    def get_page_url(self, request, locale_id):
        page = self["page"]
        if locale_id in (None, page.locale_id):
            return page.get_url(request) if page.live else ""
        return page_urls({page.pk}, locale_id, request).get(page.pk)


class LinkBlock(blocks.StructBlock):
    """Exactly one target. The one place where the suite asks for a link."""

    page = blocks.PageChooserBlock(label=_("Page"), required=False)
    url = blocks.URLBlock(label=_("Web address"), required=False)
    document = DocumentChooserBlock(label=_("Document"), required=False)
    email = blocks.EmailBlock(label=_("E-mail"), required=False)
    phone = blocks.RegexBlock(
        regex=r"^\+?[0-9][0-9 ().\-]{1,24}$",
        label=_("Phone"),
        required=False,
        error_messages={"invalid": _("Enter a phone number, such as +1 312 555 0100.")},
    )

    def clean(self, value):
        cleaned = super().clean(value)
        filled = [name for name in TARGETS if cleaned.get(name)]
        if len(filled) > 1:
            message = _("Choose one target only: empty this field or the other.")
            raise StructBlockValidationError({name: ValidationError(message) for name in filled})
        if not filled and not self.is_deferred_validation:
            message = _("Say where this leads: a page, an address, a document, mail or phone.")
            raise StructBlockValidationError({"page": ValidationError(message)})
        return cleaned

    class Meta:
        icon = "link"
        value_class = LinkValue
        form_layout = blocks.BlockGroup(
            children=["page", "url"], settings=["document", "email", "phone"]
        )


class CallToActionBlock(PartBlock):
    """One thing to do, one button to do it."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120)
    text = simple_text(required=False)
    button = blocks.CharBlock(
        label=_("Words on the button"),
        max_length=60,
        help_text=_("A verb, such as “Write to them”."),
    )
    link = LinkBlock(label=_("Where it leads"))
    authority = blocks.CharBlock(
        label=_("Who decides"),
        max_length=160,
        required=False,
        help_text=_("The office or person you ask, such as the city council."),
    )
    ask = blocks.CharBlock(label=_("What you ask for"), max_length=250, required=False)

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        locale_id = getattr(context.get("page"), "locale_id", None)
        context["href"] = value["link"].get_href(context.get("request"), locale_id)
        return context

    def get_problems(self, value):
        if value["button"] and not value["link"].get_href():
            yield _(
                "The button “%(button)s” leads nowhere: its target is gone or not published."
            ) % {"button": value["button"]}

    class Meta:
        icon = "pick"
        group = Group.ACT
        label = _("Call to action")
        label_format = "{heading}"
        description = _("One thing to do, with one button.")
        template = "kpact_wagtail/blocks/call_to_action.html"
        preview_value = {
            "heading": _("Tell the council why this matters"),
            "text": "<p>It takes five minutes. We have written a first draft for you.</p>",
            "button": _("Write to the council"),
            "link": {"url": "https://example.org/write"},
        }
        form_layout = blocks.BlockGroup(
            children=["heading", "text", "button", "link"], settings=["authority", "ask"]
        )
