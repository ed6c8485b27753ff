"""A page dumped as text: which of its paragraphs are issue line, kicker, headline, standfirst, captions, text, calls.

In: runs of lines. Out: `Dump`. Shapes decide, not words of one paper: how long a paragraph is against the others, how
it ends, what stands around it. Knows no other page and no file.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from broadsheet.importers.evidence.finding import find
from broadsheet.importers.evidence.findings import Finding
from broadsheet.importers.plain.lines import Run, words_in
from broadsheet.importers.signed import are_names, says_by

Role: TypeAlias = Literal[
    "nameplate", "issue", "kicker", "headline", "standfirst", "byline", "dateline", "caption", "crosshead", "text",
    "call", "template",
]  # fmt: skip

SHORT = 15
"""A paragraph of fewer words may be something else than text."""
LEAST_TEXT = 12
MOST_TEXT = 40
_STOP = re.compile(r"[.!?:;…。！？؟]['\"”’»)\]]*$")
_CALLS = re.compile(r"[!！.。]['\"”’»)\]]*$")
_PICTURE = re.compile(r"(?:photo|foto|picture|bild|image|abb|fig|صورة|图|写真)\b", re.IGNORECASE)
_WAY_BACK = re.compile(
    r"(?:^|\b)(?:link to|home ?page|archives?|back to|subscribe|return to|contents|top of page|next|previous|copyright|"
    r"all rights reserved|startseite|archiv|zurück|impressum|inhalt|abonnieren|accueil|retour|sommaire|s'abonner|"
    r"inicio|archivo|volver|suscr\w+|indice|homepage)(?:$|\b)|©|\(c\)|https?://|www\.|الرئيسية|أرشيف|اشترك|首页|返回|存档|订阅",
    re.IGNORECASE,
)
_DATELINE = re.compile(r"[\(（].{3,60}[\)）]")


@dataclass(slots=True)
class Dump:
    """A page's runs with their roles; `parts` are roles of lines where one run holds two things."""

    roles: list[Role]
    headline: str = ""
    standfirst: str = ""
    kicker: str = ""
    byline: str = ""
    nameplate: str = ""
    navigation: str = ""
    findings: list[Finding] = field(default_factory=list)

    def of(self, role: Role) -> list[int]:
        """Return the numbers of the runs with a role."""
        return [at for at, each in enumerate(self.roles) if each == role]


def dump_of(runs: Sequence[Run], gone: Sequence[bool], language: str = "") -> Dump:
    """Say what the runs of a page are. `gone` are those that its sister pages have shown to be of the template."""
    dump = Dump(["template" if out else "text" for out in gone])
    long = _long(runs)
    body = [at for at, run in enumerate(runs) if run.words >= long and not gone[at]]
    first, last = (body[0], body[-1]) if body else (len(runs), len(runs))
    _before(dump, runs, first, language)
    for at in range(first, last + 1):
        if at < len(runs) and not gone[at]:
            dump.roles[at] = _between(runs[at])
    _after(dump, runs, last + 1)
    return dump


def _long(runs: Sequence[Run]) -> int:
    """Return how many words make a paragraph of text: half of what is usual on the page, 12 to 40."""
    counts = sorted(run.words for run in runs if run.words >= LEAST_TEXT)
    return max(LEAST_TEXT, min(MOST_TEXT, counts[len(counts) // 2] // 2)) if counts else 1


def _between(run: Run) -> Role:
    """A short line without a stop: a caption names a place or a day behind a comma, a crosshead does not."""
    if run.words >= SHORT or _STOP.search(run.text):
        return "text"
    has_place = bool(re.search(r"[,،、，]", run.text) or re.search(r"\b\d{4}\b", run.text))
    return "caption" if has_place or _PICTURE.match(run.text) else "crosshead"


def _before(dump: Dump, runs: Sequence[Run], first: int, language: str) -> None:
    for at in range(min(first, len(runs))):
        if dump.roles[at] == "template":
            continue
        run = runs[at]
        found = [finding for line in run.lines for finding in find(line, "head", language)]
        facts = {finding.fact for finding in found}
        if not dump.headline and facts & {"number", "whole_number"} and ("date" in facts or run.words < SHORT):
            dump.roles[at] = "issue"
            dump.findings.extend(found)
            _take_issue_line(dump, run)
        else:
            dump.roles[at] = _of_head(dump, run, at, runs)
            if dump.roles[at] == "nameplate":
                dump.findings.extend(found)


def _take_issue_line(dump: Dump, run: Run) -> None:
    """The line above is the nameplate; capitals behind the date are links of the page."""
    numbered = next((at for at, line in enumerate(run.lines) if find(line, "head")), 0)
    dump.nameplate = dump.nameplate or " ".join(run.lines[:numbered]).strip()
    words = run.lines[numbered].split()
    capitals = 0
    while capitals < len(words) and words[-1 - capitals].isupper() and words[-1 - capitals].isalpha():
        capitals += 1
    dump.navigation = " ".join(words[len(words) - capitals :])


def _of_head(dump: Dump, run: Run, at: int, runs: Sequence[Run]) -> Role:
    text = run.text
    if not dump.headline:
        return _above_headline(dump, run, at, runs)
    if not dump.byline and (says_by(text) or (are_names(text) and run.words <= 6)):
        dump.byline = text
        return "byline"
    if _DATELINE.fullmatch(text):
        return "text"
    if not dump.standfirst and _STOP.search(text):
        dump.standfirst = text
        return "standfirst"
    return _between(run)


def _above_headline(dump: Dump, run: Run, at: int, runs: Sequence[Run]) -> Role:
    text = run.text
    if text.endswith((":", "：")) and run.words < SHORT:
        dump.kicker = text.rstrip(":： ")
        return "kicker"
    later = any(0 < other.words <= 2 * SHORT for other in runs[at + 1 : at + 3])
    if at == 0 and later and run.words <= 8 and not _STOP.search(text) and _next_says_issue(runs, at):
        dump.nameplate = text
        return "nameplate"
    dump.headline = " ".join(run.lines[0].split())
    dump.standfirst = " ".join(" ".join(run.lines[1:]).split())
    return "headline"


def _next_says_issue(runs: Sequence[Run], at: int) -> bool:
    """Whether one of the next two runs says which issue it is: what stands above is the paper's name."""
    return any(find(run.lines[0], "head") for run in runs[at + 1 : at + 3] if run.words < 2 * SHORT)


def _after(dump: Dump, runs: Sequence[Run], start: int) -> None:
    """Behind the text: calls, and what leads back to other pages. A longer gap parts the two."""
    rest = [at for at in range(start, len(runs)) if dump.roles[at] != "template"]
    for at in rest:
        run = runs[at]
        short = run.words < SHORT
        if short and not _CALLS.search(run.text) and (_WAY_BACK.search(run.text) or _names_paper(dump, run)):
            dump.roles[at] = "template"
        elif short and not are_names(run.text):
            dump.roles[at] = "call" if _CALLS.search(run.text) else _between(run)
    tail = [at for at in rest if dump.roles[at] == "template"]
    for at in rest:
        if tail and at > tail[0] and runs[at].words < SHORT and not _CALLS.search(runs[at].text):
            dump.roles[at] = "template"


def _names_paper(dump: Dump, run: Run) -> bool:
    """Whether a short line speaks of the paper by its name."""
    name = {word.casefold() for word in dump.nameplate.split() if len(word) > 3}
    words = {word.casefold() for word in run.text.split()}
    return bool(name) and len(name & words) >= min(2, len(name)) and words_in(run.text) < SHORT
