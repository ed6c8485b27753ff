"""The policy, and the files within the edition that tell servers how to deliver it."""

from __future__ import annotations

from pathlib import Path

import pytest

from broadsheet.editions.web.delivery import origin

from .papers import FILES, PAPER, Site, job, made, write

AT_ROOT = PAPER.replace("https://example.org/paper/", "https://example.org/")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://post.example.net/join?x=1", "https://post.example.net"),
        ("https://post.example.net:8443/", "https://post.example.net:8443"),
        ("http://[2001:db8::1]:80/a", "http://[2001:db8::1]:80"),
        ("https://exämple.org/", "https://xn--exmple-cua.org"),
        ("https://user:secret@host.example/", "https://host.example"),
        ("mailto:a@b.example", ""),
        ("https://a;script-src *.example/", ""),
        ("https://*/", ""),
        ("https://host:port/", ""),
        ("", ""),
    ],
)
def test_an_origin_is_scheme_host_and_port_or_nothing(address: str, expected: str) -> None:
    assert origin(address) == expected


def test_the_policy_of_a_page_lets_nothing_run(site: Site) -> None:
    policy = (
        "default-src 'none'; img-src 'self' data:; style-src 'self'; font-src 'self'; connect-src 'self'; "
        "form-action 'self'; base-uri 'none'"
    )
    for path in site.files:
        if path.endswith(".html"):
            element = f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
            assert site.text(path).count(element) == 1, path
            assert site.text(path).index(element) < site.text(path).index("<title>"), path


def test_forms_may_go_to_the_sign_up_service_and_nowhere_else(tmp_path: Path) -> None:
    settings = PAPER.replace("[subscribe]", '[subscribe]\nservice = "https://post.example.net/join"')
    site = made(job(write(tmp_path, {**FILES, "paper.toml": settings})))
    assert "form-action 'self' https://post.example.net; base-uri" in site.text("index.html")
    assert "form-action 'self' https://post.example.net; base-uri" in site.text("_headers")


def test_static_hosts_are_told_of_headers_and_of_what_has_moved(site: Site) -> None:
    lines = site.text("_headers").splitlines()
    assert lines[0] == "/paper/*"
    assert lines[-2:] == ["/paper/assets/*", "  Cache-Control: public, max-age=31536000, immutable"]
    assert any(line.startswith("  Content-Security-Policy: ") and "frame-ancestors 'none'" in line for line in lines)
    # Not the page whose anchors lead to two places, and not the address that a section has.
    assert site.text("_redirects") == "/paper/old/wall.html /paper/v53/n21/harbour-wall/ 301\n"


def test_anchors_that_lead_where_their_page_does_let_the_server_lead_on(tmp_path: Path) -> None:
    lines = (
        '"/a.html" = "v53n21/ferry"\n"/a.html#top" = "v53n21/ferry"\n"/a.html#x" = "v53n21/ferry#x"\n'
        '"/b.html" = "v53n21/ferry"\n"/b.html#y" = "v53n21/ferry#why"\n'
    )
    site = made(job(write(tmp_path, {**FILES, "redirects.toml": f"[from]\n{lines}", "paper.toml": AT_ROOT})))
    assert site.text("_redirects") == "/a.html /v53/n21/ferry/ 301\n"
    assert '<li id="y"><a href="/v53/n21/ferry/#why">' in site.text("b.html")


@pytest.mark.parametrize("old", ["/_headers", "/_redirects/a", "/.htaccess", "/robots.txt"])
def test_no_old_address_takes_the_place_of_a_file_for_servers(tmp_path: Path, old: str) -> None:
    files = {"redirects.toml": f'[from]\n"{old}" = "v53n21/ferry"\n', "paper.toml": AT_ROOT}
    site = made(job(write(tmp_path, {**FILES, **files})))
    assert not [path for path in site.files if path.startswith(old[1:]) and path != old[1:]]
    assert "ferry" not in site.text("robots.txt") + site.text(".htaccess") + site.files.get("_redirects", b"").decode()


def test_apache_is_told_the_same(site: Site) -> None:
    text = site.text(".htaccess")
    assert "ErrorDocument 404 /paper/404.html" in text
    assert 'RewriteRule "^old/wall\\x2ehtml$" "/paper/v53/n21/harbour-wall/" [R=301,L,NE]' in text
    assert "m#^/paper/assets/#" in text


def test_no_style_stands_in_a_page(site: Site, preview: Site) -> None:
    """The policy would forbid it."""
    for one in (site, preview):
        for path in one.files:
            if path.endswith(".html"):
                assert " style=" not in one.text(path), path
                assert "<style" not in one.text(path), path
