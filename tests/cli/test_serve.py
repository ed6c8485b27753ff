"""The live preview: what it answers, what it tells the browser, and what it refuses (gates 106, 107)."""

from __future__ import annotations

import datetime as dt
import http.client
import io
import os
import re
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlencode

import pytest

from broadsheet.cli.serving import EVENTS, Server, file_path
from broadsheet.cli.terminal import Terminal
from broadsheet.press.preview import Preview
from broadsheet.press.watch import changes

NOW = dt.datetime(2026, 11, 20, 12, 0, tzinfo=dt.UTC)
SETTINGS = '[paper]\nformat = 1\nid = "p"\ntitle = "The Quay"\n[calendar]\nfrequency = "irregular"\n'
WALL = "issues/v1n1/01-wall.md"
KEY = re.compile(rb"key=([0-9a-f]+)")


def article(root: Path, path: str, headline: str, body: str = "It fell.", header: str = "") -> None:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(f"---\nheadline: {headline}\n{header}---\n\n{body}\n")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "paper.toml").write_text(SETTINGS)
    for number, status in ((1, "released"), (2, "planned")):
        article(tmp_path, f"issues/v1n{number}/01-wall.md", "The wall")
        (tmp_path / f"issues/v1n{number}/issue.toml").write_text(f'date = 2026-01-0{number}\nstatus = "{status}"\n')
    article(tmp_path, "issues/v1n1/02-bus.md", "The bus")
    return tmp_path


class Visitor:
    """A browser that speaks HTTP as badly as it is told to."""

    def __init__(self, port: int) -> None:
        self.port = port

    def ask(self, path: str, method: str = "GET", host: str = "") -> tuple[int, dict[str, str], bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.putrequest(method, path, skip_host=True)
        connection.putheader("Host", host or f"127.0.0.1:{self.port}")
        connection.endheaders()
        answer = connection.getresponse()
        data = answer.read()
        connection.close()
        return answer.status, dict(answer.getheaders()), data

    def raw(self, data: bytes) -> bytes:
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as line:
            line.sendall(data)
            line.shutdown(socket.SHUT_WR)
            return line.recv(1 << 16)

    def listen(self, path: str, key: str) -> http.client.HTTPResponse:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", f"{EVENTS}?{urlencode({'path': path, 'key': key})}")
        return connection.getresponse()


@pytest.fixture
def served(root: Path) -> Iterator[tuple[Preview, Visitor]]:
    yield from serving(root, lambda: NOW)


def serving(root: Path, clock: Callable[[], dt.datetime]) -> Iterator[tuple[Preview, Visitor]]:
    preview = Preview(str(root), clock)
    server = Server(preview, 0, Terminal(io.StringIO(), io.StringIO()))
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    yield preview, Visitor(server.server_address[1])
    server.shutdown()
    server.end()
    thread.join()


def key_of(page: bytes) -> str:
    found = KEY.search(page)
    assert found is not None
    return found[1].decode()


def test_pages_are_made_when_they_are_asked_for(served: tuple[Preview, Visitor]) -> None:
    _, visitor = served
    for path, kind in (("/", "text/html"), ("/v1/n1/wall/", "text/html"), ("/feed.xml", "application/xml")):
        status, headers, data = visitor.ask(path)
        assert status == 200
        assert headers["Content-Type"].startswith(kind)
        assert int(headers["Content-Length"]) == len(data)
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"


def test_an_issue_still_to_come_is_shown_and_marked_and_not_in_feeds(served: tuple[Preview, Visitor]) -> None:
    _, visitor = served
    early, out = visitor.ask("/v1/n2/wall/")[2], visitor.ask("/v1/n1/wall/")[2]
    assert b"has not been released" in early
    assert b"has not been released" not in out
    assert b"/v1/n2/" not in visitor.ask("/feed.xml")[2]


def test_what_is_kept_back_is_not_there(root: Path) -> None:
    article(root, "issues/v1n1/03-draft.md", "Draft", header="status: draft\n")
    article(root, "issues/v1n1/04-later.md", "Later", header="embargo_until: 2026-11-20T13:00:00Z\n")
    for _, visitor in serving(root, lambda: NOW):
        assert visitor.ask("/v1/n1/draft/")[0] == 404
        assert visitor.ask("/v1/n1/later/")[0] == 404


def test_a_page_that_is_nowhere_is_the_papers_own_404(served: tuple[Preview, Visitor]) -> None:
    _, visitor = served
    status, headers, data = visitor.ask("/nowhere/")
    assert status == 404
    assert headers["Content-Type"].startswith("text/html")
    assert b"The Quay" in data


def test_an_address_without_its_slash_leads_to_the_page(served: tuple[Preview, Visitor]) -> None:
    _, visitor = served
    status, headers, _ = visitor.ask("/v1/n1/wall")
    assert (status, headers["Location"]) == (301, "/v1/n1/wall/")


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "CONNECT", "BREW"])
def test_other_methods_are_refused(method: str, served: tuple[Preview, Visitor]) -> None:
    status, headers, _ = served[1].ask("/", method)
    assert (status, headers["Allow"]) == (405, "GET, HEAD")


def test_head_is_get_without_the_content(served: tuple[Preview, Visitor]) -> None:
    _, visitor = served
    status, headers, data = visitor.ask("/v1/n1/wall/", "HEAD")
    assert (status, data) == (200, b"")
    assert headers["Content-Length"] == str(len(visitor.ask("/v1/n1/wall/")[2]))


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost:1", "127.0.0.1:80", "x@127.0.0.1"]
)
def test_another_name_for_this_machine_is_refused(host: str, served: tuple[Preview, Visitor]) -> None:
    assert served[1].ask("/", host=host)[0] == 403


def test_localhost_is_this_machine(served: tuple[Preview, Visitor]) -> None:
    assert served[1].ask("/", host=f"localhost:{served[1].port}")[0] == 200


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/%2e%2e/paper.toml", 404),
        ("/../paper.toml", 404),
        ("/v1/../../paper.toml", 404),
        ("/..%2fpaper.toml", 404),
        ("/paper.toml", 404),
        ("/issues/v1n1/01-wall.md", 404),
        ("/.git/config", 404),
        ("/.broadsheet/reading", 404),
        ("/office/keys", 404),
        ("//", 404),
        ("//evil.example/", 404),
        ("/v1//n1/", 404),
        ("/x%00", 400),
        ("/x%0d%0aSet-Cookie:a", 400),
        ("/x%5c..%5c", 400),
        ("/%ff", 400),
        ("/%e2%80%ae", 400),
        ("/" + "x" * 5000, 400),
        ("http://127.0.0.1/", 400),
    ],
)
def test_nothing_of_an_address_becomes_a_path(path: str, status: int, served: tuple[Preview, Visitor]) -> None:
    assert served[1].ask(path)[0] == status


NO_REQUESTS = (
    b"",
    b"\r\n\r\n",
    b"GET\r\n\r\n",
    b"GET / HTTP/9.9\r\n\r\n",
    b"\x16\x03\x01\x02\x00",
    b"GET /" + b"x" * 70000,
)


@pytest.mark.parametrize("data", NO_REQUESTS)
def test_what_is_no_request_ends_nothing(data: bytes, served: tuple[Preview, Visitor]) -> None:
    _, visitor = served
    visitor.raw(data)
    assert visitor.ask("/")[0] == 200


def test_a_changed_article_is_delivered_anew_and_the_browser_is_told(
    root: Path, served: tuple[Preview, Visitor]
) -> None:
    preview, visitor = served
    page = visitor.ask("/v1/n1/wall/")[2]
    news = visitor.listen("v1/n1/wall/index.html", key_of(page))
    assert news.readline() == b":\n"
    article(root, WALL, "The wall", "It stands again.")
    assert preview.renew({WALL})
    lines = [news.readline() for _ in range(3)]
    assert b"data: changed\n" in lines
    assert b"It stands again." in visitor.ask("/v1/n1/wall/")[2]


def test_who_looks_at_another_page_is_left_in_peace(root: Path, served: tuple[Preview, Visitor]) -> None:
    preview, visitor = served
    page = visitor.ask("/v1/n1/bus/")[2]
    news = visitor.listen("v1/n1/bus/index.html", key_of(page))
    assert news.readline() == b":\n"
    article(root, WALL, "The wall", "Only the text is another.")
    preview.renew({WALL})
    assert news.readline() == b"\n"
    assert news.readline() == b":\n", "a sign of life, no news"


def test_a_page_that_fails_tells_why_at_its_own_address_and_the_rest_goes_on(
    root: Path, served: tuple[Preview, Visitor]
) -> None:
    preview, visitor = served
    template = root / "theme" / "web" / "article.html"
    template.parent.mkdir(parents=True)
    template.write_text("line one\n{{ no_such_thing }}\n")
    preview.renew({"theme/web/article.html"})
    status, _, data = visitor.ask("/v1/n1/wall/")
    assert status == 500
    assert b"theme/web/article.html:2" in data
    assert visitor.ask("/imprint/")[0] == 200
    key = key_of(data)
    template.unlink()
    preview.renew({"theme/web/article.html"})
    assert b"data: changed" in visitor.listen("v1/n1/wall/index.html", key).readline()
    assert visitor.ask("/v1/n1/wall/")[0] == 200


def test_text_in_a_fault_is_escaped(root: Path, served: tuple[Preview, Visitor]) -> None:
    preview, visitor = served
    template = root / "theme" / "web" / "article.html"
    template.parent.mkdir(parents=True)
    template.write_text('{% include "<script>alert(1)</script>.html" %}')
    preview.renew({"theme/web/article.html"})
    status, _, data = visitor.ask("/v1/n1/wall/")
    assert status == 500
    assert b"<script>alert" not in data


def test_an_article_that_becomes_faulty_and_sound_again(root: Path, served: tuple[Preview, Visitor]) -> None:
    preview, visitor = served
    (root / WALL).write_text("---\nheadline: Never closed\n")
    preview.renew({WALL})
    assert visitor.ask("/v1/n1/wall/")[0] in (404, 500)
    assert visitor.ask("/v1/n1/bus/")[0] == 200
    article(root, WALL, "Closed")
    preview.renew({WALL})
    assert b"Closed" in visitor.ask("/v1/n1/wall/")[2]


def test_an_issue_that_was_not_touched_stays_the_same_object(root: Path, served: tuple[Preview, Visitor]) -> None:
    preview, _ = served
    before = preview.snapshot.job.publication.issues
    article(root, WALL, "Another headline")
    preview.renew({WALL})
    after = preview.snapshot.job.publication.issues
    assert after[1] is before[1]
    assert after[0] is not before[0]


def test_time_alone_makes_a_new_state(root: Path) -> None:
    article(root, "issues/v1n1/04-later.md", "Later", header="embargo_until: 2026-11-20T13:00:00Z\n")
    clock = [NOW]
    for preview, visitor in serving(root, lambda: clock[0]):
        assert not preview.renew(())
        clock[0] = NOW + dt.timedelta(hours=1)
        assert preview.renew(())
        assert visitor.ask("/v1/n1/later/")[0] == 200


def test_a_base_with_a_path_is_kept(root: Path) -> None:
    (root / "paper.toml").write_text(SETTINGS.replace("[calendar]", 'base_url = "https://x.example/paper"\n[calendar]'))
    for _, visitor in serving(root, lambda: NOW):
        assert visitor.ask("/paper/v1/n1/wall/")[0] == 200
        assert visitor.ask("/v1/n1/wall/")[0] == 404
        assert visitor.ask("/")[1]["Location"] == "/paper/"


def test_many_visitors_at_once_and_changes_meanwhile(root: Path, served: tuple[Preview, Visitor]) -> None:
    preview, visitor = served
    found: list[int] = []

    def look() -> None:
        for path in ("/", "/v1/n1/", "/v1/n1/wall/", "/feed.xml", "/nowhere/"):
            found.append(visitor.ask(path)[0])

    threads = [threading.Thread(target=look) for _ in range(8)]
    for thread in threads:
        thread.start()
    for turn in range(5):
        article(root, WALL, f"Turn {turn}")
        preview.renew({WALL})
    for thread in threads:
        thread.join()
    assert sorted(set(found)) == [200, 404]
    assert len(found) == 40


def test_changes_in_the_folder_are_noticed_and_outputs_are_not(root: Path) -> None:
    stop, seen = threading.Event(), set[str]()
    ready = threading.Event()

    def watch() -> None:
        for changed in changes(str(root), stop):
            ready.set()
            seen.update(changed)

    thread = threading.Thread(target=watch)
    thread.start()
    assert ready.wait(10)
    for path in ("out/web/index.html", ".broadsheet/x", "office/x", "issues/v1n1/.01-wall.md.swp", "issues/v1n1/x~"):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text("x")
    article(root, WALL, "Changed")
    os.rename(root / "issues/v1n1/02-bus.md", root / "issues/v1n1/03-bus.md")
    until = time.monotonic() + 10
    while not {WALL, "issues/v1n1/03-bus.md"} <= seen and time.monotonic() < until:
        time.sleep(0.01)
    stop.set()
    thread.join(10)
    assert {WALL, "issues/v1n1/02-bus.md", "issues/v1n1/03-bus.md"} <= seen
    assert not any(path.startswith(("out", ".broadsheet", "office")) or path.endswith(("~", ".swp")) for path in seen)


@pytest.mark.parametrize(
    ("address", "path"),
    [
        ("/", "index.html"),
        ("/v1/n1/", "v1/n1/index.html"),
        ("/feed.xml", "feed.xml"),
        ("/topics/gr%C3%B6%C3%9Fe/", "topics/größe/index.html"),
        ("/%252e%252e/", "%2e%2e/index.html"),
        ("/a//b", ""),
        ("/a/./b", ""),
        ("/a/..", ""),
        ("a", None),
        ("", None),
        ("/\x7f", None),
    ],
)
def test_an_address_means_one_path_or_none(address: str, path: str | None) -> None:
    assert file_path(address, "") == path
