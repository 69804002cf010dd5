"""The sign-up form as a template tag; it shows nothing where the app of mailing lists is missing."""

from django.apps import apps
from wagtail.models import Locale, Site


def describe_signup(context, list_keys, footer, button):
    """The context of partials/signup.html."""
    request = context.get("request")
    site = Site.find_for_request(request) if request is not None else None
    if site is None or not apps.is_installed("kpact_wagtail.mailing_list"):
        return {}
    from .mailing_list.offers import find_keyed_lists, lists_of_site, make_offer

    page = context.get("page")
    locale_id = getattr(page, "locale_id", None) or Locale.get_active().pk
    if footer:
        lists = lists_of_site(site.pk, locale_id, in_footer=True)
    else:
        lists = find_keyed_lists(site.pk, locale_id, list_keys)
    return {
        "offer": make_offer(
            lists,
            request=request,
            page=page,
            prefix="kpact-footer" if footer else "kpact-tag",
            button=button,
        )
    }
