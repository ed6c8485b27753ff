"""A long Arabic article in an English issue, printed as a user prints it, before validators of PDF and other readers.

It is the ferry article of the demonstration paper, with all that an article may hold and a tale with vowel marks.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pikepdf
import pytest

from .conformance import STANDARDS, Conformance
from .printed_number import NOW, NUMBER, WAYS, call, tree

KEPT = ("01", "05", "07", "08", "11", "12")
"""The beginnings of the names of what stays of the number."""
MORE = """
## أَدَبٌ

كَانَ يَا مَا كَانَ، فِي قَدِيمِ الزَّمَانِ، قَارِبٌ صَغِيرٌ يَعِيشُ عِنْدَ الدَّرَجِ. كَانَ القَارِبُ يُحِبُّ النَّهْرَ، وَيُحِبُّ الصَّبَاحَ حِينَ يَصْعَدُ الضَّبَابُ مِنَ المَاءِ[^a].

1. يعمل القارب من 7:30 إلى 19:00، وعنوانه [conservancy.example.org](https://conservancy.example.org/).
2. تبلغ الأجرة £0.50 في Packet Street (بحسب *The Packet*).

::: pull {by="سالي إمري"}
قبعة واحدة طارت في هبّة ريح يوم ثلاثاء
:::

::: facts
## الجسر بالأرقام

- افتُتح في 4 يونيو 1887، وطوله 51 مترًا
- يدور على 36 بكرة من الحديد، تسع منها مشقوقة، ولم يبقَ في المخزن غيرها
- كلفة الإصلاح £368,000
:::

> لم أرَ في حياتي نهرًا أهدأ من هذا النهر في الصباح.

| اليوم | الركاب |
| --- | --- |
| السبت | 811 |

[^a]: ما عدا الأحد. انظر `timetable.pdf` على الموقع.
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The PDF in every format. An error of the proof room would have kept it from being written."""
    made = {}
    for format, (design, _, _) in WAYS.items():
        paper = tmp_path_factory.mktemp(format) / "paper"
        shutil.copytree(str(resources.files("broadsheet") / "demo" / "paper"), paper)
        folder = next(paper.glob(f"issues/*/{NUMBER}"))
        ferry = (folder / "02-ferry-count.ar.md").read_text(encoding="utf-8")
        for article in folder.glob("*.md"):
            if not article.name.startswith(KEPT):
                article.unlink()
        (folder / "02-abbara.md").write_text(ferry + MORE, encoding="utf-8")
        settings = folder / "issue.toml"
        settings.write_text(settings.read_text(encoding="utf-8").partition("running_order")[0], encoding="utf-8")
        options = ["--design", design, "--format", format, "--paper", str(paper), "--now", NOW]
        call(sys.executable, "-m", "broadsheet", "print", NUMBER, *options)
        pdf = folder / "printed" / f"{NUMBER}.pdf"
        made[format] = pdf.rename(pdf.with_name(f"{format}.pdf"))
    return made


def test_verapdf_finds_both_standards_kept_by_pages_with_a_long_arabic_article(
    files: dict[str, Path], conformance: Conformance
) -> None:
    broken = conformance(list(files.values()))
    assert broken == {f"{format}.pdf {standard}": [] for format in WAYS for standard in STANDARDS}


def test_arabic_words_come_out_of_the_files_whole(files: dict[str, Path], needs: Callable[[str], str]) -> None:
    """Words without marks and stacked letters, which other readers than ours put together from what the file says."""
    for pdf in files.values():
        words = call(needs("pdftotext"), pdf, "-").split()
        bare = {word.strip("\u202a\u202b\u202c.،:؛«»") for word in words}
        assert {"السبت", "تاروفورد", "سالي", "الدراجات"} <= bare


def test_what_is_arabic_is_tagged_as_arabic(files: dict[str, Path]) -> None:
    for pdf in files.values():
        with pikepdf.open(pdf) as opened:
            tongues = {str(part["/Lang"]) for _, part in tree(opened.Root.StructTreeRoot) if "/Lang" in part}
        assert any(tongue.startswith("ar") for tongue in tongues)
