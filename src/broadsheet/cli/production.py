"""`broadsheet serve --production`: the built edition as a web server will deliver it, on this machine only.

In: the folder of a built edition, with its `_headers` and `_redirects`. Out: HTTP: these headers, these redirects, the
page for addresses that do not exist with its 404, compressed copies or else texts compressed on the way. It makes no
page, and sends nothing that does not lie in the edition for readers.
"""

from __future__ import annotations

import os
import re
import zlib
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import quote, unquote

from broadsheet.cli.serving import HOST, file_path
from broadsheet.cli.serving import TYPES as MEDIA
from broadsheet.editions.web.delivery import FRESH, HIDDEN, TEXTS, TYPES

SMALLEST = 512
"""Bytes below which compressing a text on the way is not worth while."""
CODINGS = {"br": "br", "gzip": "gz"}
_BLANK = re.compile(r"\s+")


class Rules:
    """What `_headers` and `_redirects` of a folder say; read anew when a build has put others there."""

    def __init__(self, folder: str) -> None:
        self._folder = folder
        self._read: dict[str, tuple[tuple[int, int], list[str]]] = {}

    def headers(self, address: str) -> dict[str, str]:
        """The headers that all fitting rules give an address, `Cache-Control` at least."""
        found = {"Cache-Control": FRESH}
        fits = False
        for line in self._lines("_headers"):
            if not line.startswith(" "):
                fits = address.startswith(line[:-1]) if line.endswith("*") else address == line
            elif fits:
                name, _, value = line.strip().partition(":")
                found[name] = value.strip()
        return found

    def moved(self, address: str) -> str:
        """Where an address has moved, "" when it has not."""
        for line in self._lines("_redirects"):
            old, new, *_ = _BLANK.split(line)
            if old == address:
                return new
        return ""

    def _lines(self, name: str) -> list[str]:
        try:
            state = os.stat(os.path.join(self._folder, name))
            stamp = (state.st_ino, state.st_mtime_ns)
            if name not in self._read or self._read[name][0] != stamp:
                with open(os.path.join(self._folder, name), encoding="utf-8") as stream:
                    self._read[name] = stamp, stream.read().splitlines()
        except FileNotFoundError:
            return []
        return self._read[name][1]


class Production(ThreadingHTTPServer):
    """Serves one built edition at one port of this machine; `base` is the path of base_url."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, folder: str, base: str, port: int) -> None:
        super().__init__((HOST, port), Answer)
        self.folder = folder
        self.base = base
        self.rules = Rules(folder)
        number = self.server_address[1]
        self.hosts = {f"{name}:{number}" for name in (HOST, "localhost", "[::1]")} | {HOST, "localhost"}
        self.address = f"http://{HOST}:{number}{base}/"


class Answer(BaseHTTPRequestHandler):
    """One request."""

    server: Production
    protocol_version = "HTTP/1.1"
    server_version = "Broadsheet"
    sys_version = ""
    timeout = 60

    def __getattr__(self, name: str) -> Callable[[], None]:
        """Answer every method that is not GET or HEAD."""
        if name.startswith("do_"):
            return self._refuse_method
        raise AttributeError(name)

    def _refuse_method(self) -> None:
        self.close_connection = True
        self._send(405, b"Only GET and HEAD.\n", {"Content-Type": MEDIA["txt"], "Allow": "GET, HEAD"})

    def do_HEAD(self) -> None:
        """Answer as GET without the content."""
        self.do_GET()

    def do_GET(self) -> None:
        """Answer with the file at the address."""
        words = self.requestline.split()
        address = (words[1] if len(words) > 1 else "").partition("?")[0]
        path = file_path(address, self.server.base)
        if self.headers.get("Host", "") not in self.server.hosts:
            self._send(403, b"The edition is tried out on this machine only.\n", {"Content-Type": MEDIA["txt"]})
        elif path is None:
            self._send(400, b"That is no address of this paper.\n", {"Content-Type": MEDIA["txt"]})
        elif moved := self.server.rules.moved(_written(address)):
            self._send(301, b"", {"Location": moved})
        elif not (public(path) and self._file(path, address, 200)):
            self._missing(address, path)

    def _missing(self, address: str, path: str) -> None:
        """Lead to the address with the slash where that is a folder, else send the page for such addresses."""
        if path and public(path) and os.path.isfile(os.path.join(self.server.folder, path, "index.html")):
            self._send(301, b"", {"Location": _written(address) + "/"})
        elif not self._file("404.html", address, 404):
            self._send(404, b"There is no such page in this paper.\n", {"Content-Type": MEDIA["txt"]})

    def _file(self, path: str, address: str, status: int) -> bool:
        """Send a file of the edition; False where there is none."""
        whole = os.path.join(self.server.folder, *path.split("/"))
        if not path or not os.path.isfile(whole):
            return False
        headers = self.server.rules.headers(_written(address)) if status == 200 else {}
        name = path.rpartition("/")[2]
        headers["Content-Type"] = TYPES.get(name) or MEDIA.get(name.rpartition(".")[2], "application/octet-stream")
        data, coding = self._coded(whole)
        if name.rpartition(".")[2] in TEXTS:
            headers["Vary"] = "Accept-Encoding"
        if coding:
            headers["Content-Encoding"] = coding
        state = os.stat(whole)
        headers["ETag"] = f'"{state.st_mtime_ns:x}-{state.st_size:x}{coding and "-" + coding}"'
        if status == 200 and self.headers.get("If-None-Match", "").removeprefix("W/") == headers["ETag"]:
            status, data = 304, b""
        self._send(status, data, headers)
        return True

    def _coded(self, whole: str) -> tuple[bytes, str]:
        """The bytes of a file and how they are coded: its compressed copy if the browser takes it, else as it is."""
        wanted = set(codings(self.headers.get("Accept-Encoding", "")))
        for coding, ending in CODINGS.items():
            if coding in wanted and os.path.isfile(f"{whole}.{ending}"):
                return _bytes(f"{whole}.{ending}"), coding
        data = _bytes(whole)
        if "gzip" in wanted and len(data) >= SMALLEST and whole.rpartition(".")[2] in TEXTS:
            press = zlib.compressobj(5, zlib.DEFLATED, 31)
            return press.compress(data) + press.flush(), "gzip"
        return data, ""

    def _send(self, status: int, data: bytes, headers: dict[str, str]) -> None:
        self.send_response(status)
        everywhere = self.server.rules.headers(f"{self.server.base}/")
        if status not in (200, 304):
            everywhere.pop("Cache-Control")
        for name, value in (everywhere | headers | {"Content-Length": str(len(data))}).items():
            if status != 304 or name != "Content-Length":
                self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        """Stay silent."""


def public(path: str) -> bool:
    """Whether a path of the edition is for readers: no file for servers, none that is hidden, no bare 404 page."""
    steps = path.split("/")
    hidden = any(step.startswith(".") for step in steps) and steps[0] != ".well-known"
    return not hidden and path not in (*HIDDEN, "404.html")


def codings(accepted: str) -> Iterator[str]:
    """Yield the codings that `Accept-Encoding` allows (RFC 9110, section 12.5.3), those with q=0 left out."""
    for part in accepted.lower().split(","):
        coding, _, parameters = part.partition(";")
        if not re.fullmatch(r"\s*q\s*=\s*0(?:\.0*)?\s*", parameters):
            yield coding.strip()


def _written(address: str) -> str:
    """Write an address in the one way in which rules have it: percent-encoded where it must be."""
    return quote(unquote(address), safe="/._~-")


def _bytes(path: str) -> bytes:
    with open(path, "rb") as stream:
        return stream.read()
