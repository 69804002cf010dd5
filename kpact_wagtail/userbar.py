"""Wagtail's user bar, fetched apart from the page, so that pages do not vary by cookie."""

from django.template import Context
from django.urls import NoReverseMatch, reverse
from django.utils.http import urlencode
from wagtail.admin.templatetags.wagtailuserbar import get_page_instance, wagtailuserbar
from wagtail.admin.userbar import Userbar

from .links import get_page_model

POSITIONS = ("bottom-right", "bottom-left", "top-right", "top-left")


def is_preview(request):
    """Whether editors look at a draft; such a response is theirs alone."""
    return getattr(request, "is_preview", False) or getattr(request, "in_preview_panel", False)


def describe_userbar(context, position):
    """What the tag's template needs: the ready bar in a preview, else the address to fetch it from."""
    request = context.get("request")
    if request is None:
        return {}
    if is_preview(request):
        return {"bar": wagtailuserbar(context, position)}
    page = get_page_instance(context)
    query = {"page": getattr(page, "pk", None) or "", "position": position}
    try:
        return {"url": f"{reverse('kpact:userbar')}?{urlencode(query)}"}
    except NoReverseMatch:  # a site that has not included our urls
        return {}


def render_userbar(request, page_id, position):
    """The user bar of a page for somebody who may enter the admin; an empty string for others."""
    user = getattr(request, "user", None)
    if user is None or not user.has_perm("wagtailadmin.access_admin"):
        return ""
    page = find_page(page_id)
    position = position if position in POSITIONS else POSITIONS[0]
    return Userbar(object=page, position=position).render_html(Context({"request": request}))


def find_page(page_id):
    if not page_id.isdecimal():
        return None
    return get_page_model().objects.filter(pk=int(page_id)).first()
