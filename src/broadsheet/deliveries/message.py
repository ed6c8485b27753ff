"""From a rendition to messages: made once by the standard library, filled in for every reader as bytes.

In: a rendition, who sends it, the mailing's key. Out: a `Template`; of it, for each reader, the bytes for the wire:
CRLF, dots doubled, no last dot. Boundary, date and order are those of the mailing: the same reader's mail is the same
at every try. Headers are checked as bytes: the standard library lets a line end through in an encoded word.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
from base64 import encodebytes
from collections.abc import Sequence
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.header import Header
from email.utils import format_datetime

from broadsheet.deliveries.dkim import BodyHash, Signer, relaxed_body
from broadsheet.deliveries.quoted import quoted
from broadsheet.editions.mail.rendition import PREFERENCES_MARK, UNSUBSCRIBE_MARK, Attached, Rendition
from broadsheet.errors import BroadsheetError

MARKS = (UNSUBSCRIBE_MARK, PREFERENCES_MARK)
_MARK = re.compile(f"({UNSUBSCRIBE_MARK}|{PREFERENCES_MARK})".encode())
_DOT = re.compile(rb"^\.", re.MULTILINE)
_HEADER = re.compile(rb"[\x21-\x39\x3b-\x7e]+: [\x20-\x7e]*(?:\r\n [\x20-\x7e]+)*\r\n")
LONGEST_LINE = 998


class MessageError(BroadsheetError):
    """A message would not be right: a header with a line end in it, a mark too few, a line too long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """Who sends. `base` is the sign-up service's address, "" where `mailto` alone takes what readers want; `sender_id`
    names the paper to providers (5–15 signs)."""

    name: str
    address: str
    domain: str
    list_id: str
    base: str
    reply_to: str = ""
    mailto: str = ""
    sender_id: str = ""


@dataclass(frozen=True, slots=True)
class Copy:
    """One reader's words: where the mail goes, their tokens, and what makes their Message-ID."""

    recipient: str
    unsubscribe: str
    preferences: str
    reader: str


class Template:
    """A message with holes. `size` is that of a filled one in octets, but for the length of the address."""

    def __init__(self, headers: bytes, body: bytes, signer: Signer | None, at: dt.datetime) -> None:
        stuffed = _MARK.split(_DOT.sub(b"..", body))
        canonical = _MARK.split(relaxed_body(body))
        self._order = [MARKS.index(mark.decode()) for mark in stuffed[1::2]]
        self._texts = stuffed[0::2]
        self._hash = BodyHash(canonical[0::2]) if signer else None
        self._headers, self._signer, self._at = headers, signer, int(at.timestamp())
        self.size = len(headers) + len(body)

    def filled(self, copy: Copy) -> bytes:
        """Return one reader's message, ready for the wire."""
        tokens = (copy.unsubscribe.encode("ascii"), copy.preferences.encode("ascii"))
        words = [tokens[index] for index in self._order]
        headers = self._headers
        for hole, word in ((b"%(to)", copy.recipient.encode()), (b"%(reader)", copy.reader.encode("ascii"))):
            headers = headers.replace(hole, word)
        headers = headers.replace(UNSUBSCRIBE_MARK.encode(), tokens[0])
        if self._signer is not None and self._hash is not None:
            headers = self._signed(headers, self._hash.filled(words), self._signer)
        pieces = [headers, b"\r\n", self._texts[0]]
        for word, text in zip(words, self._texts[1:], strict=True):
            pieces += (word, text)
        return b"".join(pieces)

    def _signed(self, headers: bytes, body_hash: bytes, signer: Signer) -> bytes:
        lines = re.split(rb"\r\n(?![ \t])", headers.removesuffix(b"\r\n"))
        pairs = [(name, value[1:]) for name, _, value in (line.partition(b":") for line in lines)]
        return signer.signature(pairs, body_hash, self._at) + headers


def template_of(
    rendition: Rendition, sender: Sender, key: str, at: dt.datetime, signer: Signer | None = None
) -> Template:
    """Make a mailing's template. `key` names the mailing in Message-IDs; `at` is its date.

    Raise `MessageError` where anything is not as the standards want it: one filled message is parsed by the standard
    library and compared with what went in.
    """
    kind, body = _body(rendition, key)
    headers = _headers(rendition, sender, key, at) + b"MIME-Version: 1.0\r\nContent-Type: " + kind + b"\r\n"
    if b"multipart" not in kind:
        headers += b"Content-Transfer-Encoding: quoted-printable\r\n"
    _check_headers(headers)
    template = Template(headers, body, signer, at)
    _check(template, rendition, body)
    return template


def _headers(rendition: Rendition, sender: Sender, key: str, at: dt.datetime) -> bytes:
    link = f"<{sender.base.rstrip('/')}/unsubscribe/{UNSUBSCRIBE_MARK}/>" if sender.base else ""
    mailto = f"<mailto:{sender.mailto}?subject=unsubscribe%20{UNSUBSCRIBE_MARK}>" if sender.mailto else ""
    ways = ",\n ".join(way for way in (link, mailto) if way)
    if not ways:
        raise MessageError("The mail has no address by which one can unsubscribe.")
    rows = [
        ("From", f"{_phrase(sender.name)} <{sender.address}>"),
        ("To", "<%(to)>"),
        ("Reply-To", f"<{sender.reply_to}>" if sender.reply_to else ""),
        ("Subject", _encoded(rendition.subject, 9)),
        ("Date", format_datetime(at.astimezone(dt.UTC))),
        ("Message-ID", f"<{key}.%(reader)@{sender.domain}>"),
        ("List-Id", f"{_phrase(sender.name)} <{sender.list_id}>"),
        ("List-Unsubscribe", f"\n {ways}"),
        ("List-Unsubscribe-Post", "List-Unsubscribe=One-Click" if link else ""),
        ("Feedback-ID", f"{key}:{rendition.form}:{rendition.paper}:{sender.sender_id}" if sender.sender_id else ""),
        ("Precedence", "bulk"),
        ("Content-Language", rendition.language),
    ]
    return (
        "".join(f"{name}: {value}\n" for name, value in rows if value or name == "Subject")
        .replace("\n", "\r\n")
        .encode()
    )


def _phrase(text: str) -> str:
    """A name before an address: quoted, or as an encoded word (RFC 2047, section 5)."""
    plain = " ".join(text.split())
    if not plain.isascii() or "=?" in plain:
        return _encoded(plain, 12)
    return '"' + re.sub(r'(["\\])', r"\\\1", plain) + '"'


def _encoded(text: str, taken: int) -> str:
    """Text of a header: line ends and control signs are spaces, what is not ASCII becomes encoded words."""
    plain = " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())
    looks_encoded = "=?" in plain
    if plain.isascii() and not looks_encoded and len(plain) < LONGEST_LINE - 100:
        return Header(plain, "us-ascii", header_name="x" * (taken - 2)).encode(linesep="\n")
    return Header(plain, "utf-8", header_name="x" * (taken - 2)).encode(linesep="\n")


def _body(rendition: Rendition, key: str) -> tuple[bytes, bytes]:
    text = quoted(rendition.text, MARKS)
    if not rendition.html:
        return b"text/plain; charset=utf-8", text
    parts = [
        _part(b"text/plain; charset=utf-8", text),
        _part(b"text/html; charset=utf-8", quoted(rendition.html, MARKS)),
    ]
    kind, body = _multipart(b"alternative", parts, f"a{key}")
    if not rendition.pictures:
        return kind, body
    whole = [b"Content-Type: " + kind + b"\r\n\r\n" + body, *map(_picture, rendition.pictures)]
    return _multipart(b"related", whole, f"r{key}", b'; type="multipart/alternative"')


def _part(kind: bytes, body: bytes) -> bytes:
    return b"Content-Type: " + kind + b"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" + body


def _picture(picture: Attached) -> bytes:
    name = picture.name.encode("ascii", "replace").replace(b'"', b"'")
    head = b'Content-Type: %b; name="%b"\r\nContent-Transfer-Encoding: base64\r\nContent-ID: <%b>\r\n' % (
        picture.media_type.encode(),
        name,
        picture.content_id.encode(),
    )
    disposition = b'Content-Disposition: inline; filename="%b"\r\n\r\n' % name
    return head + disposition + encodebytes(picture.data).replace(b"\n", b"\r\n")


def _multipart(kind: bytes, parts: Sequence[bytes], key: str, more: bytes = b"") -> tuple[bytes, bytes]:
    """Join parts. The boundary holds "=_", which quoted-printable and base64 never produce (RFC 2045, section 6.7)."""
    boundary = b"=_" + hashlib.sha256(key.encode()).hexdigest()[:24].encode()
    body = b"".join(b"--" + boundary + b"\r\n" + part + b"\r\n" for part in parts) + b"--" + boundary + b"--\r\n"
    return b"multipart/" + kind + b'; boundary="' + boundary + b'"' + more, body


def _check_headers(headers: bytes) -> None:
    rest = _HEADER.sub(b"", headers)
    if rest:
        raise MessageError(f"A header of the mail is not right: {rest[:80]!r}")


def _check(template: Template, rendition: Rendition, body: bytes) -> None:
    """Parse one message as a reader's program would, and compare it with what went in."""
    tokens = ("u" * len(UNSUBSCRIBE_MARK), "p" * len(PREFERENCES_MARK))
    sample = template.filled(Copy("reader@example.org", *tokens, "0" * 32))
    if max(map(len, sample.split(b"\r\n"))) > LONGEST_LINE or b"\n" in sample.replace(b"\r\n", b""):
        raise MessageError("A line of the mail is too long, or ends with half a line end.")
    message = message_from_bytes(sample.replace(b"\r\n..", b"\r\n."), policy=policy.SMTP)
    for kind, text in (("text/plain", rendition.text), ("text/html", rendition.html)):
        expected = text.replace(UNSUBSCRIBE_MARK, tokens[0]).replace(PREFERENCES_MARK, tokens[1])
        part = next((part for part in message.walk() if part.get_content_type() == kind), None)
        found = part.get_content().replace("\r\n", "\n") if part else ""
        if found.rstrip() != expected.rstrip():
            raise MessageError(f"The {kind} part of the mail does not come out as it went in.")
    if body.count(UNSUBSCRIBE_MARK.encode()) < 1 + bool(rendition.html):
        raise MessageError("The mail has no link in every part by which one can unsubscribe.")
