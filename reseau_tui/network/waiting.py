"""What waits today beside promises and people: news, thanks, greetings, what is under way."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from reseau_tui.model.greetings import GREETED, NEW_YEAR, SETTLED, Season, new_year
from reseau_tui.network.good_turns import TurnRow, thanks_to_say
from reseau_tui.network.growing import growth_waiting
from reseau_tui.network.growth import GrowthLine
from reseau_tui.network.news import NewsRow, news_rows, to_tell_all
from reseau_tui.network.news_lists import counts_not_told, news_ids
from reseau_tui.network.reading import as_day, rows

MOST = 200
"""Lines of one kind listed at most."""

MINE_MOST = 5
"""Pieces of my news listed, the newest: who has not heard each is counted."""


@dataclass(frozen=True, slots=True)
class ToTell:
    """A piece of my news that somebody has not heard.

    ``people`` (id, name) are those of today whom it is for, ``left`` all who have not heard it.
    """

    piece: NewsRow
    people: tuple[tuple[int, str], ...]
    left: int


@dataclass(frozen=True, slots=True)
class Greeted:
    """A season of greetings under way: ``written`` of ``total`` have nothing left to be written."""

    season: Season
    written: int
    total: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """What waits on a day, at most :data:`MOST` of each kind.

    ``to_tell`` newest first, those for somebody of today before the others; ``to_ask`` in the
    order it was noted; ``gestures`` and ``thanks`` newest first; ``growing`` what introductions,
    requests, interviews and events ask.
    """

    to_tell: tuple[ToTell, ...] = ()
    to_ask: tuple[NewsRow, ...] = ()
    gestures: tuple[NewsRow, ...] = ()
    thanks: tuple[TurnRow, ...] = ()
    greetings: tuple[Greeted, ...] = ()
    growing: tuple[GrowthLine, ...] = ()

    @property
    def nothing(self) -> bool:
        """Whether nothing waits."""
        return not any(
            (self.to_tell, self.to_ask, self.gestures, self.thanks, self.greetings, self.growing)
        )


def what_waits(today: datetime.date, slate: Iterable[tuple[int, str]] = ()) -> Waiting:
    """Return what waits on ``today``; ``slate`` are the people (id, name) of the day.

    Thanks are those not said after three days, gestures those of the last weeks; nobody who is
    archived or has died.
    """
    found = news_ids(today)
    return Waiting(
        to_tell=tuple(_to_tell(news_rows(found.mine[:MINE_MOST]), slate)),
        to_ask=tuple(news_rows(found.questions[:MOST])),
        gestures=tuple(news_rows(found.gestures[:MOST])),
        thanks=tuple(thanks_to_say(today, MOST)),
        greetings=tuple(greetings_under_way(today)),
        growing=tuple(growth_waiting(today)),
    )


def _to_tell(mine: list[NewsRow], slate: Iterable[tuple[int, str]]) -> list[ToTell]:
    if not mine:
        return []
    people = list(slate)
    theirs = {
        contact: {piece.id for piece in pieces}
        for contact, pieces in to_tell_all(contact for contact, _name in people).items()
    }
    left = counts_not_told((piece.id, piece.audience) for piece in mine)
    found = [
        ToTell(
            piece,
            tuple(one for one in people if piece.id in theirs.get(one[0], ())),
            left[piece.id],
        )
        for piece in mine
    ]
    # Stable: newest first within each half.
    return sorted((one for one in found if one.left), key=lambda one: not one.people)


def greetings_under_way(today: datetime.date) -> list[Greeted]:
    """Return how far the greetings of the seasons of ``today`` are, those all written left out.

    The new year's is there from its first day on, begun or not.
    """
    day = today.isoformat()
    begun = {
        (year, name): (campaign, as_day(first), as_day(last))
        for campaign, year, name, first, last in rows(
            "SELECT id, year, season, from_on, to_on FROM campaign"
            " WHERE from_on <= ? AND to_on >= ? ORDER BY from_on, id",
            (day, day),
        )
    }
    seasons: list[tuple[int | None, Season]] = [
        (campaign, Season(year, name, first, last))
        for (year, name), (campaign, first, last) in begun.items()
        if first is not None and last is not None
    ]
    for season in (new_year(today.year), new_year(today.year + 1)):
        on = season.from_on <= today <= season.to_on
        if on and not _begun(season):
            seasons.append((None, season))
    if not seasons:
        return []
    total = rows(f"SELECT count(*) FROM contact c INDEXED BY contact_greeted WHERE {GREETED}")[0][0]
    found = [Greeted(season, _written(campaign), total) for campaign, season in seasons]
    return [one for one in found if one.written < one.total]


def _begun(season: Season) -> bool:
    return bool(
        rows("SELECT 1 FROM campaign WHERE year = ? AND season = ?", (season.year, NEW_YEAR))
    )


def _written(campaign: int | None) -> int:
    if campaign is None:
        return 0
    marks = ", ".join("?" for _ in SETTLED)
    return rows(
        "SELECT count(*) FROM greeting g CROSS JOIN contact c ON c.id = g.contact_id"
        f" WHERE g.campaign_id = ? AND g.status IN ({marks}) AND {GREETED}",
        (campaign, *SETTLED),
    )[0][0]
