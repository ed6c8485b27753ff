"""Lists in and out: other programs' files as they are, faults row by row, nothing lost, nobody brought back unasked."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from broadsheet.cli.main import main
from broadsheet.database import office_at, open_office
from broadsheet.subscribers.cells import bare as bare_cell
from broadsheet.subscribers.cells import harmless, head_of, rows_of
from broadsheet.subscribers.lists import RowError, given_of

NOW = dt.datetime(2026, 11, 21, 10, tzinfo=dt.UTC)
CORPUS = "cms-exports/listmonk/frontend/cypress/fixtures/subs.csv"
MAILCHIMP = {
    "subscribed": "Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,CONFIRM_TIME,TAGS\n"
    'ana@example.org,Ana,Lopes,2,"2019-05-01 10:00:00","2019-05-01 10:02:00","""a"",""b"""\n',
    "unsubscribed": "Email Address,First Name,Last Name,OPTIN_TIME,UNSUB_TIME,UNSUB_CAMPAIGN_TITLE\n"
    'bea@example.org,Bea,,"2019-05-01 10:00:00","2020-01-01 00:00:00",May\n',
    "cleaned": 'Email Address,First Name,CLEAN_TIME,CLEAN_CAMPAIGN_ID\ncem@example.org,Cem,"2020-01-01 00:00:00",7\n',
}


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    root = tmp_path / "paper"
    root.mkdir()
    (root / "paper.toml").write_text('[paper]\nid = "packet"\ntitle = "The Packet"\n')
    return root


def roll(paper: Path, *words: str, code: int = 0) -> None:
    assert main(["roll", *words, "--paper", str(paper), "--now", "2026-11-21T10:00:00Z"]) == code


def states(paper: Path) -> dict[str, str]:
    from broadsheet.subscribers.models import Subscription

    open_office(office_at(paper / "office", "packet"))
    return {row.subscriber.address: row.state for row in Subscription.objects.select_related("subscriber")}


def test_mailchimps_files_keep_who_has_left_and_who_bounces(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name, text in MAILCHIMP.items():
        (paper / f"{name}.csv").write_text(text)
        roll(paper, "import", str(paper / f"{name}.csv"))
    expected = {"ana@example.org": "active", "bea@example.org": "unsubscribed", "cem@example.org": "bounced"}
    assert states(paper) == expected
    (paper / "all.csv").write_text("email\nana@example.org\nBEA@example.org\ncem@example.org\n")
    capsys.readouterr()
    roll(paper, "import", str(paper / "all.csv"), "--json")
    assert json.loads(capsys.readouterr().out)["rows"] == {"known": 1, "kept-out": 2}
    assert states(paper) == expected


def test_listmonks_states_are_read_and_a_trial_changes_nothing(paper: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = paper / "listmonk.csv"
    file.write_text(
        "uuid,email,name,attributes,status,created_at,updated_at\n"
        '1,ana@example.org,Ana,"{""age"": 3}",enabled,2024-01-02T03:04:05Z,\n'
        "2,bea@example.org,Bea,{},blocklisted,,\n3,cem@example.org,Cem,{},disabled,,\n4,dot@example.org,Dot,{},odd,,\n"
        "5,ana@example.org,Ana,{},enabled,,\n"
    )
    told = []
    for words in (("--dry-run",), ()):
        capsys.readouterr()
        roll(paper, "import", str(file), "--json", *words, code=1)
        told.append(json.loads(capsys.readouterr().out))
        assert bool(states(paper)) is not bool(words)
    assert told[0]["rows"] == told[1]["rows"] == {"new": 3, "known": 1}
    assert [fault["line"] for fault in told[0]["faults"]] == [5]
    assert states(paper)["bea@example.org"] == "unsubscribed"


def test_a_list_from_listmonks_own_tests_comes_in_whole(
    paper: Path, repository: Path, missing: Callable[[str, str], None]
) -> None:
    file = repository.parent / "shared" / "corpora" / CORPUS
    if not file.is_file():
        missing("the corpus cms-exports", "it lies beside the checkout, in shared/corpora")
    roll(paper, "import", str(file))
    with file.open() as stream:
        assert len(states(paper)) == sum(1 for _ in csv.reader(stream)) - 1


WRITTEN = {
    "utf-8 with a mark": ("utf-8-sig", ","),
    "utf-16": ("utf-16", "\t"),
    "windows-1252": ("cp1252", ";"),
    "utf-8 with tabs": ("utf-8", "\t"),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_list_is_read_however_it_is_written(tmp_path: Path, name: str) -> None:
    encoding, sign = WRITTEN[name]
    text = io.StringIO()
    writer = csv.writer(text, delimiter=sign)
    writer.writerows([("E-Mail", "Name"), ("ana@example.org", "Ána\nvon Zürich, Ö; x"), (), ("bea@example.org",)])
    file = tmp_path / "list.csv"
    file.write_bytes(text.getvalue().encode(encoding))
    rows = list(rows_of(file, head_of(file)))
    assert [row.values.get("e mail") for row in rows] == ["ana@example.org", "bea@example.org"]
    assert given_of(rows[0].values, 2).name == "Ána von Zürich, Ö; x"


def test_ragged_rows_double_headers_and_formulas_are_told_or_taken_as_they_are(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text(
        "email,name,Email\na@example.org,=cmd(),b@example.org\nc@example.org,x,,surplus\n,,\nd@example.org\n"
    )
    head = head_of(file)
    rows = list(rows_of(file, head))
    assert head.doubled == ("email",)
    assert [bool(row.fault) for row in rows] == [False, True, False]
    assert given_of(rows[0].values, 2).address.written == "a@example.org"
    assert given_of(rows[0].values, 2).name == "=cmd()"


@pytest.mark.parametrize("cell", ["=cmd()", "+49 30", "-x", "@y", "'=x", "'", "''", "plain", "", "'quoted'"])
def test_a_cell_that_was_made_harmless_comes_back_as_it_was(cell: str) -> None:
    assert not harmless(cell).startswith(("=", "+", "-", "@"))
    assert bare_cell(harmless(cell)) == cell


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("Ana‮evil\r\nBcc: x", "Ana evil Bcc: x"),
        ("x" * 10_000, "x" * 100),
        ("Zoë 🦆 {{x}} %s", "Zoë 🦆 {{x}} %s"),
    ],
)
def test_a_name_is_one_line_of_plain_signs(name: str, kept: str) -> None:
    assert given_of({"email": "a@example.org", "name": name}, 1).name == kept


def test_a_row_without_an_address_is_refused_with_the_reason() -> None:
    for text in ("", "nobody", "a@b", "a@example.org\r\nBcc: x@y.zz"):
        with pytest.raises(RowError):
            given_of({"email": text}, 1)


def test_what_is_given_out_is_brought_in_again_without_loss(paper: Path, tmp_path: Path) -> None:
    (paper / "list.csv").write_text(
        "email,name,state,form,language,copies,until issue\n"
        "ana@example.org,=SUM(1),active,headlines,de,2,v1n9\nbea@example.org,,pending,text,,,\n"
        "+cem@example.org,'=x,unsubscribed,,,,\ndot@example.org,,complained,,,,\n"
    )
    roll(paper, "import", str(paper / "list.csv"))
    roll(paper, "export", "--out", str(tmp_path / "one.csv"))
    other = tmp_path / "other"
    other.mkdir()
    (other / "paper.toml").write_text((paper / "paper.toml").read_text())
    roll(other, "import", str(tmp_path / "one.csv"))
    roll(other, "export", "--out", str(tmp_path / "two.csv"))
    assert (tmp_path / "one.csv").read_text() == (tmp_path / "two.csv").read_text()
    cells = [cell for row in csv.reader((tmp_path / "one.csv").read_text().splitlines()) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@"))]


def test_an_erased_person_is_in_no_file_of_the_office_and_no_list_brings_them_back(
    paper: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (paper / "list.csv").write_text("email,name\nvery.rare@example.org,Rarissima\nbea@example.org,Bea\n")
    roll(paper, "import", str(paper / "list.csv"))
    capsys.readouterr()
    roll(paper, "show", "Very.Rare@example.org", "--json")
    assert json.loads(capsys.readouterr().out)["name"] == "Rarissima"
    roll(paper, "erase", "very.rare@example.org")
    held = b"".join(file.read_bytes() for file in (paper / "office").rglob("*") if file.is_file())
    assert b"bea@example.org" in held
    assert b"very.rare" not in held
    assert b"Rarissima" not in held
    roll(paper, "import", str(paper / "list.csv"))
    assert "very.rare@example.org" not in states(paper)
    capsys.readouterr()
    roll(paper, "show", "very.rare@example.org", "--json")
    assert json.loads(capsys.readouterr().out)["suppressed"][0]["reason"] == "erased"


def test_a_person_who_is_added_is_asked_by_mail(paper: Path) -> None:
    from broadsheet.deliveries.models import SingleMail

    roll(paper, "add", "ana@example.org", "--form", "text")
    assert states(paper) == {"ana@example.org": "pending"}
    assert [row.kind for row in SingleMail.objects.all()] == ["confirm"]


def test_every_row_is_in_the_report(paper: Path) -> None:
    (paper / "list.csv").write_text("email\nana@example.org\nnobody\nana@example.org\n")
    roll(paper, "import", str(paper / "list.csv"), "--report", str(paper / "report.csv"), code=1)
    rows = list(csv.reader((paper / "report.csv").read_text().splitlines()))
    assert sorted((row[0], row[2][:7]) for row in rows[1:]) == [("2", "new"), ("3", "“nobody"), ("4", "known")]
