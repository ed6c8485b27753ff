"""How much of nine manuscripts comes in, measured against the files and against what was printed.

In: the folder libreas31. Out: for each article the words of the file and of the edited text, and how many of them are
in the imported article. Words are compared as multisets after NFC, case and white space folded; the signs of notes are
no words. Called with the folder, it prints the table and the ten worst differences.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from broadsheet.importers.docx import Docx
from broadsheet.importers.importer import FoundArticle, FoundIssue, Inquiry
from broadsheet.importers.rules import Rules
from broadsheet.importers.word.docx_file import DocxFile
from broadsheet.importers.word.parts import whole
from broadsheet.text.markdown import parse
from broadsheet.text.plain import plain
from broadsheet.text.source import Source

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Kept:
    """Words of one article: of the file and of the edition, how many are there, and what is missing."""

    name: str
    in_file: int
    of_file: int
    in_edition: int
    of_edition: int
    notes: tuple[int, int]
    missing: Counter[str]

    @property
    def share(self) -> float:
        """The part of the edition's words that is there, in hundredths."""
        return 100 * self.of_edition / max(1, self.in_edition)


def words(text: str) -> Counter[str]:
    """Return the words of a text as a multiset."""
    return Counter(_WORD.findall(unicodedata.normalize("NFC", text).casefold()))


def of_markdown(markdown: str) -> str:
    """Return what a reader sees of a text, without the signs of its notes."""
    return re.sub(r"\[\d+\]", " ", plain(parse(Source(markdown), lambda problem: None)))


def measure(folder: Path) -> list[Kept]:
    """Import the folder and compare every article."""
    found = Docx().read(folder, Rules(), Inquiry(lambda problem: None))
    articles = [article for issue in found if isinstance(issue, FoundIssue) for article in issue.articles]
    return [_kept(folder, article) for article in sorted(articles, key=lambda article: article.source)]


def _kept(folder: Path, article: FoundArticle) -> Kept:
    path = folder / article.source
    written = article.write()
    fields = " ".join(str(value) for key, value in article.fields if key != "status")
    ours = words(f"{fields} {of_markdown(written.markdown)}")
    file = DocxFile(path.read_bytes())
    part = whole(file.paragraphs)
    head = "\n".join(file.paragraphs[at].text for at in part.roles.used)
    of_file = words(f"{head}\n{file.words(part)}")
    edition = (path.parent / "master.md").read_text("utf-8")
    of_edition = words(of_markdown(edition))
    notes = _notes(written.markdown), _notes(edition)
    return Kept(
        path.parent.name,
        of_file.total(),
        (of_file & ours).total(),
        of_edition.total(),
        (of_edition & ours).total(),
        notes,
        of_edition - ours,
    )


def _notes(markdown: str) -> int:
    return len([note for note in parse(Source(markdown), lambda problem: None).notes if note.turns])


def main(folder: Path) -> None:
    """Print the table and the ten worst differences."""
    rows = measure(folder)
    print(f"{'article':10} {'of the file':>14} {'of the edition':>16} {'share':>7}  notes")
    for row in rows:
        file, edition = f"{row.of_file}/{row.in_file}", f"{row.of_edition}/{row.in_edition}"
        print(f"{row.name:10} {file:>14} {edition:>16} {row.share:6.2f}%  {row.notes[0]}/{row.notes[1]}")
    worst = Counter({(row.name, word): count for row in rows for word, count in row.missing.items()})
    for (name, word), count in worst.most_common(10):
        print(f"  {name}: “{word}” × {count}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
