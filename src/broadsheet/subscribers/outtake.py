"""The roll given out as a list, without loss: what `intake` reads back is what was there.

In: an office. Out: rows of text, the headers first. A cell that a spreadsheet would take for a formula has an
apostrophe before it. Tokens and keys stay in the office.
"""

from __future__ import annotations

from collections.abc import Iterator

from broadsheet.database import Office
from broadsheet.subscribers.cells import harmless
from broadsheet.subscribers.models import Subscription

COLUMNS = ("address", "name", "language", "medium", "form", "state", "copies", "since", "until_issue", "source")


def given_out(office: Office, state: str = "") -> Iterator[tuple[str, ...]]:
    """Yield the roll of a paper by address, or those of one state."""
    yield COLUMNS
    rows = Subscription.objects.filter(paper=office.paper, subscriber__address_key__isnull=False)
    rows = rows.filter(state=state) if state else rows
    ordered = rows.select_related("subscriber").order_by("subscriber__address_key", "medium", "language")
    for row in ordered.iterator(2000):
        person = row.subscriber
        cells = (person.address, person.name, row.language, row.medium, row.form, row.state)
        more = (str(row.copies), row.since.isoformat(), row.until_issue, person.source)
        yield tuple(map(harmless, (*cells, *more)))
