"""Who to get back to today and why, what was promised, which days come near."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.message import Message

from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.tui.commands import bindings, command, keyed
from reseau_tui.tui.days import near
from reseau_tui.tui.drawing import Line, fit, pad, safe, wrap
from reseau_tui.tui.widgets.block_list import Block, BlockList

if TYPE_CHECKING:
    from reseau_tui.network.agenda import ComingDate, PromiseLine, Today
    from reseau_tui.network.slate import SlateLine

_SIGNS = {"soon": "○", "reconnect": "●", "long": "●", "dormant": "◌"}
SPACE = Block(lambda _: [[]])
"""An empty line."""


class ReconnectPanel(BlockList):
    """The panel on the right of the home screen."""

    BINDINGS = [*bindings("reconnect")]  # noqa: RUF012 - Textual's way

    class Kept(Message):
        """A promise is to be marked as kept."""

        def __init__(self, promise: int, text: str) -> None:
            super().__init__()
            self.promise = promise
            self.text = text

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._promises: dict[int, str] = {}

    @property
    def chosen_person(self) -> int | None:
        """The person that the line under the cursor is about."""
        key = self.chosen_key
        return key[1] if isinstance(key, tuple) else None

    def show_today(self, today: Today, date: datetime.date, gentle: int = 0) -> None:
        """Show the slate, the promises and the dates of ``today``.

        ``gentle`` is how many people to offer to spread, after a while away.
        """
        self._promises = {promise.id: promise.text for promise in today.promises}
        blocks: list[Block] = gently(gentle) if gentle else []
        for place, line in enumerate(today.slate.lines):
            if place:
                blocks.append(SPACE)
            blocks.append(proposal(line))
        if not today.slate.lines:
            blocks.append(quiet(_("Nobody needs you today. Enjoy it.")))
        if today.promises:
            blocks.append(heading(_("Promises")))
            blocks += [_promise(promise, date) for promise in today.promises]
        if today.dates:
            blocks.append(heading(_("Soon")))
            blocks += [_date(coming, date) for coming in today.dates]
        if today.inbox:
            blocks.append(heading(_("Inbox")))
            waits = ngettext(
                "{count} line waits for an answer",
                "{count} lines wait for an answer",
                today.inbox,
            ).format(count=grouped(today.inbox))
            keys = f"{command('go').key} {command('go-inbox').key}"
            blocks.append(quiet(_("{name}: {text}").format(name=waits, text=keys)))
        self.show(blocks)

    def action_done(self) -> None:
        """Mark the promise under the cursor as kept."""
        key = self.chosen_key
        if isinstance(key, tuple) and key[0] == "promise":
            self.post_message(self.Kept(key[2], self._promises[key[2]]))
        else:
            self.notify(keyed(_("{done} marks a promise as kept; put the cursor on one.")))


def gently(people: int) -> list[Block]:
    """Return the offer to spread ``people`` over six weeks."""
    words = ngettext(
        "{gentle}: {count} person waits for another day",
        "{gentle}: {count} people spread over six weeks",
        people,
    )
    said = keyed(words, count=str(people))

    def draw(width: int) -> list[Line]:
        head: Line = [(fit(_("Let's start gently."), width), "strong")]
        return [head, *([(part, "dim")] for part in wrap(said, width, 3)), []]

    return [Block(draw)]


def proposal(line: SlateLine) -> Block:
    """Return one of the day's people with the reasons."""

    def draw(width: int) -> list[Line]:
        sign = _SIGNS.get(line.state, " ")
        role = "soon" if line.state == "soon" else "due"
        head: Line = [(f"{sign} ", role), (safe(line.name), "strong")]
        reasons = wrap(safe(line.reason), width - 2, 3)
        return [head, *([("  ", ""), (reason, "dim")] for reason in reasons)]

    return Block(draw, ("slate", line.id))


def _promise(promise: PromiseLine, date: datetime.date) -> Block:
    late = promise.due_on <= date.isoformat()

    def draw(width: int) -> list[Line]:
        margin = _margin(date)
        words = wrap(safe(promise.text), width - margin, 2) or [""]
        when = fit(near(promise.due_on, date), margin - 1)
        lines: list[Line] = [[(pad(when, margin), "due" if late else "accent"), (words[0], "")]]
        lines += [[(" " * margin, ""), (more, "")] for more in words[1:]]
        return [*lines, [(" " * margin, ""), (safe(promise.name), "dim")]]

    return Block(draw, ("promise", promise.contact_id, promise.id))


def _date(coming: ComingDate, date: datetime.date) -> Block:
    def draw(width: int) -> list[Line]:
        margin = _margin(date)
        when = fit(near(coming.on.isoformat(), date), margin - 1)
        name, what = safe(coming.name), safe(coming.what)
        head: Line = [(pad(when, margin), "accent"), (name, "")]
        if margin + cell_len(name) + cell_len(what) + 2 <= width:
            return [[*head, ("  ", ""), (what, "dim")]]
        return [head, [(" " * margin, ""), (what, "dim")]]

    return Block(draw, ("date", coming.contact_id, coming.on, coming.label))


def _margin(today: datetime.date) -> int:
    """Return the width of the first column: what the words of these days take."""
    days = [(today + datetime.timedelta(days=number)).isoformat() for number in (0, 1, 2, 9)]
    return max(cell_len(near(one, today)) for one in days) + 1


def heading(title: str) -> Block:
    """Return a heading, an empty line above it."""

    def draw(width: int) -> list[Line]:
        return [[], [(title + " ", "strong"), ("─" * max(0, width - cell_len(title) - 1), "rule")]]

    return Block(draw)


def quiet(words: str) -> Block:
    """Return some words that are no line to stand on."""

    def draw(width: int) -> list[Line]:
        return [[(part, "dim")] for part in wrap(words, width, 4)]

    return Block(draw)
