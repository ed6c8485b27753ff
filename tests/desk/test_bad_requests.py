"""What strangers send: broken addresses, foreign hosts and origins, forged headers, too much of everything."""

from __future__ import annotations

import datetime as dt
import http.client
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from .conftest import HOST, Pages

BAD_ADDRESSES = [
    "ana@example.org\r\nBcc: all@example.org",
    "ana@example.org\nX: y",
    "ana@example.org\0",
    "=?utf-8?q?ana=0ABcc:x?=@example.org",
    "a@b",
    "a b@c.d",
    '"a b"@c.de',
    "a@[127.0.0.1]",
    f"{'a' * 65}@example.org",
    f"a@{'b' * 60}.{'c' * 60}.{'d' * 60}.{'e' * 60}.{'f' * 60}.org",
    "a@example.org.",
    "a@b@example.org",
    "",
    "a" * 10_000,
]


@pytest.mark.parametrize("address", BAD_ADDRESSES, ids=range(len(BAD_ADDRESSES)))
def test_what_is_no_address_is_told_at_its_field_and_makes_no_mail(pages: Pages, address: str) -> None:
    answer = pages.subscribe(address)
    assert answer.status == 422
    assert 'aria-invalid="true" aria-describedby="fault"' in answer.body
    assert 'id="fault"' in answer.body
    assert pages.mails() == []


def test_markup_in_a_field_is_shown_as_text(pages: Pages) -> None:
    answer = pages.subscribe('"><script>alert(1)</script>{{ 7 }}')
    assert "<script" not in answer.body
    assert "&quot;&gt;&lt;script&gt;" in answer.body


def test_only_our_hosts_are_answered(pages: Pages) -> None:
    assert pages.ask("GET", "/", HTTP_HOST="evil.example").status == 400
    assert pages.ask("GET", "/", HTTP_HOST=f"{HOST}:443").status == 200
    assert pages.ask("GET", "/", HTTP_HOST=f"{HOST}@evil.example").status == 400


def test_a_form_sent_from_another_site_asks_for_nothing(pages: Pages) -> None:
    given = pages.form() | {"email": "ana@example.org"}
    pages.now += dt.timedelta(seconds=9)
    for origin in ("https://evil.example", "null", f"https://{HOST}.evil.example"):
        assert pages.post("/", given, HTTP_ORIGIN=origin).status == 403
    assert pages.mails() == []
    assert pages.post("/", given, HTTP_ORIGIN=f"https://{HOST}").status == 200
    assert len(pages.mails()) == 1


def test_a_forwarded_address_is_believed_from_a_proxy_of_ours_only(pages: Pages) -> None:
    from broadsheet.subscribers.models import ConsentEvent

    given = pages.form()
    pages.now += dt.timedelta(seconds=9)
    seen = {
        "direct": {"REMOTE_ADDR": "203.0.113.9", "HTTP_X_FORWARDED_FOR": "192.0.2.1"},
        "forged": {"HTTP_X_FORWARDED_FOR": "192.0.2.1, 198.51.100.7"},
        "two": {"HTTP_X_FORWARDED_FOR": "192.0.2.1, 198.51.100.8, 127.0.0.1"},
        "rubbish": {"HTTP_X_FORWARDED_FOR": "<script>"},
        "six": {"HTTP_X_FORWARDED_FOR": "2001:db8:1:2::3"},
    }
    for name, more in seen.items():
        pages.post("/", given | {"email": f"{name}@example.org"}, **more)
    networks = list(ConsentEvent.objects.order_by("id").values_list("network", flat=True))
    assert networks == ["203.0.113.0/24", "198.51.100.0/24", "198.51.100.0/24", "", "2001:db8:1::/48"]


def test_other_methods_and_overrides_are_refused(pages: Pages) -> None:
    leave = pages.reader("ana@example.org")
    for method in ("PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"):
        assert pages.ask(method, leave).status == 405
    pages.ask("GET", f"{leave}?_method=POST", HTTP_X_HTTP_METHOD_OVERRIDE="POST")
    assert pages.state("ana@example.org") == "active whole"


def test_too_large_a_body_is_refused_before_it_is_read(pages: Pages) -> None:
    for length in ("104857600", "-1", "1e3", "9" * 30):
        assert pages.ask("POST", "/", CONTENT_LENGTH=length).status == 413


def test_too_many_fields_and_files_are_refused(pages: Pages) -> None:
    assert pages.ask("POST", "/", b"a&" * 5000).status == 400
    part = b'--b\r\nContent-Disposition: form-data; name="f"; filename="../../x"\r\n\r\nx\r\n'
    answer = pages.ask("POST", "/", part * 5 + b"--b--\r\n", CONTENT_TYPE="multipart/form-data; boundary=b")
    assert answer.status == 400


def test_json_in_place_of_a_form_asks_for_nothing(pages: Pages) -> None:
    assert pages.ask("POST", "/", b'{"email":"a@example.org"}', CONTENT_TYPE="application/json").status == 422
    assert pages.mails() == []


def test_no_address_leads_to_another_site(pages: Pages) -> None:
    leave = pages.reader("ana@example.org")
    for path in ("/?next=//evil.example", f"{leave}?next=javascript:alert(1)"):
        for method in ("GET", "POST"):
            answer = pages.ask(method, path)
            assert "evil" not in answer.body
            assert "javascript" not in answer.body
            assert "Location" not in answer.headers


def test_every_answer_forbids_scripts_frames_cookies_and_caches(pages: Pages) -> None:
    for method, path in (("GET", "/"), ("POST", "/"), ("GET", "/nothing"), ("PUT", "/"), ("HEAD", "/health")):
        headers = pages.ask(method, path).headers
        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Cache-Control"] == "no-store"
        assert "Set-Cookie" not in headers


def test_a_database_that_is_away_is_told_as_such(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import connection

    pages.ask("GET", "/health")
    with connection.cursor() as cursor:
        cursor.execute("alter table subscribers_subscriber rename to away")
    answer = pages.ask("GET", "/health")
    assert answer.status == 503
    assert answer.headers["Retry-After"] == "30"


@contextmanager
def serving(pages: Pages) -> Iterator[int]:
    from broadsheet.desk.server import Server

    with Server(pages.public, "127.0.0.1", 0) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server.server_address[1]
        finally:
            server.shutdown()
            thread.join()


def test_the_server_answers_several_at_once_and_leaves_out_what_head_must_not_have(pages: Pages) -> None:
    with serving(pages) as port:
        idle = http.client.HTTPConnection("127.0.0.1", port)
        idle.connect()
        for method, length in (("GET", 3), ("HEAD", 0)):
            connection = http.client.HTTPConnection("127.0.0.1", port)
            connection.request(method, "/health", headers={"Host": HOST})
            answer = connection.getresponse()
            assert (answer.status, len(answer.read())) == (200, length)
            connection.close()
        idle.close()


def test_a_client_that_sends_drop_by_drop_is_left(pages: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    from broadsheet.desk import server as module

    monkeypatch.setattr(module, "SECONDS", 0.2)
    with serving(pages) as port:
        slow = http.client.HTTPConnection("127.0.0.1", port)
        slow.connect()
        slow.sock.sendall(b"GET / HT")
        assert slow.sock.recv(100) == b""
        slow.close()
