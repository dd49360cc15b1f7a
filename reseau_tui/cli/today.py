"""``reseau-tui today``: promises, the three people of the day with reasons, dates ahead."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from reseau_tui import clock
from reseau_tui.cli.exits import OK
from reseau_tui.cli.reading import columns, json_option, open_daily, print_json
from reseau_tui.i18n import _, grouped, language, ngettext

if TYPE_CHECKING:
    from reseau_tui.network.agenda import Today


def summary() -> str:
    """Return the line of the help."""
    return _("today: promises, three people with a reason, dates of the next two weeks")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("--short", action="store_true", help=_("one line, for a prompt or cron"))
    json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Tell what there is today."""
    open_daily(arguments)
    from reseau_tui.capture.echo import full_day
    from reseau_tui.model.slate_store import keep_picks
    from reseau_tui.network.agenda import today

    found = today(clock.now())
    keep_picks(found.date, found.slate.new_picks)
    if arguments.json:
        print_json(as_json(found))
        return OK
    if arguments.short:
        print(_short(found))
        return OK
    print(full_day(found.date, language()))
    if not (found.slate.lines or found.promises or found.dates or found.inbox):
        print(_("All quiet today."))
    if found.slate.lines:
        print("\n" + _("Reconnect"))
        columns(("  " + line.name, line.reason) for line in found.slate.lines)
    if found.promises:
        print("\n" + _("Promises"))
        columns(("  " + one.due_on, one.name, one.text) for one in found.promises)
    if found.dates:
        print("\n" + _("Dates"))
        columns(("  " + one.on.isoformat(), one.name, one.what) for one in found.dates)
    if found.inbox:
        waiting = ngettext(
            "{count} line waits in the Inbox: reseau-tui inbox",
            "{count} lines wait in the Inbox: reseau-tui inbox",
            found.inbox,
        )
        print("\n" + waiting.format(count=grouped(found.inbox)))
    return OK


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


def as_json(found: Today) -> dict[str, object]:
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
    }  # fmt: skip
