"""The forms of a request: who looks for what, and what came of it in the end."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.model.requests import HELPED, SENT
from reseau_tui.text import clean, clean_note
from reseau_tui.tui.read_day import read_past_day
from reseau_tui.tui.screens.exchange_form import check_day, explain_day
from reseau_tui.tui.screens.people_picker import PeoplePicker
from reseau_tui.tui.screens.person_form import code_of
from reseau_tui.tui.screens.person_picker import PersonPicker
from reseau_tui.tui.widgets.form_field import Field

if TYPE_CHECKING:
    from reseau_tui.network.requests import RequestRow
    from reseau_tui.tui.gateway import Gateway

KNOWN, OUTSIDE, NEW = "known", "outside", "new"


def standings() -> dict[str, str]:
    """Return what a name may stand for, in words."""
    return {
        KNOWN: _("in my network, if known"),
        OUTSIDE: _("outside my network"),
        NEW: _("new: add to my network"),
    }


def privacies() -> dict[str, str]:
    """Return whether a request is private, in words."""
    return {"no": _("no"), "yes": _("yes: not in exports")}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the form of a request says; ``new`` is the name of who is to be added and asks."""

    asker: int | None
    asker_name: str | None
    new: str | None
    text: str
    on: str
    private: bool


class RequestForm:
    """A request, a new one or ``known``; ``text`` is what is known of a new one already."""

    def __init__(
        self, gateway: Gateway, *, known: RequestRow | None = None, text: str = ""
    ) -> None:
        self._known = known
        self._text = " ".join((known.text if known else text).split())
        before = None
        if known is not None and known.asker_id is not None:
            before = (known.asker_id, known.asker)
        self._who = PersonPicker(gateway, before)
        self._outside = known.asker if known is not None and before is None else ""
        self._standing = KNOWN

    def pages(self) -> list[list[Field]]:
        """Return the fields: name and text, the rest is there already."""
        known = self._known
        standing = standings()[OUTSIDE if self._outside else KNOWN]
        return [
            [
                Field("who", _("Who is looking?"), self._outside or self._who.written,
                      hint=_("somebody you know, or a stranger's name"), check=self._check_who,
                      explain=self._explain_who, prepare=self._who.prepare, suggester=self._who,
                      wide=True),
                Field("text", _("What for?"), self._text, hint=_("a craftsman in Nantes"),
                      check=_check_text, wide=True),
                Field("on", _("Since"), known.on if known else clock.today().isoformat(),
                      hint=_("yesterday, last friday, 3 March"), check=self._check_on,
                      explain=explain_day),
                Field("private", _("Private?"),
                      privacies()["yes" if known is not None and known.private else "no"],
                      check=_check_private, options=tuple(privacies().values())),
                Field("standing", _("They are"), standing, check=self._check_standing,
                      options=tuple(standings().values()), wide=True),
            ]
        ]  # fmt: skip

    def asked(self, values: dict[str, str]) -> Asked:
        """Return what right values say."""
        standing = code_of(values["standing"], standings())
        name = clean(values["who"])
        asker = None
        if standing == KNOWN:
            try:
                asker = self._who.id_of(values["who"])
            except LookupError:
                asker = None  # nobody here is called so
        text = values["text"]
        if self._known is not None and text == self._text:
            text = self._known.text  # its lines stay
        return Asked(
            asker=asker,
            asker_name=name if asker is None and standing != NEW else None,
            new=name if standing == NEW else None,
            text=text,
            on=read_past_day(values["on"]) or clock.today().isoformat(),
            private=code_of(values["private"], privacies()) == "yes",
        )

    def name(self, values: dict[str, str]) -> str:
        """Return who asks by the whole name."""
        found = code_of(values["standing"], standings()) == KNOWN
        return (found and self._who.explain(values["who"])) or values["who"]

    def _nobody(self, value: str) -> bool:
        """Whether the name is nobody's here; not known before it was looked up."""
        if value == self._who.written:
            return False
        try:
            self._who.id_of(value)
        except IndexError:
            return True
        except KeyError:
            return False
        return False

    def _check_who(self, value: str) -> str | None:
        if not clean(value):
            return _("Who is looking?")
        if self._standing != KNOWN or self._nobody(value):
            return None
        return self._who.check(value)

    def _explain_who(self, value: str) -> str | None:
        if self._standing == NEW:
            return _("will be added")
        if value and (self._standing == OUTSIDE or self._nobody(value)):
            return _("outside your network: only the name is kept")
        return self._who.explain(value)

    def _check_standing(self, value: str) -> str | None:
        code = code_of(value, standings())
        if code is None:
            return _("One of: {list}").format(list=", ".join(standings().values()))
        self._standing = code
        return None

    def _check_on(self, value: str) -> str | None:
        # What another program wrote stays right as long as it is left alone.
        return None if self._known is not None and value == self._known.on else check_day(value)


class ClosingForm:
    """What came of ``request``; who helped is there already where it is known."""

    def __init__(self, gateway: Gateway, request: RequestRow, helped: tuple[int, ...] = ()) -> None:
        self._request = request
        ids = helped or self._likely()
        self._names = [one.name for one in request.helpers if one.id in ids]
        self._people = PeoplePicker(gateway, [(one.id, one.name) for one in request.helpers])

    def _likely(self) -> tuple[int, ...]:
        """Return who helped; while nobody did, who was put in touch."""
        for status in (HELPED, SENT):
            ids = tuple(one.id for one in self._request.helpers if one.status == status)
            if ids:
                return ids
        return ()

    def pages(self) -> list[list[Field]]:
        """Return who helped and what came of it; both may stay empty."""
        request = self._request
        return [
            [
                Field("who", _("Who helped? (empty: nobody)"), ", ".join(self._names),
                      hint=_("nobody"), check=self._check_who, explain=self._explain_who,
                      prepare=self._people.prepare, suggester=self._people, wide=True),
                Field("outcome", _("What came of it (if you like)"), request.outcome or "",
                      hint=_("the roof is mended"), wide=True),
                Field("on", _("Day"), clock.today().isoformat(),
                      hint=_("yesterday, last friday, 3 March"), check=check_day,
                      explain=explain_day, wide=True),
            ]
        ]  # fmt: skip

    def helpers(self, values: dict[str, str]) -> tuple[int, ...]:
        """Return who helped, by right values."""
        return self._people.ids_of(values["who"]) if values["who"] else ()

    def day(self, values: dict[str, str]) -> datetime.date:
        """Return the day it came to an end."""
        return datetime.date.fromisoformat(read_past_day(values["on"]) or clock.today().isoformat())

    def _check_who(self, value: str) -> str | None:
        if not value:
            return None
        problem = self._people.check(value)
        if problem:
            return problem
        try:
            helped = self._people.ids_of(value)
        except LookupError:
            return None  # not looked up yet: it is checked again when the network has answered
        if self._request.asker_id in helped:
            return _("Who asks is not who helps.")
        return None

    def _explain_who(self, value: str) -> str | None:
        return self._people.explain(value) if value else _("it is closed without thanks to say")


def _check_text(value: str) -> str | None:
    return None if clean_note(value) else _("What is looked for?")


def _check_private(value: str) -> str | None:
    if code_of(value, privacies()):
        return None
    return _("One of: {list}").format(list=", ".join(privacies().values()))
