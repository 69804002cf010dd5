"""What a browser did while it showed a page: requests, console, errors, cookies, storage."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

#: The kinds of finding. A test names those it provokes: ``visit.expect(CONSOLE)``.
FOREIGN = "foreign request"
FAILED = "failed request"
CONSOLE = "console error"
PAGE_ERROR = "page error"
CSP = "CSP violation"
COOKIE = "cookie"
STORAGE = "storage"

STORED = """() => [
  ...Object.keys(localStorage).map(key => `localStorage ${key}`),
  ...Object.keys(sessionStorage).map(key => `sessionStorage ${key}`),
]"""
STORED_LATER = """async () => [
  ...(await indexedDB.databases()).map(database => `indexedDB ${database.name}`),
  ...('caches' in self ? await caches.keys() : []).map(key => `cache ${key}`),
]"""


@dataclass(frozen=True)
class Finding:
    kind: str
    text: str

    def __str__(self):
        return f"{self.kind}: {self.text}"


@dataclass
class Recorder:
    """Listens to one browser context. ``found`` holds what a visitor's page must never do."""

    origin: str
    requests: list = field(default_factory=list)
    found: list = field(default_factory=list)
    expected: set = field(default_factory=set)

    def listen(self, context):
        context.on("request", self.on_request)
        context.on("response", self.on_response)
        context.on("console", self.on_console)
        context.on("weberror", self.on_page_error)
        context.route(self.is_foreign, stand_in)

    def add(self, kind, text):
        self.found.append(Finding(kind, text))

    def is_foreign(self, url):
        parts = urlsplit(url)
        return parts.scheme in {"http", "https", "ws", "wss"} and origin_of(parts) != self.origin

    def on_request(self, request):
        self.requests.append(request)
        if self.is_foreign(request.url):
            self.add(FOREIGN, f"{request.method} {request.url}")

    def on_response(self, response):
        part = response.request.resource_type != "document"
        if part and response.status >= 400:
            self.add(FAILED, f"{response.status} {response.url}")

    def on_console(self, message):
        if message.type == "error":
            kind = CSP if "Content Security Policy" in message.text else CONSOLE
            self.add(kind, message.text)

    def on_page_error(self, error):
        self.add(PAGE_ERROR, str(error.error))

    def look_for_traces(self, context, javascript):
        """Add what the pages of a context left behind: cookies, storage, databases, caches."""
        for cookie in context.cookies():
            self.add(COOKIE, cookie["name"])
        for page in context.pages:
            if not page.url.startswith(self.origin):
                continue
            stored = page.evaluate(STORED) + (page.evaluate(STORED_LATER) if javascript else [])
            for trace in stored:
                self.add(STORAGE, trace)

    def of_kind(self, kind):
        return [finding.text for finding in self.found if finding.kind == kind]

    def unexpected(self):
        return [str(finding) for finding in self.found if finding.kind not in self.expected]


def origin_of(parts):
    return f"{parts.scheme}://{parts.netloc}"


def stand_in(route):
    """Answer a request to another site without leaving this machine."""
    if route.request.resource_type == "document":
        route.fulfill(content_type="text/html", body="<title>Elsewhere</title><p>Elsewhere</p>")
    else:
        route.abort()
