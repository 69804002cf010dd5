"""What resources add to the Wagtail admin."""

from wagtail.snippets.models import register_snippet

from .viewsets import ResourceViewSet

register_snippet(ResourceViewSet)
