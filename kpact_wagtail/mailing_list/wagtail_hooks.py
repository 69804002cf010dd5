"""What mailing lists add to the Wagtail admin."""

from django.contrib import messages
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from .discretion import find_telling_names
from .models import MailingList
from .viewsets import MailingListViewSet

register_snippet(MailingListViewSet)


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def warn_of_telling_names(request, instance):
    """A list whose mails would say what it is about is saved, and its editor told."""
    if isinstance(instance, MailingList):
        for sentence in find_telling_names(instance):
            messages.warning(request, sentence)
