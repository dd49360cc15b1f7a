"""How an interview goes on from column to column: what is asked at each, one named action each."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.content import Content

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.model import interviews as model
from reseau_tui.model.database import connection
from reseau_tui.model.interviews import STEPS
from reseau_tui.network.interviews import CUSTOM, InterviewCard, interview, steps
from reseau_tui.tui.commands import keyed
from reseau_tui.tui.days import near
from reseau_tui.tui.drawing import safe, sentence
from reseau_tui.tui.read_day import read_past_day
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.screens.interview_form import meeting_field, read_meeting
from reseau_tui.tui.widgets.form_field import Field

if TYPE_CHECKING:
    from reseau_tui.tui.screens.place import PlaceScreen

_LABEL_MOST = 60
"""Letters of an aim in an exchange that is logged without words of one's own."""

_OUTCOME_LINES = 3


class InterviewSteps:
    """The interview ``card`` as ``screen`` moves it over the board."""

    def __init__(self, screen: PlaceScreen, card: InterviewCard) -> None:
        self._screen = screen
        self.card = card

    # From column to column --------------------------------------------------------------------

    async def move(self, way: int) -> None:
        """One column on (``way`` 1), with what it asks there, or one back."""
        place = STEPS.index(self.card.step) + way
        if place < 0:
            self._screen.notify(_("It stands in the first column."))
        elif place == len(STEPS):
            self._screen.notify(
                keyed(_("The outcome is told: {put_aside} takes it off the board."))
            )
        elif way < 0:
            await self._moved_to(STEPS[place])
        else:
            await self.go_on(STEPS[place])

    async def go_on(self, step: str) -> None:
        """Come to ``step``, the one after that of now, with what has to be known there."""
        if step == model.DATE_SET:
            await self._set_date()
        elif step == model.DONE:
            await self._took_place()
        elif step == model.THANKED:
            await self._thank()
        elif step == model.TOLD:
            await self._tell()
        else:
            await self._moved_to(step)

    async def _moved_to(self, step: str, meet_on: str | None = None) -> None:
        def run() -> None:
            model.move_interview(connection(), self.card.id, step, _today(), meet_on)

        words = steps()[step]
        await self._change(_("interview with {name}: {step}"), _("{name}: {step}"), run, step=words)

    async def _set_date(self) -> None:
        title = sentence(_("The interview with {name}: which day?"), name=self.card.name)
        field = meeting_field(self.card.meet_on, wanted=True)
        values = await self._screen.app.push_screen_wait(FormScreen(title, [[field]]))
        if values is not None:
            await self._moved_to(model.DATE_SET, read_meeting(values["on"]))

    async def change_date(self) -> None:
        """Say on which day it is to be, from any column."""
        if self.card.step in (model.TO_CONTACT, model.ASKED, model.DATE_SET):
            await self._set_date()
        else:
            self._screen.notify(_("It has taken place already."))

    # Done -------------------------------------------------------------------------------------

    async def _took_place(self) -> None:
        card = self.card
        on = _not_to_come(card.meet_on)
        shown = near(on, clock.today())
        log = Choice("l", _("Yes: log it as a meeting"), "log", shown)
        plain = Choice("n", _("Yes: nothing to log"), "plain")
        choices = [log, Choice("o", _("Yes, on another day"), "day"), plain]
        if card.whom:
            # I was not there: it is no exchange of mine unless I say so.
            both = Choice("l", _("Yes, and I was there: log it"), "log", shown)
            choices = [Choice("n", _("Yes: it took place"), "plain"), choices[1], both]
        choices.append(Choice("d", _("No: there is a new day"), "date"))
        how = await self._choose(_("Did the interview with {name} take place?"), choices)
        if how == "date":
            await self._set_date()
        elif how == "day":
            await self._on_another_day(on)
        elif how is not None:
            await self._done(on, self._meeting_words() if how == "log" else "")

    async def _on_another_day(self, on: str) -> None:
        log = Field(
            "words", _("In the timeline, or nothing"),
            "" if self.card.whom else self._meeting_words(), wide=True,
        )  # fmt: skip
        values = await self._form(_("The interview with {name}"), [_day_field(on), log])
        if values is not None:
            await self._done(_past_day(values["on"]), values["words"])

    async def _done(self, on: str, words: str) -> None:
        card = self.card

        def run() -> None:
            if words:
                others = (card.whom_id,) if card.whom_id else ()
                model.log_meeting(connection(), card.id, words, on, others)
            model.move_interview(connection(), card.id, model.DONE, on)

        said = _("{name}: done and logged") if words else _("{name}: done")
        await self._change(_("interview with {name}: done"), said, run)

    def _meeting_words(self) -> str:
        aim = _short(self.card.aim)
        return _("Network interview: {aim}").format(aim=aim) if aim else _("Network interview")

    # Thanks -----------------------------------------------------------------------------------

    async def _thank(self) -> None:
        card = self.card
        if card.may_leave_done:
            await self._moved_to(model.THANKED)
            return
        choices = [
            Choice("t", _("Yes, today: log the thanks"), "today"),
            Choice("w", _("Yes: other words, another day"), "words"),
            Choice("n", _("No thanks to say for this"), "none"),
        ]
        if card.recommender:
            both = _("Yes, and {name} too").format(name=safe(card.recommender))
            choices.insert(1, Choice("b", both, "both"))
        question = _("Thanked {name} for the interview?")
        hint = _("Two names are the custom.") if card.names < CUSTOM else ""
        if hint:
            question += "\n{hint}"
            choices.append(Choice("r", _("Note the names obtained"), "names"))
        how = await self._choose(question, choices, hint=hint)
        if how == "names":
            await self.names()
            await self._thank_after_names()
        elif how in ("today", "both"):
            await self._thanked(self._thanks_words(), _today(), both=how == "both")
        elif how == "words":
            await self._thanked_with_words()
        elif how == "none":
            run = partial(_no_thanks, card.id)
            await self._change(
                _("no thanks to say: interview with {name}"),
                _("{name}: no thanks to say"), run,
            )  # fmt: skip

    async def names(self) -> None:
        """Note the names obtained, one a line."""
        from reseau_tui.tui.screens.interview_names import NamesScreen

        await self._screen.app.push_screen_wait(NamesScreen(self.card))

    async def _thank_after_names(self) -> None:
        """Ask again, of the card as it is after names were noted."""
        card = await self._screen.reseau.gateway.ask(interview, self.card.id)
        if card is not None and card.step == model.DONE:
            self.card = card
            await self._thank()

    async def thank(self) -> None:
        """Say thanks, wherever the card stands from Done on."""
        if self.card.step in (model.TO_CONTACT, model.ASKED, model.DATE_SET):
            self._screen.notify(_("It has not taken place yet: no thanks so far."))
        elif self.card.step == model.DONE:
            await self._thank()
        elif self.card.thanked_on:
            said = _("{name} was thanked.").format(name=safe(self.card.name))
            self._screen.notify(said)
        else:
            await self._thanked_with_words()

    async def _thanked_with_words(self) -> None:
        card = self.card

        def check(value: str) -> str | None:
            return None if value else _("What did you say?")

        fields = [
            Field("words", _("In the timeline"), self._thanks_words(), check=check, wide=True),
            _day_field(_today()),
        ]
        if card.recommender:
            fields.append(
                Field("both", _("To {name} as well, or nothing").format(name=card.recommender),
                      self._recommender_words(), wide=True)
            )  # fmt: skip
        values = await self._form(_("Thanks to {name}"), fields)
        if values is not None:
            on = _past_day(values["on"])
            await self._thanked(values["words"], on, adviser=values.get("both", ""))

    async def _thanked(self, words: str, on: str, *, both: bool = False, adviser: str = "") -> None:
        told = self._recommender_words() if both else adviser

        def run() -> None:
            model.say_thanks(connection(), self.card.id, words, on, recommender=told)

        await self._change(_("thanks for the interview: {name}"), _("Thanks to {name} logged"), run)

    def _thanks_words(self) -> str:
        aim = _short(self.card.aim)
        if aim:
            return _("Thanked for the interview: {aim}").format(aim=aim)
        return _("Thanked for the interview")

    def _recommender_words(self) -> str:
        return _("Told that the interview with {name} took place").format(name=self.card.name)

    # Outcome ----------------------------------------------------------------------------------

    async def _tell(self) -> None:
        if not self.card.may_leave_done:
            await self._thank()
            return

        def check(value: str) -> str | None:
            return None if value else _("What came of it?")

        yes, no = _("yes"), _("no")
        fields = [
            Field("outcome", _("What came of it"), self.card.outcome, check=check, wide=True,
                  lines=_OUTCOME_LINES),
            Field("log", _("In the timeline, too"), yes, options=(yes, no)),
            _day_field(_today(), wide=False),
        ]  # fmt: skip
        values = await self._form(_("Tell {name} how it went"), fields)
        if values is None:
            return
        log = not no.startswith(values["log"].strip().casefold() or "-")

        def run() -> None:
            model.tell_outcome(
                connection(), self.card.id, values["outcome"], _past_day(values["on"]), log=log
            )

        await self._change(
            _("outcome told: interview with {name}"), _("{name} knows how it went"), run
        )

    # Asking, changing -------------------------------------------------------------------------

    async def _choose(self, question: str, choices: list[Choice], **values: str) -> Any:
        named = sentence(question, name=self.card.name, **values)
        return await self._screen.app.push_screen_wait(ChoiceScreen(named, choices))

    async def _form(self, title: str, fields: list[Field]) -> dict[str, str] | None:
        named: Content = sentence(title, name=self.card.name)
        return await self._screen.app.push_screen_wait(FormScreen(named, [fields]))

    async def _change(self, label: str, said: str, run: Callable[[], None], **values: str) -> None:
        named = {"name": self.card.name, **values}
        try:
            await self._screen.reseau.gateway.change(label.format(**named), run)
        except model.ThanksFirst:
            self._screen.notify(_("Thanks first: it changed meanwhile."))
        else:
            self._screen.done(said, **named)


def _no_thanks(interview_id: int) -> None:
    model.no_thanks(connection(), interview_id, _today())


def _day_field(on: str, *, wide: bool = True) -> Field:
    from reseau_tui.tui.screens.exchange_form import check_day, explain_day

    return Field(
        "on", _("Day"), on, hint=_("yesterday, last friday, 3 March"), check=check_day,
        explain=explain_day, wide=wide,
    )  # fmt: skip


def _past_day(value: str) -> str:
    return read_past_day(value) or _today()


def _not_to_come(value: str | None) -> str:
    """Return the day agreed on, today when it is still to come or no day."""
    try:
        agreed = datetime.date.fromisoformat((value or "")[:10])
    except ValueError:
        return _today()
    return min(agreed, clock.today()).isoformat()


def _today() -> str:
    return clock.today().isoformat()


def _short(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= _LABEL_MOST else said[: _LABEL_MOST - 1].rstrip() + "…"
