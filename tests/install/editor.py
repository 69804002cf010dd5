"""An editor and a visitor at the other end of HTTP, with what a browser would send and no more."""

import json
import re

import requests
from bs4 import BeautifulSoup

ANSWER_WITHIN = 60


class Editor:
    """Logs in through the form and creates pages through the form."""

    def __init__(self, address, username, password):
        self.address, self.session = address, requests.Session()
        form = self.open("/admin/login/").find("form", id=None) or {}
        fields = {**form_fields(form), "username": username, "password": password}
        response = self.post("/admin/login/", fields)
        assert "login" not in response.url, response.text

    def open(self, path):
        response = self.session.get(self.address + path, timeout=ANSWER_WITHIN)
        assert response.status_code == 200, (
            f"{path}: {response.status_code}\n{response.text[:3000]}"
        )
        return BeautifulSoup(response.text, "html.parser")

    def post(self, path, fields):
        response = self.session.post(
            self.address + path,
            data=fields,
            headers={"Referer": self.address + path},
            timeout=ANSWER_WITHIN,
        )
        assert response.status_code == 200, (
            f"{path}: {response.status_code}\n{response.text[:3000]}"
        )
        return response

    def create_page(self, model, parent, **fields):
        """Fill in and publish the form of a new page; its id. Streams as lists of (type, fields)."""
        path = f"/admin/pages/add/{model.replace('.', '/').lower()}/{parent}/"
        form = form_fields(self.open(path).find("form", attrs={"data-edit-form": True}))
        fields = {**form, **flatten(fields), "action-publish": "action-publish"}
        response = self.post(path, fields)
        page = BeautifulSoup(response.text, "html.parser")
        errors = [error.get_text(" ", strip=True) for error in page.select(".error-message")]
        assert not errors, f"{errors} {fields}"
        assert "/edit/" not in response.url, response.url
        return int(re.search(r"/pages/(\d+)/edit/", response.text)[1])


def visit(url):
    """What somebody without a cookie gets: a readable page that leaves no cookie behind."""
    response = requests.get(url, timeout=ANSWER_WITHIN)
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    return read(response)


def read(response):
    """The page, or a failure with what Django's debug page says of the error."""
    page = BeautifulSoup(response.text, "html.parser")
    reason = page.find(id="summary") or page
    told = f"{response.url}: {response.status_code}\n{reason.get_text(' ', strip=True)[:2000]}"
    assert response.status_code == 200, told
    return page


def form_fields(form):
    """What a browser would send of an untouched form."""
    fields = {}
    for field in form.select("input[name], textarea[name], select[name]"):
        kind = field.get("type", field.name)
        if kind in {"submit", "button", "file"}:
            continue
        if kind in {"checkbox", "radio"} and not field.has_attr("checked"):
            continue
        if field.name == "select":
            chosen = field.select("option[selected]") or (
                [] if field.has_attr("multiple") else field.select("option")[:1]
            )
            fields[field["name"]] = [option.get("value", "") for option in chosen]
        else:
            value = field.get_text() if field.name == "textarea" else field.get("value", "")
            fields[field["name"]] = value.removeprefix("\n")
    return fields


def flatten(fields):
    flat = {}
    for name, value in fields.items():
        flat.update(stream(name, value) if isinstance(value, list) else {name: value})
    return flat


def stream(name, children):
    """The inputs that the editor's JavaScript makes for a stream."""
    inputs = {f"{name}-count": len(children)}
    for number, (kind, value) in enumerate(children):
        prefix = f"{name}-{number}"
        meta = {"deleted": "", "order": number, "type": kind, "id": ""}
        inputs.update({f"{prefix}-{key}": item for key, item in meta.items()})
        parts = value.items() if isinstance(value, dict) else [("", value)]
        named = {f"{prefix}-value-{key}".removesuffix("-"): item for key, item in parts}
        inputs.update(flatten(named))
    return inputs


def rich_text(*paragraphs):
    """Rich text as Draftail sends it."""
    empty = {"type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
    blocks = [
        {"key": f"line{number}", "text": text, **empty} for number, text in enumerate(paragraphs)
    ]
    return json.dumps({"blocks": blocks, "entityMap": {}})
