"""What mailing lists add to the Wagtail admin."""

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail_modeladmin.options import modeladmin_register

from .discretion import find_telling_names
from .evidence import forget_unused_wordings, has_evidence, renew_wordings
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


@hooks.register("before_delete_snippet")
def keep_lists_that_are_evidence(request, instances):
    """A list that people agreed to is what they agreed to: it is closed, not deleted."""
    lists = [each for each in instances if isinstance(each, MailingList)]
    if any(map(has_evidence, lists)):
        text = _(
            "Somebody has asked to join this list, so it stays as the evidence of that. To close it, "
            "set “who may join” to “nobody at the moment”."
        )
        messages.error(request, text)
        return redirect(MailingList.snippet_viewset.get_url_name("list"))
    if request.method == "POST":
        for each in lists:
            forget_unused_wordings(each)


@hooks.register("after_delete_snippet")
def renew_wordings_of_translations(request, instances):
    for each in instances:
        if isinstance(each, MailingList):
            renew_wordings(each)
