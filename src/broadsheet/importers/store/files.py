"""The files of the paper that come of what was found: issue.toml, articles, pages, pictures, with their ledger rows.

In: placed issues and texts. Out: paths and bytes, for what is ours to write (`storing` decides). Header, text and
picture names are those of the content format.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping

from broadsheet.folder.write import article_bytes, issue_toml
from broadsheet.importers.importer import FoundIssue, FoundPicture, Value
from broadsheet.importers.store.founding import Facts
from broadsheet.importers.store.ledger import Entry, digest_of
from broadsheet.importers.store.links import rewritten
from broadsheet.importers.store.placing import PlacedIssue, PlacedText
from broadsheet.importers.store.storing import Storing
from broadsheet.importers.store.targets import Targets
from broadsheet.model.names import slug

File = tuple[str, bytes]


class Files:
    """Makes files for one import. `name` is the import's word, which every article bears under `imported`."""

    def __init__(self, name: str, facts: Facts, targets: Targets) -> None:
        self._name = name
        self._facts = facts
        self._targets = targets
        self._pictures: dict[str, str] = {}  # file of the paper → picture of the source

    def of_issue(self, placed: PlacedIssue, storing: Storing) -> Iterator[File]:
        """Yield an issue's issue.toml, its pictures and articles."""
        rows = _issue_rows(placed.issue)
        data = issue_toml(rows)
        file = f"{placed.folder}/issue.toml"
        addresses = " ".join(placed.issue.addresses)
        entry = Entry(placed.key, "imported as", placed.id, addresses, digest_of(data), file)
        if (written := storing.decide(entry, lambda: data)) is not None:
            yield file, written
        for article in placed.articles:
            yield from self.of_text(article, storing)

    def of_text(self, placed: PlacedText, storing: Storing) -> Iterator[File]:
        """Yield a text's pictures and its own file."""
        names: dict[str, str] = {}
        for picture in placed.text.pictures:
            file = self._picture_file(placed, picture)
            names[picture.written] = posixpath.basename(file)
            entry = Entry(picture.path, "picture of", placed.id, file=file)
            if picture.path not in storing.entries and (data := storing.decide(entry, picture.data)) is not None:
                yield file, data
        text = placed.text
        entry = Entry(text.source, "imported as", placed.id, " ".join(text.addresses), text.digest, placed.file)
        if (data := storing.decide(entry, lambda: self._bytes(placed, names))) is not None:
            yield placed.file, data
        for other in text.also:
            storing.entries[other] = Entry(other, "merged into", placed.id)

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

    def _bytes(self, placed: PlacedText, pictures: Mapping[str, str]) -> bytes:
        text = placed.text

        def new(target: str) -> str | None:
            return pictures.get(target) or self._targets.new(target, text.source)

        written = text.write()
        known = dict(written.fields) | {key: value for key, value in text.fields if key not in dict(written.fields)}
        fields = {key: pictures.get(str(value), value) if key == "picture" else value for key, value in known.items()}
        return article_bytes(fields | self._own_fields(placed), rewritten(written.markdown, new))

    def _own_fields(self, placed: PlacedText) -> dict[str, Value]:
        text = placed.text
        language = text.language if text.language and text.language != self._facts.language else ""
        if placed.id.startswith("/"):
            return {"language": language} if language and f".{language}.md" not in placed.file else {}
        own: dict[str, Value] = {} if placed.file.endswith(f".{language}.md") else {"language": language}
        if self._facts.base_url and text.addresses:
            own["source_url"] = self._facts.base_url.rstrip("/") + text.addresses[0]
        return own | {"imported": self._name}


def _issue_rows(issue: FoundIssue) -> dict[str, str | int]:
    number: str | int = int(issue.number) if issue.number.isdecimal() else issue.number
    date = issue.date.isoformat()
    rows: dict[str, str | int] = {
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
