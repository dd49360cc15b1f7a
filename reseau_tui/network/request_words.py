"""Requests in words: who looks for what, how far it is, what is asked about it, what it led to."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from reseau_tui.i18n import _
from reseau_tui.model.requests import (
    AGREED,
    ASKED,
    CHOSEN,
    DECLINED,
    HELPED,
    NOTHING,
    SENT,
    Credits,
)
from reseau_tui.network import phrases
from reseau_tui.network.reading import as_day

if TYPE_CHECKING:
    from reseau_tui.network.requests import RequestHelper, RequestRow


def asker(request: RequestRow) -> str:
    """Return the name of who asks, or that nobody knows it any more."""
    return request.asker or _("somebody")


def sought(request: RequestRow) -> str:
    """Return ``Camille is looking for a craftsman in Nantes``."""
    if request.open:
        return _("{name} is looking for {text}").format(name=asker(request), text=request.text)
    return _("{name} was looking for {text}").format(name=asker(request), text=request.text)


def taken(request: RequestRow) -> str:
    """Return what somebody was asked to help with."""
    return _("{text}, for {name}").format(text=request.text, name=asker(request))


def of_person(request: RequestRow, contact: int) -> tuple[str, str]:
    """Return a request as it concerns one person, and how far it is with them."""
    helper = request.helper(contact)
    if helper is None:
        return sought(request), step(request)
    return taken(request), status(helper.status)


def steps() -> dict[str, str]:
    """Return what requests wait for, in words."""
    return {
        "new": _("whom to ask?"),
        CHOSEN: _("to ask"),
        ASKED: _("waiting for an answer"),
        AGREED: _("to put in touch"),
        SENT: _("in touch: what came of it?"),
        HELPED: _("somebody helped: to close"),
        "closed": _("closed"),
    }


def step(request: RequestRow) -> str:
    """Return what a request waits for."""
    return steps().get(request.step, request.step)


def statuses() -> dict[str, str]:
    """Return how far it is with somebody, in words."""
    return {
        CHOSEN: _("to ask"),
        ASKED: _("asked"),
        AGREED: _("agreed"),
        DECLINED: _("cannot help"),
        SENT: _("put in touch"),
        HELPED: _("helped"),
        NOTHING: _("nothing came of it"),
    }


def status(code: str) -> str:
    """Return how far it is with somebody."""
    return statuses().get(code, code)


def since(helper: RequestHelper, today: datetime.date) -> str:
    """Return ``asked · 8 days ago``; whoever is still to be asked, just that."""
    day = as_day(helper.on)
    if day is None or helper.status == CHOSEN:
        return status(helper.status)
    return _("{status} · {ago}").format(status=status(helper.status), ago=phrases.ago(day, today))


def question(request: RequestRow, helper: RequestHelper) -> str:
    """Return what is asked about somebody, by how far it is."""
    asked = {
        CHOSEN: _("Did you ask {helper} about {text}, for {name}?"),
        ASKED: _("Did {helper} answer about {text}, for {name}?"),
        AGREED: _("Does {name} know that {helper} can help with {text}?"),
        SENT: _("Did {helper} help {name} with {text}?"),
    }.get(helper.status, _("{helper}: {text}, for {name}"))
    return asked.format(helper=helper.name, name=asker(request), text=request.text)


def credits_for(request: RequestRow, helpers: Sequence[str], outcome: str) -> Credits:
    """Return what closing a request says; ``helpers`` are the names of who helped.

    What is private stays where it is: no word of it goes into the timeline, which is exported.
    """
    names = joined(helpers)
    told = _("{names} helped {name}").format(names=names, name=asker(request))
    if request.private:
        return Credits(
            told=told,
            wanted="",
            given=_("found somebody who could help"),
            received=_("helped somebody you sent"),
        )
    if request.asker_id is None:
        told = _("{names} helped {name} with {text}").format(
            names=names, name=asker(request), text=request.text
        )
    if outcome:
        told += " · " + outcome
    return Credits(
        told=told,
        wanted=request.text,
        given=request.text,
        received=taken(request),
    )


def joined(names: Sequence[str]) -> str:
    """Return ``Léa, Paul and Inès``."""
    if len(names) < 2:
        return "".join(names)
    return _("{names} and {last}").format(names=", ".join(names[:-1]), last=names[-1])


def written(request: RequestRow, helper: str, *, to_asker: bool) -> tuple[str, str]:
    """Return what the timeline says of a message about a request, and what is wanted.

    What is private is wanted by nobody there.
    """
    said = _("put in touch with {name}").format(name=helper)
    if not to_asker:
        said = _("asked for {name}").format(name=asker(request))
    return said, "" if request.private else request.text
