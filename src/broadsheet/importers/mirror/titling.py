"""What the paper is called: what the titles of a good part of its pages share, else the title of its front page.

In: a site. Out: a title, "" where nothing says it. Opens no file.
"""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterator

from broadsheet.importers.mirror.resolving import INDEXES
from broadsheet.importers.mirror.site import Site

_BETWEEN = re.compile(r"\s+[-–—|·:/]+\s+|\s*[|»«›‹]\s*|:\s+")
_MOST_WORDS = 6
_LEAST, _SHARE = 3, 0.3
"""A piece of a title is the paper's where so many pages have it, and this part of all."""


def title_of(site: Site) -> str:
    """Return the paper's title."""
    titles = [survey.title for path, survey in site.surveys.items() if path not in site.compared.wholes]
    pieces = Counter(piece for title in titles for piece in dict.fromkeys(_pieces(title)))
    best = max(pieces.items(), key=lambda pair: (pair[1], pair[0]), default=("", 0))
    if best[1] >= max(_LEAST, len(titles) * _SHARE):
        return best[0]
    fronts = [posixpath.join(site.links.root, name) for name in INDEXES]
    front = next((site.surveys[path].title for path in fronts if path in site.surveys), "")
    return next(_pieces(front), "")


def _pieces(title: str) -> Iterator[str]:
    """Yield the parts of a title that may be a name: some letters, few words, no digits."""
    for piece in _BETWEEN.split(" ".join(title.split())):
        letters = sum(sign.isalpha() for sign in piece)
        if letters > 1 and len(piece.split()) <= _MOST_WORDS and not any(sign.isdigit() for sign in piece):
            yield piece.strip()
