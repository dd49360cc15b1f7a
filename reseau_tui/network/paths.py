"""How to reach a person or an organisation: over whom, and what each step rests on.

    best path = greatest product of the willingness of its ties, at most three hops

The ties and their willingness are in :mod:`~reseau_tui.network.path_evidence`, the search in
:mod:`~reseau_tui.network.path_search`, the words in :mod:`~reseau_tui.network.path_words`. The
order is all that the product is for: no number of it leaves these modules. Organisations end a
path and carry nothing: colleagues of a large house need not know each other.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from reseau_tui.i18n import _
from reseau_tui.network import path_words
from reseau_tui.network.path_asking import asked_on
from reseau_tui.network.path_search import Chain, chains_to_group, chains_to_person
from reseau_tui.network.path_targets import ORGANISATION, PERSON, Role, Target, roles_at, targets
from reseau_tui.network.reading import id_list, rows

ME = "me"
"""The kind of where every path begins."""


@dataclass(frozen=True, slots=True)
class Stop:
    """Where a path passes: me, a person or an organisation; ``id`` of a person."""

    kind: str
    name: str
    id: int | None = None


@dataclass(frozen=True, slots=True)
class Hop:
    """A step of a path: ``evidence`` in words, the surest first; ``strength`` is a code.

    strong (introduced somebody before), good (close), fair (known), weak (old or faint).
    """

    start: Stop
    end: Stop
    evidence: tuple[str, ...]
    strength: str


@dataclass(frozen=True, slots=True)
class Path:
    """A way from me; ``weakest`` is the place of its weakest hop among ``hops``.

    ``asked_on`` is the day the first person was asked to introduce me, as long as that is open.
    """

    hops: tuple[Hop, ...]
    weakest: int
    asked_on: str | None = None

    @property
    def people(self) -> tuple[Stop, ...]:
        """Everybody on it, whom to turn to first at the beginning."""
        return tuple(hop.end for hop in self.hops if hop.end.kind == PERSON)

    @property
    def stops(self) -> tuple[Stop, ...]:
        """Me, everybody on it, the organisation it leads to."""
        return (self.hops[0].start, *(hop.end for hop in self.hops))

    @property
    def is_direct(self) -> bool:
        """Whether I know them myself: there is nobody to be asked for an introduction."""
        return len(self.people) == 1


@dataclass(frozen=True, slots=True)
class Paths:
    """The best path to a target and up to two by others, the best first; none is an answer."""

    target: Target
    paths: tuple[Path, ...]

    @property
    def known(self) -> bool:
        """Whether the person is known directly."""
        return any(len(path.hops) == 1 for path in self.paths)


def paths_to(target: Target, today: datetime.date) -> Paths:
    """Return the paths to a person or an organisation."""
    roles: dict[int, Role] = {}
    if target.kind == ORGANISATION:
        roles = roles_at(target.name)
        chains = chains_to_group({role.contact: role.tie for role in roles.values()}, today)
    else:
        chains = chains_to_person(target.id or 0, today)
    names = _names({person for chain in chains for person in chain.people})
    return Paths(target, tuple(_told(chain, target, roles, names, today) for chain in chains))


@dataclass(frozen=True, slots=True)
class Reached:
    """What a line that names somewhere to go leads to: the paths, or ``targets`` to choose from."""

    targets: tuple[Target, ...]
    paths: Paths | None


def reached(line: str, target: Target | None, today: datetime.date) -> Reached:
    """Return the paths to ``target``, without one to what ``line`` names if it is one thing."""
    named = [target] if target is not None else targets(line)
    return Reached(tuple(named), paths_to(named[0], today) if len(named) == 1 else None)


def _told(
    chain: Chain,
    target: Target,
    roles: dict[int, Role],
    names: dict[int, str],
    today: datetime.date,
) -> Path:
    here = Stop(ME, "")
    hops: list[Hop] = []
    ties: list[int] = []
    before: int | None = None
    for person in chain.people:
        if before is None:
            facts = path_words.with_me(person, today)
        else:
            facts = path_words.between(before, person, today)
        stop = Stop(PERSON, names[person], person)
        hops.append(_hop(here, stop, facts))
        ties.append(facts[0][0])
        here, before = stop, person
    if target.kind == ORGANISATION:
        facts = path_words.at_organisation(roles[chain.people[-1]])
        hops.append(_hop(here, Stop(ORGANISATION, target.name), facts))
        ties.append(facts[0][0])
    asked = asked_on(chain.people[0], chain.people[-1]) if len(chain.people) > 1 else None
    return Path(tuple(hops), ties.index(min(ties)), asked)


def _hop(start: Stop, end: Stop, facts: path_words.Facts) -> Hop:
    evidence = tuple(dict.fromkeys(words for _tie, words in facts))
    return Hop(start, end, evidence, path_words.STRENGTHS[facts[0][0]])


def _names(ids: set[int]) -> dict[int, str]:
    return dict(
        rows(
            "SELECT c.id, c.name FROM json_each(?) a CROSS JOIN contact c ON c.id = a.value",
            (id_list(ids),),
        )
    )


def heading(found: Paths) -> str:
    """Return a sentence above the paths: known directly, or that nothing leads there; else ""."""
    if not found.paths:
        return _("No verified path to {name}: nothing written down leads there.").format(
            name=found.target.name
        )
    if not found.known:
        return ""
    if len(found.paths) == 1:
        return _("You know {name} directly.").format(name=found.target.name)
    return _("You know {name} directly; going through somebody may be surer.").format(
        name=found.target.name
    )


def stop_name(stop: Stop) -> str:
    """Return a stop's name; mine is ``you``."""
    return _("you") if stop.kind == ME else stop.name


def chain_words(path: Path) -> str:
    """Return a path in a line: ``you → Paul Girard → Airbus``."""
    return " → ".join(stop_name(stop) for stop in path.stops)


def weakest_words() -> str:
    """Return what is said of the weakest hop of a path with several."""
    return _("the weakest link")
