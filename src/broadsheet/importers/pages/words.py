"""Words of any script as numbers, so that pages can be compared without keeping their text.

In: text. Out: words, hashes that are the same in every process. In scripts that put no space between words every
character counts as one. Knows no page.
"""

from __future__ import annotations

import re
from hashlib import blake2b
from zlib import crc32

UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
"""Thai, Lao, Burmese, Khmer, kana and Chinese characters."""
_WORD = re.compile(rf"[{UNSPACED}]|[^\W_{UNSPACED}]+")
_ASCII = {code: chr(code).lower() if chr(code).isalnum() else " " for code in range(128)}
"""Makes words of ASCII text, with blanks between them: many times as fast as a pattern."""
_LONE = re.compile(rf"[{UNSPACED}]")
_MOST = 200_000


class _Numbers(dict[str, int]):
    """Words and their hashes; forgets all when it has grown too large."""

    def __missing__(self, word: str) -> int:
        if len(self) > _MOST:
            self.clear()
        number = self[word] = crc32(word.encode("utf-8", "surrogatepass"))
        return number


_NUMBERS = _Numbers()


def words_of(text: str) -> list[str]:
    """Return the words of a text, case folded."""
    if text.isascii():
        return text.translate(_ASCII).split()
    return _WORD.findall(text.casefold())


def numbers_of(text: str) -> list[int]:
    """Return the words of a text as hashes of 32 bits."""
    return list(map(_NUMBERS.__getitem__, words_of(text)))


def is_unspaced(text: str) -> bool:
    """Whether a good part of a text is in a script that puts no space between words."""
    head = text[:2000]
    return not head.isascii() and len(_LONE.findall(head)) * 5 > len(head)


def hash_of(text: str) -> int:
    """Return a hash of 64 bits of a text; case does not matter. Never 0."""
    digest = blake2b(text.casefold().encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "little") or 1
