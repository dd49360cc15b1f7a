"""What goes out comes back: cards, tables and friends.md over people with hostile words."""

from __future__ import annotations

import dataclasses
import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from reseau_tui.interchange import any_csv, friends_reader, vcard
from reseau_tui.interchange.csv_writer import people_csv
from reseau_tui.interchange.friends_writer import friends
from reseau_tui.interchange.record import Asked, DateRecord, PersonRecord, PointRecord, RoleRecord
from reseau_tui.interchange.vcard_values import is_day
from reseau_tui.interchange.vcard_writer import write_vcard
from reseau_tui.text import clean, clean_note, fold

HOSTILE = some.sampled_from(
    [
        "END:VCARD\r\nBEGIN:VCARD", "END:VEVENT", ":::", "**", "@x", "=1+1", "'=1", "''", "\\",
        "\\n", ";", ",", "a\nb", "\x1b[31m", "[t]", "(a.k.a. x)", "_p_", "- ", "### Friends:",
        "\u202e", "é", "김", "e\u0301", '"', "1604-01-01", "#", "|", "\t", "x" * 90,
    ]
)  # fmt: skip
LINE = some.one_of(
    HOSTILE, some.text(max_size=12), some.lists(HOSTILE, max_size=3).map(" ".join)
).map(clean)
NAME = LINE.filter(bool)
TAG = NAME.map(lambda tag: clean(tag, 60))
NOTE = some.lists(LINE, max_size=4).map("\n".join).map(clean_note)
DAY = some.tuples(
    some.one_of(some.none(), some.integers(1605, 2600)), some.integers(1, 12), some.integers(1, 31)
).filter(lambda day: is_day(*day))
WRITTEN = some.one_of(some.just(""), some.dates().map(str))
KINDS = ("email", "phone", "url", "handle", "address")
PEOPLE = some.builds(
    PersonRecord,
    source=some.just("reseau"),
    key=some.just("k"),
    name=NAME,
    uid=some.just("u"),
    nickname=some.just(""),
    roles=some.lists(some.builds(RoleRecord, NAME, LINE), max_size=1).map(tuple),
    points=some.lists(
        some.builds(PointRecord, some.sampled_from(KINDS), LINE, NAME),
        max_size=4,
        unique_by=lambda point: (point.kind, point.value),
    ).map(tuple),
    birthday=some.one_of(some.none(), DAY),
    dates=some.lists(
        some.builds(lambda label, day, yearly: DateRecord(label, *day, yearly), NAME, DAY,
                    some.booleans()),
        max_size=3,
    ).map(tuple),
    city=some.just(""),
    country=some.just(""),
    notes=NOTE,
    tags=some.lists(TAG, max_size=3, unique_by=fold).map(tuple),
    circle=some.one_of(some.none(), some.integers(1, 5)),
    rhythm_days=some.one_of(some.none(), some.integers(1, 999)),
    sphere=some.sampled_from([None, "work"]),
    style=some.sampled_from([None, "ambient"]),
    met_on=WRITTEN,
    met_where=LINE,
    deceased_on=WRITTEN,
)  # fmt: skip
FEW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def shorter(values: list[str]) -> list[str]:
    """Values as they come back from one cell: what separates them is written shorter."""
    return [re.sub(":{3,}", "::", value) for value in values]


@FEW
@given(PEOPLE, some.sampled_from(["3.0", "4.0"]))
def test_a_card_says_the_same_of_somebody(person: PersonRecord, version: str) -> None:
    written = write_vcard(person, version=version)
    (back,) = vcard.read(written.encode()).records
    for field in dataclasses.fields(PersonRecord):
        if field.name in ("source", "key", "line", "losses", "extra"):
            continue
        before, after = getattr(person, field.name), getattr(back, field.name)
        if field.name in ("points", "dates", "tags"):
            before, after = sorted(set(before), key=repr), sorted(set(after), key=repr)
        assert after == before, (field.name, written)


@FEW
@given(some.lists(PEOPLE, min_size=1, max_size=3))
def test_a_table_says_the_same_of_everybody(people: list[PersonRecord]) -> None:
    people = [dataclasses.replace(one, uid=f"u{place}") for place, one in enumerate(people)]
    written = "\ufeff" + "".join(people_csv(people))
    result = any_csv.read(written.encode(), Asked(name="people.csv"))
    assert len(result.records) == len(people), written
    for before, after in zip(people, result.records, strict=True):
        for field in (
            "uid", "name", "birthday", "circle", "rhythm_days", "sphere", "style", "met_on",
            "met_where", "notes",
        ):  # fmt: skip
            assert getattr(after, field) == getattr(before, field), (field, written)
        assert list(after.tags) == shorter(list(before.tags)), written
        assert [(role.organisation, role.title) for role in after.roles] == [
            (role.organisation, role.title) for role in before.roles
        ], written
        for kind in ("phone", "url", "handle", "address"):
            values = [point.value for point in before.points if point.kind == kind]
            assert [p.value for p in after.points if p.kind == kind] == shorter(values), written


@FEW
@given(some.lists(PEOPLE, min_size=1, max_size=3))
def test_nobody_is_lost_among_friends(people: list[PersonRecord]) -> None:
    written = "".join(friends([], people))
    result = friends_reader.read(written.encode())
    assert (len(result.records), result.skipped, result.losses) == (len(people), (), ()), written
