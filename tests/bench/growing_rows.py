"""How the network grew: tree, paths, ranking, what could be known of somebody lost, insights."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

from reseau_tui import clock
from tests.bench.query_rows import SqlWatch
from tests.bench.registry import Measured, row
from tests.bench.setting import Setting
from tests.bench.timing import ms

BUDGET = "≤ 100 ms to the answer"
INSIGHTS_BUDGET = "≤ 1 s, a plot at a time"
REQUESTS = ("a lawyer in Toulouse", "un appartement à Paris pour février", "jardin musique photo")
SOMEBODY = (3, 70, 900, 20_000)


def _paths(to: str, today: datetime.date) -> Callable[[], object]:
    from reseau_tui.network.path_targets import targets
    from reseau_tui.network.paths import paths_to

    return lambda: [paths_to(target, today) for target in targets(to)[:1]]


def _person_paths(today: datetime.date, people: list[int]) -> Callable[[], object]:
    from reseau_tui.network.path_targets import person_target
    from reseau_tui.network.paths import paths_to

    def ask() -> None:
        for person in people:
            target = person_target(person)
            if target is not None:
                paths_to(target, today)

    return ask


def _all(pieces: Iterator[object]) -> None:
    for _piece in pieces:
        pass


@row("growing")
def growing(setting: Setting) -> Iterator[Measured]:
    """The questions of the screens that came with introductions, requests and events."""
    from reseau_tui.model.database import connection, opened
    from reseau_tui.network import insight_introductions, insight_rhythm, insight_year, insights
    from reseau_tui.network.events import event_ids
    from reseau_tui.network.growing import growth_of, growth_waiting
    from reseau_tui.network.introduction_tree import introduction_tree
    from reseau_tui.network.introductions import introduction_ids
    from reseau_tui.network.likely import likely
    from reseau_tui.network.lost import could_know, lost_people
    from reseau_tui.network.request_people import people_for

    today = clock.today()
    for size in setting.sizes:
        with opened(setting.copy(size, "growing")):
            (count,) = connection().execute("SELECT count(*) FROM contact").fetchone()
            people = [one for one in SOMEBODY if one <= count]
            questions: dict[str, Callable[[], object]] = {
                "introductions, all": lambda: introduction_ids(""),
                "the tree": introduction_tree,
                "path to an organisation": _paths("airbus", today),
                f"paths to {len(people)} people": _person_paths(today, people),
                "events, all": lambda: event_ids("", today),
                "what waits": lambda: growth_waiting(today),
                "of a person, the closest": lambda: growth_of(1),
                "likely doubles of “marie du”": lambda: likely("marie du"),
                "lost from sight": lost_people,
                "who could know the closest": lambda: could_know(1, today),
            }
            questions |= {
                f"who for “{text}”": lambda text=text: people_for(text, today, ())
                for text in REQUESTS
            }
            shown: dict[str, Callable[[], object]] = {
                "insights: circles": insights.circles,
                "insights: exchanges": lambda: _all(insights.exchanges(today)),
                "insights: growth": lambda: _all(insights.growth(today)),
                "insights: rhythm": lambda: _all(insight_rhythm.rhythm(today)),
                "insights: news": lambda: insights.news(today),
                "insights: help": lambda: insights.good_turns(today),
                "insights: introductions": lambda: insight_introductions.introductions(today),
                "insights: the year": lambda: _all(insight_year.year(today)),
            }
            watch = SqlWatch()
            for name, question in (questions | shown).items():
                sql, whole = watch.median_of(question)
                budget = INSIGHTS_BUDGET if name in shown else BUDGET
                yield Measured(f"{name}, {size}", ms(whole), budget, f"{ms(sql)} SQL")
