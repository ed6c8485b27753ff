"""An import from beginning to end, the same for every kind of source.

In: an importer, its source and rules, the paper's folder. Out: an `Account`: what came of every file, what was
guessed, repaired, the problems. It numbers what was found, turns links between posts into links between articles,
stores through `folder.write`, and keeps `imports/<name>/ledger.csv`, `remarks.csv` and redirects.toml. With the same
source and rules a second run writes nothing; what a person has changed or deleted since stays as it is. A run that was
interrupted or killed is simply run again: it goes on where the other ended.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
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
from broadsheet.importers.rules import Rules
from broadsheet.importers.store import ledger, remarks
from broadsheet.importers.store.accounting import Accounting
from broadsheet.importers.store.anchors import Anchors
from broadsheet.importers.store.files import Files
from broadsheet.importers.store.founding import Facts, found_paper, known_facts, with_languages
from broadsheet.importers.store.journal import Former, Journal, former_account
from broadsheet.importers.store.ledger import Entry
from broadsheet.importers.store.placing import PlacedIssue, PlacedText, Placing
from broadsheet.importers.store.redirects import leads, with_redirects
from broadsheet.importers.store.remarks import Kept, rows_of
from broadsheet.importers.store.storing import Storing
from broadsheet.importers.store.targets import Targets
from broadsheet.importers.store.writing import File, Writing, target_of
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
    account = Account(order.name, order.paper)
    frame = frame or Frame()
    known = known_facts(order.paper)
    inquiry = _inquiry(account, order, frame)
    accounting = Accounting(importer.name, inquiry.files, account.problems.append)
    found = list(accounting.unique(importer.read(order.source, rules, inquiry)))
    account.guesses[:] = [guess for guess in account.guesses if not rules.settles(guess.source, guess.what)]
    facts = _with_old_address(known, found) if known else _facts_of(found, order, rules)
    account.made = not facts.exists
    account.numbering, account.title, account.language = facts.numbering, facts.title, facts.language
    former = former_account(order.paper, order.folder)
    _place(account, found, facts, former.entries)
    for placed in (*(article for issue in account.issues for article in issue.articles), *account.pages):
        rules.article_fix(placed.text.source)
    before = _Remarks.taken(account)
    writing = _write(account, (order, rules, facts), former, frame)
    _add_remarks(account, writing)
    rules.report_unused(account.problems.append)
    account.tally = writing.storing.tally
    account.entries = accounting.entries(found, writing.storing.entries, former.entries)
    _keep_books(account, order, (frame, writing, before))
    return account


def _inquiry(account: Account, order: Order, frame: Frame) -> Inquiry:
    show = frame.progress
    return Inquiry(
        account.problems.append,
        account.guesses,
        account.repairs,
        lambda done, total: show(done, total, "Reading"),
        None if order.dry_run else order.paper / ".broadsheet" / "imports" / order.name,
    )


def _with_old_address(known: Facts, found: Sequence[Found]) -> Facts:
    """The paper does not know where the old site stood; the source says so each time."""
    about = next((each for each in found if isinstance(each, About)), About())
    return replace(known, base_url=about.base_url)


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
    facts = Facts.guessed(about, dates, list(sections), order.source.resolve().name)
    issues = [each for each in found if isinstance(each, FoundIssue)]
    return with_languages(facts, (text.language for each in issues for text in each.articles if text.original))


def _place(account: Account, found: Sequence[Found], facts: Facts, former: dict[str, Entry]) -> None:
    placing = Placing(facts.numbering, former, facts.languages, facts.language)
    issues = [each for each in found if isinstance(each, FoundIssue)]
    # Numbered ones first, so that a special never takes the id of a number.
    for issue in sorted(issues, key=lambda issue: (not issue.number, issue.date, issue.source)):
        account.issues.append(placing.issue(issue))
    account.issues.sort(key=lambda placed: (placed.issue.date, placed.id))
    account.pages.extend(placing.page(each) for each in found if isinstance(each, FoundPage))


def _write(account: Account, what: tuple[Order, Rules, Facts], former: Former, frame: Frame) -> Writing:
    order, _, facts = what
    writing = _writing(account, what, former)
    decided = _counted(writing.decided(account.issues, account.pages), account, frame)
    if order.dry_run:
        deque(decided, maxlen=0)
        return writing
    if account.made:
        found_paper(order.paper, facts)
    try:
        store(order.paper, decided)
    finally:
        writing.journal.close(done=False)
    return writing


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


@dataclass(frozen=True, slots=True)
class _Remarks:
    """What was met before any text was made."""

    remarks: tuple[Remark, ...]

    @classmethod
    def taken(cls, account: Account) -> _Remarks:
        return cls((*account.problems, *account.guesses, *account.repairs))


def _add_remarks(account: Account, writing: Writing) -> None:
    """Add to the account what was met in the texts; what was told at the first reading already is told once."""
    inquiry = Inquiry(account.problems.append, account.guesses, account.repairs)
    told = {*account.problems, *account.guesses, *account.repairs}
    for kept in writing.kept.values():
        for remark in kept.remarks:
            if remark not in told:
                told.add(remark)
                inquiry.tell(remark)
    account.guesses[:] = dict.fromkeys(account.guesses)
    account.repairs[:] = dict.fromkeys(account.repairs)


def _keep_books(account: Account, order: Order, what: tuple[Frame, Writing, _Remarks]) -> None:
    """Write redirects, remarks, the ledger's page and the ledger, last of all: until then the run's journal stands."""
    frame, writing, before = what
    if order.dry_run:
        return
    old = leads(account.issues, account.pages, writing.anchors.id_of)
    redirects = with_redirects(order.paper, old, account.problems.append)
    if redirects is not None:
        write_file(order.paper, "redirects.toml", redirects)
    rows = [*rows_of("", Kept(before.remarks))]
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
