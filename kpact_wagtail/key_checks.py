"""System checks of the keys. They read keys and never make one."""

import stat

from django.core.checks import Error, Tags, Warning, register

from .conf import conf
from .data_map import models_with
from .keys import NoKey, get_keys, get_path

MAKE_ONE = (
    'Run "python manage.py kpact_generate_key" and put what it prints into KPACT_WAGTAIL["KEYS"].'
)


@register(Tags.security)
def check_keys(app_configs, **kwargs):
    """Whether there are keys fit to be used, once something installed seals."""
    if not isinstance(conf.KEYS, list) or not isinstance(conf.KEY_FILE, str):
        return []  # told as a wrong type
    if not (models_with("sealed_fields") or models_with("blind_indexes")):
        return []
    if not conf.KEYS and not conf.KEY_FILE:
        return check_without_keys()
    return [*find_unusable(), *find_open_file()]


def check_without_keys():
    if get_path():
        return [
            Warning(
                "Addresses are sealed with a key for development, which lies in .kpact/keys beside "
                "the code.",
                hint=MAKE_ONE,
                id="kpact_wagtail.W007",
            )
        ]
    return [
        Error(
            "There is no key to seal addresses with; forms that take one are closed.",
            hint=MAKE_ONE,
            id="kpact_wagtail.E005",
        )
    ]


def find_unusable():
    try:
        get_keys()
    except NoKey as error:
        yield Error(f"The keys cannot be used. {error}", hint=MAKE_ONE, id="kpact_wagtail.E006")


def find_open_file():
    """A file that everybody on the server may read, or that its group may change."""
    path = get_path()
    try:
        mode = path.stat().st_mode if path else 0
    except OSError:
        return  # told as unusable
    if mode & (stat.S_IRWXO | stat.S_IWGRP):
        yield Warning(
            f"Others than the site may read or change the key file {path}.",
            hint=f'Run "chmod 600 {path}" as its owner.',
            id="kpact_wagtail.W006",
        )
