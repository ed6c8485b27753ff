"""The service that a proxy passes requests on to: threads of the standard library, with limits of time and number.

In: a `Public`, an address to listen at. Out: answers over HTTP, until it is closed. One request a connection; a client
has ten seconds for it in all, however slowly it sends; who comes when all threads are busy is turned away.
"""

from __future__ import annotations

import io
import logging
import socket
import threading
import time
from collections.abc import Callable
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import ServerHandler, WSGIRequestHandler, WSGIServer

from broadsheet.desk.public import KEY, Public

SECONDS = 10.0
THREADS = 64

Application = Callable[[dict[str, Any], Callable[..., Any]], Any]


def application(public: Public) -> Application:
    """Return the pages as a WSGI application (PEP 3333)."""
    from django.core.handlers.wsgi import WSGIHandler

    # Its warnings name addresses, in which tokens stand.
    logging.getLogger("django.request").setLevel(logging.ERROR)
    logging.getLogger("django.security").setLevel(logging.CRITICAL)
    django = WSGIHandler()

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        return django({**environ, KEY: public}, start_response)

    return answer


class _InTime(io.RawIOBase):
    """What a client sends, all of it before a moment."""

    def __init__(self, connection: socket.socket, until: float) -> None:
        self._connection, self._until = connection, until

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._connection.settimeout(max(0.001, self._until - time.monotonic()))
        return self._connection.recv_into(buffer)


class _Handler(ServerHandler):
    server_software = "Broadsheet"


class _Request(WSGIRequestHandler):
    """One connection, one request."""

    timeout = SECONDS

    def setup(self) -> None:
        super().setup()
        self.rfile = io.BufferedReader(_InTime(self.connection, time.monotonic() + SECONDS))

    def handle(self) -> None:
        try:
            self.raw_requestline = self.rfile.readline(65537)
            if len(self.raw_requestline) > 65536:
                self.requestline = self.request_version = self.command = ""
                self.send_error(414)
                return
            if not self.parse_request():
                return
        except (TimeoutError, ConnectionError):
            return
        ins: Any = self.rfile
        out: Any = self.wfile
        handler = _Handler(ins, out, self.get_stderr(), self.get_environ(), multithread=True)
        handler.request_handler = self  # type: ignore[attr-defined]
        handler.run(self.server.get_app())  # type: ignore[attr-defined]

    def address_string(self) -> str:
        """Return the address as it is: asking for its name would let others slow us down."""
        return str(self.client_address[0])

    def log_message(self, *_words: object) -> None:
        """Write nothing down: addresses hold tokens, and the proxy keeps a log if one is wanted."""


class Server(ThreadingMixIn, WSGIServer):
    """The server. `serve_forever` runs it, `shutdown` and `server_close` end it."""

    daemon_threads = True
    request_queue_size = 128

    def __init__(self, public: Public, host: str, port: int) -> None:
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._free = threading.BoundedSemaphore(THREADS)
        super().__init__((host, port), _Request)
        self.set_app(application(public))

    def server_bind(self) -> None:
        """Bind without asking for the machine's name."""
        self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.socket.bind(self.server_address)
        self.server_address = self.socket.getsockname()
        self.server_name, self.server_port = str(self.server_address[0]), int(self.server_address[1])
        self.setup_environ()

    def process_request(self, request: Any, client_address: Any) -> None:
        """Answer in a thread of its own, where one is free."""
        if not self._free.acquire(blocking=False):
            self.shutdown_request(request)
            return
        super().process_request(request, client_address)

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Answer, and give the thread back."""
        try:
            super().process_request_thread(request, client_address)
        finally:
            self._free.release()

    def handle_error(self, _request: Any, _client_address: Any) -> None:
        """A client that went away is nobody's fault; what Django raised it has told itself."""
