"""News, good turns and greetings of our own JSON into the database, joined by uid."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from typing import Any, cast

from reseau_tui.interchange import own_json_shape as shape
from reseau_tui.interchange.own_json_shape import BadEntryError, Value, checked
from reseau_tui.model.bulk import insert_rows, next_id
from reseau_tui.model.news import TELL
from reseau_tui.text import clean, clean_note


class UpkeepImport:
    """Takes entries of these sections; ``people`` and ``interactions`` say who a uid is here.

    What is there already stays as it is.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        people: Mapping[str, int],
        interactions: Mapping[str, int],
    ) -> None:
        self.connection = connection
        self._people = people
        self._interactions = interactions
        self._news: dict[str, int] = {}
        self._campaigns: dict[str, int] = {}
        self.takes: dict[str, Callable[[Any], None]] = {
            "news": self._piece,
            "told": self._told,
            "good_turns": self._good_turn,
            "campaigns": self._campaign,
            "greetings": self._greeting,
        }
        """What takes an entry of each section, in the order they must come."""

    def _piece(self, entry: Any) -> None:
        values = checked(entry, shape.NEWS)
        about = self._contact(entry)
        if (values["kind"] == TELL) is (about is not None):
            raise BadEntryError("contact")
        values["audience"] = _json(values, "audience")
        uid = _uid(values)
        self._news[uid] = self._there("news", uid) or self._insert(
            "news", {**values, "contact_id": about, "interaction_id": self._interaction(entry)}
        )

    def _told(self, entry: Any) -> None:
        values = checked(entry, shape.TOLD)
        news = self._news.get(_named(entry, "news"))
        if not news:
            raise BadEntryError("news")
        to = self._somebody(entry)
        if not self._found("told", news_id=news, contact_id=to):
            row: dict[str, Value] = {**values, "news_id": news, "contact_id": to}
            self._insert("told", {**row, "interaction_id": self._interaction(entry)})

    def _good_turn(self, entry: Any) -> None:
        values = checked(entry, shape.GOOD_TURN)
        contact = self._somebody(entry)
        if self._there("good_turn", _uid(values)):
            return
        through = self._people.get(_named(entry, "through"))
        row: dict[str, Value] = {**values, "contact_id": contact}
        row["through_id"] = None if through == contact else through
        self._insert("good_turn", {**row, "interaction_id": self._interaction(entry)})

    def _campaign(self, entry: Any) -> None:
        values = checked(entry, shape.CAMPAIGN)
        values["templates"] = _json(values, "templates")
        uid = _uid(values)
        same = {"year": values["year"], "season": clean(str(values["season"]))}
        self._campaigns[uid] = (
            self._there("campaign", uid)
            or self._found("campaign", **same)
            or self._insert("campaign", values)
        )

    def _greeting(self, entry: Any) -> None:
        values = checked(entry, shape.GREETING)
        campaign = self._campaigns.get(_named(entry, "campaign"))
        if not campaign:
            raise BadEntryError("campaign")
        to = self._somebody(entry)
        if not self._found("greeting", campaign_id=campaign, contact_id=to):
            row: dict[str, Value] = {**values, "campaign_id": campaign, "contact_id": to}
            self._insert("greeting", {**row, "interaction_id": self._interaction(entry)})

    # --- what an entry refers to ----------------------------------------------------------

    def _contact(self, entry: Any) -> int | None:
        """Return whom an entry is about, None when it names nobody."""
        return None if entry.get("contact") is None else self._somebody(entry)

    def _somebody(self, entry: Any) -> int:
        contact = self._people.get(_named(entry, "contact"))
        if not contact:
            raise BadEntryError("contact")
        return contact

    def _interaction(self, entry: Any) -> int | None:
        return self._interactions.get(_named(entry, "interaction"))

    def _there(self, table: str, uid: str) -> int:
        return self._found(table, uid=clean(uid))

    def _found(self, table: str, **values: Value) -> int:
        where = " AND ".join(f"{name} = ?" for name in values)
        row = self.connection.execute(
            f"SELECT id FROM {table} WHERE {where}", tuple(values.values())
        ).fetchone()
        return row[0] if row else 0

    def _insert(self, table: str, values: Mapping[str, Value]) -> int:
        row = next_id(self.connection, table)
        insert_rows(self.connection, table, ("id", *values), [(row, *values.values())])
        return row


def _named(entry: Any, name: str) -> str:
    """Return the uid an entry gives under ``name``, "" when it gives none."""
    value = entry.get(name)
    return value if isinstance(value, str) else ""


def _uid(values: Mapping[str, Value]) -> str:
    return str(values["uid"])


def _json(values: Mapping[str, Value], name: str) -> str | None:
    """Return a column that holds JSON, its texts cleaned; the database keeps it as it is."""
    text = values[name]
    if text is None:
        return None
    try:
        held: Any = json.loads(str(text))
        cleaned = _cleaned(held)
    except (ValueError, RecursionError) as error:
        raise BadEntryError(name) from error
    if not isinstance(held, dict):
        raise BadEntryError(name)
    return str(text) if cleaned == held else json.dumps(cleaned, ensure_ascii=False)


def _cleaned(held: Any) -> Any:
    if isinstance(held, str):
        return clean_note(held)
    if isinstance(held, list):
        return [_cleaned(one) for one in cast("list[Any]", held)]
    if isinstance(held, dict):
        parts = cast("dict[str, Any]", held)
        return {clean(name): _cleaned(one) for name, one in parts.items()}
    return held
