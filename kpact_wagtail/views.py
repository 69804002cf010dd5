"""The addresses of the base app."""

import hmac

from django.db import Error as DatabaseFault
from django.db import transaction
from django.http import Http404, HttpResponse, JsonResponse
from django.urls import get_resolver
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from .conf import conf
from .health import ALARM, as_dict, collect
from .userbar import render_userbar


@never_cache
@require_safe
def userbar(request):
    """The user bar of ``?page=`` for people who may enter the admin; 204 without a body for others."""
    html = render_userbar(request, request.GET.get("page", ""), request.GET.get("position"))
    return HttpResponse(html) if html else HttpResponse(status=204)


@never_cache
@transaction.non_atomic_requests  # it speaks when the database does not
def health(request):
    """What kpact_status says, for monitors and staff: 200, or 503 on alarm. 404 for others."""
    try:
        if not may_see_health(request):
            return get_resolver().resolve_error_handler(404)(request, exception=Http404())
    except DatabaseFault:
        return HttpResponse(status=503)  # nobody can say whose session this is
    found = as_dict(collect())
    return JsonResponse(found, status=503 if found["status"] == ALARM else 200)


def may_see_health(request):
    scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
    if scheme.lower() == "bearer" and conf.HEALTH_SECRET:
        sent = secret.strip(" ").encode("latin-1", "replace")  # as WSGI and ASGI decode headers
        return hmac.compare_digest(sent, conf.HEALTH_SECRET.encode())
    return request.user.is_active and request.user.is_staff
