"""Where a reader leaves or changes what they get: addresses with the marks in which tokens will stand.

In: a job. Out: `Ways`. Behind a sign-up service they are its pages; without one a mail to the paper's mailbox does it,
with the token in its subject. Where the paper has neither, they lead to its page for subscribing: such a mail may be
looked at, and is never sent.
"""

from __future__ import annotations

from dataclasses import dataclass

from broadsheet.editions.edition import Job
from broadsheet.editions.mail.rendition import PREFERENCES_MARK, UNSUBSCRIBE_MARK
from broadsheet.model.publication import MailSettings

LEAVE = "unsubscribe"
CHANGE = "preferences"
"""The words in addresses of the service and in subjects of mails."""


@dataclass(frozen=True, slots=True)
class Ways:
    """Whole addresses."""

    unsubscribe: str
    preferences: str


def ways_of(job: Job) -> Ways:
    """Return the ways of a paper."""
    settings = job.publication.mail
    if can_leave(settings):
        return Ways(_way(settings, LEAVE, UNSUBSCRIBE_MARK), _way(settings, CHANGE, PREFERENCES_MARK))
    base = (job.publication.base_url or "https://example.invalid").rstrip("/")
    return Ways(
        f"{base}/subscribe/#{LEAVE}-{UNSUBSCRIBE_MARK}",
        f"{base}/subscribe/#{CHANGE}-{PREFERENCES_MARK}",
    )


def can_leave(settings: MailSettings) -> bool:
    """Whether a paper has a service or a mailbox by which its readers can leave."""
    return bool(settings.service or settings.mailbox)


def _way(settings: MailSettings, word: str, mark: str) -> str:
    if settings.service:
        return f"{settings.service.rstrip('/')}/{word}/{mark}/"
    return f"mailto:{settings.mailbox}?subject={word}%20{mark}"
