"""Asking other hosts whether a page is there, politely.

In: an address. Out: `Answer`. It asks for the head only, and for the page itself where a host does not answer that; it
waits between two requests, gives a host its time and no more, and follows a few redirects. It never raises: a host that
does not answer is an answer.
"""

from __future__ import annotations

import http.client
import ssl
import time
from urllib.parse import urljoin, urlsplit

from broadsheet import __version__
from broadsheet.proofs.hosts import Answer

LIMIT = 15.0  # seconds for one request
PAUSE = 0.5  # seconds before a request; those of one host come one after the other
REDIRECTS = 5
REFUSED = frozenset((400, 403, 404, 405, 406, 429, 500, 501, 503))
"""Answers to HEAD that say nothing: the page is asked for itself."""
FOR_GOOD = frozenset((301, 308))
AGENT = f"Broadsheet/{__version__} (checking links before publication)"


def ask(address: str, pause: float = PAUSE) -> Answer:
    """Ask for an address, with its redirects; `moved` is where it leads if every step to there is for good."""
    at = address
    for_good = True
    for _ in range(REDIRECTS + 1):
        time.sleep(pause)
        try:
            status, leads = _asked(at)
        except (OSError, http.client.HTTPException, ValueError) as fault:
            return Answer(0, _reason(fault))
        if not leads:
            return Answer(status, http.client.responses.get(status, ""), at if for_good and at != address else "")
        for_good = for_good and status in FOR_GOOD
        at = urljoin(at, leads)
    return Answer(0, "it leads in circles")


def _asked(address: str) -> tuple[int, str]:
    """Ask once: the status, and where it leads on, "" where it does not."""
    status, leads = _request("HEAD", address)
    return _request("GET", address) if status in REFUSED else (status, leads)


def _request(method: str, address: str) -> tuple[int, str]:
    parts = urlsplit(address)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ValueError("it leads to no web address")
    connection = _connection(parts.scheme, parts.hostname, parts.port)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request(method, path, headers={"User-Agent": AGENT, "Accept": "*/*"})
        answer = connection.getresponse()
        leads = answer.getheader("Location") or "" if 300 <= answer.status < 400 else ""
        return answer.status, leads
    finally:
        connection.close()


def _connection(scheme: str, host: str, port: int | None) -> http.client.HTTPConnection:
    if scheme == "https":
        return http.client.HTTPSConnection(host, port, timeout=LIMIT, context=ssl.create_default_context())
    return http.client.HTTPConnection(host, port, timeout=LIMIT)


def _reason(fault: Exception) -> str:
    if isinstance(fault, TimeoutError):
        return "no answer in time"
    return getattr(fault, "strerror", None) or str(fault) or type(fault).__name__
