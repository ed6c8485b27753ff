"""Words in ids and addresses: slugs, leading numbers, the ids of issues, reserved words, the nearest valid word.

In: text as people write it (file names, headlines, folder names). Out: words that may stand in an id or an address. The
rules are those of the content format, "Ids, addresses, order". Knows no files, no publication and no problems: a caller
that gets "" back, or a reserved word, reports it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from broadsheet.model.publication import Numbering

LONGEST_SLUG = 80
"""The longest slug, in bytes of UTF-8."""

RESERVED_AT_ROOT = frozenset(
    (
        *("archive", "sections", "topics", "people", "series", "corrections"),
        *("feed", "atom", "assets", "subscribe", "imprint", "search"),
    )
)
RESERVED_IN_ISSUE = frozenset(("whole", "pictures"))
RESERVED = RESERVED_AT_ROOT | RESERVED_IN_ISSUE
UNUSABLE = frozenset(
    ("index", "con", "prn", "aux", "nul", *(f"com{n}" for n in range(1, 10)), *(f"lpt{n}" for n in range(1, 10)))
)
"""Words that are no folder's name everywhere: the index file's, and the names of devices on Windows."""

_PLAIN = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LEADING = re.compile(
    r"(?:(?P<date>[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))-|(?P<number>[0-9]{1,3})[-_. ])(?=.)"
)
_ISSUE_ID = re.compile(
    r"(?:(?P<date>[12][0-9]{3}-[0-9]{2}-[0-9]{2})"
    r"|(?:v(?P<volume>[0-9]{1,4})|(?P<year>[12][0-9]{3}))?(?:n(?P<first>[0-9]{1,6})(?:-(?P<last>[0-9]{1,6}))?)?)"
    r"(?:s-(?P<word>\S+))?"
)
_SERIAL_AT_ROOT = re.compile(r"[12][0-9]{3}|v[0-9]+")
_PRINTED_PAGE = re.compile(r"p[0-9]+")
_DROPPED = "'’"


def slug(text: str) -> str:
    """Make the URL word of a text; "" when it holds no letter and no digit.

    NFC, lower case; letters and digits of any script stay, and the combining marks that follow one (scripts of India
    and South-East Asia cannot be read without); apostrophes and invisible characters vanish; all else becomes one `-`
    between words. At most `LONGEST_SLUG` bytes, cut between words where a word ends in the last half, never within a
    letter and its marks. `slug(slug(text)) == slug(text)`.
    """
    if len(text) <= LONGEST_SLUG and _PLAIN.fullmatch(text):
        return text
    lowered = unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).lower().replace("i̇", "i"))
    words = "".join(_slug_characters(lowered)).split()
    return _cut(unicodedata.normalize("NFC", "-".join(words)))


def _slug_characters(text: str) -> Iterable[str]:
    before = " "
    for character in text:
        kept = _kept(character, before)
        if kept:
            before = kept
            yield kept


def _kept(character: str, before: str) -> str:
    """Return the character, " " for the end of a word, or "" for what vanishes."""
    category = unicodedata.category(character)
    if category[0] == "L" or category in ("Nd", "Nl"):
        return character
    if category in ("Mn", "Mc"):
        return "" if before == " " or _is_variation_selector(character) else character
    if category in ("Cf", "Me") or character in _DROPPED:
        return ""
    return " "


def _is_variation_selector(character: str) -> bool:
    return "︀" <= character <= "️" or "\U000e0100" <= character <= "\U000e01ef" or character in "᠋᠌᠍᠏"


def _cut(word: str) -> str:
    """Cut a slug to its longest length: between words if possible, else between letters."""
    encoded = word.encode()
    if len(encoded) <= LONGEST_SLUG:
        return word
    short = encoded[:LONGEST_SLUG].decode(errors="ignore")
    following = word[len(short)]
    if following == "-":
        return short
    at = short.rfind("-")
    if at >= 0 and len(short[:at].encode()) * 2 >= LONGEST_SLUG:
        return short[:at]
    end = len(short)
    while end > 1 and unicodedata.category(word[end])[0] == "M":
        end -= 1
    return short[:end].rstrip("-")


@lru_cache(maxsize=4096)
def word_of(text: str) -> str:
    """Make the address word of a name that must have one (topic, person, series): its slug, else its code points."""
    return slug(text) or "u" + "-".join(f"{ord(character):x}" for character in text[:8] or "-")


def without_leading_number(stem: str) -> str:
    """Cut the leading number from a file's name (without its suffix), as the content format defines it.

    One to three digits with one `-`, `_`, `.` or space behind, or a full date `YYYY-MM-DD-`; nothing else
    (`1984-revisited` stays), and never the whole name.
    """
    found = _LEADING.match(stem)
    return stem[found.end() :] if found else stem


def leading_number(stem: str) -> int | None:
    """Read the leading number that orders articles: 7 of `07-buses`, 20230715 of `2023-07-15-buses`, else None."""
    found = _LEADING.match(stem)
    if not found:
        return None
    return int(found["number"] or found["date"].replace("-", ""))


@dataclass(frozen=True, slots=True)
class IssueParts:
    """What an issue's id says. 0, "" and None mean that it does not say.

    `number` is the label without leading zeros ("21", "1-2"), `year` that of an id by year and number, `word` what
    follows `s-` in the id of a special or supplement.
    """

    volume: int = 0
    year: int = 0
    number: str = ""
    date: date | None = None
    word: str = ""

    @property
    def id(self) -> str:
        """The id that these parts make; the one spelling of it."""
        front = self.date.isoformat() if self.date else f"v{self.volume}" if self.volume else str(self.year or "")
        return front + (f"n{self.number}" if self.number else "") + (f"s-{self.word}" if self.word else "")


def parse_issue_id(name: str) -> IssueParts | None:
    """Read an issue's id, or a folder's name that begins with one and goes on with words after a space.

    Return None when it is none: `v53` alone is a volume, `2023` a year. Upper case and leading zeros are read as if
    they were not there. Dates must exist.
    """
    found = _ISSUE_ID.fullmatch(name.split(" ", 1)[0].lower())
    if not found:
        return None
    word = slug(found["word"] or "")
    if found["word"] and not word:
        return None
    if found["date"]:
        day = _day(found["date"])
        return IssueParts(date=day, word=word) if day else None
    if not found["first"] and not (word and (found["volume"] or found["year"])):
        return None
    number = _label(found["first"], found["last"])
    return IssueParts(volume=int(found["volume"] or 0), year=int(found["year"] or 0), number=number, word=word)


def _label(first: str | None, last: str | None) -> str:
    return "-".join(str(int(part)) for part in (first, last) if part)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def issue_id(numbering: Numbering, volume: int, number: str, day: date, word: str = "") -> str:
    """Make an issue's id: `v53n21`, `v30n1-2`, `2000n11`, `n1204`, `2023-07-15`.

    With a word (specials, supplements): `v53s-summer`, `2000s-summer`, and with the date in front where neither volume
    nor year counts. A label that is no number ("3½", "Special") becomes such a word; an issue without number and word
    gets its date.
    """
    plain = re.fullmatch(r"([0-9]+)(?:-([0-9]+))?", number)
    label = _label(plain[1], plain[2]) if plain else ""
    word = slug(word) or ("" if plain else _label_word(number))
    dated = numbering == "none" or not (label or (word and numbering != "continuous"))
    return IssueParts(
        volume=0 if dated or numbering != "volume-number" else volume,
        year=day.year if not dated and numbering == "year-number" else 0,
        number="" if dated else label,
        date=day if dated else None,
        word=word,
    ).id


def _label_word(label: str) -> str:
    """`3½` → `3-1-2`: fractions spelt out, so that it does not fall together with 3."""
    spelt = "".join(
        f"-{unicodedata.normalize('NFKC', character)}" if unicodedata.category(character) == "No" else character
        for character in label
    )
    return slug(spelt)


def reserved_at_root(word: str, languages: Iterable[str] = ()) -> bool:
    """Whether a standing page may not take this word: fixed pages, years, volumes, issues, the paper's languages."""
    return (
        word in RESERVED_AT_ROOT
        or word in UNUSABLE
        or bool(_SERIAL_AT_ROOT.fullmatch(word))
        or parse_issue_id(word) is not None
        or word in {language.lower() for language in languages}
    )


def reserved_in_issue(word: str) -> bool:
    """Whether an article may not take this slug: `p1`…, `whole`, `pictures`, and names that are no folder's."""
    return word in RESERVED_IN_ISSUE or word in UNUSABLE or bool(_PRINTED_PAGE.fullmatch(word))


def nearest(word: str, words: Iterable[str]) -> str:
    """Find the valid word that was probably meant; "" when none is close. Case does not count."""
    from difflib import get_close_matches

    spelt = {candidate.lower(): candidate for candidate in words}
    close = get_close_matches(word.lower(), sorted(spelt), n=1, cutoff=0.6)
    return spelt[close[0]] if close else ""
