"""What contacts share: addresses, numbers, profiles, full names; and whether their names fit.

Who shares something is found by the normal forms, over the whole network; only those few are
compared with one another. All of it goes in pieces (:mod:`reseau_tui.network.pieces`).
"""

from __future__ import annotations

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
from reseau_tui.network.pieces import Pieces
from reseau_tui.network.reading import id_list, rows

ORDER = (
    "same profile", "same email", "same phone", "same name and organisation",
    "same name and birthday", "same name",
)  # fmt: skip
"""The codes of what two contacts can share, the strongest first (those of ``pair.reason``)."""

Key = tuple[int, int]
"""The ids of two contacts, the lower one first."""

AT_ONCE = 4000
"""Rows or pairs looked at in one piece: some 20 ms."""

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
) -> Pieces[tuple[dict[int, Person], dict[Key, list[Evidence]]]]:
    """Return what contacts of the whole network share, pair by pair, and who they are.

    ``others`` are people to be told of as well, whatever they share.
    """
    emails = _emails()
    yield
    phones = yield from _phones()
    profiles = _profiles()
    yield
    names = yield from _names()
    members = {one for group in (emails, profiles, names) for ids in group.values() for one in ids}
    members |= {one for held in phones.values() for one in held}
    members.update(others)
    people: dict[int, Person] = {}
    for some in _some(members):
        people |= _people(some)
        yield
    for some in _some({one for ids in names.values() for one in ids}):
        _add_organisations(people, some)
        yield
    found = yield from _compared(people, emails, phones, profiles, names)
    return people, found


def _some(ids: Iterable[int]) -> Iterator[list[int]]:
    everybody = list(ids)
    for start in range(0, len(everybody), AT_ONCE):
        yield everybody[start : start + AT_ONCE]


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
        signed = _has_sign(self.sort_name)
        self.forms.append(normal_name(self.name) if signed else self.sort_name)
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


def _phones() -> Pieces[Numbers]:
    """Return who has which normal forms, by the digits that are compared."""
    found: dict[str, dict[int, list[str]]] = defaultdict(dict)
    last = ("", 0)
    while True:
        page = rows(
            "SELECT normal, id, contact_id FROM contact_point WHERE kind = 'phone'"
            " AND (normal, id) > (?, ?) ORDER BY normal, id LIMIT ?",
            (*last, AT_ONCE),
        )
        for normal, _id, contact in page:
            held = found[phone_tail(normal)].setdefault(contact, [])
            if normal not in held:
                held.append(normal)
        if len(page) < AT_ONCE:
            break
        last = page[-1][:2]
        yield
    return {
        digits: dict(sorted(held.items()))
        for digits, held in found.items()
        if digits and len(held) > 1
    }


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


def _names() -> Pieces[Holders]:
    """Return who has the very same full name.

    ``sort_name`` is that name but for hyphens, commas, dots and apostrophes: only the few names
    with such signs are brought into the normal form here.
    """
    found: dict[str, set[int]] = defaultdict(set)
    for contact, name in rows("SELECT id, name FROM contact WHERE sort_name GLOB '*[-.,'']*'"):
        found[normal_name(name)].add(contact)
    found.pop("", None)
    yield
    before: tuple[str, int] = ("", 0)
    while True:
        page = rows(
            "SELECT sort_name, id FROM contact WHERE (sort_name, id) > (?, ?)"
            " ORDER BY sort_name, id LIMIT ?",
            (*before, AT_ONCE),
        )
        for name, contact in page:
            # People of one name stand side by side.
            if name == before[0] and not _has_sign(name):
                found[name] |= {before[1], contact}
            elif name in found and not _has_sign(name):
                found[name].add(contact)
            before = (name, contact)
        if len(page) < AT_ONCE:
            break
        yield
    return {
        name: sorted(ids)
        for name, ids in found.items()
        if len(ids) > 1 and "@" not in name and any(letter.isalpha() for letter in name)
    }


def _has_sign(name: str) -> bool:
    return any(sign in name for sign in _SIGNS)


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
) -> Pieces[dict[Key, list[Evidence]]]:
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

    looked_at = 0

    def enough() -> bool:
        nonlocal looked_at
        looked_at += 1
        return looked_at % AT_ONCE == 0

    for ids in profiles.values():
        for first, second in pairs(ids):
            add(first, second, "same profile", "", SAME)
            if enough():
                yield
    for email, ids in emails.items():
        for first, second in pairs(ids):
            add_shared(first, second, "same email", email, len(ids))
            if enough():
                yield
    for held in phones.values():
        for first, second in pairs(held):
            number = _same_number(held[first], held[second])
            if number:
                add_shared(first, second, "same phone", number, len(held))
            if enough():
                yield
    for ids in names.values():
        for first, second in pairs(ids):
            if enough():
                yield
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
