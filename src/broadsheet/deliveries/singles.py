"""The words and bytes of single mails: confirm, already, welcome, goodbye.

In: which mail, the paper's name, links, language, who sends. Out: bytes for the wire: CRLF, dots doubled, no last dot,
the same at every try. Nothing that an asker wrote stands in them, not even a name: who fills in a stranger's address
cannot send them a message. Marked as automatic (RFC 3834), so that no machine answers.
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8
from email.utils import format_datetime
from html import escape
from typing import Literal, TypeAlias

from broadsheet.deliveries.message import LONGEST_LINE, MessageError, Sender
from broadsheet.languages.catalogues import translator
from broadsheet.languages.direction import direction

Kind: TypeAlias = Literal["confirm", "already", "welcome", "goodbye"]
KINDS: tuple[Kind, ...] = ("confirm", "already", "welcome", "goodbye")

_DOT = re.compile(rb"^\.", re.MULTILINE)
_HEADER = re.compile(rb"[\x21-\x39\x3b-\x7e]+:[ \t]*[\x20-\x7e\x80-\xff]*(?:\r\n[ \t][\x20-\x7e\x80-\xff]+)*\r\n")
_STYLE = "font:16px/1.5 Georgia,serif;max-width:36em;margin:0 auto;padding:1em"


@dataclass(frozen=True, slots=True)
class Single:
    """One mail to make. `links` are whole addresses by what they are for; `key` makes its Message-ID."""

    kind: str
    recipient: str
    paper: str
    language: str
    links: dict[str, str]
    key: str
    at: dt.datetime


@dataclass(frozen=True, slots=True)
class _Words:
    """The subject, paragraphs, and links with their words."""

    subject: str
    paragraphs: tuple[str, ...]
    links: tuple[tuple[str, str], ...]


def single_mail(single: Single, sender: Sender) -> bytes:
    """Make one; raise `MessageError` where a header would not be right."""
    words = _words(single)
    utf8 = not single.recipient.isascii()
    message = EmailMessage(policy=SMTPUTF8 if utf8 else SMTP)
    message["From"] = Address(_plain(sender.name), addr_spec=sender.address)
    message["To"] = f"<{single.recipient}>"
    message["Subject"] = _plain(words.subject)
    message["Date"] = format_datetime(single.at.astimezone(dt.UTC))
    message["Message-ID"] = f"<{single.key}@{sender.domain}>"
    if sender.reply_to:
        message["Reply-To"] = f"<{sender.reply_to}>"
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(_text(words), cte="quoted-printable")
    message.add_alternative(_html(words, single.language), subtype="html", cte="quoted-printable")
    message["Content-Language"] = single.language  # set any earlier, it would become the part's
    message.set_boundary(f"=_{single.key}")
    return _on_the_wire(message.as_bytes())


def _on_the_wire(data: bytes) -> bytes:
    head, gap, body = data.partition(b"\r\n\r\n")
    if _HEADER.sub(b"", head + b"\r\n") or not gap:
        raise MessageError(f"A header of the mail is not right: {head[:80]!r}")
    if max(map(len, data.split(b"\r\n"))) > LONGEST_LINE or re.search(rb"(?<!\r)\n|\r(?!\n)", data):
        raise MessageError("A line of the mail is too long, or ends with half a line end.")
    return head + gap + _DOT.sub(b"..", body)


def _plain(text: str) -> str:
    """Text of a header. The standard library reads encoded words in what it is given: they are broken up."""
    kept = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(kept.replace("=?", "= ?").split())[:200]


def _words(single: Single) -> _Words:
    gettext, _ = translator(single.language)
    name = _plain(single.paper)

    def put(text: str) -> str:
        return text.replace("{paper}", name)

    links = single.links
    leave = (gettext("Unsubscribe"), links.get("unsubscribe", ""))
    change = (gettext("Change what you get"), links.get("preferences", ""))
    stranger = gettext("If it was not you, do nothing: no other mail will come.")
    made = {
        "confirm": lambda: _Words(
            put(gettext("Confirm your subscription to {paper}")),
            (
                put(gettext("Somebody, you we hope, has asked that {paper} be sent to this address.")),
                gettext("Follow the link within two weeks, and press the button on the page:"),
                stranger,
            ),
            ((gettext("Confirm"), links.get("confirm", "")),),
        ),
        "already": lambda: _Words(
            put(gettext("You have subscribed to {paper} already")),
            (put(gettext("Somebody, you we hope, has asked that {paper} be sent to this address.")), stranger),
            (change,),
        ),
        "welcome": lambda: _Words(
            put(gettext("You have subscribed to {paper}")),
            (gettext("The next issue will come to you by mail."),),
            (change, leave),
        ),
        "goodbye": lambda: _Words(
            put(gettext("You have unsubscribed from {paper}")),
            (put(gettext("You will get no more mails from {paper}.")),),
            ((gettext("Subscribe"), links.get("subscribe", "")),),
        ),
    }
    return made[single.kind]()


def _text(words: _Words) -> str:
    links = [f"{name}:\n{address}" for name, address in words.links if address]
    return "\n\n".join([words.paragraphs[0], *words.paragraphs[1:], *links]) + "\n"


def _html(words: _Words, language: str) -> str:
    paragraphs = "".join(f"<p>{escape(text)}</p>\n" for text in words.paragraphs)
    links = "".join(
        f'<p><a href="{escape(address)}">{escape(name)}</a></p>\n' for name, address in words.links if address
    )
    way = direction(language)
    return (
        f'<!doctype html>\n<html lang="{escape(language)}" dir="{way}">\n<head><meta charset="utf-8">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(words.subject)}</title></head>\n"
        f'<body dir="{way}" style="{_STYLE}">\n<h1>{escape(words.subject)}</h1>\n{paragraphs}{links}</body>\n</html>\n'
    )
