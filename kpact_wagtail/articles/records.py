"""Who made an article: authors in order, and others who had a part in it."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.snippets.blocks import SnippetChooserBlock

from ..streams import SteadyStreamBlock


class CreditBlock(blocks.StructBlock):
    """Somebody who is no author: an illustrator, an interviewee, a translator."""

    role = blocks.CharBlock(label=_("Part"), max_length=60, help_text=_("Such as Illustration."))
    name = blocks.CharBlock(label=_("Name"), max_length=120)

    class Meta:
        icon = "user"
        label = _("Other credit")


class CreditsBlock(SteadyStreamBlock):
    author = SnippetChooserBlock("kpact_wagtail.Author", label=_("Author"), icon="user")
    credit = CreditBlock()
