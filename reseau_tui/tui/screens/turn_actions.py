"""What can be done with one good turn, on its own screen and on a card: each one named action."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.content import Content

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.model import good_turns
from reseau_tui.tui.drawing import sentence
from reseau_tui.tui.read_day import read_past_day
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.turn_words import outcomes
from reseau_tui.tui.widgets.form_field import Field

if TYPE_CHECKING:
    from reseau_tui.network.good_turns import TurnRow
    from reseau_tui.tui.screens.place import PlaceScreen

_LABEL_MOST = 80
_SHOWN_MOST = 200
"""Letters of a good turn in a toast or a label, and in a question."""

_UNKNOWN = "unknown"


class TurnActions:
    """The good turn ``turn`` as ``screen`` changes it."""

    def __init__(self, screen: PlaceScreen, turn: TurnRow) -> None:
        self._screen = screen
        self._turn = turn

    async def finish(self) -> None:
        """It is done, with what came of it; one that is done is open again."""
        turn = self._turn
        if turn.done:
            await self._change(
                _("good turn open again: {text}"), _("Open again: {text}"),
                partial(good_turns.reopen_good_turn, turn.id),
            )  # fmt: skip
            return
        outcome = await self._ask_outcome(_("Done: what came of it?\n{text} · {name}"))
        if outcome is not None:
            known = None if outcome == _UNKNOWN else outcome
            await self._change(
                _("good turn done: {text}"), _("Done: {text}"),
                partial(good_turns.finish_good_turn, turn.id, known),
            )  # fmt: skip

    async def outcome(self) -> None:
        """Note what came of it."""
        if not self._turn.done:
            await self.finish()
            return
        outcome = await self._ask_outcome(_("What came of it?\n{text} · {name}"))
        if outcome is not None:
            known = None if outcome == _UNKNOWN else outcome
            await self._change(
                _("what came of: {text}"), _("Noted: {text}"),
                partial(good_turns.note_outcome, self._turn.id, known),
            )  # fmt: skip

    async def _ask_outcome(self, question: str) -> str | None:
        words = outcomes()
        return await self._choose(
            question,
            [
                Choice("x", _("not known yet"), _UNKNOWN),
                Choice("g", words["good"], "good"),
                Choice("s", words["some"], "some"),
                Choice("n", words["nothing"], "nothing"),
            ],
        )

    # Thanks -----------------------------------------------------------------------------------

    async def thank(self) -> None:
        """Thanks were said, or there are none to say; said already, they can be taken back."""
        turn = self._turn
        if not turn.thankable:
            words = _("What you gave needs no thanks of yours.")
            self._screen.notify(words if turn.given else _("It is not done yet: no thanks so far."))
            return
        if not turn.to_thank:
            await self._thanked_already()
            return
        how = await self._choose(
            _("Thanked {name}?\n{text}"),
            [
                Choice("t", _("Yes, today: only mark it"), "mark"),
                Choice("l", _("Yes: log it as an exchange too"), "log"),
                Choice("o", _("Yes, on another day"), "day"),
                Choice("n", _("No thanks to say for this"), "none"),
            ],
        )
        if how == "mark":
            await self._thanked(clock.today())
        elif how == "day":
            await self._thanked_on_a_day()
        elif how == "log":
            await self._log_thanks()
        elif how == "none":
            await self._change(
                _("no thanks to say: {text}"), _("No thanks to say: {text}"),
                partial(good_turns.no_thanks, turn.id),
            )  # fmt: skip

    async def _thanked_already(self) -> None:
        turn = self._turn
        question = _("There are no thanks to say.\n{text} · {name}")
        if turn.thanked_on:
            question = _("{name} was thanked.\n{text}")
        back = await self._choose(
            question,
            [
                Choice("t", _("Not so: thanks are still to say"), True),
                Choice("n", _("Leave it as it is"), False),
            ],
        )
        if back:
            await self._change(
                _("thanks still to say: {text}"), _("Thanks still to say: {text}"),
                partial(good_turns.unthank, turn.id),
            )  # fmt: skip

    async def _thanked(self, on: datetime.date) -> None:
        await self._change(
            _("thanked {name}: {text}"), _("Thanked {name}: {text}"),
            partial(good_turns.thank_for, [self._turn.id], on),
        )  # fmt: skip

    async def _thanked_on_a_day(self) -> None:
        values = await self._form([self._day_field()])
        if values is not None:
            await self._thanked(_day_of(values["on"]))

    async def _log_thanks(self) -> None:
        words = _("Thanked for: {text}").format(text=" ".join(self._turn.text.split()))

        def check(value: str) -> str | None:
            return None if value else _("What did you say?")

        values = await self._form(
            [Field("words", _("In the timeline"), words, check=check, wide=True), self._day_field()]
        )
        if values is not None:
            run = partial(
                good_turns.say_thanks, self._turn.id, values["words"], _day_of(values["on"])
            )
            await self._change(_("thanks to {name}: {text}"), _("Thanks to {name} logged"), run)

    def _day_field(self) -> Field:
        from reseau_tui.tui.screens.exchange_form import check_day, explain_day

        return Field(
            "on", _("Day"), clock.today().isoformat(),
            hint=_("yesterday, last friday, 3 March"), check=check_day, explain=explain_day,
            wide=True,
        )  # fmt: skip

    async def _form(self, fields: list[Field]) -> dict[str, str] | None:
        title = sentence(_("Thanks to {name}"), name=self._turn.name)
        return await self._screen.app.push_screen_wait(FormScreen(title, [fields]))

    # Edit, drop -------------------------------------------------------------------------------

    async def edit(self) -> None:
        """Change what is known of it."""
        from reseau_tui.tui.screens.turn_form import TurnForm

        turn = self._turn
        form = TurnForm(self._screen.reseau.gateway, given=turn.given, known=turn)
        pages = form.pages()
        before = {field.name: field.value.strip() for page in pages for field in page}
        values = await self._screen.app.push_screen_wait(
            FormScreen(Content(_("Edit the good turn")), pages, focus="text")
        )
        if values is None or values == before:
            return
        await self._change(
            _("edit good turn: {text}"), _("Good turn changed: {text}"),
            partial(good_turns.edit_good_turn, turn.id, form.fields_of(values)),
        )  # fmt: skip

    async def drop(self) -> None:
        """Remove it, after asking."""
        sure = await self._choose(
            _("Remove this good turn?\n{text} · {name}"),
            [Choice("y", _("Yes, remove"), True), Choice("n", _("No, keep"), False)],
        )
        if sure:
            await self._change(
                _("good turn removed: {text}"), _("Removed: {text}"),
                partial(good_turns.drop_good_turn, self._turn.id),
            )  # fmt: skip

    async def _choose(self, question: str, choices: list[Choice]) -> Any:
        named = sentence(question, text=self._turn.text[:_SHOWN_MOST], name=self._turn.name)
        return await self._screen.app.push_screen_wait(ChoiceScreen(named, choices))

    async def _change(self, label: str, said: str, run: Callable[[], Any]) -> None:
        values = {"text": self._turn.text[:_LABEL_MOST], "name": self._turn.name}
        await self._screen.reseau.gateway.change(label.format(**values), run)
        self._screen.done(said, **values)


def _day_of(value: str) -> datetime.date:
    on = read_past_day(value)
    return datetime.date.fromisoformat(on) if on else clock.today()
