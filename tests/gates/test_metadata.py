"""What pages tell programs, before those who define it: schema.org as types, and the judges of a content policy.

JSON-LD of every page is written into a TypeScript file whose types are those of schema.org, and compiled.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import lxml.html
import pytest

Needs = Callable[[str], str]
Validator = Callable[[str], Path]

TYPES = ("NewsArticle", "PublicationIssue", "PublicationVolume", "Periodical", "ProfilePage", "Collection")
HIGH = 10
"""Severity.HIGH of csp_evaluator; 20 is SYNTAX, 30 MEDIUM, 40 and 50 HIGH_MAYBE and STRICT_CSP: smaller is worse."""


@pytest.fixture(scope="module")
def data(site) -> dict[str, Any]:
    """The JSON-LD of every page that has some, by path."""
    found = {}
    for page in site.pages:
        scripts = lxml.html.fromstring(page.read_bytes()).xpath("//script[@type='application/ld+json']/text()")
        assert len(scripts) <= 1, page
        found |= {site.path(page): json.loads(script) for script in scripts}
    return found


def compiled(folder: Path, rows: dict[str, Any], needs: Needs, validator: Validator) -> list[str]:
    """Compile values as types of schema.org and return what the compiler says."""
    types = validator("schema-dts/package.json").parent
    (folder / "node_modules").mkdir()
    (folder / "node_modules" / "schema-dts").symlink_to(types)
    lines = [f"import type {{WithContext, {', '.join(TYPES)}}} from 'schema-dts';"]
    for number, (path, value) in enumerate(rows.items()):
        lines.append(f"const page{number}: WithContext<{value['@type']}> = {json.dumps(value)}; // {path}")
    (folder / "data.ts").write_text("\n".join([*lines, "export {};"]))
    options = ["--noEmit", "--strict", "--skipLibCheck", "--moduleResolution", "bundler", "--module", "esnext"]
    command = [needs("node"), str(validator("typescript/bin/tsc")), *options, "data.ts"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder)
    found = done.stdout.splitlines()
    assert bool(found) == bool(done.returncode), done.stdout + done.stderr
    return found


def test_the_data_of_every_page_is_of_the_types_of_schema_org(
    data: dict[str, Any], tmp_path: Path, needs: Needs, validator: Validator
) -> None:
    assert {value["@type"] for value in data.values()} == set(TYPES)
    assert compiled(tmp_path, data, needs, validator) == []


def test_the_compiler_finds_a_type_and_a_property_that_there_are_not(
    tmp_path: Path, needs: Needs, validator: Validator
) -> None:
    good: dict[str, Any] = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": "A"}
    rows = {"/a/": good | {"author": {"@type": "Persona", "name": "B"}}, "/b/": good | {"headlin": "C"}}
    said = "\n".join(compiled(tmp_path, rows, needs, validator))
    assert "Persona" in said
    assert "headlin" in said


def test_every_article_says_what_search_engines_and_libraries_ask_for(site, data: dict[str, Any]) -> None:
    articles = [path for path, value in data.items() if value["@type"] == "NewsArticle"]
    assert len(articles) > 50
    for path in articles:
        value = data[path]
        assert value["headline"], path
        assert value["author"], path
        assert value["isPartOf"]["isPartOf"]["isPartOf"]["@type"] == "Periodical", path
        tree = lxml.html.fromstring((site.folder / path.strip("/") / "index.html").read_bytes())
        canonical = tree.xpath("string(//link[@rel='canonical']/@href)")
        assert value["mainEntityOfPage"] == canonical == tree.xpath("string(//meta[@property='og:url']/@content)")
        assert tree.xpath("//meta[@name='citation_title']"), path
        pictures = [value["image"]] if "image" in value else []
        assert tree.xpath("//meta[@property='og:image']/@content") == pictures
        assert all((site.folder / "assets" / address.rpartition("/")[2]).is_file() for address in pictures)


def policies(site) -> set[str]:
    """The policy of every page."""
    found = set()
    for page in site.pages:
        own = lxml.html.fromstring(page.read_bytes()).xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        assert len(own) == 1, page
        found.add(str(own[0]))
    return found


def findings(policy: str, needs: Needs, validator: Validator) -> list[dict[str, Any]]:
    """What the evaluator finds in a policy."""
    package = validator("csp_evaluator/package.json").parent
    script = (
        f"const {{CspParser}} = require({json.dumps(str(package / 'dist' / 'parser.js'))});"
        f"const {{CspEvaluator}} = require({json.dumps(str(package / 'dist' / 'evaluator.js'))});"
        "const csp = new CspParser(process.argv[1]).csp;"
        "console.log(JSON.stringify(new CspEvaluator(csp).evaluate()));"
    )
    done = subprocess.run([needs("node"), "-e", script, policy], capture_output=True, text=True, check=True)
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return found


def test_the_evaluator_of_policies_finds_nothing_in_that_of_any_page(site, needs: Needs, validator: Validator) -> None:
    (policy,) = policies(site)
    assert [finding["description"] for finding in findings(policy, needs, validator)] == []


def test_the_evaluator_finds_a_policy_that_lets_scripts_run(needs: Needs, validator: Validator) -> None:
    found = findings("script-src 'unsafe-inline' https:; object-src *", needs, validator)
    assert [finding for finding in found if finding["severity"] == HIGH]


HEARD = """document.addEventListener("securitypolicyviolation",
  event => console.error(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`))"""


def test_no_page_breaks_its_own_policy_and_its_data_are_not_run(site, browser, sampled) -> None:
    """Chromium says so in its console; data blocks are no scripts for it, so that it does not even ask the policy."""
    context = browser.new_context()
    context.add_init_script(HEARD)
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(f"{page.url} {message.text}"))
    chosen = [
        path for shape, paths in sorted(site.by_shape().items()) for path in sampled(f"policy of {shape}", paths, 2)
    ]
    for path in chosen:
        page.goto(site.address + path)
    assert [line for line in said if "favicon" not in line and "404" not in line] == []
    context.close()


def test_the_browser_tells_of_what_a_policy_forbids(browser) -> None:
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.set_content(
        "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'\">"
        "<script>window.ran = true</script><script type='application/ld+json'>{}</script>"
    )
    assert page.evaluate("window.ran") is None
    assert len([line for line in said if "Executing inline script violates" in line]) == 1, said
    page.close()
