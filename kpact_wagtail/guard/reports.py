"""Keeps the address of a private page, which may hold a token, out of Django's logs and mails."""

import logging

from django.http import QueryDict

MARK = "kpact_is_private"
#: Where servers write the address of a page.
WRITTEN_IN = ("PATH_INFO", "QUERY_STRING", "REQUEST_URI", "RAW_URI", "HTTP_REFERER", "SCRIPT_URL")


def keep_out_of_reports(request):
    """From now on what Django logs about this request names its route, never its path."""
    setattr(request, MARK, True)
    logging.getLogger("django.request").addFilter(cover_record)  # a second time does nothing


def cover_record(record):
    """A filter: drops lines about odd requests, such as 404 and 405; covers those about failures."""
    request = getattr(record, "request", None)
    if not getattr(request, MARK, False):
        return True
    covered = cover(request)
    record.request = covered
    record.args = tuple(
        covered.path if isinstance(each, str) and "/" in each else each for each in record.args
    )
    return getattr(record, "status_code", 500) >= 500


def cover(request):
    """A copy of a request for reports and error pages: its route stands where its path was."""
    covered = type(request).__new__(type(request))  # copy.copy() would empty META of the original
    covered.__dict__ = {name: each for name, each in vars(request).items() if name != MARK}
    match = request.resolver_match
    covered.path = covered.path_info = f"/{match.route}" if match else "/…"
    covered.META = {name: each for name, each in request.META.items() if name not in WRITTEN_IN}
    covered.environ = covered.META
    covered.GET = QueryDict()
    covered.resolver_match = None
    return covered
