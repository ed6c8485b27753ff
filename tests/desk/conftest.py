"""The public pages as a WSGI application, asked as a server would ask it, on an office of its own."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest

from broadsheet.database import office_at, open_office

NOW = dt.datetime(2026, 11, 21, 10, tzinfo=dt.UTC)
HOST = "post.example.org"


@dataclass
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: str


@dataclass
class Pages:
    """The service; its clock is ours."""

    folder: Path
    languages: tuple[str, ...] = ("en",)
    now: dt.datetime = NOW
    seconds: float = 0.0
    slept: list[float] = field(default_factory=list)
    network: int = 0

    def __post_init__(self) -> None:
        self.office = office_at(self.folder / "office", "packet")
        open_office(self.office)
        from broadsheet.desk.public import Public
        from broadsheet.desk.server import application

        names = {"en": "The Packet", "de": "Das Postschiff", "ar": "المركب"}
        self.public = Public(
            office=self.office,
            languages=self.languages,
            name=names.__getitem__,
            home="https://paper.example.org/",
            hosts=frozenset((HOST,)),
            proxies=frozenset(("127.0.0.1",)),
            clock=lambda: self.now,
            seconds=lambda: self.seconds,
            sleep=self.slept.append,
        )
        self._application = application(self.public)

    def ask(self, method: str, path: str, body: bytes = b"", **more: str) -> Answer:
        """Send one request; `more` are entries of its environment."""
        path, _, query = path.partition("?")
        environ: dict[str, Any] = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path.encode().decode("latin-1"),  # as PEP 3333 has it
            "QUERY_STRING": query,
            "SERVER_NAME": HOST,
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": HOST,
            "REMOTE_ADDR": "127.0.0.1",
            "HTTP_X_FORWARDED_FOR": f"10.{self.network}.0.1",
            "CONTENT_TYPE": "application/x-www-form-urlencoded",
            "CONTENT_LENGTH": str(len(body)),
            "wsgi.input": BytesIO(body),
            "wsgi.url_scheme": "http",
            **more,
        }
        found: list[Any] = []
        pieces = self._application(environ, lambda status, headers: found.extend((status, headers)))
        try:
            content = b"".join(pieces)
        finally:
            pieces.close()
        return Answer(int(found[0].split()[0]), dict(found[1]), content.decode())

    def post(self, path: str, fields: dict[str, str], **more: str) -> Answer:
        """Send a form."""
        return self.ask("POST", path, urlencode(fields).encode(), **more)

    def form(self, path: str = "/") -> dict[str, str]:
        """Get a page and read the hidden fields of its form."""
        return hidden(self.ask("GET", path).body)

    def subscribe(self, address: str, **fields: str) -> Answer:
        """Get the form, wait, send it."""
        given = self.form() | {"email": address, "form": "whole", "button": "1"} | fields
        self.now += dt.timedelta(seconds=10)
        return self.post("/", given)

    def mails(self) -> list[Any]:
        """What lies in the outbox."""
        from broadsheet.deliveries.models import SingleMail

        return list(SingleMail.objects.order_by("id"))

    def link(self, purpose: str, kind: str = "") -> str:
        """The path of a link in the last mail."""
        row = [mail for mail in self.mails() if not kind or mail.kind == kind][-1]
        return f"/{purpose}/{dict(part.split(':') for part in row.token.split())[purpose[0]]}/"

    def reader(self, address: str) -> str:
        """Subscribe and confirm; the path of the link for leaving."""
        self.network += 1
        self.subscribe(address)
        assert self.post(self.link("confirm", "confirm"), {"button": "1"}).status == 200
        return self.link("unsubscribe", "welcome")

    def state(self, address: str) -> str:
        """How a reader stands, "" for nobody."""
        from broadsheet.subscribers.models import Subscription

        row = Subscription.objects.filter(subscriber__address=address).first()
        return f"{row.state} {row.form}" if row else ""


def hidden(html: str) -> dict[str, str]:
    """The hidden fields of a page."""
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', html))


@pytest.fixture
def pages(tmp_path: Path) -> Pages:
    """The pages of an English paper."""
    return Pages(tmp_path)
