"""What `broadsheet mail` works with: the issue, its renditions, the office, and the question before it is sent.

In: the arguments. Out: a `Desk`. The office is opened only by those actions that touch the roll.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from broadsheet.cli.given import instant, paper_folder
from broadsheet.cli.terminal import Terminal
from broadsheet.database import Office, office_at, open_office
from broadsheet.editions.mail.edition import languages, previews, rendition
from broadsheet.editions.mail.rendition import FORMS, Rendition
from broadsheet.editions.mail.stories import articles_of
from broadsheet.editions.mail.ways import can_leave
from broadsheet.errors import UsageError
from broadsheet.press.one_issue import Prepared, prepare, read_paper
from broadsheet.press.place import OUT

if TYPE_CHECKING:
    from broadsheet.deliveries.frozen import Frozen
    from broadsheet.deliveries.outbox import Post
    from broadsheet.model.issue import Issue
    from broadsheet.model.publication import Publication
    from broadsheet.problems import Problem


@dataclass(frozen=True, slots=True)
class Preview:
    """An issue as files to look at: where they are, the rendition that they show, the size of the whole mail."""

    paths: tuple[str, ...]
    rendition: Rendition
    octets: int


@dataclass(slots=True)
class Desk:
    """One issue on the desk. `at` is the instant for which it was made ready."""

    root: str
    prepared: Prepared
    office: Office
    at: dt.datetime
    found: list[Problem] = field(default_factory=list)

    @property
    def issue(self) -> Issue:
        """The issue, without what is kept back."""
        return self.prepared.issue

    @property
    def publication(self) -> Publication:
        """The paper."""
        return self.prepared.job.publication

    @property
    def settings(self) -> dict[str, Any]:
        """All values of paper.toml."""
        return self.prepared.settings

    def open(self) -> None:
        """Open the office's database."""
        open_office(self.office)

    def is_stopped(self, terminal: Terminal) -> bool:
        """Whether a fault of the content stands in the way; it has been told then."""
        if not self.prepared.is_faulty:
            return False
        if terminal.wants_json:
            from broadsheet.cli.sentences import record

            terminal.json({"issue": self.issue.id, "problems": [record(one) for one in self.prepared.problems]})
        terminal.problems(self.prepared.problems, self.root)
        return True

    def must_be_released(self) -> None:
        """Refuse to send what is not out, and mails whose links would lead nowhere."""
        if not self.prepared.is_released:
            when = self.issue.release_at.isoformat()
            hint = f"It comes out at {when}: send it with --at." if self.issue.status == "released" else ""
            raise UsageError(f"{self.issue.id} is not released.", hint=hint)
        if not self.publication.base_url:
            raise UsageError("A mail needs whole addresses.", hint="Write base_url into [paper].")

    def tag(self, language: str) -> str:
        """The language as subscriptions have it: "" is the paper's own."""
        return "" if language == self.publication.language else language

    def roll(self) -> dict[str, int]:
        """Count the readers by language, those languages alone in which the issue has something."""
        from broadsheet.deliveries.mailings import readers

        spoken = [one for one in languages(self.publication) if articles_of(self.publication, self.issue, one)]
        counts = {language: readers(self.office, self.tag(language)) for language in spoken}
        if not any(counts.values()):
            raise UsageError("Nobody has subscribed by mail.", hint="“broadsheet roll” brings readers in.")
        return {language: number for language, number in counts.items() if number}

    def frozen(self, language: str) -> Frozen:
        """Make all forms of the issue in a language, and put them together once as they will be sent."""
        from broadsheet.deliveries.frozen import Frozen
        from broadsheet.deliveries.message import template_of
        from broadsheet.deliveries.senders import letterhead

        if not articles_of(self.publication, self.issue, language):
            raise UsageError(f"{self.issue.id} has nothing in {language} to be mailed.")
        made: dict[str, Rendition] = {
            form: rendition(self.prepared.job, form, language, self.found.append) for form in FORMS
        }
        sender = letterhead(self.settings, self.publication, language)
        for one in made.values():
            template_of(one, sender, "proof", self.at)
        return Frozen(made, sender)

    def preview(self, language: str) -> Preview:
        """Write an issue as files into out/mail."""
        made = rendition(self.prepared.job, "whole", language, self.found.append)
        files = previews(made, self.prepared.job)
        stem = self.issue.id if not self.tag(made.language) else f"{self.issue.id}.{made.language}"
        folder = Path(self.root, OUT, "mail")
        folder.mkdir(parents=True, exist_ok=True)
        paths = []
        for suffix, data in files.items():
            path = folder / f"{stem}.{suffix}"
            path.write_bytes(data)
            paths.append(str(path))
        return Preview(tuple(paths), made, len(files["eml"]))


def desk(arguments: argparse.Namespace, at: str = "") -> Desk:
    """Make an issue ready, for now or for a later time."""
    root = paper_folder(arguments)
    moment = instant(arguments)
    if at:
        moment = max(moment, _moment(at, root))
    prepared = prepare(root, arguments.issue, moment)
    return Desk(root, prepared, _office(root, prepared.settings, prepared.job.publication.id), moment)


def opened(root: str) -> tuple[dict[str, Any], Office, Publication]:
    """Return a paper's settings, its office and the paper itself, without an issue."""
    reading = read_paper(root)
    office = _office(root, reading.settings.values, reading.publication.id)
    return reading.settings.values, office, reading.publication


def singles(settings: dict[str, Any], paper: Publication) -> Post | None:
    """Return who sends a paper's single mails; None while its settings do not say so."""
    from broadsheet.deliveries.outbox import Post
    from broadsheet.deliveries.senders import letterhead

    if not settings["mail"]["from"] or not can_leave(paper.mail):
        return None
    sender = letterhead(settings, paper, paper.language)
    return Post(sender, paper.language, paper.title.in_language)


def _office(root: str, settings: Mapping[str, Any], paper: str) -> Office:
    return office_at(Path(root, settings["office"]["path"]), paper)


def _moment(text: str, root: str) -> dt.datetime:
    """Read a time; one without a zone is meant in the paper's."""
    try:
        moment = dt.datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(f"--at {text}: not a time.", hint="Write it as 2026-11-23T06:00.") from error
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=ZoneInfo(read_paper(root).publication.timezone))
    return moment.astimezone(dt.UTC)


def checked(addresses: Sequence[str]) -> list[str]:
    """Read addresses; raise `UsageError` for what is none."""
    from broadsheet.subscribers.addresses import AddressError, read_address

    found = []
    for text in addresses:
        try:
            found.append(read_address(text).wire)
        except AddressError as fault:
            raise UsageError(f"“{text}” is no address.") from fault
    return found


def confirm(roll: Mapping[str, int], given: int, issue: str, terminal: Terminal) -> None:
    """Go on only where somebody has said how many readers there are; raise `UsageError` otherwise."""
    total = sum(roll.values())
    if not given and not terminal.wants_json and sys.stdin is not None and os.isatty(sys.stdin.fileno()):
        spread = ", ".join(f"{language}: {number:,}" for language, number in roll.items())
        terminal.say(f"{issue} goes to {total:,} readers ({spread}).")
        terminal.say("Type that number to send it, anything else to leave it:")
        typed = sys.stdin.readline().strip().replace(",", "")
        given = int(typed) if typed.isdecimal() else -1
        if given != total:
            raise UsageError("Nothing was sent.")
    if not given:
        raise UsageError(f"{issue} would go to {total:,} readers.", hint=f"To send it, say --yes {total}.")
    if given != total:
        raise UsageError(
            f"{issue} would go to {total:,} readers, not to {given:,}: nothing was sent.",
            hint=f"To send it, say --yes {total}.",
        )
