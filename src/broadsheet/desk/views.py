"""The public pages: subscribe, confirm, unsubscribe, change. What is shown by GET; what is done, by POST alone.

In: requests. Out: pages; calls of `subscribers.roll`, mails into the outbox. No rule of the roll stands here. An
address that is known is answered as one that is not: by the same page, after the same time.
"""

from __future__ import annotations

from typing import Any

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpResponse
from django.http.multipartparser import MultiPartParserError

from broadsheet.deliveries import outbox
from broadsheet.desk.origin import is_our_page, network
from broadsheet.desk.paper import Form, Page, shown, way_to_subscribe
from broadsheet.desk.paper import root as root_of
from broadsheet.desk.paper import style as style_sheet
from broadsheet.desk.public import FORM_VERSION, SAME_TIME, Public, public_of
from broadsheet.desk.stamp import age_of, stamp_of
from broadsheet.editions.mail.rendition import FORMS
from broadsheet.subscribers import roll
from broadsheet.subscribers.addresses import Address, AddressError, read_address
from broadsheet.subscribers.models import Subscriber


def subscribe(request: Any) -> Any:
    """The form, and what it asks for."""
    public = public_of(request)
    given = request.POST if request.method == "POST" else request.GET
    language = public.spoken(given.get("language", ""))
    if request.method != "POST":
        return _asked_for(request, language)
    if given.get("website"):  # only a program fills in what nobody sees
        return _on_its_way(request, language)
    try:
        address = read_address(given.get("email", "")[:1000])
    except AddressError:
        fault = public.gettext(language)("This is no e-mail address.")
        return _asked_for(request, language, fault=fault, status=422)
    age = age_of(public.office, given.get("stamp", ""), public.clock())
    if age != "fresh":
        return _asked_for(request, language, notice=public.gettext(language)("Please press the button once more."))
    if not is_our_page(request, public):
        return _gone(request, language, 403)
    began = public.seconds()
    _ask(request, public, address, language)
    public.sleep(max(0.0, SAME_TIME - (public.seconds() - began)))
    return _on_its_way(request, language)


def _ask(request: Any, public: Public, address: Address, language: str) -> None:
    form = request.POST.get("form", "")
    wish = roll.Wish(language=public.tag(language), form=form if form in FORMS else "whole")
    now = public.clock()
    asked = roll.ask(public.office, address, wish, _where(request, public), now)
    outbox.follow(public.office, address, asked, public.tag(language), now)


def _where(request: Any, public: Public) -> roll.Circumstances:
    return roll.Circumstances(network(request, public), FORM_VERSION, "form")


def _asked_for(request: Any, language: str, *, notice: str = "", fault: str = "", status: int = 200) -> Any:
    public = public_of(request)
    gettext = public.gettext(language)
    chosen = request.POST.get("form", "")
    form = Form(
        button=gettext("Subscribe"),
        address=request.POST.get("email", "")[:254],
        fault=fault,
        chosen=chosen if chosen in FORMS else "whole",
        hidden={"stamp": _stamp(request, public), "language": language},
    )
    words = gettext("The issue comes to you by mail on the day it appears. You can leave at any time.")
    return shown(request, Page(gettext("Subscribe"), (words,), form, notice), language, status)


def _stamp(request: Any, public: Public) -> str:
    """Keep a stamp that was only too young: pressing the button again is enough."""
    given = request.POST.get("stamp", "")
    early = age_of(public.office, given, public.clock()) in ("early", "fresh")
    return given if early else stamp_of(public.office, public.clock())


def _on_its_way(request: Any, language: str) -> Any:
    gettext = public_of(request).gettext(language)
    words = (
        gettext("If this address can be subscribed, a mail with a link is on its way to it."),
        gettext("You get nothing before you have followed the link."),
    )
    return shown(request, Page(gettext("Look into your mailbox"), words), language)


def confirm(request: Any, token: str) -> Any:
    """The button that confirms, and what it does."""
    public = public_of(request)
    found = roll.reader_of(public.office, token, "confirm")
    if found is None:
        return _gone(request, public.languages[0], 404)
    language = public.spoken(found.language)
    gettext, name = public.gettext(language), public.name(language)
    if request.method != "POST":
        words = gettext("Press the button, and {paper} comes to you by mail.").replace("{paper}", name)
        return shown(request, Page(gettext("Confirm"), (words,), Form(button=gettext("Confirm"))), language)
    now = public.clock()
    reader = roll.confirm(public.office, token, _where(request, public), now)
    if reader is None:
        return _gone(request, language, 410)
    links = _links(public, reader)
    if found.state != "active":
        outbox.put(public.office, "welcome", outbox.Addressee(reader.address, links, reader.language), now)
    heading = gettext("You have subscribed to {paper}").replace("{paper}", name)
    ways = ((f"{root_of(request)}preferences/{links['preferences']}/", gettext("Change what you get")),)
    page = Page(heading, (gettext("The next issue will come to you by mail."),), ways=ways)
    return shown(request, page, language)


def unsubscribe(request: Any, token: str) -> Any:
    """The button that ends it; and the one click of a mail program (RFC 8058), which sends no more than a POST."""
    public = public_of(request)
    reader = roll.reader_of(public.office, token, "unsubscribe")
    if reader is None:
        return _gone(request, public.languages[0], 404)
    language = public.spoken(reader.language)
    gettext, name = public.gettext(language), public.name(language)
    if request.method != "POST":
        words = gettext("Press the button, and you will get no more mails from {paper}.").replace("{paper}", name)
        return shown(request, Page(gettext("Unsubscribe"), (words,), Form(button=gettext("Unsubscribe"))), language)
    where = _where(request, public)
    roll.unsubscribe(public.office, token, where, public.clock(), one_click=not _is_button(request))
    heading = gettext("You have unsubscribed from {paper}").replace("{paper}", name)
    words = gettext("You will get no more mails from {paper}.").replace("{paper}", name)
    return shown(request, Page(heading, (words,), ways=way_to_subscribe(request, public, language)), language)


def _is_button(request: Any) -> bool:
    """Whether our own button was pressed. A body that cannot be read is one click all the same."""
    try:
        return "button" in request.POST
    except (BadRequest, SuspiciousOperation, MultiPartParserError):
        return False


def preferences(request: Any, token: str) -> Any:
    """What a reader gets, to be changed."""
    public = public_of(request)
    reader = roll.reader_of(public.office, token, "preferences")
    if reader is None or reader.state != "active":
        return _gone(request, public.languages[0], 404 if reader is None else 410)
    language = public.spoken(reader.language)
    gettext, notice, chosen = public.gettext(language), "", reader.form
    if request.method == "POST":
        chosen = request.POST.get("form", "")
        if chosen not in FORMS:
            raise BadRequest
        if roll.prefer(public.office, token, chosen, _where(request, public), public.clock()) is None:
            return _gone(request, language, 410)
        notice = gettext("It has been saved.")
    leave = (f"{root_of(request)}unsubscribe/{_links(public, reader)['unsubscribe']}/", gettext("Unsubscribe"))
    page = Page(gettext("Change what you get"), (), Form(button=gettext("Save"), chosen=chosen), notice, (leave,))
    return shown(request, page, language)


def _links(public: Public, reader: roll.Reader) -> dict[str, str]:
    subscriber = Subscriber.objects.get(address_key=read_address(reader.address).key)
    return roll.links_of(public.office, subscriber)


def _gone(request: Any, language: str, status: int) -> Any:
    """A link that proves nothing, no longer, or never did: all look alike."""
    public = public_of(request)
    gettext = public.gettext(language)
    words = (gettext("Perhaps it was cut short in the mail, or is older than two weeks."),)
    page = Page(gettext("This link is not valid"), words, ways=way_to_subscribe(request, public, language))
    return shown(request, page, language, status)


def style(_request: Any) -> Any:
    """The style sheet."""
    headers = {"Content-Type": "text/css; charset=utf-8", "Cache-Control": "public, max-age=3600"}
    return HttpResponse(style_sheet(), headers=headers)


def health(_request: Any) -> Any:
    """Whether the pages and the database behind them answer."""
    Subscriber.objects.exists()
    return HttpResponse("ok\n", headers={"Content-Type": "text/plain; charset=utf-8"})


def missing(request: Any) -> Any:
    """What is not there."""
    return _gone(request, public_of(request).languages[0], 404)
