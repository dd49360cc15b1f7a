"""What a sync is going to do: every file sorted by what changed on which side."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field

from reseau_tui.i18n import _
from reseau_tui.interchange.record import PersonRecord, Skipped, Unreadable
from reseau_tui.interchange.stored import stored_people
from reseau_tui.interchange.sync_memory import Kept, Memory
from reseau_tui.interchange.sync_report import Ask, Conflict, Question, SyncReport
from reseau_tui.interchange.vdir import Contact, File, decide
from reseau_tui.interchange.vdir_card import person_on
from reseau_tui.interchange.vdir_folder import Folder, Seen
from reseau_tui.interchange.vdir_merge import BOTH, HERE, THERE, said_of
from reseau_tui.model.in_step import taken_back

FEW = 3
"""Cards that may all be gone on one side without a second thought."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """A file and its contact to be brought together; ``before`` is None the first time."""

    file: Seen
    contact: int
    before: Kept | None


@dataclass(slots=True)
class Plan:
    """What there is to do.

    ``incoming`` files are matched or added, ``meetings`` merged; ``outgoing`` contacts go into
    the files named, those ``again`` into new ones; ``removals`` are files to remove, ``away``
    people to archive with the file that is gone.
    """

    incoming: list[Seen] = field(default_factory=list[Seen])
    meetings: list[Meeting] = field(default_factory=list[Meeting])
    outgoing: dict[str, int] = field(default_factory=dict[str, int])
    again: list[int] = field(default_factory=list[int])
    removals: list[str] = field(default_factory=list[str])
    away: list[tuple[str, int]] = field(default_factory=list[tuple[str, int]])

    def changes_people(self) -> bool:
        """Tell whether anything may change in the network."""
        return bool(self.incoming or self.meetings or self.away)


def archived_now(connection: sqlite3.Connection) -> dict[int, bool]:
    """Return of every contact whether they are archived."""
    rows = connection.execute("SELECT id, archived_at IS NOT NULL FROM contact").fetchall()
    return {contact: bool(away) for contact, away in rows}


class Planner:
    """Compares both sides with what is remembered; only ``memory`` and ``report`` are written."""

    def __init__(
        self,
        connection: sqlite3.Connection,
        folder: Folder,
        memory: Memory,
        seen: dict[str, Seen],
        archived: dict[int, bool],
        report: SyncReport,
        ask: Ask | None,
    ) -> None:
        self.connection = connection
        self.folder = folder
        self.memory = memory
        self.seen = seen
        self.archived = archived
        self.report = report
        self.ask = ask
        self.made = Plan()

    def plan(self, *, all_gone: bool) -> Plan:
        """Return what there is to do; ``all_gone`` allows that one side has lost everybody.

        Raises Unreadable with a sentence where it does not.
        """
        self._sort()
        if not all_gone:
            self._mind_the_gap()
        self._ask_about_the_gone()
        return self.made

    def _sort(self) -> None:
        """Sort every file remembered or seen by what is to be done about it."""
        files = self.memory.files
        held = dict(
            stored_people(self.connection, dict.fromkeys(one.contact for one in files.values()))
        )
        holders = {one.contact: name for name, one in files.items() if not one.twin}
        for name in sorted({*files, *self.seen}):
            before, seen = files.get(name), self.seen.get(name)
            if before is not None and before.twin:
                if seen and seen.print == before.print and before.contact in holders:
                    self.report.skipped.append(twin_of(name, holders[before.contact]))
                    continue
                before = None
                del files[name]
            if before is None:
                if seen is not None:
                    self._do(decide(_file(seen, None), None).act, name, None)
                continue
            state = self._contact(before, held.get(before.contact))
            step = decide(_file(seen, before), state)
            act = step.act
            if step.clash:
                act = self._settle(act, before)
            self._do(act, name, before)

    def _contact(self, before: Kept, person: PersonRecord | None) -> Contact:
        if person is None:
            return "taken back" if taken_back(self.connection, before.contact) else "gone"
        if self.archived[before.contact] and not before.archived:
            return "archived"
        return "same" if said_of(person) == before.held else "changed"

    def _do(self, act: str, name: str, before: Kept | None) -> None:
        seen = self.seen.get(name)
        if act == "take in" and seen is not None:
            self.memory.files.pop(name, None)
            self.made.incoming.append(self._read_again(seen))
        elif act == "merge" and seen is not None and before is not None:
            self.made.meetings.append(Meeting(seen, before.contact, before))
        elif act == "write" and before is not None:
            self.made.outgoing[name] = before.contact
        elif act == "write again" and before is not None:
            del self.memory.files[name]
            self.made.again.append(before.contact)
        elif act == "remove":
            self.made.removals.append(name)
        elif act == "put away" and before is not None:
            if self.archived[before.contact]:
                del self.memory.files[name]
            else:
                self.made.away.append((name, before.contact))
        elif act == "forget":
            self.memory.files.pop(name, None)
        elif act == "nothing" and seen is not None and before is not None and not seen.unclear:
            self._remember_print(name, seen, before)

    def _read_again(self, seen: Seen) -> Seen:
        """Return a file with its person, who was not read since nothing had changed."""
        if seen.person is not None:
            return seen
        return seen._replace(person=person_on(self.folder.read(seen.name), seen.name))

    def _remember_print(self, name: str, seen: Seen, before: Kept) -> None:
        archived = self.archived[before.contact]
        self.memory.files[name] = Kept(
            seen.print, before.contact, before.said, before.held, archived
        )

    def _settle(self, act: str, before: Kept) -> str:
        """Say what was changed on one side and taken away on the other; ask where possible."""
        here = act == "write again"
        kind = "gone there, changed here" if here else "gone here, changed there"
        title = (before.held_before() if here else before.said_before()).name
        side = self.ask(Question(kind, (title,))) if self.ask else BOTH
        stays = side if side in (HERE, THERE) else HERE if here else THERE
        self.report.conflicts.append(Conflict(title, kind, stays))
        if here:
            return act if stays == HERE else "put away"
        return act if stays == THERE else "remove"

    def _mind_the_gap(self) -> None:
        """Refuse when one side has lost everybody: a disk that is not there, another database."""
        known = sum(not one.twin for one in self.memory.files.values())
        if max(len(self.made.away), len(self.made.removals)) <= FEW:
            return
        if len(self.made.away) == known:
            sentence = _(
                "All {count} cards of {path} are gone. If that is meant: --all-gone archives"
                " these people."
            )
        elif len(self.made.removals) == known:
            sentence = _(
                "All {count} people of {path} are gone from the network. If that is meant:"
                " --all-gone removes their cards."
            )
        else:
            return
        raise Unreadable(sentence.format(count=known, path=self.folder.path))

    def _ask_about_the_gone(self) -> None:
        """Cards that are gone: their people are archived, unless somebody says otherwise."""
        if not self.made.away or self.ask is None:
            return
        names = tuple(self.memory.files[name].held_before().name for name, _who in self.made.away)
        if self.ask(Question("gone there", names)) == HERE:
            for name, contact in self.made.away:
                del self.memory.files[name]
                self.made.again.append(contact)
            self.made.away = []


def twin_of(name: str, other: str) -> Skipped:
    """Say that a file is a second card of somebody."""
    return Skipped(name, _("the same person as {file}: left as it is").format(file=other))


def _file(seen: Seen | None, before: Kept | None) -> File:
    """Tell what has become of a file; one that says the same in other bytes is the same."""
    if seen is None:
        return "absent"
    if seen.unclear:
        return "unclear"
    if before is None:
        return "changed"
    if seen.print == before.print or seen.person is None:
        return "same"
    return "same" if said_of(seen.person) == before.said else "changed"
