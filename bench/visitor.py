"""A visitor without an account: requests through the whole WSGI handler, middleware included."""

import io
from dataclasses import dataclass

from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test.utils import CaptureQueriesContext


@dataclass
class Answer:
    status: int
    headers: dict
    html: str


class Visitor:
    """Reads pages as a server would ask for them; ``cookie`` is sent along if given."""

    def __init__(self, cookie=None):
        self.handler, self.cookie = WSGIHandler(), cookie

    def ask(self, path):
        """The response, read to its end. Nothing else happens here, because this is what is timed."""
        environ = {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path,
            "QUERY_STRING": "",
            "SCRIPT_NAME": "",
            "SERVER_NAME": "localhost",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "localhost",
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
        }
        if self.cookie:
            environ["HTTP_COOKIE"] = self.cookie
        response = self.handler(environ, lambda status, headers: None)
        body = b"".join(response)
        response.close()
        return response, body

    def read(self, path):
        """The answer to look at; raises where it is not the page."""
        response, body = self.ask(path)
        if response.status_code != 200:
            raise AssertionError(f"{path} answers {response.status_code}")
        return Answer(response.status_code, dict(response.headers), body.decode())

    def count_queries(self, path):
        with CaptureQueriesContext(connection) as queries:
            self.read(path)
        return len(queries)
