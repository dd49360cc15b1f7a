"""The three-way merge: the user's word stands, lists are united, the same file changes nothing."""

from __future__ import annotations

import dataclasses

import pytest
from hypothesis import given, settings
from test_vcard_writer import people

from reseau_tui.interchange.merging import from_json, join_records, merge, to_json
from reseau_tui.interchange.record import DateRecord, PersonRecord, PointRecord, RoleRecord

MONTH = "2026-11"


def person(name: str = "Marie Dupont", **fields: object) -> PersonRecord:
    return PersonRecord(source="vcard", key="k", name=name, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "now", "before", "said", "after"),
    [
        # the first import fills what is empty and nothing else
        ("city", "", None, "Lyon", "Lyon"),
        ("city", "Paris", None, "Lyon", "Paris"),
        ("circle", None, None, 5, 5),
        ("circle", 2, None, 5, 2),
        ("birthday", None, None, (1980, 3, 12), (1980, 3, 12)),
        ("birthday", (None, 3, 12), None, (1980, 3, 12), (1980, 3, 12)),
        ("birthday", (1980, 3, 12), None, (1981, 3, 12), (1980, 3, 12)),
        ("birthday", (1980, 3, 12), None, (None, 3, 12), (1980, 3, 12)),
        ("notes", "mine", None, "theirs", "mine\n\ntheirs"),
        ("notes", "mine, theirs", None, "theirs", "mine, theirs"),
        # the source changed what the user did not
        ("city", "Paris", "Paris", "Lyon", "Lyon"),
        ("name", "Marie Dupont", "Marie Dupont", "Marie Durand", "Marie Durand"),
        ("birthday", (1980, 3, 12), (1980, 3, 12), (1980, 3, 13), (1980, 3, 13)),
        ("birthday", (1980, 3, 12), (1980, 3, 12), (None, 3, 12), (1980, 3, 12)),
        ("notes", "mine\n\ntheirs", "theirs", "theirs too", "mine\n\ntheirs too"),
        # the user's word stands
        ("city", "Nice", "Paris", "Lyon", "Nice"),
        ("city", "", "Paris", "Lyon", ""),
        ("notes", "", "theirs", "theirs too", ""),
        ("birthday", None, (1980, 3, 12), (1980, 3, 13), None),
        ("birthday", (1979, 1, 1), (1980, 3, 12), (1980, 3, 13), (1979, 1, 1)),
        ("circle", None, 5, 5, None),
        # nothing is deleted
        ("city", "Paris", "Paris", "", "Paris"),
        ("notes", "x", "x", "", "x"),
        # circle and rhythm only come closer
        ("circle", 3, 3, 5, 3),
        ("circle", 5, 5, 3, 3),
        ("rhythm_days", 30, 30, 90, 30),
        ("rhythm_days", 90, 90, 30, 30),
        # what we kept unread follows its source
        ("extra", ("X-A:1", "X-B:1"), ("X-A:1",), ("X-A:2",), ("X-B:1", "X-A:2")),
        ("extra", ("X-A:1",), ("X-A:1",), (), ("X-A:1",)),
    ],
)
def test_fields(field: str, now: object, before: object, said: object, after: object) -> None:
    def with_it(value: object) -> PersonRecord:
        return dataclasses.replace(person(), **{field: value})

    base = None if before is None else with_it(before)
    merged = merge(with_it(now), base, with_it(said), MONTH)
    assert getattr(merged.person, field) == after
    assert merged.changes() is (after != now)


def test_a_name_that_was_only_an_address_gives_way() -> None:
    now = person("m@example.org", points=(PointRecord("email", "", "m@example.org"),))
    assert merge(now, None, person(), MONTH).person.name == "Marie Dupont"
    assert merge(person(), None, now, MONTH).person.name == "Marie Dupont"


MAIL = PointRecord("email", "", "m@example.org")
WORK = PointRecord("email", "work", "m@work.example")


def test_lists_are_united_and_what_was_taken_out_stays_out() -> None:
    now = person(points=(MAIL,), tags=("amis",), dates=(DateRecord("fête", None, 7, 1),))
    before = person(points=(MAIL, WORK), tags=("travail",))
    mail = PointRecord("email", "", "M@Example.org")
    said = person(
        points=(mail, WORK, PointRecord("url", "", "x.org")),
        tags=("travail", "Amis", "Lyon"),
        dates=(DateRecord("Fête", 2001, 7, 1), DateRecord("pacs", 2001, 2, 3)),
    )  # fmt: skip
    merged = merge(now, before, said, MONTH)
    assert merged.points == (PointRecord("url", "", "x.org"),)
    assert merged.tags == ("Lyon",)
    assert merged.dates == (DateRecord("pacs", 2001, 2, 3),)
    assert merged.person.points == (MAIL, PointRecord("url", "", "x.org"))


def test_a_point_without_label_gets_one_unless_the_user_took_it_off() -> None:
    labelled = dataclasses.replace(MAIL, label="home")
    assert merge(person(points=(MAIL,)), None, person(points=(labelled,)), MONTH).labels == (
        labelled,
    )
    said = person(points=(labelled,))
    again = merge(person(points=(MAIL,)), said, said, MONTH)
    assert not again.changes()


AIRBUS = RoleRecord("Airbus", "Ingénieure")


@pytest.mark.parametrize(
    ("now", "before", "said", "after"),
    [
        ([], None, [AIRBUS], [AIRBUS]),
        ([AIRBUS], None, [RoleRecord("AIRBUS", "ingenieure")], [AIRBUS]),
        # another title in the same house
        ([AIRBUS], [AIRBUS], [RoleRecord("Airbus", "Cheffe")], [RoleRecord("Airbus", "Cheffe")]),
        # another house: the first job ends this month
        (
            [AIRBUS],
            [AIRBUS],
            [RoleRecord("Boeing")],
            [RoleRecord("Airbus", "Ingénieure", None, MONTH), RoleRecord("Boeing")],
        ),
        # the user had closed it already, or said something else
        (
            [RoleRecord("Airbus", "Ingénieure", None, "2020")],
            [AIRBUS],
            [RoleRecord("Boeing")],
            [RoleRecord("Airbus", "Ingénieure", None, "2020"), RoleRecord("Boeing")],
        ),
        ([], [AIRBUS], [AIRBUS], []),
        ([AIRBUS], [AIRBUS], [], [AIRBUS]),
    ],
)
def test_roles(
    now: list[RoleRecord],
    before: list[RoleRecord] | None,
    said: list[RoleRecord],
    after: list[RoleRecord],
) -> None:
    base = None if before is None else person(roles=tuple(before))
    merged = merge(person(roles=tuple(now)), base, person(roles=tuple(said)), MONTH)
    assert list(merged.person.roles) == after


def test_two_cards_of_one_person_become_one() -> None:
    first = person("Marie", city="Paris", points=(MAIL,), notes="one", losses=("a",))
    second = person("Marie Dupont", points=(WORK,), notes="two", losses=("b",))
    joined = join_records(first, second)
    assert (joined.name, joined.city, joined.points) == ("Marie Dupont", "Paris", (MAIL, WORK))
    assert (joined.notes, joined.losses) == ("one\n\ntwo", ("a", "b"))


@settings(max_examples=100, deadline=None)
@given(people, people)
def test_merging_twice_is_merging_once(now: PersonRecord, said: PersonRecord) -> None:
    once = merge(now, None, said, MONTH).person
    assert not merge(once, said, said, MONTH).changes()
    assert not merge(once, None, once, MONTH).changes()


@settings(max_examples=100, deadline=None)
@given(people)
def test_what_was_imported_is_kept_whole(said: PersonRecord) -> None:
    back = from_json(to_json(said), "vcard", "")
    assert dataclasses.replace(back, uid=said.uid) == said
