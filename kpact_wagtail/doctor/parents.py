"""Page types of ours that an editor of this site cannot create anywhere."""

from wagtail.models import Site

from ..links import get_page_model
from .finding import Finding
from .settings import get_page_types


def find_closed_doors():
    reached = reach({type(site.root_page.specific) for site in Site.objects.all()})
    shut_out = [model for model in get_page_types() if model not in reached]
    refused = [model for model in shut_out if not lists(model, "parent_page_types")]
    refusing = sorted(find_refusing(reached), key=label)
    yield from explain_parents(refusing, refused)
    for model in shut_out:
        if lists(model, "parent_page_types") and not is_root_type(model):
            yield explain_own_refusal(model)
    if refusing and not refused:
        yield remark(refusing)


def label(model):
    return model._meta.label


def lists(model, name):
    """Whether a page type names the types it can stand with; Wagtail sets no default."""
    return getattr(model, name, None) is not None


def reach(start):
    """All page types that can stand somewhere below pages of these types."""
    reached, new = set(start), set(start)
    while new:
        below = {child for model in new for child in model.creatable_subpage_models()}
        new = below - reached
        reached |= below
    return reached


def find_refusing(parents):
    """Those with a list of their own that names none of our types."""
    ours = set(get_page_types())
    for parent in parents:
        if lists(parent, "subpage_types") and not ours & set(parent.clean_subpage_models()):
            yield parent


def is_root_type(model):
    """Made to stand at the root of the tree, such as a home page."""
    return get_page_model() in model.clean_parent_page_models()


def explain_parents(refusing, refused):
    for parent in refusing if refused else []:
        names = ", ".join(f"“{model._meta.verbose_name}”" for model in refused)
        allowed = [label(model) for model in [*parent.clean_subpage_models(), *refused]]
        yield Finding(
            "subpage_types",
            f"Editors can create {names} nowhere: {parent.__name__} refuses them below itself. "
            f"One place that takes them is enough.",
            where=f"in {parent.__module__}, class {parent.__name__}",
            paste=as_list("subpage_types", allowed),
        )


def as_list(name, labels):
    lines = "".join(f'    "{item}",\n' for item in dict.fromkeys(labels))
    return f"{name} = [\n{lines}]"


def explain_own_refusal(model):
    return Finding(
        "parent_page_types",
        f"Editors can create “{model._meta.verbose_name}” nowhere: its parent_page_types name no "
        f"page type that this site’s tree can hold.",
        where=f"in {model.__module__}, class {model.__name__}",
        paste="parent_page_types = None",
    )


def remark(refusing):
    names = ", ".join(parent.__name__ for parent in refusing)
    return Finding(
        "subpage_types",
        f"These page types take none of the suite’s below themselves, which may be as you want it: "
        f"{names}.",
        is_note=True,
    )
