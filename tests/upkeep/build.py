"""Records that need attention, reports, and editors with few rights."""

from datetime import timedelta

from django.urls import reverse
from django.utils.timezone import localdate

from kpact_wagtail.guard import stamp
from kpact_wagtail.upkeep import actions
from kpact_wagtail.upkeep.links import reference_of
from kpact_wagtail.upkeep.models import Report
from tests.people import make_user
from tests.resources.build import make_resource

WORK = {"kpact_resources.change_resource", "kpact_resources.publish_resource"}
What = Report.What


def make_due(title="Night line", days=7, **fields):
    """A published resource that has been due for some days; negative days are to come."""
    resource = make_resource(title, **fields)
    due = localdate() - timedelta(days=days)
    type(resource).objects.filter(pk=resource.pk).update(review_due_on=due)
    resource.refresh_from_db()
    return resource


def make_kept(title="Day line", **fields):
    """A published resource that needs no attention."""
    return make_resource(title, verified_on=localdate(), **fields)


def report(record, what=What.HOURS, words="Open until nine", address=""):
    return actions.report_mistake(record, what, words, address)


def make_editor(name="edith", *permissions):
    return make_user(name, {*WORK, *permissions})


def form_url(record):
    return reverse("kpact:report", args=[reference_of(record)])


def fill_in(**fields):
    """What a browser sends."""
    data = {"what": "hours", "words": "Open until nine", "email": "", "language": "en"}
    return {**data, "stamp": stamp("report"), **fields}


def tickets_of(*records):
    """What the boxes of these records send, with all their reports shown."""
    newest = max(Report.objects.values_list("pk", flat=True), default=0)
    return [f"{each._meta.label_lower}:{each.pk}:{newest}" for each in records]


def do(client, deed, *records, **data):
    """Press a button of the report with some boxes ticked."""
    chosen = data.pop("chosen", None) or tickets_of(*records)
    url = reverse("kpact_needs_attention_do")
    return client.post(url, {"deed": deed, "chosen": chosen, **data}, follow=True)


def told(response):
    """What the editor is told after a deed."""
    return [str(message).strip() for message in response.context["messages"]]
