"""paper.toml: one table of every key, and what becomes of it.

In: the file's bytes. Out: `Settings`: a `Publication` without pages, people, redirects and issues, and the values of
the parts of the program that are no part of the publication. The table `KEYS` is what reading, checking and the
manual's chapter share. Raises `FolderError` where the paper cannot be read at all: no paper.toml, no TOML, no title,
a newer format.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from broadsheet.errors import FolderError
from broadsheet.folder import kinds
from broadsheet.folder.decode import tidy
from broadsheet.folder.keys import MISSING, Gathering, Key, bad_value, branch_of
from broadsheet.folder.toml import TomlFile, read_toml
from broadsheet.folder.types import (
    DATE,
    FREE,
    LANGUAGE,
    LANGUAGES,
    LINES,
    NAMES,
    ROBOTS,
    SPOT,
    TEXT,
    TEXTS,
    TIME,
    WEB_ADDRESS,
    WEEKDAY,
    WHOLE,
    WIDTHS,
    YES,
    ZONE,
    UnfitError,
    choice,
    choices,
)
from broadsheet.model.names import nearest, slug
from broadsheet.model.patterns import ARTICLE_WORDS, ISSUE_WORDS, check_pattern
from broadsheet.model.publication import (
    FREQUENCIES,
    LOOKS,
    NUMBERINGS,
    PAGE_KINDS,
    SHARES,
    Calendar,
    Departure,
    Ear,
    FixedPage,
    Imprint,
    MailSettings,
    NamedLink,
    Names,
    PrintSettings,
    Publication,
    Rate,
    Section,
    Subscribe,
    WebSettings,
)
from broadsheet.problems import Problem, Report, Severity

FILE = "paper.toml"
FORMAT = 1
"""The newest format of the folder that this program reads."""

KEYS: tuple[Key, ...] = (
    Key("paper.format", WHOLE, FORMAT, "the version of the folder's format; `broadsheet new` writes it"),
    Key("paper.id", TEXT, "", "a word that names the paper and never changes; else made from the title"),
    Key("paper.title", NAMES, MISSING, "the paper's name"),
    Key("paper.language", LANGUAGE, "en", "the main language"),
    Key("paper.languages", LANGUAGES, (), "all languages, the main one among them"),
    Key("paper.timezone", ZONE, "UTC", "the time zone of all dates and times"),
    Key("paper.tagline", NAMES, Names(), "a line below the name"),
    Key("paper.base_url", WEB_ADDRESS, "", "the address at which the paper stands on the web; it may have a path"),
    Key("paper.issn", TEXT, "", "the ISSN of the online edition"),
    Key("paper.issn_print", TEXT, "", "the ISSN of the printed edition"),
    Key("paper.founded", TEXT, "", "the year of the first issue"),
    Key("paper.publisher", TEXT, "", "who publishes the paper"),
    Key("paper.rights", TEXT, "", "a line about rights, or the SPDX name of a licence"),
    Key("imprint.address", LINES, "", "the postal address"),
    Key("imprint.phone", TEXT, "", "the telephone number"),
    Key("imprint.email", TEXT, "", "the e-mail address"),
    Key("imprint.legal", TEXTS, (), "lines that the law asks for, in Markdown of one line"),
    Key("links[].name", NAMES, MISSING, "the name of an affiliated body or sister publication"),
    Key("links[].url", WEB_ADDRESS, MISSING, "its address"),
    Key("links[].kind", choice("affiliated", "sister"), "affiliated", "what it is to the paper"),
    Key("subscribe.rates[].issues", WHOLE, MISSING, "how many issues one gets"),
    Key("subscribe.rates[].price", TEXT, MISSING, "for what price, as printed"),
    Key("subscribe.rates[].zone", TEXT, "", "to where, postage included"),
    Key("subscribe.payment", TEXT, "", "how to pay, in Markdown of one line"),
    Key("subscribe.address", LINES, "", "the postal address for subscriptions"),
    Key("subscribe.email", TEXT, "", "the e-mail address for subscriptions"),
    Key("subscribe.donations", TEXT, "", "a line about donations, in Markdown of one line"),
    Key("subscribe.service", WEB_ADDRESS, "", "the address of the sign-up service; without it there is no form"),
    Key("calendar.frequency", choice(*FREQUENCIES), "weekly", "how often issues come out"),
    Key("calendar.weekday", WEEKDAY, None, "on which day of the week; else that of `volume_start`"),
    Key("calendar.day", WHOLE, 1, "on which day of the month, for a monthly or quarterly"),
    Key("calendar.numbering", choice(*NUMBERINGS), "volume-number", "how issues are counted"),
    Key("calendar.volume_start", DATE, None, "the day on which the volume `first_volume` began"),
    Key("calendar.first_volume", WHOLE, 1, "the volume that began on that day; a new one begins on it every year"),
    Key("calendar.whole_number.date", DATE, None, "the date of an issue whose whole number is known"),
    Key("calendar.whole_number.number", WHOLE, 0, "its whole number"),
    Key("calendar.exceptions[].date", DATE, MISSING, "a date that departs from the calendar"),
    Key("calendar.exceptions[].skip", YES, False, "no issue on that date"),
    Key("calendar.exceptions[].double", YES, False, "a double number on that date"),
    Key("calendar.exceptions[].moved_to", DATE, None, "the date on which that issue comes out instead"),
    Key("calendar.exceptions[].note", TEXT, "", "why"),
    Key("calendar.release_time", TIME, None, "the time of day at which an issue is released; else 00:00"),
    Key("sections[].id", TEXT, "", "the section's word in addresses; else made from its name"),
    Key("sections[].name", NAMES, MISSING, "the section's name, as articles give it"),
    Key("sections[].order", WHOLE, None, "its place on the issue page; else its place in paper.toml"),
    Key("sections[].standing_head", NAMES, Names(), "the heading under which it stands; else its name"),
    Key("web.pages", choices(*PAGE_KINDS), (), "the kinds of pages to make; else all"),
    Key("web.people", choice("listed", "all"), "listed", "who has a page: those of people.toml, or every name"),
    Key("web.theme", TEXT, "gazette", "the theme's name"),
    Key("web.look", choice(*LOOKS), "gazette", "how the theme `gazette` is drawn: nameplate, rules, colours"),
    Key("web.spot", SPOT, "", "the spot colour, as in `#9c1c22`; else that of the look"),
    Key("web.drop_cap", YES, True, "whether an article begins with a large letter"),
    Key("web.motto", NAMES, Names(), "a line below the nameplate of the front page; else the tagline"),
    Key(
        "web.ears[].text", NAMES, MISSING, "a few words beside the nameplate: the first row before it, the second after"
    ),
    Key("web.ears[].head", NAMES, Names(), "the head of these words"),
    Key("web.share", choices(*SHARES), (), "where else an article can be passed on; by mail always"),
    Key("web.robots", ROBOTS, (), "who may read the site, in plain words; else everyone"),
    Key("web.compress", YES, False, "put a compressed copy beside every text, for servers that send it as it is"),
    Key("web.issue_address", TEXT, "", "the pattern of an issue's address, as in `/{year}/{number}/`"),
    Key("web.article_address", TEXT, "", "the pattern of an article's address, as in `/{issue}/{slug}/`"),
    Key("web.former_issue_addresses", TEXTS, (), "former patterns; what stood there leads to the new address"),
    Key("web.former_article_addresses", TEXTS, (), "the same for articles"),
    Key("web.picture_widths", WIDTHS, (400, 640, 960, 1280), "the widths in which a picture is made, at most four"),
    Key("web.picture_formats", choices("avif", "webp"), ("avif", "webp"), "the formats beside JPEG or PNG"),
    Key("web.picture_megapixels", WHOLE, 100, "how many million pixels a picture may have"),
    Key("web.share_cards", YES, False, "a card of every article and issue, for links to them on other sites"),
    Key("print.languages", LANGUAGES, (), "the languages that are printed; else the main one"),
    Key("print.format", TEXT, "a4", "the size of the paper, by its name in the design"),
    Key("print.design", TEXT, "gazette", "the name of the design: a built-in one, or a file in `theme/print/`"),
    Key("print.pages", WHOLE, 0, "how many pages an issue has; 0: as many as the copy fills"),
    Key("print.fixed[].page", WHOLE, MISSING, "a page that every issue keeps for something"),
    Key("print.fixed[].section", TEXT, "", "the section that has the page to itself"),
    Key("print.fixed[].imprint", YES, False, "whether the imprint stands on the page"),
    Key("print.house", TEXT, "house", "the folder with house ads and fillers"),
    Key("print.price", NAMES, Names(), "the price of a copy, beside the nameplate"),
    Key("print.link_notes", YES, False, "whether addresses of links stand among the notes of an article"),
    Key("print.short_links", YES, False, "whether its address stands under an article"),
    Key("print.qr", YES, False, "whether its address stands under an article, and beside it as a QR code"),
    Key("mail.languages", LANGUAGES, (), "the languages that are mailed; else the main one"),
    Key("mail.name", TEXT, "", "the sender's name; else the paper's title"),
    Key("mail.from", TEXT, "", "the sender's address"),
    Key("mail.reply_to", TEXT, "", "where answers go, if elsewhere"),
    Key("mail.bounces", TEXT, "", "the mailbox that takes bounces and requests by mail"),
    Key("mail.service", WEB_ADDRESS, "", "the address of the sign-up service; else the one under subscribe"),
    Key("mail.pictures", choice("linked", "attached", "none"), "linked", "how pictures travel with a mail"),
    Key("mail.policy", choice("hold", "resend", "reconcile"), "hold", "what becomes of copies whose fate is uncertain"),
    Key("mail.sender_id", TEXT, "", "5 to 15 signs that name the paper to large providers, always the same"),
    Key("mail.dkim_selector", TEXT, "", "the word before ._domainkey in the DNS, where this program signs"),
    Key("mail.retention_days", WHOLE, 90, "how long it is kept who got which issue; then only how many"),
    Key("mail.relays[].name", TEXT, MISSING, "a word for a relay; `relay-<name>` of the secrets is its password"),
    Key("mail.relays[].host", TEXT, MISSING, "its machine"),
    Key("mail.relays[].port", WHOLE, 0, "its port; else 465, 587 or 25, as the security has it"),
    Key("mail.relays[].security", choice("tls", "starttls", "none"), "starttls", "how the connection is made secure"),
    Key("mail.relays[].user", TEXT, "", "the name to log in with, if any"),
    Key("mail.relays[].hello", TEXT, "", "the name that this machine gives itself; else its own"),
    Key("mail.relays[].max_connections", WHOLE, 10, "how many connections it takes at once"),
    Key("mail.relays[].per_minute", WHOLE, 0, "how many mails it takes a minute; 0: as many as it can"),
    Key("mail.relays[].per_day", WHOLE, 0, "the same for a day"),
    Key("mail.relays[].per_connection", WHOLE, 100, "how many mails it takes over one connection"),
    Key("mail.relays[].pipelining", YES, True, "false: it offers to take commands in one go, and fails"),
    Key("mail.relays[].signs", YES, True, "whether it makes the DKIM signature itself"),
    Key("mail.relays[].verp", YES, True, "whether it leaves the envelope's sender as it is"),
    Key("mail.relays[].ca_file", TEXT, "", "a file of certificates to believe, where it is not a public one"),
    Key("office.path", TEXT, "office", "where the office lies: the subscribers' database, keys, what was mailed"),
    Key("proof.off", FREE, {}, 'problems that the paper waives, each with its reason: `picture-twice = "…"`'),
    Key("proof.on", TEXTS, (), "the names of problems that are off by default and wanted here"),
    Key("proof.severity", FREE, {}, 'how bad a problem is, by its name: `missing-alt-text = "error"`'),
    Key("proof.waivers[].check", TEXT, MISSING, "the name of a problem that is waived in one place"),
    Key("proof.waivers[].in", TEXT, MISSING, "where: a file, a folder or a pattern, as in `issues/2019/*`"),
    Key("proof.waivers[].reason", TEXT, "", "why; without it the waiver counts for nothing"),
    Key("proof.dictionaries", TEXTS, (), "folders with Hunspell dictionaries, or `.dic` files; else the system's"),
    Key("proof.words", TEXT, "words.txt", "the file with the paper's own words, one a line"),
    Key("proof.standfirst", TEXTS, (), "the sections whose articles need a standfirst"),
    Key("proof.headline.lead", WHOLE, 90, "the most characters of a lead's headline"),
    Key("proof.headline.second", WHOLE, 80, "the same for the weight second"),
    Key("proof.headline.normal", WHOLE, 80, "the same for the weight normal"),
    Key("proof.headline.brief", WHOLE, 60, "the same for the weight brief"),
    Key("proof.web_width", WHOLE, 600, "the pixels that a picture must be wide for the web"),
    Key("proof.print_width", WHOLE, 700, "the pixels that it must be wide for print: 85 mm at 200 to the inch"),
    Key("epub", FREE, {}, "reserved"),
    Key("deploy", FREE, {}, "reserved"),
)
MOST_EARS = 2
_TREE = branch_of(KEYS)
_WITHOUT_TITLE = "paper.toml does not say the paper's name"


@dataclass(frozen=True, slots=True)
class Settings:
    """What paper.toml says.

    `publication` has no pages, people, redirects, pictures and issues yet. `values` holds every value by table and key,
    defaults included, for those rooms that the publication does not know of (`values["office"]["path"]`).
    """

    publication: Publication
    values: dict[str, Any] = field(default_factory=dict)


def parse_settings(raw: bytes, report: Report) -> Settings:
    """Make the settings from the bytes of paper.toml; raise `FolderError` where there can be no paper."""
    read = _parse(raw, report)
    _check_format(read)
    gathered = Gathering(read.place, report).table(read.data, _TREE)
    if not gathered["paper"]["title"]:
        line = read.place(("paper", "title")).line
        hint = 'Write title = "…" under [paper].'
        raise FolderError(_WITHOUT_TITLE, path=FILE, line=line, hint=hint)
    _check_patterns(gathered["web"], read, report)
    return Settings(_publication(gathered, read, report), gathered)


def _parse(raw: bytes, report: Report) -> TomlFile:
    faults: list[Problem] = []

    def hear(problem: Problem) -> None:
        faults.append(problem) if problem.severity is Severity.ERROR else report(problem)

    data = tidy(raw, FILE, hear)
    read = read_toml(data.decode(), FILE, hear) if data is not None else None
    if read is None:
        facts = dict(faults[0].facts)
        if "reason" not in facts:
            raise FolderError("paper.toml is not UTF-8 text", path=FILE, hint="Save it as UTF-8.")
        message = f"paper.toml cannot be read: {facts['reason']}"
        raise FolderError(message, path=FILE, line=faults[0].place.line, hint=str(facts.get("advice", "")))
    return read


def _check_format(read: TomlFile) -> None:
    """Refuse a folder that a newer program has written: reading it by the old rules could lose something."""
    paper = read.data.get("paper", {})
    version = paper.get("format", FORMAT) if isinstance(paper, dict) else FORMAT
    line = read.place(("paper", "format")).line
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise FolderError("“format” in paper.toml must be 1", path=FILE, line=line, hint="Write format = 1.")
    if version > FORMAT:
        hint = "Install a newer Broadsheet."
        message = f"the folder has format {version}; this program knows formats up to {FORMAT}"
        raise FolderError(message, path=FILE, line=line, hint=hint)


def _check_patterns(web: dict[str, Any], read: TomlFile, report: Report) -> None:
    for key, words in (("issue_address", ISSUE_WORDS), ("article_address", ARTICLE_WORDS)):
        problem = check_pattern(web[key], words, read.place(("web", key))) if web[key] else None
        if problem:
            report(problem)
            web[key] = ""


def _publication(values: dict[str, Any], read: TomlFile, report: Report) -> Publication:
    paper = values["paper"]
    title: Names = paper["title"]
    languages = tuple(dict.fromkeys((paper["language"], *paper["languages"])))
    sections = _sections(values["sections"], paper["language"], read, report)
    return Publication(
        id=paper["id"] or slug(title.in_language(paper["language"])) or "paper",
        languages=languages,
        imprint=Imprint(**values["imprint"]),
        links=tuple(NamedLink(**row) for row in values["links"] if row["name"] and row["url"]),
        subscribe=_subscribe(values["subscribe"]),
        calendar=_calendar(values["calendar"], paper["timezone"], read, report),
        sections=sections,
        web=_web(values["web"]),
        print=_print(values["print"], sections, read, report),
        mail=_mail(values["mail"], values["subscribe"]["service"]),
        **{name: value for name, value in paper.items() if name not in ("format", "id", "languages")},
    )


def _subscribe(values: dict[str, Any]) -> Subscribe:
    rates = tuple(Rate(**row) for row in values["rates"] if row["issues"] is not None and row["price"] is not None)
    return Subscribe(**{**values, "rates": rates})


def _web(values: dict[str, Any]) -> WebSettings:
    ears = tuple(Ear(**row) for row in values["ears"] if row["text"])
    return WebSettings(**{**values, "ears": ears[:MOST_EARS]})


def _mail(values: dict[str, Any], service: str) -> MailSettings:
    return MailSettings(values["languages"], values["pictures"], values["service"] or service, values["bounces"])


def _print(values: dict[str, Any], sections: tuple[Section, ...], read: TomlFile, report: Report) -> PrintSettings:
    words = {
        slug(word): each.id for each in sections for word in (*(name for _, name in each.name.by_language), each.id)
    }
    fixed = []
    for index, row in enumerate(values["fixed"]):
        word = slug(row["section"])
        if word and word not in words:
            facts = {"section": row["section"], "nearest": nearest(word, words)}
            report(kinds.UNKNOWN_SECTION.at(read.place(("print", "fixed", index, "section")), **facts))
        elif row["page"]:
            fixed.append(FixedPage(row["page"], words.get(word, ""), row["imprint"]))
    return PrintSettings(**{**values, "fixed": tuple(fixed)})


def _calendar(values: dict[str, Any], timezone: str, read: TomlFile, report: Report) -> Calendar:
    whole = values["whole_number"]
    given = {name: value for name, value in values.items() if name not in ("whole_number", "exceptions")}
    if given["release_time"] is None:
        del given["release_time"]
    for index, row in enumerate(values["exceptions"]):
        if row["date"] and not (row["skip"] or row["double"] or row["moved_to"]):
            fault = UnfitError("a table with skip = true, double = true or moved_to = a date")
            report(bad_value("exceptions", row, fault, read.place(("calendar", "exceptions", index))))
            row["date"] = None
    departures = tuple(_departure(row) for row in values["exceptions"] if row["date"])
    return Calendar(
        whole_number=whole["number"],
        whole_number_date=whole["date"],
        departures=departures,
        timezone=timezone,
        **given,
    )


def _departure(row: dict[str, Any]) -> Departure:
    if row["moved_to"]:
        return Departure(row["date"], "move", row["moved_to"], row["note"])
    return Departure(row["date"], "double" if row["double"] else "skip", None, row["note"])


def _sections(rows: list[dict[str, Any]], language: str, read: TomlFile, report: Report) -> tuple[Section, ...]:
    found: dict[str, Section] = {}
    for index, row in enumerate(rows):
        if not row["name"]:
            continue
        id = slug(row["id"] or row["name"].in_language(language))
        if id in found:
            report(kinds.DUPLICATE_SECTION.at(read.place(("sections", index)), id=id))
            continue
        order = index if row["order"] is None else row["order"]
        found[id] = Section(id, row["name"], order, row["standing_head"])
    return tuple(sorted(found.values(), key=lambda section: section.order))
