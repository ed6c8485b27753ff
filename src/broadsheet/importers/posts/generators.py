"""The mark-up of Jekyll, Hugo and Pelican within a body, as far as Markdown can say the same.

In: a body. Out: Markdown, and what had to be kept as text because nothing corresponds to it. Links and pictures keep
their targets: `run` rewrites those. Knows no folder and no number.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_HIGHLIGHT = re.compile(r"\{%-?\s*highlight\s+(\w+)[^%]*%\}\n?(.*?)\{%-?\s*endhighlight\s*-?%\}", re.S)
_RAW = re.compile(r"\{%-?\s*(?:end)?raw\s*-?%\}")
_POST_URL = re.compile(r"\{%-?\s*(?:post_url|link)\s+(\S+?)\s*-?%\}")
_BASE = re.compile(r"\{\{-?\s*(?:site\.(?:baseurl|url)|\.Site\.BaseURL|base_path)\s*-?\}\}")
_RELATIVE = re.compile(r"\{\{-?\s*[\"']([^\"']+)[\"']\s*\|\s*(?:relative|absolute)_url\s*-?\}\}")
_PELICAN = re.compile(r"(?:\{(?:filename|static|attach)\}|\|(?:filename|static|attach)\|)")
_REF = re.compile(r"\{\{[<%]\s*(?:rel)?ref\s+[\"']([^\"']+)[\"']\s*[>%]\}\}")
_FIGURE = re.compile(r"\{\{[<%]\s*figure\s+(.*?)\s*/?[>%]\}\}", re.S)
_HUGO_CODE = re.compile(r"\{\{[<%]\s*highlight\s+(\w+)[^>%]*[>%]\}\}\n?(.*?)\{\{[<%]\s*/\s*highlight\s*[>%]\}\}", re.S)
_ATTRIBUTE = re.compile(r"(\w+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|(\S+))")
_TOC = re.compile(r"^\[TOC\]\s*$|^\*\s*TOC\s*\n\{:toc\}\s*$", re.M)
_LEFT = (
    ("Jekyll", re.compile(r"\{%.*?%\}")),
    ("Hugo", re.compile(r"\{\{[<%].*?[>%]\}\}")),
    ("kramdown", re.compile(r"^\{:[^}\n]*\}\s*$", re.M)),
)
_FENCED = re.compile(r"^[ ]{0,3}(`{3,}|~{3,}).*?^[ ]{0,3}\1|`[^`\n]+`", re.M | re.S)


@dataclass(frozen=True, slots=True)
class Left:
    """A piece of another system's mark-up that was kept as text, and its line in the body, from 1."""

    generator: str
    written: str
    line: int


def plain_markdown(body: str) -> tuple[str, tuple[Left, ...]]:
    """Return the body with the mark-up of generators turned into Markdown, and what was left of it."""
    if "{" not in body and "[TOC]" not in body and "|filename|" not in body:
        return body, ()
    text = _HIGHLIGHT.sub(lambda found: f"```{found[1]}\n{found[2].rstrip()}\n```", body)
    text = _HUGO_CODE.sub(lambda found: f"```{found[1]}\n{found[2].rstrip()}\n```", text)
    text = _RAW.sub("", text)
    text = _POST_URL.sub(lambda found: f"post:{found[1]}", text)
    text = _REF.sub(lambda found: f"post:{found[1]}", text)
    text = _RELATIVE.sub(lambda found: found[1], _BASE.sub("", text))
    text = _PELICAN.sub("", text)
    text = _TOC.sub("", _FIGURE.sub(_picture, text))
    return text, tuple(_left(text))


def _picture(found: re.Match[str]) -> str:
    values = {name: one or two or three for name, one, two, three in _ATTRIBUTE.findall(found[1])}
    caption = values.get("caption") or values.get("title") or ""
    title = f' "{caption}"'.replace('""', '"') if caption else ""
    credit = f'{{credit="{values["attr"]}"}}' if values.get("attr") else ""
    return f"![{values.get('alt', '')}]({values.get('src', '')}{title}){credit}"


def _left(text: str) -> list[Left]:
    hidden = [found.span() for found in _FENCED.finditer(text)]
    rows = []
    for generator, pattern in _LEFT:
        for found in pattern.finditer(text):
            if not any(start <= found.start() < end for start, end in hidden):
                written = found[0].strip()
                rows.append(Left(generator, written[:60], text.count("\n", 0, found.start()) + 1))
    return rows
