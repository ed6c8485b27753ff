"""Files that are not what their name says are refused by name; bombs are not unpacked."""

from __future__ import annotations

import io
import zipfile

import pytest

from broadsheet.importers.word.docx_file import DocxFile
from broadsheet.importers.word.odt_file import OdtFile
from broadsheet.importers.word.opening import RefusedError, opened

from .made import docx, odt, packed, paragraph

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)


def refused(data: bytes) -> str:
    with pytest.raises(RefusedError) as refusal:
        DocxFile(data)
    return str(refusal.value)


def test_other_kinds_are_refused_by_name() -> None:
    assert "Word 97" in refused(OLE + "WordDocument".encode("utf-16-le"))
    assert "password" in refused(OLE + "EncryptedPackage".encode("utf-16-le"))
    assert "RTF" in refused(b"{\\rtf1 x}")
    assert "HTML" in refused(b"<html><body>x</body></html>")
    assert "empty" in refused(b"")
    assert "no file of a word processor" in refused(b"just text")
    assert "word/document.xml" in refused(odt("<text:p>x</text:p>"))


def test_broken_files_are_refused() -> None:
    good = docx(paragraph("text"))
    assert "broken" in refused(good[: len(good) // 2])
    assert "broken" in refused(packed({"word/document.xml": "<w:document"}))
    assert "broken" in refused(packed({"word/document.xml": "<a>" * 10000 + "</a>" * 10000}))


def test_a_bomb_is_not_unpacked() -> None:
    assert "unpacks to more" in refused(packed({"word/document.xml": b" " * (64 << 20)}))
    assert "parts" in refused(packed({f"p{number}": "" for number in range(10_001)}))


def test_entities_are_not_resolved() -> None:
    body = '<?xml version="1.0"?><!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]><d>&x;</d>'
    parts = opened(packed({"word/document.xml": body}), "word/document.xml")
    root = parts.tree("word/document.xml")
    assert root is None or "".join(root.itertext()) in ("", "&x;")


def test_a_zip_with_a_password_is_refused() -> None:
    data = bytearray(packed({"word/document.xml": "<x/>"}))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(signature) + offset] |= 1
    assert "password" in refused(bytes(data))


def test_an_odt_with_a_password_is_refused() -> None:
    target = io.BytesIO(odt("<text:p>x</text:p>"))
    with zipfile.ZipFile(target) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    files["META-INF/manifest.xml"] = b"<manifest><encryption-data/></manifest>"
    with pytest.raises(RefusedError, match="password"):
        OdtFile(packed(files))
