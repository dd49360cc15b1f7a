"""The triggers of the database, generated from its schema: kept columns, search rows, history.

They are dropped and built anew after every migration, so that a new column is recorded from its
first day. They are plain SQL: a change made with another program keeps columns, search rows and
history right as well.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

TOUCHES = ("comment", "like", "forward", "post", "greeting")
"""Kinds of interaction that are touches: light signs, half as fresh as an exchange."""

RECORDED = (
    "contact", "role", "important_date", "contact_point", "tag", "contact_tag", "interaction",
    "participant", "interaction_tag", "section", "promise", "inbox", "source_record", "pair",
)  # fmt: skip
"""Tables whose row changes are recorded for undo, parents before children."""

KEPT = {"contact": ("last_full_on", "last_touch_on"), "participant": ("moment", "touch")}
"""Columns that follow from other rows by trigger: never recorded, verified by ``check``."""

# Letters FTS5 cannot take apart (see text.fold) and the apostrophes people type differently.
_LETTERS = (
    ("ł", "l"), ("Ł", "l"), ("ø", "o"), ("Ø", "o"), ("ß", "ss"), ("ẞ", "ss"), ("œ", "oe"),
    ("Œ", "oe"), ("æ", "ae"), ("Æ", "ae"), ("đ", "d"), ("Đ", "d"), ("ð", "d"), ("Ð", "d"),
    ("þ", "th"), ("Þ", "th"), ("ħ", "h"), ("Ħ", "h"), ("ı", "i"), ("’", "''"),
)  # fmt: skip


def folded(expression: str) -> str:
    """Return SQL for ``expression`` with the letters replaced that FTS5 does not fold itself."""
    replaced = "v"
    for letter, plain in _LETTERS:
        replaced = f"replace({replaced}, '{letter}', '{plain}')"
    letters = "".join(letter for letter, _ in _LETTERS)
    return (
        f"(SELECT CASE WHEN v GLOB '*[{letters}]*' THEN {replaced} ELSE v END"
        f" FROM (SELECT {expression} AS v))"
    )


def _spaced(expression: str) -> str:
    return f"replace(replace({expression}, '-', ' '), '''', ' ')"


def contact_search_row(which: str) -> str:
    """Return SQL that inserts the search row of the contacts for which ``which`` holds."""
    names = (
        "c.name || ' ' || coalesce(c.nickname, '') || ' ' || coalesce((SELECT group_concat(value,"
        " ' ') FROM contact_point WHERE contact_id = c.id AND kind = 'handle'), '')"
    )
    words = (
        "coalesce(c.city, '') || ' ' || coalesce(c.country, '') || ' ' || coalesce(c.notes, '')"
        " || ' ' || coalesce((SELECT group_concat(coalesce(organisation, '') || ' ' ||"
        " coalesce(title, ''), ' ') FROM role WHERE contact_id = c.id), '')"
        " || ' ' || coalesce((SELECT group_concat(t.name, ' ') FROM contact_tag ct"
        " JOIN tag t ON t.id = ct.tag_id WHERE ct.contact_id = c.id), '')"
    )
    return (
        "INSERT INTO contact_search (rowid, name, words)"
        f" SELECT id, replace(n, '''', '') || CASE WHEN n GLOB '*[-'']*' THEN ' ' || {_spaced('n')}"
        f" ELSE '' END, {_spaced('w')}"
        f" FROM (SELECT c.id AS id, {folded(names)} AS n, {folded(words)} AS w"
        f" FROM contact c WHERE {which})"
    )


def interaction_text(row: str, but_section: str = "0", plus: str = "''") -> str:
    """Return SQL for the searchable text of the interaction ``row`` (an alias, NEW or OLD)."""
    return folded(
        f"{row}.text || ' ' || coalesce({row}.place, '') || ' ' || coalesce((SELECT"
        f" group_concat(text, ' ') FROM section WHERE interaction_id = {row}.id"
        f" AND id <> {but_section}), '') || ' ' || {plus}"
    )


def interaction_who(row: str, but_participant: str = "0", plus: str = "''") -> str:
    """Return SQL for the tokens of who took part in the interaction ``row``."""
    return (
        f"coalesce((SELECT group_concat('p' || contact_id, ' ') FROM participant"
        f" WHERE interaction_id = {row}.id AND id <> {but_participant}), '') || {plus}"
    )


def _someone(row: str, but: str = "0") -> str:
    return f"EXISTS (SELECT 1 FROM participant WHERE interaction_id = {row}.id AND id <> {but})"


def _out(row: str, text: str, who: str) -> str:
    return (
        "INSERT INTO interaction_search (interaction_search, rowid, text, who)"
        f" SELECT 'delete', {row}.moment, {text}, {who}"
    )


def _in(row: str, text: str, who: str) -> str:
    return (
        f"INSERT INTO interaction_search (rowid, text, who) SELECT {row}.moment, {text}, {who}"
    )


LAST_ON = (
    '(SELECT i."on" FROM participant p JOIN interaction i ON i.id = p.interaction_id'
    " WHERE p.contact_id = contact.id AND p.touch = {touch} ORDER BY p.moment DESC LIMIT 1)"
)


def _last_contact(contacts: str) -> str:
    return (
        f"UPDATE contact SET last_full_on = {LAST_ON.format(touch=0)},"
        f" last_touch_on = {LAST_ON.format(touch=1)} WHERE id IN ({contacts})"
    )


def _trigger(name: str, event: str, *statements: str, when: str = "") -> tuple[str, str]:
    body = ";\n".join(statements)
    condition = f" WHEN {when}" if when else ""
    return name, f"CREATE TRIGGER {name} {event}{condition} BEGIN\n{body};\nEND"


def _kept() -> Iterator[tuple[str, str]]:
    touch = "(i.kind IN (" + ", ".join(f"'{kind}'" for kind in TOUCHES) + "))"
    yield _trigger(
        "keep_participant_insert",
        "AFTER INSERT ON participant",
        f"UPDATE participant SET (moment, touch) = (SELECT i.moment, {touch} FROM interaction i"
        " WHERE i.id = NEW.interaction_id) WHERE id = NEW.id",
        _out("i", interaction_text("i"), interaction_who("i", "NEW.id"))
        + f" FROM interaction i WHERE i.id = NEW.interaction_id AND {_someone('i', 'NEW.id')}",
        _in("i", interaction_text("i"), interaction_who("i"))
        + " FROM interaction i WHERE i.id = NEW.interaction_id",
        'UPDATE contact SET last_full_on = i."on" FROM interaction i'
        f" WHERE i.id = NEW.interaction_id AND contact.id = NEW.contact_id AND NOT {touch}"
        ' AND (last_full_on IS NULL OR last_full_on < i."on")',
        'UPDATE contact SET last_touch_on = i."on" FROM interaction i'
        f" WHERE i.id = NEW.interaction_id AND contact.id = NEW.contact_id AND {touch}"
        ' AND (last_touch_on IS NULL OR last_touch_on < i."on")',
    )
    yield _trigger(
        "keep_participant_delete",
        "AFTER DELETE ON participant",
        _out("i", interaction_text("i"), interaction_who("i", plus="' p' || OLD.contact_id"))
        + " FROM interaction i WHERE i.id = OLD.interaction_id",
        _in("i", interaction_text("i"), interaction_who("i"))
        + f" FROM interaction i WHERE i.id = OLD.interaction_id AND {_someone('i')}",
        _last_contact("OLD.contact_id"),
    )
    yield _trigger(
        "keep_participant_update",
        "AFTER UPDATE OF contact_id ON participant",
        _out(
            "i", interaction_text("i"), interaction_who("i", "NEW.id", "' p' || OLD.contact_id")
        )
        + " FROM interaction i WHERE i.id = NEW.interaction_id",
        _in("i", interaction_text("i"), interaction_who("i"))
        + " FROM interaction i WHERE i.id = NEW.interaction_id",
        _last_contact("OLD.contact_id, NEW.contact_id"),
    )
    yield _trigger(
        "guard_participant_move",
        "BEFORE UPDATE OF interaction_id ON participant",
        "SELECT RAISE(ABORT, 'a participant stays with its interaction')",
        when="OLD.interaction_id <> NEW.interaction_id",
    )
    yield _trigger(
        "keep_interaction_update",
        'AFTER UPDATE OF "on", kind, text, place ON interaction',
        _out("OLD", interaction_text("OLD"), interaction_who("OLD"))
        + f" WHERE {_someone('OLD')}",
        _in("NEW", interaction_text("NEW"), interaction_who("NEW")) + f" WHERE {_someone('NEW')}",
        f"UPDATE participant SET (moment, touch) = (SELECT i.moment, {touch} FROM interaction i"
        " WHERE i.id = NEW.id) WHERE interaction_id = NEW.id",
        _last_contact("SELECT contact_id FROM participant WHERE interaction_id = NEW.id"),
    )
    # The participants go while their interaction still stands, so that its search row can go.
    yield _trigger(
        "keep_interaction_delete",
        "BEFORE DELETE ON interaction",
        "DELETE FROM participant WHERE interaction_id = OLD.id",
    )
    for event, out_but, out_plus in (
        ("INSERT", "NEW.id", "''"),
        ("DELETE", "0", "OLD.text"),
        ("UPDATE", "NEW.id", "OLD.text"),
    ):
        row = "OLD" if event == "DELETE" else "NEW"
        yield _trigger(
            f"keep_section_{event.lower()}",
            f"AFTER {event} ON section",
            _out("i", interaction_text("i", out_but, out_plus), interaction_who("i"))
            + f" FROM interaction i WHERE i.id = {row}.interaction_id AND {_someone('i')}",
            _in("i", interaction_text("i"), interaction_who("i"))
            + f" FROM interaction i WHERE i.id = {row}.interaction_id AND {_someone('i')}",
        )
    yield from _contact_search()


def _contact_search() -> Iterator[tuple[str, str]]:
    def again(which: str) -> tuple[str, str]:
        return (
            f"DELETE FROM contact_search WHERE rowid IN ({which})",
            contact_search_row(f"c.id IN ({which})"),
        )

    yield _trigger(
        "search_contact_insert", "AFTER INSERT ON contact", contact_search_row("c.id = NEW.id")
    )
    yield _trigger(
        "search_contact_update",
        "AFTER UPDATE OF name, nickname, city, country, notes ON contact",
        *again("NEW.id"),
    )
    yield _trigger(
        "search_contact_delete",
        "AFTER DELETE ON contact",
        "DELETE FROM contact_search WHERE rowid = OLD.id",
    )
    for table in ("role", "contact_tag", "contact_point"):
        for event in ("INSERT", "UPDATE", "DELETE"):
            row = "OLD" if event == "DELETE" else "NEW"
            which = "OLD.contact_id, NEW.contact_id" if event == "UPDATE" else f"{row}.contact_id"
            yield _trigger(
                f"search_{table}_{event.lower()}",
                f"AFTER {event} ON {table}",
                *again(which),
                when=f"{row}.kind = 'handle'" if table == "contact_point" else "",
            )
    yield _trigger(
        "search_tag_update",
        "AFTER UPDATE OF name ON tag",
        *again("SELECT contact_id FROM contact_tag WHERE tag_id = NEW.id"),
    )


def recorded_columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """Return the columns of ``table`` that undo records and restores, ``id`` left out."""
    rows = connection.execute(f"PRAGMA table_xinfo({table})").fetchall()
    kept = KEPT.get(table, ())
    return [row[1] for row in rows if row[6] == 0 and row[1] != "id" and row[1] not in kept]


def _history(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    now = "(SELECT action_id FROM history_state)"
    for table in RECORDED:
        columns = recorded_columns(connection, table)
        newest = "seq = (SELECT max(seq) FROM change)"
        same = f"{newest} AND tbl = '{table}' AND op = '+' AND action_id = {now}"
        yield _trigger(
            f"record_{table}_insert",
            f"AFTER INSERT ON {table}",
            f"UPDATE change SET last = NEW.id WHERE {same} AND last = NEW.id - 1",
            "INSERT INTO change (action_id, tbl, op, row, last)"
            f" SELECT {now}, '{table}', '+', NEW.id, NEW.id"
            f" WHERE NOT EXISTS (SELECT 1 FROM change WHERE {same} AND last = NEW.id)",
        )
        differs = " OR ".join(f'OLD."{name}" IS NOT NEW."{name}"' for name in columns)
        changed = " UNION ALL ".join(
            f"SELECT '{name}' AS k, OLD.\"{name}\" AS v WHERE OLD.\"{name}\" IS NOT NEW.\"{name}\""
            for name in columns
        )
        listed = ", ".join(f'"{name}"' for name in columns)
        yield _trigger(
            f"record_{table}_update",
            f"AFTER UPDATE OF {listed} ON {table}",
            "INSERT INTO change (action_id, tbl, op, row, last, old)"
            f" VALUES ({now}, '{table}', '=', OLD.id, OLD.id,"
            f" (SELECT json_group_object(k, v) FROM ({changed})))",
            when=differs,
        )
        whole = ", ".join(f"'{name}', OLD.\"{name}\"" for name in columns)
        yield _trigger(
            f"record_{table}_delete",
            f"AFTER DELETE ON {table}",
            "INSERT INTO change (action_id, tbl, op, row, last, old)"
            f" VALUES ({now}, '{table}', '-', OLD.id, OLD.id, json_object({whole}))",
        )
        yield _trigger(
            f"guard_{table}_id",
            f"BEFORE UPDATE OF id ON {table}",
            "SELECT RAISE(ABORT, 'an id never changes')",
            when="OLD.id <> NEW.id",
        )


def build_triggers(connection: sqlite3.Connection) -> None:
    """Drop every trigger and build them anew from the schema as it is now."""
    old = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for (name,) in old:
        connection.execute(f"DROP TRIGGER {name}")
    for _, statement in wanted(connection):
        connection.execute(statement)


def wanted(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return (name, CREATE statement) of every trigger that belongs to the schema as it is."""
    return [*_kept(), *_history(connection)]


def rebuild_kept(connection: sqlite3.Connection) -> None:
    """Compute every kept column and search row anew, inside the transaction of the caller."""
    touch = "(i.kind IN (" + ", ".join(f"'{kind}'" for kind in TOUCHES) + "))"
    connection.execute(
        f"UPDATE participant SET (moment, touch) = (SELECT i.moment, {touch} FROM interaction i"
        " WHERE i.id = participant.interaction_id)"
    )
    connection.execute(_last_contact("SELECT id FROM contact"))
    connection.execute("DELETE FROM contact_search")
    connection.execute(contact_search_row("1"))
    connection.execute(
        "INSERT INTO interaction_search (interaction_search) VALUES ('delete-all')"
    )
    connection.execute(
        _in("i", interaction_text("i"), interaction_who("i"))
        + f" FROM interaction i WHERE {_someone('i')} ORDER BY i.moment"
    )
