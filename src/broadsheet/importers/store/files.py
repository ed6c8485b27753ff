"""The files of the paper that come of what was found: issue.toml, articles, pages, pictures, with their ledger entries.

In: placed issues and texts. Out: `Planned` files in the order in which they are written, and the bytes of each. Those
of a text may be made in another process: they come with all that was met on the way. Header, text and picture names
are those of the content format.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from broadsheet.folder.write import article_bytes, issue_toml
from broadsheet.importers.importer import FoundPicture, Value
from broadsheet.importers.rules import Rules
from broadsheet.importers.store.founding import Facts
from broadsheet.importers.store.ledger import Entry, digest_of
from broadsheet.importers.store.links import rewritten
from broadsheet.importers.store.placing import PlacedIssue, PlacedText
from broadsheet.importers.store.remarks import Kept
from broadsheet.importers.store.targets import Targets
from broadsheet.model.names import slug


@dataclass(frozen=True, slots=True)
class Planned:
    """A file that is to come: its entry and how its bytes are made; of a text, the text and its pictures' new names."""

    entry: Entry
    make: Callable[[], bytes] | None = None
    text: PlacedText | None = None
    pictures: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Made:
    """The bytes of a text's file, what was met in making it, and the anchors of other texts to which it links.

    `led` are pairs of a target (`article:` and an id, or an address of a page) and an anchor as the source names it.
    """

    data: bytes
    kept: Kept
    led: tuple[tuple[str, str], ...] = ()


class Files:
    """Makes files for one import. `name` is the import's word, which every article bears under `imported`."""

    def __init__(self, name: str, facts: Facts, targets: Targets, rules: Rules) -> None:
        self._name = name
        self._facts = facts
        self._targets = targets
        self._rules = rules
        self._pictures: dict[str, str] = {}  # file of the paper → picture of the source
        self._shown: set[str] = set()
        self._planned: set[str] = set()

    def of_issue(self, placed: PlacedIssue) -> Iterator[Planned]:
        """Yield an issue's issue.toml, its pictures and articles."""
        data = issue_toml(_issue_rows(placed))
        addresses = " ".join(placed.issue.addresses)
        entry = Entry(placed.key, "imported as", placed.id, addresses, digest_of(data), f"{placed.folder}/issue.toml")
        yield Planned(entry, lambda: data)
        for article in placed.articles:
            yield from self.of_text(article)

    def of_text(self, placed: PlacedText) -> Iterator[Planned]:
        """Yield a text's pictures and its own file. A picture in two issues has an entry for each."""
        names: dict[str, str] = {}
        for picture in placed.text.pictures:
            file = self._picture_file(placed, picture)
            names[picture.written] = posixpath.basename(file)
            if file not in self._planned:
                self._planned.add(file)
                key = picture.path if picture.path not in self._shown else f"{picture.path}#{file}"
                self._shown.add(picture.path)
                yield Planned(Entry(key, "picture of", placed.id, file=file), picture.data)
        text = placed.text
        entry = Entry(text.source, "imported as", placed.id, " ".join(text.addresses), text.digest, placed.file)
        yield Planned(entry, None, placed, names)

    def made(self, planned: Planned) -> Made:
        """Make the bytes of a text, in whatever process."""
        placed = planned.text
        assert placed is not None  # noqa: S101 - only texts come here
        before = self._rules.taken_hits()
        written = placed.text.write()
        hits = self._rules.taken_hits()
        self._rules.add_hits(before)
        led: dict[tuple[str, str], None] = {}

        def new(target: str) -> str | None:
            if target in planned.pictures:
                return planned.pictures[target]
            found = self._targets.new(target, placed.text.source)
            if found is not None and "#" in found:
                goal, _, anchor = found.partition("#")
                led[goal, anchor] = None
            return found

        given = dict(written.fields)
        known = given | {key: value for key, value in placed.text.fields if key not in given}
        known |= self._rules.article_fix(placed.text.source)
        fields = {k: planned.pictures.get(str(v), v) if k == "picture" else v for k, v in known.items()}
        data = article_bytes(fields | self._own_fields(placed), rewritten(written.markdown, new))
        return Made(data, Kept(written.remarks, hits, written.anchors), tuple(led))

    def _picture_file(self, placed: PlacedText, picture: FoundPicture) -> str:
        """Name a picture in `pictures/` beside the text; a second file of the same name gets a piece of its path."""
        stem, suffix = posixpath.splitext(posixpath.basename(picture.path))
        folder = posixpath.dirname(placed.file) if not placed.id.startswith("/") else ""
        within = posixpath.join(folder, "pictures")
        file = f"{within}/{slug(stem) or 'picture'}{suffix.lower()}"
        if self._pictures.setdefault(file, picture.path) != picture.path:
            file = f"{within}/{slug(stem)}-{digest_of(picture.path.encode())[:6]}{suffix.lower()}"
            self._pictures[file] = picture.path
        return file

    def _own_fields(self, placed: PlacedText) -> dict[str, Value]:
        text = placed.text
        language = text.language if text.language and text.language != self._facts.language else ""
        if placed.id.startswith("/"):
            return {"language": language} if language and f".{language}.md" not in placed.file else {}
        own: dict[str, Value] = {} if placed.file.endswith(f".{language}.md") else {"language": language}
        if self._facts.base_url and text.addresses and "source_url" not in dict(text.fields):
            own["source_url"] = self._facts.base_url.rstrip("/") + text.addresses[0]
        return own | {"imported": self._name}


def _issue_rows(placed: PlacedIssue) -> dict[str, str | int]:
    issue = placed.issue
    number: str | int = int(issue.number) if issue.number.isdecimal() else issue.number
    date = issue.date.isoformat()
    rows: dict[str, str | int] = {
        "id": placed.id if issue.id or issue.year else "",
        "volume": issue.volume,
        "number": number,
        "whole_number": issue.whole_number,
        "date": f"{date}/{issue.date_end.isoformat()}" if issue.date_end else date,
        "kind": "" if issue.kind == "regular" else issue.kind,
        "title": issue.title,
        "printed_as": issue.printed_as,
        "note": issue.note,
        "status": "planned" if issue.planned else "released",
        "release_at": issue.released_at.isoformat(sep=" ") if issue.released_at else "",
    }
    return {key: value for key, value in rows.items() if value}
