"""A file as an earlier version of the data had it: its migrations alone, and its triggers."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from reseau_tui.cli import log
from reseau_tui.model import database as db
from reseau_tui.model import triggers

TABLES = {
    1: (
        "contact", "role", "important_date", "contact_point", "tag", "contact_tag", "interaction",
        "participant", "interaction_tag", "section", "promise", "inbox", "source_record", "pair",
    ),
}  # fmt: skip
"""What was recorded then, by version."""

TABLES[2] = (*TABLES[1], "news", "told", "good_turn", "campaign", "greeting")

_WORDS_SINCE_2 = (
    " || ' ' || coalesce((SELECT group_concat(text, ' ') FROM (SELECT text FROM good_turn"
    " WHERE contact_id = c.id UNION ALL SELECT text || ' ' || coalesce(answer, '') FROM news"
    " WHERE contact_id = c.id)), '')"
)
_WORDS_SINCE_3 = " || ' ' || coalesce(c.met_where, '')"


def _then(wanted: list[tuple[str, str]], version: int) -> list[tuple[str, str]]:
    """Return the triggers and views without what later tables and columns brought."""
    words = dict(wanted)["contact_words"]
    later = {_WORDS_SINCE_3: "", ", met_where ON contact": " ON contact"}
    if version == 1:
        later[_WORDS_SINCE_2] = ""
        wanted = [
            (name, statement)
            for name, statement in wanted
            if not name.startswith(("search_good_turn_", "search_news_"))
        ]
    assert words.count(_WORDS_SINCE_2) == words.count(_WORDS_SINCE_3) == 1
    found = []
    for name, statement in wanted:
        for part, before in later.items():
            statement = statement.replace(part, before)
        found.append((name, statement))
    return found


@contextmanager
def opened_as_version(path: str, version: int) -> Iterator[None]:
    """Open, and make if need be, a file of that version; the program is of that time."""
    folder = Path(path + "-migrations")
    folder.mkdir(exist_ok=True)
    for name in sorted(os.listdir(db.MIGRATIONS)):
        if name[:4].isdigit() and int(name[:4]) <= version:
            shutil.copy(os.path.join(db.MIGRATIONS, name), folder)
    of_now = triggers.wanted
    with pytest.MonkeyPatch.context() as then:
        then.setattr(db, "SCHEMA", version)
        then.setattr(log, "SCHEMA", version)
        then.setattr(db, "MIGRATIONS", str(folder))
        then.setattr(triggers, "RECORDED", TABLES[version])
        for module in ("bulk", "merge", "history_bulk"):
            then.setattr(f"reseau_tui.model.{module}.RECORDED", TABLES[version])
        then.setattr(triggers, "wanted", lambda sql: _then(of_now(sql), version))
        with db.opened(path):
            yield
    shutil.rmtree(folder)
