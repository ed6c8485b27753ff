"""A mail, or a text that begins with the lines of one, opened: its head in plain words, its texts.

In: bytes of a file or text. Out: `Mail`, None for what is none. What a sender's program broke is put right: flowed
lines, quoted-printable that nobody declared. Knows no issue.
"""

from __future__ import annotations

import binascii
import datetime as dt
import email
import quopri
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from email import policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from urllib.parse import unquote

from broadsheet.importers.decoding.decode import decoded
from broadsheet.model.names import slug

NAMES: dict[str, str] = {
    **dict.fromkeys(("from", "von", "de", "da", "van", "från", "fra", "od", "от", "发件人", "差出人", "من"), "from"),
    **dict.fromkeys(("to", "an", "à", "a", "para", "aan", "till", "til", "кому", "收件人", "宛先", "إلى"), "to"),
    **dict.fromkeys(
        (
            *("subject", "betreff", "objet", "sujet", "asunto", "assunto", "oggetto", "onderwerp", "ämne", "emne"),
            *("temat", "тема", "主题", "件名", "제목", "الموضوع"),
        ),
        "subject",
    ),
    **dict.fromkeys(("date", "datum", "fecha", "data", "dato", "дата", "日期", "日付", "날짜", "التاريخ"), "date"),
    **dict.fromkeys(("list-id", "reply-to", "cc", "sender", "message-id", "content-type", "mime-version"), ""),
}
"""Lines of a mail's head in the languages of its readers, and what they say."""
_LINE = re.compile(r"([^\W\d_][\w-]{1,40}|من|إلى|à|a|A|À)\s?[:：][ \t]*(.*)")
_QUOTED = re.compile(r"=(?:[0-9A-F]{2}|\n)")
_SIGNATURE = re.compile(r"^-- ?$", re.MULTILINE)
_BY_ID = re.compile(r"cid:([^\"'\s<>)]{1,300})", re.IGNORECASE)
_ENOUGH = 3
MOST_PARTS = 500


@dataclass(slots=True)
class Mail:
    """A mail. `html` is "" where it has only text, and the other way round; `pictures` are by the names
    that the HTML gives them, `ids` has these names by content id."""

    subject: str = ""
    sender: str = ""
    date: dt.datetime | None = None
    list_id: str = ""
    text: str = ""
    html: str = ""
    signature: str = ""
    pictures: dict[str, bytes] = field(default_factory=dict)
    ids: dict[str, str] = field(default_factory=dict)
    attachments: tuple[str, ...] = ()
    repairs: tuple[str, ...] = ()


def mail_of(data: bytes, is_mail: bool) -> Mail | None:
    """Read a mail; `is_mail` says that the file's name promises one, else its first lines must look so."""
    start = data[:4096].lstrip()
    head = start.split(b"\n\n", 1)[0].replace(b"\r", b"")
    named = sum(
        bool(re.match(rb"(?i)(from|to|subject|date|message-id|list-id|mime-version|received):", line))
        for line in head.split(b"\n")
    )
    if not is_mail and named < 2:
        return None
    if not is_mail and b"message-id:" not in head.lower() and b"mime-version:" not in head.lower():
        return None
    message = email.message_from_bytes(data.lstrip(b"\r\n "), policy=policy.default)
    return _read(message) if isinstance(message, EmailMessage) else None


def _read(message: EmailMessage) -> Mail:
    mail = Mail(
        _subject(_header(message, "subject")), _sender(_header(message, "from")), _date(_header(message, "date"))
    )
    mail.list_id = _list_name(_header(message, "list-id"))
    attachments = []
    for count, part in enumerate(message.walk()):
        if count > MOST_PARTS:
            break
        kind = part.get_content_type()
        name = part.get_filename() or ""
        if kind == "text/plain" and not mail.text and not name:
            mail.text, repairs = _text(part)
            mail.repairs += repairs
        elif kind == "text/html" and not mail.html and not name:
            mail.html, _ = _text(part)
        elif kind.startswith("image/"):
            _take_picture(mail, part, name)
        elif name:
            attachments.append(name)
    mail.attachments = tuple(attachments)
    mail.html = _with_names(mail)
    cut_signature(mail)
    return mail


def _take_picture(mail: Mail, part: EmailMessage, name: str) -> None:
    """Keep a picture under a name that says its kind; the HTML calls it by its content id."""
    data = part.get_payload(decode=True)
    id = str(part.get("content-id", "")).strip("<> ")
    if not isinstance(data, bytes) or not (id or name):
        return
    stem = slug(name.rpartition(".")[0] or name or id.partition("@")[0]) or "picture"
    suffix = {"jpeg": "jpg", "svg+xml": "svg"}.get(part.get_content_subtype(), part.get_content_subtype())
    kept = f"{stem}.{suffix}"
    kept = f"{stem}-{len(mail.pictures) + 1}.{suffix}" if kept in mail.pictures else kept
    mail.pictures[kept] = data
    mail.ids[id] = kept


def _with_names(mail: Mail) -> str:
    return _BY_ID.sub(lambda found: mail.ids.get(unquote(found[1]), found[0]), mail.html)


def _header(message: EmailMessage, name: str) -> str:
    try:
        return " ".join(str(message.get(name, "")).split())
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):
        return ""  # a header that the standard library cannot unfold


def _subject(value: str) -> str:
    """Return a subject without the word in brackets that a list puts in front."""
    rest = re.sub(r"^\s*\[[^\[\]]{1,40}\]\s+", "", value)
    return rest or value


def _sender(value: str) -> str:
    name, address = parseaddr(value)
    return name.strip() or address


def _date(value: str) -> dt.datetime | None:
    try:
        return parsedate_to_datetime(value) if value else None
    except (ValueError, TypeError, OverflowError):
        return None


def _list_name(value: str) -> str:
    return value.partition("<")[0].strip().strip('"') or value.strip("<> ")


def _text(part: EmailMessage) -> tuple[str, tuple[str, ...]]:
    """Decode a text part; a charset that lies or is missing is found out as for any file."""
    payload = part.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else str(part.get_payload()).encode("utf-8", "surrogateescape")
    declared = str(part.get_content_charset() or "")
    text = decoded(data, "", declared).text
    if str(part.get_param("format", "")).lower() == "flowed":
        return unflowed(text, str(part.get_param("delsp", "")).lower() == "yes"), ("format=flowed",)
    return unquoted(text)


def unflowed(text: str, delete_space: bool) -> str:
    """Join flowed lines (RFC 3676): a line that ends with a blank goes on in the next of the same depth of quotes."""
    found: list[str] = []
    goes_on = ""
    for line in text.split("\n"):
        depth = re.match(r">*", line)
        quotes = depth[0] if depth else ""
        inner = line[len(quotes) :]
        inner = inner[1:] if inner.startswith(" ") else inner
        if found and goes_on and goes_on[1:] == quotes and inner != "-- ":
            found[-1] = (found[-1][:-1] if delete_space else found[-1]) + inner
        else:
            found.append(f"{quotes} {inner}" if quotes else inner)
        goes_on = f"+{quotes}" if inner.endswith(" ") and inner != "-- " else ""
    return "\n".join(found)


def unquoted(text: str) -> tuple[str, tuple[str, ...]]:
    """Decode quoted-printable that was left in a text: soft line ends and at least as many bytes written as `=C3`."""
    marks = _QUOTED.findall(text)
    soft = sum(mark == "=\n" for mark in marks)
    if soft < _ENOUGH or not re.search(r"=(?:20|3D|[89A-F][0-9A-F])", text):
        return text, ()
    try:
        data = quopri.decodestring(text.encode())
    except (ValueError, binascii.Error):
        return text, ()
    return decoded(data).text, ("quoted-printable",)


def mail_of_text(text: str) -> Mail | None:
    """Read a text whose first lines are those of a mail, in any of the readers' languages."""
    lines = text.lstrip("\n").split("\n")
    if lines[0].startswith(("From ", "-----BEGIN PGP SIGNED")):
        lines = lines[1:]  # an envelope's line, or the wrapping of a signed mail
        lines = lines[next((at for at, line in enumerate(lines) if line.strip()), 0) :]
    end = next((at for at, line in enumerate(lines) if not line.strip()), len(lines))
    values = _values(lines[:end])
    if values is None or len({"from", "subject", "date", "to"} & set(values)) < 2:
        return None
    mail = Mail(_subject(values.get("subject", "")), _sender(values.get("from", "")), _date(values.get("date", "")))
    mail.list_id = _list_name(values.get("list-id", ""))
    mail.text, mail.repairs = unquoted("\n".join(lines[end + 1 :]))
    cut_signature(mail)
    return mail


def _values(lines: Sequence[str]) -> dict[str, str] | None:
    """Read the lines of a head by what they say; None where a line is none."""
    values: dict[str, str] = {}
    last = ""
    for line in lines:
        found = _LINE.match(line)
        if found:
            last = NAMES.get(found[1].lower()) or found[1].lower()
            values.setdefault(last, found[2].strip())
        elif last and line[:1] in " \t":
            values[last] = f"{values[last]} {line.strip()}".strip()
        else:
            return None
    return values


def cut_signature(mail: Mail) -> None:
    """Take a signature off the end of the text: what follows `-- ` alone on a line, where it is short."""
    for found in reversed(list(_SIGNATURE.finditer(mail.text))):
        rest = mail.text[found.end() :].strip("\n")
        if rest.count("\n") < 15:
            mail.signature, mail.text = rest, mail.text[: found.start()].rstrip("\n")
        break
