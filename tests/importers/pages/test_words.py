"""No word is lost between a page and its Markdown: over all pages of HTML of three real papers.

The words of the blocks, of the tree and of the Markdown read back are the same, but for the numbers of notes
and the words of links back to them, which editions set anew. The papers lie beside the checkout (shared/corpora);
without them the tests are skipped loudly. A spread of the pages is taken, all with --all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from broadsheet.importers.pages.reader import HTML
from broadsheet.text.markdown import Source, parse
from broadsheet.text.nodes import (
    Bullets,
    CodeBlock,
    CodeSpan,
    Document,
    Figure,
    HardBreak,
    NoteMark,
    Picture,
    RawInline,
    Table,
)
from broadsheet.text.written import markdown_of

PAPERS = {"linux-gazette": 138, "cdc-mmwr": 33, "libreas31": 9}
"""The papers, with the least number of pages that each has."""


@pytest.fixture(scope="module")
def pages(
    repository: Path, missing: Callable[[str, str], None], sampled: Callable[[str, Sequence[Path], int], list[Path]]
) -> list[Path]:
    found: list[Path] = []
    for name in PAPERS:
        folder = repository.parent / "shared" / "corpora" / name
        if not folder.is_dir():
            missing(f"the corpus {name}", "it lies beside the checkout, in shared/corpora")
        found += sorted(path for path in folder.rglob("*") if path.suffix in (".html", ".htm"))
    assert len(found) >= sum(PAPERS.values())
    return sampled("pages whose words are counted", found, 40)


def words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W\d_]+", text))


def text_of(document: Document) -> str:
    """Write the words of a tree, notes behind; alternative texts are none."""
    parts: list[str] = []
    stack: list[Any] = [*document.blocks, *document.notes][::-1]
    while stack:
        node = stack.pop()
        if isinstance(node, str):
            parts.append(node)
        elif isinstance(node, CodeSpan | CodeBlock):
            parts.append(node.text if isinstance(node, CodeSpan) else f" {node.text} ")
        else:
            stack += kids_of(node)[::-1]
    return "".join(parts)


def kids_of(node: Any) -> list[Any]:
    if isinstance(node, Bullets):
        return [block for item in node.items for block in item]
    if isinstance(node, Table):
        return [kid for row in (node.head, *node.rows) for cell in row for kid in (" ", *cell)]
    if isinstance(node, Figure | Picture):
        picture = node.picture if isinstance(node, Figure) else node
        return [" ", *picture.caption, " "]
    if isinstance(node, HardBreak | NoteMark) or (isinstance(node, RawInline) and node.html == "<br>"):
        return [" "]
    apart = [" "] if type(node).__name__ in ("Paragraph", "Plain", "Heading") else []
    return [*apart, *getattr(node, "kids", []), *apart]


def decoded(path: Path) -> str:
    data = path.read_bytes()
    try:
        return data.decode()
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def test_no_word_is_lost_or_added_on_the_way_to_markdown(pages: list[Path]) -> None:
    reader = HTML()
    for path in pages:
        page = reader.page(decoded(path), path.name)
        document = reader.document(page, [True] * len(page.blocks))
        before = words(" ".join(block.text for block in page.blocks))
        tree = words(text_of(document))
        assert tree == before, (path, before - tree, tree - before)
        again = parse(Source(markdown_of(document), typography=False), lambda problem: None)
        assert words(text_of(again)) == tree, path


def test_what_is_kept_is_what_comes_out(pages: list[Path]) -> None:
    reader = HTML()
    for path in pages:
        page = reader.page(decoded(path), path.name)
        keep = [at % 3 > 0 for at in range(len(page.blocks))]
        kept = words(" ".join(block.text for block, stays in zip(page.blocks, keep, strict=True) if stays))
        document = reader.document(page, keep)
        assert words(text_of(document)) == kept, path
        assert page.targets.keys() == {
            name for block, stays in zip(page.blocks, keep, strict=True) if stays for name in block.anchors
        }
