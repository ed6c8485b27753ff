"""Made pictures kept in a folder that may be deleted at any time, and is never trusted further than its checksums.

In: names and bytes. Out: the same bytes, or None. A file is written whole or not at all.
"""

from __future__ import annotations

import os
from hashlib import blake2b

MAGIC = b"Broadsheet picture 1\n"
_SIZE = 20
_HEAD = len(MAGIC) + _SIZE


def load(folder: str, name: str) -> bytes | None:
    """Return what was kept under a name; None where there is nothing, or nothing that can be trusted."""
    try:
        with open(_path(folder, name), "rb") as stream:
            data = stream.read()
    except OSError:
        return None
    content = data[_HEAD:]
    return content if data[:_HEAD] == _head(content) else None


def has(folder: str, name: str) -> bool:
    """Whether something is kept under a name, trusted or not."""
    return os.path.isfile(_path(folder, name))


def keep(folder: str, name: str, content: bytes) -> bool:
    """Keep bytes under a name; return whether that could be done."""
    path = _path(folder, name)
    temporary = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(temporary, "wb") as stream:
            stream.write(_head(content))
            stream.write(content)
        os.replace(temporary, path)
    except OSError:
        if os.path.exists(temporary):
            os.unlink(temporary)
        return False
    return True


def _path(folder: str, name: str) -> str:
    return os.path.join(folder, name[:2], name)


def _head(content: bytes) -> bytes:
    return MAGIC + blake2b(content, digest_size=_SIZE).digest()
