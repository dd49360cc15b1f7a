"""Greetings: the season of a year, and what became of each person's. Callers open the action.

What several people's keys change are changes of people (``bulk_changes.PeopleChange``): a few are
one transaction, thousands go in steps, and either way they are one step of undo.
"""

from __future__ import annotations

import datetime
import json
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.model import write
from reseau_tui.model.bulk_changes import PeopleChange
from reseau_tui.model.database import connection
from reseau_tui.model.tables import Campaign, Contact, Greeting
from reseau_tui.text import clean, clean_note, fold

WRITTEN, SENT, ANSWERED, FIRST, SKIPPED = "written", "sent", "answered", "first", "skipped"
"""What a greeting can be; without a row it is to be written.

``first``: they wrote first, and my answer is open; once it is sent, both have written: answered.
"""

STATUSES = (WRITTEN, SENT, ANSWERED, FIRST, SKIPPED)
SETTLED = (SENT, ANSWERED, SKIPPED)
"""Nothing is left to write this year."""

CHANNELS = ("mail", "letter", "message", "call")
FORMS = ("tu", "vous")
NEW_YEAR = "new-year"
"""The season that comes by itself; others are called what the user calls them."""

CHANNEL = (
    "coalesce(c.channel, CASE WHEN EXISTS (SELECT 1 FROM contact_point cp"
    " WHERE cp.contact_id = c.id AND cp.kind = 'email') THEN 'mail'"
    " WHEN EXISTS (SELECT 1 FROM contact_point cp"
    " WHERE cp.contact_id = c.id AND cp.kind = 'address') THEN 'letter'"
    " WHEN EXISTS (SELECT 1 FROM contact_point cp"
    " WHERE cp.contact_id = c.id AND cp.kind = 'phone') THEN 'message' END)"
)
"""SQL: the channel of ``contact c``, the chosen one, else what they can be reached by."""

GREETED = "c.archived_at IS NULL AND c.deceased_on IS NULL AND c.greeted = 1"
"""SQL: whom a campaign is for among ``contact c``."""


@dataclass(frozen=True, slots=True)
class Season:
    """A campaign, begun or not: the year greeted, its name, its first and last day."""

    year: int
    name: str
    from_on: datetime.date
    to_on: datetime.date


def new_year(year: int) -> Season:
    """Return the season of the new year ``year``: from 1 December to 31 January."""
    return Season(year, NEW_YEAR, datetime.date(year - 1, 12, 1), datetime.date(year, 1, 31))


def coming_new_year(today: datetime.date) -> Season:
    """Return the new year whose greetings are on; from March on the next one."""
    return new_year(today.year + (today.month > 2))


def begin(season: Season) -> int:
    """Return the id of a season's campaign, made if need be.

    Raises ValueError for a season without a name, or that ends before it begins.
    """
    name = clean(season.name)
    if not name or season.to_on < season.from_on:
        raise ValueError("a season needs a name, a first and a last day")
    sql = connection()
    found = sql.execute(
        "SELECT id FROM campaign WHERE year = ? AND season = ?", (season.year, name)
    ).fetchone()
    if found:
        return found[0]
    cursor = sql.execute(
        "INSERT INTO campaign (year, season, from_on, to_on) VALUES (?, ?, ?, ?)",
        (season.year, name, season.from_on.isoformat(), season.to_on.isoformat()),
    )
    return cursor.lastrowid or 0


def keep_template(season: Season, key: str, text: str) -> None:
    """Keep the text of a template of the season; "" gives the program's own back.

    ``key`` is language and form, as ``network.addressee.template_key`` makes it.
    """
    campaign = Campaign.get_by_id(begin(season))
    kept = json.loads(campaign.templates or "{}")
    kept.pop(key, None)
    if clean_note(text):
        kept[key] = clean_note(text)
    templates = json.dumps(kept, ensure_ascii=False) if kept else None
    if templates != campaign.templates:
        campaign.templates = templates
        campaign.save()


def write_text(season: Season, contact_id: int, text: str) -> None:
    """Keep the text to somebody, to be sent; "" takes it away.

    What was sent or answered stays so, with its text set right.
    """
    campaign = begin(season)
    words = clean_note(text) or None
    greeting = _of(campaign, contact_id)
    if greeting is None:
        if words:
            _put(campaign, contact_id, status=WRITTEN, text=words)
    elif words is None and greeting.status == WRITTEN:
        greeting.delete_instance()
    else:
        again = words is not None and greeting.status == SKIPPED
        _put(campaign, contact_id, text=words, **({"status": WRITTEN} if again else {}))


def answered(
    season: Season,
    contact_id: int,
    words: str = "",
    promise: tuple[datetime.date, str] | None = None,
) -> None:
    """Note that somebody answered today, with what they wrote; and a promise that came of it.

    Raises ValueError when nothing was sent to them.
    """
    campaign = begin(season)
    greeting = _of(campaign, contact_id)
    if greeting is None or greeting.status not in (SENT, ANSWERED):
        raise ValueError("nothing was sent that could be answered")
    exchange = _touch(connection(), contact_id, season, "them", words)
    _put(campaign, contact_id, status=ANSWERED)
    if promise is not None and clean_note(promise[1]):
        at = int(clock.now().timestamp())
        day, text = promise
        write.add_promise(connection(), contact_id, day.isoformat(), text, at, exchange)


def sent(season: Season, texts: Mapping[int, str] | None = None) -> PeopleChange:
    """Note greetings as sent today: a touch in each timeline, the channel kept with it.

    ``texts`` are the words of who was sent something that was not kept as written. Who was
    greeted already is passed over. News of mine that a text tells are told.
    """
    said = texts or {}

    def change(sql: sqlite3.Connection, people: str) -> int:
        campaign = begin(season)
        news = _open_news(sql)
        done = 0
        for contact, channel, status, written in sql.execute(
            f"SELECT c.id, {CHANNEL}, g.status, g.text FROM json_each(?) a"
            " JOIN contact c ON c.id = a.value"
            " LEFT JOIN greeting g ON g.campaign_id = ? AND g.contact_id = c.id",
            (people, campaign),
        ).fetchall():
            if status in (SENT, ANSWERED):
                continue
            text = written or clean_note(said.get(contact, "")) or None
            exchange = _touch(sql, contact, season, "me")
            _put(
                campaign,
                contact,
                status=ANSWERED if status == FIRST else SENT,
                channel=channel,
                text=text,
                interaction=exchange,
            )
            if text:
                _tell(news, text, contact, exchange)
            done += 1
        return done

    return change


def wrote_first(season: Season) -> PeopleChange:
    """Note that people wrote first, today: a touch of theirs; my answer is open.

    Who was greeted already, or is known to have written, is passed over.
    """

    def change(sql: sqlite3.Connection, people: str) -> int:
        campaign = begin(season)
        done = 0
        for contact, status in _with_status(sql, campaign, people):
            if status in (None, WRITTEN, SKIPPED):
                exchange = _touch(sql, contact, season, "them")
                _put(campaign, contact, status=FIRST, interaction=exchange)
                done += 1
        return done

    return change


def not_this_year(season: Season, skip: bool = True) -> PeopleChange:
    """Leave people out this year, or (``skip`` False) take them in again.

    Who was greeted already, or wrote, is passed over.
    """

    def change(sql: sqlite3.Connection, people: str) -> int:
        campaign = begin(season)
        done = 0
        for contact, status in _with_status(sql, campaign, people):
            if skip and status in (None, WRITTEN):
                _put(campaign, contact, status=SKIPPED)
            elif not skip and status == SKIPPED:
                greeting = _of(campaign, contact)
                if greeting is not None and greeting.text:
                    _put(campaign, contact, status=WRITTEN)
                elif greeting is not None:
                    greeting.delete_instance()
            else:
                continue
            done += 1
        return done

    return change


def channel(code: str | None) -> PeopleChange:
    """Say how greetings reach people; None: by what is known of them.

    Raises ValueError for a channel that there is not.
    """
    if code not in (None, *CHANNELS):
        raise ValueError(f"no channel {code}")
    return _update("channel = :channel", "channel IS NOT :channel", channel=code)


def tongue(language: str | None, form: str | None) -> PeopleChange:
    """Say in which language, and with tu or vous, people are written to; None: not said.

    ``language`` is a code like fr or en. Raises ValueError for a form that there is not.
    """
    if form not in (None, *FORMS):
        raise ValueError(f"no form {form}")
    code = clean(language or "", 20).lower() or None
    return _update(
        "language = :language, form = :form",
        "(language IS NOT :language OR form IS NOT :form)",
        language=code,
        form=form,
    )


def greeted(wanted: bool) -> PeopleChange:
    """Take people out of every campaign for good, or in again."""
    return _update("greeted = :greeted", "greeted <> :greeted", greeted=int(wanted))


def _update(columns: str, different: str, **values: str | int | None) -> PeopleChange:
    def change(sql: sqlite3.Connection, people: str) -> int:
        return sql.execute(
            f"UPDATE contact SET {columns}"
            f" WHERE id IN (SELECT value FROM json_each(:people)) AND {different}",
            {**values, "people": people},
        ).rowcount

    return change


def _with_status(
    sql: sqlite3.Connection, campaign: int, people: str
) -> list[tuple[int, str | None]]:
    return sql.execute(
        "SELECT c.id, g.status FROM json_each(?) a JOIN contact c ON c.id = a.value"
        " LEFT JOIN greeting g ON g.campaign_id = ? AND g.contact_id = c.id",
        (people, campaign),
    ).fetchall()


def _of(campaign: int, contact: int) -> Greeting | None:
    return Greeting.get_or_none((Greeting.campaign == campaign) & (Greeting.contact == contact))


def _put(campaign: int, contact: int, **values: object) -> None:
    """Change somebody's greeting, or make it; its day is today, the day of what was done last."""
    Contact.get_by_id(contact)
    today = clock.today().isoformat()
    greeting = _of(campaign, contact)
    if greeting is None:
        Greeting.create(campaign=campaign, contact=contact, on=today, **values)
        return
    moved = values.get("status", greeting.status) != greeting.status
    for name, value in ({**values, "on": today} if moved else values).items():
        setattr(greeting, name, value)
    greeting.save()


def _touch(
    sql: sqlite3.Connection, contact: int, season: Season, initiative: str, words: str = ""
) -> int:
    return write.add_interaction(
        sql,
        on=clock.today().isoformat(),
        people=(contact,),
        created_at=int(clock.now().timestamp()),
        kind="greeting",
        initiative=initiative,
        text=clean_note(words) or label(season),
        source="app",
    )


def label(season: Season) -> str:
    """Return what a season is called in the user's language: ``New year 2027``, ``Easter 2027``."""
    if season.name == NEW_YEAR:
        return _("New year {year}").format(year=season.year)
    return f"{season.name} {season.year}"


def _open_news(sql: sqlite3.Connection) -> list[tuple[int, str]]:
    found = sql.execute(
        "SELECT id, text FROM news WHERE contact_id IS NULL AND kind = 'tell' AND closed_on IS NULL"
    ).fetchall()
    return [(news, fold(" ".join(text.split()))) for news, text in found]


def _tell(news: list[tuple[int, str]], text: str, contact: int, exchange: int) -> None:
    from reseau_tui.model.news import tell

    words = fold(" ".join(text.split()))
    for one, told in news:
        if told in words:
            tell(one, [contact], None, exchange)
