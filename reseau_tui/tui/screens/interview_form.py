"""The form of a network interview: which fields, what is right in them, what the model is told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from reseau_tui.i18n import _
from reseau_tui.model.interviews import InterviewFields
from reseau_tui.tui.days import day, full_date
from reseau_tui.tui.read_day import read_due_day
from reseau_tui.tui.screens.interview_person import InterviewPerson
from reseau_tui.tui.screens.person_form import check_notes
from reseau_tui.tui.widgets.form_field import Field

if TYPE_CHECKING:
    from reseau_tui.network.interviews import InterviewCard
    from reseau_tui.tui.gateway import Gateway

QUESTION_LINES = 5
"""Lines of the questions seen at once."""


class InterviewForm:
    """An interview with ``person`` (id, name) and for ``whom``, a new one or ``known``."""

    def __init__(
        self,
        gateway: Gateway,
        *,
        person: tuple[int, str] | None = None,
        whom: tuple[int | None, str] | None = None,
        known: InterviewCard | None = None,
    ) -> None:
        self.known = known
        adviser = None
        if known is not None:
            person = (known.contact_id, known.name)
            whom = (known.whom_id, known.whom) if known.whom else None
            if known.recommender_id is not None:
                adviser = (known.recommender_id, known.recommender)
        client = (whom[0], whom[1]) if whom is not None and whom[0] is not None else None
        self._whom_before: int | str | None = (whom[0] or whom[1] or None) if whom else None
        self._whom_written = whom[1] if whom is not None else ""
        self._who = InterviewPerson(gateway, person)
        self._whom = InterviewPerson(gateway, client, outside=True)
        self._adviser = InterviewPerson(gateway, adviser)
        self._who_value = self._who.written

    def pages(self, values: Mapping[str, str] | None = None) -> list[list[Field]]:
        """Return the two pages: with whom and why, then what to ask and to give.

        ``values`` are those to go on from.
        """
        written = values or {}
        return [
            [replace(field, value=written.get(field.name, field.value)) for field in page]
            for page in self._pages()
        ]

    def new_names(self, values: Mapping[str, str]) -> list[str]:
        """Return the names of the people to add that right values mean."""
        named = (self._who.new_name(values["who"]), self._adviser.new_name(values["adviser"]))
        return [name for name in named if name]

    def _pages(self) -> list[list[Field]]:
        known = self.known
        second = [
            Field("questions", _("My questions, one a line"), known.questions if known else "",
                  hint=_("What does your day look like?"), check=check_notes, wide=True,
                  lines=QUESTION_LINES),
            Field("give_back", _("What I can give back"),
                  _one_line(known.give_back) if known else "",
                  hint=_("an article, a contact, news of the trade"), wide=True),
        ]  # fmt: skip
        if known is not None:
            second.append(
                Field("outcome", _("What came of it"), _one_line(known.outcome), wide=True)
            )
        return [
            [
                Field("who", _("With whom"), self._who.written,
                      hint=_("somebody you know, or a new name"), check=self._check_who,
                      explain=self._who.explain, prepare=self._who.prepare, suggester=self._who,
                      wide=True),
                Field("aim", _("Aim"), _one_line(known.aim) if known else "",
                      hint=_("to know the trade of a sound engineer"), wide=True),
                Field("whom", _("For whom"), self._whom_written,
                      hint=_("me, or somebody's name"), check=self._check_whom,
                      explain=self._whom.explain, prepare=self._whom.prepare,
                      suggester=self._whom),
                Field("adviser", _("Recommended by"), self._adviser.written,
                      hint=_("a person, or nobody"), check=self._check_adviser,
                      explain=self._adviser.explain, prepare=self._adviser.prepare,
                      suggester=self._adviser),
                Field("meet_on", _("Day of the meeting"), known.meet_on or "" if known else "",
                      hint=_("friday, 3 December, or nothing yet"), check=self._check_day,
                      explain=explain_meeting, wide=True),
            ],
            second,
        ]  # fmt: skip

    def fields_of(self, values: dict[str, str]) -> InterviewFields:
        """Return what the model is told of right values."""
        known = self.known
        kept = {"aim": "", "give_back": "", "outcome": ""}
        for name in kept:
            before = getattr(known, name) if known is not None else ""
            written = values.get(name, "")
            kept[name] = before if written == _one_line(before) else written  # its lines stay
        return InterviewFields(
            contact=self._who.who_of(values["who"]) or "",
            whom=self._whom_of(values["whom"]),
            recommender=self._adviser.who_of(values["adviser"]),
            questions=values["questions"],
            meet_on=self._day_of(values["meet_on"]),
            **kept,
        )

    def name_of(self, values: dict[str, str]) -> str:
        """Return the name of the one with whom it is, as it was understood."""
        return self._who.name_of(values["who"])

    def _check_who(self, value: str) -> str | None:
        self._who_value = value
        return _("With whom?") if self._who.is_me(value) else self._who.check(value)

    def _whom_of(self, value: str) -> int | str | None:
        # A mere name stays one as long as it is left alone, whoever is called so by now.
        if value == self._whom_written:
            return self._whom_before
        return self._whom.who_of(value)

    def _check_whom(self, value: str) -> str | None:
        if value == self._whom_written and isinstance(self._whom_before, str):
            return None
        return self._whom.check(value) or self._somebody_else(self._whom, value)

    def _check_adviser(self, value: str) -> str | None:
        return self._adviser.check(value) or self._somebody_else(self._adviser, value)

    def _somebody_else(self, picker: InterviewPerson, value: str) -> str | None:
        one = picker.same(value)
        return _("That is this person.") if one and one == self._who.same(self._who_value) else None

    def _check_day(self, value: str) -> str | None:
        # What another program wrote stays right as long as it is left alone.
        if self.known is not None and value == (self.known.meet_on or ""):
            return None
        return check_meeting(value)

    def _day_of(self, value: str) -> str | None:
        if self.known is not None and value == (self.known.meet_on or ""):
            return self.known.meet_on
        return read_meeting(value)


def read_meeting(value: str) -> str | None:
    """Return the day (YYYY-MM-DD) that a text means, one to come preferred; None for none."""
    found = read_due_day(value) if value else None
    return found.isoformat() if found else None


def check_meeting(value: str) -> str | None:
    """A day or nothing."""
    return None if not value or read_meeting(value) else _("A day, like friday or 3 December")


def explain_meeting(value: str) -> str | None:
    """Return the day that was understood."""
    read = read_meeting(value)
    return full_date(day(read)) if read else None


def meeting_field(value: str | None, *, wanted: bool) -> Field:
    """Return the field of the day of a meeting; ``wanted``: there has to be one."""

    def check(written: str) -> str | None:
        return check_meeting(written) if written or not wanted else _("On which day?")

    return Field(
        "on", _("Day of the meeting"), value or "", hint=_("friday, 3 December"), check=check,
        explain=explain_meeting, wide=True,
    )  # fmt: skip


def _one_line(text: str) -> str:
    return " ".join(text.split())
