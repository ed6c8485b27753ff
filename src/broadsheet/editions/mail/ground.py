"""What every part of a mail may ask: words, names, and where links and pictures lead from outside of any page.

In: a job with its issue, a language. Out: answers with whole addresses; a link that leads nowhere whole is None, and
its words stay. Pictures are those of the web edition: linked where they stand there, or attached. Renders nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from broadsheet.editions.mail.rendition import Attached
from broadsheet.editions.naming import named
from broadsheet.editions.web.pictures import Copy, Pictures
from broadsheet.languages.catalogues import translator
from broadsheet.languages.direction import direction
from broadsheet.model.addresses import Addresses
from broadsheet.model.references import References, find_picture
from broadsheet.text.html import Image

if TYPE_CHECKING:
    from broadsheet.editions.edition import Job
    from broadsheet.model.issue import Issue
    from broadsheet.model.pictures import Picture
    from broadsheet.problems import Report
    from broadsheet.text.nodes import Picture as Node

_BRACES = re.compile(r"\{(\w+)\}")
OUTWARD = ("https://", "http://", "mailto:", "tel:")
COLUMN = 584
"""Pixels of the column of a mail: the widest picture."""
TALLEST = 480
SHARP = 1.6
"""Pixels of a linked file to one of its place, for fine screens; an attached one has about one."""
MEDIA = {"jpg": "image/jpeg", "jpeg": "image/jpeg", "png": "image/png", "gif": "image/gif"}
"""What every mail program shows; a picture of another kind is left out."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A file of a picture and how large it stands."""

    copy: Copy
    width: int
    height: int


class Ground:
    """One issue in one language. `attached` fills up with the pictures that travel along, in the order of first use."""

    def __init__(self, job: Job, issue: Issue, language: str, report: Report) -> None:
        self.publication, self.issue, self.language = job.publication, issue, language
        self.addresses = Addresses(job.publication)
        self.references = References(job.publication)
        self.names = named(issue, language)
        self.direction = direction(language)
        self.attached: dict[str, Attached] = {}
        self._pictures = Pictures(job.publication, self.addresses)
        self._report = report

    def gettext(self, message: str) -> str:
        """Translate a message; `put` fills its braces."""
        return translator(self.language)[0](message)

    def whole(self, path: str, fragment: str = "") -> str:
        """Write a path of the paper as a whole address; "" where the paper does not say where it stands."""
        written = self.addresses.absolute(path, fragment) if path else ""
        return written if written.startswith(OUTWARD) else ""

    def article(self, id: str) -> str:
        """The whole address of an article."""
        return self.whole(self.addresses.article(id))

    def link(self, target: str, file: str) -> str | None:
        """Return where a link leads that stands in a file of the paper; fragments of a text are not its business."""
        meant = self.references.link(target, file)
        if meant.kind == "outside":
            return target if target.lower().startswith(OUTWARD) else None
        path = meant.id
        if meant.kind == "page":
            page = next(page for page in self.publication.pages if page.file == meant.id)
            path = self.addresses.page(page.slug, page.language)
        elif meant.kind == "article":
            path = self.addresses.article(meant.id)
        elif meant.kind == "picture":
            found = self._found(meant.id)
            shown = self._pictures.shown(found) if found else None
            path = shown.best.path if shown else ""
        elif meant.kind != "address":
            return None
        return self.whole(path, meant.fragment) or None

    def _found(self, file: str) -> Picture | None:
        return next((one for one in (*self.issue.pictures, *self.publication.pictures) if one.file == file), None)

    def picture(self, node: Node, file: str, widest: int = COLUMN) -> Image | None:
        """Return a picture as it stands in a mail; None where none is wanted, or it cannot be shown."""
        how = self.publication.mail.pictures
        picture = find_picture(node.source, file, self.issue, self.publication, guess=False).picture
        seen = self._pictures.shown(picture) if picture and how != "none" else None
        if seen is None:
            return None
        chosen = _chosen([copy for copy in seen.copies if copy.form in MEDIA], how == "linked", widest)
        address = self._address(chosen, how == "attached") if chosen else ""
        if chosen is None or not address:
            return None
        look = seen.look
        return Image(address, chosen.width, chosen.height, look.alt, look.caption, look.credit)

    def _address(self, shown: Shown, attach: bool) -> str:
        path = shown.copy.path
        if not attach:
            return self.whole(path)
        if path not in self.attached:
            output = self._pictures.known(path)
            data = output.make(self._report) if output else b""
            if not data:
                return ""
            name = path.rpartition("/")[2]
            id = f"{name.partition('.')[0]}@{self.publication.id}"
            self.attached[path] = Attached(id, MEDIA[shown.copy.form], name, data)
        return f"cid:{self.attached[path].content_id}"


def put(pattern: str, **values: str) -> str:
    """Put values into the braces of a message, all at once: a value with braces of its own stays as it is."""
    return _BRACES.sub(lambda found: values.get(found[1], found[0]), pattern)


def _chosen(copies: list[Copy], fine: bool, widest: int) -> Shown | None:
    """Choose the narrowest file that is wide enough for its place, else the widest."""
    if not copies:
        return None
    last = copies[-1]
    width = min(widest, last.width, max(1, round(TALLEST * last.width / last.height)))
    wanted = width * (SHARP if fine else 1.0)
    copy = next((copy for copy in copies if copy.width >= wanted), last)
    return Shown(copy, width, max(1, round(width * copy.height / copy.width)))
