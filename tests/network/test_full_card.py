from __future__ import annotations

import itertools

import pytest

from reseau_tui.model import write
from reseau_tui.model.database import action, connection
from reseau_tui.network.full_card import CHAIN_MOST, KEPT_MOST, full_card

pytestmark = pytest.mark.usefixtures("network")


def add(name: str, **values: object) -> int:
    contact = write.add_contact(connection(), name, 1)
    for column, value in values.items():
        connection().execute(f"UPDATE contact SET {column} = ? WHERE id = ?", (value, contact))
    return contact


def test_nobody_has_no_card() -> None:
    assert full_card(7) is None


def test_promises_open_first_then_the_last_kept() -> None:
    with action("promises"):
        marie = add("Marie Dupont")
        for number in range(KEPT_MOST + 2):
            kept = write.add_promise(connection(), marie, "2026-01-01", f"kept {number}", 1)
            connection().execute(
                "UPDATE promise SET done_at = ? WHERE id = ?",
                (f"2026-02-{number % 28 + 1:02d}", kept),
            )
        write.add_promise(connection(), marie, "2026-12-24", "later", 1)
        write.add_promise(connection(), marie, "2026-12-01", "sooner", 1)
    full = full_card(marie)
    assert full is not None
    assert [one.text for one in full.promises[:2]] == ["sooner", "later"]
    assert full.promises[2].done_at == "2026-02-28"
    assert len(full.promises) == 2 + KEPT_MOST
    assert full.kept == KEPT_MOST + 2


def test_the_chain_of_introductions_ends_even_in_a_ring() -> None:
    with action("chain"):
        people = [add(f"Person {number}") for number in range(CHAIN_MOST + 5)]
        for one, other in itertools.pairwise(people):
            connection().execute("UPDATE contact SET met_through = ? WHERE id = ?", (other, one))
        ring = [add("Ada"), add("Bo"), add("Cy")]
        for one, other in zip(ring, [ring[1], ring[2], ring[1]], strict=True):
            connection().execute("UPDATE contact SET met_through = ? WHERE id = ?", (other, one))
        alone = add("Zoé")
        connection().execute("UPDATE contact SET met_through = id WHERE id = ?", (alone,))
    full = full_card(people[0])
    assert full is not None and [one[0] for one in full.chain] == people[1 : CHAIN_MOST + 1]
    full = full_card(ring[0])
    assert full is not None and [name for _id, name in full.chain] == ["Bo", "Cy"]
    full = full_card(alone)
    assert full is not None and full.chain == ()


@pytest.mark.parametrize(
    ("extra", "count"),
    [(None, 0), ("[]", 0), ('["X-A:1", "X-B:2"]', 2), ('{"a": 1}', 1), ("torn [", 1), ('"x"', 1)],
)
def test_what_an_import_brought_is_counted(extra: str | None, count: int) -> None:
    with action("extra"):
        marie = add("Marie Dupont", extra=extra)
    full = full_card(marie)
    assert full is not None and full.extra == count
