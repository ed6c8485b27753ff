"""The demonstration paper, built once by the real command line, and the browser that looks at it.

Out: `site`, the built web edition as files and as addresses on a server of this machine; `browser`, Chromium; `axe`,
the script that it runs in a page.
"""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pikepdf
import pytest

from .conformance import Conformance, asker
from .printed_number import Printed, print_number

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Route

NOW = "2026-10-26T12:00:00+00:00"
"""An instant after the last released number of the demonstration paper and before the next."""

PRINTED = "v11n48"
"""A number that fills two pages."""

BROWSER_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class Site:
    """A built web edition: its folder, and the address at which it is served."""

    folder: Path
    address: str

    @property
    def pages(self) -> list[Path]:
        """Every HTML file, redirects included."""
        return sorted(self.folder.rglob("*.html"))

    @property
    def paths(self) -> list[str]:
        """The path of every page as in its address, `/v12/n4/`."""
        return [self.path(page) for page in self.pages]

    @property
    def moved(self) -> list[str]:
        """The paths of the pages that only lead on, at once, to where something now stands."""
        leads_on = re.compile(rb"http-equiv=.?refresh", re.IGNORECASE)
        return [self.path(page) for page in self.pages if leads_on.search(page.read_bytes())]

    def path(self, page: Path) -> str:
        return "/" + page.relative_to(self.folder).as_posix().removesuffix("index.html")

    def file(self, path: str) -> Path:
        """The file of a page, by the path of its address."""
        return self.folder / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))

    def by_shape(self) -> dict[str, list[str]]:
        """The paths grouped by what kind of page they look like: the same address pattern, the same group."""
        groups: dict[str, list[str]] = {}
        moved = set(self.moved)
        for path in (path for path in self.paths if path not in moved):
            groups.setdefault(shape(path), []).append(path)
        return groups


def shape(path: str) -> str:
    """The pattern of an address: numbers and slugs cut out, `/v12/n4/harbour/` is `/v/n/*/`."""
    words = path.strip("/").split("/")
    rules = ((r"v\d+", "v"), (r"n[\d-]+", "n"), (r"\d{4}", "year"), (r"p\d+", "p"))
    named = [next((name for rule, name in rules if re.fullmatch(rule, word)), word) for word in words]
    keep = {"v", "n", "year", "p", "whole", "sections", "topics", "people", "series", "ar"}
    return "/" + "/".join(word if word in keep or at == 0 else "*" for at, word in enumerate(named))


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration paper, made, a number of it printed, and built as a user does it; its folder."""
    paper = tmp_path_factory.mktemp("demonstration") / "paper"
    for words in (("demo", str(paper)), ("print", PRINTED, "--paper", str(paper)), ("build", "--paper", str(paper))):
        command = [sys.executable, "-m", "broadsheet", *words, "--now", NOW]
        done = subprocess.run(command, capture_output=True, text=True, cwd=paper.parent)
        assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
    return paper


@pytest.fixture(scope="module")
def site(demonstration: Path) -> Iterator[Site]:
    """The built web edition, served on this machine. For one module only: it has a thread, so nothing may fork."""
    folder = demonstration / "out" / "web"
    assert (folder / "index.html").is_file()
    with served(folder) as site:
        yield site


class Server(ThreadingHTTPServer):
    """Lets a hundred programs wait at its door: five, as is usual, are too few for a validator that asks at once."""

    request_queue_size = 128


@contextmanager
def served(folder: Path) -> Iterator[Site]:
    """Serve a built web edition from a thread of this process."""
    with Server(("127.0.0.1", 0), partial(Quiet, directory=str(folder))) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield Site(folder, f"http://127.0.0.1:{server.server_port}")
        server.shutdown()
        thread.join()


def with_fonts(context: BrowserContext) -> None:
    """Let a browser wait for the fonts that it would do without if they came late: so it always shows them."""

    def waiting(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace("font-display:optional", "font-display:block"))

    context.route("**/*.css", waiting)


@pytest.fixture(scope="module")
def browser(needs: Callable[[str], str]) -> Iterator[Browser]:
    """Chromium, driven by Playwright. For one module only: no test that forks may follow while it lives."""
    chromium = needs("chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=BROWSER_FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def axe(validator: Callable[[str], Path]) -> str:
    """The script of axe-core."""
    return validator("axe-core/axe.min.js").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Printed]:
    """What was printed of a number, by format."""
    return print_number(tmp_path_factory.mktemp)


@pytest.fixture(scope="session")
def opened(printed: dict[str, Printed]) -> Iterator[dict[str, pikepdf.Pdf]]:
    """The same, opened."""
    files = {format: pikepdf.open(issue.pdf) for format, issue in printed.items()}
    yield files
    for file in files.values():
        file.close()


@pytest.fixture(scope="module")
def conformance(repository: Path, needs: Callable[[str], str], missing: Callable[[str, str], None]) -> Conformance:
    """Ask veraPDF: for each file and standard, the rules that it breaks."""
    return asker(repository, needs, missing)
