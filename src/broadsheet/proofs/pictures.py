"""Checks of pictures: whether the file is there, once, inside the paper, and can be heard by those who cannot see it.

In: a proof. Out: problems of pictures. `fault_of` judges one path and serves editions as well.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from broadsheet.imaging import kind_of
from broadsheet.imaging.look import look
from broadsheet.imaging.variants import MOST_BYTES
from broadsheet.model.references import FoundPicture
from broadsheet.problems import Place, Problem
from broadsheet.proofs.check import Piece, Proof, Rule
from broadsheet.proofs.kinds import (
    MISSING_ALT_TEXT,
    MISSING_PICTURE,
    PICTURE_AMBIGUOUS,
    PICTURE_MISNAMED,
    PICTURE_OUTSIDE,
    PICTURE_TWICE,
    REMOTE_PICTURE,
)
from broadsheet.text.nodes import Picture


def fault_of(found: FoundPicture, source: str, place: Place) -> Problem | None:
    """Return the problem of a picture's path (missing, outside, ambiguous, remote), or None."""
    if found.fault == "missing":
        return MISSING_PICTURE.at(place, source=source, nearest=found.nearest)
    if found.fault == "outside":
        return PICTURE_OUTSIDE.at(place, source=source)
    if found.fault == "remote":
        return REMOTE_PICTURE.at(place, source=source)
    if found.fault == "ambiguous" and found.picture is not None:
        return PICTURE_AMBIGUOUS.at(place, source=source, first=found.picture.file, nearest=found.nearest)
    return None


def check_files(proof: Proof) -> Iterator[Problem]:
    """Yield missing-picture, picture-outside, picture-ambiguous and remote-picture; teasers and covers included."""
    for piece in proof.pieces():
        for picture in piece.passages.pictures:
            found = proof.references.picture(picture.source, piece.file)
            if found.fault and (problem := fault_of(found, picture.source, proof.place(piece.entry, picture.at))):
                yield problem
    for article in proof.articles():
        if article.picture:
            yield from _named(proof, article.picture, article.file, proof.key_place(article.file, "picture"))
    for issue in proof.issues():
        if issue.cover:
            yield from _named(proof, issue.cover, f"{issue.folder}/issue.toml", proof.issue_place(issue, "cover"))


def _named(proof: Proof, source: str, file: str, place: Place) -> Iterator[Problem]:
    problem = fault_of(proof.references.picture(source, file), source, place)
    if problem is not None:
        yield problem


def check_alternatives(proof: Proof) -> Iterator[Problem]:
    """Yield missing-alt-text for every picture that is neither described nor marked as decoration."""
    for piece in proof.pieces():
        for picture in piece.passages.pictures:
            if not picture.alt.strip() and not picture.decorative and not _alt_of_file(proof, piece, picture):
                yield MISSING_ALT_TEXT.at(proof.place(piece.entry, picture.at), source=picture.source)


def _alt_of_file(proof: Proof, piece: Piece, picture: Picture) -> str:
    """The alternative text that a picture's own file gives; editions take it where the article has none."""
    found = proof.references.picture(picture.source, piece.file).picture
    if found is None:
        return ""
    try:
        with open(os.path.join(proof.publication.root, *found.file.split("/")), "rb") as opened:
            return look(opened.read(MOST_BYTES)).alt
    except OSError:
        return ""  # told where the picture is shown


def check_repeats(proof: Proof) -> Iterator[Problem]:
    """Yield picture-twice where two articles of one issue, in one language, show the same picture."""
    for issue in proof.issues():
        first: dict[str, str] = {}
        for article in issue.articles:
            piece = proof.piece(article)
            for file, picture in _files(proof, piece):
                other = first.setdefault(file, article.file)
                if other != article.file:
                    yield PICTURE_TWICE.at(proof.place(article, picture.at), source=picture.source, other=other)


def _files(proof: Proof, piece: Piece) -> Iterator[tuple[str, Picture]]:
    for picture in piece.passages.pictures:
        found = proof.references.picture(picture.source, piece.file).picture
        if found is not None and not picture.decorative:
            yield found.file, picture


_NAMED = {"jpg": "jpeg", "jpeg": "jpeg", "png": "png", "gif": "gif", "webp": "webp", "avif": "avif", "svg": "svg"}


def check_names(proof: Proof) -> Iterator[Problem]:
    """Yield picture-misnamed for a picture file whose content is of another kind than its suffix says."""
    pictures = [picture for issue in proof.issues() for picture in issue.pictures]
    pictures += proof.publication.pictures if proof.around else ()
    for picture in pictures:
        suffix = picture.file.rpartition(".")[2].lower()
        data = proof.beginning(picture.file)
        if suffix in _NAMED and data is not None and (found := kind_of(data)) != _NAMED[suffix]:
            told = {"file": picture.file, "said": _NAMED[suffix], "found": found or "no picture that is known"}
            yield PICTURE_MISNAMED.at(Place(picture.file), **told)


CHECKS = (
    Rule("picture-names", (PICTURE_MISNAMED,), check_names),
    Rule("pictures", (MISSING_PICTURE, PICTURE_OUTSIDE, PICTURE_AMBIGUOUS, REMOTE_PICTURE), check_files),
    Rule("alternative-text", (MISSING_ALT_TEXT,), check_alternatives),
    Rule("picture-repeats", (PICTURE_TWICE,), check_repeats),
)
