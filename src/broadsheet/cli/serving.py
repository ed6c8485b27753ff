"""The preview's server: requests in, pages out, on this machine only.

In: a `Preview` and a port. Out: HTTP. Nothing of a request becomes the path of a file: an address is looked up among
the edition's pages. Each page gets a small script that listens at `EVENTS` and loads the page again when its key has
changed. The outermost frame of every request: a fault becomes a page at its own address.
"""

from __future__ import annotations

import json
import threading
from base64 import b64encode
from collections.abc import Callable
from hashlib import sha256
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote_to_bytes, urlsplit

from broadsheet.cli.sentences import hint_of, sentence_of, spoken
from broadsheet.cli.terminal import Terminal
from broadsheet.press.preview import Page, Preview

EVENTS = "/-/events"
HOST = "127.0.0.1"
BEAT = 15.0  # seconds after which a silent connection gets a sign of life, and a closed one is noticed
LONGEST = 4096  # characters of an address

TYPES = {
    "html": "text/html; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "webp": "image/webp",
    "avif": "image/avif",
    "pdf": "application/pdf",
    "epub": "application/epub+zip",
    "woff2": "font/woff2",
}

SCRIPT = """<script>
(function () {
  var source;
  function listen() {
    if (document.hidden) { if (source) { source.close(); source = null; } return; }
    if (source) return;
    source = new EventSource(%s);
    source.onmessage = function () { source.close(); location.reload(); };
  }
  document.addEventListener("visibilitychange", listen);
  listen();
})();
</script>
"""
"""Only a page that is looked at listens: a browser allows few connections to one server."""

POLICY = b"default-src 'none'"
"""What a page's own policy begins with; it forbids every script but the one that is added, by its digest."""


class Server(ThreadingHTTPServer):
    """Serves one preview at one port of this machine."""

    daemon_threads = True
    allow_reuse_address = True

    def __init__(self, preview: Preview, port: int, terminal: Terminal) -> None:
        super().__init__((HOST, port), Handler)
        self.preview = preview
        self.terminal = terminal
        self.ended = threading.Event()
        number = self.server_address[1]
        self.hosts = {f"{name}:{number}" for name in (HOST, "localhost", "[::1]")} | {HOST, "localhost"}
        self.base = urlsplit(preview.snapshot.job.publication.base_url).path.rstrip("/")
        self.address = f"http://{HOST}:{number}{self.base}/"

    def end(self) -> None:
        """Stop listening, and let those who wait for news go."""
        self.ended.set()
        with self.preview.renewed:
            self.preview.renewed.notify_all()
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of a browser that went away in the middle; tell everything else."""
        import sys

        error = sys.exception() if hasattr(sys, "exception") else sys.exc_info()[1]
        if not isinstance(error, ConnectionError | TimeoutError):
            self.terminal.warn(f"A request failed: {type(error).__name__}: {error}")


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server
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
        self._send(405, b"Only GET and HEAD.\n", "text/plain; charset=utf-8", {"Allow": "GET, HEAD"})

    def do_HEAD(self) -> None:
        """Answer as GET without the content."""
        self.do_GET()

    def do_GET(self) -> None:
        """Answer with what stands at the address."""
        if self.headers.get("Host", "") not in self.server.hosts:
            # Another name for this machine is how a foreign page would reach us (DNS rebinding).
            self._plain(403, f"This is the preview of a paper, at {self.server.address} only.\n")
            return
        words = self.requestline.split()
        address = words[1] if len(words) > 1 else ""
        if address.startswith(EVENTS + "?"):
            self._events(address)
            return
        path = file_path(address.partition("?")[0], self.server.base)
        if path is None:
            self._plain(400, "That is no address of this paper.\n")
        elif path == "" or not self._page(path):
            self._missing(address)

    def _page(self, path: str) -> bool:
        """Send what stands at a path; False where nothing does."""
        page = self.server.preview.page(path)
        if page is None:
            return False
        if page.data is None:
            self._fault(path, page)
        else:
            kind = TYPES.get(path.rpartition(".")[2].lower(), "application/octet-stream")
            data = self._listening(page.data, path, page.key) if path.endswith(".html") else page.data
            self._send(404 if path == "404.html" else 200, data, kind)
        return True

    def _missing(self, address: str) -> None:
        """Lead to the address with the slash where that is a page, else send the paper's own page for it."""
        bare = address.partition("?")[0]
        slashed = file_path(bare + "/", self.server.base)
        if not bare.endswith("/") and slashed and self.server.preview.key(slashed):
            self._send(301, b"", "text/plain; charset=utf-8", {"Location": bare + "/"})
            return
        if bare == "/" and self.server.base:
            self._send(302, b"", "text/plain; charset=utf-8", {"Location": self.server.base + "/"})
            return
        page = self.server.preview.page("404.html")
        if page is None or page.data is None:
            self._plain(404, "There is no such page in this paper.\n")
        else:
            self._send(404, page.data, TYPES["html"])

    def _fault(self, path: str, page: Page) -> None:
        """Send a page that says what is wrong with the one that was asked for."""
        rows = "".join(
            f'<li lang="{spoken()}"><p><strong>{escape(sentence_of(problem))}</strong></p>'
            f"<p><code>{escape(problem.place.file)}{f':{problem.place.line}' if problem.place.line else ''}</code></p>"
            f"<p>{escape(hint_of(problem))}</p></li>"
            for problem in page.problems
        )
        text = (
            '<!doctype html><html lang="en"><meta charset="utf-8"><title>This page cannot be made</title>'
            f"<h1>This page cannot be made</h1><ul>{rows}</ul><p>The other pages go on. "
            '<a href="/">Home</a></p></html>'
        )
        self._send(500, self._listening(text.encode(), path, page.key), TYPES["html"])

    def _listening(self, data: bytes, path: str, key: str) -> bytes:
        """Add the script that waits for news of this page."""
        from urllib.parse import urlencode

        address = f"{EVENTS}?{urlencode({'path': path, 'key': key})}"
        script = (SCRIPT % json.dumps(address)).encode()
        data = data.replace(POLICY, POLICY + _allowing(script), 1)
        at = data.rfind(b"</body>")
        return data[:at] + script + data[at:] if at >= 0 else data + script

    def _events(self, address: str) -> None:
        """Wait until the page has another key than the one that was delivered, and say so."""
        wanted = parse_qs(urlsplit(address).query)
        path, key = wanted.get("path", [""])[0], wanted.get("key", [""])[0]
        self.close_connection = True
        self.send_response(200)
        for name, value in (("Content-Type", "text/event-stream"), ("Cache-Control", "no-store")):
            self.send_header(name, value)
        self.end_headers()
        preview, turn = self.server.preview, 0
        while not self.server.ended.is_set():
            if preview.snapshot.turn != turn:
                turn = preview.snapshot.turn
                if preview.key(path) != key:
                    self.wfile.write(b"data: changed\n\n")
                    return
            self.wfile.write(b":\n\n")
            with preview.renewed:
                if preview.snapshot.turn == turn and not self.server.ended.is_set():
                    preview.renewed.wait(BEAT)

    def _plain(self, status: int, text: str) -> None:
        self._send(status, text.encode(), TYPES["txt"])

    def _send(self, status: int, data: bytes, kind: str, more: dict[str, str] | None = None) -> None:
        self.send_response(status)
        headers = {
            "Content-Type": kind,
            "Content-Length": str(len(data)),
            "Cache-Control": "no-store",
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            "Referrer-Policy": "no-referrer",
        }
        for name, value in (headers | (more or {})).items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *args: Any) -> None:
        """Stay silent: the terminal is for problems."""


def _allowing(script: bytes) -> bytes:
    """The part of a policy that allows a script by the digest of what stands between its tags (CSP 3, 8.4)."""
    inner = script.partition(b"<script>")[2].partition(b"</script>")[0]
    return b"; script-src 'sha256-" + b64encode(sha256(inner).digest()) + b"'"


def file_path(address: str, base: str) -> str | None:
    """The path in the edition that an address means: "" where it cannot mean any, None where it is no address.

    Percent-encoding is undone once; what is not UTF-8, or holds a control character or a backslash, is no address.
    """
    if not address.startswith("/") or len(address) > LONGEST:
        return None
    try:
        text = unquote_to_bytes(address).decode()
    except UnicodeDecodeError:
        return None
    if not text.isprintable() or "\\" in text:
        return None
    if not text.startswith(base + "/"):
        return ""
    path = text[len(base) + 1 :]
    if any(part in ("", ".", "..") for part in path.removesuffix("/").split("/")) and path:
        return ""
    return path + "index.html" if not path or path.endswith("/") else path
