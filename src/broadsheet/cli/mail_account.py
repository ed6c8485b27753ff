"""What `broadsheet mail` tells: sizes of a preview, what a relay said to a test, how mailings stand.

In: values of deliveries. Out: lines or JSON. It decides nothing.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from broadsheet.cli.terminal import Terminal
from broadsheet.editions.mail.inlining import octets
from broadsheet.editions.mail.rendition import MOST_HTML

if TYPE_CHECKING:
    import datetime as dt

    from broadsheet.cli.mail_office import Desk, Preview
    from broadsheet.deliveries.mailings import Standing
    from broadsheet.deliveries.outbox import Carried
    from broadsheet.deliveries.rounds import Round
    from broadsheet.deliveries.trial import Trial

WORDS = ("accepted", "refused", "suppressed", "deferred", "pending", "marked", "uncertain", "held")
"""States of copies in the order in which they are told."""


def previewed(shown: Preview, terminal: Terminal) -> None:
    """Tell where a preview is and what each story weighs."""
    made = shown.rendition
    size = octets(made.html)
    if terminal.wants_json:
        stories = [
            {"id": one.id, "headline": one.headline, "octets": one.octets, "teaser": one.is_teaser}
            for one in made.stories
        ]
        sizes = {"html": size, "most": MOST_HTML, "mail": shown.octets}
        terminal.json({"subject": made.subject, "files": list(shown.paths), "octets": sizes, "stories": stories})
        return
    terminal.say(made.subject)
    for one in made.stories:
        teaser = "  (first words only)" if one.is_teaser else ""
        terminal.say(f"{one.octets:>7,}  {one.headline}{teaser}")
    rest = size - sum(one.octets for one in made.stories)
    terminal.say(f"{rest:>7,}  what surrounds them")
    terminal.say(f"{size:>7,}  octets of HTML, of {MOST_HTML:,}; the whole mail has {shown.octets:,}.")
    for path in shown.paths:
        terminal.say(os.path.relpath(path) if path.startswith(os.getcwd() + os.sep) else path)


def tried(trials: Sequence[Trial], terminal: Terminal) -> None:
    """Tell what the relay said to each test mail."""
    if terminal.wants_json:
        terminal.json([{"address": one.address, "code": one.code, "text": one.text} for one in trials])
        return
    for one in trials:
        terminal.say(f"{one.address}: {one.code} {one.text}")


def put_on_its_way(desk: Desk, numbers: Sequence[int], roll: Mapping[str, int], terminal: Terminal) -> None:
    """Tell that a mailing was approved, and who carries it."""
    total = sum(roll.values())
    if terminal.wants_json:
        when = desk.at.isoformat()
        terminal.json({"issue": desk.issue.id, "mailings": list(numbers), "readers": dict(roll), "at": when})
        return
    terminal.say(f"{desk.issue.id} is on its way to {total:,} reader{'s' if total != 1 else ''}.")
    terminal.say("“broadsheet mail work” carries it to the relay; “broadsheet mail status” tells how it stands.")


def worked(rounds: Sequence[Round], terminal: Terminal, *, is_last: bool = False) -> None:
    """Tell what a worker did; rounds with nothing to do are not told."""
    for done in rounds:
        _singles(done.singles, terminal)
    if terminal.wants_json:
        if is_last:
            terminal.json(
                [
                    {"mailing": number, "stopped_by": reason, "status": done.statuses.get(number, "")}
                    for done in rounds
                    for number, reason in done.worked.items()
                ]
            )
        return
    for done in rounds:
        for number, reason in done.worked.items():
            told = f", stopped: {reason}" if reason else ""
            terminal.say(f"Mailing {number}: {done.statuses.get(number, '')}{told}.")
    if is_last and not any(done.worked or done.singles.accepted or done.singles.said for done in rounds):
        terminal.say("There was nothing to carry.")


def _singles(carried: Carried, terminal: Terminal) -> None:
    """Tell of confirmations, welcomes and goodbyes; what the relay did not take is a warning."""
    if carried.accepted:
        terminal.say(f"{carried.accepted:,} single mail{'s' if carried.accepted != 1 else ''}: accepted.")
    for said in (*carried.said, *([carried.stopped_by] if carried.stopped_by else [])):
        terminal.warn(f"A single mail was not taken: {said}")


def standing(found: Sequence[Standing], terminal: Terminal) -> None:
    """Tell how mailings stand, and who is in doubt."""
    if terminal.wants_json:
        terminal.json([_record(one) for one in found])
        return
    if not found:
        terminal.say("Nothing has been put on its way.")
    for one in found:
        language = f" ({one.language})" if one.language else ""
        terminal.say(f"{one.issue}{language}, mailing {one.number}: {one.status}{_why(one)}")
        copies = ", ".join(f"{one.copies[word]:,} {word}" for word in WORDS if one.copies.get(word))
        if one.candidates:
            terminal.say(f"  {one.candidates:,} readers: {copies or 'none begun'}")
        for address in one.doubtful:
            terminal.say(f"  it is not known whether {address} got it")


def _why(one: Standing) -> str:
    if one.status == "paused" and one.reason:
        return f": {one.reason}"
    if one.status == "approved" and one.scheduled_at:
        return f", to be sent at {one.scheduled_at.isoformat()}"
    return ""


def _record(one: Standing) -> dict[str, Any]:
    return {
        "mailing": one.number,
        "issue": one.issue,
        "language": one.language,
        "kind": one.kind,
        "status": one.status,
        "policy": one.policy,
        "readers": one.candidates,
        "left_out": one.excluded,
        "copies": {word: one.copies.get(word, 0) for word in WORDS},
        "uncertain": list(one.doubtful),
        "reason": one.reason,
        "scheduled_at": _written(one.scheduled_at),
        "frozen_at": _written(one.frozen_at),
        "finished_at": _written(one.finished_at),
    }


def _written(moment: dt.datetime | None) -> str | None:
    return moment.isoformat() if moment else None
