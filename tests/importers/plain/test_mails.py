"""Mails are opened whatever a sender's program did to them."""

from __future__ import annotations

import datetime as dt
from email.message import EmailMessage

from broadsheet.importers.plain.mails import mail_of, mail_of_text, unflowed, unquoted


def test_a_mail_says_subject_sender_day_and_list() -> None:
    message = EmailMessage()
    message["Subject"] = "Der Hafenbote Nr. 7: Mauer fällt"
    message["From"] = "Redaktion Hafenbote <post@example.org>"
    message["Date"] = "Mon, 03 May 2004 18:00:00 +0200"
    message["List-Id"] = "Der Hafenbote <bote.example.org>"
    message.set_content("Größer als gedacht.\n\n-- \nImpressum\n")
    message.add_alternative("<p>Größer als <b>gedacht</b>.</p>", subtype="html")
    mail = mail_of(message.as_bytes(), is_mail=True)
    assert mail is not None
    assert (mail.subject, mail.sender, mail.list_id) == (
        "Der Hafenbote Nr. 7: Mauer fällt",
        "Redaktion Hafenbote",
        "Der Hafenbote",
    )
    assert mail.date is not None
    assert mail.date.date() == dt.date(2004, 5, 3)
    assert (mail.text, mail.signature) == ("Größer als gedacht.", "Impressum")
    assert "<b>gedacht</b>" in mail.html


def test_a_charset_that_lies_is_found_out() -> None:
    head = b"From: a@example.org\nSubject: x\nMIME-Version: 1.0\nContent-Type: text/plain; charset=us-ascii\n\n"
    mail = mail_of(head + "Größe".encode(), is_mail=True)
    assert mail is not None
    assert mail.text == "Größe"


def test_flowed_lines_are_joined_at_their_depth() -> None:
    """The example of RFC 3676, section 4.5, in short."""
    text = "> Thou art a villainous \n> ill-breeding spongy\n>> Thou \n>> art\n\nquick \nbrown"
    assert unflowed(text, delete_space=False) == (
        "> Thou art a villainous ill-breeding spongy\n>> Thou art\n\nquick brown"
    )
    assert unflowed("漢字 \n仮名", delete_space=True) == "漢字仮名"


def test_debris_of_quoted_printable_is_put_right_and_an_equals_sign_is_not() -> None:
    text = "Gr=C3=B6=\n=C3=9Fe und mehr davon, so dass es rei=\ncht, und das wird =\nso weitergehen=20\n"
    assert unquoted(text)[0].split("\n")[0].startswith("Größe und mehr")
    assert unquoted("a = b\nx=3D is code\n") == ("a = b\nx=3D is code\n", ())


def test_a_text_with_the_lines_of_a_mail_is_one_in_many_languages() -> None:
    for head in (
        "From: A <a@b.org>\nDate: Mon, 1 Jan 2001 22:18:21 +0100\nSubject: Wall",
        "Von: A <a@b.org>\nDatum: Mon, 1 Jan 2001 22:18:21 +0100\nBetreff: Wall",
        "De : A <a@b.org>\nObjet : Wall\nDate : Mon, 1 Jan 2001 22:18:21 +0100",
        "发件人：A <a@b.org>\n日期：Mon, 1 Jan 2001 22:18:21 +0100\n主题：Wall",
    ):
        mail = mail_of_text(f"{head}\n\nThe wall is down.\n")
        assert mail is not None, head
        assert (mail.subject, mail.sender, mail.text.strip()) == ("Wall", "A", "The wall is down.")
        assert mail.date is not None


def test_prose_with_colons_is_no_mail() -> None:
    assert mail_of_text("Note: this is prose.\nDate: tomorrow, perhaps.\n\nMore.") is None
    assert mail_of(b"Note: this\n\nis prose", is_mail=False) is None


def test_a_mail_of_parts_without_end_is_opened() -> None:
    head = b"From: a@b.org\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
    assert mail_of(head + b"--x\nContent-Type: multipart/mixed; boundary=x\n\n" * 2000, is_mail=True) is not None
