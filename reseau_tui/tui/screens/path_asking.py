"""Asking somebody to introduce me: the message is copied, the introduction noted as proposed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.network import phrases
from reseau_tui.network.path_asking import Asking, asking
from reseau_tui.network.reading import as_day
from reseau_tui.text import clean_note
from reseau_tui.tui.drawing import safe, sentence
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.widgets.form_field import Field

if TYPE_CHECKING:
    from reseau_tui.tui.screens.place import PlaceScreen

_TEXT_LINES = 10
"""Lines of the message in its window at most."""

_MOST = 60
"""Letters of a name in a label."""


async def ask_for_introduction(
    screen: PlaceScreen, introducer: int, target: int, over: int | None = None, why: str = ""
) -> None:
    """Write to ``introducer`` about meeting ``target``, who is reached ``over`` somebody else.

    Saved, the message is copied and the introduction is there as proposed; where it was asked for
    already, the message is copied and that is all.
    """
    asked = await screen.reseau.gateway.ask(asking, introducer, target, over, why)
    if asked is None:
        screen.notify(_("One of the two is not there any more."))
        return
    values = await screen.app.push_screen_wait(_form(screen, asked, why))
    if values is None:
        return
    text = clean_note(values["text"])
    if text:
        screen.app.copy_to_clipboard(text)
    if asked.asked_on is not None:
        screen.notify(_("Copied: the message to {name}").format(name=safe(asked.introducer[1])))
        return

    def run() -> None:
        from reseau_tui.model.database import connection
        from reseau_tui.model.introductions import add_introduction

        add_introduction(
            connection(), introducer=introducer, first=None, second=target,
            on=clock.today().isoformat(), why=values["why"],
        )  # fmt: skip

    names = {"name": asked.introducer[1][:_MOST], "target": asked.target[1][:_MOST]}
    await screen.reseau.gateway.change(
        _("asked {name} for an introduction to {target}").format(**names), run
    )
    said = _("Asked {name} for an introduction to {target}; the message is copied")
    if not text:
        said = _("Asked {name} for an introduction to {target}")
    screen.done(said, **names)


async def copy_message(
    screen: PlaceScreen, introducer: int, target: int, over: int | None = None
) -> None:
    """Copy the message that asks for the introduction; nothing is noted."""
    asked = await screen.reseau.gateway.ask(asking, introducer, target, over)
    if asked is not None:
        screen.app.copy_to_clipboard(asked.text)
        screen.notify(_("Copied: the message to {name}").format(name=safe(asked.introducer[1])))


def _form(screen: PlaceScreen, asked: Asking, why: str) -> FormScreen:
    names = {"name": asked.introducer[1], "target": asked.target[1]}
    room = max(4, min(_TEXT_LINES, screen.size.height - 12))
    message = Field("text", _("The message, to be copied"), asked.text, wide=True, lines=room)
    if asked.asked_on is not None:
        today = clock.today()
        ago = phrases.ago(as_day(asked.asked_on) or today, today)
        again = _("Asked {ago}: write to {name} about {target} again")
        return FormScreen(sentence(again, ago=ago, **names), [[message]])
    hint = _("what you would like to talk about; only for you")
    reason = Field("why", _("What for?"), why, hint=hint, wide=True)
    title = sentence(_("Ask {name} to introduce you to {target}"), **names)
    return FormScreen(title, [[reason, message]], focus="text")
