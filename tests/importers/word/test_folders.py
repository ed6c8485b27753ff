"""Which Word files make one issue."""

from __future__ import annotations

from broadsheet.importers.evidence.finding import find
from broadsheet.importers.source import SourceFile
from broadsheet.importers.word.files import Taken
from broadsheet.importers.word.folders import groups_of


def groups(*paths: str) -> dict[str, list[str]]:
    taken = [Taken(SourceFile(path), findings=list(find(SourceFile(path).stem, "file"))) for path in paths]
    return {group.key: [each.file.path for each in group.taken] for group in groups_of(taken)}


def test_files_of_a_folder_are_one_issue() -> None:
    assert groups("12/a.docx", "12/b.docx", "13/a.docx", "13/b.docx") == {
        "12": ["12/a.docx", "12/b.docx"],
        "13": ["13/a.docx", "13/b.docx"],
    }


def test_folders_with_one_file_each_are_articles_of_the_folder_above() -> None:
    assert groups("n31/wall/master.docx", "n31/buses/master.docx") == {
        "n31": ["n31/wall/master.docx", "n31/buses/master.docx"]
    }


def test_files_named_for_different_numbers_are_issues() -> None:
    assert groups("Weekly No. 12.docx", "Weekly No. 13.docx") == {
        "Weekly No. 12.docx": ["Weekly No. 12.docx"],
        "Weekly No. 13.docx": ["Weekly No. 13.docx"],
    }


def test_files_named_for_one_number_are_its_articles() -> None:
    assert list(groups("No. 12 wall.docx", "No. 12 buses.docx")) == [""]
