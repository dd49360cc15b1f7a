"""``reseau-tui insights [--year Y]``: what the network looked like, and a year in sentences."""

from __future__ import annotations

import argparse
import datetime
import shutil
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from reseau_tui import clock
from reseau_tui.cli.exits import OK
from reseau_tui.cli.reading import json_option, open_daily, print_json
from reseau_tui.cli.width import cells, padded, shortened
from reseau_tui.i18n import _, grouped

if TYPE_CHECKING:
    from reseau_tui.network.insight_introductions import Introductions
    from reseau_tui.network.insight_rhythm import Rhythm
    from reseau_tui.network.insight_year import Some, Year
    from reseau_tui.network.insights import Circles, Exchanges, Growth, Sides

BAR = "█"
_WIDEST = 100
_LEAST_BAR = 8
_PERCENT = 100


def summary() -> str:
    """Return the line of the help."""
    return _("your network month by month, and the year in a few sentences")


def options(parser: argparse.ArgumentParser) -> None:
    """Add the command's options."""
    parser.add_argument(
        "--year", type=int, metavar=_("YEAR"), help=_("the year to look back at, else this one")
    )
    json_option(parser)


def run(arguments: argparse.Namespace) -> int:
    """Tell of the last months and of a year."""
    open_daily(arguments)
    from reseau_tui.network import insight_words, insights
    from reseau_tui.network.insight_introductions import introductions
    from reseau_tui.network.insight_rhythm import rhythm
    from reseau_tui.network.insight_year import year
    from reseau_tui.network.pieces import whole

    today = clock.today()
    found: dict[str, Any] = {
        insight_words.EXCHANGES: whole(insights.exchanges(today)),
        insight_words.GROWTH: whole(insights.growth(today)),
        insight_words.CIRCLES: insights.circles(),
        insight_words.RHYTHM: whole(rhythm(today)),
        insight_words.NEWS: insights.news(today),
        insight_words.HELP: insights.good_turns(today),
        insight_words.INTRODUCTIONS: introductions(today),
        insight_words.YEAR: whole(year(today, arguments.year)),
    }
    if arguments.json:
        print_json(_as_json(today, found))
    else:
        _print(found)
    return OK


# For people -----------------------------------------------------------------------------------


def _print(found: dict[str, Any]) -> None:
    from reseau_tui.network import insight_words as words

    width = min(_WIDEST, shutil.get_terminal_size().columns)
    titles, ways = words.titles(), words.ways()
    exchanges: Exchanges = found[words.EXCHANGES]
    growth: Growth = found[words.GROWTH]
    circles: Circles = found[words.CIRCLES]
    rhythm: Rhythm = found[words.RHYTHM]
    introductions: Introductions = found[words.INTRODUCTIONS]
    year: Year = found[words.YEAR]
    parts: list[tuple[str, list[str]]] = []
    if exchanges.total:
        months = zip(exchanges.months, exchanges.totals, strict=True)
        ways_said = [
            f"{ways[way]} {grouped(sum(counts))}" for way, counts in exchanges.ways.items()
            if any(counts)
        ]  # fmt: skip
        parts.append((words.EXCHANGES, [*_bars(list(months), width), " · ".join(ways_said)]))
    if growth.people:
        spheres = [
            (_(sphere) if sphere else _("no sphere"), counts[-1])
            for sphere, counts in growth.spheres.items()
        ]
        parts.append((words.GROWTH, _bars(spheres, width)))
    if circles.people:
        sizes = [
            (
                _("circle {number}, about {count} with those nearer").format(
                    number=size.circle, count=grouped(size.usual)
                ),
                size.with_nearer,
            )
            for size in circles.sizes
        ]
        parts.append((words.CIRCLES, _bars(sizes, width)))
    if rhythm.any:
        parts.append((words.RHYTHM, [words.rhythm_words(rhythm), *_rhythm(rhythm, width)]))
    for code in (words.NEWS, words.HELP):
        if found[code].total:
            parts.append((code, _sides(found[code], words.sides(code))))
    if introductions.any:
        said = words.met_words(introductions)
        if introductions.made.total:
            said += _sides(introductions.made, words.sides(words.INTRODUCTIONS))
        parts.append((words.INTRODUCTIONS, said))
    for place, (code, lines) in enumerate(parts):
        print(("\n" if place else "") + titles[code])
        for line in lines:
            print(f"  {shortened(line, width - 2)}")
    print(("\n" if parts else "") + f"{titles[words.YEAR]} {year.year}")
    for sentence in _sentences(year) or [words.nothing_yet(words.YEAR)]:
        print(f"  {sentence}")


def _sentences(year: Year) -> list[str]:
    from reseau_tui.network.insight_sentences import year_sentences

    return [" ".join(sentence.splitlines()) for sentence in year_sentences(year)]


def _bars(
    counted: Sequence[tuple[str, int]], width: int, unit: str = "", most: int = 1
) -> list[str]:
    """Return names, counts and bars; ``most``, or the longest one, is as wide as there is room."""
    names = max(cells(name) for name, _count in counted)
    numbers = max(len(grouped(count) + unit) for _name, count in counted)
    room = max(_LEAST_BAR, width - names - numbers - 6)
    most = max([most, *(count for _name, count in counted)])
    return [
        f"{padded(name, names)}  {(grouped(count) + unit).rjust(numbers)}  "
        + BAR * (max(1, round(count * room / most)) if count else 0)
        for name, count in counted
    ]


def _rhythm(rhythm: Rhythm, width: int) -> list[str]:
    now = [(circle.circle, circle.within[-1], circle.people[-1]) for circle in rhythm.circles]
    return _bars(
        [
            (
                _("circle {number}, {within} of {people}").format(
                    number=circle, within=grouped(within), people=grouped(people)
                ),
                round(_PERCENT * within / people),
            )
            for circle, within, people in now
            if people
        ],
        width,
        _(" %"),
        _PERCENT,
    )


def _sides(sides: Sides, named: tuple[str, str]) -> list[str]:
    return [
        _("{what}: {count} in twelve months").format(what=name, count=grouped(sum(counts)))
        for name, counts in zip(named, (sides.first, sides.second), strict=True)
    ]


# For programs ---------------------------------------------------------------------------------


def _as_json(today: datetime.date, found: dict[str, Any]) -> dict[str, Any]:
    from reseau_tui.network import insight_words as words

    exchanges: Exchanges = found[words.EXCHANGES]
    growth: Growth = found[words.GROWTH]
    circles: Circles = found[words.CIRCLES]
    rhythm: Rhythm = found[words.RHYTHM]
    introductions: Introductions = found[words.INTRODUCTIONS]
    return {
        "date": today.isoformat(),
        "exchanges": {"months": exchanges.months, **exchanges.ways},
        "growth": {
            "months": growth.months,
            "spheres": [
                {"sphere": sphere, "people": counts} for sphere, counts in growth.spheres.items()
            ],
        },
        "circles": {
            "sizes": [
                {"circle": size.circle, "people": size.people, "with_nearer": size.with_nearer,
                 "usual": size.usual}
                for size in circles.sizes
            ],
            "unsorted": circles.unsorted,
        },
        "rhythm": {
            "months": rhythm.months,
            "circles": [
                {"circle": circle.circle, "people": circle.people, "within": circle.within}
                for circle in rhythm.circles
            ],
        },
        "news": _sides_json(found[words.NEWS], "told", "asked"),
        "help": _sides_json(found[words.HELP], "given", "received"),
        "introductions": {
            **_sides_json(introductions.made, "made", "received"),
            "met_through": introductions.through,
            "met_at_events": introductions.at_events,
            "introducers": [
                {"id": one.id, "name": one.name, "more": one.more,
                 "people": [{"id": person.id, "name": person.name} for person in one.people]}
                for one in introductions.introducers
            ],
        },
        "year": _year_json(found[words.YEAR]),
    }  # fmt: skip


def _sides_json(sides: Sides, first: str, second: str) -> dict[str, Any]:
    return {"months": sides.months, first: sides.first, second: sides.second}


def _year_json(year: Year) -> dict[str, Any]:
    return {
        "year": year.year, "first": year.first, "last": year.last, "exchanges": year.exchanges,
        "seen": year.seen, "month": year.month, "met": _some(year.met),
        "closer": _some(year.closer), "again": _some(year.again), "helped": _some(year.helped),
        "helpers": _some(year.helpers), "thanked": _some(year.thanked),
        "introduced": year.introduced, "introducers": _some(year.introducers), "told": year.told,
        "asked": year.asked, "greetings": year.greetings, "kept": year.kept,
        "sentences": _sentences(year),
    }  # fmt: skip


def _some(some: Some) -> dict[str, Any]:
    return {
        "count": some.count,
        "people": [{"id": person.id, "name": person.name} for person in some.people],
    }
