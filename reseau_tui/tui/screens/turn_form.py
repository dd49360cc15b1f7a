"""The form of a good turn: which fields, what is right in them, and what the model is told."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import TYPE_CHECKING

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.model.good_turns import TurnFields
from reseau_tui.text import clean_note
from reseau_tui.tui.read_day import read_past_day
from reseau_tui.tui.screens.exchange_form import check_day, explain_day
from reseau_tui.tui.screens.person_form import code_of
from reseau_tui.tui.screens.person_picker import PersonPicker
from reseau_tui.tui.turn_words import outcomes, turn_kinds
from reseau_tui.tui.widgets.form_field import Field

if TYPE_CHECKING:
    from reseau_tui.network.good_turns import TurnRow
    from reseau_tui.tui.gateway import Gateway


def states() -> dict[str, str]:
    """Return whether it is done, in words."""
    return {"done": _("done"), "open": _("not yet")}


def directions() -> dict[str, str]:
    """Return who helped whom, in words."""
    return {"given": _("given"), "received": _("received")}


class TurnForm:
    """A good turn with ``person`` (id, name), a new one or ``known``; None: the form asks who."""

    def __init__(
        self,
        gateway: Gateway,
        *,
        given: bool,
        person: tuple[int, str] | None = None,
        known: TurnRow | None = None,
    ) -> None:
        self._known = known
        self._given = given
        through = None
        if known is not None:
            person = (known.contact_id, known.name)
            if known.through_id is not None:
                through = (known.through_id, known.through or "")
        self._who = PersonPicker(gateway, person)
        self._through = PersonPicker(gateway, through)
        self._who_written = self._who.written

    def pages(self) -> list[list[Field]]:
        """Return the short form of a new good turn; of a known one, all there is on two pages."""
        known = self._known
        did = _("What you did for them") if self._given else _("What they did for you")
        first = [
            Field("who", _("With whom"), self._who.written, hint=_("somebody you know"),
                  check=self._check_who, explain=self._who.explain, prepare=self._who.prepare,
                  suggester=self._who, wide=True),
            Field("text", did if known is None else _("What it was"),
                  _one_line(known.text) if known else "",
                  hint=_("looked after the cat") if self._given else _("the name of a plumber"),
                  check=_check_text, wide=True),
            Field("kind", _("Kind"), _written(turn_kinds(), known.kind if known else "other"),
                  check=_one_of(turn_kinds()), options=tuple(turn_kinds().values())),
            Field("on", _("When"), known.on if known else clock.today().isoformat(),
                  hint=_("yesterday, last friday, 3 March"), check=self._check_on,
                  explain=explain_day),
            Field("through", _("Through"), self._through.written,
                  hint=_("a third person, or nobody"), check=self._check_through,
                  explain=self._through.explain, prepare=self._through.prepare,
                  suggester=self._through),
            Field("state", _("Done?"),
                  states()["done" if known is None or known.done else "open"],
                  check=_one_of(states()), options=tuple(states().values())),
        ]  # fmt: skip
        if known is None:
            return [first]
        outcome = _written(outcomes(), known.outcome) if known.outcome else ""
        return [
            first,
            [
                Field("outcome", _("What came of it"), outcome, hint=_("not known yet"),
                      check=_one_of(outcomes(), empty=True), options=tuple(outcomes().values()),
                      wide=True),
                Field("given", _("Given or received"),
                      directions()["given" if known.given else "received"],
                      check=_one_of(directions()), options=tuple(directions().values()),
                      wide=True),
            ],
        ]  # fmt: skip

    def fields_of(self, values: dict[str, str]) -> TurnFields:
        """Return what the model is told of right values."""
        known = self._known
        text = values["text"]
        if known is not None and text == _one_line(known.text):
            text = known.text  # its lines stay
        on = read_past_day(values["on"])
        given = self._given
        if "given" in values:
            given = code_of(values["given"], directions()) == "given"
        return TurnFields(
            contact=self._who.id_of(values["who"]) or 0,
            given=given,
            text=text,
            kind=code_of(values["kind"], turn_kinds()) or "other",
            on=datetime.date.fromisoformat(on) if on else None,
            through=self._through.id_of(values["through"]),
            done=code_of(values["state"], states()) == "done",
            outcome=code_of(values.get("outcome", ""), outcomes()),
        )

    def _check_who(self, value: str) -> str | None:
        self._who_written = value
        return self._who.check(value) if value else _("With whom?")

    def _check_on(self, value: str) -> str | None:
        # What another program wrote stays right as long as it is left alone.
        return None if self._known is not None and value == self._known.on else check_day(value)

    def _check_through(self, value: str) -> str | None:
        problem = self._through.check(value)
        if problem or not value:
            return problem
        try:
            same = self._through.id_of(value) == self._who.id_of(self._who_written)
        except (KeyError, IndexError):
            return None  # not looked up yet: it is checked again when the network has answered
        return _("That is this person.") if same else None


def _check_text(value: str) -> str | None:
    return None if clean_note(value) else _("What was it?")


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _written(words: dict[str, str], code: str) -> str:
    return words.get(code, words.get("other", ""))


def _one_of(words: dict[str, str], *, empty: bool = False) -> Callable[[str], str | None]:
    def check(value: str) -> str | None:
        if (empty and not value) or code_of(value, words):
            return None
        return _("One of: {list}").format(list=", ".join(words.values()))

    return check
