"""Turning to somebody who can help: write, note the ask, go through the person in between."""

from __future__ import annotations

from functools import partial

from textual import work

from reseau_tui.i18n import _
from reseau_tui.model.good_turns import TurnFields, add_good_turn
from reseau_tui.network.full_card import full_card
from reseau_tui.network.good_turns import turn_rows
from reseau_tui.network.who import Helper, Through
from reseau_tui.text import clean_note
from reseau_tui.tui.commands import keyed
from reseau_tui.tui.drawing import safe, sentence
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.screens.place import PlaceScreen
from reseau_tui.tui.screens.reaching import open_from
from reseau_tui.tui.screens.turn_actions import TurnActions
from reseau_tui.tui.widgets.form_field import Field

_LABEL_MOST = 80


class WhoActions(PlaceScreen):
    """The doing half of who can help; the other half says who is meant and for what."""

    @property
    def chosen(self) -> Helper | None:
        """The person under the cursor."""
        raise NotImplementedError

    @property
    def asked_for(self) -> str:
        """What is looked for, as it was typed."""
        raise NotImplementedError

    def action_ask_who(self) -> None:
        """Let the line take what is typed."""
        raise NotImplementedError

    def _helper(self) -> Helper | None:
        if self.chosen is None:
            self.notify(keyed(_("Nobody is under the cursor: {ask_who} looks for somebody.")))
        return self.chosen

    @work(exclusive=True, group="change")
    async def action_turn_to(self) -> None:
        """Ask how to turn to the person; with nothing asked yet, what it is about."""
        if self.chosen is None and not self.asked_for:
            self.action_ask_who()
            return
        helper = self._helper()
        if helper is None:
            return
        choices = [
            Choice("w", _("write or call"), "write"),
            Choice("a", _("note that you asked"), "ask"),
            Choice("r", _("take a request to them"), "request"),
            Choice("o", _("open the card"), "card"),
        ]
        if helper.through is not None:
            through = _("ask through {name}").format(name=safe(helper.through.name))
            choices.insert(0, Choice("t", through, "through"))
        if helper.asked:
            choices.insert(-1, Choice("n", _("what came of your question"), "outcome"))
        title = sentence("{name}", name=helper.name)
        chosen = await self.app.push_screen_wait(ChoiceScreen(title, choices))
        if chosen == "write":
            await self._write_to(helper.id)
        elif chosen == "ask":
            await self._note_ask(helper)
        elif chosen == "through" and helper.through is not None:
            await self._go_through(helper, helper.through)
        elif chosen == "outcome":
            await self._note_outcome(helper)
        elif chosen == "request":
            from reseau_tui.tui.screens.request_routing import route

            await route(self, helper, self.asked_for)
        elif chosen == "card":
            self._open_card(helper.id)

    @work(exclusive=True, group="change")
    async def action_note_ask(self) -> None:
        """Note that I asked the person."""
        helper = self._helper()
        if helper is not None:
            await self._note_ask(helper)

    def action_helper_card(self) -> None:
        """Show the card of the person."""
        helper = self._helper()
        if helper is not None:
            self._open_card(helper.id)

    def _open_card(self, contact: int) -> None:
        self.reseau.open_card(contact)

    async def _write_to(self, contact: int) -> None:
        full = await self.reseau.gateway.ask(full_card, contact)
        if full is not None:
            await open_from(self, full)

    async def _go_through(self, helper: Helper, through: Through) -> None:
        """Write to the person in between, or note that they were asked."""
        chosen = await self.app.push_screen_wait(
            ChoiceScreen(
                sentence(
                    _("{tie}.\nAsk them to put you in touch with {name}:"),
                    tie=through.tie, name=helper.name,
                ),
                [
                    Choice("i", _("ask for an introduction"), "introduction"),
                    Choice("w", _("write or call"), "write"),
                    Choice("a", _("note that you asked"), "ask"),
                    Choice("o", _("open the card"), "card"),
                ],
            )
        )  # fmt: skip
        if chosen == "introduction":
            from reseau_tui.tui.screens.path_asking import ask_for_introduction

            await ask_for_introduction(self, through.id, helper.id, why=self.asked_for)
        elif chosen == "write":
            await self._write_to(through.id)
        elif chosen == "ask":
            await self._note_ask(helper, through)
        elif chosen == "card":
            self._open_card(through.id)

    async def _note_ask(self, helper: Helper, through: Through | None = None) -> None:
        """Keep the question as help received that is not done yet."""
        title = _("Asked of {name}")
        if through is not None:
            title = _("Asked of {name} through {through}")
        values = await self.app.push_screen_wait(
            FormScreen(
                sentence(title, name=helper.name, through=through.name if through else ""),
                [
                    [
                        Field(
                            "text", _("What for?"), self.asked_for,
                            hint=_("the name of an accountant"), check=_check_text, wide=True,
                        )
                    ]
                ],
            )
        )  # fmt: skip
        if values is None:
            return
        asked = TurnFields(
            contact=helper.id,
            given=False,
            text=values["text"],
            through=through.id if through is not None else None,
            done=False,
        )
        await self.reseau.gateway.change(
            _("asked {name}: {text}").format(name=helper.name, text=asked.text[:_LABEL_MOST]),
            partial(add_good_turn, asked),
        )
        self.done(_("Asked {name}: {text}"), name=helper.name, text=asked.text[:_LABEL_MOST])

    async def _note_outcome(self, helper: Helper) -> None:
        """Say what came of what was asked last."""
        waiting = await self.reseau.gateway.ask(turn_rows, [helper.asked[0].id])
        if waiting:
            await TurnActions(self, waiting[0]).finish()


def _check_text(value: str) -> str | None:
    return None if clean_note(value) else _("A few words, please.")
