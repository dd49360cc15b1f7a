from __future__ import annotations

import pytest

from reseau_tui.model import write
from reseau_tui.model.database import action, connection
from reseau_tui.network.tags import tags_starting


@pytest.mark.parametrize(
    ("start", "limit", "expected"),
    [
        ("pa", 9, ["Pâques", "paris", "paris 11e"]),
        ("PÂ", 9, ["Pâques", "paris", "paris 11e"]),
        ("paris", 1, ["paris"]),
        ("ari", 9, []),
        ("", 2, ["book club", "Pâques"]),
        ("%", 9, []),
    ],
)
def test_tags_are_found_by_how_they_begin(
    network: str, start: str, limit: int, expected: list[str]
) -> None:
    with action("tags"):
        for name in ("paris", "Pâques", "book club", "paris 11e"):
            write.tag_id(connection(), name)
    assert tags_starting(start, limit) == expected
