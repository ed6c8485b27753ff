"""The articles of a manuscript: the whole file, or what stands between its headings.

In: its paragraphs. Out: `Part`s with the roles of their paragraphs and the fields that come of them. Knows no file
format.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from broadsheet.importers.importer import Value
from broadsheet.importers.signed import names_in
from broadsheet.importers.store.escaping import escaped
from broadsheet.importers.word.paragraphs import Paragraph
from broadsheet.importers.word.placeholders import Placeholder, placeholders_in
from broadsheet.importers.word.roles import CAPTIONS, Roles, is_byline, roles_of

LEAST_OPENING = 12
"""What stands before the first heading of a file with several articles is one itself if it has so many words."""


@dataclass(slots=True)
class Part:
    """One article of a file: its run of paragraphs, their roles, and the pictures that it asks for by name.

    `figures` has the placeholders whose files were found, by the number of their paragraph, with the file's path;
    `captions` are paragraphs in the style of one below a picture.
    """

    first: int
    last: int
    roles: Roles
    title: str = ""
    wanted: tuple[Placeholder, ...] = ()
    figures: dict[int, tuple[Placeholder, str]] = field(default_factory=dict)
    captions: frozenset[int] = frozenset()

    @property
    def gone(self) -> frozenset[int]:
        """The paragraphs that leave the text: those that became fields, and captions of figures."""
        captions = (at for placeholder, _ in self.figures.values() for at in placeholder.paragraphs[1:])
        return frozenset((*self.roles.used, *captions))

    def find_pictures(self, path_of: Callable[[str], str]) -> tuple[str, ...]:
        """Look for the files of the placeholders; return the names of those that are not there."""
        missing = []
        for placeholder in self.wanted:
            path = path_of(placeholder.name) if placeholder.name else ""
            if path:
                self.figures[placeholder.paragraphs[0]] = (placeholder, path)
            else:
                missing.append(placeholder.name or "?")
        return tuple(missing)


def whole(paragraphs: Sequence[Paragraph]) -> Part:
    """Take a file as one article."""
    return _part(paragraphs, 0, len(paragraphs))


def _part(paragraphs: Sequence[Paragraph], first: int, last: int) -> Part:
    inner = roles_of(paragraphs[first:last])
    moved = _moved(inner, first)
    title = " ".join(paragraphs[at].text for at in moved.headline)
    found = placeholders_in([paragraph.text for paragraph in paragraphs[first:last]])
    wanted = tuple(replace(each, paragraphs=tuple(at + first for at in each.paragraphs)) for each in found)
    captions = frozenset(at for at in range(first + 1, last) if _is_caption(paragraphs, at))
    return Part(first, last, moved, title, wanted, captions=captions)


def _is_caption(paragraphs: Sequence[Paragraph], at: int) -> bool:
    before = paragraphs[at - 1]
    return paragraphs[at].style in CAPTIONS and before.pictures and not before.text


def _moved(roles: Roles, by: int) -> Roles:
    def moved(numbers: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(number + by for number in numbers)

    return Roles(
        headline=moved(roles.headline),
        standfirst=moved(roles.standfirst),
        byline=moved(roles.byline),
        kicker=moved(roles.kicker),
        dateline=moved(roles.dateline),
        crossheads={at + by: level for at, level in roles.crossheads.items()},
        headline_from=roles.headline_from,
    )


def split(paragraphs: Sequence[Paragraph], level: int) -> list[Part]:
    """Take a file apart at its headings of a level; a longer text before the first is an article as well."""
    starts = [at for at, paragraph in enumerate(paragraphs) if paragraph.level == level and paragraph.text]
    parts = []
    before = sum(paragraph.words for paragraph in paragraphs[: starts[0]]) if starts else 0
    if starts and starts[0] > 0 and before > LEAST_OPENING:
        parts.append(_part(paragraphs, 0, starts[0]))
    for start, end in zip(starts, [*starts[1:], len(paragraphs)], strict=True):
        part = _part(paragraphs, start, end)
        if part.roles.headline != (start,):
            part.roles = _with_headline(part.roles, start)
            part.title = paragraphs[start].text
        parts.append(part)
    return parts or [whole(paragraphs)]


def _with_headline(roles: Roles, at: int) -> Roles:
    crossheads = {number: level for number, level in roles.crossheads.items() if number != at}
    return replace(roles, headline=(at,), crossheads=crossheads, headline_from="")


def holds_several(paragraphs: Sequence[Paragraph], names_issue: bool) -> int:
    """Return the level of the headings that are headlines of articles, 0 where a file is one article.

    They are where the file itself names an issue, or where most of them are followed by a byline.
    """
    levels = [paragraph.level for paragraph in paragraphs if paragraph.level and paragraph.text]
    highest = min(levels, default=0)
    starts = [at for at, paragraph in enumerate(paragraphs) if paragraph.level == highest and paragraph.text]
    if not highest or len(starts) < 2:
        return 0
    signed = sum(any(is_byline(paragraph) for paragraph in paragraphs[at + 1 : at + 4]) for at in starts)
    return highest if names_issue or signed * 2 > len(starts) else 0


def fields_of(part: Part, paragraphs: Sequence[Paragraph]) -> dict[str, Value]:
    """Return the fields that stand in the head of an article."""
    roles = part.roles

    def text(numbers: tuple[int, ...]) -> str:
        return " ".join(paragraphs[at].text for at in numbers)

    names = names_in(", ".join(paragraphs[at].text for at in roles.byline)) if roles.byline else ()
    found: dict[str, Value] = {
        "headline": escaped(text(roles.headline)),
        "kicker": escaped(text(roles.kicker)),
        "standfirst": escaped(text(roles.standfirst)),
        "byline": names[0] if len(names) == 1 else names,
        "dateline": text(roles.dateline),
    }
    return {key: value for key, value in found.items() if value}
