"""Whether the keys there are fit the rows there are: what kpact_status says of them."""

from collections import Counter
from datetime import timedelta

from django.db.models import Count
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .crypto import NoKey, key_id_of
from .data_map import models_with
from .keys import get_keys
from .rotation import sealed_prefix
from .state import KeyRecord, SuiteState

#: A rotation of the index takes minutes; after this long it has been killed.
LONG_PAUSE = timedelta(minutes=15)


def examine():
    """Findings about the keys; as many queries for any number of rows."""
    try:
        keys = {key.id: key for key in get_keys()}
    except NoKey as error:
        seals = models_with("sealed_fields") or models_with("blind_indexes")
        return [finding("keys", "alarm", str(error), 0)] if seals else []
    state, sealed = SuiteState.load(), count_sealed()
    needed = sealed + count_hashes() + Counter([state.index_key])
    return [
        judge_keys(keys),
        judge_missing(keys, needed),
        judge_older(next(iter(keys)), sealed, state),
        judge_pause(state),
    ]


def finding(name, level, text, number):
    from .health import Finding

    return Finding(name, level, text, number)


def judge_keys(keys):
    """Whether a key is what this database remembers of it."""
    records = KeyRecord.objects.filter(key_id__in=keys).values_list("key_id", "check_value")
    wrong = [key_id for key_id, check in records if keys[key_id].check_value != check]
    if wrong:
        text = _("The key %(id)s is not the one this database was used with.") % {"id": wrong[0]}
        return finding("keys", "alarm", text, len(wrong))
    text = ngettext("%(count)s key, newest %(id)s.", "%(count)s keys, newest %(id)s.", len(keys))
    return finding("keys", "ok", text % {"count": len(keys), "id": next(iter(keys))}, len(keys))


def judge_missing(keys, needed):
    """Whether every key is there that something in the database needs."""
    missing = {key_id: number for key_id, number in needed.items() if key_id and key_id not in keys}
    if not missing:
        return finding("missing_keys", "ok", _("Every key is there that a row needs."), 0)
    text = _("Missing: %(keys)s. Put it back, or what it sealed stays unreadable.") % {
        "keys": ", ".join(f"{key_id} ({number})" for key_id, number in sorted(missing.items()))
    }
    return finding("missing_keys", "alarm", text, sum(missing.values()))


def judge_older(newest, sealed, state):
    """Whether a rotation is still to be run, or to be run to its end."""
    older = sum(number for key_id, number in sealed.items() if key_id != newest)
    if older:
        text = ngettext(
            "%(number)s value is sealed with an older key. Run kpact_rotate_keys.",
            "%(number)s values are sealed with older keys. Run kpact_rotate_keys.",
            older,
        )
        return finding("older_keys", "warn", text % {"number": older}, older)
    if state.index_key and state.index_key != newest:
        text = _("People are found by an older key. Run kpact_rotate_keys --index.")
        return finding("older_keys", "warn", text, 0)
    return finding("older_keys", "ok", _("Everything is sealed with the newest key."), 0)


def judge_pause(state):
    """Whether forms wait for a rotation that does not go on."""
    since = state.forms_paused_at
    if since is None:
        return finding("forms_paused", "ok", _("Forms are open."), 0)
    minutes = int((timezone.now() - since).total_seconds() // 60)
    text = _(
        "Forms are paused for a rotation since %(minutes)s minutes. If none is running, run it again: kpact_rotate_keys --index."
    )
    level = "alarm" if timezone.now() - since > LONG_PAUSE else "warn"
    return finding("forms_paused", level, text % {"minutes": minutes}, minutes)


def count_sealed():
    """How many values each key has sealed, by key id. One query for each sealed column."""
    found = Counter()
    for model in models_with("sealed_fields"):
        for name in model.sealed_fields:
            rows = model._base_manager.exclude(**{name: b""}).exclude(**{name: None})
            rows = rows.annotate(sealed_by=sealed_prefix(name)).values_list("sealed_by")
            for prefix, number in rows.annotate(Count("pk")).order_by():
                found[key_id_of(prefix)] += number
    return found


def count_hashes():
    """How many hashes each key has made, by key id. One query for each column of them."""
    found = Counter()
    for model in models_with("blind_indexes"):
        for key_column in model.blind_indexes.values():
            rows = model._base_manager.values_list(key_column).annotate(Count("pk")).order_by()
            found.update(dict(rows))
    return found
