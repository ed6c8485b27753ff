"""Into the paper's folder: the only hand that writes there.

In: paths from the paper's root and bytes; facts about issues and articles. Out: files, each written whole or not at
all, and nothing outside the paper. What is in a file is the business of others (`edit` changes one field, `founding`
knows a new paper). Raises `FolderError` for a path that leads out of the paper or is taken.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from threading import get_native_id
from typing import BinaryIO

from broadsheet.errors import FolderError
from broadsheet.folder.edit import FieldValue, set_field
from broadsheet.folder.header import Value
from broadsheet.folder.scalars import toml_value, yaml_value
from broadsheet.model.calendar import Coming
from broadsheet.model.names import leading_number, slug, without_leading_number

_LONGEST_NAME = 255
_NO_REDIRECTS = "# Old addresses, and what stands there now.\n[from]\n"


def write_file(root: Path, relative: str, data: bytes, *, durable: bool = True) -> bool:
    """Write a file of the paper in one step; return whether it changed.

    A reader sees the old bytes or the new ones, and after a power failure too: a temporary file in the same folder is
    flushed and put in the old one's place. `durable=False` leaves the flush to the caller. Folders are made as needed;
    mode and bytes of what is the same already are left alone. Raises `FolderError` for a path outside the paper.
    """
    target = inside(root, relative)
    try:
        if target.read_bytes() == data:
            return False
        mode = target.stat().st_mode & 0o777
    except FileNotFoundError:
        target.parent.mkdir(parents=True, exist_ok=True)
        mode = None
    except (IsADirectoryError, PermissionError) as fault:
        raise FolderError(f"{relative} cannot be written: {fault.strerror}", path=relative) from fault
    temporary = target.parent / f".broadsheet-{os.getpid()}-{get_native_id()}.part"
    try:
        write_new(temporary, data, mode, durable)
        os.replace(temporary, target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    if durable:
        flush_folder(target.parent)
    return True


def write_new(path: Path, data: bytes, mode: int | None = None, durable: bool = True) -> None:
    """Write a file that is not there yet; one that a killed process has left is removed."""
    path.unlink(missing_ok=True)  # left by a process of these numbers that was killed
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666), "wb") as file:
        if mode is not None:
            os.chmod(path, mode)
        file.write(data)
        file.flush()
        if durable:
            os.fsync(file.fileno())


def appending(root: Path, relative: str) -> BinaryIO:
    """Open a file of the paper to add lines to it, each with one `write`, as an account that grows while work is done.

    Raises `FolderError` for a path outside the paper.
    """
    target = inside(root, relative)
    target.parent.mkdir(parents=True, exist_ok=True)
    return open(target, "ab", buffering=0)


def remove_file(root: Path, relative: str) -> None:
    """Remove a file of the paper, if it is there. Raises `FolderError` for a path outside the paper."""
    inside(root, relative).unlink(missing_ok=True)


def flush_folder(folder: Path) -> None:
    """Wait until a folder's own entries are on the disk."""
    if os.name == "nt":  # Windows flushes no folders
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def inside(root: Path, relative: str) -> Path:
    """Resolve a path from the paper's root; raise `FolderError` for one that leads, by a link too, out of the
    paper."""
    parts = relative.split("/")
    if "\\" in relative or ":" in parts[0] or any(part in ("", ".", "..") for part in parts):
        raise _outside(relative)
    if not relative.isprintable() or any(len(part.encode()) > _LONGEST_NAME for part in parts):
        raise FolderError(f"{relative!r} cannot be a file's name", path=relative, hint="Shorten or rename it.")
    real_root = Path(os.path.realpath(root))
    target = Path(os.path.realpath(real_root.joinpath(*parts)))
    if not target.is_relative_to(real_root) or target == real_root:
        raise _outside(relative)
    return target


def _outside(relative: str) -> FolderError:
    hint = "Nothing outside the paper's folder is ever written."
    return FolderError(f"“{relative}” lies outside the paper", path=relative, hint=hint)


def store(root: Path, files: Iterable[tuple[str, bytes]]) -> list[str]:
    """Write many files, as importers do; return the paths that changed. They are flushed together at the end."""
    changed = [relative for relative, data in files if write_file(root, relative, data, durable=False)]
    if changed and hasattr(os, "sync"):
        os.sync()
    return changed


def change_field(root: Path, file: str, key: str, value: FieldValue) -> bool:
    """Change one field of an article's file, as `edit.set_field` does; return whether anything changed."""
    source = inside(root, file).read_bytes()
    return write_file(root, file, set_field(source, key, value, file))


def article_bytes(fields: Mapping[str, FieldValue], text: str) -> bytes:
    """Make an article's file: its header in the order given, without fields that are empty, and its text."""
    rows: list[tuple[str, Value]] = [(k, v if isinstance(v, str) else list(v)) for k, v in fields.items() if v]
    header = "".join(f"{key}: {yaml_value(value, False, False)}\n" for key, value in rows)
    return f"---\n{header}---\n{text.rstrip()}\n".encode()


def issue_toml(rows: Mapping[str, str | int]) -> bytes:
    """Make an issue.toml; dates are texts in ISO form under `date`, and stand without quotes as TOML has them."""
    lines = []
    for key, value in rows.items():
        bare = isinstance(value, int) or (key == "date" and "/" not in value)
        lines.append(f"{key} = {value if bare else toml_value(str(value), False)}\n")
    return "".join(lines).encode()


def new_issue(root: Path, id: str, coming: Coming, *, name: str = "", title: str = "") -> str:
    """Make the folder of a planned issue, `issues/<year>/<id>/`, and its issue.toml; return the folder's path.

    `name` adds words to the folder's name. Raises `FolderError` where there is such a folder already.
    """
    folder = f"issues/{coming.date.year}/{id}{f' {name}' if name else ''}"
    if inside(root, folder).exists():
        raise FolderError(f"There is a folder {folder} already", path=folder, hint="Choose another date or word.")
    number: int | str = int(coming.number) if coming.number.isdigit() else coming.number
    rows: dict[str, str | int] = {"volume": coming.volume, "number": number, "whole_number": coming.whole_number}
    rows |= {"date": coming.date.isoformat(), "title": title}
    rows |= {"kind": "" if coming.kind == "regular" else coming.kind, "status": "planned"}
    write_file(root, f"{folder}/issue.toml", issue_toml({key: value for key, value in rows.items() if value}))
    return folder


def new_article(root: Path, folder: str, fields: Mapping[str, FieldValue], text: str, *, word: str = "") -> str:
    """Write a new article into an issue's folder behind those that are there; return its path.

    Its name is the next leading number and `word`, else the slug of its headline. Raises `FolderError` where the issue
    has an article of that slug, or the word holds neither letter nor digit.
    """
    headline = fields.get("headline", "")
    stem = slug(word or (headline if isinstance(headline, str) else ""))
    if not stem:
        hint = "Give a word for its address that has letters or digits."
        raise FolderError("The headline has nothing that could stand in an address", path=folder, hint=hint)
    present = [name.removesuffix(".md") for name in os.listdir(inside(root, folder)) if name.endswith(".md")]
    for name in present:
        bare = without_leading_number(name)
        if stem in (slug(bare), slug(bare.partition(".")[0])):  # behind the dot stands a language
            hint = "Give the new one another word for its address."
            raise FolderError(f"The issue has an article “{stem}” already", path=f"{folder}/{name}.md", hint=hint)
    number = max((number for name in present if (number := leading_number(name) or 0) < 1000), default=0) + 1
    relative = f"{folder}/{number:02}-{stem}.md"
    write_file(root, relative, article_bytes(fields, text))
    return relative


def add_redirect(root: Path, old: str, target: str) -> None:
    """Add a line to redirects.toml: an old path and the id or address to which it leads; all other lines stay.

    Whoever renames an article or an issue calls this, so that its address and its feed id live on. Raises `FolderError`
    where the old path leads elsewhere already.
    """
    import tomllib

    path = inside(root, "redirects.toml")
    text = path.read_bytes().decode("utf-8-sig") if path.exists() else _NO_REDIRECTS
    table = tomllib.loads(text).get("from", {})
    if table.get(old) == target:
        return
    if old in table:
        raise FolderError(
            f"{old} leads to {table[old]} already", path="redirects.toml", hint="Change that line by hand."
        )
    line = f"{toml_value(old, False)} = {toml_value(target, False)}\n"
    new = f"{text.rstrip()}\n{line}" if "from" in tomllib.loads(text) else f"{text.rstrip()}\n\n[from]\n{line}"
    if tomllib.loads(new).get("from", {}).get(old) != target:
        raise FolderError("Another table stands behind [from]", path="redirects.toml", hint="Put [from] last.")
    write_file(root, "redirects.toml", new.encode())
