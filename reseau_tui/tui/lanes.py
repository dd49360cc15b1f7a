"""Two one-thread lanes to the database, so that no key press waits for it.

The read lane may be interrupted: when the worker that awaits an answer is cancelled (a newer
search took its place), the query behind it stops at once. The write lane never is: what was
asked for is finished, even while the app is closing.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock
from typing import TYPE_CHECKING, Any, ParamSpec, TypeVar

if TYPE_CHECKING:
    import sqlite3

Arguments = ParamSpec("Arguments")
Answer = TypeVar("Answer")

_AGAIN = 0.02
"""Seconds after which a job that is still running is interrupted again."""


class Lane:
    """One thread with one connection; its jobs run one after the other."""

    def __init__(self, name: str, *, interruptible: bool = False) -> None:
        self._executor = ThreadPoolExecutor(1, thread_name_prefix=f"reseau-{name}")
        self._interruptible = interruptible
        self._connection: sqlite3.Connection | None = None
        self._running: object | None = None
        self._lock = Lock()

    def use(self, connection: sqlite3.Connection) -> None:
        """Say which connection the jobs use; called once, from a job of this lane."""
        self._connection = connection

    async def run(
        self,
        job: Callable[Arguments, Answer],
        *arguments: Arguments.args,
        **options: Arguments.kwargs,
    ) -> Answer:
        """Run ``job`` on the lane's thread and return its answer.

        When the caller is cancelled, a job still in the queue of an interruptible lane is
        dropped and one under way is interrupted; a write is finished in the background.
        """
        ticket = object()

        def numbered() -> Answer:
            with self._lock:
                self._running = ticket
            try:
                return job(*arguments, **options)
            finally:
                with self._lock:
                    self._running = None

        future = self._executor.submit(numbered)
        try:
            return await (
                asyncio.wrap_future(future)
                if self._interruptible
                else asyncio.shield(asyncio.wrap_future(future))
            )
        except asyncio.CancelledError:
            if self._interruptible:
                self._interrupt(future, ticket)
            raise

    def _interrupt(self, future: Future[Any], ticket: object) -> None:
        if future.cancel():
            return
        # Under the lock the job cannot end and the next one cannot begin: only ours is hit.
        with self._lock:
            if self._running is not ticket or self._connection is None:
                return
            self._connection.interrupt()
        # A job that was between two statements goes on with the second: interrupted as well.
        asyncio.get_running_loop().call_later(_AGAIN, self._interrupt, future, ticket)

    def submit(self, job: Callable[[], object]) -> None:
        """Run ``job`` without waiting for it (closing the connection at the end)."""
        self._executor.submit(job)

    def close(self) -> None:
        """Take no more jobs; the thread ends after those it has."""
        self._executor.shutdown(wait=False)
