"""What a mailing sends, frozen as files: whoever works at it, today or after a crash, sends the same bytes.

In: renditions by form, the sender. Out: a digest, and a folder `office/mailings/<digest>/` with everything in it, whole
or not at all; and all of it again from there. Workers on several machines need the office's folder on each.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import asdict, dataclass

from broadsheet.database import Office
from broadsheet.deliveries.message import Sender
from broadsheet.editions.mail.rendition import Attached, Rendition, Story
from broadsheet.errors import BroadsheetError

FOLDER = "mailings"


class FrozenError(BroadsheetError):
    """What a mailing sends is not there any more, or is not what was frozen."""


@dataclass(frozen=True, slots=True)
class Frozen:
    """What a mailing sends."""

    renditions: Mapping[str, Rendition]
    sender: Sender


def freeze(office: Office, frozen: Frozen) -> str:
    """Keep what is to be sent; return its digest."""
    files = _files(frozen)
    digest = _digest(files)
    place = office.folder / FOLDER / digest
    if place.is_dir():
        return digest
    staging = place.with_name(f".{digest}.{os.getpid()}")
    shutil.rmtree(staging, ignore_errors=True)
    staging.mkdir(parents=True, mode=0o700)
    for name, data in files.items():
        with open(staging / name, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
    os.rename(staging, place)
    return digest


def thawed(office: Office, digest: str) -> Frozen:
    """Return what was kept under a digest; raise `FrozenError` where it is gone or was changed."""
    place = office.folder / FOLDER / digest
    if not place.is_dir():
        raise FrozenError(
            f"What the mailing sends is not in {place}.", hint="Bring the office's folder to this machine."
        )
    files = {path.name: path.read_bytes() for path in sorted(place.iterdir())}
    if _digest(files) != digest:
        raise FrozenError(f"Somebody has changed what the mailing sends: {place}.")
    renditions = {
        name[:-5]: _rendition(files, name[:-5]) for name in files if name != "sender.json" and name[-5:] == ".json"
    }
    return Frozen(renditions, Sender(**json.loads(files["sender.json"])))


def _files(frozen: Frozen) -> dict[str, bytes]:
    files = {"sender.json": _json(asdict(frozen.sender))}
    for form, made in frozen.renditions.items():
        facts = asdict(made)
        files[f"{form}.html"], files[f"{form}.txt"] = facts.pop("html").encode(), facts.pop("text").encode()
        facts["pictures"] = [{**asdict(one), "data": base64.b64encode(one.data).decode()} for one in made.pictures]
        files[f"{form}.json"] = _json(facts)
    return files


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _digest(files: Mapping[str, bytes]) -> str:
    state = hashlib.sha256()
    for name, data in sorted(files.items()):
        state.update(f"{name}\0{len(data)}\0".encode() + data)
    return state.hexdigest()


def _rendition(files: Mapping[str, bytes], form: str) -> Rendition:
    facts = json.loads(files[f"{form}.json"])
    facts["stories"] = tuple(Story(**story) for story in facts["stories"])
    facts["pictures"] = tuple(Attached(**{**one, "data": base64.b64decode(one["data"])}) for one in facts["pictures"])
    return Rendition(**facts, html=files[f"{form}.html"].decode(), text=files[f"{form}.txt"].decode())
