"""What one opens in the morning, and who would enjoy an article: from question to answer."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator

from reseau_tui import clock
from tests.bench.query_rows import SqlWatch
from tests.bench.registry import Measured, row
from tests.bench.setting import Setting
from tests.bench.timing import ms

BUDGET = "≤ 100 ms to the answer"

TITLES = (
    "Le jardin, la musique et la photo",
    "How a lawyer from Toulouse left Airbus for a library by the sea",
    "Projet de travail",
)


def _whole_day(now: datetime.datetime) -> None:
    """Read all that ``g o`` shows."""
    from reseau_tui.network.agenda import today
    from reseau_tui.network.waiting import what_waits

    found = today(now)
    what_waits(found.date, [(line.id, line.name) for line in found.slate.lines])


@row("today")
def morning(setting: Setting) -> Iterator[Measured]:
    """Today with all that waits, on a day of greetings and after an absence; three titles."""
    from reseau_tui.model.database import opened
    from reseau_tui.model.slate_store import keep_picks
    from reseau_tui.network.enjoy import who_would_enjoy
    from reseau_tui.network.gentle import spread
    from reseau_tui.network.slate import slate

    now = clock.now()
    today = now.date()
    december = now.replace(month=12, day=20)
    questions: dict[str, Callable[[], object]] = {
        "today, all that waits": lambda: _whole_day(now),
        "the same, first of a day of greetings": lambda: _whole_day(december),
        "coming back: whom to spread": lambda: spread(today),
    }
    questions |= {
        f"who would enjoy “{title[:16].strip()} …”": lambda title=title: who_would_enjoy(
            title, today
        )
        for title in TITLES
    }
    for size in setting.sizes:
        with opened(setting.copy(size, "today")):
            keep_picks(today, slate(today).new_picks)
            watch = SqlWatch()
            for name, question in questions.items():
                sql, whole = watch.median_of(question)
                yield Measured(f"{name}, {size}", ms(whole), BUDGET, f"{ms(sql)} SQL")
