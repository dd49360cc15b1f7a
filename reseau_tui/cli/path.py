"""``reseau-tui path TO``: over whom to reach a person or an organisation, and why."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from reseau_tui import clock
from reseau_tui.cli.exits import AMBIGUOUS, OK, UNKNOWN, USAGE, CommandError
from reseau_tui.cli.reading import columns, json_option, open_daily, print_json
from reseau_tui.i18n import _
from reseau_tui.text import clean

if TYPE_CHECKING:
    from reseau_tui.network.path_targets import Target
    from reseau_tui.network.paths import Path, Paths, Stop


def summary() -> str:
    """Return the line of the help."""
    return _("how to reach a person or an organisation: over whom, and why")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument("to", nargs="+", metavar=_("TO"))
    json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Tell the paths; that there is none is an answer too."""
    open_daily(arguments)
    from reseau_tui.network.paths import heading, paths_to

    found = paths_to(_target(arguments.to), clock.today())
    if arguments.json:
        print_json(as_json(found))
        return OK
    if heading(found):
        print(heading(found))
    for place, path in enumerate(found.paths):
        if place or heading(found):
            print()
        _print_path(path)
    return OK


def _target(words: Sequence[str]) -> Target:
    from reseau_tui.network.path_targets import targets

    name = clean(" ".join(words))
    if not name:
        raise CommandError(USAGE, _("To whom? For instance: reseau-tui path airbus"))
    named = targets(name)
    if not named:
        raise CommandError(
            UNKNOWN, _("Nobody and no organisation here is called “{name}”.").format(name=name)
        )
    if len(named) > 1:
        raise CommandError(
            AMBIGUOUS,
            _("Which “{name}”? Give a fuller name.").format(name=name),
            [{"id": one.id, "name": one.name, "kind": one.kind, "why": one.why} for one in named],
        )
    return named[0]


def _print_path(path: Path) -> None:
    from reseau_tui.network.path_words import strength_words
    from reseau_tui.network.paths import chain_words, stop_name, weakest_words
    from reseau_tui.network.reasons import BETWEEN

    words = strength_words()
    print(chain_words(path))
    told: list[tuple[str, str, str]] = []
    for place, hop in enumerate(path.hops):
        strength = words[hop.strength]
        if place == path.weakest and len(path.hops) > 1:
            strength = BETWEEN.join((strength, weakest_words()))
        ends = f"  {stop_name(hop.start)} → {stop_name(hop.end)}"
        told.append((ends, BETWEEN.join(hop.evidence), strength))
    columns((ends, f"{evidence} ({strength})") for ends, evidence, strength in told)


def as_json(found: Paths) -> dict[str, Any]:
    """Return the shape of ``path --json``."""
    return {
        "to": found.target.name,
        "kind": found.target.kind,
        "id": found.target.id,
        "paths": [
            {
                "hops": [
                    {
                        "from": _stop(hop.start),
                        "to": _stop(hop.end),
                        "evidence": hop.evidence,
                        "strength": hop.strength,
                    }
                    for hop in path.hops
                ],
                "weakest": path.weakest,
                "asked_on": path.asked_on,
            }
            for path in found.paths
        ],
    }


def _stop(stop: Stop) -> dict[str, Any]:
    return {"kind": stop.kind, "id": stop.id, "name": stop.name or None}
