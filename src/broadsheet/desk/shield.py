"""What stands before every page: methods, hosts and sizes; headers that a browser obeys; faults as pages.

In: a request. Out: its answer, or the refusal. A request that asks for too much is refused before its body is read.
Tokens stand in addresses, so nothing of an address goes into a log, a cache or another site.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.exceptions import BadRequest, RequestDataTooBig, SuspiciousOperation
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse, UnreadablePostError
from django.http.multipartparser import MultiPartParserError

from broadsheet.desk.origin import is_our_host
from broadsheet.desk.paper import Page, shown, way_to_subscribe
from broadsheet.desk.public import public_of

METHODS = ("GET", "HEAD", "OPTIONS", "POST")
LARGEST = 16 * 1024
"""Octets of a form; the longest honest one has under one thousand."""
LONGEST = 512
"""Characters of an address below the service's."""
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "X-Robots-Tag": "noindex, nofollow",
    "Permissions-Policy": "interest-cohort=()",
}
FAULTS: tuple[tuple[tuple[type[Exception], ...], int], ...] = (
    ((OperationalError, InterfaceError), 503),
    ((UnreadablePostError,), 408),
    ((RequestDataTooBig,), 413),
    ((BadRequest, SuspiciousOperation, MultiPartParserError), 400),
)


class Shield:
    """Django's form of a layer around all pages."""

    def __init__(self, get_response: Callable[[Any], Any]) -> None:
        self._get_response = get_response

    def __call__(self, request: Any) -> Any:
        """Answer a request."""
        response = self._answer(request)
        for name, value in HEADERS.items():
            response.headers[name] = value
        response.headers.setdefault("Cache-Control", "no-store")
        if request.method == "HEAD":
            response.headers["Content-Length"] = str(len(response.content))
            response.content = b""
        return response

    def _answer(self, request: Any) -> Any:
        if request.method not in METHODS:
            return HttpResponse(status=405, headers={"Allow": ", ".join(METHODS)})
        if not is_our_host(request, public_of(request)):
            return _fault(request, 400)
        if _length(request) > LARGEST:
            return _fault(request, 413)
        if len(request.path) > LONGEST:
            return _fault(request, 404)
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers={"Allow": ", ".join(METHODS)})
        return self._get_response(request)

    def process_exception(self, request: Any, fault: Exception) -> Any:
        """Turn what a page raised into a page of its own; anything else is the program's fault, and Django's 500."""
        for kinds, status in FAULTS:
            if isinstance(fault, kinds):
                return _fault(request, status)
        return None


def _length(request: Any) -> int:
    text = request.META.get("CONTENT_LENGTH") or "0"
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 12 else LARGEST + 1


def _fault(request: Any, status: int) -> Any:
    public = public_of(request)
    language = public.languages[0]
    gettext = public.gettext(language)
    page = Page(
        gettext("This did not work"),
        (gettext("Please try again later."),),
        ways=way_to_subscribe(request, public, language),
    )
    response = shown(request, page, language, status)
    if status == 503:
        response.headers["Retry-After"] = "30"
    return response
