"""What is missing in settings, addresses and database."""

from django.apps import apps
from django.core.checks import ERROR
from django.db import DEFAULT_DB_ALIAS, OperationalError, connections
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Page

from .. import checks
from ..links import get_page_model
from ..mixins import SafePageMixin
from .finding import Finding

SUITE = "kpact_wagtail"

READY_MADE = f"""INSTALLED_APPS += [
    "{SUITE}.pages",
]"""
OWN_PAGE_TYPE = """from kpact_wagtail.advocacy.mixins import AdvocacyPageMixin

class CampaignPage(AdvocacyPageMixin, {base}):
    pass"""


def find_missing():
    yield from find_missing_apps()
    yield from find_page_types()
    yield from find_missing_urls()
    yield from find_wrong_settings()
    yield from find_missing_tables()


def find_missing_apps():
    missing = [name for name in checks.NEEDED_APPS if not apps.is_installed(name)]
    if missing:
        lines = "".join(f'    "{name}",\n' for name in missing)
        yield Finding(
            "apps",
            f"Apps that parts of the suite need are not installed: {', '.join(missing)}.",
            where="at the end of your settings",
            paste=f"INSTALLED_APPS += [\n{lines}]",
        )


def get_page_types():
    """All page types with a mixin of the suite that editors can create, ours and the site's."""
    return [
        model
        for model in apps.get_models()
        if issubclass(model, SafePageMixin) and getattr(model, "is_creatable", False)
    ]


def find_page_types():
    base = get_page_model()
    if base is not Page and apps.is_installed(f"{SUITE}.pages"):
        yield Finding(
            "pages",
            f"This site has a base page model of its own, {base._meta.label}; the ready-made page "
            f"types cannot stand on it.",
            where=f"take {SUITE}.pages out of INSTALLED_APPS and write page types of your own",
            paste=OWN_PAGE_TYPE.format(base=base.__name__),
            blocks_trial=True,
        )
    elif not get_page_types():
        own = base is not Page
        yield Finding(
            "pages",
            "No page type of the suite is there.",
            where="in a models.py of yours" if own else "at the end of your settings",
            paste=OWN_PAGE_TYPE.format(base=base.__name__) if own else READY_MADE,
            blocks_trial=True,
        )


def find_missing_urls():
    for message in checks.check_urls(None):
        yield Finding(
            "urls",
            message.msg,
            where="in your urlpatterns, above Wagtail’s own and outside i18n_patterns()",
            paste=checks.URL_LINE,
        )


def find_wrong_settings():
    """What the system checks say; a wrong body block is told there."""
    for message in [
        *checks.check_settings(None),
        *checks.check_base_template(None),
        *body_blocks(),
    ]:
        grave = message.level >= ERROR
        yield Finding(
            "settings", f"{message.msg} ({message.id})", where=message.hint, blocks_trial=grave
        )


def body_blocks():
    for model in get_page_types()[:1]:
        for field in model._meta.get_fields():
            if hasattr(field, "_check_block_path"):
                yield from field._check_block_path()


def find_missing_tables():
    try:
        executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    except OperationalError as error:
        yield Finding(
            "database",
            f"The database cannot be reached: {error}",
            where="in DATABASES of your settings",
            blocks_trial=True,
        )
        return
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        yield Finding(
            "migrate",
            "The database is not up to date.",
            where="run",
            paste="python manage.py migrate",
            blocks_trial=True,
        )
