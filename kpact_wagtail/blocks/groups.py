from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Locale
from wagtail.snippets.blocks import SnippetChooserBlock

from .parts import FrozenByName, Group, PartBlock, heading, simple_text
from .references import ByReference
from .resources import get_layouts


class GroupChooserBlock(ByReference, FrozenByName, blocks.PageChooserBlock):
    """Chooses a page of any type with SupportGroupPageMixin. Its value is an id."""

    @property
    def target_models(self):
        from ..support_groups.actions import get_group_models

        return get_group_models() or super().target_models


def get_modes():
    return [("online", _("Online")), ("in_person", _("In person"))]


class SomeGroupsBlock(PartBlock):
    """The base of parts about support groups: those chosen by hand, those found, or all.

    A subclass says in ``get_shown()`` what becomes of them.
    """

    needs_app = "kpact_wagtail.support_groups"

    heading = heading()
    groups = blocks.ListBlock(
        GroupChooserBlock(label=_("Group")),
        label=_("Groups"),
        default=[],
        help_text=_("Those you choose here, and those found by what you choose below."),
    )
    topics = blocks.ListBlock(
        SnippetChooserBlock("kpact_wagtail.Topic", label=_("Topic")),
        label=_("Topics"),
        default=[],
        help_text=_("Groups on any of these. With nothing chosen at all: all groups."),
    )
    audiences = blocks.ListBlock(
        SnippetChooserBlock("kpact_wagtail.Audience", label=_("Audience")),
        label=_("Audiences"),
        default=[],
        help_text=_("Groups for any of these."),
    )
    mode = blocks.ChoiceBlock(
        choices=get_modes,
        label=_("How they meet"),
        required=False,
        default="",
        help_text=_("Groups that one can join in this way."),
    )

    def get_context(self, value, parent_context=None):
        context = super().get_context(value, parent_context)
        if context.get("kpact_preview"):
            return {**context, **self.get_preview_shown(value)}
        shown = self.get_shown(value, context.get("page"), context.get("request"))
        return {**context, **shown}

    def get_shown(self, value, page, request):
        """What the template shows, by name."""
        raise NotImplementedError

    def get_preview_shown(self, value):
        """As get_shown(), for the block picker."""
        raise NotImplementedError

    def get_wish(self, value):
        """What an editor asked for, as choosing.find_wished() takes it."""
        from ..support_groups.choosing import Wish

        return Wish(
            chosen=[each.pk for each in value["groups"] if each],
            topics=read_keys(value["topics"]),
            audiences=read_keys(value["audiences"]),
            mode=value["mode"] or "",
        )

    def find_groups(self, value, page, limit=None, described=False):
        """The groups that visitors of a page see, in its language, those chosen by hand first."""
        from ..support_groups.choosing import find_wished

        return find_wished(self.get_wish(value), page, limit, described)

    def get_problems(self, value):
        from ..support_groups.problems import find_problems_of_wish

        yield from find_problems_of_wish(self.get_wish(value))

    class Meta:
        icon = "group"
        group = Group.SUPPORT
        label_format = "{heading}"


def read_keys(chosen):
    """The translation_keys of chosen records; None where nobody chose any.

    A record that has been deleted has none: what was to be some groups never becomes all of them.
    """
    chosen = list(chosen)
    return [each.translation_key for each in chosen if each] if chosen else None


def get_locale_id(page):
    return getattr(page, "locale_id", None) or Locale.get_active().pk


class GroupsBlock(SomeGroupsBlock):
    """Support groups as people look for them: whom each is for, when, where, how to join."""

    heading = heading(default=_("Support groups"))
    introduction = simple_text(required=False, label=_("Introduction"))
    count = blocks.IntegerBlock(label=_("How many at most"), default=12, min_value=1, max_value=200)
    layout = blocks.ChoiceBlock(choices=get_layouts, label=_("Show"), default="full")
    view_all = blocks.BooleanBlock(label=_("Link to all groups"), required=False, default=True)

    def get_shown(self, value, page, request):
        from ..support_groups.choosing import find_index_url

        full = value["layout"] != "compact"
        groups = self.find_groups(value, page, value["count"], described=full)
        add_next(groups)
        rest = find_index_url(page, request) if groups and value["view_all"] else ""
        return {"groups": groups, "full": full, "described": full, "rest_url": rest}

    def get_preview_shown(self, value):
        from ..support_groups.examples import make_examples

        return {"groups": make_examples(), "full": value["layout"] != "compact", "rest_url": "#"}

    def get_api_representation(self, value, context=None):
        """With every group as a headless site needs it, in the language of the page."""
        from ..support_groups.api import describe_group

        page = (context or {}).get("page")
        groups = self.find_groups(value, page, value["count"], described=True)
        add_next(groups)
        return {
            "heading": str(value["heading"]),
            "introduction": self.child_blocks["introduction"].get_api_representation(
                value["introduction"], context
            ),
            "layout": value["layout"],
            "groups": [describe_group(group, context) for group in groups],
        }

    class Meta:
        label = _("Support groups")
        description = _("Whom each group is for, when it meets next, and how to join.")
        template = "kpact_wagtail/blocks/groups.html"
        preview_value = {"heading": _("Support groups")}
        form_layout = blocks.BlockGroup(
            children=["heading", "introduction", "groups", "topics", "audiences"],
            settings=["mode", "count", "layout", "view_all"],
        )


def add_next(groups):
    """Give each group its next meeting."""
    from django.utils import timezone

    from ..support_groups.listing import attach_next

    attach_next(groups, timezone.now())
