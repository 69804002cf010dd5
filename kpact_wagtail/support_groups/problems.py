"""What is broken in a part of a page that shows support groups, in sentences for its editors."""

from django.utils.translation import gettext as _

from ..links import get_page_model, public_only
from .actions import get_group_models
from .listing import find_groups


def find_problems_of_wish(wish):
    """Sentences about chosen groups that visitors do not see, and about finding none."""
    yield from find_dead_groups(wish.chosen)
    if [] in (wish.topics, wish.audiences):
        yield _("All topics or audiences by which groups were to be found have been deleted.")
    elif wish.finds and not find_groups("", wish.choice, limit=1):
        yield _("No support group is found by itself at present.")


def find_dead_groups(ids):
    """As above, for those chosen by hand; three queries, or fewer."""
    found = get_page_model().objects.in_bulk(ids) if ids else {}
    public = public_only(found)
    closed = find_closed(ids) if ids else set()
    if any(pk not in found for pk in ids):
        yield _("A support group that was chosen here has been deleted.")
    for page in (found[pk] for pk in ids if pk in found):
        words = {"title": page.title}
        if not page.live:
            yield _("“%(title)s” is not published, so it is not shown.") % words
        elif page.pk not in public:
            yield _("“%(title)s” is private, so it is not shown.") % words
        elif page.pk in closed:
            yield _("“%(title)s” no longer meets, so it is not shown.") % words


def find_closed(ids):
    closed = [
        model.objects.filter(pk__in=ids, status=model.Status.CLOSED).values_list("pk", flat=True)
        for model in get_group_models()
    ]
    return {pk for found in closed for pk in found}
