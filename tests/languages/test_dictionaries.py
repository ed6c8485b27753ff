"""Dictionaries: that the small word list answers as the spelling library's own does, line by line and word by word."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from spylls.hunspell import Dictionary as Hunspell
from spylls.hunspell.readers import read_aff, read_dic
from spylls.hunspell.readers.file_reader import FileReader

from broadsheet.languages.dictionaries import SYSTEM, Dictionary, find

AFF = """SET UTF-8
TRY esianr
FORBIDDENWORD !
KEEPCASE K
SFX S Y 1
SFX S 0 s .
SFX G Y 1
SFX G 0 ing .
PFX U Y 1
PFX U 0 un .
"""
DIC = """9
wall/S
do/GU
do/S
x/G
Paris
McAdam/S
cats/!S
iPod/K
stone\tpo:noun
ice cream/S
and\\/or
fish/S po:noun
/slashed
"""
CASES = """
wall walls walling Wall WALL WALLS walled wALL W do doing dos undoing undo DOING Paris paris PARIS
McAdam MCADAM mcadam McAdams MCADAMS cats cat iPod IPOD ipod Ipod stone stones and/or slashed /slashed
fish fishs x xing XING X SING 9 10
"""


def library(path: Path) -> Hunspell:
    """The dictionary as the library reads it by itself, its files closed."""
    aff_file, dic_file = FileReader(f"{path}.aff"), None
    aff, context = read_aff(aff_file)
    dic_file = FileReader(f"{path}.dic", encoding=context.encoding)
    dic = read_dic(dic_file, aff=aff, context=context)
    for file in (aff_file, dic_file):
        file.io.close()
    return Hunspell(aff, dic)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    (tmp_path / "en_XX.aff").write_text(AFF, encoding="utf-8")
    (tmp_path / "en_XX.dic").write_text(DIC, encoding="utf-8")
    return tmp_path / "en_XX"


@pytest.mark.filterwarnings("ignore:unclosed file")  # the library's reader opens a file again for its encoding
def test_a_small_dictionary_knows_what_the_library_knows(small: Path) -> None:
    theirs = library(small)
    listed = {word.stem for word in theirs.dic.words}
    ours = Dictionary([str(small)], "en")
    words = [*CASES.split(), *listed]
    assert [word for word in words if ours.lists(word) != (word in listed)] == []
    assert {word: ours.knows(word) for word in words} == {word: word in listed or theirs.lookup(word) for word in words}
    assert ours.knows("walls")
    assert not ours.knows("walled")


@pytest.mark.filterwarnings("ignore:unclosed file")
@pytest.mark.parametrize("name", ["en_GB", "en_US"])
def test_a_dictionary_of_the_system_knows_what_the_library_knows(name: str, needs: Callable[[str], str]) -> None:
    needs(name)
    (path,) = find(name, SYSTEM)
    theirs = library(Path(path))
    listed = sorted({word.stem for word in theirs.dic.words})
    ours = Dictionary([path], name)
    some = listed[::800]
    words = [word + ending for word in some for ending in ("", "s", "'s", "ing", "ness")]
    words += [change(word) for word in some for change in (str.upper, str.lower, str.title)]
    words += [word[:1] + word[2:] for word in some]
    stems = frozenset(listed)
    known = {word: word in stems or theirs.lookup(word) for word in words}
    assert {word: ours.knows(word) for word in words} == known
    assert len(words) // 5 < sum(known.values()) < len(words)


def test_a_dictionary_that_has_changed_is_read_again(small: Path) -> None:
    assert not Dictionary([str(small)], "en").knows("harbour")
    small.with_suffix(".dic").write_text(f"{DIC}harbour\n", encoding="utf-8")
    assert Dictionary([str(small)], "en").knows("harbour")
