"""DOCX and ODT → HTML by pandoc, where the extra `broadsheet[word]` has installed it: the only door to it.

In: the bytes of a file that was opened safely and put in order. Out: HTML with notes as pairs of anchors. Pandoc runs
as a program of its own that may read nothing but what it is given. Knows no article.
"""

from __future__ import annotations

import subprocess
from importlib.util import find_spec

from broadsheet.errors import BroadsheetError

SECONDS = 120
"""So long a file may take."""
_OPTIONS = ("--to=html", "--sandbox", "--wrap=none", "--track-changes=accept", "--reference-location=document")


def is_there() -> bool:
    """Whether the extra is installed."""
    return find_spec("pypandoc") is not None


def html_of(data: bytes, format: str) -> str:
    """Return the HTML of a file; `format` is `docx` or `odt`. Raise `BroadsheetError` where pandoc cannot read it."""
    import pypandoc

    command = [pypandoc.get_pandoc_path(), f"--from={format}", *_OPTIONS]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)  # noqa: S603
    except subprocess.TimeoutExpired as fault:
        raise BroadsheetError(f"pandoc did not end within {SECONDS} s") from fault
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip().splitlines()
        raise BroadsheetError(f"pandoc: {said[-1] if said else done.returncode}")
    return done.stdout.decode()
