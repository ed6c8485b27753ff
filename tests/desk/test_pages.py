"""From the form to the confirmation and out again; what GET must not do; answers that tell nothing of the roll."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from .conftest import Pages, hidden

ONE_CLICK = b"List-Unsubscribe=One-Click"


def test_a_reader_subscribes_confirms_changes_and_leaves(pages: Pages) -> None:
    assert "Look into your mailbox" in pages.subscribe("Ana@Example.org", form="headlines").body
    assert pages.state("Ana@Example.org") == "pending headlines"
    assert [mail.kind for mail in pages.mails()] == ["confirm"]
    path = pages.link("confirm")
    assert "<button" in pages.ask("GET", path).body
    assert pages.state("Ana@Example.org") == "pending headlines"
    assert "You have subscribed to The Packet" in pages.post(path, {"button": "1"}).body
    assert pages.state("Ana@Example.org") == "active headlines"
    change = pages.link("preferences", "welcome")
    assert 'value="headlines" checked' in pages.ask("GET", change).body
    assert "It has been saved." in pages.post(change, {"form": "text", "button": "1"}).body
    assert pages.state("Ana@Example.org") == "active text"
    leave = pages.link("unsubscribe", "welcome")
    assert pages.post(leave, {"button": "1"}).status == 200
    assert pages.state("Ana@Example.org") == "unsubscribed text"
    assert pages.ask("GET", change).status == 410


def test_a_second_confirmation_answers_as_the_first_and_welcomes_once(pages: Pages) -> None:
    pages.subscribe("ana@example.org")
    path = pages.link("confirm")
    assert pages.post(path, {}).body.count("You have subscribed") == pages.post(path, {}).body.count(
        "You have subscribed"
    )
    assert [mail.kind for mail in pages.mails()] == ["confirm", "welcome"]


def test_a_second_language_is_confirmed_and_welcomed_in_that_language(tmp_path: Path) -> None:
    pages = Pages(tmp_path, ("en", "de"))
    pages.reader("ana@example.org")
    pages.now += dt.timedelta(days=1)
    pages.subscribe("ana@example.org", language="de")
    path = pages.link("confirm", "confirm")
    assert 'lang="de"' in pages.ask("GET", path).body
    assert "Das Postschiff" in pages.post(path, {"button": "1"}).body
    sent = [(mail.kind, mail.language) for mail in pages.mails()]
    assert sent == [("confirm", ""), ("welcome", ""), ("confirm", "de"), ("welcome", "de")]


BODIES = {
    "urlencoded": (ONE_CLICK, "application/x-www-form-urlencoded"),
    "multipart": (
        b'--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
        "multipart/form-data; boundary=b",
    ),
    "multipart that is broken": (b"--b", "multipart/form-data"),
    "without a body": (b"", ""),
    "JSON": (b"{}", "application/json"),
}


@pytest.mark.parametrize("name", BODIES)
def test_one_click_ends_the_subscription_however_its_body_is_written(pages: Pages, name: str) -> None:
    from broadsheet.subscribers.models import ConsentEvent

    body, kind = BODIES[name]
    leave = pages.reader("ana@example.org")
    for path in (leave, leave.rstrip("/")):
        answer = pages.ask("POST", path, body, CONTENT_TYPE=kind, HTTP_ORIGIN="https://mail.example.com")
        assert answer.status == 200
    assert pages.state("ana@example.org") == "unsubscribed whole"
    assert ConsentEvent.objects.filter(kind="one-click").count() == 1


def test_nothing_is_changed_by_a_hundred_looks_at_every_address(pages: Pages) -> None:
    from django.core import serializers

    from broadsheet.deliveries.models import SingleMail
    from broadsheet.subscribers.models import ConsentEvent, Subscriber, Subscription, Suppression

    def everything() -> str:
        tables = (Subscriber, Subscription, ConsentEvent, Suppression, SingleMail)
        return "".join(serializers.serialize("json", table.objects.order_by("pk")) for table in tables)

    leave = pages.reader("ana@example.org")
    change = pages.link("preferences", "welcome")
    pages.network += 1
    pages.subscribe("bea@example.org")
    paths = ["/", "/?email=x@example.org", "/style.css", "/health", leave, change, pages.link("confirm", "confirm")]
    before = everything()
    for path in paths:
        for method in ("GET", "HEAD", "OPTIONS"):
            for _ in range(100 if method == "GET" else 10):
                assert pages.ask(method, path).status in (200, 204)
    assert everything() == before


def test_known_unknown_and_blocked_addresses_get_the_same_answer_in_the_same_time(pages: Pages) -> None:
    from broadsheet.subscribers.addresses import read_address
    from broadsheet.subscribers.roll import Circumstances, end

    pages.reader("known@example.org")
    pages.reader("blocked@example.org")
    end(pages.office, read_address("blocked@example.org"), "complained", Circumstances(), pages.now)
    pages.now += dt.timedelta(days=2)
    pages.slept.clear()
    answers = [pages.subscribe(f"{name}@example.org") for name in ("known", "unknown", "blocked")]
    assert len({answer.body for answer in answers}) == 1
    assert {answer.status for answer in answers} == {200}
    assert pages.slept == [0.3, 0.3, 0.3]
    assert [mail.kind for mail in pages.mails()][-2:] == ["already", "confirm"]


def test_a_thousand_requests_for_one_address_make_one_mail_and_a_network_is_limited(pages: Pages) -> None:
    given = pages.form() | {"email": "joe@example.org"}
    pages.now += dt.timedelta(seconds=10)
    for turn in range(60):
        pages.network = turn
        assert pages.post("/", given).status == 200
    assert len(pages.mails()) == 1
    pages.network = 200
    for turn in range(40):
        pages.post("/", given | {"email": f"reader{turn}@example.org"})
    assert len(pages.mails()) == 21


def test_a_form_sent_at_once_or_from_elsewhere_asks_for_one_more_press(pages: Pages) -> None:
    early = pages.form() | {"email": "ana@example.org"}
    answer = pages.post("/", early)
    assert "Please press the button once more." in answer.body
    assert pages.mails() == []
    again = hidden(answer.body)
    assert again["stamp"] == early["stamp"]
    pages.now += dt.timedelta(seconds=3)
    assert "Look into your mailbox" in pages.post("/", again | {"email": "ana@example.org"}).body
    static = pages.post("/", {"email": "bea@example.org"}, HTTP_ORIGIN="https://paper.example.org")
    assert 'value="bea@example.org"' in static.body
    assert pages.state("bea@example.org") == ""


def test_a_hidden_field_that_is_filled_in_gives_a_program_away(pages: Pages) -> None:
    assert "Look into your mailbox" in pages.subscribe("ana@example.org", website="https://spam.example").body
    assert pages.mails() == []


@pytest.mark.parametrize("kind", ["confirm", "unsubscribe", "preferences"])
def test_a_token_that_is_wrong_cut_or_of_another_purpose_leads_to_a_way_on(pages: Pages, kind: str) -> None:
    leave = pages.reader("ana@example.org")
    token = leave.split("/")[2]
    other = token if kind != "unsubscribe" else pages.link("preferences", "welcome").split("/")[2]
    for wrong in (other, token[:-1], "0" * 54, token + "A" * 200, "A" * 10_000, "%00", "‮" * 54):
        for method in ("GET", "POST"):
            answer = pages.ask(method, f"/{kind}/{wrong}/")
            assert answer.status == 404
            assert "Subscribe" in answer.body
    assert pages.state("ana@example.org") == "active whole"


def test_a_confirmation_after_two_weeks_is_gone(pages: Pages) -> None:
    pages.subscribe("ana@example.org")
    pages.now += dt.timedelta(days=15)
    assert pages.post(pages.link("confirm"), {}).status == 410
    assert pages.state("ana@example.org") == "pending whole"


def test_the_pages_speak_the_language_that_was_subscribed_to(tmp_path: Path) -> None:
    pages = Pages(tmp_path, ("de", "ar"))
    assert '<html lang="de" dir="ltr">' in pages.ask("GET", "/").body
    page = pages.ask("GET", "/?language=ar").body
    assert '<html lang="ar" dir="rtl">' in page
    pages.now += dt.timedelta(seconds=9)
    pages.post("/", hidden(page) | {"email": "ana@example.org"})
    assert '<html lang="ar" dir="rtl">' in pages.ask("GET", pages.link("confirm")).body
    assert pages.mails()[0].language == "ar"
