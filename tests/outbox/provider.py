"""A mail provider on this machine: it speaks Postmark's HTTP API, counts, and fails as told.

with Provider() as provider:
    settings.ANYMAIL = provider.anymail
    provider.answers += [Fault.SERVER_ERROR, Fault.OK]   # in turn; afterwards OK for ever
    ...
    provider.accepted                                    # addresses it has taken, in order
"""

import json
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import count


@dataclass(frozen=True)
class Fault:
    """One answer: a status, headers, Postmark's error code, a wait, or no answer at all."""

    status: int = 200
    code: int = 0
    headers: dict = field(default_factory=dict)
    seconds: float = 0
    accepts: bool = False
    silent: bool = False
    text: str = "OK"

    def __hash__(self):
        return id(self)


OK = Fault(accepts=True)
NO_TIME = Fault(seconds=2, accepts=True)
WRONG_KEY = Fault(status=401, code=10)
NOT_PAID = Fault(status=402)
LOCKED = Fault(status=403)
SERVER_ERROR = Fault(status=500)
BAD_MAIL = Fault(status=400)
#: The mail was taken, and the connection closed before the answer.
DROPPED = Fault(accepts=True, silent=True)
REJECTED = Fault(code=406, text="Found inactive addresses: {to}.\n Inactive recipients are …")
NONSENSE = Fault(accepts=True, text="")


def too_many(retry_after):
    return Fault(status=429, headers={"Retry-After": retry_after} if retry_after else {})


class Provider:
    """``accepted`` holds addresses, ``asked`` how many requests there were, ``mails`` whole ones."""

    def __init__(self, wait=0):
        self.answers, self.accepted, self.mails = [], [], []
        self.asked, self.wait = 0, wait
        self.connections = 0
        self.lock, self.ids = threading.Lock(), count(1)
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), make_handler(self))
        self.server.daemon_threads = True

    def __enter__(self):
        threading.Thread(target=self.server.serve_forever, args=(0.01,), daemon=True).start()
        return self

    def __exit__(self, *exception):
        self.server.shutdown()
        self.server.server_close()

    @property
    def url(self):
        return f"http://127.0.0.1:{self.server.server_port}/"

    @property
    def anymail(self):
        """The setting of this name that sends here."""
        return {
            "POSTMARK_SERVER_TOKEN": "secret",
            "POSTMARK_API_URL": self.url,
            "REQUESTS_TIMEOUT": 0.5,
        }

    @property
    def copies(self):
        """How many mails each address has been sent."""
        return Counter(self.accepted)

    def take(self, mail):
        with self.lock:
            self.asked += 1
            answer = self.answers.pop(0) if self.answers else OK
            if answer.accepts:
                self.accepted.append(mail["To"])
                self.mails.append(mail)
        return answer


def make_handler(provider):
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def setup(self):
            provider.connections += 1
            super().setup()

        def do_POST(self):
            mail = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            answer = provider.take(mail)
            time.sleep(answer.seconds or provider.wait)
            if answer.silent:
                self.close_connection = True
                return
            self.say(answer, mail)

        def say(self, answer, mail):
            words = {"ErrorCode": answer.code, "Message": answer.text.format(to=mail["To"])}
            if answer.accepts:
                words |= {"To": mail["To"], "MessageID": f"id-{next(provider.ids)}"}
            body = json.dumps(words).encode() if answer.text else b"<html>"
            head = {"Content-Type": "application/json", "Content-Length": len(body)}
            self.send_response(answer.status)
            for name, value in {**head, **answer.headers}.items():
                self.send_header(name, str(value))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments):
            pass

        def handle(self):
            try:
                super().handle()
            except OSError:
                pass  # whoever asked did not wait for the answer

    return Handler


if __name__ == "__main__":  # in a process of its own: says where it is, then waits for its end
    import sys

    with Provider(wait=float(sys.argv[1])) as alone:
        print(alone.url, flush=True)
        threading.Event().wait()
