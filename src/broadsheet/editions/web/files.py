"""An issue's own files: its cover and what was printed of it.

In: a site and an issue. Out: addresses for pages, and the outputs that carry the printed PDF and the covers, unchanged.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from broadsheet.editions.edition import Output
from broadsheet.editions.naming import joined
from broadsheet.editions.web.keys import digest
from broadsheet.editions.web.pictures import Shown
from broadsheet.editions.web.site import Site
from broadsheet.languages.numbers import file_size
from broadsheet.model.article import Article
from broadsheet.model.issue import Issue, page_label
from broadsheet.model.pictures import Picture
from broadsheet.model.references import find_picture

PAGE_ONE = "1"


def stamp(site: Site, file: str) -> str:
    """Size and time of change of a file of the paper, "" when it is not there."""
    try:
        found = os.stat(os.path.join(site.publication.root, *file.split("/")))
    except OSError:
        return ""
    return f"{found.st_size}-{found.st_mtime_ns}"


def cover_picture(site: Site, issue: Issue) -> Picture | None:
    """The picture of page one: as printed, else the one that issue.toml names."""
    if PAGE_ONE in page_pictures(issue):
        return page_picture(site, issue, PAGE_ONE)
    if not issue.cover:
        return None
    return find_picture(issue.cover, f"{issue.folder}/issue.toml", issue, site.publication).picture


def cover(site: Site, issue: Issue) -> dict[str, object]:
    """The cover for a template, empty when there is none."""
    if issue.id not in site.covers:
        picture = cover_picture(site, issue)
        shown = site.pictures.shown(picture) if picture else None
        site.covers[issue.id] = small(site, shown) if shown else {}
    return site.covers[issue.id]


def small(site: Site, shown: Shown) -> dict[str, object]:
    """A picture in a small place for a template: `src`, `width` and `height`."""
    copy = shown.modest
    return {"src": site.link(copy.path), "width": copy.width, "height": copy.height}


def pdf_path(site: Site, issue: Issue) -> str:
    """The address of the issue's printed PDF, "" when there is none."""
    if issue.printed is None or not issue.printed.pdf:
        return ""
    return site.addresses.issue_file(issue.id, f"{issue.id}.pdf")


def pdf_page(site: Site, issue: Issue, page: str) -> str:
    """A page of the printed PDF by its label, "" where there is no PDF."""
    path = pdf_path(site, issue)
    if not path:
        return ""
    return site.addresses.link(path) + (f"#page={page}" if page.isdigit() else "")


def first_page(site: Site, issue: Issue, article: Article) -> str:
    """The printed page on which an article begins: its own page here, else that of the PDF; "" when not known."""
    pages = issue.printed.pages_of(article.slug) if issue.printed else ()
    if not pages:
        return ""
    return page_link(site, issue, pages[0]) or pdf_page(site, issue, pages[0])


def page_pictures(issue: Issue) -> dict[str, str]:
    """The picture files of the printed pages, by label."""
    found = {page_label(file): file for file in (issue.printed.covers if issue.printed else ())}
    return {label: file for label, file in found.items() if label}


def page_link(site: Site, issue: Issue, page: str) -> str:
    """The address of a printed page's own page, "" where there is none."""
    has = site.has("printed") and page in page_pictures(issue)
    return site.link(site.addresses.printed_page(issue.id, page)) if has else ""


def page_picture(site: Site, issue: Issue, page: str) -> Picture:
    """The picture of a printed page that there is."""
    file = page_pictures(issue)[page]
    return Picture(file, file, stamp(site, file))


def pdf_entry(site: Site, issue: Issue, language: str) -> list[dict[str, str]]:
    """The printed paper as a link with its page count and size, in a list; an empty list when there is none."""
    path = pdf_path(site, issue)
    if not path or issue.printed is None:
        return []
    size = int(stamp(site, issue.printed.pdf).partition("-")[0] or 0)
    pages = site.counted(language, "{count} page", "{count} pages", issue.printed.pages)
    note = joined((pages, "PDF", file_size(size, language)) if size else (pages, "PDF"), language)
    return [{"href": site.link(path), "name": site.gettext(language, "The printed paper"), "note": note, "rel": ""}]


def outputs(site: Site, issue: Issue) -> Iterator[Output]:
    """Yield the issue's PDF at its address; its cover is one of the pictures."""
    path = pdf_path(site, issue)
    if path and issue.printed is not None:
        key = digest((path, stamp(site, issue.printed.pdf)))
        made = site.pictures.output(path, issue.printed.pdf)
        yield Output(made.path, key, made.make)
