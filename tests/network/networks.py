"""Small invented networks for the tests of the rules: people, exchanges, promises."""

from __future__ import annotations

import datetime
from typing import Any

from reseau_tui.model import write
from reseau_tui.model.database import action, connection
from reseau_tui.model.news import add_question

TODAY = datetime.date(2026, 11, 23)
AT = 1_795_000_000


def day(days_ago: int) -> str:
    """The day so many days before the tests' today."""
    return (TODAY - datetime.timedelta(days=days_ago)).isoformat()


def somebody(name: str, **columns: Any) -> int:
    """Add a contact; ``circle_since`` is today unless given, roles and tags come apart."""
    organisation, title = columns.pop("organisation", None), columns.pop("title", None)
    tags = columns.pop("tags", ())
    if columns.get("circle"):
        columns.setdefault("circle_since", day(0))
    with action(f"add {name}"):
        sql = connection()
        contact = write.add_contact(sql, name, AT)
        for column, value in columns.items():
            sql.execute(f"UPDATE contact SET {column} = ? WHERE id = ?", (value, contact))
        if organisation or title:
            sql.execute(
                "INSERT INTO role (contact_id, organisation, title) VALUES (?, ?, ?)",
                (contact, organisation, title),
            )
        for tag in tags:
            write.tag_contact(sql, contact, tag)
    return contact


def exchange(days_ago: int, *people: int, kind: str = "coffee", **rest: Any) -> int:
    """Log an interaction so many days ago."""
    with action("log"):
        return write.add_interaction(
            connection(), on=day(days_ago), people=people, kind=kind, created_at=AT, **rest
        )


def promise(contact: int, due_in: int, text: str) -> int:
    """Promise something for a day so many days from now."""
    with action("promise"):
        return write.add_promise(connection(), contact, day(-due_in), text, AT)


def to_ask(contact: int, text: str, days_ago: int = 0) -> int:
    """Note a question about somebody so many days ago."""
    with action("to ask"):
        return add_question(contact, text, datetime.date.fromisoformat(day(days_ago)))


def change(contact: int, **columns: Any) -> None:
    """Change columns of a contact."""
    with action("edit"):
        for column, value in columns.items():
            connection().execute(f"UPDATE contact SET {column} = ? WHERE id = ?", (value, contact))
