"""How every output writes a document: a table from node class to function.

In: a table of writers and an edition's changes to it. Out: the whole table, in which no kind of node is missing. HTML
and plain text use it now; a new output is a new table of such functions. Knows none of the outputs.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias, get_args

from broadsheet.text import nodes

# (node, renderer, out): appends to `out`. The node's class is the key of the row, so the function knows it.
Writer: TypeAlias = Callable[[Any, Any, list[str]], None]
Rows: TypeAlias = dict[type, Writer]

INLINE: frozenset[type] = frozenset(get_args(nodes.Inline))
BLOCKS: frozenset[type] = frozenset(get_args(nodes.Block))


def complete(rows: Mapping[type, Writer], overrides: Mapping[type, Writer]) -> Rows:
    """Lay an edition's overrides over a table; raise `KeyError` where a kind of node has no writer."""
    whole = {**rows, **overrides}
    missing = (INLINE | BLOCKS) - whole.keys() - {str}
    if missing:
        raise KeyError(f"no writer for {sorted(kind.__name__ for kind in missing)}")
    return whole
