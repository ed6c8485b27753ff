"""Asking other hosts, against a host on loopback that answers as it is told and keeps what it was asked."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from broadsheet.press.asking import ask
from broadsheet.proofs.hosts import MOST_OF_A_HOST, Answer, asked

ASKED: list[tuple[str, str]] = []


class Host(BaseHTTPRequestHandler):
    """Answers by the path: its first part is the status, or what else it does."""

    def do_HEAD(self) -> None:
        ASKED.append((self.command, self.path))
        word = self.path.strip("/").partition("/")[0]
        if word == "nohead":
            self.answer(405 if self.command == "HEAD" else 200)
        elif word in ("moved", "for-now", "round"):
            self.send_response(302 if word == "for-now" else 301)
            self.send_header("Location", "/round" if word == "round" else "/200/new")
            self.end_headers()
        else:
            self.answer(int(word))

    do_GET = do_HEAD  # noqa: N815 - the name that the library asks for

    def answer(self, status: int) -> None:
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *words: object) -> None:
        """Keep quiet."""


@pytest.fixture
def host() -> Iterator[str]:
    ASKED.clear()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Host)
    thread = Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_that_is_there_is_asked_for_by_its_head_only(host: str) -> None:
    assert ask(f"{host}/200/page?a=1", 0) == Answer(200, "OK")
    assert ASKED == [("HEAD", "/200/page?a=1")]


def test_a_page_that_is_gone_is_asked_for_itself_before_it_is_told(host: str) -> None:
    assert ask(f"{host}/404", 0).status == 404
    assert ASKED == [("HEAD", "/404"), ("GET", "/404")]


def test_a_host_that_refuses_the_head_is_asked_for_the_page(host: str) -> None:
    assert ask(f"{host}/nohead", 0).status == 200


def test_what_has_moved_for_good_is_told_with_its_new_address(host: str) -> None:
    assert ask(f"{host}/moved", 0) == Answer(200, "OK", f"{host}/200/new")
    assert ask(f"{host}/for-now", 0) == Answer(200, "OK")


def test_what_leads_round_and_round_is_given_up(host: str) -> None:
    assert ask(f"{host}/round", 0).status == 0
    assert len(ASKED) == 6


def test_a_host_that_does_not_answer_is_an_answer(host: str) -> None:
    assert ask("http://127.0.0.1:1/", 0).status == 0
    assert ask("http:///nothing", 0).status == 0


def test_each_address_is_asked_for_once_and_of_one_host_not_too_many() -> None:
    said: list[str] = []

    def answer(address: str) -> Answer:
        said.append(address)
        return Answer(200)

    addresses = [f"https://large.example/{number}" for number in range(MOST_OF_A_HOST + 5)] + ["https://small.example/"]
    assert len(asked(addresses, answer)) == MOST_OF_A_HOST + 1
    assert [address for address in said if "large" in address] == addresses[:MOST_OF_A_HOST]
