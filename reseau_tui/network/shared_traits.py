"""What contacts share: addresses, numbers, profiles, full names; and whether their names fit.

SQL finds who shares something by the normal forms, in one query each over the whole network; only
those few are compared with one another here.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, islice

from reseau_tui.interchange.matching import DIFFERENT, SAME, compatible_names
from reseau_tui.model.normal import (
    is_shared_mailbox,
    normal_name,
    normal_profile,
    phone_tail,
    same_phone,
)
from reseau_tui.network.people import birthday_text
from reseau_tui.network.reading import id_list, rows

ORDER = (
    "same profile", "same email", "same phone", "same name and organisation",
    "same name and birthday", "same name",
)  # fmt: skip
"""The codes of what two contacts can share, the strongest first (those of ``pair.reason``)."""

Key = tuple[int, int]
"""The ids of two contacts, the lower one first."""

_HOLDERS = 20
_SIGNS = "-.,'"
_HOUSEHOLD = 6
"""An address or number of more people than this is a switchboard: only like names are compared."""

Evidence = tuple[str, str, str]
"""One thing two contacts share: its code, the value in words, the answer it speaks for."""

Holders = Mapping[str, list[int]]
Numbers = Mapping[str, Mapping[int, list[str]]]


def shared_traits(
    others: Iterable[int] = (),
) -> tuple[dict[int, Person], dict[Key, list[Evidence]]]:
    """Return what contacts of the whole network share, pair by pair, and who they are.

    ``others`` are people to be told of as well, whatever they share.
    """
    emails, phones, profiles, names = _emails(), _phones(), _profiles(), _names()
    members = {one for group in (emails, profiles, names) for ids in group.values() for one in ids}
    members |= {one for held in phones.values() for one in held}
    members.update(others)
    people = _people(members)
    _add_organisations(people, {one for ids in names.values() for one in ids})
    return people, _compared(people, emails, phones, profiles, names)


class Person:
    """What is compared of somebody; the words of the names only when they are asked for."""

    __slots__ = (
        "birthday", "forms", "name", "nameless", "nickname", "organisations", "sort_name", "words",
    )  # fmt: skip

    def __init__(
        self,
        name: str,
        sort_name: str,
        nickname: str | None,
        birthday: tuple[int | None, int, int] | None,
    ) -> None:
        self.name = name
        self.sort_name = sort_name
        self.nickname = nickname
        self.birthday = birthday
        self.organisations: dict[str, str] = {}
        self.forms: list[str] = []
        self.words: frozenset[str] = frozenset()
        self.nameless = False

    def read_names(self) -> None:
        """Bring name and nickname into the normal form, once."""
        if self.forms:
            return
        plain = not any(sign in self.sort_name for sign in _SIGNS)
        self.forms.append(self.sort_name if plain else normal_name(self.name))
        if self.nickname:
            self.forms.append(normal_name(self.nickname))
        self.words = frozenset(" ".join(self.forms).split())
        self.nameless = any("@" in form or not any(map(str.isalpha, form)) for form in self.forms)

    def may_be(self, other: Person) -> bool:
        """Tell whether the names fit: one of mine and one of theirs can be one person's."""
        self.read_names()
        other.read_names()
        if not (self.nameless or other.nameless) and self.words.isdisjoint(other.words):
            return False  # names that fit share a whole word: most pairs end here
        return any(compatible_names(ours, theirs) for ours in self.forms for theirs in other.forms)


def _emails() -> Holders:
    found: dict[str, list[int]] = defaultdict(list)
    for normal, contact in rows(
        "SELECT DISTINCT normal, contact_id FROM contact_point WHERE kind = 'email' AND normal IN"
        " (SELECT normal FROM contact_point WHERE kind = 'email' AND normal <> ''"
        "  GROUP BY normal HAVING count(*) > 1) ORDER BY normal, contact_id"
    ):
        found[normal].append(contact)
    return {
        normal: ids
        for normal, ids in found.items()
        if len(ids) > 1 and not is_shared_mailbox(normal)
    }


def _phones() -> Numbers:
    """Return who has which normal forms, by the digits that are compared."""
    tail = "substr(ltrim(normal, '+'), -9)"
    found: dict[str, dict[int, list[str]]] = defaultdict(dict)
    for normal, contact in rows(
        f"WITH phones AS (SELECT {tail} AS tail, normal, contact_id FROM contact_point"
        " WHERE kind = 'phone' AND length(ltrim(normal, '+')) >= 7)"
        " SELECT DISTINCT normal, contact_id FROM phones WHERE tail IN"
        " (SELECT tail FROM phones GROUP BY tail HAVING count(*) > 1) ORDER BY tail, contact_id"
    ):
        found[phone_tail(normal)].setdefault(contact, []).append(normal)
    return {digits: held for digits, held in found.items() if digits and len(held) > 1}


def _profiles() -> Holders:
    found: dict[str, list[int]] = defaultdict(list)
    # "0" follows "/": a range of the index.
    for normal, contact in rows(
        "SELECT DISTINCT normal, contact_id FROM contact_point WHERE kind = 'url' AND normal IN"
        " (SELECT normal FROM contact_point WHERE kind = 'url' AND normal >= 'linkedin.com/in/'"
        "  AND normal < 'linkedin.com/in0' GROUP BY normal HAVING count(*) > 1)"
        " ORDER BY normal, contact_id"
    ):
        found[normal_profile(normal)].append(contact)
    return {slug: ids for slug, ids in found.items() if len(ids) > 1}


def _names() -> Holders:
    """Return who has the very same full name.

    ``sort_name`` is that name but for hyphens, commas, dots and apostrophes: only the few names
    with such signs are brought into the normal form here.
    """
    found: dict[str, set[int]] = defaultdict(set)
    for contact, name in rows("SELECT id, name FROM contact WHERE sort_name GLOB '*[-.,'']*'"):
        found[normal_name(name)].add(contact)
    found.pop("", None)
    same = (
        "SELECT sort_name, id FROM contact WHERE sort_name IN"
        " ({which}) AND sort_name NOT GLOB '*[-.,@'']*'"
    )
    twice = "SELECT sort_name FROM contact GROUP BY sort_name HAVING count(*) > 1"
    for name, contact in rows(same.format(which=twice)):
        found[name].add(contact)
    for name, contact in rows(
        same.format(which="SELECT value FROM json_each(?)"), (json.dumps(list(found)),)
    ):
        found[name].add(contact)
    return {
        name: sorted(ids)
        for name, ids in found.items()
        if len(ids) > 1 and "@" not in name and any(letter.isalpha() for letter in name)
    }


def _people(ids: Iterable[int]) -> dict[int, Person]:
    return {
        row[0]: Person(
            name=row[1],
            sort_name=row[2],
            nickname=row[3],
            birthday=(row[4], row[5], row[6]) if row[5] and row[6] else None,
        )
        for row in rows(
            "SELECT c.id, c.name, c.sort_name, c.nickname, c.birth_year, c.birth_month,"
            " c.birth_day FROM json_each(?) a CROSS JOIN contact c ON c.id = a.value",
            (id_list(ids),),
        )
    }


def _add_organisations(people: Mapping[int, Person], ids: Iterable[int]) -> None:
    for contact, organisation in rows(
        "SELECT r.contact_id, r.organisation FROM json_each(?) a CROSS JOIN role r"
        " ON r.contact_id = a.value WHERE r.organisation <> '' ORDER BY r.id",
        (id_list(ids),),
    ):
        if contact in people:
            # "Company, unit" is compared by the company.
            form = normal_name(organisation.partition(",")[0])
            people[contact].organisations.setdefault(form, organisation)


def _compared(
    people: Mapping[int, Person],
    emails: Holders,
    phones: Numbers,
    profiles: Holders,
    names: Holders,
) -> dict[Key, list[Evidence]]:
    found: dict[Key, list[Evidence]] = {}

    def add(first: int, second: int, reason: str, value: str, answer: str) -> None:
        pair = (first, second) if first < second else (second, first)
        there = found.get(pair)
        if there is None:
            found[pair] = [(reason, value, answer)]
        elif not any(one[0] == reason for one in there):
            there.append((reason, value, answer))

    def add_shared(first: int, second: int, reason: str, value: str, holders: int) -> None:
        like = people[first].may_be(people[second])
        if like or holders <= _HOUSEHOLD:
            add(first, second, reason, value, SAME if like else DIFFERENT)

    def pairs(ids: Iterable[int]) -> Iterator[Key]:
        # Who was deleted between two of our queries is no longer among the people.
        return combinations(list(islice((one for one in ids if one in people), _HOLDERS)), 2)

    for ids in profiles.values():
        for first, second in pairs(ids):
            add(first, second, "same profile", "", SAME)
    for email, ids in emails.items():
        for first, second in pairs(ids):
            add_shared(first, second, "same email", email, len(ids))
    for held in phones.values():
        for first, second in pairs(held):
            number = _same_number(held[first], held[second])
            if number:
                add_shared(first, second, "same phone", number, len(held))
    for ids in names.values():
        for first, second in pairs(ids):
            ours, theirs = people[first], people[second]
            common = next((it for it in ours.organisations if it in theirs.organisations), None)
            if common is not None:
                said = ours.organisations[common]
                add(first, second, "same name and organisation", said, SAME)
            birthday = _common_birthday(ours, theirs)
            if birthday:
                add(first, second, "same name and birthday", birthday, SAME)
            if common is None and not birthday:
                add(first, second, "same name", "", DIFFERENT)
    return found


def _same_number(ours: Iterable[str], theirs: Iterable[str]) -> str:
    """Return the number two people share, as it says most; ``""`` for none."""
    same = [(a, b) for a in ours for b in theirs if same_phone(a, b)]
    return max((one for pair in same for one in pair), key=len, default="")


def _common_birthday(one: Person, other: Person) -> str:
    """Return the birthday that two people share; a year is compared when both have one."""
    if not one.birthday or not other.birthday or one.birthday[1:] != other.birthday[1:]:
        return ""
    years = {one.birthday[0], other.birthday[0]} - {None}
    if len(years) > 1:
        return ""
    return birthday_text(next(iter(years), None), *one.birthday[1:]) or ""
