"""What hangs on people and exchanges in our own JSON into the database, joined by uid."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from typing import Any, cast

from reseau_tui.interchange.own_json_parts import Part
from reseau_tui.interchange.own_json_shape import BadEntryError, Value, checked
from reseau_tui.model.bulk import insert_rows, next_id
from reseau_tui.text import clean, clean_note


class PartsImport:
    """Takes the entries of parts, in the order of :data:`own_json_parts.PARTS`.

    ``people`` and ``interactions`` say who a uid of the file is here. What is there already
    stays as it is.
    """

    def __init__(
        self,
        connection: sqlite3.Connection,
        people: Mapping[str, int],
        interactions: Mapping[str, int],
    ) -> None:
        self.connection = connection
        self._given = {"contact": people, "interaction": interactions}
        self._made: dict[str, dict[str, int]] = {}

    def take(self, part: Part, entry: Any) -> None:
        """Write one entry, if it is not there. Raises BadEntryError for a misfit."""
        values = dict(checked(entry, part.columns))
        for name in part.json:
            values[name] = _json(values, name)
        for refers in part.refers:
            found = self._row(refers.table, _named(entry, refers.name))
            if refers.needed and not found:
                raise BadEntryError(refers.name)
            values[refers.column] = found
        if part.mend is not None:
            part.mend(values)
        row = self._there(part, values) or self._insert(part.table, values)
        if "uid" in values:
            self._made.setdefault(part.table, {})[str(values["uid"])] = row

    def _row(self, table: str, uid: str) -> int | None:
        """Return the row that the file calls ``uid``, None when it brought none."""
        found = self._given[table] if table in self._given else self._made.get(table, {})
        return found.get(uid)

    def _there(self, part: Part, values: Mapping[str, Value]) -> int:
        same = {name: values[name] for name in part.same}
        return ("uid" in values and self._found(part.table, uid=values["uid"])) or (
            bool(same) and self._found(part.table, **same)
        )

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
    return clean(value) if isinstance(value, str) else ""


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
