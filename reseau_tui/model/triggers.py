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
    ("þ", "th"), ("Þ", "th"), ("ħ", "h"), ("Ħ", "h"), ("ŧ", "t"), ("Ŧ", "t"), ("ŋ", "n"),
    ("Ŋ", "n"), ("ƶ", "z"), ("Ƶ", "z"), ("ı", "i"), ("’", "''"), ("ʼ", "''"), ("‘", "''"),
)  # fmt: skip


def folded(expression: str) -> str:
    """Return SQL for ``expression`` with the letters replaced that FTS5 does not fold itself."""
    letters = "".join(letter for letter, _ in _LETTERS)
    source = f"(SELECT {expression} AS v)"
    # In two halves: SQLite's parser has a stack of 100.
    for half in (_LETTERS[::2], _LETTERS[1::2]):
        replaced = "v"
        for letter, plain in half:
            replaced = f"replace({replaced}, '{letter}', '{plain}')"
        source = (
            f"(SELECT CASE WHEN v GLOB '*[{letters}]*' THEN {replaced} ELSE v END AS v"
            f" FROM {source})"
        )
    return source


def _spaced(expression: str) -> str:
    return f"replace(replace({expression}, '-', ' '), '''', ' ')"


def _views() -> Iterator[tuple[str, str]]:
    """Yield the views the triggers share: the schema is read at every start, so it is kept short."""
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
    yield (
        "contact_words",
        "CREATE VIEW contact_words AS"
        " SELECT id, replace(n, '''', '') || CASE WHEN n GLOB '*[-'']*' THEN ' ' || "
        f"{_spaced('n')} ELSE '' END AS name, {_spaced('w')} AS words"
        f" FROM (SELECT c.id AS id, {folded(names)} AS n, {folded(words)} AS w FROM contact c)",
    )
    text = (
        "i.text || ' ' || coalesce(i.place, '') || ' ' || coalesce((SELECT group_concat(text, ' ')"
        " FROM section WHERE interaction_id = i.id), '')"
    )
    yield (
        "interaction_words",
        f"CREATE VIEW interaction_words AS SELECT i.id AS id, i.moment AS moment, {folded(text)} AS"
        " text, (SELECT group_concat('p' || contact_id, ' ') FROM participant"
        " WHERE interaction_id = i.id) AS who FROM interaction i",
    )
    # The action under way, and the newest change when it is an insert of that same action.
    yield (
        "history_tail",
        "CREATE VIEW history_tail AS SELECT s.action_id AS action_id, c.seq AS seq, c.last AS last,"
        " CASE WHEN c.op = '+' AND c.action_id = s.action_id THEN c.tbl END AS tbl"
        " FROM history_state s LEFT JOIN change c ON c.seq = (SELECT max(seq) FROM change)",
    )


def _out(interaction: str) -> str:
    return (
        "INSERT INTO interaction_search (interaction_search, rowid, text, who) SELECT 'delete',"
        f" moment, text, who FROM interaction_words WHERE id = {interaction} AND who IS NOT NULL"
    )


def _in(interaction: str) -> str:
    return (
        "INSERT INTO interaction_search (rowid, text, who) SELECT moment, text, who"
        f" FROM interaction_words WHERE id = {interaction} AND who IS NOT NULL"
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
    moment_and_touch = (
        f"UPDATE participant SET (moment, touch) = (SELECT i.moment, {touch} FROM interaction i"
        " WHERE i.id = interaction_id)"
    )
    # The search row goes out as it is before a change, and comes in again as it is after.
    for table, interaction in (("participant", "interaction_id"), ("section", "interaction_id")):
        for event in ("INSERT", "DELETE", "UPDATE"):
            row = "OLD" if event == "DELETE" else "NEW"
            of = " OF contact_id" if (table, event) == ("participant", "UPDATE") else ""
            yield _trigger(
                f"search_out_{table}_{event.lower()}",
                f"BEFORE {event}{of} ON {table}",
                _out(f"{row}.{interaction}"),
            )
            yield _trigger(
                f"search_in_{table}_{event.lower()}",
                f"AFTER {event}{of} ON {table}",
                _in(f"{row}.{interaction}"),
                *_after_participant(event, moment_and_touch, touch) if table == "participant" else (),
            )
    yield _trigger(
        "guard_participant_move",
        "BEFORE UPDATE OF interaction_id ON participant",
        "SELECT RAISE(ABORT, 'a participant stays with its interaction')",
        when="OLD.interaction_id <> NEW.interaction_id",
    )
    yield _trigger(
        "search_out_interaction_update",
        'BEFORE UPDATE OF "on", kind, text, place ON interaction',
        _out("NEW.id"),
    )
    yield _trigger(
        "search_in_interaction_update",
        'AFTER UPDATE OF "on", kind, text, place ON interaction',
        _in("NEW.id"),
        f"{moment_and_touch} WHERE interaction_id = NEW.id",
        _last_contact("SELECT contact_id FROM participant WHERE interaction_id = NEW.id"),
    )
    # The participants go while their interaction still stands, so that its search row can go.
    yield _trigger(
        "keep_interaction_delete",
        "BEFORE DELETE ON interaction",
        "DELETE FROM participant WHERE interaction_id = OLD.id",
    )
    yield from _contact_search()


def _after_participant(event: str, moment_and_touch: str, touch: str) -> tuple[str, ...]:
    if event == "DELETE":
        return (_last_contact("OLD.contact_id"),)
    if event == "UPDATE":
        return (_last_contact("OLD.contact_id, NEW.contact_id"),)
    # An insert can only make the last contact later: no need to look at the others.
    newer = (
        'UPDATE contact SET {column} = i."on" FROM interaction i'
        " WHERE i.id = NEW.interaction_id AND contact.id = NEW.contact_id AND {touch}"
        ' AND ({column} IS NULL OR {column} < i."on")'
    )
    return (
        f"{moment_and_touch} WHERE id = NEW.id",
        newer.format(column="last_full_on", touch=f"NOT {touch}"),
        newer.format(column="last_touch_on", touch=touch),
    )


def _contact_search() -> Iterator[tuple[str, str]]:
    into = "INSERT INTO contact_search (rowid, name, words) SELECT id, name, words"

    def again(which: str) -> tuple[str, str]:
        return (
            f"DELETE FROM contact_search WHERE rowid IN ({which})",
            f"{into} FROM contact_words WHERE id IN ({which})",
        )

    yield _trigger(
        "search_contact_insert",
        "AFTER INSERT ON contact",
        f"{into} FROM contact_words WHERE id = NEW.id",
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
        yield _trigger(
            f"record_{table}_insert",
            f"AFTER INSERT ON {table}",
            "UPDATE change SET last = NEW.id WHERE seq = (SELECT seq FROM history_tail"
            f" WHERE tbl = '{table}' AND last = NEW.id - 1)",
            "INSERT INTO change (action_id, tbl, op, row, last) SELECT action_id,"
            f" '{table}', '+', NEW.id, NEW.id FROM history_tail"
            f" WHERE tbl IS NOT '{table}' OR last IS NOT NEW.id",
        )
        old = ", ".join(f"'{name}', OLD.\"{name}\"" for name in columns)
        new = old.replace("OLD.", "NEW.")
        # A kept column alone makes no change: nothing differs then.
        yield _trigger(
            f"record_{table}_update",
            f"AFTER UPDATE ON {table}",
            "INSERT INTO change (action_id, tbl, op, row, last, old)"
            f" SELECT {now}, '{table}', '=', OLD.id, OLD.id, json_group_object(o.key, o.value)"
            f" FROM json_each(json_object({old})) o JOIN json_each(json_object({new})) n"
            " USING (id) WHERE o.value IS NOT n.value HAVING count(*)",
        )
        yield _trigger(
            f"record_{table}_delete",
            f"AFTER DELETE ON {table}",
            "INSERT INTO change (action_id, tbl, op, row, last, old)"
            f" VALUES ({now}, '{table}', '-', OLD.id, OLD.id, json_object({old}))",
        )
        yield _trigger(
            f"guard_{table}_id",
            f"BEFORE UPDATE OF id ON {table}",
            "SELECT RAISE(ABORT, 'an id never changes')",
            when="OLD.id <> NEW.id",
        )


def build_triggers(connection: sqlite3.Connection) -> None:
    """Drop every trigger and view and build them anew from the schema as it is now."""
    drop_triggers(connection)
    for _, statement in wanted(connection):
        connection.execute(statement)


def wanted(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return (name, CREATE statement) of every view and trigger of the schema as it is."""
    return [*_views(), *_kept(), *_history(connection)]


def drop_triggers(connection: sqlite3.Connection) -> None:
    """Drop every trigger, then the views they share; a migration begins with this."""
    old = connection.execute(
        "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY type"
    ).fetchall()
    for kind, name in old:
        connection.execute(f"DROP {kind} {name}")


def rebuild_kept(connection: sqlite3.Connection) -> None:
    """Compute every kept column and search row anew, inside the transaction of the caller."""
    touch = "(i.kind IN (" + ", ".join(f"'{kind}'" for kind in TOUCHES) + "))"
    connection.execute(
        f"UPDATE participant SET (moment, touch) = (SELECT i.moment, {touch} FROM interaction i"
        " WHERE i.id = participant.interaction_id)"
    )
    connection.execute(_last_contact("SELECT id FROM contact"))
    connection.execute("DELETE FROM contact_search")
    connection.execute(
        "INSERT INTO contact_search (rowid, name, words) SELECT id, name, words FROM contact_words"
    )
    connection.execute(
        "INSERT INTO interaction_search (interaction_search) VALUES ('delete-all')"
    )
    connection.execute(
        "INSERT INTO interaction_search (rowid, text, who) SELECT moment, text, who"
        " FROM interaction_words WHERE who IS NOT NULL ORDER BY moment"
    )
