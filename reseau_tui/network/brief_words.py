"""What to know of somebody before a call, in words: two lines of who it is, then labelled rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reseau_tui import clock
from reseau_tui.i18n import _, ngettext
from reseau_tui.network import phrases
from reseau_tui.network.brief import Brief
from reseau_tui.network.news import NewsRow
from reseau_tui.network.news_words import asked_words, gesture_words
from reseau_tui.network.reading import as_day
from reseau_tui.network.relations import close_ones
from reseau_tui.network.timeline import Entry
from reseau_tui.network.turn_counts import TurnCounts, counted, thanks_to_say

TELL_MOST, ASK_MOST, THEIRS_MOST, PROMISES_MOST, DATES_MOST = 4, 4, 2, 3, 2
"""Rows of each part: with all of them full there are 22, and a prompt below has room."""

Cells = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BriefPart:
    """A label and its rows, never none; cells of a part stand under each other."""

    label: str
    rows: tuple[Cells, ...]


def who_lines(found: Brief) -> list[str]:
    """Return who it is and what ties us, a line each."""
    card, one = found.card, found.card.summary
    nickname = f" ({one.nickname})" if one.nickname else ""
    does = [one.title, one.organisation, one.city]
    tie = [
        _("circle {number}").format(number=one.circle) if one.circle else _("no circle yet"),
        _(one.sphere) if one.sphere else "",
        phrases.rhythm(card.rhythm) if card.rhythm else "",
        _("met through {name}").format(name=card.met_through_name) if card.met_through_name else "",
        *one.phones[:1],
    ]
    first = " · ".join([one.name + nickname, *(part for part in does if part)])
    return [first, " · ".join(part for part in tie if part)]


def brief_parts(found: Brief) -> list[BriefPart]:
    """Return what there is to know, in the order of a call."""
    news = found.card.news
    together = [(_day(one.on), _(one.kind), _said(one)) for one in found.exchanges]
    turns = found.card.turns
    family = close_ones(found.card.relations)
    dates = [(_day(one.on.isoformat()), one.what) for one in found.dates]
    parts = [
        (_("To tell"), _few([(f"{one.text} ({_day(one.on)})",) for one in news.to_tell],
                            TELL_MOST)),
        (_("To ask"), _few([(one.text,) for one in news.to_ask], ASK_MOST)),
        (_("Their news"), _few([(_with_gesture(one),) for one in news.theirs], THEIRS_MOST)),
        (_("Relations"), [(family,)] if family else []),
        (_("Together"), together or [(_("nothing noted yet"),)]),
        (
            _("Promised"),
            _few([(_day(one.due_on), one.text) for one in found.promises], PROMISES_MOST),
        ),
        (_("Good turns"), [(_turns(turns),)] if turns.any else []),
        (_("Soon"), _few(dates, DATES_MOST)),
        (_("Asked"), [(asked_words(news),)] if news.of else []),
    ]  # fmt: skip
    return [BriefPart(label, tuple(rows)) for label, rows in parts if rows]


def _few(rows: Sequence[Cells], most: int) -> list[Cells]:
    """Return the rows; of too many the first ones, and how many more there are."""
    if len(rows) <= most:
        return list(rows)
    left = len(rows) - most + 1
    more = ngettext("and {count} more", "and {count} more", left).format(count=left)
    return [*rows[: most - 1], (more,)]


def _with_gesture(piece: NewsRow) -> str:
    return f"{piece.text} · {gesture_words(piece.gesture or '')}"


def _said(entry: Entry) -> str:
    learned = [text for key, text in entry.sections if key == "asked"]
    return " · ".join(part for part in (entry.text, *learned) if part)


def _day(value: str) -> str:
    """Return a day in words; what is no day (another program's) as it stands."""
    day = as_day(value)
    today = clock.today()
    if day is None:
        return value
    return _("today") if day == today else phrases.date(day, today)


def _turns(turns: TurnCounts) -> str:
    return " · ".join([*counted(turns), *thanks_to_say(turns)])
