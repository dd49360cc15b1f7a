"""The app's only door to the network: each question asked on its lane, each change on its own.

Modules of the network and the model are imported inside the jobs, after the first paint. Tests
put another object with the same methods in its place.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

from reseau_tui import clock
from reseau_tui.tui.changes import Changes
from reseau_tui.tui.lanes import Lane
from reseau_tui.tui.trouble import in_words

if TYPE_CHECKING:
    import datetime
    import sqlite3

    from reseau_tui.capture.draft import Draft
    from reseau_tui.model.history import Step
    from reseau_tui.network.agenda import Today
    from reseau_tui.network.find import FoundPerson
    from reseau_tui.network.people import PersonCard, PersonRow
    from reseau_tui.network.pieces import Answered, Pieces
    from reseau_tui.network.timeline import Entry
    from reseau_tui.tui.capturing import Completion

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")

PAGE = 50
"""Entries of a timeline read at a time."""


class Gateway(Changes):
    """The database at ``path`` behind two lanes, plus one reading connection for drawn rows."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.opened = False
        self._reading = Lane("read", interruptible=True)
        self._seen_version = 0

    async def open(self) -> None:
        """Open the database, made or migrated if need be; raises DatabaseRefused."""
        await self._writing.run(_open_for_writing, self.path)
        self._reading.use(await self._reading.run(_open_for_reading))
        _open_for_reading()  # this thread's own, for the rows of a page: 0.1 to 0.7 ms
        self._seen_version = await self._reading.run(_data_version)
        self.opened = True

    def close(self) -> None:
        """Close the connections; a write under way is finished first."""
        for lane in (self._reading, self._writing):
            lane.submit(_close)
            lane.close()
        if self.opened:
            _close()
            self.opened = False

    # Questions --------------------------------------------------------------------------------

    async def ask(
        self,
        question: Callable[Arguments, Answer],
        *arguments: Arguments.args,
        **options: Arguments.kwargs,
    ) -> Answer:
        """Run a reading function on the read lane; raises NetworkTrouble with a sentence."""
        return await in_words(self.path, self._reading.run(question, *arguments, **options))

    async def ask_in_pieces(self, question: Callable[[], Pieces[Answer]]) -> Answer:
        """Run a long question piece by piece: other questions are answered in between."""

        def piece() -> Answered[Answer] | None:
            from reseau_tui.network.pieces import some_pieces

            return some_pieces(work)

        work = await self.ask(question)
        while True:
            done = await self.ask(piece)
            if done is not None:
                return done.answer

    async def changed_elsewhere(self) -> bool:
        """Return whether another connection has changed the database since the last look."""
        version = await self._reading.run(_data_version)
        changed = version != self._seen_version
        self._seen_version = version
        return changed

    async def people_ids(self, query: str, sort: str) -> array[int]:
        """Return the ids of the people that match, in order."""

        def read() -> array[int]:
            from reseau_tui.network.people import people_ids

            return people_ids(query, sort)

        return await self.ask(read)

    async def people_count(self, *, archived: bool = False) -> int:
        """Return how many people there are, or how many archived ones."""

        def read() -> int:
            from reseau_tui.network.people import people_count

            return people_count(archived=archived)

        return await self.ask(read)

    def people_rows(self, ids: Sequence[int]) -> Sequence[PersonRow]:
        """Return the rows of a page, at once, on the thread that draws."""

        def fetch(wanted: Sequence[int]) -> Sequence[PersonRow]:
            from reseau_tui.network.people import people_rows

            return people_rows(wanted)

        return self.at_once(fetch, ids)

    def at_once(
        self, fetch: Callable[[Sequence[int]], Sequence[Answer]], ids: Sequence[int]
    ) -> Sequence[Answer]:
        """Return what ``fetch`` reads of a page, at once, on the thread that draws."""
        if not self.opened:
            return ()
        import sqlite3

        from peewee import PeeweeException

        try:
            return fetch(ids)
        except (sqlite3.Error, PeeweeException):
            return ()  # lines stay empty; the next question on the read lane says what is wrong

    async def names(self, ids: Sequence[int]) -> Sequence[PersonRow]:
        """Return rows on the read lane, for whoever is not drawing."""

        def read() -> Sequence[PersonRow]:
            from reseau_tui.network.people import people_rows

            return people_rows(ids)

        return await self.ask(read)

    async def person(self, contact_id: int) -> PersonCard | None:
        """Return everything about one person, None when deleted meanwhile."""

        def read() -> PersonCard | None:
            from reseau_tui.network.people import person

            return person(contact_id)

        return await self.ask(read)

    async def timeline(self, contact_id: int, before: int | None = None) -> list[Entry]:
        """Return a page of a person's entries, newest first, older than moment ``before``."""

        def read() -> list[Entry]:
            from reseau_tui.network.timeline import timeline

            return timeline(contact_id, before=before, limit=PAGE)

        return await self.ask(read)

    async def today(self) -> Today:
        """Return the slate, promises, dates and inbox of today; the day's picks are kept."""

        def read() -> Today:
            from reseau_tui.network.agenda import today

            return today(clock.now())

        found = await self.ask(read)
        if found.slate.new_picks:

            def keep() -> None:
                from reseau_tui.model.slate_store import keep_picks

                keep_picks(found.slate.day, found.slate.new_picks)

            await self.write(keep)
        return found

    async def read_line(
        self,
        line: str,
        answers: Mapping[str, Any],
        default_people: Sequence[tuple[int, str]] = (),
        usual_day: datetime.date | None = None,
    ) -> Draft:
        """Return what a captured line is understood to mean; nothing is written."""
        from reseau_tui.tui.capturing import read_line

        return await self.ask(read_line, line, dict(answers), default_people, usual_day)

    async def completions(self, word: str) -> list[Completion]:
        """Return how a word of the capture bar may go on."""
        from reseau_tui.tui.capturing import completions

        return await self.ask(completions, word)

    async def find_people(self, name: str) -> list[FoundPerson]:
        """Return whom a name means, likeliest first."""

        def read() -> list[FoundPerson]:
            from reseau_tui.network.find import find_people

            return find_people(name)

        return await self.ask(read)

    async def cut_off(self) -> Step | None:
        """Return the import that a kill stopped half-way, if there is one."""

        def read() -> Step | None:
            from reseau_tui.model.database import connection
            from reseau_tui.model.history import cut_off

            return cut_off(connection())

        return await self.ask(read)

    def backup_if_due(self) -> None:
        """Make the backup of the day unless there is one; raises OSError."""
        import sqlite3

        from reseau_tui.model.backup import backup_if_due

        try:
            backup_if_due(self.path)
        except sqlite3.Error as error:
            raise OSError(str(error)) from error


def _open_for_writing(path: str) -> None:
    from reseau_tui.model.database import open_database

    open_database(path)


def _open_for_reading() -> sqlite3.Connection:
    from reseau_tui.model.database import connection

    opened = connection()
    opened.execute("PRAGMA query_only = ON")
    return opened


def _data_version() -> int:
    from reseau_tui.model.database import connection

    return connection().execute("PRAGMA data_version").fetchone()[0]


def _close() -> None:
    from reseau_tui.model.database import database

    if not database.is_closed():
        database.close()
