"""Finding somebody again: who could know them, asked or written to; or they are found."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.model.news import add_question
from reseau_tui.model.remember import find_again
from reseau_tui.network.full_card import full_card
from reseau_tui.network.lost import CouldKnow, could_know
from reseau_tui.tui.drawing import safe, sentence
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen
from reseau_tui.tui.screens.could_know import CouldKnowScreen
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.screens.reaching import KEYS, open_from
from reseau_tui.tui.widgets.form_field import Field

if TYPE_CHECKING:
    from reseau_tui.network.lost import LostPerson
    from reseau_tui.tui.screens.place import PlaceScreen

_LABEL_MOST = 80


class LostActions:
    """What can be done for ``lost``, from ``screen``."""

    def __init__(self, screen: PlaceScreen, lost: LostPerson) -> None:
        self._screen = screen
        self._lost = lost

    async def find(self) -> None:
        """Show who could know them; whoever is chosen is asked."""
        found = await self._screen.reseau.gateway.ask(could_know, self._lost.id, clock.today())
        choices = [
            Choice(key, safe(one.name), one, " · ".join(safe(reason) for reason in one.why))
            for key, one in zip(KEYS, found, strict=False)
        ]
        words = _("Who could know {name}?")
        if not choices:
            words = _(
                "Nobody here has anything in common with {name} yet.\n"
                "Where you met, where they worked, who knows them:\n"
                "with that on the card, people come up here."
            )
        choices += [
            Choice("y", _("found again"), "found"),
            Choice("w", _("open the card of {name}").format(name=safe(self._lost.name)), "card"),
        ]
        chosen = await self._screen.app.push_screen_wait(
            CouldKnowScreen(sentence(words, name=self._lost.name), choices)
        )
        if isinstance(chosen, CouldKnow):
            await self._turn_to(chosen)
        elif chosen == "found":
            await self.found()
        elif chosen == "card":
            self._screen.reseau.open_card(self._lost.id)

    async def _turn_to(self, one: CouldKnow) -> None:
        chosen = await self._choose(
            "{other}\n" + safe(" · ".join(one.why)).replace("{", "{{").replace("}", "}}"),
            [
                Choice("a", _("keep it as something to ask them"), "ask"),
                Choice("w", _("write or call"), "write"),
                Choice("l", _("log that you asked"), "log"),
                Choice("o", _("open the card"), "card"),
            ],
            other=one.name,
        )
        if chosen == "ask":
            await self._keep_question(one)
        elif chosen == "write":
            full = await self._screen.reseau.gateway.ask(full_card, one.id)
            if full is not None:
                await open_from(self._screen, full)
        elif chosen == "log":
            self._log(one)
        elif chosen == "card":
            self._screen.reseau.open_card(one.id)

    async def _keep_question(self, one: CouldKnow) -> None:
        """Put the question on the card of who is to be asked."""
        question = _("do you know how to reach {name}?").format(name=self._lost.name)
        values = await self._screen.app.push_screen_wait(
            FormScreen(
                sentence(_("To ask {name}"), name=one.name),
                [[Field("text", _("To ask"), question, check=_check_text, wide=True)]],
            )
        )
        if values is None:
            return
        text = values["text"]
        await self._screen.reseau.gateway.change(
            _("to ask {name}: {text}").format(name=one.name, text=text[:_LABEL_MOST]),
            partial(add_question, one.id, text),
        )
        self._screen.done(
            _("On the card of {name}: {text}"), name=one.name, text=text[:_LABEL_MOST]
        )

    def _log(self, one: CouldKnow) -> None:
        from reseau_tui.tui.screens.capture import CaptureScreen

        self._screen.app.push_screen(CaptureScreen([(one.id, one.name)]))

    async def found(self) -> None:
        """They are not lost from sight any more."""
        await self._screen.reseau.gateway.change(
            _("found again: {name}").format(name=self._lost.name),
            partial(find_again, self._lost.id),
        )
        self._screen.done(_("Found again: {name}"), name=self._lost.name)

    async def _choose(self, words: str, choices: list[Choice], **values: str) -> Any:
        named = sentence(words, name=self._lost.name, **values)
        return await self._screen.app.push_screen_wait(ChoiceScreen(named, choices))


def _check_text(value: str) -> str | None:
    return None if value else _("A few words, please.")
