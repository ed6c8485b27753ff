"""What is asked of a page in a browser: axe-core's rules, whether it scrolls sideways, and a walk by the key Tab.

In: a page that a browser has open. Out: faults in words. Knows no address and no paper.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
FAULTS_OF_AXE = """tags => axe.run(document, {runOnly: tags, resultTypes: ["violations"]}).then(found =>
  found.violations.map(fault =>
    `${fault.id} (${fault.impact}): ` + fault.nodes.slice(0, 3).map(node => node.html).join(" | ")))"""
WIDEST = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return "";
  const wide = [...document.querySelectorAll("body *")].filter(one => one.getBoundingClientRect().right > room + 1);
  return wide.slice(0, 3).map(one => one.outerHTML.slice(0, 120)).join(" | ") || "the page";
}"""

WALK = Path(__file__).with_name("keyboard.js").read_text(encoding="utf-8")


def faults_of_axe(page: Page, script: str) -> list[str]:
    """Run axe-core's rules of WCAG 2.2 A and AA and of best practice over a page."""
    page.evaluate(script)
    return list(page.evaluate(FAULTS_OF_AXE, AXE_TAGS))


def faults_of_a_walk(page: Page) -> list[str]:
    """Press Tab until the focus has left the page, and say what was wrong on the way."""
    count = page.evaluate(WALK)
    for _ in range(count + 1):
        page.keyboard.press("Tab")
        if not page.evaluate("walk.step()"):
            break
    return list(page.evaluate("walk.faults()"))
