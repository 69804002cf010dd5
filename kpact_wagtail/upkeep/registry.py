"""The models whose records somebody keeps true: every installed one with VerifiedMixin."""

from django.apps import apps
from django.db.models import Q
from wagtail.permission_policies import ModelPermissionPolicy

from ..translation import fact_source, get_siblings
from .mixins import VerifiedMixin


def kept_models():
    """The models that take part, in the order of INSTALLED_APPS."""
    return [model for model in apps.get_models() if issubclass(model, VerifiedMixin)]


def find_model(label):
    """The model behind a label such as ``kpact_resources.resource``, or None."""
    return next((model for model in kept_models() if model._meta.label_lower == label), None)


def is_translatable(model):
    return hasattr(model, "translation_key")


def is_page(model):
    return hasattr(model, "url_path")


def group_field(model):
    """What all translations of one record share; the primary key where there are none."""
    return "translation_key" if is_translatable(model) else "pk"


def find_source(record):
    """The row that holds the facts of a record, on which it is kept true."""
    return fact_source(record) if is_translatable(type(record)) else record


def get_siblings_of(record):
    """A record in all its languages."""
    return get_siblings(record) if is_translatable(type(record)) else [record]


def published(model):
    """A condition: what visitors may see, and nobody has put away.

    A model says with ``archived = {"status": "inactive"}`` what its archived rows look like.
    """
    condition = Q(live=True) if has_field(model, "live") else Q(pk__isnull=False)
    archived = getattr(model, "archived", None)
    return condition & ~Q(**archived) if archived else condition


def was_published(record):
    """Whether visitors see a record, or did once: a first draft is nobody's to verify yet."""
    return getattr(record, "live", True) or record.first_published_at is not None


def has_field(model, name):
    return any(field.name == name for field in model._meta.get_fields())


def get_policy(model):
    """Who may do what with the records of a model, as its own admin screens have it."""
    if is_page(model):
        from wagtail.permissions import page_permission_policy

        return page_permission_policy
    viewset = getattr(model, "snippet_viewset", None)
    return viewset.permission_policy if viewset else ModelPermissionPolicy(model)


#: Whoever may do one of these to a record sees it in the report.
ANY_WORK = ["add", "change", "delete", "publish"]


def visible_to(user, model):
    """The records of a model that the user works on. A queryset, not evaluated."""
    return get_policy(model).instances_user_has_any_permission_for(user, ANY_WORK)


def changeable_by(user, model):
    """The records of a model that the user may change. A queryset, not evaluated."""
    return get_policy(model).instances_user_has_permission_for(user, "change")


def publishable_by(user, model):
    """The records whose public face the user may change: like changeable_by() without drafts."""
    action = "publish" if has_field(model, "live") else "change"
    return get_policy(model).instances_user_has_permission_for(user, action)


def works_on_anything(user):
    """Whether the user has any use for the report."""
    return any(get_policy(model).user_has_any_permission(user, ANY_WORK) for model in kept_models())
