"""Which encoding bytes are in that are no utf-8: by language where it is known, else by density, words and letters.

In: bytes, a language or "". Out: `Choice`: text, encoding, rivals, and whether it was a guess. Order of the questions:
the language's own candidates; text that is dense with another script; a language known by its small words; else western
text, run by run, unless so many signs stand inside words that another machine's encoding explains them better.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from broadsheet.importers.decoding import alphabets
from broadsheet.importers.decoding.runs import Runs, by_runs
from broadsheet.importers.decoding.words import language_of_words

SAMPLE = 300_000
"""Encodings are compared on so many bytes."""
LONG = 3
"""So many bytes beyond ASCII in a row are a word in another script than the Latin, where accents stand alone."""
MOSTLY = 0.6
"""A page in a language of Western Europe is believed to be in another script from this share of bytes on."""
CLOSE = 0.15
"""An encoding whose score is this near to the best one's is a rival worth naming."""
OTHER_MACHINES = ("mac-roman", "cp850", "cp437")

_MARKUP = re.compile(rb"<[^<>]{1,2000}>")
_CODE = re.compile(rb"<(/?)(?:script|style)\b", re.IGNORECASE)
_RUN = re.compile(rb"[\x80-\x9f\xa1-\xac\xae-\xff]+")
_LETTERS = re.compile(rb"[A-Za-z]")
# A sign in a word: what no text has but one that is read in the wrong encoding.
_LETTER = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f"
_IN_WORD = re.compile(
    f"[{_LETTER}][\u0080-\u009f¡¢£¤¥¦¨©«¬¯±³´µ¶¸¹º»¼½¾¿×÷‚ƒ„†‡ˆ‰‹˜›•€√∞≤≥∑∏π∫Ω≈∆◊\u2500-\u25a0]+(?=[{_LETTER}])"
    "|[a-z][\u00c0-\u00d6\u00d8-\u00deŠŽŸŒ](?=[a-z])|\ufffd|([\u00b0-\u00df])\\1{3}"
)
# A letter beyond ASCII in a word that otherwise is ASCII.
_WORD_LETTER = re.compile("[A-Za-z](?=[\u00df-\u00f6\u00f8-\u024f])|[\u00c0-\u00d6\u00d8-\u024f](?=[a-z])")


@dataclass(frozen=True, slots=True)
class Choice:
    """What was chosen. `runs` is set where western text was read run by run."""

    text: str
    encoding: str
    rivals: tuple[str, ...] = ()
    guessed: bool = False
    runs: Runs | None = None


def chosen(data: bytes, language: str) -> Choice:
    """Choose the encoding of bytes that are no utf-8."""
    bare = _MARKUP.sub(b" ", _without_code(data[:SAMPLE])) if b"<" in data else data[:SAMPLE]
    primary = language.lower().replace("_", "-").partition("-")[0]
    if alphabets.known(primary):
        return _of_known(data, bare, language)
    dense = is_dense(bare)
    if dense and (not primary or _share(bare) > MOSTLY):
        return _of_any_script(data, bare) or _western(data, primary)
    spoken = primary or language_of_words(bare)
    if alphabets.known(spoken):
        found = _of_language(data, spoken)
        return Choice(found.text, found.encoding, found.rivals or ("windows-1252",), True)
    return _western(data, spoken)


def _without_code(data: bytes) -> bytes:
    """Take scripts and styles out; one that does not end takes nothing with it."""
    kept = []
    place = begun = 0
    is_open = False
    for found in _CODE.finditer(data):
        if not found[1] and not is_open:
            is_open, begun = True, found.start()
        elif found[1] and is_open:
            kept.append(data[place:begun])
            is_open, place = False, found.start()
    return b" ".join((*kept, data[place:]))


def _of_known(data: bytes, bare: bytes, language: str) -> Choice:
    """A language with encodings of its own; a page of its paper may be in a western one all the same."""
    primary = alphabets.known(language)
    found = _of_language(data, language)
    if primary not in alphabets.SCRIPTS or is_dense(bare) or alphabets.score(found.text[:SAMPLE], primary) > 0:
        return found
    return _western(data, language_of_words(bare))


def _share(bare: bytes) -> float:
    high = sum(map(len, _RUN.findall(bare)))
    return high / (high + len(_LETTERS.findall(bare)))


def is_dense(bare: bytes) -> bool:
    """Whether a text is written in another script than the Latin: its bytes beyond ASCII stand in long rows."""
    lengths = [len(run) for run in _RUN.findall(bare) if not _is_utf8(run)]
    long = sum(length for length in lengths if length >= LONG)
    return long > LONG and 2 * long > sum(lengths)


def _is_utf8(run: bytes) -> bool:
    try:
        run.decode()
    except UnicodeDecodeError:
        return False
    return True


def _of_language(data: bytes, language: str) -> Choice:
    """Let the candidates of a language compete."""
    primary = alphabets.known(language)
    sample = data[:SAMPLE]
    names = alphabets.candidates(language)
    ranked = sorted(((alphabets.score(alphabets.as_text(sample, name), primary), name) for name in names), key=_best)
    best, encoding = ranked[0]
    rivals = tuple(name for points, name in ranked[1:] if best - points < CLOSE)
    text = alphabets.as_text(data, encoding)
    if rivals and any(alphabets.as_text(data, name) != text for name in rivals):
        return Choice(text, encoding, rivals, True)
    return Choice(text, encoding, rivals)


def _best(row: tuple[float, str]) -> float:
    return -row[0]


def _of_any_script(data: bytes, bare: bytes) -> Choice | None:
    """Let all encodings of all other scripts compete; it stays a guess."""
    best: dict[str, float] = {}
    for language in alphabets.SCRIPTS:
        for name in alphabets.candidates(language):
            points = alphabets.likeness(alphabets.as_text(bare, name), language)
            best[name] = max(points, best.get(name, -9.0))
    ranked = sorted(((points, name) for name, points in best.items()), key=_best)
    if ranked[0][0] < 0.25:
        return None
    rivals = tuple(name for points, name in ranked[1:] if ranked[0][0] - points < CLOSE)
    return Choice(alphabets.as_text(data, ranked[0][1]), ranked[0][1], rivals, True)


def _western(data: bytes, language: str) -> Choice:
    """Read run by run, or as another machine of the time wrote it where that leaves far fewer signs inside words."""
    runs = by_runs(data)
    odd = len(_IN_WORD.findall(runs.text))
    if odd < 2 or runs.utf8:
        return Choice(runs.text, runs.single if not runs.utf8 else "mixed", (), False, runs)
    texts = {name: data.decode(name) for name in OTHER_MACHINES}
    ranked = sorted(
        (len(_IN_WORD.findall(text)), alphabets.foreign(text, language), name) for name, text in texts.items()
    )
    left, _, name = ranked[0]
    if left * 5 <= odd and 2 * len(_WORD_LETTER.findall(texts[name])) > odd:
        return Choice(texts[name], name, (runs.single,), True)
    return Choice(runs.text, runs.single, (name,) if left < odd else (), left < odd, runs)
