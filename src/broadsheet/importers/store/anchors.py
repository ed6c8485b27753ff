"""Anchors of other texts: what became of each, once all texts are made.

In: what each text said of its anchors, and the files as they lie in the paper. Out: for a target and an old anchor the
id that stands for it now, "" where there is none any more; a text's bytes with its links put right. Ids of headings
that nobody spoke of are read from the target's own file.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

from broadsheet.importers.store.links import rewritten
from broadsheet.text.markdown import Source, parse
from broadsheet.text.nodes import Heading


@dataclass(slots=True)
class Anchors:
    """`files` are the files by target: `article:` and an id, or a page's address."""

    root: Path
    files: Mapping[str, str]
    told: dict[str, dict[str, str]] = field(default_factory=dict)
    _ids: dict[str, frozenset[str]] = field(default_factory=dict)

    def tell(self, target: str, anchors: Iterable[tuple[str, str]]) -> None:
        """Note what a text said of its anchors."""
        if pairs := dict(anchors):
            self.told.setdefault(target, {}).update(pairs)

    def id_of(self, target: str, anchor: str) -> str:
        """Return the id in the target's text that stands for an anchor of its source."""
        known = self.told.get(target, {})
        plain = unquote(anchor)
        new = known.get(anchor, known.get(plain, plain))
        return new if new and new in self._headings(target) else ""

    def put_right(self, data: bytes, led: Iterable[tuple[str, str]]) -> bytes:
        """Return a text's bytes with each link's anchor as it is now, or without."""
        changes = {}
        for target, anchor in led:
            new = self.id_of(target, anchor)
            if new != anchor:
                changes[f"{target}#{anchor}"] = f"{target}#{new}" if new else target
        if not changes:
            return data
        head, mark, body = data.decode().partition("\n---\n")
        return f"{head}{mark}{rewritten(body, changes.get)}".encode()

    def _headings(self, target: str) -> frozenset[str]:
        if target not in self._ids:
            self._ids[target] = _ids_in(self.root / self.files.get(target, ""))
        return self._ids[target]


def _ids_in(path: Path) -> frozenset[str]:
    try:
        text = path.read_text("utf-8", "replace")
    except OSError:
        return frozenset()
    document = parse(Source(text.partition("\n---\n")[2]), lambda problem: None)
    waiting = list(document.blocks)
    found = set()
    while waiting:
        node = waiting.pop()
        if isinstance(node, Heading):
            found.add(node.id)
        waiting += [kid for kid in getattr(node, "kids", ()) if not isinstance(kid, str)]
    return frozenset(found)
