"""What can be done with one introduction: its next step, what came of it, thanks, drafts."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.model import introductions as model
from reseau_tui.model.introductions import (
    AGREED,
    DECLINED,
    FIRST_AGREED,
    FOLLOWED_UP,
    MADE,
    PROPOSED,
    SECOND_AGREED,
)
from reseau_tui.network.introduction_phrases import outcomes, pair_words, status_words
from reseau_tui.text import clean_note
from reseau_tui.tui.drawing import safe, sentence
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.widgets.form_field import Field

if TYPE_CHECKING:
    from reseau_tui.network.introductions import IntroductionRow
    from reseau_tui.tui.screens.base import ReseauScreen

_MOST = 120
"""Letters of the two names in a toast or a label."""

_UNKNOWN = "unknown"


class IntroductionActions:
    """The introduction ``row`` as ``screen`` changes it."""

    def __init__(self, screen: ReseauScreen, row: IntroductionRow) -> None:
        self._screen = screen
        self._row = row
        self._pair = pair_words(row)

    async def step(self) -> None:
        """Note how far it is now: who agreed, that it is made, what came of it."""
        row = self._row
        if row.met:
            await self.outcome()
            return
        question = _("{pair}: {status}.\nAnd now?")
        status = await self._choose(question, self._steps())
        if status is not None:
            await self._set(status)

    def _steps(self) -> list[Choice]:
        row = self._row
        made = Choice("m", _("It is made: they are in touch"), MADE)
        declined = Choice("n", _("No, declined"), DECLINED)
        if row.status == DECLINED:
            return [Choice("p", _("Proposed again"), PROPOSED), made]
        if row.with_me:
            made = Choice("m", _("It is made: we are in touch"), MADE)
            agreed = Choice("a", _("They agreed"), AGREED)
            return [made, declined] if row.status == AGREED else [agreed, made, declined]
        first = Choice("a", _("{name} agreed").format(name=safe(row.first)), FIRST_AGREED)
        second = Choice("b", _("{name} agreed").format(name=safe(row.second)), SECOND_AGREED)
        both = Choice("t", _("Both agreed"), AGREED)
        if row.status == AGREED:
            return [made, declined]
        if row.status == FIRST_AGREED:
            return [Choice("b", second.label, AGREED), made, declined]
        if row.status == SECOND_AGREED:
            return [Choice("a", first.label, AGREED), made, declined]
        return [first, second, both, made, declined]

    async def _set(self, status: str, outcome: str | None = None) -> None:
        names = {
            PROPOSED: _("{pair}: proposed"),
            FIRST_AGREED: _("{pair}: {first} agreed"),
            SECOND_AGREED: _("{pair}: {second} agreed"),
            AGREED: _("{pair}: both agreed"),
            MADE: _("{pair}: made"),
            FOLLOWED_UP: _("{pair}: followed up"),
            DECLINED: _("{pair}: declined"),
        }
        today = clock.today().isoformat()
        await self._change(
            names[status],
            lambda sql: model.set_status(sql, self._row.id, status, today, outcome),
        )

    async def outcome(self) -> None:
        """Note what came of it; one that is not made goes a step further first."""
        if not self._row.met:
            await self.step()
            return
        words = outcomes()
        chosen = await self._choose(
            _("{pair}: {status}.\nWhat came of it?"),
            [
                Choice("m", words["met"], "met"),
                Choice("i", words["information"], "information"),
                Choice("w", words["job"], "job"),
                Choice("c", words["client"], "client"),
                Choice("n", words["nothing"], "nothing"),
                Choice("x", _("not known yet"), _UNKNOWN),
            ],
        )
        if chosen is None:
            return
        known = None if chosen == _UNKNOWN else chosen
        today = clock.today().isoformat()
        await self._change(
            _("what came of {pair}"),
            lambda sql: model.note_outcome(sql, self._row.id, known, today),
        )

    # Thanks -----------------------------------------------------------------------------------

    async def thank(self) -> None:
        """The introducer was thanked, or there are none to say; said already, take it back."""
        row = self._row
        if not row.thankable:
            words = _("Thanks are for an introduction that somebody made for you.")
            self._screen.notify(words)
            return
        if not row.to_thank:
            back = await self._choose(
                _("{name} was thanked.") if row.thanked_on else _("There are no thanks to say."),
                [
                    Choice("t", _("Not so: thanks are still to say"), True),
                    Choice("n", _("Leave it as it is"), False),
                ],
            )
            if back:
                await self._change(
                    _("thanks still to say to {name}"), lambda sql: model.unthank(sql, row.id)
                )
            return
        how = await self._choose(
            _("Thanked {name} for the introduction?\n{pair}"),
            [
                Choice("t", _("Yes, today: only mark it"), "mark"),
                Choice("l", _("Yes: log it as an exchange too"), "log"),
                Choice("n", _("No thanks to say for this"), "none"),
            ],
        )
        today = clock.today().isoformat()
        if how == "mark":
            await self._change(
                _("thanked {name}"), lambda sql: model.thank_introducer(sql, row.id, today)
            )
        elif how == "none":
            await self._change(
                _("no thanks to say to {name}"), lambda sql: model.no_thanks(sql, row.id)
            )
        elif how == "log":
            await self._log_thanks(today)

    async def _log_thanks(self, today: str) -> None:
        row = self._row
        other = row.second or row.first
        words = _("Thanked for introducing me to {name}").format(name=" ".join(other.split()))

        def check(value: str) -> str | None:
            return None if clean_note(value) else _("What did you say?")

        values = await self._screen.app.push_screen_wait(
            FormScreen(
                sentence(_("Thanks to {name}"), name=row.introducer),
                [[Field("words", _("In the timeline"), words, check=check, wide=True)]],
            )
        )
        if values is not None:
            at = int(clock.now().timestamp())
            await self._change(
                _("thanks to {name}"),
                lambda sql: model.say_thanks(sql, row.id, values["words"], today, at),
            )

    # Edit, drafts, drop -----------------------------------------------------------------------

    async def edit(self) -> None:
        """Change who, to whom, why and when."""
        from reseau_tui.tui.screens.introduction_adding import edit_introduction

        await edit_introduction(self._screen.reseau, self._row)

    async def drafts(self) -> None:
        """Show what may be written to each side, to copy or open in the mail program."""
        from reseau_tui.network.introduction_words import drafts
        from reseau_tui.tui.screens.introduction_drafts import DraftsScreen

        found = await self._screen.reseau.gateway.ask(drafts, self._row)
        if not found:
            self._screen.notify(
                _("{name} writes to them: nothing to draft here.").format(
                    name=safe(self._row.introducer)
                )
            )
            return
        await self._screen.app.push_screen_wait(DraftsScreen(found))

    async def drop(self) -> None:
        """Remove it, after asking."""
        sure = await self._choose(
            _("Remove this introduction?\n{pair}"),
            [Choice("y", _("Yes, remove"), True), Choice("n", _("No, keep"), False)],
        )
        if sure:
            await self._change(
                _("introduction removed: {pair}"),
                lambda sql: model.drop_introduction(sql, self._row.id),
            )

    async def _choose(self, question: str, choices: list[Choice]) -> Any:
        title = sentence(question, **self._values())
        return await self._screen.app.push_screen_wait(ChoiceScreen(title, choices))

    def _values(self) -> dict[str, str]:
        row = self._row
        return {
            "pair": self._pair[:_MOST],
            "name": row.introducer or _("you"),
            "first": row.first or _("you"),
            "second": row.second or _("you"),
            "status": status_words(row),
        }

    async def _change(self, said: str, run: Callable[[Any], Any]) -> None:
        """Run one named action; the toast says the same with a capital."""
        values = {key: value[:_MOST] for key, value in self._values().items()}
        label = said.format(**values)

        def change() -> Any:
            from reseau_tui.model.database import connection

            return run(connection())

        await self._screen.reseau.gateway.change(label, partial(change))
        self._screen.reseau.tell_done("{label}", label=label[:1].upper() + label[1:])
