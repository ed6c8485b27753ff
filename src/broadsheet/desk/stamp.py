"""The stamp of a form: when its page was made, proved, so that a program that posts at once is told from a person.

In: the office, an instant. Out: text for a hidden field; of it, whether the form is `fresh`, was sent too `early`, or
has no stamp that counts (`none`): it came from the paper's own site, is older than a day, or was made up.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
import re
from typing import Literal, TypeAlias

from broadsheet.database import Office

Age: TypeAlias = Literal["fresh", "early", "none"]

AT_LEAST = 2
"""Seconds that a person needs for the form."""
AT_MOST = 24 * 3600
_FORM = re.compile(r"(\d{1,12})\.([0-9a-f]{32})", re.ASCII)


def stamp_of(office: Office, now: dt.datetime) -> str:
    """Make a stamp."""
    at = str(int(now.timestamp()))
    return f"{at}.{_proof(office, at)}"


def age_of(office: Office, stamp: str, now: dt.datetime) -> Age:
    """Judge a stamp."""
    found = _FORM.fullmatch(stamp)
    if found is None or not hmac.compare_digest(found[2], _proof(office, found[1])):
        return "none"
    seconds = int(now.timestamp()) - int(found[1])
    if not 0 <= seconds <= AT_MOST:
        return "none"
    return "fresh" if seconds >= AT_LEAST else "early"


def _proof(office: Office, at: str) -> str:
    key = office.secret("forms")
    return hmac.new(key, f"{office.paper}\0{at}".encode(), hashlib.sha256).hexdigest()[:32]
