"""The e-mail edition: renditions for deliveries, and previews of every issue as files.

In: a job. Out: `rendition`, what messages are made of; `Mail`, whose outputs are an issue's HTML, its plain text, and
both as an `.eml` that mail programs open. In a preview the reader's own addresses have zeros for a token.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from functools import partial
from hashlib import blake2b

from broadsheet import __version__
from broadsheet.editions.edition import Job, Output
from broadsheet.editions.mail.composing import compose
from broadsheet.editions.mail.rendition import NOBODY, PREFERENCES_MARK, UNSUBSCRIBE_MARK, Form, Rendition
from broadsheet.editions.mail.stories import articles_of
from broadsheet.model.publication import Publication
from broadsheet.problems import Report

SUFFIXES = ("html", "txt", "eml")
KEPT = 4


def rendition(job: Job, form: Form, language: str = "", report: Report = lambda _problem: None) -> Rendition:
    """Make the job's issue in a form and a language, "" for the paper's own; the same job makes the same bytes."""
    return compose(job, form, language or job.publication.language, report)


def languages(publication: Publication) -> tuple[str, ...]:
    """The languages that are mailed; the main one unless paper.toml says otherwise."""
    return publication.mail.languages or (publication.language,)


class Mail:
    """The e-mail edition. It remembers the renditions that it has made last."""

    name = "mail"

    def __init__(self) -> None:
        self._made: OrderedDict[str, Rendition] = OrderedDict()

    def write(self, job: Job) -> Iterator[Output]:
        """Yield the previews of the job's issue, or of all issues, in the languages that are mailed."""
        for issue in (job.issue,) if job.issue is not None else job.publication.issues:
            one = replace(job, issue=issue)
            for language in languages(job.publication):
                if articles_of(job.publication, issue, language):
                    key = key_of(one, language)
                    stem = issue.id if language == job.publication.language else f"{issue.id}.{language}"
                    for suffix in SUFFIXES:
                        make = partial(self._file, one, language, suffix)
                        yield Output(f"{stem}.{suffix}", f"{key} {suffix}", make)

    def _file(self, job: Job, language: str, suffix: str, report: Report) -> bytes:
        key = key_of(job, language)
        if key not in self._made:
            self._made[key] = rendition(job, "whole", language, report)
            if len(self._made) > KEPT:
                self._made.popitem(last=False)
        return previews(self._made[key], job)[suffix]


def key_of(job: Job, language: str) -> str:
    """Digest all that goes into the mail of the job's issue: links may lead to any article of the paper."""
    issue, publication = job.issue, job.publication
    if issue is None:
        raise ValueError("a mail is that of one issue")
    parts = [__version__, language, publication.settings_digest, job.theme.digest, issue.header_digest]
    parts += [picture.stamp for picture in (*issue.pictures, *publication.pictures)]
    for article in articles_of(publication, issue, language):
        parts += [article.header_digest, article.body.digest]
    parts += [article.id for article in publication.articles()]
    return blake2b("\0".join(parts).encode(), digest_size=16).hexdigest()


def previews(made: Rendition, job: Job) -> dict[str, bytes]:
    """Return a rendition as files by suffix, with zeros for the reader's tokens."""
    shown = replace(made, html=_nobodys(made.html), text=_nobodys(made.text))
    return {"html": shown.html.encode(), "txt": shown.text.encode(), "eml": _eml(shown, job)}


def _nobodys(text: str) -> str:
    return text.replace(UNSUBSCRIBE_MARK, NOBODY).replace(PREFERENCES_MARK, NOBODY)


def _eml(made: Rendition, job: Job) -> bytes:
    """Write a mail for looking at: what is sent is put together, and checked, by deliveries."""
    message = EmailMessage(SMTP)
    title = job.publication.title.in_language(made.language)
    message["From"] = f'"{_plain(title)}" <preview@example.invalid>'
    message["To"] = "reader@example.invalid"
    message["Subject"] = _plain(made.subject)
    message["Date"] = format_datetime(job.issue.release_at if job.issue else job.now)
    message.set_content(made.text, cte="quoted-printable")
    if made.html:
        message.add_alternative(made.html, subtype="html", cte="quoted-printable")
    page = message.get_body(("html",))
    if page is not None:
        for picture in made.pictures:
            kind, _, subkind = picture.media_type.partition("/")
            page.add_related(picture.data, kind, subkind, cid=f"<{picture.content_id}>", filename=picture.name)
    for at, part in enumerate(part for part in message.walk() if part.is_multipart()):
        part.set_boundary(f"=_{made.digest[:24]}{at}")
    return bytes(message)


def _plain(text: str) -> str:
    """A text without what a header may not hold."""
    return " ".join("".join(sign if sign.isprintable() and sign not in '"\\' else " " for sign in text).split())
