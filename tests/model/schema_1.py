"""A file as the first version of the data had it: the first migration alone, and its triggers."""

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

TABLES = (
    "contact", "role", "important_date", "contact_point", "tag", "contact_tag", "interaction",
    "participant", "interaction_tag", "section", "promise", "inbox", "source_record", "pair",
)  # fmt: skip
"""What was recorded then."""

_NEW_WORDS = (
    " || ' ' || coalesce((SELECT group_concat(text, ' ') FROM (SELECT text FROM good_turn"
    " WHERE contact_id = c.id UNION ALL SELECT text || ' ' || coalesce(answer, '') FROM news"
    " WHERE contact_id = c.id)), '')"
)


def _then(wanted: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Return the triggers and views without what later tables brought."""
    words = dict(wanted)["contact_words"]
    assert words.count(_NEW_WORDS) == 1
    return [
        (name, statement.replace(_NEW_WORDS, ""))
        for name, statement in wanted
        if not name.startswith(("search_good_turn_", "search_news_"))
    ]


@contextmanager
def opened_as_version_1(path: str) -> Iterator[None]:
    """Open, and make if need be, a file of the first version; the program is of that time."""
    folder = Path(path + "-migrations")
    folder.mkdir(exist_ok=True)
    shutil.copy(os.path.join(db.MIGRATIONS, "0001_core.py"), folder)
    of_now = triggers.wanted
    with pytest.MonkeyPatch.context() as then:
        then.setattr(db, "SCHEMA", 1)
        then.setattr(log, "SCHEMA", 1)
        then.setattr(db, "MIGRATIONS", str(folder))
        then.setattr(triggers, "RECORDED", TABLES)
        for module in ("bulk", "merge", "history_bulk"):
            then.setattr(f"reseau_tui.model.{module}.RECORDED", TABLES)
        then.setattr(triggers, "wanted", lambda sql: _then(of_now(sql)))
        with db.opened(path):
            yield
    shutil.rmtree(folder)
