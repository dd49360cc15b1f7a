"""``reseau-tui today``: the three people of the day, promises, news and thanks, dates ahead."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from reseau_tui import clock
from reseau_tui.cli.exits import OK
from reseau_tui.cli.reading import columns, json_option, open_daily, print_json
from reseau_tui.i18n import _, grouped, language, ngettext

if TYPE_CHECKING:
    from reseau_tui.network.agenda import Today
    from reseau_tui.network.waiting import Waiting

MOST = 10
"""Lines of one kind printed of what waits; the JSON has more."""


def summary() -> str:
    """Return the line of the help."""
    return _("today: promises, three people with a reason, news, thanks, dates of two weeks")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("--short", action="store_true", help=_("one line, for a prompt or cron"))
    json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Tell what there is today."""
    open_daily(arguments)
    from reseau_tui.model.slate_store import keep_picks
    from reseau_tui.network.agenda import today
    from reseau_tui.network.waiting import what_waits

    found = today(clock.now())
    keep_picks(found.date, found.slate.new_picks)
    if arguments.short:
        print(_short(found))
        return OK
    waiting = what_waits(found.date, [(line.id, line.name) for line in found.slate.lines])
    if arguments.json:
        print_json(as_json(found, waiting))
    else:
        _print(found, waiting)
    return OK


def _print(found: Today, waiting: Waiting) -> None:
    from reseau_tui.capture.echo import full_day

    print(full_day(found.date, language()))
    _print_gentle(found)
    nothing = not (found.slate.lines or found.promises or found.dates or found.inbox)
    if nothing and waiting.nothing:
        print(_("All quiet today."))
    _part(_("Reconnect"), ((line.name, line.reason) for line in found.slate.lines))
    _part(_("Promises"), ((one.due_on, one.name, one.text) for one in found.promises), MOST)
    _print_waiting(waiting)
    _part(_("Dates"), ((one.on.isoformat(), one.name, one.what) for one in found.dates), MOST)
    if found.inbox:
        words = ngettext(
            "{count} line waits in the Inbox: reseau-tui inbox",
            "{count} lines wait in the Inbox: reseau-tui inbox",
            found.inbox,
        )
        print("\n" + words.format(count=grouped(found.inbox)))


def _print_gentle(found: Today) -> None:
    from reseau_tui.network.gentle import gentle_return

    offer = gentle_return(found.date)
    if offer is not None:
        words = ngettext(
            "Let's start gently: in the app, A spreads {count} person over six weeks.",
            "Let's start gently: in the app, A spreads {count} people over six weeks.",
            offer.people,
        )
        print(words.format(count=grouped(offer.people)))


def _print_waiting(waiting: Waiting) -> None:
    from reseau_tui.network.growth import growth_titles
    from reseau_tui.network.news_words import gesture_words
    from reseau_tui.network.waiting_words import heard_words, season_words, written_words

    _part(_("To tell"), ((one.piece.text, heard_words(one)) for one in waiting.to_tell))
    _part(_("To ask"), ((one.name or "", one.text) for one in waiting.to_ask), MOST)
    _part(
        _("Their news"),
        ((one.name or "", one.text, gesture_words(one.gesture or "")) for one in waiting.gestures),
        MOST,
    )
    _part(_("Thanks to say"), ((one.name, one.text) for one in waiting.thanks), MOST)
    for place, title in growth_titles().items():
        lines = (one for one in waiting.growing if one.place == place)
        _part(title, ((one.words, one.beside) for one in lines), MOST)
    _part(_("Greetings"), ((season_words(one), written_words(one)) for one in waiting.greetings))


def _part(title: str, rows: Iterable[Sequence[str]], most: int | None = None) -> None:
    """Print a heading and its rows; nothing at all without rows, the first ``most`` of many."""
    lines = [("  " + first, *rest) for first, *rest in rows]
    if not lines:
        return
    print("\n" + title)
    shown = lines if most is None else lines[:most]
    columns(tuple(" ".join(cell.splitlines()) for cell in line) for line in shown)
    if len(lines) > len(shown):
        left = len(lines) - len(shown)
        more = ngettext("and {count} more", "and {count} more", left)
        print("  " + more.format(count=grouped(left)))


def _short(found: Today) -> str:
    parts = [", ".join(line.name for line in found.slate.lines)] if found.slate.lines else []
    due = sum(one.due_on <= found.date.isoformat() for one in found.promises)
    if due:
        parts.append(
            ngettext("{count} promise", "{count} promises", due).format(count=grouped(due))
        )
    if found.inbox:
        parts.append(_("{count} in the Inbox").format(count=grouped(found.inbox)))
    return " · ".join(parts) or _("All quiet today.")


def as_json(found: Today, waiting: Waiting) -> dict[str, object]:
    """Return the shape of ``today --json``."""
    return {
        "date": found.date.isoformat(),
        "slate": [
            {"id": line.id, "name": line.name, "reason": line.reason, "state": line.state,
             "days": line.days}
            for line in found.slate.lines
        ],
        "promises": [
            {"name": one.name, "due_on": one.due_on, "text": one.text} for one in found.promises
        ],
        "dates": [
            {"name": one.name, "on": one.on.isoformat(), "what": one.what} for one in found.dates
        ],
        "inbox": found.inbox,
        "news": [
            {"id": one.piece.id, "kind": one.piece.kind, "on": one.piece.on,
             "text": one.piece.text, "people": [name for _id, name in one.people],
             "not_told": one.left}
            for one in waiting.to_tell
        ] + [
            {"id": one.id, "kind": one.kind, "on": one.on, "text": one.text,
             "people": [one.name], "not_told": None}
            for one in waiting.to_ask
        ],
        "thanks": [
            {"id": one.id, "name": one.name, "on": one.on, "text": one.text}
            for one in waiting.thanks
        ],
        "gestures": [
            {"id": one.id, "name": one.name, "on": one.on, "text": one.text,
             "gesture": one.gesture}
            for one in waiting.gestures
        ],
        **{
            place: [
                {"id": one.id, "on": one.on, "question": one.words, "name": one.name or None}
                for one in waiting.growing if one.place == place
            ]
            for place in ("introductions", "requests", "interviews", "events")
        },
        "greetings": [
            {"year": one.season.year, "season": one.season.name, "written": one.written,
             "total": one.total}
            for one in waiting.greetings
        ],
    }  # fmt: skip
