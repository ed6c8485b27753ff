"""The importer of WordPress exports (WXR): posts, pages, pictures, terms.

In: an export, or a folder with several and perhaps their uploads. Out: issues by the taxonomy that holds them, else by
date; standing pages; a row for whatever else is in the export. Exports are read in pieces: one of 1 GB never lies in
memory, and every body is read again when it is stored. Knows neither ids nor the paper's folder.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from broadsheet.importers.evidence.finding import find
from broadsheet.importers.evidence.findings import Finding
from broadsheet.importers.importer import (
    About,
    Found,
    FoundArticle,
    FoundIssue,
    FoundPage,
    FoundPicture,
    Guess,
    Inquiry,
    Repair,
    Row,
    Value,
    Written,
)
from broadsheet.importers.issuing import Bundle, issue_of, numbering_of
from broadsheet.importers.kinds import PICTURE_GONE, UNDATED
from broadsheet.importers.listing import PICTURES
from broadsheet.importers.pages.reader import HTML
from broadsheet.importers.rules import Rules
from broadsheet.importers.source import Source, open_source
from broadsheet.importers.store.ledger import digest_of
from broadsheet.importers.wxr.bodies import html_of
from broadsheet.importers.wxr.cleaning import clean
from broadsheet.importers.wxr.exports import Reading, read_export
from broadsheet.importers.wxr.items import META, Channel, Term, moment_of, read_item
from broadsheet.importers.wxr.posts import BY_NUMBER, Post, sections_of
from broadsheet.importers.wxr.shortcodes import Shown, figure_of
from broadsheet.importers.wxr.taxonomies import issue_taxonomy, issue_term
from broadsheet.importers.wxr.uploads import Uploads
from broadsheet.problems import Place
from broadsheet.text.written import markdown_of

EXPORTS = frozenset((".xml", ".wxr", ".rss"))


@dataclass(slots=True)
class _Work:
    """One reading of a source, and what was found so far."""

    source: Source
    rules: Rules
    inquiry: Inquiry
    readings: list[Reading] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    uploads: Uploads = field(default_factory=lambda: Uploads(()))
    attachments: dict[tuple[str, str], Shown] = field(default_factory=dict)
    addresses: dict[tuple[str, str], str] = field(default_factory=dict)  # of posts by site and number
    shown: dict[str, str] = field(default_factory=dict)  # file of a picture → key of the first text that shows it
    taxonomy: str = ""
    undated: list[Post] = field(default_factory=list)

    @property
    def posts(self) -> list[Post]:
        """Everything that becomes an article."""
        return [post for reading in self.readings for post in reading.posts if post.type != "page"]


class WordPress:
    """The importer of WordPress exports."""

    name = "wordpress"

    def read(self, source: Path, rules: Rules, inquiry: Inquiry) -> Iterator[Found]:
        """Yield issues, pages and rows; see `Importer.read`."""
        work = _Work(open_source(source, rules, inquiry), rules, inquiry)
        _look_through(work)
        work.taxonomy, reason = issue_taxonomy(work.posts, _named(rules))
        if reason:
            inquiry.guess(Guess("", "taxonomy of issues", work.taxonomy, reason, rival="one issue for each day"))
        issues = list(_issues(work))
        yield _about(work, issues)
        yield from issues
        yield from (_page(post, work) for post in (*_written_as_pages(work), *work.undated))
        yield from _rows(work)


def _named(rules: Rules) -> str:
    return rules.word("issues.taxonomy") or (META if rules.words("issues.meta") else "")


def _look_through(work: _Work) -> None:
    files = work.source.files
    for done, file in enumerate(files):
        work.inquiry.progress(done, len(files))
        if file.suffix in EXPORTS and (not file.fault or file.is_large):
            work.readings.append(read_export(work.source, file.path, work.rules, work.inquiry))
        elif file.fault:
            work.rows.append(Row(file.path, "left out because", file.fault))
        elif file.suffix in PICTURES:
            work.pictures.append(file.path)
        else:
            reason = f"this import reads no files of this kind ({file.suffix or 'no suffix'})"
            work.rows.append(Row(file.path, "left out because", reason))
    work.uploads = Uploads(work.pictures)
    for reading in work.readings:
        work.attachments |= reading.pictures
        work.addresses |= {(post.site, post.id): post.addresses[-1] for post in reading.posts if post.addresses}


def _about(work: _Work, issues: list[FoundIssue]) -> About:
    channels = [reading.channel for reading in work.readings if not reading.reason]
    channel = channels[0] if channels else Channel()
    base = channel.base if len({other.base for other in channels}) == 1 else ""
    return About(
        work.rules.word("output.title") or channel.title,
        work.rules.word("output.language") or channel.language.replace("_", "-"),
        work.rules.word("source.base_url") or base,
        numbering_of(issues, work.rules),
    )


def _issues(work: _Work) -> Iterator[FoundIssue]:
    bundles: dict[str, Bundle] = {}
    for post in sorted(work.posts, key=lambda post: (post.moment or dt.datetime.max, post.export, post.piece.start)):
        bundle = _bundle(post, bundles, work)
        if bundle is None:
            work.inquiry.report(UNDATED.at(Place(post.key)))
            work.undated.append(post)
            continue
        if bundle.day is None or (post.is_public and not any(_is_public(other) for other in bundle.articles)):
            bundle.day = _day(post, work)
        bundle.articles.append(_article(post, work))
    for bundle in bundles.values():
        _put_days_right(bundle)
        issue = issue_of(bundle, work.rules, work.inquiry)
        if issue is not None:
            yield issue
        else:
            for article in bundle.articles:
                work.rows.append(Row(article.source, "left out because", "nobody knows the date of its issue"))


def _written_as_pages(work: _Work) -> Iterator[Post]:
    return (post for reading in work.readings for post in reading.posts if post.type == "page")


def _is_public(article: FoundArticle) -> bool:
    return "status" not in dict(article.fields)


def _bundle(post: Post, bundles: dict[str, Bundle], work: _Work) -> Bundle | None:
    """Return the issue of a post: by its term, else by its day."""
    term = issue_term(post, work.taxonomy) if work.taxonomy else None
    if term is not None:
        key = f"{'issue' if work.taxonomy == META else work.taxonomy}/{term.slug or term.name}"
        if key not in bundles:
            findings = _findings(term, post.language, work)
            bundles[key] = Bundle(key, findings=findings, reason="its first article is of that day")
        return bundles[key]
    day = _day(post, work)
    return bundles.setdefault(day.isoformat(), Bundle(day.isoformat())) if day else None


def _findings(term: Term, language: str, work: _Work) -> list[Finding]:
    """Return what the name of an issue says, its description, and its fields, each with its name before it."""
    terms = (other for reading in work.readings for other in reading.channel.terms)
    listed = next((other for other in terms if (other.domain, other.slug) == (work.taxonomy, term.slug)), term)
    found = [*find(term.name, "title", language), *find(listed.about, "text", language)]
    for key, value in listed.meta:
        found += find(f"{key.replace('_', ' ').strip()} {value}", "meta", language)
    return found


def _day(post: Post, work: _Work) -> dt.date | None:
    """The day of a post; one that has none came into being no later than its export."""
    if post.moment is not None:
        return post.moment.date()
    reading = next(reading for reading in work.readings if reading.path == post.export)
    made = moment_of(reading.channel.made)
    if made is not None:
        work.inquiry.guess(Guess(post.key, "date", made.date().isoformat(), "the export was made on that day"))
    return made.date() if made else None


def _put_days_right(bundle: Bundle) -> None:
    """An article that came out on another day than its issue keeps its own, where it has one."""
    for at, article in enumerate(bundle.articles):
        values = dict(article.fields)
        if str(values.get("published", ""))[:10] == (bundle.day.isoformat() if bundle.day else ""):
            values.pop("published", None)
            bundle.articles[at] = _with_fields(article, values)


def _with_fields(article: FoundArticle, values: Mapping[str, Value]) -> FoundArticle:
    return replace(article, fields=tuple(values.items()))


def _article(post: Post, work: _Work) -> FoundArticle:
    section, topics = sections_of(post, work.taxonomy)
    section = work.rules.mapped("output.sections", section) or section
    fields: dict[str, Value] = dict(post.fields) | {"section": section, "topics": topics}
    if post.moment is not None and post.is_public:
        fields["published"] = post.moment.isoformat(sep=" ", timespec="minutes")
    pictures, thumbnail = _pictures(post, work)
    if thumbnail:
        fields["picture"] = thumbnail
    return FoundArticle(
        source=post.key,
        digest=_digest(post, work),
        fields=tuple((key, value) for key, value in fields.items() if value),
        write=partial(_written, work.source, post, _asked(post, work), _addresses(post, work)),
        slug=post.slug,
        language=post.language,
        pictures=pictures,
        addresses=post.addresses,
    )


def _page(post: Post, work: _Work) -> FoundPage:
    pictures, _ = _pictures(post, work)
    return FoundPage(
        source=post.key,
        digest=_digest(post, work),
        fields=tuple((key, value) for key, value in post.fields.items() if key in ("headline", "status")),
        write=partial(_written, work.source, post, _asked(post, work), _addresses(post, work)),
        slug=post.slug,
        language=post.language,
        pictures=pictures,
        addresses=post.addresses,
    )


def _digest(post: Post, work: _Work) -> str:
    """What a text is made of: its item, and what the attachments that it names say of themselves."""
    asked = [*sorted(_asked(post, work).items()), *sorted(_addresses(post, work).items())]
    return digest_of(f"{post.digest}{asked}".encode())


def _asked(post: Post, work: _Work) -> dict[str, Shown]:
    """Return the attachments that a post asks for by number. Its thumbnail is named "" where it must be shown."""
    found = {number: work.attachments.get((post.site, number)) for number in post.attachments}
    asked = {number: shown for number, shown in found.items() if shown is not None}
    thumbnail = work.attachments.get((post.site, post.thumbnail))
    if thumbnail is not None and (file := work.uploads.file(thumbnail.source)):
        in_text = {work.uploads.file(address) for address in post.pictures}
        if file not in in_text:
            asked[""] = thumbnail
    return asked


def _pictures(post: Post, work: _Work) -> tuple[tuple[FoundPicture, ...], str]:
    """Return the pictures of a post whose files are there, and the address of its thumbnail."""
    thumbnail = work.attachments.get((post.site, post.thumbnail))
    asked = [shown.source for shown in _asked(post, work).values()]
    wanted = dict.fromkeys((*post.pictures, *asked, *([thumbnail.source] if thumbnail else [])))
    found = []
    for address in wanted:
        file = work.uploads.file(address)
        if file:
            work.shown.setdefault(file, post.key)
            found.append(FoundPicture(file, address, partial(work.source.read, file)))
        else:
            work.inquiry.report(PICTURE_GONE.at(Place(post.key), source=address))
    there = {picture.written for picture in found}
    return tuple(found), thumbnail.source if thumbnail and thumbnail.source in there else ""


def _addresses(post: Post, work: _Work) -> dict[str, str]:
    """Return the addresses of the posts that a post links to by number."""
    found = {number: work.addresses.get((post.site, number), "") for number in post.numbers}
    return {number: address for number, address in found.items() if address}


def _written(source: Source, post: Post, pictures: Mapping[str, Shown], addresses: Mapping[str, str]) -> Written:
    """Read the item again and write its body."""
    with source.open(post.export) as file:
        data = post.piece.read(file)
    text, repairs = clean(data, post.language)
    item = read_item(text)
    if item is None:
        return Written("")
    html = html_of(item, pictures.get, post.site).html
    html = BY_NUMBER.sub(lambda found: f' href="{addresses[found[1]]}' if found[1] in addresses else found[0], html)
    if "" in pictures:
        html = figure_of(pictures[""]) + html
    reader = HTML()
    page = reader.page(html, post.key)
    document = reader.document(page, [True] * len(page.blocks))
    told = tuple(Repair(post.key, *row) for row in repairs)
    return Written(markdown_of(document), remarks=(*told, *page.problems), anchors=tuple(page.targets.items()))


def _rows(work: _Work) -> Iterator[Row]:
    """Yield the rows of exports, attachments and pictures that became no text of their own."""
    yield from work.rows
    for reading in work.readings:
        if reading.reason:
            yield Row(reading.path, "left out because", reading.reason)
            continue
        yield Row(reading.path, "merged into", _account(reading))
        yield from reading.rows
        for key, shown in reading.attachments.items():
            file = work.uploads.file(shown.source)
            if file and file in work.shown:
                yield Row(key, "picture of", work.shown[file])
            else:
                reason = "no text shows it" if file else "its file is not beside the export"
                yield Row(key, "left out because", f"{reason}: {shown.source}")
    unseen = sorted(set(work.pictures) - set(work.shown))
    yield from (Row(path, "left out because", "no text shows it") for path in unseen)


def _account(reading: Reading) -> str:
    counts = Counter("pages" if post.type == "page" else "articles" for post in reading.posts)
    counts["pictures"] = len(reading.attachments)
    counts["left out"] = len(reading.rows)
    told = ", ".join(f"{what}: {count}" for what, count in sorted(counts.items()) if count)
    return f"what the lines with # say ({told})"
