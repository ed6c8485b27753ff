"""Picture files as the site shows them: the variants that are made of each, and their permanent addresses.

In: `Picture`s of the publication. Out: `Shown`, what pages say of a picture, decided from its look before a pixel is
decoded; and the outputs that carry the variants, made by the darkroom and kept in the cache. Writes no HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import sha256

from broadsheet.editions.edition import Output
from broadsheet.editions.picture_looks import Looks, Seen
from broadsheet.editions.web.kinds import DAMAGED_PICTURE, LOST_PICTURE, NO_LIBRARY, UNREADABLE_PICTURE
from broadsheet.errors import FolderError
from broadsheet.imaging import darkroom
from broadsheet.imaging.look import Look
from broadsheet.imaging.order import PictureOrder, name_of
from broadsheet.imaging.strip import stripped
from broadsheet.imaging.variants import Recipe, Variant, height_at, modest, only_stripped, refusal, variants
from broadsheet.model.addresses import Addresses
from broadsheet.model.pictures import Picture
from broadsheet.model.publication import Publication
from broadsheet.problems import Place, Report


@dataclass(frozen=True, slots=True)
class Copy:
    """One variant on the site: its path from the root, and its size in pixels."""

    path: str
    form: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture on the site: its look, and its copies by form, the one that every browser reads last, narrowest
    first. `modest` is the one copy for small places: covers, portraits."""

    look: Look
    copies: tuple[Copy, ...]
    modest: Copy

    @property
    def best(self) -> Copy:
        """The widest copy that every browser reads."""
        return self.copies[-1]


_files: dict[tuple[str, str], tuple[Picture, str, Variant]] = {}


class Pictures:
    """The picture files of one publication."""

    def __init__(self, publication: Publication, addresses: Addresses) -> None:
        self._root = publication.root
        self._addresses = addresses
        web = publication.web
        self._recipe = Recipe(web.picture_widths, web.picture_formats, web.picture_megapixels)
        self._looks = Looks(publication.root)
        self._shown: dict[tuple[str, str], Shown | str] = {}

    @cached_property
    def _equipped(self) -> bool:
        return darkroom.equipped()

    def shown(self, picture: Picture) -> Shown | None:
        """Return a picture as the site shows it, None when it cannot be shown."""
        found = self._find(picture)
        return None if isinstance(found, str) else found

    def reason(self, picture: Picture) -> str:
        """Say why a picture cannot be shown, as the end of a sentence; "" where it can."""
        found = self._find(picture)
        return found if isinstance(found, str) else ""

    def _find(self, picture: Picture) -> Shown | str:
        key = (picture.file, picture.stamp)
        found = self._shown.get(key)
        if found is None:
            seen = self._looks.seen(picture)
            found = self._shown[key] = seen if isinstance(seen, str) else self._planned(picture, seen)
        return found

    def _planned(self, picture: Picture, seen: Seen) -> Shown | str:
        fault = refusal(seen.look, seen.size, self._recipe)
        if fault:
            return fault
        files = self._variants(seen.look)
        if not files:
            return f"{seen.look.kind.upper()} cannot be published without the library pyvips"
        copies = tuple(self._copy(picture, seen, file) for file in files)
        return Shown(seen.look, copies, self._copy(picture, seen, modest(files)))

    def _copy(self, picture: Picture, seen: Seen, variant: Variant) -> Copy:
        digest, _, form = name_of(seen.digest, variant).partition(".")
        path = self._addresses.asset(digest, form)
        _files[self._root, path] = picture, seen.digest, variant
        return Copy(path, form, variant.width, height_at(seen.look, variant.width))

    def _variants(self, look: Look) -> tuple[Variant, ...]:
        return variants(look, self._recipe) if self._equipped else only_stripped(look)

    def focus(self, picture: Picture) -> str:
        """Where a picture draws the eye, as "x,y" in parts of one; "" where that cannot be told."""
        seen = self._looks.seen(picture)
        if isinstance(seen, str) or not self._equipped or seen.look.kind == "svg" or self.shown(picture) is None:
            return ""
        try:
            return darkroom.focus(PictureOrder(self._looks.path(picture.file), seen.digest, self._looks.folder))
        except (darkroom.ChangedError, darkroom.DamagedError):
            return ""  # told where the picture itself is made

    def outputs(self, pictures: Iterable[tuple[Picture, bool]]) -> Iterator[Output]:
        """Yield the files of every picture once, by address; of one marked as small the single file for that use.

        The same bytes under two names are one output.
        """
        seen: set[str] = set()
        for picture, small in pictures:
            shown = self.shown(picture)
            for copy in () if shown is None else (shown.modest,) if small else shown.copies:
                if copy.path not in seen:
                    seen.add(copy.path)
                    yield self._made(copy.path, *_files[self._root, copy.path])

    def known(self, path: str) -> Output | None:
        """Return the output of a copy that this process has planned already, by its address."""
        found = _files.get((self._root, path))
        return self._made(path, *found) if found else None

    def _made(self, path: str, picture: Picture, digest: str, wanted: Variant) -> Output:
        order = PictureOrder(self._looks.path(picture.file), digest, self._looks.folder, (wanted,))
        make = self._strip if wanted.how == "stripped" else self._develop
        ahead = None if wanted.how == "stripped" else order
        return Output(self._addresses.file(path), path, partial(make, picture.file, order), ahead)

    def _develop(self, file: str, order: PictureOrder, report: Report) -> bytes:
        try:
            made = darkroom.picture(order)
        except darkroom.ChangedError as error:
            raise _gone(file) from error
        except darkroom.DamagedError as error:
            report(LOST_PICTURE.at(Place(file), source=file, reason=str(error)))
            return b""
        self._looks.save()  # a rehearsal, which must not write, makes no picture
        if made.damaged:
            report(DAMAGED_PICTURE.at(Place(file), source=file))
        return made.content

    def _strip(self, file: str, order: PictureOrder, report: Report) -> bytes:
        data = self._read(file, report)
        if sha256(data).hexdigest() != order.digest:
            raise _gone(file)
        if not self._equipped:
            report(NO_LIBRARY.at(Place("")))
        return stripped(data)

    def _read(self, file: str, report: Report) -> bytes:
        try:
            with open(self._looks.path(file), "rb") as opened:
                return opened.read()
        except OSError as error:
            report(UNREADABLE_PICTURE.at(Place(file), source=file, reason=error.strerror or "it has gone"))
            raise _gone(file) from error

    def output(self, path: str, file: str) -> Output:
        """Make the output of a file of the paper that is no picture: as it is, at an address of its own."""
        return Output(self._addresses.file(path), path, partial(self._read, file))


def _gone(file: str) -> FolderError:
    return FolderError(f"{file} has changed since it was read", path=file)
