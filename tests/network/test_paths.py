"""Paths: the best product against an enumeration of its own, each rule of evidence, the words."""

from __future__ import annotations

import datetime
import itertools
import random
from typing import Any

import pytest
from networks import TODAY, change, day, exchange, somebody

from reseau_tui.model.database import action, connection
from reseau_tui.network.path_asking import asking
from reseau_tui.network.path_targets import ORGANISATION, PERSON, Target, targets
from reseau_tui.network.path_words import between
from reseau_tui.network.paths import Path, Paths, chain_words, heading, paths_to

TENTHS = {"strong": 9, "good": 7, "fair": 5, "weak": 2}
YEARS = 365


def insert(table: str, **columns: Any) -> int:
    with action(table):
        names = ", ".join(f'"{name}"' for name in columns)
        marks = ", ".join("?" for _ in columns)
        cursor = connection().execute(
            f"INSERT INTO {table} ({names}) VALUES ({marks})", tuple(columns.values())
        )
    return cursor.lastrowid or 0


def introduced(by: int | None, first: int | None, second: int | None, status: str = "made") -> None:
    insert(
        "introduction", introducer_id=by, first_id=first, second_id=second, on=day(400),
        status=status, since=day(400),
    )  # fmt: skip


def related(contact: int, other: int, kind: str) -> None:
    insert("relation", contact_id=contact, other_id=other, kind=kind)


def works(contact: int, organisation: str, **columns: Any) -> None:
    insert("role", contact_id=contact, organisation=organisation, **columns)


def to(name: str) -> Paths:
    (target,) = targets(name)
    return paths_to(target, TODAY)


def told(name: str) -> list[str]:
    return [chain_words(path) for path in to(name).paths]


def worth(path: Path) -> int:
    """The product in thousandths, of hops that a path does not have too."""
    product = 10 ** (3 - len(path.hops))
    for hop in path.hops:
        product *= TENTHS[hop.strength]
    return product


# The oracle -----------------------------------------------------------------------------------


def invent(chance: random.Random) -> None:
    """Write 200 people with every kind of tie, few enough of each that all of them matter."""
    sql = connection()
    people = range(1, 201)

    def two() -> tuple[int, int]:
        one, other = chance.sample(people, 2)
        return one, other

    with action("a network"):
        for person in people:
            name = f"{chance.choice('abcdefgh')}{person % 7}"  # many namesakes
            fate = chance.random()
            sql.execute(
                "INSERT INTO contact (name, sort_name, circle, sphere, met_through, archived_at,"
                " deceased_on, rhythm_days) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    name, name, chance.choice([None] * 20 + [5, 5, 4, 2]),
                    chance.choice([None] * 30 + ["family"]),
                    chance.randrange(1, person) if person > 1 and fate > 0.94 else None,
                    day(3) if fate < 0.05 else None, day(3) if 0.05 < fate < 0.1 else None,
                    chance.choice((None, None, 700)),
                ),
            )  # fmt: skip
        for _ in range(chance.choice((10, 25, 120))):
            one, other = two()
            third = chance.choice([None, *people])
            three = [one, other, third]
            chance.shuffle(three)
            if len({*three}) == 3:
                sql.execute(
                    'INSERT INTO introduction (introducer_id, first_id, second_id, "on", status,'
                    " since) VALUES (?, ?, ?, '2020-01-01', ?, '2020-01-01')",
                    (*three, chance.choice(("made", "followed-up", "declined", "agreed"))),
                )
        for _ in range(110):
            sql.execute(
                "INSERT OR IGNORE INTO relation (contact_id, other_id, kind) VALUES (?, ?, ?)",
                (*two(), chance.choice(("partner", "child", "knows", "colleague", "relative"))),
            )
        # The same people meet again: long ago they are known to each other then, and not to me.
        groups = [chance.sample(people, size) for size in (1, 2, 2, 2, 2, 2, 2, 3, 3, 3, 20, 21)]
        for _ in range(30):
            on = day(chance.choice((10, 1095, 1096, 1500, 2101, 4000, 4001, 4002, 4003)))
            kind = chance.choice(("coffee", "meal", "meal", "post"))
            there = chance.choice(groups)
            cursor = sql.execute('INSERT INTO interaction ("on", kind) VALUES (?, ?)', (on, kind))
            for contact in there:
                sql.execute(
                    "INSERT INTO participant (interaction_id, contact_id) VALUES (?, ?)",
                    (cursor.lastrowid, contact),
                )
        for size in (3, 8, 12, 140, 101):
            cursor = sql.execute("INSERT INTO event (name, \"on\") VALUES ('fair', '2026-01-01')")
            for contact in chance.sample(people, size):
                met = chance.choice((1, 2) if size == 101 else (0, 1, 2))
                sql.execute(
                    "INSERT INTO event_person (event_id, contact_id, met) VALUES (?, ?, ?)",
                    (cursor.lastrowid, contact, met),
                )
        for _ in range(60):
            sql.execute(
                "INSERT INTO role (contact_id, organisation, to_on) VALUES (?, ?, ?)",
                (
                    chance.choice(people), chance.choice(("Ajax", "AJAX", "Béla", "Corvo", "Dodo")),
                    chance.choice((None, "2020", "2024-05")),
                ),
            )  # fmt: skip


class Oracle:
    """Every tie in two dictionaries, every path of at most three hops tried."""

    def __init__(self) -> None:
        ask = connection().execute
        self.people = {
            row[0]: row
            for row in ask(
                "SELECT id, sort_name, circle, sphere, met_through, rhythm, archived_at,"
                " deceased_on FROM contact"
            )
        }
        self.carry = {one for one, row in self.people.items() if not row[6] and not row[7]}
        self.tie: dict[frozenset[int], int] = {}
        self.mine: dict[int, int] = {}
        made = ask(
            "SELECT introducer_id, first_id, second_id FROM introduction"
            " WHERE status IN ('made', 'followed-up')"
        ).fetchall()
        for by, first, second in made:
            if by is not None:
                self.mine[by] = 9
            self._join(by, first, 9)
            self._join(by, second, 9)
            self._join(first, second, 5)
        for contact, other, kind in ask("SELECT contact_id, other_id, kind FROM relation"):
            close = kind in ("partner", "parent", "child", "sibling", "friend")
            self._join(contact, other, 7 if close else 5)
        days: dict[int, list[int]] = {}
        signs: set[int] = set()
        together: dict[frozenset[int], list[int]] = {}
        for number, on, kind in ask('SELECT id, "on", kind FROM interaction').fetchall():
            ago = (TODAY - datetime.date.fromisoformat(on)).days
            there = [
                row[0]
                for row in ask(
                    "SELECT contact_id FROM participant WHERE interaction_id = ?", (number,)
                )
            ]
            if kind == "post":
                signs.update(there)
                continue
            for contact in there:
                days.setdefault(contact, []).append(ago)
            if len(there) <= 20:
                for pair in itertools.combinations(there, 2):
                    together.setdefault(frozenset(pair), []).append(ago)
        for pair, agos in together.items():
            self._join(*pair, 5 if len(agos) >= 2 or min(agos) <= 1095 else 2)
        for (event,) in ask("SELECT id FROM event").fetchall():
            met = [
                row[0]
                for row in ask(
                    "SELECT contact_id FROM event_person WHERE event_id = ? AND met > 0", (event,)
                )
            ]
            if len(met) <= 100:
                for pair in itertools.combinations(met, 2):
                    self._join(*pair, 2)
        for one, (_, _, circle, sphere, through, rhythm, _, _) in self.people.items():
            if through:
                self.mine[through] = 9
                self._join(one, through, 9)
            level = 0
            if circle or one in days or one in signs:
                level = 2
            if circle in (3, 4) or min(days.get(one, [9999])) <= max(1095, 3 * (rhythm or 0)):
                level = 5
            if circle in (1, 2) or sphere == "family":
                level = 7
            self.mine[one] = max(level, self.mine.get(one, 0))
        self.works: dict[str, dict[int, int]] = {}
        for contact, organisation, to_on in ask("SELECT contact_id, organisation, to_on FROM role"):
            there = self.works.setdefault(organisation.lower(), {})
            there[contact] = max(there.get(contact, 0), 2 if to_on else 7)

    def _join(self, one: int | None, other: int | None, tie: int) -> None:
        if one is not None and other is not None and one != other:
            pair = frozenset((one, other))
            self.tie[pair] = max(tie, self.tie.get(pair, 0))

    def between(self, one: int, other: int) -> int:
        return self.tie.get(frozenset((one, other)), 0)

    def best(
        self, chains: list[tuple[int, tuple[int, ...], int]]
    ) -> list[tuple[int, tuple[int, ...]]]:
        """Return worth and people of the best chain of each first person, three at most."""
        order = sorted(
            (-worth, hops, tuple(self.people[one][1] for one in people), people)
            for worth, people, hops in chains
            if worth
        )
        firsts: set[int] = set()
        kept = []
        for worth, _hops, _names, people in order:
            if people[0] not in firsts:
                firsts.add(people[0])
                kept.append((-worth, people))
        return kept

    def to_person(self, target: int) -> list[tuple[int, tuple[int, ...]]]:
        if self.people[target][7]:
            return []
        direct = 100 * self.mine[target]
        others = self.carry - {target}
        chains = [
            (10 * self.mine[one] * self.between(one, target), (one, target), 2) for one in others
        ]
        near = [(one, self.between(one, target)) for one in others if self.between(one, target)]
        chains += [
            (self.mine[one] * self.between(one, other) * last, (one, other, target), 3)
            for other, last in near
            for one in others - {other}
            if self.mine[one] * self.between(one, other) > 10 * self.mine[other]
        ]
        found = self.best([chain for chain in chains if chain[0] > direct])
        return [*found[:2], (direct, (target,))] if direct else found[:3]

    def to_organisation(self, name: str) -> list[tuple[int, tuple[int, ...]]]:
        near = [(one, tie) for one, tie in self.works[name].items() if one in self.carry]
        chains = [(10 * self.mine[one] * last, (one,), 2) for one, last in near]
        chains += [
            (self.mine[one] * self.between(one, other) * last, (one, other), 3)
            for other, last in near
            for one in self.carry - {other}
            if self.mine[one] * self.between(one, other) > 10 * self.mine[other]
        ]
        return self.best(chains)[:3]


@pytest.mark.parametrize("seed", range(8))
def test_the_best_product_is_found(network: str, seed: int) -> None:
    invent(random.Random(seed))
    oracle = Oracle()
    lengths: dict[int, int] = {}
    for contact in oracle.people:
        found = paths_to(Target(PERSON, "", contact), TODAY).paths
        seen = [(worth(path), tuple(one.id for one in path.people)) for path in found]
        assert seen == oracle.to_person(contact), contact
        for path in found:
            lengths[len(path.hops)] = lengths.get(len(path.hops), 0) + 1
            assert TENTHS[path.hops[path.weakest].strength] == min(
                TENTHS[hop.strength] for hop in path.hops
            )
    assert min(lengths.values()) > 10 and set(lengths) == {1, 2, 3}, "all of them were tried"
    for name in oracle.works:
        found = paths_to(Target(ORGANISATION, name), TODAY).paths
        seen = [(worth(path), tuple(one.id for one in path.people)) for path in found]
        assert seen == oracle.to_organisation(name), name


# Each rule of evidence ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("columns", "ago", "kind", "strength", "evidence"),
    [
        ({"circle": 1}, None, "", "good", ("in your circle 1",)),
        ({"circle": 2}, 4000, "coffee", "good", ("in your circle 2", "spoken 10 years ago")),
        ({"sphere": "family"}, None, "", "good", ("family",)),
        ({"circle": 4}, None, "", "fair", ("in your circle 4",)),
        ({"circle": 5}, 1095, "coffee", "fair", ("spoken 2 years ago", "in your circle 5")),
        ({"circle": 5}, 1096, "coffee", "weak", ("in your circle 5", "spoken 3 years ago")),
        ({}, 10, "coffee", "fair", ("spoken 10 days ago",)),
        ({"rhythm_days": 500}, 1500, "call", "fair", ("spoken 4 years ago",)),
        ({"rhythm_days": 500}, 1501, "call", "weak", ("spoken 4 years ago",)),
        ({}, 3, "post", "weak", ("last sign 3 days ago",)),
        ({"circle": 5}, None, "", "weak", ("in your circle 5",)),
    ],
)
def test_how_i_know_somebody(
    network: str, columns: dict[str, Any], ago: int | None, kind: str, strength: str,
    evidence: tuple[str, ...],
) -> None:  # fmt: skip
    ann = somebody("Ann Field", **columns)
    if ago is not None:
        exchange(ago, ann, kind=kind)
    (path,) = to("Ann Field").paths
    (hop,) = path.hops
    assert (hop.strength, hop.evidence) == (strength, evidence)
    assert heading(to("Ann Field")) == "You know Ann Field directly."


def test_who_introduced_somebody_is_the_strongest_link(network: str) -> None:
    paul, tom, ines, nora = (somebody(name) for name in ("Paul", "Tom", "Inès", "Nora"))
    assert not to("Paul").paths, "nothing is written down"
    introduced(paul, tom, ines, "proposed")
    assert not to("Paul").paths, "not made yet"
    introduced(paul, tom, ines)
    assert to("Paul").paths[0].hops[0].evidence == ("introduced Tom to Inès",)
    change(nora, met_through=paul)
    assert to("Paul").paths[0].hops[0].evidence == ("introduced you to Nora",)
    introduced(paul, None, ines, "followed-up")
    (hop,) = to("Paul").paths[0].hops
    assert (hop.evidence, hop.strength) == (("introduced you to Inès and 1 other",), "strong")


BETWEEN_TWO = [
    (lambda a, b, c: introduced(a, None, b), "strong", "Ann introduced you to Bob"),
    (lambda a, b, c: introduced(b, c, a), "strong", "Bob introduced Cid to Ann"),
    (lambda a, b, c: change(b, met_through=a), "strong", "Ann introduced you to Bob"),
    (lambda a, b, c: related(a, b, "partner"), "good", "Bob is the partner of Ann"),
    (lambda a, b, c: related(b, a, "parent"), "good", "Ann is a parent of Bob"),
    (lambda a, b, c: related(a, b, "child"), "good", "Bob is a child of Ann"),
    (lambda a, b, c: related(a, b, "sibling"), "good", "Bob is a brother or sister of Ann"),
    (lambda a, b, c: related(b, a, "friend"), "good", "Ann is a friend of Bob"),
    (lambda a, b, c: related(a, b, "relative"), "fair", "Bob is a relative of Ann"),
    (lambda a, b, c: related(a, b, "colleague"), "fair", "Bob is a colleague of Ann"),
    (lambda a, b, c: related(a, b, "knows"), "fair", "Bob and Ann know each other"),
    (lambda a, b, c: introduced(None, b, a), "fair", "you introduced Bob to Ann"),
    (lambda a, b, c: introduced(c, a, b), "fair", "Cid introduced Ann to Bob"),
]


@pytest.mark.parametrize(("tie", "strength", "words"), BETWEEN_TWO)
def test_what_ties_two_people(network: str, tie: Any, strength: str, words: str) -> None:
    ann, bob, cid = somebody("Ann", circle=1), somebody("Bob"), somebody("Cid")
    assert between(ann, bob, TODAY) == []
    tie(ann, bob, cid)
    assert between(ann, bob, TODAY) == [(TENTHS[strength], words)]
    assert between(bob, ann, TODAY) == [(TENTHS[strength], words)]


@pytest.mark.parametrize(
    ("days", "others", "kind", "strength", "words"),
    [
        ((1095,), 0, "meal", "fair", "seen together once, 2 years ago"),
        ((1096,), 0, "meal", "weak", "seen together once, 3 years ago"),
        ((2000, 3000), 0, "meal", "fair", "seen together 2 times, last 5 years ago"),
        ((1096,), 18, "event", "weak", "seen together once, 3 years ago"),
        ((10,), 19, "event", "", ""),
        ((10,), 0, "post", "", ""),
    ],
)
def test_people_seen_together(
    network: str, days: tuple[int, ...], others: int, kind: str, strength: str, words: str
) -> None:
    ann, bob = somebody("Ann", circle=1), somebody("Bob")
    crowd = [somebody(f"Extra {number}") for number in range(others)]
    for ago in days:
        exchange(ago, ann, bob, *crowd, kind=kind)
    assert between(ann, bob, TODAY) == ([(TENTHS[strength], words)] if strength else [])


@pytest.mark.parametrize(
    ("met", "others", "there"), [(1, 0, True), (2, 98, True), (1, 99, False), (0, 0, False)]
)
def test_people_met_at_one_event(network: str, met: int, others: int, there: bool) -> None:
    ann, bob = somebody("Ann", circle=1), somebody("Bob")
    event = insert("event", name="Forum", on=day(40))
    insert("event_person", event_id=event, contact_id=ann, met=1)
    insert("event_person", event_id=event, contact_id=bob, met=met)
    for number in range(others):
        extra = somebody(f"Extra {number}")
        insert("event_person", event_id=event, contact_id=extra, met=1)
    found = [(path.hops[1].strength, path.hops[1].evidence) for path in to("Bob").paths]
    assert found == ([("weak", ("both at Forum, 14 October",))] if there else [])


@pytest.mark.parametrize(
    ("role", "strength", "words"),
    [
        ({"from_on": "2019-03"}, "good", "works at Ajax since 2019"),
        ({}, "good", "works at Ajax"),
        ({"title": "buyer", "from_on": "2019"}, "good", "buyer at Ajax since 2019"),
        ({"title": "buyer"}, "good", "buyer at Ajax"),
        ({"from_on": "2019", "to_on": "2021-02-03"}, "weak", "was at Ajax until 2021"),
        ({"title": "buyer", "to_on": "2021"}, "weak", "was buyer at Ajax until 2021"),
    ],
)
def test_who_opens_the_door_of_a_house(
    network: str, role: dict[str, Any], strength: str, words: str
) -> None:
    ann = somebody("Ann", circle=1)
    works(ann, "Ajax", **role)
    (path,) = to("ajax").paths
    assert chain_words(path) == "you → Ann → Ajax"
    assert (path.hops[1].strength, path.hops[1].evidence) == (strength, (words,))
    works(ann, "AJAX", title="director")
    (path,) = to("ajax").paths
    assert path.hops[1].strength == "good", "what they do today counts, however it is spelt"


def test_the_strongest_counts_and_all_of_it_is_said(network: str) -> None:
    ann, bob = somebody("Ann", circle=1), somebody("Bob")
    related(ann, bob, "colleague")
    introduced(ann, None, bob)
    exchange(2000, ann, bob)
    path = to("Bob").paths[0]
    assert path.hops[1].strength == "strong"
    assert path.hops[1].evidence == (
        "Ann introduced you to Bob", "Bob is a colleague of Ann", "seen together once, 5 years ago",
    )  # fmt: skip


def test_the_archived_and_the_dead_carry_nothing(network: str) -> None:
    gone, dead = somebody("Gone", circle=1), somebody("Dead", circle=1)
    bob = somebody("Bob")
    for one in (gone, dead):
        related(one, bob, "partner")
    assert len(to("Bob").paths) == 2
    change(gone, archived_at=day(1))
    change(dead, deceased_on=day(1))
    assert to("Bob").paths == ()
    assert heading(to("Bob")) == "No verified path to Bob: nothing written down leads there."
    assert told("Gone") == ["you → Gone"], "whoever is archived can be found again"
    assert told("Dead") == []


def test_a_surer_way_than_ones_own_and_no_way_over_somebody_known_better(network: str) -> None:
    bob = somebody("Bob", circle=5)
    ann, cid = somebody("Ann", circle=1), somebody("Cid", circle=1)
    related(ann, bob, "partner")
    related(cid, ann, "partner")
    found = to("Bob")
    assert [chain_words(path) for path in found.paths] == ["you → Ann → Bob", "you → Bob"]
    assert heading(found) == "You know Bob directly; going through somebody may be surer."
    assert found.paths[0].weakest == 0, "of equals the first"


def test_of_ways_that_are_as_sure_the_shorter_and_then_the_name(network: str) -> None:
    bob, near, far = somebody("Bob"), somebody("Near"), somebody("Far")
    related(near, bob, "friend")
    related(far, bob, "colleague")
    for name in ("Mia", "Nils", "Olga", "Ada"):
        one = somebody(name)
        change(somebody(f"Met over {name}"), met_through=one)
        related(one, far if name == "Ada" else near, "friend" if name == "Ada" else "colleague")
    assert told("Bob") == [
        "you → Ada → Far → Bob", "you → Mia → Near → Bob", "you → Nils → Near → Bob",
    ]  # fmt: skip


def test_the_day_it_was_asked_is_said_as_long_as_it_waits(network: str) -> None:
    ann, bob = somebody("Ann", circle=1), somebody("Bob")
    related(ann, bob, "partner")
    assert to("Bob").paths[0].asked_on is None
    introduced(ann, None, bob, "proposed")
    assert to("Bob").paths[0].asked_on == day(400)


def test_who_introduced_us_before_is_asked_for_a_word_and_not_to_do_it_again(network: str) -> None:
    ann, bob = somebody("Ann", circle=1), somebody("Bob", circle=5)
    related(ann, bob, "friend")
    first = asking(ann, bob)
    assert first is not None
    assert "I would like to meet Bob" in first.text
    change(bob, met_through=ann)
    again = asking(ann, bob)
    assert again is not None
    assert "You introduced me to Bob" in again.text
    assert "meet" not in again.text
    change(ann, language="fr", form="vous")
    french = asking(ann, bob)
    assert french is not None
    assert "Vous m’avez présenté Bob" in french.text


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("airbus", ["Airbus"]),
        ("AIRBUS", ["Airbus"]),
        ("air", ["Airbus", "Airbus Helicopters"]),
        ("helic air", ["Airbus Helicopters"]),
        ("bus", []),
        ("hotel", ["Hôtel d’Île"]),
        ("marie", ["Marie Dupont"]),
        ("lea", ["Léa Noral", "Léa SARL"]),
        ("@lea", ["Léa Noral"]),
        ("org:lea", ["Léa SARL"]),
        ("nantes", []),
        ("", []),
        ("“", []),
        ("@", []),
    ],
)
def test_what_a_name_may_mean(network: str, line: str, meant: list[str]) -> None:
    marie = somebody("Marie Dupont", organisation="Airbus", city="Nantes", notes="knows Ajax")
    works(marie, "Hôtel d’Île", to_on="2020")
    lea = somebody("Léa Noral", organisation="AIRBUS")
    works(lea, "Airbus Helicopters")
    works(lea, "Léa SARL", to_on="2001")
    assert sorted(one.name for one in targets(line)) == sorted(meant)
    if line == "air":
        assert [one.why for one in targets(line)] == [
            "organisation, 2 people", "organisation, 1 person",
        ]  # fmt: skip


def test_words_that_very_many_have_find_the_same(
    network: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ann = somebody("Ann", circle=1, organisation="Airbus")
    works(ann, "Airbus Helicopters", to_on="2020")
    somebody("Bob", organisation="Ajax", notes="air and water")
    monkeypatch.setattr("reseau_tui.network.path_targets._SCANNED", 0)
    assert [one.name for one in targets("air")] == ["Airbus", "Airbus Helicopters"]
    assert told("airbus") == ["you → Ann → Airbus"]
