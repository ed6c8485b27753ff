"""Document → Markdown of our format: what `markdown` reads, written.

In: a tree of nodes. Out: text that reads back as the same tree, with no sign escaped that need not be, so that a person
can go on writing in it. Knows no file, no header and no publication.
"""

from __future__ import annotations

from broadsheet.text.nodes import Document


def markdown_of(document: Document) -> str:
    """Write a document with its notes, which stand at the end in their order."""
    raise NotImplementedError
