"""The triggers of the database, generated from its schema: kept columns, search rows, history.

They are dropped and built anew after every migration, so that a new column is recorded from its
first day. They are plain SQL: a change made with another program keeps columns, search rows and
history right as well.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

TOUCHES = ("comment", "like", "forward", "post", "greeting")
"""Kinds of interaction that are touches: light signs, half as fresh as an exchange."""

WRITTEN = ("text", "mail", "letter", "message")
"""Kinds of interaction that can stay unanswered when they are mine."""

WAITING = (*WRITTEN, "call")
"""Kinds of theirs that wait for an answer of mine."""

WORD_JOINER = "\u2060"
"""Begins the words of the search index that stand for a person, a kind, who started it.

No text holds it (``text.clean``), so the index need not keep which column a word is from: that
would double its bytes.
"""

WHO_MOST = 200
"""Participants of one interaction that its search row names."""

RECORDED = (
    "contact", "role", "important_date", "contact_point", "tag", "contact_tag", "interaction",
    "participant", "interaction_tag", "section", "promise", "inbox", "source_record", "pair",
    "news", "told", "good_turn", "campaign", "greeting", "relation", "request", "request_helper",
    "interview", "introduction", "event", "event_person",
)  # fmt: skip
"""Tables whose row changes are recorded for undo, parents before children."""

KEPT = {
    "contact": ("last_full_on", "last_touch_on"),
    "participant": ("moment", "touch", "turn"),
    "interaction_tag": ("moment",),
}
"""Columns that follow from other rows by trigger: never recorded, verified by ``check``."""

# Letters FTS5 cannot take apart (see text.fold) and the apostrophes people type differently.
_LETTERS = (
    ("ł", "l"), ("Ł", "l"), ("ø", "o"), ("Ø", "o"), ("ß", "ss"), ("ẞ", "ss"), ("œ", "oe"),
    ("Œ", "oe"), ("æ", "ae"), ("Æ", "ae"), ("đ", "d"), ("Đ", "d"), ("ð", "d"), ("Ð", "d"),
    ("þ", "th"), ("Þ", "th"), ("ħ", "h"), ("Ħ", "h"), ("ŧ", "t"), ("Ŧ", "t"), ("ŋ", "n"),
    ("Ŋ", "n"), ("ƶ", "z"), ("Ƶ", "z"), ("ı", "i"), ("’", "''"), ("ʼ", "''"), ("‘", "''"),
)  # fmt: skip

_NOW = "(SELECT action_id FROM history_state)"


def folded(expression: str) -> str:
    """Return SQL for ``expression`` with the letters replaced that FTS5 does not fold itself."""
    # In two halves: SQLite's parser has a stack of 100. Plain ASCII needs neither.
    halves = []
    for half in (_LETTERS[::2], _LETTERS[1::2]):
        replaced = "v"
        for letter, plain in half:
            replaced = f"replace({replaced}, '{letter}', '{plain}')"
        halves.append(replaced)
    return (
        f"(SELECT CASE WHEN v GLOB '*[^ -~]*' THEN (SELECT {halves[1]} FROM (SELECT {halves[0]}"
        f" AS v)) ELSE v END FROM (SELECT {expression} AS v))"
    )


def _spaced(expression: str) -> str:
    return f"replace(replace({expression}, '-', ' '), '''', ' ')"


def _views() -> Iterator[tuple[str, str]]:
    """Yield what the triggers share: the schema is read at every start, so it is kept short."""
    names = (
        "c.name || ' ' || coalesce(c.nickname, '') || ' ' || coalesce((SELECT group_concat(value,"
        " ' ') FROM contact_point WHERE contact_id = c.id AND kind = 'handle'), '')"
    )
    words = (
        "coalesce(c.city, '') || ' ' || coalesce(c.country, '') || ' ' || coalesce(c.notes, '')"
        " || ' ' || coalesce(c.met_where, '')"
        " || ' ' || coalesce((SELECT group_concat(coalesce(organisation, '') || ' ' ||"
        " coalesce(title, ''), ' ') FROM role WHERE contact_id = c.id), '')"
        " || ' ' || coalesce((SELECT group_concat(t.name, ' ') FROM contact_tag ct"
        " JOIN tag t ON t.id = ct.tag_id WHERE ct.contact_id = c.id), '')"
        # The person is named in each half: SQLite does not carry a condition into both.
        " || ' ' || coalesce((SELECT group_concat(text, ' ') FROM (SELECT text FROM good_turn"
        " WHERE contact_id = c.id UNION ALL SELECT text || ' ' || coalesce(answer, '') FROM news"
        " WHERE contact_id = c.id)), '')"
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
    # A kind of an import's own may be several words: it has none here.
    mark = f"char({ord(WORD_JOINER)})"
    yield (
        "interaction_words",
        f"CREATE VIEW interaction_words AS SELECT i.id AS id, i.moment AS moment, {folded(text)} AS"
        # Of a newsletter to thousands, a few hundred are enough.
        f" text, (SELECT group_concat({mark} || contact_id, ' ') FROM (SELECT contact_id FROM"
        f" participant WHERE interaction_id = i.id ORDER BY contact_id LIMIT {WHO_MOST}))"
        f" || ' ' || {mark} || iif(i.kind GLOB '*[^a-z]*', '', i.kind)"
        f" || ' ' || {mark} || i.initiative || '0' AS who FROM interaction i",
    )


def _among(kinds: Iterable[str]) -> str:
    return "(i.kind IN (" + ", ".join(f"'{kind}'" for kind in kinds) + "))"


TOUCH = _among(TOUCHES)
"""SQL for ``participant.touch`` of an interaction ``i``."""

TURN = (
    f"CASE i.initiative WHEN 'me' THEN {_among((*WRITTEN, *TOUCHES))}"
    f" WHEN 'them' THEN 3 - {_among(WAITING)} ELSE 0 END"
)
"""SQL for ``participant.turn`` of an interaction ``i``.

0: we were in touch · 1: mine that may stay unanswered (with ``touch``: that asks for no answer)
· 2: theirs that waits for an answer · 3: theirs that does not.
"""

_KEEP_PARTICIPANT = (
    f"UPDATE participant SET (moment, touch, turn) = (SELECT i.moment, {TOUCH}, {TURN}"
    " FROM interaction i WHERE i.id = interaction_id)"
)
_KEEP_TAG = (
    "UPDATE interaction_tag SET moment = (SELECT i.moment FROM interaction i"
    " WHERE i.id = interaction_id)"
)

LAST_ON = (
    '(SELECT i."on" FROM participant p JOIN interaction i ON i.id = p.interaction_id'
    " WHERE p.contact_id = contact.id AND p.touch = {touch} ORDER BY p.moment DESC LIMIT 1)"
)


def _procedures() -> Iterator[tuple[str, str]]:
    """Yield what many triggers do, each written once.

    SQLite has no procedures; an INSERT into an empty view with an INSTEAD OF trigger is one.
    """
    # how: 'delete' takes the search row of an interaction out, NULL puts it in.
    yield from _procedure(
        "search_interaction",
        "how, id",
        "INSERT INTO interaction_search (interaction_search, rowid, text, who) SELECT NEW.how,"
        " moment, text, who FROM interaction_words WHERE id = NEW.id AND who IS NOT NULL",
    )
    yield from _procedure(
        "search_contact",
        "id",
        "DELETE FROM contact_search WHERE rowid = NEW.id",
        "INSERT INTO contact_search (rowid, name, words) SELECT id, name, words"
        " FROM contact_words WHERE id = NEW.id",
    )
    # Of the touches alone (touch 1), of the full interactions alone (0), or of both (NULL).
    yield from _procedure(
        "keep_last_contact",
        "id, touch",
        "UPDATE contact SET last_full_on ="
        f" iif(NEW.touch IS 1, last_full_on, {LAST_ON.format(touch=0)}), last_touch_on ="
        f" iif(NEW.touch IS 0, last_touch_on, {LAST_ON.format(touch=1)}) WHERE id = NEW.id",
    )
    # Rows inserted one after the other are one change, as long as nothing comes between.
    yield from _procedure(
        "record_insert",
        "tbl, row",
        "UPDATE change SET last = NEW.row WHERE seq = (SELECT max(seq) FROM change)"
        " AND op = '+' AND tbl = NEW.tbl AND last IN (NEW.row - 1, NEW.row)"
        f" AND action_id = {_NOW}",
        "INSERT INTO change (action_id, tbl, op, row, last)"
        f" SELECT {_NOW}, NEW.tbl, '+', NEW.row, NEW.row WHERE changes() = 0",
    )
    # A kept column alone makes no change: nothing differs then.
    yield from _procedure(
        "record_update",
        "tbl, row, id, old, new",
        "SELECT RAISE(ABORT, 'an id never changes') WHERE NEW.row <> NEW.id",
        f"INSERT INTO change (action_id, tbl, op, row, last, old) SELECT {_NOW}, NEW.tbl, '=',"
        " NEW.row, NEW.row, json_group_object(key, value) FROM json_each(NEW.old)"
        " WHERE value IS NOT json_extract(NEW.new, fullkey) HAVING count(*)",
    )
    yield from _procedure(
        "record_delete",
        "tbl, row, old",
        "INSERT INTO change (action_id, tbl, op, row, last, old)"
        f" VALUES ({_NOW}, NEW.tbl, '-', NEW.row, NEW.row, NEW.old)",
    )


def _procedure(name: str, parameters: str, *statements: str) -> Iterator[tuple[str, str]]:
    nothing = ", ".join("NULL" for _ in parameters.split(","))
    yield name, f"CREATE VIEW {name} ({parameters}) AS SELECT {nothing}"
    yield _trigger(f"do_{name}", f"INSTEAD OF INSERT ON {name}", *statements)


def _out(interaction: str) -> str:
    return f"INSERT INTO search_interaction VALUES ('delete', {interaction})"


def _in(interaction: str) -> str:
    return f"INSERT INTO search_interaction VALUES (NULL, {interaction})"


def _trigger(name: str, event: str, *statements: str, when: str = "") -> tuple[str, str]:
    body = ";\n".join(statements)
    condition = f" WHEN {when}" if when else ""
    return name, f"CREATE TRIGGER {name} {event}{condition} BEGIN\n{body};\nEND"


def _kept() -> Iterator[tuple[str, str]]:
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
                *_after_participant(event) if table == "participant" else (),
            )
    yield _trigger(
        "guard_participant_move",
        "BEFORE UPDATE OF interaction_id ON participant",
        "SELECT RAISE(ABORT, 'a participant stays with its interaction')",
        when="OLD.interaction_id <> NEW.interaction_id",
    )
    yield _trigger(
        "search_out_interaction_update",
        'BEFORE UPDATE OF "on", kind, initiative, text, place ON interaction',
        _out("NEW.id"),
    )
    yield _trigger(
        "search_in_interaction_update",
        'AFTER UPDATE OF "on", kind, initiative, text, place ON interaction',
        _in("NEW.id"),
        f"{_KEEP_PARTICIPANT} WHERE interaction_id = NEW.id",
        f"{_KEEP_TAG} WHERE interaction_id = NEW.id",
        "INSERT INTO keep_last_contact SELECT contact_id, NULL FROM participant"
        " WHERE interaction_id = NEW.id",
    )
    for event in ("INSERT", "UPDATE"):
        yield _trigger(
            f"keep_interaction_tag_{event.lower()}",
            f"AFTER {event}{' OF interaction_id' if event == 'UPDATE' else ''} ON interaction_tag",
            f"{_KEEP_TAG} WHERE id = NEW.id",
        )
    # The participants go while their interaction still stands, so that its search row can go.
    yield _trigger(
        "keep_interaction_delete",
        "BEFORE DELETE ON interaction",
        "DELETE FROM participant WHERE interaction_id = OLD.id",
    )
    yield from _contact_search()


def _after_participant(event: str) -> tuple[str, ...]:
    if event != "INSERT":
        # Followed by another of its sort, it was not the last: thousands move to somebody at once.
        return tuple(
            f"INSERT INTO keep_last_contact SELECT {row}.contact_id, {row}.touch WHERE NOT EXISTS"
            f" (SELECT 1 FROM participant WHERE contact_id = {row}.contact_id"
            f" AND moment > {row}.moment AND touch = {row}.touch)"
            for row in (("OLD",) if event == "DELETE" else ("OLD", "NEW"))
        )
    # An insert can only make the last contact later: no need to look at the others.
    return (
        f"{_KEEP_PARTICIPANT} WHERE id = NEW.id",
        "UPDATE contact SET (last_full_on, last_touch_on) = (SELECT iif(p.touch, last_full_on,"
        ' i."on"), iif(p.touch, i."on", last_touch_on) FROM participant p JOIN interaction i'
        " ON i.id = p.interaction_id WHERE p.id = NEW.id) WHERE id = NEW.contact_id AND EXISTS"
        " (SELECT 1 FROM participant p JOIN interaction i ON i.id = p.interaction_id"
        " WHERE p.id = NEW.id"
        " AND coalesce(iif(p.touch, last_touch_on, last_full_on), '') < i.\"on\")",
    )


def _contact_search() -> Iterator[tuple[str, str]]:
    again = "INSERT INTO search_contact"
    yield _trigger("search_contact_insert", "AFTER INSERT ON contact", f"{again} VALUES (NEW.id)")
    yield _trigger(
        "search_contact_update",
        "AFTER UPDATE OF name, nickname, city, country, notes, met_where ON contact",
        f"{again} VALUES (NEW.id)",
    )
    yield _trigger("search_contact_delete", "AFTER DELETE ON contact", f"{again} VALUES (OLD.id)")
    for table in ("role", "contact_tag", "contact_point", "good_turn", "news"):
        for event in ("INSERT", "UPDATE", "DELETE"):
            row = "OLD" if event == "DELETE" else "NEW"
            which = f"SELECT {row}.contact_id"
            if event == "UPDATE":
                which = "SELECT OLD.contact_id UNION SELECT NEW.contact_id"
            yield _trigger(
                f"search_{table}_{event.lower()}",
                f"AFTER {event} ON {table}",
                f"{again} {which}",
                when=f"{row}.kind = 'handle'" if table == "contact_point" else "",
            )
    yield _trigger(
        "search_tag_update",
        "AFTER UPDATE OF name ON tag",
        f"{again} SELECT contact_id FROM contact_tag WHERE tag_id = NEW.id",
    )


def recorded_columns(connection: sqlite3.Connection, table: str) -> list[str]:
    """Return the columns of ``table`` that undo records and restores, ``id`` left out."""
    rows = connection.execute(f"PRAGMA table_xinfo({table})").fetchall()
    kept = KEPT.get(table, ())
    return [row[1] for row in rows if row[6] == 0 and row[1] != "id" and row[1] not in kept]


def _history(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    for table in RECORDED:
        columns = recorded_columns(connection, table)
        old = "json_object(" + ", ".join(f"'{name}', OLD.\"{name}\"" for name in columns) + ")"
        # The columns that other triggers keep are not looked at; most changes are theirs.
        named = ", ".join(f'"{name}"' for name in ("id", *columns))
        yield _trigger(
            f"record_{table}_insert",
            f"AFTER INSERT ON {table}",
            f"INSERT INTO record_insert VALUES ('{table}', NEW.id)",
        )
        yield _trigger(
            f"record_{table}_update",
            f"AFTER UPDATE{' OF ' + named if table in KEPT else ''} ON {table}",
            f"INSERT INTO record_update VALUES ('{table}', OLD.id, NEW.id, {old},"
            f" {old.replace('OLD.', 'NEW.')})",
        )
        yield _trigger(
            f"record_{table}_delete",
            f"AFTER DELETE ON {table}",
            f"INSERT INTO record_delete VALUES ('{table}', OLD.id, {old})",
        )


def build_triggers(connection: sqlite3.Connection) -> None:
    """Drop every trigger and view and build them anew from the schema as it is now."""
    drop_triggers(connection)
    for _, statement in wanted(connection):
        connection.execute(statement)


def wanted(connection: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return (name, CREATE statement) of every view and trigger of the schema as it is."""
    return [*_views(), *_procedures(), *_kept(), *_history(connection)]


def drop_triggers(connection: sqlite3.Connection) -> None:
    """Drop every trigger, then the views they share; a migration begins with this."""
    old = connection.execute(
        "SELECT type, name FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY type"
    ).fetchall()
    for kind, name in old:
        connection.execute(f"DROP {kind} {name}")


def rebuild_kept(connection: sqlite3.Connection) -> None:
    """Compute every kept column and search row anew, inside the transaction of the caller."""
    connection.execute(_KEEP_PARTICIPANT)
    connection.execute(_KEEP_TAG)
    connection.execute(
        f"UPDATE contact SET last_full_on = {LAST_ON.format(touch=0)},"
        f" last_touch_on = {LAST_ON.format(touch=1)}"
    )
    connection.execute("DELETE FROM contact_search")
    connection.execute(
        "INSERT INTO contact_search (rowid, name, words) SELECT id, name, words FROM contact_words"
    )
    connection.execute("INSERT INTO interaction_search (interaction_search) VALUES ('delete-all')")
    connection.execute(
        "INSERT INTO interaction_search (rowid, text, who) SELECT moment, text, who"
        " FROM interaction_words WHERE who IS NOT NULL ORDER BY moment"
    )
