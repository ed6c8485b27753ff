"""Sites made for tests: pages of prose that no two pages share, in a template that all of them do."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from random import Random

from broadsheet.importers.html import Html
from broadsheet.importers.rules import read_rules
from broadsheet.importers.run import Account, Order, run
from broadsheet.problems import Problem

_ENGLISH = (
    "harbour wall council tide river boat mason granite winter quay ferry market school teacher lantern bridge storm "
    "letter engine garden window orchard miller bread station signal night paper printer type column page reader"
)
_ARABIC = (
    "الميناء البحر المدينة السوق المدرسة الكتاب القلم النهر الجسر الشتاء الريح السفينة الرصيف المجلس الرسالة القطار "
    "الحديقة الباب النافذة الطريق الحجر الخبز العامل المعلم الليل الصباح المطر الضوء الحرف الصفحة"
)
ENGLISH, ARABIC = _ENGLISH.split(), _ARABIC.split()
CHINESE = "港口城市海水風雨書店學校老師船隻河流橋樑冬天市場信件火車花園窗戶道路石頭麵包工人夜晚早晨光線文字頁面"


def prose(seed: int, count: int = 120, words: list[str] = ENGLISH) -> str:
    """Return so many words, always the same for a seed, with a word of its own now and then."""
    random = Random(seed)  # noqa: S311 - the same for a seed is what is wanted
    return " ".join(
        random.choice(words) if at % 9 else f"{random.choice(words)}{random.choice('abcdefgh')}{seed}x{at}"
        for at in range(count)
    )


def chinese(seed: int, count: int = 240) -> str:
    """Return a run of characters without spaces."""
    random = Random(seed)  # noqa: S311 - the same for a seed is what is wanted
    return "".join(random.choice(CHINESE) if at % 17 else "。" for at in range(1, count))


def site(folder: Path, pages: Mapping[str, str | bytes]) -> Path:
    """Write files into a folder."""
    for path, text in pages.items():
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(text.encode() if isinstance(text, str) else text)
    return folder


def imported(folder: Path, pages: Mapping[str, str | bytes], rules: str = "") -> Account:
    """Import a made site into a paper beside it."""
    source = site(folder / "site", pages)
    faults: list[Problem] = []
    account = run(Html(), Order(source, folder / "paper", "old"), read_rules(rules, "import.toml", faults.append))
    assert not faults
    return account


def text_of(account: Account, source: str) -> str:
    """Return the file of the paper that came of a source."""
    entry = next(entry for entry in account.entries if entry.source == source)
    assert entry.outcome == "imported as", entry
    return (account.paper / entry.file).read_text("utf-8")


def outcomes(account: Account) -> dict[str, str]:
    """Return what came of every file."""
    return {entry.source: f"{entry.outcome} {entry.about}" for entry in account.entries if not entry.is_part}


def framed(body: str, title: str, language: str = "en") -> str:
    """Return a page in the template of a site."""
    top = "<div><a href='/index.html'>Home</a> <a href='/archive.html'>Archive of all issues</a></div>"
    foot = "<hr><p>The Tideway Observer comes out on the first of every month in Port Haven</p>"
    return f"<html lang={language}><title>{title} - The Tideway Observer</title><body>{top}{body}{foot}</body></html>"
