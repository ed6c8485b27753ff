"""Where a request comes from: host, network, page. Headers of a proxy are believed only where the proxy is known.

In: a request's headers and the address of its connection. Out: judgements. Changes nothing.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from broadsheet.desk.public import Public
from broadsheet.subscribers.limits import network_of


def is_our_host(request: Any, public: Public) -> bool:
    """Whether the Host header is one of ours; its port does not matter."""
    host = request.META.get("HTTP_HOST", "")
    return not public.hosts or _name(host) in public.hosts


def is_our_page(request: Any, public: Public) -> bool:
    """Whether a form came from a page of ours. Programs that are no browser send no Origin."""
    origin = request.META.get("HTTP_ORIGIN")
    if origin is None:
        return True
    netloc = urlsplit(origin).netloc if "://" in origin else ""
    return bool(netloc) and netloc == request.META.get("HTTP_HOST", "")


def network(request: Any, public: Public) -> str:
    """Return the network of the person who asks, "" where it cannot be told.

    Of `X-Forwarded-For` counts the last address that is no proxy of ours: what stands before it anybody can write.
    """
    seen = request.META.get("REMOTE_ADDR", "")
    forwarded = request.META.get("HTTP_X_FORWARDED_FOR", "")[-1000:]
    chain = [word.strip() for word in forwarded.split(",") if word.strip()]
    while seen in public.proxies and chain:
        seen = chain.pop()
    return network_of(seen)


def _name(host: str) -> str:
    name = host.lower()
    if name.startswith("["):
        return name[: name.find("]") + 1]
    return name.partition(":")[0].rstrip(".")
