"""All that an issue's pages are set from: what render and proof get beside the plan.

In: values that `composing` gathers. Out: frozen values. Texts are in the paper's language and ready to be set.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from broadsheet.editions.print.design import Design
from broadsheet.editions.print.galley import Galley
from broadsheet.editions.print.matter import Box, Matter


@dataclass(frozen=True, slots=True)
class Words:
    """What pages say by themselves; `{page}` is filled in with a page's label."""

    continued_on: str = "Continued on page {page}"
    from_page: str = "From page {page}"
    inside: str = "Inside"
    page: str = "Page {page}"


@dataclass(frozen=True, slots=True)
class Furniture:
    """The lines that belong to the issue as a whole.

    `issue`, `date` and `price` are the small lines of the nameplate; `ears` up to two short texts beside it, the first
    row of each its heading. `document` is the PDF's own title, `instant` its date (aware). `boxes` are house ads,
    imprint and other furniture by the ids of their modules.
    """

    title: str
    language: str
    direction: Literal["ltr", "rtl"]
    document: str
    instant: datetime
    motto: str = ""
    date: str = ""
    issue: str = ""
    price: str = ""
    ears: tuple[str, ...] = ()
    address: str = ""
    words: Words = Words()
    boxes: Mapping[str, Box] | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the pages are set from.

    `picture` returns the bytes of a picture file of the paper (JPEG, PNG, GIF, WebP or SVG, freed of what it says of
    camera and people); `href` the whole web address of an article's id, "" for none. `sections` has the names of the
    articles' sections as they are printed, by article id.
    """

    design: Design
    furniture: Furniture
    matters: Mapping[str, Matter]
    galleys: Mapping[str, Galley]
    picture: Callable[[str], bytes]
    href: Callable[[str], str]
    sections: Mapping[str, str] = field(default_factory=dict)
