"""Lists of readers as CSV, as other programs write them: rows of named cells, however they are encoded and separated.

In: a file. Out: rows with their line, one at a time; a row that has too many cells says so. UTF-8 with or without a
mark, UTF-16 with one, else windows-1252; commas, semicolons or tabs; line ends inside quotation marks. Knows no roll.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

SIGNS = (",", ";", "\t")
LONGEST_CELL = 1_000_000
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""With these a spreadsheet takes a cell for a formula."""


@dataclass(frozen=True, slots=True)
class Cells:
    """One row, by folded header. `line` is the one on which it ends; `fault` is "" for a sound one."""

    line: int
    values: dict[str, str]
    fault: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """How a file is written. `doubled` are headers given twice, of which the first counts."""

    encoding: str
    sign: str
    headers: tuple[str, ...]
    doubled: tuple[str, ...]


def head_of(path: Path) -> Head:
    """Read how a file is written; raise `ValueError` where it has no row at all."""
    encoding = _encoding(path)
    with path.open(encoding=encoding, errors="replace", newline="") as stream:
        first = next((line for line in stream if line.strip()), "")
    if not first:
        raise ValueError("the file is empty")
    bare = "".join(first.split('"')[0::2])
    sign = max(SIGNS, key=bare.count)
    headers = tuple(_folded(cell) for cell in next(csv.reader([first], delimiter=sign)))
    doubled = tuple(dict.fromkeys(name for at, name in enumerate(headers) if name and name in headers[:at]))
    return Head(encoding, sign, headers, doubled)


def rows_of(path: Path, head: Head) -> Iterator[Cells]:
    """Yield the rows below the headers; empty ones are left out."""
    csv.field_size_limit(LONGEST_CELL)
    with path.open(encoding=head.encoding, errors="replace", newline="") as stream:
        reader = csv.reader(stream, delimiter=head.sign)
        headed = False
        try:
            for row in reader:
                if not any(cell.strip() for cell in row):
                    continue
                if headed:
                    yield _cells(row, head, reader.line_num)
                headed = True
        except csv.Error as fault:
            yield Cells(reader.line_num, {}, f"it cannot be read from here on: {fault}")


def _cells(row: list[str], head: Head, line: int) -> Cells:
    values: dict[str, str] = {}
    for name, cell in zip(head.headers, row, strict=False):
        values.setdefault(name, bare(cell))
    surplus = any(cell.strip() for cell in row[len(head.headers) :])
    return Cells(line, values, "it has more cells than there are headers" if surplus else "")


def bare(cell: str) -> str:
    """Take a cell as it was before a formula in it was made harmless."""
    return cell[1:] if cell.startswith("'") and cell.lstrip("'").startswith(FORMULA) else cell


def harmless(cell: str) -> str:
    """Make a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.lstrip("'").startswith(FORMULA) else cell


def _folded(header: str) -> str:
    return " ".join(header.strip().casefold().replace("_", " ").replace("-", " ").split())


def _encoding(path: Path) -> str:
    """Try UTF-8 over the whole file, piece by piece: the byte that is none may stand at its end."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as stream:
        if stream.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
            return "utf-16"
        stream.seek(0)
        try:
            while piece := stream.read(1 << 20):
                decoder.decode(piece)
            decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return "cp1252"
    return "utf-8-sig"
