"""The language of a page by its smallest words, as far as they are plain ASCII: enough to choose between encodings.

In: bytes. Out: a primary language tag, "" where nothing is clear. Knows only languages of the Latin script.
"""

from __future__ import annotations

import re
from collections import Counter

_WORDS: dict[str, str] = {
    "en": "the and of to in is that for with are this it as was be on by from not",
    "de": "der die und das von den mit ist ein eine auf nicht dem zu im sich des werden auch wird oder",
    "fr": "le la les des et du une est dans pour que qui sur par pas avec il sont au ce cette",
    "es": "el los las del que y en una para con por se es como su al lo pero",
    "pt": "os as do da dos das em um uma para com que por se mais como ao foi",
    "it": "il di che gli della del per una con sono non nel alla dei delle si anche questo",
    "nl": "de het een van en dat niet voor met zijn op aan door ook werd naar",
    "sv": "och att det som en av den med till har inte om ett han var",
    "da": "og at det som en af den med til har ikke om et der ved blev",
    "fi": "ja on ei ovat se joka sen oli kun mutta niin tai ole mukaan",
    "pl": "w i z pod swej przed lub nie na do jest to jak od po przez oraz dla przy czy ale tym tego jego tak ich by",
    "cs": "na se je v pro ale jako byl po tak za od jeho nebo pak podle kdy bylo jsou co",
    "hu": "az hogy nem egy meg volt csak ez mint de van vagy mert azt lehet minden amely",
    "tr": "ve bir bu da de ile olarak daha en olan kadar sonra gibi ne ya her o",
    "ro": "de la un nu este cu pe din care mai prin sau dar ce ca sunt fost fi",
    "hr": "je na se za da su od koji ne kao bi ili po iz ali nije kako",
}
_LANGUAGES: dict[bytes, tuple[str, ...]] = {}
for _language, _row in _WORDS.items():
    for _word in _row.split():
        _key = _word.encode()
        _LANGUAGES[_key] = (*_LANGUAGES.get(_key, ()), _language)
_WORD = re.compile(rb"(?<![\x80-\xff\w&])[A-Za-z]{1,9}(?![\x80-\xff\w])")
LEAST = 8
"""So many small words must be seen, and half as many again as of any other language."""


def language_of_words(data: bytes) -> str:
    """Return the language that most of the small words belong to."""
    counts: Counter[str] = Counter()
    for word in _WORD.findall(data[:40_000]):
        counts.update(_LANGUAGES.get(word.lower(), ()))
    (first, most), (_, second) = [*counts.most_common(2), ("", 0), ("", 0)][:2]
    return first if most >= LEAST and most >= 1.5 * second else ""


_SHARED: dict[bytes, tuple[str, ...]] = {
    b"de": ("es", "fr", "pt"),
    b"la": ("es", "it"),
    b"un": ("es", "fr", "it"),
    b"a": ("en", "es", "pt", "it", "pl", "cs", "hu", "hr"),
    b"le": ("it",),
    b"e": ("pt", "it"),
}
"""Words that tell nothing of an encoding, but speak for no language alone."""


_SPOKEN = {word: _LANGUAGES.get(word, ()) + _SHARED.get(word, ()) for word in (*_LANGUAGES, *_SHARED)}
_WEIGHED = {word: tuple((tag, 1 / len(tags)) for tag in tags) for word, tags in _SPOKEN.items()}
"""Languages of each word, and how much it speaks for them."""


def language_of_text(text: str) -> str:
    """Return the language that most of the small words of a text belong to; what several have speaks less for each."""
    scores: dict[str, float] = {}
    words = [word for word in _WORD.findall(text.encode().lower()) if word in _WEIGHED]
    for word in words:
        for language, weight in _WEIGHED[word]:
            scores[language] = scores.get(language, 0.0) + weight
    best = sorted(scores.items(), key=lambda row: -row[1])[:2]
    (first, most), (_, second) = [*best, ("", 0.0), ("", 0.0)][:2]
    return first if len(words) >= LEAST and most >= 1.5 * second else ""
