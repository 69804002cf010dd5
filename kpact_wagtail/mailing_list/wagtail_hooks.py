"""What mailing lists add to the Wagtail admin."""

from django.contrib import messages
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail_modeladmin.options import modeladmin_register

from .discretion import find_telling_names
from .models import MailingList
from .people_admin import PeopleGroup
from .people_deeds import register_log_actions
from .viewsets import MailingListViewSet

register_snippet(MailingListViewSet)
modeladmin_register(PeopleGroup)
hooks.register("register_log_actions", register_log_actions)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def warn_of_telling_names(request, instance):
    """A list whose mails would say what it is about is saved, and its editor told."""
    if isinstance(instance, MailingList):
        for sentence in find_telling_names(instance):
            messages.warning(request, sentence)
