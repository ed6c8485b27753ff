"""Pictures of an issue as print takes them: found, looked at, and brought into a form that can be set.

In: a publication, and a picture as an article names it or its file. Out: what it is to be set as (`Drawn`), and bytes:
JPEG for photographs, PNG for drawings, SVG, freed of all that the file says of camera and people. What cannot be shown
is left out; whoever proofs the paper is told of it there. Reads files of the paper and keeps what was made in the cache
of pictures.
"""

from __future__ import annotations

from collections.abc import Iterable

from broadsheet.editions.picture_looks import Looks, Seen
from broadsheet.editions.print.measure.around import Drawn
from broadsheet.errors import FolderError
from broadsheet.imaging import darkroom
from broadsheet.imaging.embeddable import embeddable
from broadsheet.imaging.order import PictureOrder
from broadsheet.imaging.strip import stripped
from broadsheet.imaging.variants import Recipe, Variant, refusal
from broadsheet.model.issue import Issue
from broadsheet.model.pictures import Picture
from broadsheet.model.publication import Publication
from broadsheet.model.references import find_picture
from broadsheet.text.nodes import Picture as Node

DENSITY = 300
"""Pixels to the inch that print can show."""

_FAULTS = {
    "missing": "there is no such file",
    "outside": "it lies outside the paper",
    "remote": "it lies on another host",
}


class PrintPictures:
    """The pictures of a publication. `width` is the widest that one can stand on a page, in points."""

    def __init__(self, publication: Publication, width: float) -> None:
        self._publication = publication
        self._looks = Looks(publication.root)
        self._most = round(width / 72 * DENSITY)
        self._recipe = Recipe(megapixels=publication.web.picture_megapixels)
        self._found: dict[str, tuple[Picture, Seen]] = {}

    def drawn(self, node: Node, file: str, issue: Issue) -> Drawn | str:
        """Find the picture that the article in `file` names; where it cannot be shown, say why."""
        found = find_picture(node.source, file, issue, self._publication, guess=False)
        picture = found.picture
        if picture is None:
            return _FAULTS.get(found.fault, "it has gone")
        seen = self._looks.seen(picture)
        fault = seen if isinstance(seen, str) else refusal(seen.look, seen.size, self._recipe)
        if fault or isinstance(seen, str):
            return fault
        self._found[picture.file] = picture, seen
        look = seen.look
        width, height = (look.width, look.height) if look.width else (1000, 750)
        return Drawn(picture.file, width, height, _point(node.focus), look.caption, look.credit, look.alt, look.art)

    def prepare(self, files: Iterable[str], at_once: int) -> None:
        """Make ready in several processes what `content` is going to be asked for."""
        orders = [order for file in files if (order := self._order(file)) is not None]
        if orders:
            darkroom.develop_all(orders, at_once, lambda done: None)
            self._looks.save()

    def content(self, file: str) -> bytes:
        """Return the bytes of a picture that was found; raise `FolderError` where it has changed since."""
        order = self._order(file)
        if order is None:
            return stripped(self._read(file))
        try:
            return darkroom.picture(order).content
        except (darkroom.ChangedError, darkroom.DamagedError) as fault:
            raise FolderError(f"{file} has changed or is damaged: {fault}", path=file) from fault

    def _order(self, file: str) -> PictureOrder | None:
        """What the darkroom is to make of a picture; None for one that can be set as it is."""
        picture, seen = self._found[file]
        look = seen.look
        if look.kind == "svg":
            return None
        if look.frames == 1 and look.width <= self._most and embeddable(look.kind, self._read(file)):
            return None
        lossless = look.art or look.alpha
        form, how = ("png", "lossless") if lossless else ("jpg", "lossy")
        variant = Variant(form, min(look.width, self._most), how)
        return PictureOrder(self._looks.path(picture.file), seen.digest, self._looks.folder, (variant,))

    def _read(self, file: str) -> bytes:
        try:
            with open(self._looks.path(file), "rb") as stream:
                return stream.read()
        except OSError as fault:
            raise FolderError(f"{file} cannot be read: {fault.strerror}", path=file) from fault


def _point(written: str) -> tuple[float, float]:
    """Read "0.3,0.5"; the middle where that is no point."""
    try:
        x, y = (float(part) for part in written.split(","))
    except ValueError:
        return 0.5, 0.5
    return (x, y) if 0 <= x <= 1 and 0 <= y <= 1 else (0.5, 0.5)
