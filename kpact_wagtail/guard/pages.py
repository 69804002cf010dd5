"""What the answers of public forms, and the pages behind links in mails, have in common."""

from functools import wraps

from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables

POLICY = (
    "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
    "frame-ancestors 'none'"
)


def private(view):
    """For views that stand for one person: nothing is kept, sent along, found or reported. # A13

    They need no CSRF token, because no cookie gives their posts any power; ask judge() instead.
    """
    view = sensitive_post_parameters()(sensitive_variables()(view))

    @wraps(view)
    def wrapped(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex"
        response["Content-Security-Policy"] = POLICY
        return response

    return csrf_exempt(wrapped)
