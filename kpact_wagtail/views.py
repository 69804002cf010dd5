"""The addresses of the base app."""

from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .userbar import render_userbar


@never_cache
@require_safe
def userbar(request):
    """The user bar of ``?page=`` for people who may enter the admin; 204 without a body for others."""
    html = render_userbar(request, request.GET.get("page", ""), request.GET.get("position"))
    return HttpResponse(html) if html else HttpResponse(status=204)
