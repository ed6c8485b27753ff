"""The preview in a browser: it follows what is written, though the policy of the pages lets no other script run."""

from __future__ import annotations

import shutil
from pathlib import Path

from .conftest import NOW
from .web_servers import running


def test_the_browser_follows_a_changed_article(demonstration: Path, tmp_path: Path, browser, needs) -> None:
    paper = tmp_path / "paper"
    shutil.copytree(demonstration, paper, ignore=shutil.ignore_patterns("out", ".broadsheet"))
    (article,) = paper.rglob("v12n4/10-ferry-bell.md")
    with running("preview", paper, tmp_path / "server", needs, NOW) as address:
        page = browser.new_page()
        said: list[str] = []
        page.on("console", lambda message: said.append(message.text))
        page.goto(f"{address}/v12/n4/ferry-bell/")
        before = page.locator("h1").inner_text()
        text = article.read_text(encoding="utf-8")
        article.write_text(text.replace(f"headline: {before}", "headline: The bell rang twice"), encoding="utf-8")
        page.get_by_role("heading", name="The bell rang twice").wait_for(timeout=20_000)
        assert said == []
        page.close()
