"""Panels of our edit forms: shared facts, which a translation shows read-only, and topics."""

from copy import copy

from django.forms import CheckboxSelectMultiple
from django.template.loader import render_to_string
from django.utils.formats import localize
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel
from wagtail.blocks.stream_block import StreamValue
from wagtail.coreutils import get_content_languages

from .summaries import summarize
from .translation import fact_source, pick


def share_facts_in(edit_handler):
    """An edit handler that shows shared facts read-only on translations; for SharedFacts models.

    Pages with our mixins have it by themselves; a SnippetViewSet of yours returns it from
    ``get_edit_handler()``.
    """
    return SharedFactsHandler(edit_handler)


class SharedFactsHandler:
    """Stands before an edit handler that is bound to a model; everything else passes through."""

    def __init__(self, handler):
        self.handler = handler

    def __getattr__(self, name):
        if name == "handler":  # while being copied
            raise AttributeError(name)
        return getattr(self.handler, name)

    def get_form_class(self):
        handler = copy(self.handler)
        default = getattr(handler.model, "base_form_class", None) or WagtailAdminModelForm
        base = handler.base_form_class or default
        handler.base_form_class = type(base.__name__, (SharedFactsForm, base), {})
        return handler.get_form_class()

    def get_bound_panel(self, instance=None, request=None, form=None, prefix="panel"):
        handler = self.handler
        source = get_other_source(instance)
        if source:
            names = instance.get_shared_facts()
            handler = show_only(handler, names, describe_source(source, request))
        return handler.get_bound_panel(instance=instance, request=request, form=form, prefix=prefix)


class SharedFactsForm:
    """Mixin of the form: on a translation the shared facts are no fields at all.

    So whatever is posted, their values stay.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if get_other_source(self.instance):
            for name in self.instance.get_shared_facts():
                self.fields.pop(name, None)


class SharedFactPanel(FieldPanel):
    """A fact as it is on the other translation, in plain words; several records in several lines.

    A model that has better words for a field says them in ``get_<field>_display()``.
    """

    read_only_output_template_name = "kpact_wagtail/admin/shared_fact.html"

    class BoundPanel(FieldPanel.BoundPanel):
        @cached_property
        def value_from_instance(self):
            if isinstance(getattr(self.instance, self.field_name), StreamValue):
                display = getattr(self.instance, f"get_{self.field_name}_display", None)
                if display:
                    return display()
            return getattr(self.instance, self.field_name)

    def format_value_for_display(self, value):
        if isinstance(value, bool):
            return _("Yes") if value else _("No")
        if isinstance(value, StreamValue):
            value = "\n".join(summarize(value))
        shown = super().format_value_for_display(value)
        return _("None") if shown in (None, "", "None") else localize(shown)


def get_other_source(instance):
    """The translation on which the shared facts of this one are edited; None on that one itself."""
    if instance is None or not instance.pk:
        return None
    source = fact_source(instance)
    return None if source.pk == instance.pk else source


def describe_source(source, request):
    """A sentence with a link, for those who may follow it, to where the fact is edited."""
    finder = AdminURLFinder(request.user if request else None)
    code = source.locale.language_code
    language = dict(get_content_languages()).get(code, code)
    context = {"language": language, "url": finder.get_edit_url(source)}
    return render_to_string("kpact_wagtail/admin/edited_elsewhere.html", context)


def show_only(panel, names, help_text):
    """A copy of a bound tree of panels in which the fields of these names are read-only."""
    if getattr(panel, "field_name", None) in names:
        options = panel.clone_kwargs()
        shown = SharedFactPanel(
            panel.field_name,
            read_only=True,
            help_text=help_text,
            **{name: options[name] for name in ("heading", "classname", "icon", "permission")},
        )
        return shown.bind_to_model(panel.model)
    if hasattr(panel, "children"):
        panel = copy(panel)
        panel.children = [show_only(child, names, help_text) for child in panel.children]
    return panel


class TopicsPanel(FieldPanel):
    """Topics as check boxes: each one once, in the language of the page where it has one."""

    def __init__(self, field_name, widget=CheckboxSelectMultiple, **kwargs):
        super().__init__(field_name, widget=widget, **kwargs)

    class BoundPanel(FieldPanel.BoundPanel):
        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            if self.bound_field is not None:
                choices = list_topics(self.bound_field, self.instance.locale_id)
                self.bound_field.field.widget.choices = choices


def list_topics(bound_field, locale_id):
    """``[(value, label)]``; a topic that is chosen in another language keeps that value."""
    chosen = {str(getattr(topic, "pk", topic)) for topic in bound_field.value() or ()}
    siblings = {}
    for topic in bound_field.field.queryset.order_by("pk"):
        siblings.setdefault(topic.translation_key, []).append(topic)
    choices = []
    for rows in siblings.values():
        shown = pick(rows, locale_id)
        value = next((row for row in rows if str(row.pk) in chosen), shown)
        choices.append((value.pk, str(shown)))
    return sorted(choices, key=lambda choice: choice[1].casefold())
