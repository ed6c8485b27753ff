"""reStructuredText → Markdown, as far as articles use it: modest, and it says what it could not do.

In: the text of a .rst post of Pelican. Out: a `Post` whose body is Markdown, and how many lines had no counterpart
(they are kept as text). Headings, paragraphs, lists, literal and code blocks, quotes, links, notes, pictures,
emphasis, fields. Source of the rules: Docutils, "reStructuredText Markup Specification".
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from broadsheet.importers.posts.post import Post

_ADORNMENT = re.compile(r"([=\-~^\"'`#*+.:_])\1{2,}[ \t]*$")
_FIELD = re.compile(r":([\w -]+):[ \t]*(.*)$")
_TARGET = re.compile(r"\.\. _(?:`([^`]+)`|([^:]+)):[ \t]*(\S.*)?$")
_NOTE = re.compile(r"\.\. \[#?([\w-]*)\][ \t]+(.*)$")
_DIRECTIVE = re.compile(r"\.\. ([\w-]+)::[ \t]*(.*)$")
_LITERAL = re.compile(r"``(.+?)``", re.S)
_EMBEDDED = re.compile(r"`([^`<]+?)\s*<([^`>]+)>`__?", re.S)
_REFERENCE = re.compile(r"`([^`]+)`__?|(?<![\w`])([A-Za-z][\w.-]*\w)_(?![\w`])")
_NOTE_MARK = re.compile(r"\[#?([\w-]+)\]_")
_ROLE = re.compile(r":[\w:-]+:`([^`]+)`")
_CODE = ("code", "code-block", "sourcecode", "highlight")


@dataclass(slots=True)
class _Reader:
    lines: list[str]
    targets: dict[str, str]
    levels: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    lost: int = 0


def read_restructured(text: str) -> tuple[Post, int]:
    """Convert a post; return it with the number of lines that were kept as text for want of a counterpart."""
    lines = text.expandtabs(4).split("\n")
    reader = _Reader(lines, _targets(lines))
    post = Post(marks="")
    body = _blocks(reader, 0, len(lines), post)
    # A target that nothing refers to is kept as a definition, which readers do not see: nothing is lost.
    idle = {name: address for name, address in reader.targets.items() if name not in reader.used and address}
    body += ["", *(f"[{name}]: <{address}>" for name, address in idle.items())]
    post.body = re.sub(r"\n{3,}", "\n\n", "\n".join(body)).strip("\n") + "\n"
    return post, reader.lost


def _targets(lines: list[str]) -> dict[str, str]:
    """Gather the link targets by folded name; an address may go on in the following lines."""
    found: dict[str, str] = {}
    for at, line in enumerate(lines):
        target = _TARGET.match(line)
        if target:
            address = (target[3] or "").strip()
            for further in lines[at + 1 :]:
                if not further.startswith(" ") or not further.strip():
                    break
                address += further.strip()
            found[_folded(target[1] or target[2])] = address
    return found


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def _blocks(reader: _Reader, at: int, end: int, post: Post) -> list[str]:
    """Convert line by line; each taker eats the lines that are its own and says where it stopped."""
    out: list[str] = []
    takers: tuple[Callable[[_Reader, int, int, Post, list[str]], int], ...] = (_fields, _heading, _explicit, _literal)
    while at < end:
        stop = next((stop for take in takers if (stop := take(reader, at, end, post, out)) > at), at)
        if stop == at:
            stop = _paragraph(reader, at, end, out)
        at = stop
    return out


def _fields(reader: _Reader, at: int, end: int, post: Post, out: list[str]) -> int:
    """A docinfo field, only before the first text."""
    found = _FIELD.match(reader.lines[at])
    if not found or any(line.strip() for line in out):
        return at
    post.values[found[1].lower()] = found[2].strip()
    return at + 1


def _heading(reader: _Reader, at: int, end: int, post: Post, out: list[str]) -> int:
    lines = reader.lines
    over = _ADORNMENT.match(lines[at])
    if over and at + 2 < end and lines[at + 1].strip() and lines[at + 2].rstrip() == lines[at].rstrip():
        title, style, stop = lines[at + 1].strip(), over[1] * 2, at + 3
    elif at + 1 < end and lines[at].strip() and lines[at][:1] != " " and (under := _ADORNMENT.match(lines[at + 1])):
        if len(lines[at + 1].rstrip()) < len(lines[at].rstrip()) * 0.8:
            return at
        title, style, stop = lines[at].strip(), under[1], at + 2
    else:
        return at
    if style not in reader.levels:
        reader.levels.append(style)
    level = reader.levels.index(style)
    if "title" not in post.values and level == 0 and not any(line.strip() for line in out):
        post.values["title"] = re.sub(r"``(.+?)``", r"\1", title)
    else:
        out.extend(["", "#" * max(2, level + 1) + " " + _inline(reader, title), ""])
    return stop


def _explicit(reader: _Reader, at: int, end: int, post: Post, out: list[str]) -> int:
    """What begins with two dots: targets (gathered before), notes, directives, comments."""
    line = reader.lines[at]
    if not line.startswith(".."):
        return at
    stop = _indented_end(reader.lines, at + 1, end)
    block = _dedented(reader.lines[at + 1 : stop])
    if note := _NOTE.match(line):
        text = _inline(reader, " ".join([note[2], *(row.strip() for row in block)]).strip())
        out.extend(["", f"[^{note[1]}]: {text}", ""])
    elif directive := _DIRECTIVE.match(line):
        _write_directive(reader, directive[1], directive[2], block, out)
    return stop


def _write_directive(reader: _Reader, name: str, argument: str, block: list[str], out: list[str]) -> None:
    options = {found[1]: found[2] for row in block if (found := _FIELD.match(row.strip()))}
    text = [row for row in block if not _FIELD.match(row.strip())]
    while text and not text[0].strip():
        text.pop(0)
    if name in _CODE:
        out.extend(["", f"```{argument}".rstrip(), *text, "```", ""])
    elif name in ("image", "figure"):
        caption = _inline(reader, " ".join(row.strip() for row in text))
        out.extend(["", f"![{options.get('alt', '')}]({argument}" + (f' "{caption}")' if caption else ")"), ""])
    else:
        reader.lost += 1 + len(text)
        out.extend(["", *(row.strip() and _inline(reader, row) for row in (argument, *text)), ""])


def _literal(reader: _Reader, at: int, end: int, post: Post, out: list[str]) -> int:
    """An indented block behind `::` is literal, any other a quotation."""
    if not reader.lines[at].startswith("  ") or (out and out[-1].strip()):
        return at
    stop = _indented_end(reader.lines, at, end)
    block = _dedented(reader.lines[at:stop])
    before = next((line for line in reversed(out) if line.strip()), "")
    if before.endswith("::") or before == ":::literal":
        out[:] = _without_colons(out)
        out.extend(["", "```", *block, "```", ""])
    else:
        out.extend(["", *(f"> {_inline(reader, row)}".rstrip() for row in block), ""])
    return stop


def _without_colons(out: list[str]) -> list[str]:
    at = max(index for index, line in enumerate(out) if line.strip())
    return [*out[:at], re.sub(r"\s*::$", "" if out[at].strip() == "::" else ":", out[at]), *out[at + 1 :]]


def _paragraph(reader: _Reader, at: int, end: int, out: list[str]) -> int:
    """Lines up to the next empty one; list items keep their marks, which are those of Markdown."""
    stop = at + 1
    while stop < end and reader.lines[stop].strip() and reader.lines[at].strip():
        stop += 1
    text = "\n".join(reader.lines[at:stop])
    text = re.sub(r"^([ ]*)#\.", r"\g<1>1.", text, flags=re.M)
    out.extend(_inline(reader, text).split("\n"))
    return stop


def _indented_end(lines: list[str], at: int, end: int) -> int:
    while at < end and (not lines[at].strip() or lines[at].startswith(" ")):
        at += 1
    while at > 0 and not lines[at - 1].strip():
        at -= 1
    return at


def _dedented(block: list[str]) -> list[str]:
    depth = min((len(row) - len(row.lstrip()) for row in block if row.strip()), default=0)
    return [row[depth:].rstrip() for row in block]


def _inline(reader: _Reader, text: str) -> str:
    """Convert a run of text; what stands in literals is kept apart so that nothing in it is converted."""
    kept: list[str] = []

    def keep(markdown: str) -> str:
        kept.append(markdown)
        return f"\x00{len(kept) - 1}\x00"

    text = _LITERAL.sub(lambda found: keep(_code(found[1])), text)
    text = _EMBEDDED.sub(lambda found: keep(f"[{' '.join(found[1].split())}](<{found[2].strip()}>)"), text)
    text = _ROLE.sub(lambda found: keep(_code(found[1])), text)
    text = _NOTE_MARK.sub(lambda found: keep(f"[^{found[1]}]"), text)
    text = _REFERENCE.sub(lambda found: keep(_link(reader, found)), text)
    return re.sub("\x00(\\d+)\x00", lambda found: kept[int(found[1])], text)


def _code(text: str) -> str:
    fence = "``" if "`" in text else "`"
    return f"{fence}{text}{fence}"


def _link(reader: _Reader, found: re.Match[str]) -> str:
    words = " ".join((found[1] or found[2]).split())
    address = reader.targets.get(_folded(words))
    if address is None:
        return found[0]
    reader.used.add(_folded(words))
    return f"[{words}](<{address}>)"
