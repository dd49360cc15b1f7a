"""What sections meant that were captured before there were tables of news and good turns.

Filled by the migration and by an import of a file of that time, in the order of the days; what
time has settled since is not brought up again.
"""

from __future__ import annotations

import datetime
import sqlite3
from bisect import bisect_right
from collections.abc import Callable, Iterable

from reseau_tui import clock
from reseau_tui.model import introduction_line, triggers, upkeep

STILL_NEWS_DAYS = 180
"""Days after which news told and help received are history."""


def fill_from_before(connection: sqlite3.Connection) -> None:
    """Fill the tables from everything captured; inside the transaction of the migration.

    The triggers are built when it is called, and when it is done.

    What an exchange means is recorded with the action that made the exchange: undo takes it back
    with it. So the order is that of the actions, as if the tables had been there, and that of the
    days within one (an import, or all that undo has forgotten).
    """
    said = connection.execute(
        "SELECT id FROM interaction i WHERE EXISTS (SELECT 1 FROM section s"
        " WHERE s.interaction_id = i.id) OR kind = 'thanks' ORDER BY moment"
    ).fetchall()
    made_by = _makers(connection)
    before = sorted(((made_by(row[0]), row[0]) for row in said), key=lambda made: made[0])
    (last,) = connection.execute("SELECT coalesce(max(seq), 0) FROM change").fetchone()
    for table in ("news", "good_turn"):
        for event in ("insert", "update"):
            connection.execute(f"DROP TRIGGER search_{table}_{event}")
    for action, interaction in before:
        connection.execute("UPDATE history_state SET action_id = ?", (action,))
        fill_before(connection, [interaction])
    connection.execute("UPDATE history_state SET action_id = 0")
    settle_before(connection, (interaction for _action, interaction in before))
    # Nobody can take back what no action made.
    connection.execute("DELETE FROM change WHERE seq > ? AND action_id = 0", (last,))
    # The words of each person once, not once for each row of theirs.
    connection.execute(
        "INSERT INTO search_contact SELECT contact_id FROM news WHERE contact_id IS NOT NULL"
        " UNION SELECT contact_id FROM good_turn"
    )
    triggers.build_triggers(connection)


def _makers(connection: sqlite3.Connection) -> Callable[[int], int]:
    """Return what tells the action that an exchange goes with, 0 when it is forgotten."""
    # Ids are never used twice: of root actions, each exchange is in one span at most. What was
    # undone and redone goes with the redo.
    spans = connection.execute(
        'SELECT c."row", c.last, (SELECT max(id) FROM action WHERE id = a.id OR undoes = a.id)'
        " FROM change c JOIN action a ON a.id = c.action_id WHERE c.tbl = 'interaction'"
        " AND c.op = '+' AND a.undoes IS NULL ORDER BY c.\"row\""
    ).fetchall()
    first = [span[0] for span in spans]

    def made_by(interaction: int) -> int:
        place = bisect_right(first, interaction) - 1
        return spans[place][2] if place >= 0 and interaction <= spans[place][1] else 0

    return made_by


def fill_before(connection: sqlite3.Connection, interactions: Iterable[int]) -> None:
    """Fill the tables from these exchanges, given in the order of their days."""
    for interaction in interactions:
        on, kind, initiative, created_at = connection.execute(
            'SELECT "on", kind, initiative, created_at FROM interaction WHERE id = ?',
            (interaction,),
        ).fetchone()
        rows = connection.execute(
            "SELECT contact_id FROM participant WHERE interaction_id = ? ORDER BY id",
            (interaction,),
        ).fetchall()
        people = [row[0] for row in rows]
        sections = connection.execute(
            "SELECT key, text FROM section WHERE interaction_id = ? ORDER BY id", (interaction,)
        ).fetchall()
        back = _back_from(on)
        upkeep.fill(connection, interaction, on, people, sections, created_at, back, afresh=False)
        if kind == "thanks" and initiative != "them":
            upkeep.thank(connection, on, people)
        if any(key == "intro" for key, _text in sections):
            introduction_line.fill_before(connection, [interaction])


def fill_introductions_from_before(connection: sqlite3.Connection) -> None:
    """Fill the introductions from everything captured before there was a table of them.

    Inside the transaction of the migration, with the triggers built; undo takes each one back with
    the exchange that told it, as with :func:`fill_from_before`.
    """
    said = connection.execute(
        "SELECT DISTINCT i.id FROM section s JOIN interaction i ON i.id = s.interaction_id"
        " WHERE s.key = 'intro' ORDER BY i.moment"
    ).fetchall()
    if not said:
        return
    made_by = _makers(connection)
    (last,) = connection.execute("SELECT coalesce(max(seq), 0) FROM change").fetchone()
    for (interaction,) in said:
        connection.execute("UPDATE history_state SET action_id = ?", (made_by(interaction),))
        introduction_line.fill_before(connection, [interaction])
    connection.execute("UPDATE history_state SET action_id = 0")
    for (interaction,) in said:
        _settle_introductions(connection, interaction)
    connection.execute("DELETE FROM change WHERE seq > ? AND action_id = 0", (last,))


def settle_before(connection: sqlite3.Connection, interactions: Iterable[int]) -> None:
    """Settle what :func:`fill_before` made of these exchanges and time has overtaken.

    Whoever was spoken to since a question was noted is taken to have been asked. News told half a
    year ago are no news, and thanks for help of that time are not asked for.
    """
    long_ago = _back_from(clock.today().isoformat())
    for interaction in interactions:
        connection.execute(
            'UPDATE news SET closed_on = later.day FROM (SELECT n.id, (SELECT i."on"'
            " FROM participant p JOIN interaction i ON i.id = p.interaction_id"
            " WHERE p.contact_id = n.contact_id AND p.touch = 0 AND p.moment > noted.moment"
            " ORDER BY p.moment LIMIT 1) AS day FROM news n JOIN interaction noted"
            " ON noted.id = n.interaction_id WHERE n.interaction_id = ? AND n.kind = 'ask'"
            " AND n.closed_on IS NULL) AS later WHERE news.id = later.id AND later.day IS NOT NULL",
            (interaction,),
        )
        connection.execute(
            'UPDATE news SET closed_on = (SELECT max(t."on") FROM told t WHERE t.news_id = news.id)'
            " WHERE interaction_id = ? AND kind = 'tell' AND closed_on IS NULL"
            ' AND NOT EXISTS (SELECT 1 FROM told t WHERE t.news_id = news.id AND t."on" >= ?)',
            (interaction, long_ago),
        )
        connection.execute(
            "UPDATE good_turn SET no_thanks = 1 WHERE interaction_id = ? AND given = 0 AND done = 1"
            ' AND thanked_on IS NULL AND "on" < ?',
            (interaction, long_ago),
        )
        _settle_introductions(connection, interaction)


def _settle_introductions(connection: sqlite3.Connection, interaction: int) -> None:
    """Nothing is asked any more about an introduction made half a year ago."""
    connection.execute(
        "UPDATE introduction SET status = 'followed-up', no_thanks = 1 WHERE interaction_id = ?"
        " AND status = 'made' AND outcome IS NULL AND thanked_on IS NULL AND \"on\" < ?",
        (interaction, _back_from(clock.today().isoformat())),
    )


def _back_from(on: str) -> str:
    day = datetime.date.fromisoformat(on)
    earliest = datetime.date.min + datetime.timedelta(days=STILL_NEWS_DAYS)
    return (max(day, earliest) - datetime.timedelta(days=STILL_NEWS_DAYS)).isoformat()
