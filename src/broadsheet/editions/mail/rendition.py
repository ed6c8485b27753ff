"""An issue as a mail before it has a reader: what `deliveries` makes messages of.

The two marks stand where a reader's own tokens will: they are as long as tokens and survive every encoding unchanged.
Nothing else in a rendition differs from reader to reader.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal, TypeAlias

Form: TypeAlias = Literal["whole", "headlines", "text"]
FORMS: tuple[Form, ...] = ("whole", "headlines", "text")

UNSUBSCRIBE_MARK = "UNSUBSCRIBEx0x1x2x3x4x5x6x7x8x9xUNSUBSCRIBEx0x1x2x3x4x"
PREFERENCES_MARK = "PREFERENCESx0x1x2x3x4x5x6x7x8x9xPREFERENCESx0x1x2x3x4x"
"""54 characters each, as many as a token has."""
NOBODY = "0" * len(UNSUBSCRIBE_MARK)
"""What stands in their place where there is no reader: in previews and test mails."""

MOST_HTML = 90_000
"""Octets of the encoded HTML part above which a mail is cut down to teasers: a large provider cuts at 102 kB."""


@dataclass(frozen=True, slots=True)
class Story:
    """One article in the mail: `octets` is what it adds to the encoded HTML part."""

    id: str
    headline: str
    address: str
    octets: int = 0
    is_teaser: bool = False


@dataclass(frozen=True, slots=True)
class Attached:
    """A picture that travels with the mail and is shown by its Content-ID (RFC 2392)."""

    content_id: str
    media_type: str
    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendition:
    """One issue, in one language, in one form. `html` is "" in the form `text`; lines end in LF."""

    paper: str
    issue: str
    language: str
    direction: str
    form: Form
    subject: str
    text: str
    html: str = ""
    stories: tuple[Story, ...] = ()
    pictures: tuple[Attached, ...] = ()

    @property
    def digest(self) -> str:
        """What names this rendition: it changes with every byte that a reader would see."""
        said = [self.paper, self.issue, self.language, self.form, self.subject, self.text, self.html]
        state = hashlib.sha256("\0".join(said).encode())
        for picture in self.pictures:
            state.update(picture.content_id.encode() + hashlib.sha256(picture.data).digest())
        return state.hexdigest()
