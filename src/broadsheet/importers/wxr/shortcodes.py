"""What plug-ins of WordPress write in brackets: captions, galleries, embedded things, notes.

In: a body. Out: HTML in which the known ones are what they show; the others stay as text and are counted. Nothing is
run. Knows no item: pictures of a gallery are asked for by their numbers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape, unescape

_NAME = r"[A-Za-z][A-Za-z0-9_-]{0,40}"
_ATTRIBUTES = r"(?:\s(?:[^\[\]\"']|\"[^\"\[\]]{0,2000}\"|'[^'\[\]]{0,2000}'){0,4000})?"
_ANY = re.compile(rf"\[(?P<close>/)?(?P<name>{_NAME})(?P<attributes>{_ATTRIBUTES})\]")
_ATTRIBUTE = re.compile(r"([A-Za-z_-]{1,40})\s{0,3}=\s{0,3}(?:\"([^\"]*)\"|'([^']*)'|([^\s\"']+))")
_PICTURE = re.compile(r"\s*((?:<a\b[^>]{0,2000}>\s*)?<img\b[^>]{0,4000}>(?:\s*</a>)?)", re.IGNORECASE)
_OF_NOTES = frozenset(("footnote", "footnotes", "fn", "ref", "note", "efn_note", "sidenote", "mfn", "pfn"))
_ADDRESS = re.compile(r"https?://[^\s<>\"\[\]]+")


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as a gallery shows it."""

    source: str
    alt: str = ""
    caption: str = ""


@dataclass(slots=True)
class Opened:
    """A body with its shortcodes opened; `unknown` counts those that were left, by name."""

    html: str
    notes: list[str] = field(default_factory=list)
    unknown: Counter[str] = field(default_factory=Counter)
    open_ended: set[str] = field(default_factory=set)  # names that no end comes behind any more


def opened(body: str, picture: Callable[[str], Shown | None]) -> Opened:
    """Open the shortcodes of a body. `picture` returns an attachment by its number."""
    result = Opened(body)
    pieces: list[str] = []
    at = 0
    for found in _ANY.finditer(body):
        if found.start() < at or found["close"]:
            continue
        shown, end = _shown(found, body, picture, result)
        if shown is not None:
            pieces += [body[at : found.start()], shown]
            at = end
    pieces.append(body[at:])
    result.html = "".join(pieces)
    return result


def _shown(
    found: re.Match[str], body: str, picture: Callable[[str], Shown | None], result: Opened
) -> tuple[str | None, int]:
    """Return what a shortcode shows and where it ends; None for what is none, or not known."""
    name = found["name"].lower()
    attributes = {key.lower(): unescape(a or b or c) for key, a, b, c in _ATTRIBUTE.findall(found["attributes"])}
    ending = _ending(body, found, result)
    inner = body[found.end() : ending] if ending >= 0 else ""
    end = ending + len(found["name"]) + 3 if ending >= 0 else found.end()
    if name in ("caption", "wp_caption") and ending >= 0:
        return _caption(inner, attributes), end
    if name == "gallery":
        return _gallery(attributes, picture), end
    if name in ("embed", "audio", "video", "playlist", "youtube", "vimeo", "soundcloud"):
        return _linked(inner or found["attributes"], attributes), end
    if name in _OF_NOTES and inner.strip():
        result.notes.append(inner.strip())
        return _mark(len(result.notes)), end
    if attributes or ending >= 0 or "_" in name:
        result.unknown[name] += 1
    return None, found.end()


def _ending(body: str, found: re.Match[str], result: Opened) -> int:
    """Return where the end of a shortcode stands, -1 where it has none."""
    if found["name"] in result.open_ended:
        return -1
    at = body.find(f"[/{found['name']}]", found.end())
    if at < 0:
        result.open_ended.add(found["name"])
    return at


def _caption(inner: str, attributes: dict[str, str]) -> str:
    picture = _PICTURE.match(inner)
    if picture is None:
        return inner
    caption = inner[picture.end() :].strip() or escape(attributes.get("caption", ""))
    return _figure(picture[1], caption)


def _figure(picture: str, caption: str) -> str:
    told = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f"\n\n<figure>{picture}{told}</figure>\n\n"


def _gallery(attributes: dict[str, str], picture: Callable[[str], Shown | None]) -> str | None:
    numbers = re.findall(r"\d+", attributes.get("ids", "") or attributes.get("include", ""))
    shown = [each for number in numbers if (each := picture(number)) is not None]
    if not shown:
        return None
    return "".join(figure_of(each) for each in shown)


def figure_of(shown: Shown) -> str:
    """Write a picture as a figure of HTML."""
    return _figure(f'<img src="{escape(shown.source)}" alt="{escape(shown.alt)}">', shown.caption)


def _linked(inner: str, attributes: dict[str, str]) -> str | None:
    """What is embedded from elsewhere becomes a link to it."""
    named = next((attributes[key] for key in ("src", "url", "mp3", "mp4", "id") if key in attributes), "")
    found = _ADDRESS.search(named) or _ADDRESS.search(unescape(inner))
    return f'\n\n<p><a href="{escape(found[0])}">{escape(found[0])}</a></p>\n\n' if found else None


def _mark(number: int) -> str:
    return f'<sup><a href="#wp-note-{number}" id="wp-note-mark-{number}">{number}</a></sup>'


def list_of_notes(notes: list[str]) -> str:
    """Write the notes that shortcodes held as a list at the end, each with its way back."""
    rows = (f'<li id="wp-note-{at}">{note} <a href="#wp-note-mark-{at}">↩</a></li>' for at, note in enumerate(notes, 1))
    return f"\n\n<ol>{''.join(rows)}</ol>" if notes else ""
