"""A form that may name people who are not there yet: they are added on purpose, never by a slip."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from textual.content import Content

from reseau_tui.i18n import _
from reseau_tui.tui.drawing import sentence
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen
from reseau_tui.tui.screens.form import FormScreen

if TYPE_CHECKING:
    from reseau_tui.tui.app import ReseauApp
    from reseau_tui.tui.widgets.form_field import Field

_NAMES_MOST = 200
"""Letters of the names in the question."""


class NamingForm(Protocol):
    """What a form must tell."""

    def pages(self, values: dict[str, str] | None = None) -> Sequence[Sequence[Field]]:
        """Return the fields; ``values`` are what was written in them before, if anything."""
        ...

    def new_names(self, values: dict[str, str]) -> list[str]:
        """Return the names of right values that are to be added."""
        ...


async def ask_with_new(
    app: ReseauApp, title: Content, form: NamingForm, focus: str = ""
) -> dict[str, str] | None:
    """Show the form until who is new in it is meant to be added; return its values, None: left."""
    values: dict[str, str] | None = None
    while True:
        values = await app.push_screen_wait(FormScreen(title, form.pages(values), focus=focus))
        if values is None:
            return None
        new = form.new_names(values)
        if not new or await _meant(app, new):
            return values


async def _meant(app: ReseauApp, new: Sequence[str]) -> bool:
    names = ", ".join(new)[:_NAMES_MOST]
    answer = await app.push_screen_wait(
        ChoiceScreen(
            sentence(_("Not in the network yet: {names}.\nAdd them?"), names=names),
            [Choice("y", _("Yes, add"), True), Choice("n", _("No, back to the form"), False)],
        )
    )
    return bool(answer)
