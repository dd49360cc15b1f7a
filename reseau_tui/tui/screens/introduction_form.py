"""The form of an introduction: which fields, what is right in them, and what the model is told."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.model.introductions import AGREED, MADE, PROPOSED
from reseau_tui.tui.read_day import read_past_day
from reseau_tui.tui.screens.exchange_form import check_day, explain_day
from reseau_tui.tui.screens.person_form import code_of
from reseau_tui.tui.screens.person_or_new import PersonOrNew
from reseau_tui.tui.widgets.form_field import Field

if TYPE_CHECKING:
    from reseau_tui.network.introductions import IntroductionRow
    from reseau_tui.tui.gateway import Gateway

SIDES = ("introducer", "first", "second")
"""The fields that name somebody."""


def beginnings() -> dict[str, str]:
    """Return how far a new introduction may be, in words."""
    return {PROPOSED: _("proposed"), AGREED: _("both agreed"), MADE: _("made")}


class IntroductionForm:
    """An introduction: a new one, of ``first`` (id, name) if given, or ``known``."""

    def __init__(
        self,
        gateway: Gateway,
        *,
        first: tuple[int, str] | None = None,
        known: IntroductionRow | None = None,
    ) -> None:
        self._known = known
        introducer = second = None
        if known is not None:
            introducer = (known.introducer_id, known.introducer) if known.introducer_id else None
            first = (known.first_id, known.first) if known.first_id else None
            second = (known.second_id, known.second) if known.second_id else None
        self._who = {
            "introducer": PersonOrNew(gateway, introducer),
            "first": PersonOrNew(gateway, first),
            "second": PersonOrNew(gateway, second),
        }
        self._written = {name: who.written for name, who in self._who.items()}

    def pages(self, values: dict[str, str] | None = None) -> list[list[Field]]:
        """Return the fields; ``values`` are what was written in them before, if anything."""
        known = self._known
        written = {
            **self._written,
            "why": " ".join(known.why.split()) if known else "",
            "on": known.on if known else clock.today().isoformat(),
            "status": beginnings()[PROPOSED],
            **(values or {}),
        }
        self._written = {name: written[name] for name in SIDES}
        fields = [
            self._side("introducer", _("Introduced by"), written, _("empty: you")),
            self._side("first", _("Who"), written, _("empty: you")),
            self._side("second", _("To whom"), written, _("somebody, new or known")),
            Field("why", _("Why"), written["why"], hint=_("what they can do for each other"),
                  wide=True),
            Field("on", _("When"), written["on"], hint=_("yesterday, last friday, 3 March"),
                  check=self._check_on, explain=explain_day),
        ]  # fmt: skip
        if known is None:
            words = tuple(beginnings().values())
            fields.append(
                Field("status", _("How far"), written["status"], check=_check_status, options=words)
            )
        return [fields]

    def _side(self, name: str, label: str, written: dict[str, str], hint: str) -> Field:
        who = self._who[name]

        def explain(value: str) -> str | None:
            return who.explain(value) if value or name == "introducer" else None

        return Field(
            name, label, written[name], hint=hint, check=self._checks(name), explain=explain,
            prepare=who.prepare, suggester=who, wide=True,
        )  # fmt: skip

    def _checks(self, name: str) -> Callable[[str], str | None]:
        def check(value: str) -> str | None:
            self._written[name] = value
            if name == "second" and not value:
                return _("To whom?")
            problem = self._who[name].check(value)
            if problem or name == "introducer":
                return problem
            others = SIDES[: SIDES.index(name)]
            if self._who[name].is_me(value):
                if any(self._who[one].is_me(self._written[one]) for one in others):
                    return _("You are there already: somebody else, please.")
                return None
            mine = self._who[name].same(value)
            if mine and any(self._who[one].same(self._written[one]) == mine for one in others):
                return _("That is the same person.")
            return None

        return check

    def new_names(self, values: dict[str, str]) -> list[str]:
        """Return the names of right values that are not in the network yet."""
        found = [self._who[name].new_name(values[name]) for name in SIDES]
        return list(dict.fromkeys(name for name in found if name))

    def people(
        self, values: dict[str, str], add: Callable[[str], int]
    ) -> tuple[int | None, int | None, int | None]:
        """Return whom right values name, None for me; ``add`` adds a new person."""

        def one(name: str) -> int | None:
            who, value = self._who[name], values[name]
            new = who.new_name(value)
            if new:
                return add(new)
            return None if who.is_me(value) else who.id_of(value)

        return one("introducer"), one("first"), one("second")

    def name_of(self, name: str, values: dict[str, str]) -> str:
        """Return the name in full of whom a field of right values names, "" for me."""
        who, value = self._who[name], values[name]
        if who.is_me(value):
            return ""
        return who.new_name(value) or who.explain(value) or value

    def day_of(self, values: dict[str, str]) -> str:
        """Return the day (YYYY-MM-DD) of right values."""
        if self._known is not None and values["on"] == self._known.on:
            return values["on"]
        return min(read_past_day(values["on"]) or "9999", clock.today().isoformat())

    @staticmethod
    def status_of(values: dict[str, str]) -> str:
        """Return how far a new introduction is."""
        return code_of(values["status"], beginnings()) or PROPOSED

    def why_of(self, values: dict[str, str]) -> str:
        """Return why; what was left alone keeps its lines."""
        known = self._known
        if known is not None and values["why"] == " ".join(known.why.split()):
            return known.why
        return values["why"]

    def _check_on(self, value: str) -> str | None:
        # What another program wrote stays right as long as it is left alone.
        return None if self._known is not None and value == self._known.on else check_day(value)


def _check_status(value: str) -> str | None:
    if code_of(value, beginnings()):
        return None
    return _("One of: {list}").format(list=", ".join(beginnings().values()))
