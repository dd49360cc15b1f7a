"""The same person? The decision for one record against the people that are known (6-interchange).

Pure: an :class:`Index` holds what is compared, :func:`decide` says what to do. Key and UID are
looked up by the caller, in the database itself; what reaches :func:`decide` has neither there.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TypeVar

from reseau_tui.interchange.record import PersonRecord
from reseau_tui.model.normal import (
    is_shared_mailbox,
    normal_email,
    normal_name,
    normal_phone,
    normal_profile,
    phone_tail,
    same_phone,
)

NEW, LINK, ASK = "new", "link", "ask"
"""What to do with a record: a new contact, the contact it belongs to, or its own and a question."""

SAME, DIFFERENT = "same", "different"
"""The answer offered first."""

_TITLE_WORDS = "mr mrs ms miss dr prof pr me mme mlle m monsieur madame herr frau"
_TITLES = frozenset(_TITLE_WORDS.split())

_HOLDERS = 20
Holder = TypeVar("Holder")
Birthday = tuple[int | None, int, int]


@dataclass(frozen=True, slots=True)
class Question:
    """Why ``contact`` may be the same person, and the answer offered first."""

    contact: int
    reason: str
    preselected: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What to do: ``contact`` is whom to link to, ``questions`` are for ``ask``."""

    verdict: str
    contact: int = 0
    questions: tuple[Question, ...] = ()


class Index:
    """What is compared of the people known so far, by contact id.

    Of the holders of one name, address or number the first twenty are compared: a file in which
    everybody is called "A" must not ask a billion questions.
    """

    def __init__(self) -> None:
        self._emails: dict[str, list[int]] = defaultdict(list)
        self._phones: dict[str, list[tuple[str, int]]] = defaultdict(list)
        self._profiles: dict[str, list[int]] = defaultdict(list)
        self._names: dict[str, list[int]] = defaultdict(list)
        self._called: dict[int, list[str]] = {}
        self._organisations: dict[int, set[str]] = defaultdict(set)
        self._birthdays: dict[int, Birthday] = {}

    def add_name(self, contact: int, name: str, nickname: str = "") -> None:
        """Remember how a contact is called."""
        normal = normal_name(name)
        _add(self._names[normal], contact)
        called = self._called.setdefault(contact, [])
        called += [form for form in (normal, normal_name(nickname)) if form]

    def add_point(self, contact: int, kind: str, value: str) -> None:
        """Remember an e-mail address, a phone number or a profile of a contact."""
        if kind == "email":
            if not is_shared_mailbox(value):
                _add(self._emails[normal_email(value)], contact)
        elif kind == "phone":
            normal = normal_phone(value)
            if phone_tail(normal):
                _add(self._phones[phone_tail(normal)], (normal, contact))
        elif kind == "url":
            slug = normal_profile(value)
            if slug:
                _add(self._profiles[slug], contact)

    def add_organisation(self, contact: int, organisation: str) -> None:
        """Remember where a contact works or worked."""
        if organisation:
            self._organisations[contact].add(_organisation(organisation))

    def add_birthday(self, contact: int, birthday: Birthday) -> None:
        """Remember a contact's birthday."""
        self._birthdays[contact] = birthday

    def add_person(self, contact: int, person: PersonRecord) -> None:
        """Remember a record that became, or belongs to, a contact."""
        self.add_name(contact, person.name, person.nickname)
        for point in person.points:
            self.add_point(contact, point.kind, point.value)
        for role in person.roles:
            self.add_organisation(contact, role.organisation)
        if person.birthday:
            self._birthdays.setdefault(contact, person.birthday)

    def with_profile(self, person: PersonRecord) -> set[int]:
        """Return the contacts that have one of the record's profiles."""
        found: set[int] = set()
        for point in person.points:
            if point.kind == "url":
                found.update(self._profiles.get(normal_profile(point.value), ()))
        return found

    def with_email(self, person: PersonRecord) -> set[int]:
        """Return the contacts that have one of the record's own e-mail addresses."""
        found: set[int] = set()
        for point in person.points:
            if point.kind == "email" and not is_shared_mailbox(point.value):
                found.update(self._emails.get(normal_email(point.value), ()))
        return found

    def with_phone(self, person: PersonRecord) -> set[int]:
        """Return the contacts that have one of the record's phone numbers."""
        found: set[int] = set()
        for point in person.points:
            if point.kind == "phone":
                normal = normal_phone(point.value)
                for other, contact in self._phones.get(phone_tail(normal), ()):
                    if same_phone(normal, other):
                        found.add(contact)
        return found

    def with_name(self, person: PersonRecord) -> set[int]:
        """Return the contacts with the very same full name."""
        return set(self._names.get(normal_name(person.name), ()))

    def is_called_like(self, contact: int, person: PersonRecord) -> bool:
        """Tell whether the record's name or nickname fits one of the contact's."""
        ours = self._called.get(contact, [])
        theirs = [
            normal_name(person.name),
            *([normal_name(person.nickname)] if person.nickname else []),
        ]
        return any(compatible_names(one, other) for one in ours for other in theirs)

    def has_organisation_of(self, contact: int, person: PersonRecord) -> bool:
        """Tell whether the contact and the record share an organisation."""
        theirs = {_organisation(role.organisation) for role in person.roles if role.organisation}
        return bool(theirs & self._organisations.get(contact, set()))

    def has_birthday_of(self, contact: int, person: PersonRecord) -> bool:
        """Tell whether the birthdays agree; a year is compared when both have one."""
        ours, theirs = self._birthdays.get(contact), person.birthday
        if not ours or not theirs or ours[1:] != theirs[1:]:
            return False
        return ours[0] == theirs[0] or None in (ours[0], theirs[0])


def decide(person: PersonRecord, index: Index) -> Decision:
    """Return what to do with a record whose key and UID are new."""
    sure: set[int] = set()
    questions: dict[int, Question] = {}

    def ask(contact: int, reason: str, preselected: str) -> None:
        questions.setdefault(contact, Question(contact, reason, preselected))

    profiles = index.with_profile(person)
    emails = index.with_email(person)
    phones = index.with_phone(person)
    if len(profiles) == 1:
        sure |= profiles
    if len(emails) == 1:
        sure |= {one for one in emails if index.is_called_like(one, person)}
    like = {one for one in phones if index.is_called_like(one, person)}
    if len(like) == 1:
        sure |= like
    if len(sure) == 1:
        return Decision(LINK, contact=sure.pop())
    for contact in sorted(profiles):
        ask(contact, "same profile", SAME)
    for contact in sorted(emails):
        ask(contact, "same email", SAME if index.is_called_like(contact, person) else DIFFERENT)
    for contact in sorted(phones):
        ask(contact, "same phone", SAME if contact in like else DIFFERENT)
    for contact in sorted(index.with_name(person)):
        if index.has_organisation_of(contact, person):
            ask(contact, "same name and organisation", SAME)
        elif index.has_birthday_of(contact, person):
            ask(contact, "same name and birthday", SAME)
        else:
            ask(contact, "same name", DIFFERENT)
    if questions:
        return Decision(ASK, questions=tuple(questions.values()))
    return Decision(NEW)


def known(person: PersonRecord, index: Index) -> int:
    """Return the one contact that a record surely means, 0 when there is none or several.

    For those who are only looked for: an address, a number or a profile that one contact with a
    fitting name holds, else a full name that one contact has.
    """
    decision = decide(person, index)
    if decision.verdict == LINK:
        return decision.contact
    if decision.verdict == ASK and all(
        question.reason.startswith("same name") for question in decision.questions
    ):
        called = index.with_name(person)
        return called.pop() if len(called) == 1 else 0
    return 0


def compatible_names(first: str, second: str) -> bool:
    """Tell whether two normal names can be one person's.

    One holds all the words of the other, in any order, an initial standing for its word; an
    address or a number in the place of a name fits anybody.
    """
    if first == second or _is_no_name(first) or _is_no_name(second):
        return True
    ours, theirs = _words(first), _words(second)
    if not ours or not theirs:
        return False
    few, many = sorted((ours, theirs), key=len)
    left = list(many)
    whole = 0
    for word in few:
        fitting = next((other for other in left if other == word), None)
        if fitting is None:
            fitting = next((other for other in left if _is_initial(word, other)), None)
        if fitting is None:
            return False
        whole += fitting == word
        left.remove(fitting)
    return whole > 0


def _add(holders: list[Holder], holder: Holder) -> None:
    if len(holders) < _HOLDERS and holder not in holders:
        holders.append(holder)


def _words(name: str) -> list[str]:
    words = [word for word in name.split() if word not in _TITLES]
    return words or name.split()


def _is_initial(one: str, other: str) -> bool:
    return one[0] == other[0] and 1 in (len(one), len(other))


def _is_no_name(name: str) -> bool:
    return "@" in name or not any(letter.isalpha() for letter in name)


def _organisation(name: str) -> str:
    """Return the company of "Company, unit" in the form compared."""
    return normal_name(name.partition(",")[0])
