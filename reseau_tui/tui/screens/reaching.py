"""Copying from a card, and opening its links and addresses: at once, or after asking which."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual.content import Content

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.tui.card_rows import point_kinds
from reseau_tui.tui.card_text import card_text
from reseau_tui.tui.commands import command, keyed
from reseau_tui.tui.drawing import safe
from reseau_tui.tui.links import NoOpener, link_of, open_link
from reseau_tui.tui.screens.base import ReseauScreen
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen

if TYPE_CHECKING:
    from reseau_tui.network.full_card import FullCard
    from reseau_tui.network.people import PointLine

KEYS = "123456789abcdefghilmnopqrstuvxz"
"""Keys of the answers: not j and k, which move, nor w, the whole card."""

_PATIENCE = 2.0
"""Seconds in which an opener says that it cannot: after that it is at work."""


async def copy_from(screen: ReseauScreen, full: FullCard, point: int = 0) -> None:
    """Copy the way to reach somebody with the id ``point``; without one, ask what to copy."""
    known = {one.id: one for one in full.card.points}
    if point in known:
        _copy(screen, known[point].value, known[point].value)
        return
    whole = Choice("w", _("The whole card as text"), 0)
    chosen = await screen.app.push_screen_wait(
        ChoiceScreen(Content(_("Copy what?")), [*_choices(full.card.points), whole])
    )
    if chosen == 0:
        _copy(screen, card_text(full, clock.today()), full.card.summary.name)
    elif chosen is not None:
        _copy(screen, known[chosen].value, known[chosen].value)


def _copy(screen: ReseauScreen, text: str, what: str) -> None:
    screen.app.copy_to_clipboard(text)
    screen.notify(_("Copied: {what}").format(what=safe(what)))


async def open_from(screen: ReseauScreen, full: FullCard, point: int = 0) -> None:
    """Open the link, mail or call with the id ``point``; without one, ask which of several."""
    links = {one.id: link for one in full.card.points if (link := link_of(one.kind, one.value))}
    if not links:
        screen.notify(_("Nothing here can be opened: no link, no e-mail, no phone."))
        return
    if point and point not in links:
        screen.notify(keyed(_("This cannot be opened; {copy_person} copies it.")))
        return
    chosen = point or next(iter(links))
    if not point and len(links) > 1:
        points = tuple(one for one in full.card.points if one.id in links)
        answer = await screen.app.push_screen_wait(
            ChoiceScreen(Content(_("Open what?")), _choices(points))
        )
        if answer is None:
            return
        chosen = answer
    await open_in_program(screen, links[chosen], links[chosen], command("copy-person").key)


def _choices(points: tuple[PointLine, ...]) -> list[Choice]:
    kinds = point_kinds()
    return [
        Choice(
            key,
            safe(one.value),
            one.id,
            " ".join(
                part for part in (kinds.get(one.kind, one.kind), safe(one.label or "")) if part
            ),
        )
        for key, one in zip(KEYS, points, strict=False)
    ]


async def open_in_program(screen: ReseauScreen, link: str, shown: str, copies: str) -> None:
    """Open ``link``, called ``shown``, with the program for it; say what happens.

    ``copies`` is the key that copies instead.
    """
    try:
        process = open_link(link)
    except NoOpener as error:
        screen.notify(
            keyed(
                _("Nothing opens links here: {program} is missing. {copy_person} copies instead."),
                program=error.program,
                copy_person=copies,
            ),
            severity="warning",
        )
        return
    screen.notify(_("Opening: {what}").format(what=safe(shown)))
    waited = 0.0
    while process.poll() is None and waited < _PATIENCE:
        await asyncio.sleep(0.05)
        waited += 0.05
    if process.poll():
        screen.notify(
            _("It could not be opened: no program here is for {what}.").format(what=safe(shown)),
            severity="warning",
        )
