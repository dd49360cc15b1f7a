"""All of today in one list: promises, the people of the day, news, thanks, dates."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.network.agenda import ComingDate, PromiseLine, Today
from reseau_tui.network.good_turns import TurnRow
from reseau_tui.network.growth import GrowthLine, growth_titles
from reseau_tui.network.news import NewsRow
from reseau_tui.network.news_words import gesture_words
from reseau_tui.network.promises import WEEK_DAYS
from reseau_tui.network.reasons import BETWEEN
from reseau_tui.network.slate import SlateLine
from reseau_tui.network.waiting import Greeted, ToTell, Waiting
from reseau_tui.network.waiting_words import heard_words, season_words, written_words
from reseau_tui.tui.days import near_width, near_words
from reseau_tui.tui.drawing import Line, fit, pad, safe, wrap
from reseau_tui.tui.turn_words import RECEIVED
from reseau_tui.tui.widgets.block_list import Block, BlockList
from reseau_tui.tui.widgets.news_list import SIGNS
from reseau_tui.tui.widgets.promise_list import OPEN
from reseau_tui.tui.widgets.reconnect_panel import SPACE, gently, heading, proposal

MOST = 8
"""Lines of one part; where there are more, the last line leads to all of them."""

_NAME = 24
"""Cells of the person's name at most."""

TELL, ASK, GESTURE = (SIGNS[kind] for kind in ("tell", "ask", "theirs"))
GROWTH_SIGNS = {"introductions": "⇄", "requests": "»", "interviews": "◇", "events": "○"}
DATE = "·"
"""The sign before a line says what it is, never by colour alone; elsewhere it is the same."""

About = (
    PromiseLine | SlateLine | ToTell | NewsRow | TurnRow | GrowthLine | ComingDate | Greeted | None
)


@dataclass(frozen=True, slots=True)
class Item:
    """What a line is about: ``person`` whom, ``place`` the screen that it leads to if any."""

    about: About
    person: int | None = None
    place: str = ""


class TodayList(BlockList):
    """Parts under headings, each only when it holds something."""

    CURSOR_STAYS = True

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._items: dict[object, Item] = {}

    @property
    def chosen(self) -> Item | None:
        """What is under the cursor."""
        return self._items.get(self.chosen_key)

    def show_day(self, today: Today, waiting: Waiting, gentle: int = 0) -> bool:
        """Show what there is; return whether there is anything.

        ``gentle`` is how many people to offer to spread, after a while away.
        """
        self._items = {}
        day = today.date
        blocks: list[Block] = []
        week = (day + datetime.timedelta(days=WEEK_DAYS - 1)).isoformat()
        promises = [one for one in today.promises if one.due_on <= week]
        blocks += self._part(
            _("Promises"), "promises",
            [
                self._row(("promise", one.id), Item(one, one.contact_id), _promise(one, day))
                for one in promises
            ],
        )  # fmt: skip
        blocks += self._slate(today.slate.lines)
        blocks += self._waiting(waiting, day)
        blocks += self._part(
            _("Soon"), "",
            [
                self._row(
                    ("date", one.contact_id, one.on, one.label), Item(one, one.contact_id),
                    _line(DATE, near_words(one.on.isoformat(), day), one.what, one.name, day),
                )
                for one in today.dates
            ],
        )  # fmt: skip
        blocks += self._places(waiting.greetings, today.inbox)
        if blocks:
            blocks[0] = _at_the_top(blocks[0])
        blocks = [*(gently(gentle) if gentle else ()), *blocks]
        self.show(blocks)
        return bool(blocks)

    def _slate(self, lines: Sequence[SlateLine]) -> list[Block]:
        if not lines:
            return []
        found = [heading(_("Reconnect"))]
        for place, line in enumerate(lines):
            if place:
                found.append(SPACE)
            block = proposal(line)
            self._items[block.key] = Item(line, line.id)
            found.append(block)
        return found

    def _waiting(self, waiting: Waiting, day: datetime.date) -> list[Block]:
        return [
            *self._part(
                _("To tell"), "news",
                [
                    self._row(
                        ("tell", one.piece.id), Item(one, place="news"),
                        _line(TELL, near_words(one.piece.on, day), one.piece.text, "", day,
                              heard_words(one)),
                    )
                    for one in waiting.to_tell
                ],
            ),
            *self._part(
                _("To ask"), "news",
                [
                    self._row(
                        ("ask", one.id), Item(one, one.contact_id),
                        _line(ASK, near_words(one.on, day), one.text, one.name or "", day),
                    )
                    for one in waiting.to_ask
                ],
            ),
            *self._part(
                _("Their news, a gesture to make"), "news",
                [
                    self._row(
                        ("gesture", one.id), Item(one, one.contact_id),
                        _line(GESTURE, near_words(one.on, day), _gesture(one), one.name or "", day),
                    )
                    for one in waiting.gestures
                ],
            ),
            *self._part(
                _("Thanks to say"), "good-turns",
                [
                    self._row(
                        ("thanks", one.id), Item(one, one.contact_id),
                        _line(RECEIVED, near_words(one.on, day), one.text, one.name, day),
                    )
                    for one in waiting.thanks
                ],
            ),
            *self._growing(waiting.growing, day),
        ]  # fmt: skip

    def _growing(self, lines: Sequence[GrowthLine], day: datetime.date) -> list[Block]:
        found: list[Block] = []
        for place, title in growth_titles().items():
            found += self._part(
                title, place,
                [
                    self._row(
                        (place, one.id, one.person), Item(one, one.person, place),
                        _line(GROWTH_SIGNS[place], near_words(one.on, day), one.words, "", day,
                              one.beside),
                    )
                    for one in lines if one.place == place
                ],
            )  # fmt: skip
        return found

    def _places(self, greetings: Sequence[Greeted], inbox: int) -> list[Block]:
        found = self._part(
            _("Greetings"), "greetings",
            [
                self._row(
                    ("greetings", one.season.year, one.season.name), Item(one, place="greetings"),
                    _words(BETWEEN.join([season_words(one), written_words(one)])),
                )
                for one in greetings
            ],
        )  # fmt: skip
        if inbox:
            waits = ngettext(
                "{count} line waits for an answer", "{count} lines wait for an answer", inbox
            ).format(count=grouped(inbox))
            row = self._row(("inbox",), Item(None, place="inbox"), _words(waits))
            found += [heading(_("Inbox")), row]
        return found

    def _part(self, title: str, place: str, rows: Sequence[Block]) -> list[Block]:
        """Return a heading and its rows, the first few of many; nothing without rows."""
        if not rows:
            return []
        found = [heading(title), *rows[:MOST]]
        if len(rows) > MOST:
            left = len(rows) - MOST
            more = ngettext("and {count} more", "and {count} more", left)
            item = Item(None, place=place)
            words = _words(more.format(count=grouped(left)))
            found.append(self._row(("more", title), item, words) if place else Block(words))
        return found

    def _row(self, key: object, item: Item, draw: Callable[[int], list[Line]]) -> Block:
        self._items[key] = item
        return Block(draw, key)  # pyright: ignore[reportArgumentType]


def _at_the_top(title: Block) -> Block:
    """Return the first heading without the empty line above it."""
    return Block(lambda width: title.draw(width)[1:])


def _promise(promise: PromiseLine, day: datetime.date) -> Callable[[int], list[Line]]:
    due = promise.due_on <= day.isoformat()
    when = near_words(promise.due_on, day)
    return _line(OPEN, when, promise.text, promise.name, day, role="due" if due else "accent")


def _gesture(piece: NewsRow) -> str:
    return BETWEEN.join([piece.text, gesture_words(piece.gesture or "")])


def _line(
    sign: str, when: str, words: str, name: str, day: datetime.date, below: str = "",
    role: str = "accent",
) -> Callable[[int], list[Line]]:  # fmt: skip
    """Return what draws a sign, a day, words, whom it is about; ``below`` stands under them."""

    def draw(width: int) -> list[Line]:
        margin = _margin(day)
        beside = fit(safe(name), min(_NAME, width // 3))
        room = width - 2 - margin - (cell_len(beside) + 2 if beside else 0)
        first, *more = wrap(safe(words), room, 2) or [""]
        lines: list[Line] = [
            [
                (f"{sign} ", role),
                (pad(fit(when, margin - 1), margin), role),
                (pad(first, room), ""),
                ("  " if beside else "", ""),
                (beside, "dim"),
            ]
        ]
        indent = " " * (2 + margin)
        lines += [[(indent, ""), (line, "")] for line in more]
        if below:
            lines += [[(indent, ""), (line, "dim")] for line in wrap(safe(below), room, 2)]
        return lines

    return draw


def _words(words: str) -> Callable[[int], list[Line]]:
    def draw(width: int) -> list[Line]:
        return [[("  ", ""), (line, "")] for line in wrap(safe(words), width - 2, 2)]

    return draw


def _margin(day: datetime.date) -> int:
    """Return the width of the column of days: what a day of another year takes."""
    return near_width(day) + 1
