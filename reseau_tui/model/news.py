"""News: mine to tell, questions to ask, what others told. Callers open the action."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from peewee import DoesNotExist

from reseau_tui import clock
from reseau_tui.model import gestures
from reseau_tui.model.audience import EVERYBODY, Audience, stored
from reseau_tui.model.database import connection
from reseau_tui.model.tables import News
from reseau_tui.text import clean, clean_note

TELL, ASK, THEIRS = "tell", "ask", "theirs"
"""The kinds of news: mine to tell, an open question about somebody, what they told."""


def add_mine(text: str, audience: Audience = EVERYBODY, on: datetime.date | None = None) -> int:
    """Keep a piece of my news, of today unless ``on`` is given; return its id.

    Raises ValueError without a text, for a circle or sphere that there is not.
    """
    return _add(TELL, None, text, on, audience=stored(audience))


def add_question(contact_id: int, text: str, on: datetime.date | None = None) -> int:
    """Keep something to ask somebody; return its id. Raises ValueError without a text."""
    return _add(ASK, contact_id, text, on)


def add_theirs(
    contact_id: int, text: str, on: datetime.date | None = None, gesture: str | None = None
) -> int:
    """Keep what somebody told; return its id.

    ``gesture`` is what to do about it, in one's own words or one of ``gestures.GESTURES``; "" is
    none, and None the one that the words propose. Raises ValueError without a text.
    """
    return _add(THEIRS, contact_id, text, on, gesture=_gesture(text, gesture))


def _add(
    kind: str,
    contact: int | None,
    text: str,
    on: datetime.date | None,
    *,
    audience: str | None = None,
    gesture: str | None = None,
) -> int:
    said = _said(text)
    day = min(on or clock.today(), clock.today())
    cursor = connection().execute(
        'INSERT INTO news (kind, contact_id, "on", text, audience, gesture, created_at)'
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (kind, contact, day.isoformat(), said, audience, gesture, int(clock.now().timestamp())),
    )
    return cursor.lastrowid or 0


def _said(text: str) -> str:
    said = clean_note(text)
    if not said:
        raise ValueError("news need a text")
    return said


def _gesture(text: str, gesture: str | None) -> str | None:
    return gestures.proposed(text) if gesture is None else clean(gesture) or None


def edit_mine(news_id: int, text: str, audience: Audience) -> None:
    """Change the words and the audience of a piece of mine.

    Raises ValueError without a text, peewee's DoesNotExist for a piece that is gone.
    """
    _change(news_id, text=_said(text), audience=stored(audience))


def edit_question(news_id: int, contact_id: int, text: str) -> None:
    """Change what is to be asked, and whom. Raises like :func:`edit_mine`."""
    _change(news_id, text=_said(text), contact=contact_id)


def edit_theirs(news_id: int, contact_id: int, text: str, gesture: str | None = None) -> None:
    """Change what was told, by whom, and the gesture (see :func:`add_theirs`)."""
    _change(news_id, text=_said(text), contact=contact_id, gesture=_gesture(text, gesture))


def _change(news_id: int, **values: object) -> None:
    if not News.update(**values).where(News.id == news_id).execute():
        raise DoesNotExist(news_id)


def close_news(news_id: int, on: datetime.date | None = None) -> None:
    """Settle a piece, today unless ``on`` is given: told to all, asked, the gesture made."""
    _change(news_id, closed_on=_day(on))


def open_again(news_id: int) -> None:
    """Open a piece that was settled; an answer noted to it goes."""
    _change(news_id, closed_on=None, answer=None)


def answer(news_id: int, words: str = "", on: datetime.date | None = None) -> None:
    """Settle a question as asked, with what was answered if anything is to be noted.

    A question settled already keeps its day, and its answer unless there are new words.
    """
    question = News.get_by_id(news_id)
    question.closed_on = question.closed_on or _day(on)
    question.answer = clean_note(words) or question.answer
    if question.is_dirty():
        question.save()


def drop_news(news_id: int) -> None:
    """Remove a piece, and to whom it was told."""
    News.delete_by_id(news_id)


def tell(
    news_id: int,
    people: Iterable[int],
    on: datetime.date | None = None,
    interaction_id: int | None = None,
) -> int:
    """Note that ``people`` were told a piece of mine; return to how many it was new."""
    told = 0
    for contact in dict.fromkeys(people):
        told += (
            connection()
            .execute(
                'INSERT INTO told (news_id, contact_id, "on", interaction_id) SELECT ?, ?, ?, ?'
                " WHERE NOT EXISTS (SELECT 1 FROM told WHERE news_id = ? AND contact_id = ?)",
                (news_id, contact, _day(on), interaction_id, news_id, contact),
            )
            .rowcount
        )
    return told


def _day(on: datetime.date | None) -> str:
    return min(on or clock.today(), clock.today()).isoformat()
