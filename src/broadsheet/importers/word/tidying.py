"""What the two converters write alike, and what they leave to be put right in their HTML.

In: HTML of mammoth or pandoc. Out: HTML for the pages' reader: lines of stars are rules, placeholders figures, pictures
have the names of their parts, those that nothing can show are gone. Knows no article.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable
from html import escape, unescape

from broadsheet.importers.listing import PICTURES
from broadsheet.importers.word.placeholders import Placeholder

_ORNAMENT = re.compile(r"<p[^>]{0,200}>(?:<[a-z]+>)*\s*(?:[*⁂•~–—_·◆❖⸻-]\s*){1,40}(?:</[a-z]+>)*\s*</p>")
_TOKEN = re.compile(r"<p[^>]{0,200}>\s*⟦picture (\d{1,6})⟧\s*</p>")
CAPTION = "⟦caption⟧"
_CAPTIONED = re.compile(
    r"<p[^<>]{0,200}>\s*((?:<a\b[^<>]{0,2000}>)?<img\b[^<>]{0,4000}>(?:</a>)?)\s*</p>\s*"
    rf"<p[^<>]{{0,200}}>{CAPTION}((?:(?!</p>).){{0,4000}})</p>",
    re.DOTALL,
)
_BARE_TOKEN = re.compile(r"⟦picture \d{1,6}⟧")
_IMAGE = re.compile(r"<img\b[^>]{0,4000}>")
_SOURCE = re.compile(r"\bsrc=\"([^\"]*)\"")
_TAG = re.compile(r"<[^<>]{0,4000}>")
_INLINE = re.compile(r"</?(?:em|strong|b|i|u|s|sup|sub|span|a|del|mark|small|cite)\b[^<>]{0,4000}>")
_NOTE_MARK = re.compile(r"<a\b[^<>]{0,400}href=\"#[^<>]{0,400}>(?:<sup>)?\[?\d{1,4}\]?(?:</sup>)?</a>")
_WORD = re.compile(r"\w+")


def token(number: int) -> str:
    """Return the words that stand for a placeholder while a converter works."""
    return f"⟦picture {number}⟧"


def tidied(html: str, figures: Callable[[int], tuple[Placeholder, str] | None]) -> tuple[str, tuple[str, ...]]:
    """Return the HTML put right, and the pictures that nothing can show. `figures` knows placeholders by number."""
    lost: list[str] = []

    def figure(found: re.Match[str]) -> str:
        known = figures(int(found[1]))
        if known is None:
            return ""
        placeholder, path = known
        told = f"<figcaption>{escape(placeholder.caption)}</figcaption>" if placeholder.caption else ""
        return f'<figure><img src="{escape(path)}" alt="">{told}</figure>'

    def image(found: re.Match[str]) -> str:
        source = _SOURCE.search(found[0])
        name = unescape(source[1]) if source else ""
        if name and posixpath.splitext(name)[1].lower() in PICTURES:
            return found[0]
        lost.append(posixpath.basename(name) or "?")
        return ""

    html = _IMAGE.sub(image, _ORNAMENT.sub("<hr>", html))
    html = _CAPTIONED.sub(r"<figure>\1<figcaption>\2</figcaption></figure>", html).replace(CAPTION, "")
    return _BARE_TOKEN.sub("", _TOKEN.sub(figure, html)), tuple(dict.fromkeys(lost))


def words_lost(before: str, html: str) -> Counter[str]:
    """Return the words of a text that its HTML does not have, as a multiset."""
    plain = _INLINE.sub("", _NOTE_MARK.sub(" ", html))
    after = unescape(_TAG.sub(" ", plain))
    return Counter(_WORD.findall(before.casefold())) - Counter(_WORD.findall(after.casefold()))
