"""Who wrote an article, as a short text says it: “By Ana Ruiz”, „von Lena Voß“, بقلم آنا رويس.

In: text of a block. Out: the names, or nothing. A text that merely begins with such a word (“By far the best”, “Von
Kopf bis Fuß”) is none: what follows must look like names. Knows no page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from broadsheet.importers.importer import Value

_WORDS = (
    *("by", "written by", "story by", "text by", "words by", "reported by", "compiled by", "edited by"),
    *("author:", "authors:", "author", "text:", "von", "text von", "autor:", "autorin:", "autoren:"),
    *("par", "texte de", "propos recueillis par", "auteur :", "auteur:", "por", "texto de", "autora:"),
    *("di", "testo di", "autore:", "door", "tekst:", "av", "af", "tekst af", "od", "przez", "napisał"),
    *("napsal", "автор:", "автор", "текст:", "yazan:"),
    *("بقلم", "بقلم:", "كتب:", "كتبه", "تأليف", "نوشته", "نوشتهٔ", "نویسنده:", "מאת", "מאת:"),
    *("作者：", "作者:", "作者", "文：", "文:", "文/", "文／", "撰文：", "撰文", "記者", "记者"),
    *("著者：", "著者", "글:", "글"),
)
_PARTICLES = frozenset(
    (
        *("and", "und", "et", "y", "e", "i", "en", "och", "og", "&", "de", "la", "le", "du", "des", "van", "von"),
        *("der", "den", "ter", "ten", "di", "da", "dos", "das", "del", "della", "al", "el", "ibn", "bin", "abu"),
        *("bint", "of", "mit", "with", "avec", "con", "jr", "sr", "dr", "prof", "za", "zu", "vom", "zum", "af"),
        *("av", "do", "os"),
    )
)
_MAIL = re.compile(r"\s*[<(\[]?\s*[\w.+%-]+(?:@| at | AT |\(at\))[\w-]+(?:(?:\.| dot )[\w-]+)*\s*[>)\]]?")
_SITE = re.compile(r"\s*[<(\[,]?\s*(?:https?://|www\.)\S+")
_ENDS = re.compile(r"\s*[,(<\[|–—·/]|\s+-\s")
_AFTER_DATE, _DATE = (" by ", " By ", " von ", " par ", " por ", " di ", " door ", " av ", " af "), 30
"""A date before a byline is no longer than this, in characters."""
_BETWEEN = re.compile(r"\s*(?:,|;|、|&|\band\b|\bund\b|\bet\b|\by\b|\boch\b|\bog\b|، |\s+و\s+)\s*")
LONGEST = 140
_MOST_WORDS = 8


def pattern_of(words: Iterable[str] = ()) -> re.Pattern[str]:
    """Return the pattern of a byline's beginning; `words` are those of the rules file."""
    ordered = sorted({*_WORDS, *(word.casefold() for word in words)}, key=len, reverse=True)
    spaced = [re.escape(word) + (r"\s*" if _is_closed(word) else r"\s*:?\s+") for word in ordered]
    return re.compile(rf"^[\W_]{{0,4}}(?:{'|'.join(spaced)})(?=\S)", re.IGNORECASE)


def _is_closed(word: str) -> bool:
    """Whether a name may follow without a space: behind a colon, and in scripts that have none."""
    return not word[-1].isalpha() or "\u3040" <= word[-1] <= "\u9fff" or "\uac00" <= word[-1] <= "\ud7af"


USUAL = pattern_of()


def byline_of(text: str, pattern: re.Pattern[str] = USUAL) -> Value:
    """Return the names of a text that is a byline, a tuple where they are several; "" where it is none."""
    if len(text) > LONGEST:
        return ""
    found = pattern.match(text)
    return names_of(text[found.end() :]) if found else _behind_date(text)


def _behind_date(text: str) -> Value:
    """“March 2, 2009 by Rosa Fell”: a date may stand before the word."""
    for word in _AFTER_DATE:
        date, mark, names = text.partition(word)
        if mark and len(date) <= _DATE and any(sign.isdigit() for sign in date):
            return names_of(names)
    return ""


def addresses_in(text: str) -> list[str]:
    """Return the addresses, of mail and of pages, that stand in a byline."""
    found = [*_MAIL.finditer(text[: 2 * LONGEST]), *_SITE.finditer(text[: 2 * LONGEST])]
    return [each[0].strip(" <>()[],") for each in sorted(found, key=lambda each: each.start())]


def names_of(text: str) -> Value:
    """Return the names in a text that is nothing but names, "" where it is more than that."""
    if len(text) > 2 * LONGEST:
        return ""
    plain = " ".join(_SITE.sub(" ", _MAIL.sub(" ", text)).split()).strip(" ,;:.-–—|*")
    if not plain or len(plain) > LONGEST or not looks_like_names(plain):
        return ""
    pieces = [piece.strip() for piece in _BETWEEN.split(plain) if piece.strip()]
    if 1 < len(pieces) <= 6 and all(_is_full_name(piece) for piece in pieces):
        return tuple(pieces)
    return plain


def _is_full_name(text: str) -> bool:
    return 2 <= len(text.split()) <= 5 and looks_like_names(text)


def looks_like_names(text: str) -> bool:
    """Whether a text begins with names: few words, all of them capitalised where the script has capitals."""
    head = _ENDS.split(text, maxsplit=1)[0]
    words = head.split()
    if not 0 < len(words) <= _MOST_WORDS or any(sign.isdigit() for sign in head) or head[-1:] in "!?":
        return False
    if any(word.endswith(".") and len(word) > 4 for word in words[:-1]):
        return False
    return all(_is_name(word) or word.casefold().strip(".,") in _PARTICLES for word in words) and _is_name(words[0])


def _is_name(word: str) -> bool:
    letters = [sign for sign in word if sign.isalpha()]
    return (bool(letters) and not letters[0].islower()) or word[:2] in ("d'", "d’", "l'", "l’")
