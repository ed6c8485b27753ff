"""What is made, what stays, what goes."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from broadsheet.editions.edition import Output
from broadsheet.press.memory import Record
from broadsheet.press.plan import decide, sound
from broadsheet.problems import Problem


def output(path: str, key: str = "k") -> Output:
    return Output(path, key, lambda report: b"")


MADE = {path: Record("k", b"d", 1, 2, 3) for path in ("a", "b", "c")}


def test_only_what_has_another_key_is_made_again() -> None:
    plan = decide([output("a"), output("b", "new"), output("c")], MADE, ())
    assert (plan.make, plan.keep, plan.drop) == ((1,), frozenset(("a", "c")), ())


def test_what_is_no_longer_on_the_shelf_is_made_again() -> None:
    assert decide([output("a"), output("b"), output("c")], MADE, {"c"}).make == (2,)


def test_what_nobody_yields_any_more_goes() -> None:
    plan = decide([output("a"), output("new")], MADE, ())
    assert (plan.make, plan.drop) == ((1,), ("b", "c"))


@pytest.mark.parametrize(
    "path", ["", "/a", "../a", "a/../b", "a//b", "a/", "./a", "a\\b", "a\0b", "a\nb", "C:x", "a/.", "\u202eb"]
)
def test_a_path_that_leads_elsewhere_is_refused(path: str) -> None:
    met: list[Problem] = []
    assert sound([output(path), output("ok")], met.append)[0].path == "ok"
    assert [problem.name for problem in met] == ["unsafe-output"]


def test_of_two_outputs_with_one_path_the_first_stays() -> None:
    met: list[Problem] = []
    kept = sound([output("a", "1"), output("a", "2")], met.append)
    assert [one.key for one in kept] == ["1"]
    assert [(problem.name, dict(problem.facts)) for problem in met] == [("same-output", {"path": "a"})]


def test_a_file_and_a_folder_of_one_name_cannot_both_be() -> None:
    met: list[Problem] = []
    kept = sound([output("a/index.html"), output("a"), output("b"), output("b/c/index.html")], met.append)
    assert [one.path for one in kept] == ["a/index.html", "b"]
    assert [problem.name for problem in met] == ["same-output", "same-output"]


def test_addresses_in_many_scripts_are_good_names() -> None:
    met: list[Problem] = []
    assert len(sound([output("ar/v1/n1/جدار/index.html"), output("ärger-und-mühe/index.html")], met.append)) == 2
    assert met == []


@given(st.lists(st.lists(st.sampled_from("ab./:\\é\n\u202e"), max_size=6).map("".join), max_size=5))
@example(["a/b", "a"])
@example(["a/b/c", "é/a", "a/b"])
def test_one_look_at_all_paths_passes_none_that_a_look_at_each_would_not(paths: list[str]) -> None:
    outputs = [output(path, str(number)) for number, path in enumerate(paths)]
    met: list[Problem] = []
    together = sound(outputs, met.append)
    apart = sound([*outputs, output("/")], [].append)  # a bad one makes it look at each
    assert together == apart
