"""An import from beginning to end, the same for every kind of source.

In: an importer, its source and rules, the paper's folder. Out: an `Account`: what came of every file, what was
guessed, repaired, the problems. It numbers what was found, turns links between posts into links between articles,
stores through `folder.write`, and keeps `imports/<name>/ledger.csv`, `remarks.csv` and redirects.toml. With the same
source and rules a second run writes nothing; what a person has changed or deleted since stays as it is. A run that was
interrupted or killed is simply run again: it goes on where the other ended.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from broadsheet import __version__
from broadsheet.folder.write import store, write_file
from broadsheet.importers.importer import (
    About,
    Found,
    FoundIssue,
    FoundPage,
    Guess,
    Importer,
    Inquiry,
    Remark,
    Repair,
)
from broadsheet.importers.issuing import numbering_of
from broadsheet.importers.rules import Rules
from broadsheet.importers.store import ledger, remarks
from broadsheet.importers.store.accounting import Accounting, with_anchors
from broadsheet.importers.store.anchors import Anchors
from broadsheet.importers.store.files import Files
from broadsheet.importers.store.founding import Facts, found_paper, known_facts, with_issues
from broadsheet.importers.store.journal import Former, Journal, former_account
from broadsheet.importers.store.ledger import Entry
from broadsheet.importers.store.placing import PlacedIssue, PlacedText, Placing, target_of
from broadsheet.importers.store.recall import Reading, fingerprint, is_settled, keep, recalled
from broadsheet.importers.store.redirects import leads, with_redirects
from broadsheet.importers.store.remarks import Kept, rows_of
from broadsheet.importers.store.storing import Storing
from broadsheet.importers.store.targets import Targets
from broadsheet.importers.store.writing import File, Writing
from broadsheet.importers.unpacking import name_of
from broadsheet.model.publication import Numbering
from broadsheet.problems import Problem


@dataclass(frozen=True, slots=True)
class Frame:
    """What the outermost frame lends: it shows how far the work is, and makes sentences of problems."""

    progress: Callable[[int, int, str], None] = lambda done, total, what: None
    sentence: Callable[[Problem], str] = lambda problem: problem.name.replace("-", " ")


@dataclass(slots=True)
class Account:
    """What an import did: `entries` are the ledger's rows, `tally` counts files of the paper by what was done."""

    name: str
    paper: Path
    made: bool = False
    numbering: Numbering = "none"
    title: str = ""
    language: str = ""
    entries: list[Entry] = field(default_factory=list)
    guesses: list[Guess] = field(default_factory=list)
    repairs: list[Repair] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    issues: list[PlacedIssue] = field(default_factory=list)
    pages: list[PlacedText] = field(default_factory=list)
    tally: Counter[str] = field(default_factory=Counter)

    @property
    def counts(self) -> dict[str, int]:
        """Files of the source by outcome; their sum is the number of files."""
        return ledger.counts(self.entries)


@dataclass(frozen=True, slots=True)
class Order:
    """What to import and where to: the source, the paper's folder, the import's word, and whether only to try."""

    source: Path
    paper: Path
    name: str
    dry_run: bool = False

    @property
    def folder(self) -> str:
        """The import's own folder in the paper."""
        return f"imports/{self.name}"


def run(importer: Importer, order: Order, rules: Rules, frame: Frame | None = None) -> Account:
    """Import a source into a paper, which is made where there is none. Raise `FolderError` for any other folder.

    Problems with places in the source and in the rules are in the account, guesses and repairs beside them.
    """
    known = known_facts(order.paper)
    job = _Job(importer, order, rules, frame or Frame(), known, former_account(order.paper, order.folder))
    reading = job.recalled()
    account = _imported(job, reading) if reading is not None else None
    account = account or _imported(job, None)
    assert account is not None  # noqa: S101 - a fresh reading is always imported
    return account


@dataclass(slots=True)
class _Job:
    """One import: what was asked for, and what was there before."""

    importer: Importer
    order: Order
    rules: Rules
    frame: Frame
    known: Facts | None
    former: Former
    key: str = ""

    @property
    def cache(self) -> Path | None:
        """The folder for what can be made again; a dry run leaves nothing behind."""
        order = self.order
        return None if order.dry_run else order.paper / ".broadsheet" / "imports" / order.name

    def recalled(self) -> Reading | None:
        """Return the former run's reading, where nothing has changed and nothing is to be made.

        Of a plug-in nobody knows whether it is still the same.
        """
        ours = type(self.importer).__module__.startswith("broadsheet.")
        if self.cache is None or not ours or not self.order.source.exists():
            return None
        self.key = fingerprint(self.order.source, self.importer.name, self.rules.text, self.order.name)
        found = recalled(self.cache, self.key) if self.former.entries else None
        return found if found is not None and is_settled(found, self.former.entries) else None

    def read(self, account: Account) -> Reading:
        """Read the source."""
        show = self.frame.progress
        problems, told = account.problems, lambda done, total: show(done, total, "Reading")
        inquiry = Inquiry(problems.append, account.guesses, account.repairs, told, self.cache)
        accounting = Accounting(self.importer.name, inquiry.files, problems.append)
        found = list(accounting.unique(self.importer.read(self.order.source, self.rules, inquiry)))
        hits = self.rules.taken_hits()
        self.rules.add_hits(hits)
        return Reading(found, (*problems, *account.guesses, *account.repairs), hits, inquiry.files)

    def facts(self, found: Sequence[Found]) -> Facts:
        """Return what the paper says of itself, or what is guessed of a new one; of both where the old site stood."""
        if self.known is None:
            return _facts_of(found, self.order, self.rules)
        about = next((each for each in found if isinstance(each, About)), About())
        return replace(self.known, base_url=about.base_url)


def _imported(job: _Job, recalled: Reading | None) -> Account | None:
    """Import what was read or is recalled; None where what is recalled would have to be made anew."""
    order, rules, former = job.order, job.rules, job.former
    account = Account(order.name, order.paper)
    reading = recalled or job.read(account)
    if recalled is not None:
        rules.add_hits(recalled.hits)
        _tell(recalled.remarks, account)
    account.guesses[:] = [guess for guess in account.guesses if not rules.settles(guess.source, guess.what)]
    facts = job.facts(reading.found)
    account.made = not facts.exists
    account.numbering, account.title, account.language = facts.numbering, facts.title, facts.language
    _place(account, reading.found, (facts, rules), former.entries)
    for placed in (*(article for issue in account.issues for article in issue.articles), *account.pages):
        rules.article_fix(placed.text.source)
    writing = _writing(account, (order, rules, facts), former)
    if recalled is not None and recalled.made_with != writing.storing.made_with:
        return None
    writing.recalled = recalled is not None
    before: tuple[Remark, ...] = (*account.problems, *account.guesses, *account.repairs)
    _write(account, (order, facts, writing), job.frame)
    _add_remarks(account, writing)
    rules.report_unused(account.problems.append)
    account.tally = writing.storing.tally
    accounting = Accounting(job.importer.name, reading.files, account.problems.append)
    entries = accounting.entries(reading.found, writing.storing.entries, former.entries)
    account.entries = [with_anchors(entry, writing.kept.get(entry.source)) for entry in entries]
    _keep_books(account, order, (job.frame, writing, before))
    if job.key and recalled is None:
        keep(job.cache, job.key, replace(reading, made_with=writing.storing.made_with))
    return account


def _tell(told: Iterable[Remark], account: Account) -> None:
    inquiry = Inquiry(account.problems.append, account.guesses, account.repairs)
    for remark in told:
        inquiry.tell(remark)


def _facts_of(found: Sequence[Found], order: Order, rules: Rules) -> Facts:
    about = next((each for each in found if isinstance(each, About)), About())
    dates = [each.date for each in found if isinstance(each, FoundIssue) and each.kind in ("regular", "double")]
    sections = Counter(
        str(value)
        for each in found
        if isinstance(each, FoundIssue)
        for article in each.articles
        for key, value in article.fields
        if key == "section"
    )
    issues = [each for each in found if isinstance(each, FoundIssue)]
    if not about.numbering:
        about = replace(about, numbering=numbering_of(issues, rules))
    facts = Facts.guessed(about, dates, list(sections), name_of(order.source))
    return with_issues(facts, issues)


def _place(account: Account, found: Sequence[Found], what: tuple[Facts, Rules], former: dict[str, Entry]) -> None:
    facts, rules = what
    issues = [each for each in found if isinstance(each, FoundIssue)]
    current = frozenset(f"{issue.source}#issue" for issue in issues)
    placing = Placing(facts.numbering, former, facts.languages, facts.language, current)
    placing.folder = rules.word("output.folder") or placing.folder
    # Numbered ones first, so that a special never takes the id of a number.
    for issue in sorted(issues, key=lambda issue: (not issue.number, issue.date, issue.source)):
        account.issues.append(placing.issue(issue))
    account.issues.sort(key=lambda placed: (placed.issue.date, placed.id))
    for placed in account.issues:
        if placed.adopted and placed.adopted in former:
            former[placed.key] = replace(former.pop(placed.adopted), source=placed.key)
    account.pages.extend(placing.page(each) for each in found if isinstance(each, FoundPage))


def _write(account: Account, what: tuple[Order, Facts, Writing], frame: Frame) -> None:
    order, facts, writing = what
    decided = _counted(writing.decided(account.issues, account.pages), account, frame)
    if order.dry_run:
        deque(decided, maxlen=0)
        return
    if account.made:
        found_paper(order.paper, facts)
    try:
        store(order.paper, decided)
    finally:
        writing.journal.close(done=False)


def _writing(account: Account, what: tuple[Order, Rules, Facts], former: Former) -> Writing:
    order, rules, facts = what
    targets = Targets(account.issues, account.pages, rules.word("source.base_url") or facts.base_url)
    made_with = ledger.digest_of("\n".join((__version__, rules.text, order.name, targets.digest)).encode())[:16]
    journal = Journal(order.paper, "" if order.dry_run else order.folder)
    storing = Storing(order.paper, former.entries, made_with, account.problems.append, journal.enter)
    texts = [*(text for issue in account.issues for text in issue.articles), *account.pages]
    anchors = Anchors(order.paper, {target_of(text): text.file for text in texts})
    return Writing(Files(order.name, facts, targets, rules), storing, journal, former, rules, anchors)


def _counted(decided: Iterator[File | None], account: Account, frame: Frame) -> Iterator[File]:
    total = sum(len(issue.articles) for issue in account.issues) + len(account.pages)
    done = 0
    for each in decided:
        if each is not None:
            yield each
        else:
            done += 1
            frame.progress(done, total, "Storing")


def _add_remarks(account: Account, writing: Writing) -> None:
    """Add to the account what was met in the texts; what was told at the first reading already is told once."""
    told = {*account.problems, *account.guesses, *account.repairs}
    new = dict.fromkeys(remark for kept in writing.kept.values() for remark in kept.remarks if remark not in told)
    _tell(new, account)
    account.guesses[:] = dict.fromkeys(account.guesses)
    account.repairs[:] = dict.fromkeys(account.repairs)


def _standing(account: Account, storing: Storing) -> tuple[list[PlacedIssue], list[PlacedText]]:
    """Return the issues and texts that are in the paper: to what a person deleted no address leads."""

    def stands(key: str) -> bool:
        return storing.entries[key].outcome == "imported as"

    issues = [
        replace(
            placed,
            issue=placed.issue if stands(placed.key) else replace(placed.issue, addresses=()),
            articles=tuple(text for text in placed.articles if stands(text.text.source)),
        )
        for placed in account.issues
    ]
    return issues, [page for page in account.pages if stands(page.text.source)]


def _keep_books(account: Account, order: Order, what: tuple[Frame, Writing, tuple[Remark, ...]]) -> None:
    """Write redirects, remarks, the ledger's page and the ledger, last of all: until then the run's journal stands."""
    frame, writing, before = what
    if order.dry_run:
        return
    old = leads(*_standing(account, writing.storing), writing.anchors)
    redirects = with_redirects(order.paper, old, account.problems.append)
    if redirects is not None:
        write_file(order.paper, "redirects.toml", redirects)
    rows = [*rows_of("", Kept(before))]
    rows += [row for text, kept in writing.kept.items() for row in rows_of(text, kept)]
    told = [_told(problem, frame) for problem in dict.fromkeys(account.problems)]
    page = ledger.page(order.name, account.entries, [*account.guesses, *account.repairs], told)
    write_file(order.paper, f"{order.folder}/remarks.csv", remarks.written(rows))
    write_file(order.paper, f"{order.folder}/ledger.md", page)
    write_file(order.paper, f"{order.folder}/ledger.csv", ledger.written(account.entries))
    writing.journal.close(done=True)


def _told(problem: Problem, frame: Frame) -> str:
    where = f"`{problem.place.file}`: " if problem.place.file else ""
    return f"{where}{frame.sentence(problem)}"
