"""The parts of an article around its text: headline, kicker, standfirst, byline, section, rights, author's note.

In: a page, which blocks are kept, and what others say of it (`Witness`). Out: fields, the blocks that they used up, and
what had to be guessed. Knows no site and no file. The order of evidence for headlines is that of import.md, section 4.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from broadsheet.importers.importer import Guess, Value
from broadsheet.importers.pages.bylines import USUAL, byline_of, names_of
from broadsheet.importers.pages.contents import Entry
from broadsheet.importers.pages.page import Block, Page
from broadsheet.importers.pages.words import words_of
from broadsheet.importers.store.escaping import escaped

_TOP = 12
"""Headline and byline stand within so many kept blocks."""
_HEADLINE = 200
_SHORT_WORDS = 15
_SURE = 0.8
"""So many of the shorter text's words two headlines must share to be the same."""
_STANDFIRST = range(6, 61)
_NOTE = 7
"""So many blocks from the end the note on the author begins at most."""
_RIGHTS = re.compile(
    r"(?:©|\(c\)\s*(?:19|20)\d\d|\bcopyright\b|جميع الحقوق|版权|著作权).*?(?=[.。](?:\s|$)|\bPublished in\b|$)",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"^\W*(?:about the authors?|the authors?|author bio|autoreninfo|über d(?:en|ie) autor(?:in|en)?"
    r"|zu[rm] (?:person|autor)|à propos de l['’]auteure?|l['’]auteure?"
    r"|sobre (?:el|la|o|a) autora?|sull['’]autrice|sull['’]autore|over de auteur"
    r"|om forfatteren|om författaren|o autor(?:ze|ovi)|об авторе|عن (?:الكاتب|المؤلف)(?:ة)?|درباره نویسنده"
    r"|作者简介|作者簡介|关于作者|著者について|저자 소개)\W*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Witness:
    """What is known of a page from elsewhere.

    `title` is its title without what the site's titles share, "" where several pages have the same: that is
    `shared`, which is better than nothing. `standing` are blocks that other pages repeat at their ends: notes on
    authors. `paper` is the paper's name.
    """

    entry: Entry | None = None
    title: str = ""
    shared: str = ""
    standing: tuple[int, ...] = ()
    paper: str = ""
    byline: re.Pattern[str] = USUAL


@dataclass(slots=True)
class Fields:
    """Keys and values of the folder format; `used` are the numbers of blocks that must not stand in the text again."""

    values: dict[str, Value] = field(default_factory=dict)
    used: set[int] = field(default_factory=set)
    guesses: list[Guess] = field(default_factory=list)


@dataclass(slots=True)
class _Reading:
    """A page whose fields are being found: `rows` are the kept blocks with text, with their numbers."""

    page: Page
    witness: Witness
    rows: list[tuple[int, Block]]
    found: Fields = field(default_factory=Fields)
    head: int = -1  # where in `rows` the headline stands, -1 where it does not


def fields_of(page: Page, keep: Sequence[bool], witness: Witness) -> Fields:
    """Find an article's fields; `headline` is always among them."""
    rows = [(at, block) for at, block in enumerate(page.blocks) if keep[at] and block.text]
    reading = _Reading(page, witness, rows)
    _find_headline(reading)
    _find_byline(reading)
    _find_kicker(reading)
    _find_standfirst(reading)
    _find_end(reading)
    entry = witness.entry
    if entry and entry.section:
        reading.found.values["section"] = entry.section
    return reading.found


def agree(one: str, other: str) -> bool:
    """Whether two texts are one headline: most words of the shorter stand in the longer, which is not much more."""
    first, second = set(words_of(one)), set(words_of(other))
    if not first or not second:
        return False
    small, large = sorted((len(first), len(second)))
    return len(first & second) / small >= _SURE and large <= 3 * small + 3


def _headings(reading: _Reading) -> Iterator[tuple[int, Block]]:
    """Yield what may be the headline on the page itself, with the place in `rows`."""
    for place, (_, block) in enumerate(reading.rows[:_TOP]):
        short = len(block.text) <= _HEADLINE and not byline_of(block.text, reading.witness.byline)
        if short and (block.kind == "heading" or block.strong or block.set_apart):
            yield place, block


def _find_headline(reading: _Reading) -> None:
    entry, title = reading.witness.entry, reading.witness.title
    said = entry.headline if entry and len(words_of(entry.headline)) > 0 else ""
    headings = list(_headings(reading))
    wanted = [text for text in (said, title) if text]
    same = [(place, block) for text in wanted for place, block in headings if agree(text, block.text)]
    first = next((row for row in headings if row[1].kind == "heading" and not _is_paper(row[1].text, reading)), None)
    chosen = same[0] if same else first if not said else None
    if chosen:
        reading.head = chosen[0]
        reading.found.used.add(reading.rows[chosen[0]][0])
    own = chosen[1].text if chosen else ""
    reading.found.values["headline"] = escaped(_best(said, own, title) or _first_short(reading))
    _tell_guess(reading, said, own or (first[1].text if first else ""), bool(same))


def _is_paper(text: str, reading: _Reading) -> bool:
    return bool(reading.witness.paper) and agree(text, reading.witness.paper)


def _best(said: str, own: str, title: str) -> str:
    """Of a contents page's wording and the page's own the fuller one, where they agree."""
    if said and own and agree(said, own):
        return own if len(own) >= len(said) else said
    return said or own or title


def _first_short(reading: _Reading) -> str:
    for place, (at, block) in enumerate(reading.rows[:_TOP]):
        if len(block.text.split()) <= _SHORT_WORDS and len(block.text) <= _HEADLINE:
            reading.head = place
            reading.found.used.add(at)
            return block.text
    if reading.witness.shared:
        return reading.witness.shared
    words = reading.rows[0][1].text.split() if reading.rows else []
    return " ".join(words[:8]) or reading.page.title or reading.page.path


def _tell_guess(reading: _Reading, said: str, own: str, is_sure: bool) -> None:
    title = reading.witness.title
    if is_sure or (own and not title and not said):
        return
    if said and (agree(said, title) or not (own or title)):
        return
    reason = (
        "the contents page calls it so"
        if said
        else "the first heading says so"
        if own
        else "the page's title says so"
        if title
        else "it is the first short text of the page"
    )
    rival = next((text for text in (own, title) if text and not agree(text, said or own or title)), "")
    value = str(reading.found.values["headline"])
    reading.found.guesses.append(Guess(reading.page.path, "headline", value, reason, rival))


def _find_byline(reading: _Reading) -> None:
    """Take the byline from the page; else from the contents page, whose words must not stand in the text again."""
    entry = reading.witness.entry
    said = entry.byline if entry else ""
    values, start = reading.found.values, max(reading.head, 0)
    for at, block in reading.rows[start : start + _TOP]:
        if at in reading.found.used:
            continue
        names = byline_of(block.text, reading.witness.byline)
        if not names and said and len(block.text) <= 100 and agree(_joined(said), block.text):
            names = names_of(block.text) or said
        if names:
            values["byline"] = names
            reading.found.used.add(at)
            return
    author = names_of(reading.page.meta.get("author", "") or reading.page.meta.get("dc.creator", ""))
    if said:
        values["byline"] = said
    elif author and not _is_paper(_joined(author), reading) and "webmaster" not in _joined(author).casefold():
        values["byline"] = author
        reason = "the page's metadata say so, its text does not"
        reading.found.guesses.append(Guess(reading.page.path, "byline", _joined(author), reason))


def _joined(value: Value) -> str:
    return value if isinstance(value, str) else ", ".join(value)


def _find_kicker(reading: _Reading) -> None:
    """Take a short line right above the headline, where it is the section's name or ends as a kicker does."""
    if reading.head < 1:
        return
    at, block = reading.rows[reading.head - 1]
    few = len(block.text.split()) <= 6 and block.link_share < 0.5 and not _is_paper(block.text, reading)
    section = reading.witness.entry.section if reading.witness.entry else ""
    if few and reading.head == 1 and (block.text.endswith((":", "：")) or (section and agree(section, block.text))):
        reading.found.values["kicker"] = escaped(block.text.rstrip(":：").strip())
        reading.found.used.add(at)


def _find_standfirst(reading: _Reading) -> None:
    """Take a text between headline and body that is set like neither: bold, or a heading alone in its level."""
    if reading.head < 0:
        return
    levels = [block.level for _, block in reading.rows if block.kind == "heading"]
    rows = [row for row in reading.rows[reading.head + 1 : reading.head + 5] if row[0] not in reading.found.used]
    for (at, block), following in pairwise(rows):
        count = len(words_of(block.text))
        lone = block.kind == "heading" and levels.count(block.level) == 1 and count > 3
        bold = block.strong and block.kind == "text" and not following[1].strong
        other = _RIGHTS.search(block.text) or reading.witness.byline.match(block.text)
        if (lone or bold) and count in _STANDFIRST and block.link_share < 0.5 and not other:
            reading.found.values["standfirst"] = escaped(block.text)
            reading.found.used.add(at)
        break
    entry = reading.witness.entry
    said = entry.standfirst if entry else ""
    opening = " ".join(words_of(" ".join(block.text for _, block in reading.rows[:_TOP])))
    if said and "standfirst" not in reading.found.values and " ".join(words_of(said)[:6]) not in opening:
        reading.found.values["standfirst"] = escaped(said)


def _find_end(reading: _Reading) -> None:
    """Take rights and the note on the author from the end of the page."""
    tail = [row for row in reading.rows[-_NOTE:] if row[0] not in reading.found.used]
    _take_rights(reading, tail)
    if len(reading.rows) > _NOTE:
        _take_note(reading, [row for row in tail if row[0] not in reading.found.used])


def _take_rights(reading: _Reading, tail: Sequence[tuple[int, Block]]) -> None:
    lines = [(at, block) for at, block in tail if len(block.text) <= 400 and _RIGHTS.search(block.text)]
    if lines:
        said = [found[0].strip(" ,;") for _, block in lines if (found := _RIGHTS.search(block.text))]
        reading.found.values["rights"] = max(said, key=len)
        reading.found.used.update(at for at, _ in lines)


def _take_note(reading: _Reading, tail: Sequence[tuple[int, Block]]) -> None:
    names = _joined(reading.found.values.get("byline", ""))
    start = next((place for place, row in enumerate(tail) if _begins_note(row, names, reading.witness)), None)
    if start is None:
        return
    body = list(tail[start:])
    if body[0][1].kind == "heading" and len(body) > 1:
        reading.found.used.add(body[0][0])
        body = body[1:]
    if any(block.kind not in ("text", "cell", "quote", "item") for _, block in body) or len(body) > 4:
        reading.found.used.discard(tail[start][0])
        return
    reading.found.values["author_note"] = " ".join(escaped(block.text) for _, block in body)
    reading.found.used.update(at for at, _ in body)


def _begins_note(row: tuple[int, Block], names: str, witness: Witness) -> bool:
    at, block = row
    if at in witness.standing or _ABOUT.match(block.text):
        return True
    first = words_of(names)[:1]
    if block.kind == "heading":
        return bool(names) and agree(names, block.text) and len(block.text) <= len(names) + 20
    return bool(first) and words_of(block.text[:80])[:1] == first and len(block.text.split()) >= 8
