"""What the answers of public forms, and the pages behind links in mails, have in common."""

from functools import wraps

from django.conf import settings
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

from .policy import make_policy
from .reports import keep_out_of_reports
from .trouble import TROUBLE, answer_error, answer_trouble


def private(view):
    """For views that stand for one person: nothing is kept, sent along, found or reported. # A13

    Where the database or a key is missing they answer 503; nothing that is logged or mailed about
    them holds their address, which may hold a token.
    """
    view = sensitive_post_parameters()(view)

    @wraps(view)
    @sensitive_variables()
    def wrapped(request, *args, **kwargs):
        keep_out_of_reports(request)
        try:
            response = view(request, *args, **kwargs)
        except TROUBLE as error:
            response = answer_trouble(request, error)
        except Exception as error:
            if settings.DEBUG or settings.DEBUG_PROPAGATE_EXCEPTIONS:
                raise
            response = answer_error(request, error)
        return add_headers(response)

    # No cookie gives a post any power here, and pages in caches can hold no token: judge() instead.
    return csrf_exempt(wrapped)


def add_headers(response):
    response["Cache-Control"] = "no-store, private"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    response["Content-Security-Policy"] = make_policy()
    return response
