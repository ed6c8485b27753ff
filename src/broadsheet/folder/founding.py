"""A new paper: what `broadsheet new` puts into an empty folder.

In: what its founder has said. Out: the files: a paper.toml that a volunteer can read and change, a planned first issue
with one article, a page about the paper. Knows no command line; writing is left to `write`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from broadsheet.errors import FolderError
from broadsheet.folder.scalars import toml_value
from broadsheet.folder.write import article_bytes, new_issue, store
from broadsheet.model.calendar import next_issue
from broadsheet.model.names import slug
from broadsheet.model.publication import FREQUENCIES, NUMBERINGS, Calendar, Frequency, Numbering

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True, kw_only=True)
class Founding:
    """What the founder of a paper has said; `weekday` is 0 for Monday, `today` the day on which volume 1 begins."""

    title: str
    today: date
    language: str = "en"
    frequency: Frequency = "weekly"
    weekday: int | None = None
    numbering: Numbering = "volume-number"
    timezone: str = "UTC"

    @property
    def id(self) -> str:
        """The word that names the paper for good."""
        return slug(self.title) or "paper"


def new_paper(path: Path, founding: Founding) -> list[str]:
    """Make a paper in a folder that is empty or does not exist yet; return the paths of its files.

    Raises `FolderError` where anything is in it: nobody's files are ever mixed with ours.
    """
    if path.exists() and (not path.is_dir() or any(path.iterdir())):
        hint = "Name a folder that does not exist yet, or an empty one."
        raise FolderError("There is something in this folder already", path=str(path), hint=hint)
    path.mkdir(parents=True, exist_ok=True)
    calendar = Calendar(
        frequency=founding.frequency,
        weekday=founding.weekday,
        numbering=founding.numbering,
        volume_start=founding.today,
    )
    files = {
        "paper.toml": _paper_toml(founding).encode(),
        "pages/about.md": article_bytes({"headline": "About this paper"}, _ABOUT),
        ".gitignore": b"# Made by the program; may be deleted at any time.\n/out/\n/.broadsheet/\n\n"
        b"# Addresses of subscribers and keys: never to be published.\n/office/\n",
    }
    store(path, files.items())
    first = next_issue(calendar, None, founding.today)
    folder = new_issue(path, first.id(calendar), first)
    article = f"{folder}/01-{slug(_SAMPLE_HEADLINE)}.md"
    store(path, [(article, article_bytes(_SAMPLE_FIELDS, _SAMPLE))])
    return [*files, f"{folder}/issue.toml", article]


_SAMPLE_HEADLINE = "Our first issue"
_SAMPLE_FIELDS = {
    "headline": _SAMPLE_HEADLINE,
    "kicker": "To our readers",
    "standfirst": "Change this text, or delete the file",
    "byline": "The editors",
    "section": "News",
}
_SAMPLE = """
This file is an article. The lines above it, between the two lines of dashes, say what stands over the text; the text
itself begins here. An empty line begins a new paragraph.

## A crosshead

Put *two* asterisks around a word to stress it, and write [a link](https://example.org/) like this. A picture goes into
the folder beside this file and is named here, with a description for those who cannot see it.

::: pull
What is worth saying twice stands in a pull quote.
:::

When the issue is ready, write `status = "released"` in its file issue.toml.
"""

_ABOUT = """
Say here who makes this paper, for whom, and how to reach you.

This page stands outside every issue; it is at the address `/about/`. Other files in this folder become pages too.
"""


def _paper_toml(founding: Founding) -> str:
    """Fill the template: what was said stands in it, what has a good default stands behind `#`."""
    weekday = "friday" if founding.weekday is None else WEEKDAYS[founding.weekday]
    return _TEMPLATE.format(
        id=toml_value(founding.id, False),
        title=toml_value(founding.title, False),
        language=_row("language", founding.language, 'of the articles: "en", "es", "ar" …'),
        timezone=_row("timezone", founding.timezone, 'such as "Europe/Madrid": all dates and times are there'),
        frequency=_row("frequency", founding.frequency, ", ".join(FREQUENCIES)),
        weekday=f'{"# " if founding.weekday is None else ""}weekday = "{weekday}"',
        numbering=_row("numbering", founding.numbering, ", ".join(NUMBERINGS)),
        volume_start=founding.today.isoformat(),
        founded=founding.today.year,
    )


def _row(key: str, value: str, remark: str) -> str:
    """Write a line with its remark where the other remarks stand."""
    return f"{key} = {toml_value(value, False)}".ljust(33) + f" # {remark}"


_TEMPLATE = """\
# This file says what does not change from issue to issue.
# A line that begins with "#" is a comment: take the "#" away, and the line counts.

[paper]
format = 1                        # do not change
id = {id}
# The id names the paper in feeds and in the post. It must never change, even if the title does.
title = {title}
{language}
# languages = ["en", "ar"]        # if there are translations
{timezone}
# tagline = "News from the quay"
# base_url = "https://example.org/"   # the address of the paper on the web; feeds need it
# issn = "1234-5679"
founded = "{founded}"
# publisher = "The Quayside Association"
# rights = "CC-BY-4.0"            # a line, or the name of a licence

[calendar]
{frequency}
{weekday}
# day = 1                         # of the month, for a monthly or a quarterly
{numbering}
volume_start = {volume_start}         # a new volume begins every year on this day
first_volume = 1                  # the volume that began on that day
# whole_number = {{date = 2026-01-02, number = 2601}}   # if issues are also counted from the very first
# release_time = "06:00"          # on the day of the issue; default: midnight
# exceptions = [                  # days on which the calendar does not hold
#   {{date = 2026-12-25, skip = true, note = "Christmas"}},
#   {{date = 2026-08-07, double = true}},
#   {{date = 2026-05-01, moved_to = 2026-04-30}},
# ]

# The parts of the paper, in the order of the issue page.
[[sections]]
id = "news"
name = "News"

# [[sections]]
# id = "letters"
# name = "Letters"
# standing_head = "Letters to the editor"

[imprint]
# address = "1 Quay Street, Harbour Town"
# phone = "+44 20 7946 0000"
# email = "editors@example.org"
# legal = ["Responsible for the content: ..."]

# [subscribe]
# rates = [{{issues = 52, price = "£26", zone = "Inland"}}]
# payment = "By cheque to the address above"
# email = "post@example.org"
# donations = "We live on donations: account 123 456."

# Bodies that the paper belongs to, and its sister papers: shown in the bar of every page.
# [[links]]
# name = "The Quayside Association"
# url = "https://example.org/"
# kind = "affiliated"             # or "sister"

# [web]
# theme = "gazette"
# look = "gazette"                # or "bulletin", "parish"
# spot = "#9c1c22"                # the one colour beside black
# people = "listed"               # "all": every name in a byline gets a page
# share_cards = false             # true: a card of every article, for links to it on other sites
# robots = "everyone"             # or "no training", "no search engines", "nobody"; or a list
# compress = true                 # compressed copies beside the pages, for servers of your own

# [print]
# format = "a4"                   # or "a3", "tabloid", "berliner", "broadsheet", "letter", "tabloid-us"
# design = "gazette"
# price = "£1.20"                 # beside the nameplate

# [mail]
# from = "packet@example.org"
# service = "https://post.example.org/"  # where readers subscribe, change and leave
# pictures = "linked"             # or "attached", "none"
# [[mail.relays]]
# name = "town"
# host = "smtp.example.org"
# user = "packet"                 # the password is a file in office/secrets/, never here
"""
