"""Sources are opened whatever they are; what cannot or must not be read has a reason, and stops nothing else."""

from __future__ import annotations

import gzip
import io
import os
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from broadsheet.errors import UsageError
from broadsheet.importers.importer import Guess, Inquiry, Repair
from broadsheet.importers.listing import LARGEST
from broadsheet.importers.rules import Rules, read_rules
from broadsheet.importers.source import Source, open_source, remarks_of


def opened(path: Path, rules: str = "") -> Source:
    met: list[object] = []
    given = read_rules(rules, "import.toml", met.append) if rules else Rules()
    assert met == []
    return open_source(path, given, Inquiry(met.append))


def faults(source: Source) -> dict[str, str]:
    return {file.path: file.fault for file in source.files}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "old"
    (root / "1999" / "deep").mkdir(parents=True)
    (root / "1999" / "a.html").write_bytes(b"A")
    (root / "1999" / "deep" / "b.html").write_bytes(b"B")
    return root


def test_a_folder_is_listed_in_the_order_of_its_paths(folder: Path) -> None:
    source = opened(folder)
    assert faults(source) == {"1999/a.html": "", "1999/deep/b.html": ""}
    assert source.read("1999/deep/b.html") == b"B"
    assert (
        source.digest("1999/a.html") == "559aead08264d5795d3909718cdd05abd49572e84fe55590eef31a88a08fdffd"
    )  # sha256sum
    assert "1999/a.html" in source
    assert "1999" not in source
    for path in ("../old/1999/a.html", "/etc/passwd", "1999"):
        with pytest.raises(FileNotFoundError):
            source.read(path)


def test_what_is_no_readable_file_inside_the_folder_has_a_reason(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("mine")
    (folder / "out.html").symlink_to(tmp_path / "secret")
    (folder / "gone.html").symlink_to(tmp_path / "nowhere")
    (folder / "loop").symlink_to(folder)
    (folder / "inside.html").symlink_to(folder / "1999" / "a.html")
    os.mkfifo(folder / "pipe.html")
    (folder / ".DS_Store").write_bytes(b"x")
    (folder / ".git" / "objects").mkdir(parents=True)
    (folder / ".git" / "objects" / "1").write_bytes(b"x")
    (folder / ".git" / "HEAD").write_bytes(b"x")
    found = faults(opened(folder))
    assert found == {
        ".DS_Store": "it is a hidden file",
        ".git/": "it is a hidden folder (2 files)",
        "1999/a.html": "",
        "1999/deep/b.html": "",
        "gone.html": "no such file or directory",
        "inside.html": "",
        "loop": "it is a link to a place outside the source",
        "out.html": "it is a link to a place outside the source",
        "pipe.html": "it is no plain file",
    }


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to root")
def test_what_may_not_be_read_has_a_reason(folder: Path) -> None:
    (folder / "1999" / "a.html").chmod(0)
    (folder / "1999" / "deep").chmod(0)
    found = faults(opened(folder))
    (folder / "1999" / "deep").chmod(0o755)
    assert found["1999/a.html"] == "permission denied"
    assert found["1999/deep"].startswith("the folder cannot be opened")


def test_names_that_could_be_no_keys_are_written_with_percent_signs(folder: Path) -> None:
    (folder / "c#.html").write_bytes(b"C")
    with open(os.fsencode(folder) + b"/caf\xe9.html", "wb") as file:
        file.write(b"L")
    (folder / "two\nlines.html").write_bytes(b"N")
    source = opened(folder)
    assert {"c%23.html", "caf%E9.html", "two%0Alines.html"} < faults(source).keys()
    assert [source.read(path) for path in ("c%23.html", "caf%E9.html", "two%0Alines.html")] == [b"C", b"L", b"N"]


def test_a_large_file_is_streamed_and_never_read_whole(tmp_path: Path) -> None:
    large = tmp_path / "export.xml"
    with large.open("wb") as file:
        file.truncate(LARGEST + 1)
    source = opened(large)
    [file_] = source.files
    assert (file_.path, file_.is_large, file_.size) == ("export.xml", True, LARGEST + 1)
    with source.open("export.xml") as stream:
        assert stream.read(3) == b"\0\0\0"
    with pytest.raises(OSError, match="too large"):
        source.read("export.xml")


def test_folders_of_any_depth_are_walked(tmp_path: Path) -> None:
    deep = tmp_path / "deep"
    os.mkdir(deep)
    try:
        folder = str(deep)
        while len(folder) < 3900:  # more folders than Python's stack has frames, and nearly as long as a path may be
            folder += "/d"
            os.mkdir(folder)
        Path(folder, "a.html").write_bytes(b"A")
        [file] = opened(deep).files
        assert (file.path.count("/"), file.fault) == (folder.count("/d") - 1, "")
    finally:
        subprocess.run(["rm", "-rf", str(deep)], check=True)  # shutil.rmtree cannot


def test_the_rules_say_what_is_taken(folder: Path) -> None:
    (folder / "ad.html").write_bytes(b"x")
    (folder / "x.css").write_bytes(b"x")
    found = faults(
        opened(folder, '[source]\ninclude = ["*.html"]\nexclude = ["deep/*"]\n[left_out]\n"ad.html" = "it is paid"\n')
    )
    assert found == {
        "1999/a.html": "",
        "1999/deep/b.html": "the rules say so",
        "ad.html": "it is paid",
        "x.css": "the rules say so",
    }


def zipped(path: Path, *entries: tuple[str | zipfile.ZipInfo, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries:
            archive.writestr(name, data, zipfile.ZIP_DEFLATED)
    return path


def test_a_zip_is_a_folder_without_the_one_that_stands_around_it(tmp_path: Path) -> None:
    source = opened(zipped(tmp_path / "old.zip", ("site/", b""), ("site/1/a.html", b"A"), ("site/b.html", b"B")))
    assert faults(source) == {"1/a.html": "", "b.html": ""}
    assert source.read("1/a.html") == b"A"


def link(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.create_system, info.external_attr = 3, 0o120777 << 16
    return info


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_what_is_hostile_in_a_zip_is_refused_entry_by_entry(tmp_path: Path) -> None:
    path = zipped(
        tmp_path / "old.zip",
        ("../../evil.html", b"x"),
        ("/etc/passwd", b"x"),
        ("C:\\windows\\x.html", b"x"),
        ("a\\..\\..\\x.html", b"x"),
        (link("link.html"), b"/etc/passwd"),
        ("bomb.html", bytes(24 << 20)),
        ("good.html", b"first"),
        ("good.html", b"second"),
        ("__MACOSX/good.html", b"x"),
        ("fine.html", b"F"),
    )
    source = opened(path)
    assert (
        faults(source)
        == {
            "../../evil.html": "its name leads out of the archive",
            "/etc/passwd": "its name leads out of the archive",
            "C:/windows/x.html": "its name leads out of the archive",
            "a/../../x.html": "its name leads out of the archive",
            "link.html": "it is a link",
            "bomb.html": "it would grow by more than 200 times",
            "good.html": "",
            "good.html (1)": "the archive holds a later file of this name",
            "__MACOSX/good.html": "it lies in a hidden folder",
            "fine.html": "",
        }
        or {"C:\\windows\\x.html", "a\\..\\..\\x.html"} < faults(source).keys()
    )
    assert source.read("good.html") == b"second"
    assert [found.name for found in tmp_path.iterdir()] == ["old.zip"]


def test_encrypted_damaged_and_oddly_named_entries_stop_no_other(tmp_path: Path) -> None:
    path = zipped(tmp_path / "old.zip", ("secret.html", b"secret"), ("torn.html", b"torn " * 99), ("ok.html", b"ok"))
    data = bytearray(path.read_bytes())
    at = data.find(b"PK\x01\x02")
    data[at + 8] |= 1  # the flag of encryption, in the list at the end
    data[data.find(b"torn.html") + 9 + 4] ^= 0xFF  # in the middle of what is compressed
    path.write_bytes(data)
    found = faults(opened(path))
    assert found["secret.html"] == "it is encrypted"
    assert found["torn.html"].startswith("it is damaged: ")
    assert found["ok.html"] == ""


def test_names_of_old_zips_are_read_as_utf8_where_they_are(tmp_path: Path) -> None:
    path = zipped(tmp_path / "old.zip", ("cafXX.html", b"1"), ("MXnchen.html", b"2"))
    data = path.read_bytes().replace(b"cafXX", "café".encode()).replace(b"MXnchen", b"M\x81nchen")
    path.write_bytes(data)
    assert set(faults(opened(path))) == {"café.html", "München.html"}


def tarred(path: Path, mode: str, *infos: tuple[tarfile.TarInfo, bytes]) -> Path:
    with tarfile.open(path, mode) as archive:
        for info, data in infos:
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return path


def info(name: str, type_: bytes = tarfile.REGTYPE, to: str = "") -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.type, made.linkname = type_, to
    return made


@pytest.mark.parametrize(
    ("name", "mode"), [("o.tar", "w"), ("o.tgz", "w:gz"), ("o.tar.bz2", "w:bz2"), ("o.tar.xz", "w:xz")]
)
def test_a_tar_is_read_and_what_is_hostile_in_it_refused(tmp_path: Path, name: str, mode: str) -> None:
    path = tarred(
        tmp_path / name,
        mode,
        (info("./1/a.html"), b"A"),
        (info("../up.html"), b"x"),
        (info("/abs.html"), b"x"),
        (info("soft.html", tarfile.SYMTYPE, "/etc/passwd"), b""),
        (info("hard.html", tarfile.LNKTYPE, "1/a.html"), b""),
        (info("device", tarfile.CHRTYPE), b""),
        (info("2/b.html"), b"B"),
    )
    source = opened(path)
    assert faults(source) == {
        "1/a.html": "",
        "../up.html": "its name leads out of the archive",
        "/abs.html": "its name leads out of the archive",
        "soft.html": "it is a link",
        "hard.html": "it is a link",
        "device": "it is no plain file",
        "2/b.html": "",
    }
    assert source.read("2/b.html") == b"B"


def test_an_archive_that_was_cut_off_gives_what_was_there(tmp_path: Path) -> None:
    whole = tarred(
        tmp_path / "w.tgz", "w:gz", (info("a.html"), os.urandom(50_000)), (info("b.html"), os.urandom(50_000))
    )
    cut = tmp_path / "cut.tgz"
    cut.write_bytes(whole.read_bytes()[:70_000])
    found = faults(opened(cut))
    assert found["a.html"] == ""
    assert found["b.html"].startswith("it is damaged: ")
    assert found["cut.tgz"].startswith("the archive is damaged from here on: ")


def test_a_bomb_of_one_stream_is_stopped(tmp_path: Path) -> None:
    with tarfile.open(tmp_path / "bomb.tar.gz", "w:gz") as archive, open("/dev/zero", "rb") as zeros:
        big = info("big.html")
        big.size = 100 << 20
        archive.addfile(big, zeros)
    assert faults(opened(tmp_path / "bomb.tar.gz")) == {"big.html": "the archive would grow beyond all measure"}
    with gzip.open(tmp_path / "page.html.gz", "wb") as page:
        page.write(bytes(16 << 20))
    assert faults(opened(tmp_path / "page.html.gz")) == {"page.html": "it would grow by more than 200 times"}


def test_one_compressed_file_is_a_source_of_one(tmp_path: Path) -> None:
    (tmp_path / "export.xml.gz").write_bytes(gzip.compress(b"<rss/>"))
    (tmp_path / "none.xml.gz").write_bytes(b"<rss/>")
    assert opened(tmp_path / "export.xml.gz").read("export.xml") == b"<rss/>"
    assert faults(opened(tmp_path / "none.xml.gz"))["none.xml"].startswith("it is damaged: ")


@pytest.mark.parametrize("name", ["x.zip", "x.tar", "x.tgz"])
def test_what_is_called_an_archive_and_is_none_is_a_fault_of_usage(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"This is not the archive that you are looking for." * 30)
    with pytest.raises(UsageError, match="cannot be opened"):
        opened(tmp_path / name)


def test_a_file_that_is_no_archive_is_a_source_of_one(tmp_path: Path) -> None:
    path = zipped(tmp_path / "article.docx", ("word/document.xml", b"<x/>"))
    assert [file.path for file in opened(path).files] == ["article.docx"]
    with pytest.raises(UsageError, match="neither a folder nor a file"):
        opened(tmp_path / "nowhere")


def test_what_was_unpacked_goes_with_the_source(tmp_path: Path) -> None:
    code = (
        "import sys, tempfile; from pathlib import Path\n"
        "from broadsheet.importers.source import open_source\n"
        "from broadsheet.importers.rules import Rules\n"
        "from broadsheet.importers.importer import Inquiry\n"
        "source = open_source(Path(sys.argv[1]), Rules(), Inquiry(print))\n"
        "print(source.place('a.html').parent, len(list(Path(tempfile.gettempdir()).iterdir())))\n"
    )
    path = zipped(tmp_path / "old.zip", ("a.html", b"A"))
    (tmp_path / "tmp").mkdir()
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)],
        capture_output=True,
        text=True,
        env=os.environ | {"TMPDIR": str(tmp_path / "tmp")},
    )
    assert done.stdout.split()[1] == "1", done.stderr
    assert list((tmp_path / "tmp").iterdir()) == []


def test_text_is_decoded_by_rules_before_all_else_and_what_was_done_can_be_told(folder: Path) -> None:
    (folder / "greek.html").write_bytes("<p>Όλοι οι άνθρωποι γεννιούνται ελεύθεροι".encode("cp1253"))
    (folder / "odd.html").write_bytes(b"caf\x8e\n")
    source = opened(folder, '[source.encoding]\n"odd.html" = "mac-roman"\n"1999/*" = "no-such"\n')
    assert source.text("odd.html").text == "café\n"
    assert source.text("1999/a.html").repairs[0][0] == "the rules say no-such, which does not fit"
    told = remarks_of(source.text("greek.html"), "greek.html")
    assert [type(remark) for remark in told] == [Guess, Repair]
    assert isinstance(told[0], Guess)
    assert (told[0].value, told[0].source) == ("windows-1253", "greek.html")
