"""News with one person: what is to tell, what to ask, what they told, how often I asked."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from reseau_tui import clock
from reseau_tui.model.audience import EVERYBODY, USUAL_CIRCLES, Audience, audience_of
from reseau_tui.model.news import ASK, TELL, THEIRS
from reseau_tui.network.reading import id_list, rows
from reseau_tui.text import fold

__all__ = [
    "ASK", "ASKED_OF", "GESTURE_DAYS", "TELL", "THEIRS", "CardNews", "NewsRow", "asked_lately",
    "card_news", "news_rows", "theirs", "to_ask", "to_tell", "to_tell_all",
]  # fmt: skip

ASKED_OF = 6
"""Contacts looked back at for how often I also asked."""

GESTURE_DAYS = 60
"""Days after which a gesture is no longer proposed."""

TOLD_MOST = 20
"""Settled news of somebody on a card."""


@dataclass(frozen=True, slots=True)
class NewsRow:
    """One piece of news: ``kind`` is tell (mine), ask (a question) or theirs.

    ``contact_id`` and ``name`` say who it is about, None for mine. ``gesture`` is one of
    ``model.gestures.GESTURES`` or the user's own words, ``closed_on`` the day it was settled,
    ``told`` to how many a piece of mine was told.
    """

    id: int
    kind: str
    on: str
    text: str
    contact_id: int | None
    name: str | None
    audience: Audience
    gesture: str | None
    answer: str | None
    closed_on: str | None
    told: int

    @property
    def closed(self) -> bool:
        """Whether it is settled."""
        return self.closed_on is not None


@dataclass(frozen=True, slots=True)
class CardNews:
    """The news with one person.

    ``theirs`` wait for a gesture; ``settled`` are what else they told and the questions answered,
    newest first. I asked something in ``asked`` of the last ``of`` contacts, six at most.
    """

    to_tell: tuple[NewsRow, ...] = ()
    to_ask: tuple[NewsRow, ...] = ()
    theirs: tuple[NewsRow, ...] = ()
    settled: tuple[NewsRow, ...] = ()
    asked: int = 0
    of: int = 0


_COLUMNS = (
    'n.id, n.kind, n."on", n.text, n.contact_id, c.name, n.audience, n.gesture, n.answer,'
    " n.closed_on, CASE n.kind WHEN 'tell' THEN"
    " (SELECT count(*) FROM told t WHERE t.news_id = n.id) ELSE 0 END"
)


def _row(row: tuple[Any, ...]) -> NewsRow:
    news, kind, on, text, contact, name, audience, *rest = row
    for_whom = EVERYBODY if audience is None else audience_of(audience)
    return NewsRow(news, kind, on, text, contact, name, for_whom, *rest)


def news_rows(ids: Iterable[int]) -> list[NewsRow]:
    """Return the pieces of ``ids`` in their order; what is gone is left out."""
    found = rows(
        f"SELECT {_COLUMNS} FROM json_each(?) a CROSS JOIN news n ON n.id = a.value"
        " LEFT JOIN contact c ON c.id = n.contact_id ORDER BY a.key",
        (id_list(ids),),
    )
    return [_row(row) for row in found]


def card_news(contact_id: int) -> CardNews:
    """Return the news with one person."""
    asked, of = asked_lately(contact_id)
    return CardNews(
        tuple(to_tell(contact_id)),
        tuple(to_ask(contact_id)),
        tuple(theirs(contact_id)),
        tuple(_settled(contact_id)),
        asked,
        of,
    )


# To tell ----------------------------------------------------------------------------------------


def to_tell(contact_id: int) -> list[NewsRow]:
    """Return my open news that somebody has not been told and that are for them, newest first.

    Those that came since we last spoke, on that day too, and those that nobody was told yet.
    """
    return to_tell_all([contact_id]).get(contact_id, [])


def to_tell_all(people: Iterable[int]) -> dict[int, list[NewsRow]]:
    """Return by contact what there is to tell them; who has nothing to hear is left out."""
    mine = [
        _row(row)
        for row in rows(
            f"SELECT {_COLUMNS} FROM news n INDEXED BY news_by_contact"
            " LEFT JOIN contact c ON c.id = n.contact_id"
            " WHERE n.contact_id IS NULL AND n.kind = 'tell' AND n.closed_on IS NULL"
            ' ORDER BY n."on" DESC, n.id DESC'
        )
    ]
    asked = id_list(people)
    if not mine or asked == "[]":
        return {}
    told = {
        (contact, news)
        for contact, news in rows(
            "SELECT t.contact_id, t.news_id FROM json_each(?) a"
            " CROSS JOIN told t ON t.contact_id = a.value",
            (asked,),
        )
    }
    tags: dict[int, set[str]] = {}
    if any(one.audience.tags for one in mine):
        for contact, tag in rows(
            "SELECT ct.contact_id, t.folded FROM json_each(?) a CROSS JOIN contact_tag ct"
            " ON ct.contact_id = a.value AND ct.role = 'tag' CROSS JOIN tag t ON t.id = ct.tag_id",
            (asked,),
        ):
            tags.setdefault(contact, set()).add(tag)
    found: dict[int, list[NewsRow]] = {}
    for contact, circle, sphere, last in rows(
        "SELECT c.id, c.circle, c.sphere, c.last_full_on FROM json_each(?) a"
        " CROSS JOIN contact c ON c.id = a.value"
        " WHERE c.archived_at IS NULL AND c.deceased_on IS NULL",
        (asked,),
    ):
        news = [
            one
            for one in mine
            if (contact, one.id) not in told
            and (one.on >= (last or "") or not one.told)
            and fits(one.audience, circle, sphere, tags.get(contact, set()))
        ]
        if news:
            found[contact] = news
    return found


def fits(audience: Audience, circle: int | None, sphere: str | None, tags: set[str]) -> bool:
    """Tell whether somebody is of an audience; ``tags`` are theirs, folded."""
    if circle not in circles_of(audience, (circle,)):
        return False
    if audience.spheres and sphere not in audience.spheres:
        return False
    return not audience.tags or any(fold(tag) in tags for tag in audience.tags)


def circles_of(
    audience: Audience, every: tuple[int | None, ...] = (1, 2, 3, 4, 5, None)
) -> tuple[int | None, ...]:
    """Return the circles an audience reaches, among ``every``; None are those in no circle."""
    if audience.usual:
        return USUAL_CIRCLES
    return audience.circles or every


# To ask, and theirs -----------------------------------------------------------------------------


def to_ask(contact_id: int) -> list[NewsRow]:
    """Return the open questions about somebody, oldest first."""
    return _of(contact_id, "n.kind = 'ask' AND n.closed_on IS NULL", 'n."on", n.id')


def theirs(contact_id: int) -> list[NewsRow]:
    """Return what somebody told lately that a gesture is still to answer, newest first."""
    since = (clock.today() - datetime.timedelta(days=GESTURE_DAYS)).isoformat()
    return _of(
        contact_id,
        "n.kind = 'theirs' AND n.closed_on IS NULL AND n.gesture IS NOT NULL AND n.\"on\" >= ?",
        'n."on" DESC, n.id DESC',
        since,
    )


def _settled(contact_id: int) -> list[NewsRow]:
    waiting = [one.id for one in theirs(contact_id)]
    found = _of(
        contact_id,
        "(n.kind = 'theirs' OR n.closed_on IS NOT NULL)"
        " AND n.id NOT IN (SELECT value FROM json_each(?))",
        'coalesce(n.closed_on, n."on") DESC, n.id DESC LIMIT ?',
        id_list(waiting),
        TOLD_MOST,
    )
    return found


def _of(contact_id: int, where: str, order: str, *parameters: Any) -> list[NewsRow]:
    found = rows(
        f"SELECT {_COLUMNS} FROM news n INDEXED BY news_by_contact"
        f" CROSS JOIN contact c ON c.id = n.contact_id WHERE n.contact_id = ? AND {where}"
        f" ORDER BY {order}",
        (contact_id, *parameters),
    )
    return [_row(row) for row in found]


def asked_lately(contact_id: int) -> tuple[int, int]:
    """Return in how many of the last contacts I also asked, and of how many: six at most.

    Asked is: what they answered was noted with it, or a question of mine was settled that day.
    """
    found = rows(
        "SELECT count(*), coalesce(sum("
        "EXISTS (SELECT 1 FROM section s WHERE s.interaction_id = i.id AND s.key = 'asked')"
        " OR EXISTS (SELECT 1 FROM news n WHERE n.interaction_id = i.id"
        " AND n.kind = 'theirs' AND n.contact_id = ?1)"
        " OR EXISTS (SELECT 1 FROM news n WHERE n.contact_id = ?1 AND n.kind = 'ask'"
        ' AND n.closed_on = i."on")), 0)'
        " FROM (SELECT interaction_id FROM participant WHERE contact_id = ?1 AND touch = 0"
        " ORDER BY moment DESC LIMIT ?2) p CROSS JOIN interaction i ON i.id = p.interaction_id",
        (contact_id, ASKED_OF),
    )
    return found[0][1], found[0][0]
