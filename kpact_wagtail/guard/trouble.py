"""What a private page answers when it cannot do what it is for."""

import logging

from django.core.exceptions import BadRequest, PermissionDenied, SuspiciousOperation
from django.core.handlers.exception import response_for_exception
from django.core.signals import got_request_exception
from django.db import Error, connections
from django.http import Http404, HttpResponse
from django.http.multipartparser import MultiPartParserError
from django.template.loader import render_to_string
from django.utils.log import log_response

from kpact_wagtail import crypto

from .reports import cover

logger = logging.getLogger(__name__)

#: What passes: the database or a key is missing.
TROUBLE = (Error, crypto.NoKey, crypto.Unreadable, crypto.FormsPaused)
#: What Django has an answer of its own for.
ANSWERED = (Http404, PermissionDenied, BadRequest, SuspiciousOperation, MultiPartParserError)


def answer_trouble(request, error):
    """503, with no word of what the error says: a database may quote what it was given."""
    logger.error("A private page could not be shown: %s", type(error).__name__)
    response = show_trouble(request, 503)
    response["Retry-After"] = "120"
    return response


def answer_error(request, error):
    """As Django does it, but the report knows only a covered request."""
    covered = cover(request)
    if isinstance(error, ANSWERED):
        return response_for_exception(covered, error)
    got_request_exception.send(sender=None, request=covered)
    response = show_trouble(request, 500)
    words = "%s: %s", response.reason_phrase, covered.path
    log_response(*words, response=response, request=covered, exception=error)
    return response


def show_trouble(request, status):
    """A bare page. No context processors: those of a site may ask the database."""
    roll_back()
    html = render_to_string("kpact_wagtail/trouble.html", {"request": request})
    return HttpResponse(html, status=status)


def roll_back():
    """What ATOMIC_REQUESTS would keep, because no exception leaves the view."""
    for connection in connections.all(initialized_only=True):
        if connection.settings_dict["ATOMIC_REQUESTS"] and connection.in_atomic_block:
            connection.set_rollback(True)
