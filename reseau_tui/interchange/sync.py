"""A vdir folder kept in step with the network: both ways, so that others can do CardDAV.

The order makes a kill at any point harmless: the network first, then the files, and what is
remembered last. Whatever was written by then is found equal on both sides by the next sync.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.interchange.import_people import PeopleImport, Progress
from reseau_tui.interchange.import_relations import RelationsImport
from reseau_tui.interchange.importing import copy_in_memory, path_of
from reseau_tui.interchange.merging import relation_key
from reseau_tui.interchange.record import PersonRecord
from reseau_tui.interchange.stored import stored_people
from reseau_tui.interchange.sync_memory import Kept, Memory, kept
from reseau_tui.interchange.sync_people import write_person
from reseau_tui.interchange.sync_plan import Meeting, Plan, Planner, archived_now, twin_of
from reseau_tui.interchange.sync_report import Ask, Conflict, Question, SyncReport
from reseau_tui.interchange.vdir_card import new_card, person_on, rewritten
from reseau_tui.interchange.vdir_folder import Folder, Seen, fingerprint
from reseau_tui.interchange.vdir_merge import BOTH, HERE, THERE, Merged, merge, said_of
from reseau_tui.model import backup, history
from reseau_tui.model.bulk import LONGEST, BulkAction, update_row
from reseau_tui.text import clean


@dataclass(frozen=True, slots=True)
class SyncOptions:
    """How to sync: ``query`` None keeps the one remembered; ``chosen`` finds whom one means.

    ``all_gone`` goes on although one side has lost everybody.
    """

    query: str | None = None
    chosen: Callable[[str], Iterable[int]] | None = None
    dry_run: bool = False
    all_gone: bool = False


def sync_folder_with(
    connection: sqlite3.Connection,
    path: str,
    options: SyncOptions,
    ask: Ask | None = None,
    progress: Progress | None = None,
) -> SyncReport:
    """Bring a folder of cards and the network in step, as one undoable action.

    Before the first time a backup is made. A dry run works on a copy in memory and writes no
    file. Without ``ask`` no clash is decided: both sides are kept. Raises Unreadable with a
    sentence when there is no such folder, or when everybody is gone from one side.
    """
    folder = Folder(path, trial=options.dry_run)
    if not options.dry_run:
        return _Sync(connection, folder, options, ask, progress).run()
    copy = copy_in_memory(connection)
    try:
        report = _Sync(copy, folder, options, ask, progress).run()
    finally:
        copy.close()
    report.action_id, report.dry_run = None, True
    return report


class _Sync:
    def __init__(
        self,
        connection: sqlite3.Connection,
        folder: Folder,
        options: SyncOptions,
        ask: Ask | None,
        progress: Progress | None,
    ) -> None:
        self.connection = connection
        self.folder = folder
        self.options = options
        self.ask = ask
        self.progress = progress
        self.memory = Memory.of(connection, folder.id)
        self.report = SyncReport(folder.path)
        self.today = clock.today().isoformat()
        self.archived = archived_now(connection)
        self.seen: dict[str, Seen] = {}
        self.plan = Plan()

    def run(self) -> SyncReport:
        memory = self.memory
        if self.options.query is not None:
            memory.query = self.options.query
        self.seen = self.folder.look({name: one.print for name, one in memory.files.items()})
        self.plan = Planner(
            self.connection, self.folder, memory, self.seen, self.archived, self.report, self.ask
        ).plan(all_gone=self.options.all_gone)
        if not memory.known and not self.options.dry_run:
            place = path_of(self.connection)
            self.report.backup = backup.make_backup(place, "before-sync") if place else None
        if self.plan.changes_people():
            self._change_the_network()
        self._change_the_folder()
        self.report.skipped += self.folder.skipped
        if not self.options.dry_run:
            memory.save(self.connection, self.folder.path)
            self._close_what_was_cut_off()
        return self.report

    # --- the network ----------------------------------------------------------------------

    def _change_the_network(self) -> None:
        at = int(clock.now().timestamp())
        with BulkAction(self.connection, self._label(), at) as bulk:
            self._take_in(bulk)
            self._meet(bulk)
            self._relate(bulk)
            self._put_away(bulk)
        self.report.action_id = bulk.id or None

    def _label(self) -> str:
        return clean(_("sync with {folder}").format(folder=self.folder.path))

    def _close_what_was_cut_off(self) -> None:
        """Nothing is half done any more of a sync of this folder that a kill had stopped."""
        step = history.cut_off(self.connection)
        if step is not None and step.label == self._label():
            history.keep_cut_off(self.connection, step.action_id)

    def _take_in(self, bulk: BulkAction) -> None:
        """Match or add the people of new files; a contact has one file, a second one is a twin."""
        incoming = [(seen, seen.person) for seen in self.plan.incoming if seen.person is not None]
        if not incoming:
            return
        people = PeopleImport(self.connection, bulk)
        tally = people.run([person for _seen, person in incoming], self.progress)
        report = self.report
        report.new += tally.new
        report.updated += tally.updated
        report.to_decide += tally.to_decide
        holders = {one.contact: name for name, one in self.memory.files.items() if not one.twin}
        for seen, person in incoming:
            contact = people.contacts[person.source, person.key]
            other = holders.setdefault(contact, seen.name)
            if other == seen.name:
                self.plan.meetings.append(Meeting(seen, contact, None))
                continue
            self.memory.files[seen.name] = Kept(seen.print, contact, twin=True)
            report.skipped.append(twin_of(seen.name, other))

    def _meet(self, bulk: BulkAction) -> None:
        """Merge changed cards into their contacts; what clashes is asked between transactions."""
        place = 0
        while place < len(self.plan.meetings):
            some = self.plan.meetings[place : place + 100]
            place += len(some)
            held = dict(self._people(one.contact for one in some))
            plans = [
                (meeting, held[meeting.contact], self._merged(meeting, held[meeting.contact]))
                for meeting in some
                if meeting.contact in held
            ]
            changes = [
                (meeting, now, merged.person)
                for meeting, now, merged in plans
                if merged.person != now
            ]
            busy = self._write_people(bulk, changes)
            for meeting, now, merged in plans:
                if meeting.contact in busy:
                    continue
                if meeting.before is not None and merged.person != now:
                    self.report.updated += 1
                self.plan.outgoing[meeting.file.name] = meeting.contact
            if self.progress:
                self.progress(place, len(self.plan.meetings))

    def _relate(self, bulk: BulkAction) -> None:
        """Bring in what changed cards say of relations; of new cards the import has done so.

        A card without any has lost them to a program that does not know them.
        """
        changed = [
            (one, said, one.before.said_before())
            for one in self.plan.meetings
            if one.before is not None and (said := one.file.person) is not None and said.relations
        ]
        relations = RelationsImport(self.connection, {})
        for start in range(0, len(changed), 50):
            with bulk.step():
                for meeting, said, before in changed[start : start + 50]:
                    still = {relation_key(one) for one in said.relations}
                    gone = [one for one in before.relations if relation_key(one) not in still]
                    new = relations.bring(meeting.contact, said, before)
                    if relations.take_away(meeting.contact, gone, said.source) or new:
                        self.report.updated += 1

    def _write_people(
        self, bulk: BulkAction, changes: list[tuple[Meeting, PersonRecord, PersonRecord]]
    ) -> set[int]:
        """Write merged people; return those whom somebody changes this minute: the next time."""
        busy: set[int] = set()
        place = 0
        while place < len(changes):
            with bulk.step():
                started = time.monotonic()
                while place < len(changes) and time.monotonic() - started < LONGEST / 2:
                    meeting, now, wanted = changes[place]
                    place += 1
                    latest = dict(self._people([meeting.contact])).get(meeting.contact)
                    if latest == now:
                        write_person(self.connection, meeting.contact, now, wanted, self.today)
                    else:
                        busy.add(meeting.contact)
        return busy

    def _merged(self, meeting: Meeting, now: PersonRecord) -> Merged:
        said = meeting.file.person or now
        before = meeting.before
        sides = (
            now, before.held_before() if before else None,
            said, before.said_before() if before else None,
        )  # fmt: skip
        merged = merge(*sides, month=self.today[:7])
        if not merged.clashes:
            return merged
        answers: dict[str, str] = {}
        for clash in merged.clashes:
            asked = Question("field", (now.name,), clash.field, clash.here, clash.there)
            side = self.ask(asked) if self.ask else BOTH
            answers[clash.field] = side if side in (HERE, THERE) else BOTH
            self.report.conflicts.append(Conflict(now.name, "field", answers[clash.field], *clash))
        return merge(*sides, month=self.today[:7], answers=answers)

    def _put_away(self, bulk: BulkAction) -> None:
        """Archive whose cards were deleted: nothing of them is lost."""
        for start in range(0, len(self.plan.away), 500):
            with bulk.step():
                for name, contact in self.plan.away[start : start + 500]:
                    update_row(self.connection, "contact", contact, {"archived_at": self.today})
                    self.archived[contact] = True
                    self.memory.files.pop(name, None)
                    self.report.archived += 1

    # --- the folder -----------------------------------------------------------------------

    def _change_the_folder(self) -> None:
        self._write_known()
        self._write_new()
        before = {name: self.seen[name].print for name in self.plan.removals}
        for name in self.folder.remove(self.plan.removals, before):
            self.memory.files.pop(name, None)
            self.report.removed += 1

    def _write_known(self) -> None:
        """Bring contacts into files that are there, where the card does not say the same."""
        names = {contact: name for name, contact in self.plan.outgoing.items()}
        cards: dict[str, str] = {}
        people: dict[str, tuple[int, PersonRecord, PersonRecord]] = {}
        for contact, person in self._people(names):
            name = names[contact]
            seen, before = self.seen[name], self.memory.files.get(name)
            said = seen.person or (before.said_before() if before else person)
            people[name] = (contact, person, said)
            if said_of(person) == said_of(said):
                continue
            data = self.folder.read(name)
            if fingerprint(data) != seen.print:
                del people[name]  # changed this minute: next time
                continue
            text = rewritten(data, person)
            then = person_on(text.encode(), name)
            if then is not None and said_of(then) != said_of(said):
                cards[name] = text
                people[name] = (contact, person, then)
        before = {name: self.seen[name].print for name in cards}
        written = self.folder.write(cards, before)
        self.report.written += len(written)
        for name, (contact, person, said) in people.items():
            if name in cards and name not in written:
                continue
            mark = fingerprint(cards[name].encode()) if name in cards else self.seen[name].print
            self.memory.files[name] = kept(mark, contact, said, person, self._is_away(contact))

    def _write_new(self) -> None:
        """Give a file to everybody who is chosen and has none."""
        has = {one.contact for one in self.memory.files.values()}
        chosen = [one for one in self._chosen() if one not in has and not self._is_away(one)]
        cards: dict[str, str] = {}
        people: dict[str, tuple[int, PersonRecord]] = {}
        taken = {*self.seen, *self.memory.files}
        for contact, person in self._people(dict.fromkeys([*self.plan.again, *chosen])):
            name = self.folder.free_name(person.uid or "", taken)
            taken.add(name)
            cards[name] = new_card(person)
            people[name] = (contact, person)
        written = self.folder.write(cards, {})
        self.report.written_new += len(written)
        for name in written:
            contact, person = people[name]
            data = cards[name].encode()
            said = person_on(data, name) or person
            self.memory.files[name] = kept(fingerprint(data), contact, said, person, False)

    def _chosen(self) -> Iterable[int]:
        if self.memory.query and self.options.chosen:
            return self.options.chosen(self.memory.query)
        rows = self.connection.execute(
            "SELECT id FROM contact WHERE archived_at IS NULL ORDER BY sort_name, id"
        ).fetchall()
        return [row[0] for row in rows]

    def _is_away(self, contact: int) -> bool:
        return self.archived.get(contact, False)

    def _people(self, contacts: Iterable[int]) -> Iterator[tuple[int, PersonRecord]]:
        return stored_people(self.connection, dict.fromkeys(contacts))
