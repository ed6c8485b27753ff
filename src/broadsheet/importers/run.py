"""An import from beginning to end, the same for every kind of source.

In: an importer, its source and rules, the paper's folder. Out: an `Account`: what came of every file, what was
guessed, the problems. It numbers what was found, turns links between posts into links between articles, stores
through `folder.write`, and keeps `imports/<name>/ledger.csv` and redirects.toml. With the same source and rules a
second run writes nothing; what a person has changed or deleted since stays as it is. A run that was interrupted is
simply run again.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from broadsheet import __version__
from broadsheet.folder.write import store, write_file
from broadsheet.importers.importer import About, Found, FoundIssue, FoundPage, Guess, Importer, Inquiry, Repair, Row
from broadsheet.importers.kinds import SOURCE_GONE
from broadsheet.importers.rules import Rules
from broadsheet.importers.store import ledger
from broadsheet.importers.store.files import Files
from broadsheet.importers.store.founding import Facts, found_paper, known_facts, with_languages
from broadsheet.importers.store.ledger import Entry
from broadsheet.importers.store.placing import PlacedIssue, PlacedText, Placing
from broadsheet.importers.store.redirects import with_redirects
from broadsheet.importers.store.storing import Storing
from broadsheet.importers.store.targets import Targets
from broadsheet.model.publication import Numbering
from broadsheet.problems import Place, Problem


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


def run(importer: Importer, order: Order, rules: Rules, frame: Frame | None = None) -> Account:
    """Import a source into a paper, which is made where there is none. Raise `FolderError` for any other folder.

    Problems with places in the source and in the rules are in the account, guesses beside them.
    """
    account = Account(order.name, order.paper)
    frame = frame or Frame()
    show = frame.progress
    inquiry = Inquiry(
        account.problems.append, account.guesses, account.repairs, lambda done, total: show(done, total, "Reading")
    )
    found = list(importer.read(order.source, rules, inquiry))
    account.guesses[:] = [guess for guess in account.guesses if not rules.settles(guess.source, guess.what)]
    facts = known_facts(order.paper) or _facts_of(found, order, rules)
    account.made = not facts.exists
    account.numbering, account.title, account.language = facts.numbering, facts.title, facts.language
    former = _former(order)
    _place(account, found, facts, former)
    for placed in (*(article for issue in account.issues for article in issue.articles), *account.pages):
        rules.article_fix(placed.text.source)
    rules.report_unused(account.problems.append)
    storing = _write(account, (order, rules, facts), former, frame)
    account.tally = storing.tally
    account.entries = [*storing.entries.values(), *_others(found, storing, former, account)]
    _keep_books(account, order, frame)
    return account


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


def _former(order: Order) -> dict[str, Entry]:
    path = order.paper / "imports" / order.name / "ledger.csv"
    return ledger.read(path.read_bytes()) if path.exists() else {}


def _place(account: Account, found: Sequence[Found], facts: Facts, former: dict[str, Entry]) -> None:
    placing = Placing(facts.numbering, former, facts.languages, facts.language)
    issues = [each for each in found if isinstance(each, FoundIssue)]
    # Numbered ones first, so that a special never takes the id of a number.
    for issue in sorted(issues, key=lambda issue: (not issue.number, issue.date, issue.source)):
        account.issues.append(placing.issue(issue))
    account.issues.sort(key=lambda placed: (placed.issue.date, placed.id))
    account.pages.extend(placing.page(each) for each in found if isinstance(each, FoundPage))


def _write(account: Account, what: tuple[Order, Rules, Facts], former: dict[str, Entry], frame: Frame) -> Storing:
    order, rules, facts = what
    targets = Targets(account.issues, account.pages, rules.word("source.base_url") or facts.base_url)
    made_with = ledger.digest_of("\n".join((__version__, rules.text, order.name, targets.digest)).encode())[:16]
    storing = Storing(order.paper, former, made_with, account.problems.append)
    files = Files(order.name, facts, targets, rules)
    decided = _counted(_decided(account, files, storing), len(account.issues) + len(account.pages), frame)
    if order.dry_run:
        deque(decided, maxlen=0)
    else:
        if account.made:
            found_paper(order.paper, facts)
        store(order.paper, decided)
    return storing


def _decided(account: Account, files: Files, storing: Storing) -> Iterator[tuple[str, bytes] | None]:
    """Yield what is to be written, and None after each issue and page, to count by."""
    for issue in account.issues:
        yield from files.of_issue(issue, storing)
        yield None
    for page in account.pages:
        yield from files.of_text(page, storing)
        yield None


def _counted(decided: Iterator[tuple[str, bytes] | None], total: int, frame: Frame) -> Iterator[tuple[str, bytes]]:
    done = 0
    for each in decided:
        if each is not None:
            yield each
        else:
            done += 1
            frame.progress(done, total, "Storing")


def _others(found: Sequence[Found], storing: Storing, former: dict[str, Entry], account: Account) -> Iterator[Entry]:
    """Yield the rows of files that became nothing of their own, and of those that have gone from the source."""
    told = set(storing.entries)
    for row in found:
        if isinstance(row, Row) and row.source not in told:
            told.add(row.source)
            yield Entry(row.source, row.outcome, row.about, source_digest=row.digest)
    for source, entry in former.items():
        if source not in told:
            account.problems.append(SOURCE_GONE.at(Place(source), source=source))
            yield entry


def _keep_books(account: Account, order: Order, frame: Frame) -> None:
    """Write ledger, its page and the redirects, last of all: a run that was cut short is taken for none."""
    if order.dry_run:
        return
    redirects = with_redirects(order.paper, account.issues, account.pages, account.problems.append)
    if redirects is not None:
        write_file(order.paper, "redirects.toml", redirects)
    folder = f"imports/{order.name}"
    told = [_told(problem, frame) for problem in account.problems]
    write_file(order.paper, f"{folder}/ledger.md", ledger.page(order.name, account.entries, account.guesses, told))
    write_file(order.paper, f"{folder}/ledger.csv", ledger.written(account.entries))


def _told(problem: Problem, frame: Frame) -> str:
    where = f"`{problem.place.file}`: " if problem.place.file else ""
    return f"{where}{frame.sentence(problem)}"
