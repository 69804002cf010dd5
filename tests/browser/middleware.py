"""What stands between the browser and the site in browser tests."""

from threading import RLock

#: The policy our public pages must live under. # F1
POLICY = "default-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
#: The same for previews of blocks, which the editor shows in a frame.
PREVIEW_POLICY = POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'")

#: Held while the server answers: an in-memory database has one connection for all threads.
#: Hold it too while a test reads the database and a page in the browser may be saving.
one_at_a_time = RLock()


def take_turns(get_response):
    def middleware(request):
        with one_at_a_time:
            return get_response(request)

    return middleware


def enforce_policy(get_response):
    """Send the strict policy with every page that is not Wagtail's own admin.

    Django has a middleware for it from 6.0 only; this one serves all supported versions.
    """

    def middleware(request):
        response = get_response(request)
        if request.path.startswith("/admin/block-preview/"):
            response["Content-Security-Policy"] = PREVIEW_POLICY
        elif not request.path.startswith("/admin/"):
            response["Content-Security-Policy"] = POLICY
        return response

    return middleware
