"""What the Inbox asks and changes, run on the lanes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from reseau_tui.capture import answering
from reseau_tui.i18n import _
from reseau_tui.network.inbox import WaitingLine, waiting_line
from reseau_tui.tui.trouble import NetworkTrouble

if TYPE_CHECKING:
    from reseau_tui.capture.draft import Draft
    from reseau_tui.tui.gateway import Gateway

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")


def look(number: int) -> tuple[WaitingLine, Draft] | None:
    """Return a line that waits and what it is understood to mean; None when it is gone."""
    waiting = waiting_line(number)
    return (waiting, answering.read_waiting(waiting)) if waiting is not None else None


async def write(
    gateway: Gateway,
    change: Callable[Arguments, Answer],
    *arguments: Arguments.args,
    **options: Arguments.kwargs,
) -> Answer:
    """Run a change of the Inbox on the write lane; a line gone meanwhile is told in a sentence."""
    try:
        return await gateway.write(change, *arguments, **options)
    except answering.Gone:
        raise NetworkTrouble(_("This line was answered or dropped elsewhere meanwhile.")) from None
