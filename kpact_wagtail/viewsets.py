"""The admin screens of the shared vocabulary: topics, audiences, definitions, authors."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList, TitleFieldPanel
from wagtail.admin.ui.tables import Column, LocaleColumn, UsageCountColumn
from wagtail.admin.widgets.slug import SlugInput
from wagtail.models import Locale, ReferenceIndex
from wagtail.snippets.views import chooser
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from . import forms
from .models import Audience, Author, Definition, Topic
from .panels import share_facts_in


class StartsInLanguage:
    """The creation form begins with the language in which the editor works."""

    def get_creation_form_kwargs(self):
        code = self.request.GET.get("locale")
        locale = code and Locale.objects.filter(language_code=code).first()
        initial = {"language": locale or Locale.get_default()}
        return {**super().get_creation_form_kwargs(), "initial": initial}


class ChooseView(StartsInLanguage, chooser.ChooseView):
    pass


class CreateView(StartsInLanguage, chooser.SnippetCreateView):
    pass


class VocabularyChooserViewSet(chooser.SnippetChooserViewSet):
    """A chooser in which an editor can also create what is missing."""

    choose_view_class = ChooseView
    create_view_class = CreateView
    creation_tab_label = _("New")
    create_action_label = _("Create and choose")


class TopicChooserViewSet(VocabularyChooserViewSet):
    creation_form_class = forms.TopicCreationForm


class AudienceChooserViewSet(VocabularyChooserViewSet):
    creation_form_class = forms.AudienceCreationForm


class DefinitionChooserViewSet(VocabularyChooserViewSet):
    creation_form_class = forms.DefinitionCreationForm


class AuthorChooserViewSet(VocabularyChooserViewSet):
    creation_form_class = forms.AuthorCreationForm


class UsedColumn(UsageCountColumn):
    """How often a row is used, linked to the list of places."""

    def get_cell_context_data(self, instance, parent_context):
        url_name = instance.snippet_viewset.get_url_name("usage")
        instance.usage_url = reverse(url_name, args=[instance.pk])
        return super().get_cell_context_data(instance, parent_context)


class VocabularyViewSet(SnippetViewSet):
    """What the lists of our snippets share. Subclass it for a snippet made from VocabularyModel."""

    #: Names of the columns between the language and the usage count.
    own_columns = ()
    #: A copy would share the uuid.
    copy_view_enabled = False
    list_per_page = 50

    @property
    def list_display(self):
        columns = [Column(name, **options) for name, options in self.own_columns]
        if getattr(settings, "WAGTAIL_I18N_ENABLED", False):
            columns.insert(0, LocaleColumn(label=_("Language")))
        used = UsedColumn("usage_count", label=_("Used"), sort_key="usage_count")
        return ["__str__", *columns, used]

    def get_queryset(self, request):
        usage = ReferenceIndex.usage_count_subquery(self.model)
        return self.model.objects.annotate(usage_count=usage)

    def get_edit_handler(self):
        return share_facts_in(super().get_edit_handler())


class TermViewSet(VocabularyViewSet):
    own_columns = [("slug", {"label": _("Slug"), "sort_key": "slug"})]
    naming = [TitleFieldPanel("name", placeholder=_("Name")), FieldPanel("slug", widget=SlugInput)]


class TopicViewSet(TermViewSet):
    model = Topic
    icon = "tag"
    chooser_viewset_class = TopicChooserViewSet
    edit_handler = ObjectList([*TermViewSet.naming, "description"], base_form_class=forms.TermForm)


class AudienceViewSet(TermViewSet):
    model = Audience
    icon = "group"
    chooser_viewset_class = AudienceChooserViewSet
    edit_handler = ObjectList(TermViewSet.naming, base_form_class=forms.TermForm)


class DefinitionViewSet(VocabularyViewSet):
    model = Definition
    icon = "kpact-definition"
    chooser_viewset_class = DefinitionChooserViewSet
    list_export = ["term", "definition"]


class AuthorViewSet(VocabularyViewSet):
    model = Author
    icon = "user"
    chooser_viewset_class = AuthorChooserViewSet
    own_columns = [
        ("organization", {"label": _("Organization"), "sort_key": "organization"}),
        ("get_role_display", {"label": _("Role"), "sort_key": "role"}),
    ]
    list_filter = ["role"]
    panels = [
        FieldRowPanel(["name", "pronouns"]),
        FieldRowPanel(["role", "credentials"]),
        "organization",
        "about",
        "url",
        "photo",
    ]


class VocabularyViewSetGroup(SnippetViewSetGroup):
    """The menu item under which editors find the words and people that many pages share."""

    items = (TopicViewSet, AudienceViewSet, DefinitionViewSet, AuthorViewSet)
    menu_label = _("Vocabulary")
    menu_icon = "kpact-vocabulary"
    menu_name = "kpact-vocabulary"
    menu_order = 450
