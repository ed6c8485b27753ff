"""How an article is cited: as a line of words, in BibTeX and in RIS.

In: what all articles of an issue have in common, once, and what is an article's own. Out: plain texts for the two
formats. BibTeX: one entry whose values any reader of `.bib` files takes as they are, in UTF-8, with the characters that
mean something to TeX as commands. RIS: lines of a tag of two letters, two blanks, a hyphen, a blank and a value.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import NamedTuple

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""The names of months that every BibTeX style defines."""
_TEX = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "$&#_%"},
}
_SPECIAL = re.compile(r"[\\{}~^$&#_%]")
_SEVERAL = re.compile(r"\band\b|[,\"]", re.IGNORECASE)
_NOT_KEY = re.compile(r"[^A-Za-z0-9:.-]+")
_NOT_ADDRESS = re.compile(r"[\s{}\\]")
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Source:
    """What the articles of an issue have in common: the lines of both formats that tell of paper and issue."""

    bibtex: str
    ris: str


def source(paper: str, volume: str, number: str, issn: str, publisher: str = "") -> Source:
    """Say of which paper and issue articles are; what is not known is left out."""
    bib = (("volume", volume), ("number", number), ("issn", issn), ("publisher", publisher))
    ris = (("VL", volume), ("IS", number), ("SN", issn), ("PB", publisher))
    return Source(
        f"  journal = {{{tex(paper)}}},\n" + "".join(f"  {name} = {{{tex(value)}}},\n" for name, value in bib if value),
        f"T2  - {one_line(paper)}\n" + "".join(f"{tag}  - {one_line(value)}\n" for tag, value in ris if value),
    )


class Cited(NamedTuple):
    """What is an article's own: its id, names as printed, headline, day, language, printed pages, whole address."""

    id: str
    authors: tuple[str, ...]
    title: str
    day: date
    language: str
    pages: tuple[str, ...] = ()
    address: str = ""


def bibtex(of: Source, cited: Cited) -> str:
    """Write an article as an entry of BibTeX. Capitals of the title are kept, as are names that are no person's."""
    authors, _ = _authors(cited.authors)
    date, _ = _dates(cited.day)
    pages = f"  pages = {{{tex(', '.join(cited.pages))}}},\n" if cited.pages else ""
    address = f"  url = {{{_NOT_ADDRESS.sub('', cited.address)}}},\n" if cited.address else ""
    title = f"  title = {{{{{tex(cited.title)}}}}},\n"
    return f"@article{{{key(cited.id)},\n{authors}{title}{of.bibtex}{date}{pages}{address}}}\n"


def ris(of: Source, cited: Cited) -> str:
    """Write an article as a record of RIS; lines end in a line feed."""
    _, authors = _authors(cited.authors)
    _, date = _dates(cited.day)
    pages = f"SP  - {one_line(cited.pages[0])}\n" if cited.pages else ""
    if len(cited.pages) > 1:
        pages += f"EP  - {one_line(cited.pages[-1])}\n"
    address = f"UR  - {one_line(cited.address)}\n" if cited.address else ""
    title = f"TI  - {one_line(cited.title)}\n"
    return f"TY  - NEWS\n{authors}{title}{of.ris}{date}LA  - {cited.language}\n{pages}{address}ER  - \n"


@lru_cache(maxsize=4096)
def _authors(names: tuple[str, ...]) -> tuple[str, str]:
    """The lines of both formats that name the authors; the same ones write again."""
    bib = " and ".join(map(_name, names))
    return f"  author = {{{bib}}},\n" if bib else "", "".join(f"AU  - {one_line(name)}\n" for name in names)


@lru_cache(maxsize=64)
def _dates(day: date) -> tuple[str, str]:
    """The lines of both formats that tell the day."""
    written = f"PY  - {day.year}\nDA  - {day.year}/{day.month:02}/{day.day:02}/\n"
    return f"  year = {{{day.year}}},\n  month = {MONTHS[day.month - 1]},\n", written


def key(id: str) -> str:
    """Make the key of an entry from an article's id: letters, digits and a few signs; others by their code points."""
    return _NOT_KEY.sub(_by_points, id.replace("/", ":"))


def _by_points(found: re.Match[str]) -> str:
    return "".join(f"u{ord(sign):x}" for sign in found[0])


def tex(text: str) -> str:
    """Write a text for a value between braces: in one line, its special characters as commands, braces balanced."""
    text = one_line(text)
    return _SPECIAL.sub(lambda found: _TEX[found[0]], text) if _SPECIAL.search(text) else text


def one_line(text: str) -> str:
    """Write a text in one line, without control characters, blanks around it, or several in a row."""
    if text.isprintable() and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text  # the only blank that counts as printable is the common one
    return _BLANKS.sub(" ", text).strip()


def _name(author: str) -> str:
    """A name, kept whole where BibTeX would take a word or a comma in it for several names or for a first name."""
    written = tex(author)
    return f"{{{written}}}" if _SEVERAL.search(written) else written
