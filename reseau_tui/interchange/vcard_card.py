"""One vCard being read: what its properties have told so far."""

from __future__ import annotations

from typing import NamedTuple

from reseau_tui.i18n import _
from reseau_tui.interchange.record import DateRecord, RelationRecord, RoleRecord
from reseau_tui.interchange.vcard_lines import BadLine, Head, Property
from reseau_tui.interchange.vcard_values import Address, Day, label_of_types, raw_line
from reseau_tui.text import clean

NO_LIMIT = 1 << 30
"""For names and addresses, which are never cut here."""

EXTRA_LENGTH = 20_000
"""Characters of an unknown property that is kept."""

EXTRA_COUNT = 200
"""Unknown properties kept of one card."""

_LOSSES_SAID = 10


class RawPoint(NamedTuple):
    """A contact point before labels of its group are known; preferred ones sort first."""

    last: bool
    kind: str
    label: str
    value: str
    group: str


class RawAddress(NamedTuple):
    """An ADR with what decides whether its town is the person's."""

    last: bool
    label: str
    address: Address


class Card:
    """The properties of one card, sorted by what they tell.

    Dictionaries without values are ordered sets: a card may hold a million hostile lines.
    ``nested`` is for a card inside another's AGENT; ``resumed`` for one that went on after a
    card inside it; ``members`` and ``kind`` matter for groups.
    """

    def __init__(self, line: int, *, nested: bool) -> None:
        self.line = line
        self.nested = nested
        self.resumed = False
        self.ended = False
        self.awaits_agent = False
        self.kind = ""
        self.members: list[str] = []
        self.media = 0
        self.uid = ""
        self.names: dict[str, None] = {}
        self.name_parts: list[str] = []
        self.name_line = ""
        self.nicknames: dict[str, None] = {}
        self.organisations: list[tuple[str, str]] = []
        self.titles: list[tuple[str, str]] = []
        self.functions: list[tuple[str, Property]] = []
        self.dated_roles: list[RoleRecord] = []
        self.points: list[RawPoint] = []
        self.addresses: list[RawAddress] = []
        self.address_labels: list[Property] = []
        self.birthday: Day | None = None
        self.days: list[tuple[str, str, Day]] = []
        self.past_days: list[DateRecord] = []
        self.notes: dict[str, None] = {}
        self.tags: list[str] = []
        self.numbers: dict[str, int] = {}
        self.words: dict[str, str] = {}
        self.labels: dict[str, str] = {}
        self.relations: list[RelationRecord] = []
        self.related_names: list[tuple[int, Property]] = []
        self.refined: list[str] = []
        self.extra: list[tuple[str, str]] = []
        self.losses: list[str] = []
        self.unsaid = 0
        self._met: set[str] = set()

    def has(self, name: str) -> bool:
        """Tell whether a property of that name was met."""
        return name in self._met

    def lose(self, sentence: str) -> None:
        """Remember why something was dropped or changed."""
        if len(self.losses) < _LOSSES_SAID:
            self.losses.append(sentence)
        else:
            self.unsaid += 1

    def add_bad_line(self, bad: BadLine) -> None:
        """Count a line that is no property, or a property that is too long."""
        if bad.oversized:
            sentence = _("line {line}: {name} is longer than 5 MB and was left out")
            self.lose(sentence.format(line=bad.line, name=clean(bad.text, 40)))
        else:
            sentence = _("line {line} is no property and was left out: {text}")
            self.lose(sentence.format(line=bad.line, text=clean(bad.text, 80)))

    def meet(self, name: str) -> None:
        """Remember that a property of that name was met."""
        self._met.add(name)
        self.awaits_agent = False

    def keep(self, item: Property) -> None:
        """Keep a property we do not understand, to give it back on export."""
        line = raw_line(item.head, item.value)
        if len(line) > EXTRA_LENGTH or len(self.extra) >= EXTRA_COUNT:
            sentence = _("line {line}: {name} is too long to be kept and was left out")
            self.lose(sentence.format(line=item.line, name=clean(item.head.name, 40)))
        elif item.value.strip():
            self.extra.append((item.head.group, line))

    def add_point(self, kind: str, item: Property, value: str, label: str = "") -> None:
        """Take an e-mail address, a phone number …, labelled by its types unless ``label``."""
        value = clean(value, NO_LIMIT)
        if value:
            label = clean(label or label_of_types(item.head.types()))
            self.points.append(
                RawPoint(not is_preferred(item.head), kind, label, value, item.head.group)
            )


def is_preferred(head: Head) -> bool:
    """Tell whether a property is marked as the preferred one of its kind."""
    return "pref" in head.types() or "PREF" in head.parameters
