"""What keeps a public form honest without a cookie, JavaScript or a word about the visitor.

A form of your own takes ``GuardedForm`` as a base, its template includes
``kpact_wagtail/partials/guard_fields.html``, its view is ``private`` and asks ``judge()`` before
anything else; docs/developers/forms.md has a whole one.
Import these names from here; the modules behind them may move.
"""

from .clients import count_client
from .fields import AddressField
from .form_views import GuardedFormView
from .forms import HONEYPOT, STAMP, GuardedForm, known_language, posted
from .origins import is_own_origin, let_own_origins_read
from .pages import private
from .replies import readable_by_own_origins, say_done, wants_json
from .stamps import FORGED, GOOD, STALE, YOUNG, judge_stamp, own_stamp, stamp
from .verdict import Verdict, judge

__all__ = [
    "FORGED",
    "GOOD",
    "HONEYPOT",
    "STALE",
    "STAMP",
    "YOUNG",
    "AddressField",
    "GuardedForm",
    "GuardedFormView",
    "Verdict",
    "count_client",
    "is_own_origin",
    "judge",
    "judge_stamp",
    "known_language",
    "let_own_origins_read",
    "own_stamp",
    "posted",
    "private",
    "readable_by_own_origins",
    "say_done",
    "stamp",
    "wants_json",
]
