"""Starting gently after a while away: the offer on the home screen, the question, the change."""

from __future__ import annotations

import datetime
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from reseau_tui import clock
from reseau_tui.i18n import _, ngettext
from reseau_tui.network import weights
from reseau_tui.network.gentle import gentle_return, spread
from reseau_tui.tui.commands import keyed
from reseau_tui.tui.days import full_date
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen

if TYPE_CHECKING:
    from reseau_tui.tui.app import ReseauApp
    from reseau_tui.tui.screens.base import ReseauScreen
    from reseau_tui.tui.screens.home_changes import HomeChanges

DECLINED, SAID = "gentle-declined", "gentle-said"
"""What the view remembers: the day on which the offer was declined, or said in a toast."""

WEEKS = weights.SPREAD_DAYS // 7


async def people_to_spread(home: HomeChanges) -> int:
    """Return how many people to offer to spread today; 0 for no offer.

    Where the panel that shows the offer has no place of its own, a toast says it once a day.
    """
    people = await offered(home.reseau)
    if not people:
        return 0
    today = clock.today()
    memory = home.reseau.memory
    hidden = home.reconnect_slides or home.has_class("-narrow")
    if hidden and memory.text(SAID) != today.isoformat():
        memory.remember(**{SAID: today.isoformat()})
        said = _(
            "Welcome back. Let's start gently: {gentle} spreads who is waiting over six weeks."
        )
        home.notify(keyed(said))
    return people


async def offered(app: ReseauApp) -> int:
    """Return how many people to offer to spread today; 0 for no offer, or one declined today."""
    today = clock.today()
    offer = await app.gateway.ask(gentle_return, today)
    if offer is None or app.memory.text(DECLINED) == today.isoformat():
        return 0
    return offer.people


async def start_gently(home: ReseauScreen) -> None:
    """Ask, then put everybody off to a day of their own, in one action."""
    from reseau_tui.model.putting_off import put_off

    today = clock.today()
    gateway = home.reseau.gateway
    if not gateway.opened:
        return
    plan = await gateway.ask(spread, today)
    if not plan:
        home.notify(_("Nobody is waiting for a day: there is nothing to spread."))
        return
    sure = await home.app.push_screen_wait(
        ChoiceScreen(
            Content(_question(len(plan), max(plan.values()))),
            [
                Choice("y", _("Yes, gently"), True),
                Choice("n", _("No, all of them now"), False),
            ],
        )
    )
    if sure is None:
        return
    if not sure:
        home.reseau.memory.remember(**{DECLINED: today.isoformat()})
        home.reseau.changed()
        return
    label = ngettext(
        "start gently: {count} person over six weeks",
        "start gently: {count} people over six weeks",
        len(plan),
    ).format(count=len(plan))
    done = await gateway.write(partial(put_off, label, plan))
    said = ngettext(
        "{count} person comes up again within {weeks} weeks",
        "{count} people come up again over {weeks} weeks, a few at a time",
        done,
    ).format(count=done, weeks=WEEKS)
    home.reseau.tell_done(said)


def _question(count: int, last: datetime.date) -> str:
    return (
        _("Let's start gently.")
        + "\n\n"
        + ngettext(
            "{count} person comes up again on another day of the next six weeks, until {date};"
            " today's people stay, and nothing that was written down changes.",
            "{count} people come up again a few at a time over the next six weeks, until {date};"
            " today's people stay, and nothing that was written down changes.",
            count,
        ).format(count=count, date=full_date(last))
    )
