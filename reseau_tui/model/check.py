"""``check``: is everything in the database as it should be, and what can be mended."""

from __future__ import annotations

import os
import sqlite3
import stat
from dataclasses import dataclass

from reseau_tui import clock
from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.model import backup, history, triggers
from reseau_tui.model.database import SCHEMA, connection
from reseau_tui.model.write import Action, begin, sort_name


@dataclass(frozen=True, slots=True)
class Checked:
    """What ``check`` found; ``problems`` are sentences."""

    schema: int
    people: int
    interactions: int
    problems: tuple[str, ...]
    last_backup: str | None

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.problems


def check(path: str) -> Checked:
    """Look through the whole open database at ``path``."""
    sql = connection()
    problems = [
        *_integrity(sql),
        *_kept_columns(sql),
        *_search_rows(sql),
        *_triggers(sql),
        *_files(path),
        *_history(sql),
    ]
    last = backup.last_backup(path)
    return Checked(
        SCHEMA,
        sql.execute("SELECT count(*) FROM contact").fetchone()[0],
        sql.execute("SELECT count(*) FROM interaction").fetchone()[0],
        tuple(problems),
        last.isoformat() if last else None,
    )


def repair(path: str) -> None:
    """Rebuild what follows from the rest: kept columns, search rows, triggers, file modes."""
    sql = connection()
    for name in (path, backup.backup_folder(path)):
        if os.path.exists(name):
            os.chmod(name, 0o700 if os.path.isdir(name) else 0o600)
    with Action(sql, _("repair"), int(clock.now().timestamp())):
        for contact, name, stored in sql.execute("SELECT id, name, sort_name FROM contact"):
            if stored != sort_name(name):
                sql.execute(
                    "UPDATE contact SET sort_name = ? WHERE id = ?", (sort_name(name), contact)
                )
    begin(sql)
    try:
        triggers.build_triggers(sql)
        triggers.rebuild_kept(sql)
        sql.execute("UPDATE history_state SET action_id = 0")
        sql.execute("COMMIT")
    except BaseException:
        sql.execute("ROLLBACK")
        raise


def _integrity(sql: sqlite3.Connection) -> list[str]:
    problems = []
    for (line,) in sql.execute("PRAGMA integrity_check(5)").fetchall():
        if line != "ok":
            problems.append(_("the file is damaged: {what}").format(what=line))
    broken = len(sql.execute("PRAGMA foreign_key_check").fetchall())
    if broken:
        problems.append(
            ngettext(
                "{count} row refers to something that is gone",
                "{count} rows refer to something that is gone",
                broken,
            ).format(count=grouped(broken))
        )
    return problems


def _kept_columns(sql: sqlite3.Connection) -> list[str]:
    problems = []
    last = triggers.LAST_ON
    wrong = sql.execute(
        f"SELECT count(*) FROM contact WHERE last_full_on IS NOT {last.format(touch=0)}"
        f" OR last_touch_on IS NOT {last.format(touch=1)}"
    ).fetchone()[0]
    if wrong:
        problems.append(
            ngettext(
                "{count} person has a wrong last contact",
                "{count} people have a wrong last contact",
                wrong,
            ).format(count=grouped(wrong))
        )
    wrong = sql.execute(
        "SELECT count(*) FROM participant p JOIN interaction i ON i.id = p.interaction_id"
        f" WHERE p.moment IS NOT i.moment OR p.touch IS NOT {triggers.TOUCH}"
        f" OR p.turn IS NOT {triggers.TURN}"
    ).fetchone()[0]
    if wrong:
        problems.append(
            ngettext(
                "{count} participant is out of step", "{count} participants are out of step", wrong
            ).format(count=grouped(wrong))
        )
    wrong = sql.execute(
        "SELECT count(*) FROM interaction_tag it JOIN interaction i ON i.id = it.interaction_id"
        " WHERE it.moment IS NOT i.moment"
    ).fetchone()[0]
    if wrong:
        problems.append(
            ngettext(
                "{count} tag of an interaction is out of step",
                "{count} tags of interactions are out of step",
                wrong,
            ).format(count=grouped(wrong))
        )
    wrong = sum(
        stored != sort_name(name)
        for name, stored in sql.execute("SELECT name, sort_name FROM contact").fetchall()
    )
    if wrong:
        problems.append(
            ngettext(
                "{count} person is out of order", "{count} people are out of order", wrong
            ).format(count=grouped(wrong))
        )
    return problems


def _search_rows(sql: sqlite3.Connection) -> list[str]:
    """Compare the search index with one built anew in memory, word by word."""
    problems = []
    for table in ("contact_search", "interaction_search"):
        try:
            sql.execute(f"INSERT INTO {table} ({table}) VALUES ('integrity-check')")
        except sqlite3.DatabaseError:
            problems.append(_("the search index is damaged ({table})").format(table=table))
    people = sql.execute(
        "SELECT (SELECT count(*) FROM contact) <> (SELECT count(*) FROM contact_search_docsize)"
    ).fetchone()[0]
    if people:
        problems.append(_("some people are missing from the search index"))
    fresh = sqlite3.connect(":memory:")
    try:
        differs = _words(sql) != _words_built_anew(sql, fresh)
    finally:
        fresh.close()
    if differs:
        problems.append(_("some interactions are missing from the search index"))
    return problems


def _words(sql: sqlite3.Connection) -> int:
    sql.execute(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.words"
        " USING fts5vocab(main, interaction_search, row)"
    )
    total = sql.execute("SELECT count(*), sum(doc) FROM temp.words").fetchone()
    sql.execute("DROP TABLE temp.words")
    return hash(total)


def _words_built_anew(sql: sqlite3.Connection, fresh: sqlite3.Connection) -> int:
    (made,) = sql.execute(
        "SELECT sql FROM sqlite_master WHERE name = 'interaction_search'"
    ).fetchone()
    fresh.execute(made)
    rows = sql.execute("SELECT moment, text, who FROM interaction_words WHERE who IS NOT NULL")
    fresh.executemany("INSERT INTO interaction_search (rowid, text, who) VALUES (?, ?, ?)", rows)
    fresh.execute("CREATE VIRTUAL TABLE words USING fts5vocab(interaction_search, row)")
    return hash(fresh.execute("SELECT count(*), sum(doc) FROM words").fetchone())


def _triggers(sql: sqlite3.Connection) -> list[str]:
    there = {
        row[0]
        for row in sql.execute(
            "SELECT sql FROM sqlite_master WHERE type IN ('trigger', 'view')"
        ).fetchall()
    }
    if {statement for _name, statement in triggers.wanted(sql)} != there:
        return [_("the triggers are not those of this version")]
    return []


def _files(path: str) -> list[str]:
    problems = []
    for name in (path, *backup.backups(path)):
        if os.name == "posix" and stat.S_IMODE(os.stat(name).st_mode) & 0o077:
            problems.append(_("others can read {path}").format(path=name))
    if not backup.enough_space(path):
        problems.append(_("there is little space left on the disk: no backup is made"))
    return problems


def _history(sql: sqlite3.Connection) -> list[str]:
    step = history.cut_off(sql)
    if step is None:
        return []
    return [
        _("“{label}” was cut off half-way; `reseau-tui undo {id}` takes it back").format(
            label=step.label, id=step.action_id
        )
    ]
