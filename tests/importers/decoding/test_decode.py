"""What old files are written in, found by their bytes: many languages, mixed files, false declarations, damage."""

from __future__ import annotations

import pytest

from broadsheet.importers.decoding.declared import declared_encoding, declared_language
from broadsheet.importers.decoding.decode import decoded

# Sentences of the Universal Declaration of Human Rights, article 1, from the United Nations' translations.
ARTICLE: dict[str, str] = {
    "en": "All human beings are born free and equal in dignity and rights.",
    "de": "Sie sind mit Vernunft und Gewissen begabt und sollen einander im Geist der Brüderlichkeit begegnen.",
    "fr": "Tous les êtres humains naissent libres et égaux en dignité et en droits. Ils sont doués de raison.",
    "es": "Todos los seres humanos nacen libres e iguales en dignidad y derechos y, dotados como están de razón.",
    "pl": "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Są oni obdarzeni rozumem.",
    "cs": "Všichni lidé rodí se svobodní a sobě rovní co do důstojnosti a práv. Jsou nadáni rozumem a svědomím.",
    "hu": "Minden emberi lény szabadon születik és egyenlő méltósága és joga van. Az emberek ésszel bírnak.",
    "tr": "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana sahiptirler.",
    "ru": "Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены разумом и совестью.",
    "uk": "Всі люди народжуються вільними і рівними у своїй гідності та правах. Вони наділені розумом і совістю.",
    "el": "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα.",
    "he": "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם. כולם חוננו בתבונה ובמצפון.",
    "ar": "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق، وقد وهبوا عقلا وضميرا وعليهم أن يعامل بعضهم بعضا.",
    "zh": "人人生而自由,在尊严和权利上一律平等。他们赋有理性和良心,并应以兄弟关系的精神相对待。",
    "zh-Hant": "人人生而自由,在尊嚴和權利上一律平等。他們賦有理性和良心,並應以兄弟關係的精神相對待。",
    "ja": "すべての人間は、生れながらにして自由であり、かつ、尊厳と権利とについて平等である。",
    "ko": "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다.",
}
ENCODINGS: dict[str, tuple[str, ...]] = {
    "de": ("cp1252", "mac-roman", "cp850"),
    "fr": ("cp1252", "mac-roman", "cp437"),
    "es": ("cp1252", "mac-roman"),
    "pl": ("iso-8859-2", "cp1250", "cp852"),
    "cs": ("iso-8859-2", "cp1250"),
    "hu": ("iso-8859-2", "cp1250"),
    "tr": ("iso-8859-9", "cp1254"),
    "ru": ("koi8-r", "cp1251", "iso-8859-5", "cp866"),
    "uk": ("koi8-u", "cp1251"),
    "el": ("iso-8859-7", "cp1253"),
    "he": ("iso-8859-8", "cp1255"),
    "ar": ("iso-8859-6", "cp1256"),
    "zh": ("gb18030", "gb2312", "hz"),
    "zh-Hant": ("big5", "gb18030"),
    "ja": ("euc-jp", "cp932", "iso-2022-jp"),
    "ko": ("euc-kr",),
}
CASES = [(language, encoding) for language, encodings in ENCODINGS.items() for encoding in (*encodings, "utf-8")]


@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_a_page_in_a_known_language_is_read_in_whatever_encoding(language: str, encoding: str) -> None:
    text = f"{ARTICLE[language]}\n" * 3
    found = decoded(text.encode(encoding), language)
    assert found.text == text
    assert found.encoding == "utf-8" or found.repairs


@pytest.mark.parametrize(("language", "encoding"), CASES)
def test_a_page_in_an_unknown_language_is_read_as_well_and_a_guess_is_called_one(language: str, encoding: str) -> None:
    text = f"{ARTICLE[language]}\n" * 8
    found = decoded(text.encode(encoding))
    assert found.text == text
    assert found.guessed or encoding in ("utf-8", "cp1252", "iso-2022-jp")


@pytest.mark.parametrize("language", [*ARTICLE, ""])
def test_utf8_is_utf8_whatever_it_declares(language: str) -> None:
    text = "“Für” – Ana’s œuvre, 30 €; Łódź, Şişli."
    found = decoded(text.encode(), language, "iso-8859-1")
    assert (found.text, found.encoding, found.rivals) == (text, "utf-8", ("windows-1252",))
    assert found.repairs[0][0] == "declared as windows-1252, read as utf-8"


def test_one_file_may_hold_utf8_and_windows_1252() -> None:
    data = "“Für” – Ana’s\n".encode() + "caf\xe9, \x93quoted\x94 and 5 \x80\n".encode("latin-1")
    found = decoded(data, "en", "utf-8")
    assert found.text == "“Für” – Ana’s\ncafé, “quoted” and 5 €\n"
    assert found.encoding == "mixed"
    assert [(row[0], row[1]) for row in found.repairs] == [("declared as utf-8, read as mixed", 4)]


def test_lines_of_utf8_in_a_page_of_another_script_are_read_as_such() -> None:
    old, new = ARTICLE["zh"], ARTICLE["zh"].replace("人人", "所有人")
    data = b"\n".join([old.encode("gb18030")] * 3 + [new.encode()])
    assert decoded(data, "zh").text == "\n".join([old] * 3 + [new])


def test_dense_utf8_with_a_character_cut_in_two_stays_utf8() -> None:
    data = (ARTICLE["ru"] * 5).encode()[:-2] + b" \xd0 " + ARTICLE["ru"].encode()
    found = decoded(data, "ru")
    assert found.encoding == "utf-8"
    assert found.text.replace("\ufffd", "").count("Все люди") == 6
    assert [row[0] for row in found.repairs] == ["characters that were lost before"]


def test_signs_of_western_writing_are_no_accents_of_another_encoding() -> None:
    text = "© 2001\xa0Dr. Peña: 30° – “½ l”, don´t, l´eau, ¿qué?"
    found = decoded(text.encode("cp1252"))
    assert (found.text, found.encoding, found.guessed) == (text, "windows-1252", False)


def test_the_euro_and_the_ligature_of_latin_9_are_found() -> None:
    text = "Le cœur de l’Œuvre coûte 5 €".replace("’", "'")
    assert decoded(text.encode("iso-8859-15"), "fr").text == text
    assert decoded("½ litre, ¼ heure, Müller".encode("latin-1")).text == "½ litre, ¼ heure, Müller"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32", "utf-16-le", "utf-16-be"])
def test_marks_of_byte_order_and_wide_characters_are_understood(encoding: str) -> None:
    assert decoded("Zeile eins\r\nüber\rEnde".encode(encoding)).text == "Zeile eins\nüber\nEnde"


def test_control_characters_go_and_are_told_with_their_line() -> None:
    found = decoded(b"One\ntwo \x00\x02three\x0cfour \xef\xbb\xbf.")
    assert found.text == "One\ntwo three\nfour ."
    assert found.repairs == (("control characters", 1, "One two \\x00\\x02three four .", "One two three four .", 2),)


def test_soft_hyphens_go_where_they_break_a_word_and_are_dashes_where_they_stand_alone() -> None:
    assert decoded(b"operat\xading \xad and co\xad\nop, 10\xa0km").text == "operating - and coop, 10\xa0km"


def test_references_are_mended_only_where_they_cannot_be_meant() -> None:
    text = (
        "don&amp;#8217;t, caf&amp;eacute;s, &#147;x&#148;, &#55357;&#56832;; write &amp;eacute; for it, &amp;amp; too"
    )
    assert decoded(text.encode()).text == (
        "don&#8217;t, caf&eacute;s, “x”, 😀; write &amp;eacute; for it, &amp;amp; too"
    )


def test_bytes_without_meaning_are_told() -> None:
    found = decoded(b"Se\xf1or \x81 y ma\xf1ana")
    assert found.text == "Señor  y mañana"
    assert "control characters" in [row[0] for row in found.repairs]


def test_a_line_encoded_twice_is_mended_and_told() -> None:
    broken = "Die Brüder „Grimm“ fuhren – über Orléans – nach Köln.".encode().decode("cp1252")
    found = decoded(f"Sauber: für Ã und Â.\n{broken}\n".encode())
    assert found.text.splitlines()[0] == "Sauber: für Ã und Â."
    assert found.text.splitlines()[1] == "Die Brüder „Grimm“ fuhren – über Orléans – nach Köln."
    assert [(row[0], row[1], row[4]) for row in found.repairs] == [("encoded twice", 1, 2)]


@pytest.mark.parametrize(
    "text",
    ["Сёмин и Рё — два слова", "AÇÃO É. ÃO, Ã©?", "ｆｕｌｌ，ｗｉｄｔｈ", "‘a’ “b” …", "ÎÏ ΓΟ’Σ", "l’ÎLE «À» VOIR"],
)
def test_text_that_only_looks_broken_is_left(text: str) -> None:
    assert decoded(text.replace("Ã©", "Ã").encode()).text == text.replace("Ã©", "Ã")


def test_what_a_page_declares_is_found_and_nothing_else() -> None:
    assert declared_encoding(b'<?xml version="1.0" encoding="ISO-8859-1"?><html>') == "iso-8859-1"
    assert declared_encoding(b'<meta http-equiv="Content-Type" content="text/html; charset=Shift_JIS">') == "shift_jis"
    assert declared_encoding(b"<p>the charset=utf-8 of it") == ""
    assert declared_language(b'<!DOCTYPE html>\n<html class="x" lang="zh-Hant-TW">') == "zh-hant-tw"


def test_no_bytes_make_it_fail_or_take_long() -> None:
    for data in (
        b"",
        b"<script>" * 30_000 + b"\xe9 \xe9",
        bytes(range(256)) * 40,
        b"<" * 200_000,
        b"<script>" * 20_000,
        b"\xff" * 100_000,
        b"&amp;" * 50_000,
    ):
        for language in ("", "zh", "pl", "ru"):
            decoded(data, language, "no-such-encoding")
