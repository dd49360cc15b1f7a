"""Each insight as drawn lines: its plot, and the words that go with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.network import insight_words
from reseau_tui.network.insight_introductions import Introductions, Through
from reseau_tui.network.insight_rhythm import Rhythm
from reseau_tui.network.insight_sentences import year_sentences
from reseau_tui.network.insight_year import Year
from reseau_tui.network.insights import (
    MET,
    OTHER,
    SIGNS,
    SPOKEN,
    WRITTEN,
    Circles,
    Exchanges,
    Growth,
    Sides,
)
from reseau_tui.tui import plots
from reseau_tui.tui.drawing import Line, joined_to_fit, justify, safe, wrap
from reseau_tui.tui.labels import CIRCLE_SIGNS, circles, spheres
from reseau_tui.tui.plots import Curve, Part

Draw = Callable[[Any, int, int], list[Line]]
"""What draws an insight in so many cells and lines; more lines than that are scrolled."""

_WAYS = {MET: ("█", "accent"), SPOKEN: ("▓", "soon"), WRITTEN: ("▒", "tag"),
         SIGNS: ("░", "due"), OTHER: ("·", "dim")}  # fmt: skip

_SPHERE_ROLES = ("accent", "due", "soon", "strong", "dim", "warn")
_CIRCLE_ROLES = {1: "due", 2: "accent", 3: "soon", 4: "strong", 5: "dim"}
_PERCENT = 100

_HIGHEST = 28
"""Lines of a plot at most: more of them say no more, and take longer to draw."""


def draw(insight: str, found: Any, width: int, height: int) -> list[Line]:
    """Return the lines of an insight; what it will be as long as it has nothing to show."""
    lines = _DRAWN[insight](found, width, min(height, _HIGHEST))
    return lines or said(insight_words.nothing_yet(insight), width)


def said(words: str, width: int, role: str = "dim") -> list[Line]:
    """Return a sentence as lines."""
    return [[(line, role)] for line in wrap(words, width, 20)]


def _exchanges(found: Exchanges, width: int, height: int) -> list[Line]:
    if not found.total:
        return []
    words = insight_words.ways()
    parts = [
        Part(words[way], counts, *_WAYS[way]) for way, counts in found.ways.items() if any(counts)
    ]
    head = plots.legend(parts, width)
    room = height - len(head) - 1
    return [*head, [], *plots.stacked(found.months, parts, width, room)]


def _growth(found: Growth, width: int, height: int) -> list[Line]:
    if not found.people:
        return []
    words = spheres()
    there = sorted(found.spheres.items(), key=lambda one: -one[1][-1])
    drawn = [
        Curve(
            f"{grouped(counts[-1])} {words.get(sphere or '', _('no sphere'))}", counts,
            _SPHERE_ROLES[place % len(_SPHERE_ROLES)],
        )
        for place, (sphere, counts) in enumerate(there)
    ]  # fmt: skip
    top = plots.round_top(max(counts[-1] for counts in found.spheres.values()))
    people = ngettext("{count} person", "{count} people", found.people)
    title: Line = [(people.format(count=grouped(found.people)), "strong"),
                   (" · " + _("by sphere"), "dim")]  # fmt: skip
    return [title, [], *plots.curves(found.months, drawn, top, width, height - 2)]


def _circles(found: Circles, width: int, height: int) -> list[Line]:
    if found.people == found.unsorted:
        return []
    words = circles()
    lines: list[Line] = []
    if found.unsorted:
        unsorted = ngettext(
            "{count} person in no circle yet", "{count} people in no circle yet", found.unsorted
        )
        lines += [[], [(unsorted.format(count=grouped(found.unsorted)), "dim")]]
    about = _(
        "“About 5, 15, 50, 150, 500” is what people keep on average (Dunbar). For information:"
        " there is no right number."
    )
    lines += [[], *said(about, width)]
    airy = height >= len(lines) + 3 * len(found.sizes) - 1
    above: list[Line] = []
    for size in found.sizes:
        if above and airy:
            above.append([])
        left: Line = [
            (f"{CIRCLE_SIGNS[size.circle]} ", "accent"), (words[size.circle], ""),
            (f" {grouped(size.people)}", "strong"),
        ]  # fmt: skip
        if size.circle > 1:
            inside = _("{count} with those nearer").format(count=grouped(size.with_nearer))
            left.append((f" · {inside}", "dim"))
        usual = _("about {count}").format(count=grouped(size.usual))
        above.append(justify(left, [(usual, "due")], width))
        above.append([("  ", ""), *plots.bar_to_mark(size.with_nearer, size.usual, width - 2)])
    return [*above, *lines]


def _rhythm(found: Rhythm, width: int, height: int) -> list[Line]:
    if not found.any:
        return []
    words = circles()
    drawn = []
    for circle in found.circles:
        values = [None if share is None else share * _PERCENT for share in circle.shares]
        last = values[-1]
        share = "" if last is None else _("{count} %").format(count=round(last)) + " "
        name = f"{share}{CIRCLE_SIGNS[circle.circle]} {words[circle.circle]}"
        drawn.append(Curve(name, values, _CIRCLE_ROLES[circle.circle]))
    head = said(insight_words.rhythm_words(found), width, "")
    room = height - len(head) - 1
    return [*head, [], *plots.curves(found.months, drawn, _PERCENT, width, room, _(" %"))]


def _sides(insight: str) -> Draw:
    def drawn(found: Sides, width: int, height: int) -> list[Line]:
        if not found.total:
            return []
        return _two(insight, found, width, height)

    return drawn


def _two(insight: str, found: Sides, width: int, height: int) -> list[Line]:
    first, second = insight_words.sides(insight)
    parts = [Part(first, found.first, "█", "accent"), Part(second, found.second, "█", "soon")]
    return plots.side_by_side(found.months, parts, width, height)


def _introductions(found: Introductions, width: int, height: int) -> list[Line]:
    if not found.any:
        return []
    below: list[Line] = []
    met = insight_words.met_words(found)
    if met:
        below += [[(joined_to_fit(met, width), "")]]
    below += [_through(one) for one in found.introducers]
    lines: list[Line] = []
    if found.made.total:
        room = max(8, height - min(len(below), 5) - 1)
        lines = [*_two(insight_words.INTRODUCTIONS, found.made, width, room), []]
    return [*lines, *below]


def _through(one: Through) -> Line:
    people = ", ".join(safe(person.name) for person in one.people)
    more = f" + {grouped(one.more)}" if one.more else ""
    return [(safe(one.name), "accent"), (" → ", "dim"), (people, ""), (more, "dim")]


def _year(found: Year, width: int, height: int) -> list[Line]:
    del height
    if not found.any:
        return []
    lines: list[Line] = []
    for sentence in year_sentences(found):
        first, *more = wrap(safe(sentence), width - 2, 6)
        lines.append([("· ", "accent"), (first, "")])
        lines += [[("  ", ""), (line, "")] for line in more]
    if found.going_on:
        lines += [[], *said(_("The year is not over."), width)]
    return lines


_DRAWN: dict[str, Draw] = {
    insight_words.EXCHANGES: _exchanges,
    insight_words.GROWTH: _growth,
    insight_words.CIRCLES: _circles,
    insight_words.RHYTHM: _rhythm,
    insight_words.NEWS: _sides(insight_words.NEWS),
    insight_words.HELP: _sides(insight_words.HELP),
    insight_words.INTRODUCTIONS: _introductions,
    insight_words.YEAR: _year,
}


def year_text(year: Year) -> str:
    """Return the sentences of a year as plain text, to be pasted somewhere else."""
    said_of: Sequence[str] = [safe(sentence) for sentence in year_sentences(year)]
    return "\n".join([f"{_('Your year')} {year.year}", "", *said_of]) + "\n"
