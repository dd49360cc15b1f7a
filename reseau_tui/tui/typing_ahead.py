"""Keys taken in turn: what a key opens, closes or changes is seen before the next key is looked at.

Over a slow line, or under quick hands, several keys arrive at once. Textual sends each to whatever
has the focus when it arrives: ``a`` and a name typed at once would run ``u`` and ``l`` of that name
as commands, ``F2`` would save a form before the letters typed ahead of it stood in it, and the
second of two answers would be about who was just answered, still under the cursor.
"""

from __future__ import annotations

import asyncio
import time
from collections import deque

from textual import events
from textual.app import App
from textual.dom import DOMNode
from textual.message_pump import MessagePump

DOORS = frozenset(("capture", "change", "complete", "go", "leave", "page", "record", "save"))
"""Groups of workers that open or close something; the next key waits for them."""

UNHURRIED = frozenset(("insights", "insights-year"))
"""Groups of workers that read what no key is about: plots, which take their time."""

PATIENCE = 1.0
"""Seconds a key waits for a door at most: a slow disk must not take the keyboard away."""

LOAD = 5.0
"""Seconds a key waits at most until the one before has been looked at.

No handler waits for the disk, but a busy machine may take its time; the key after ``/`` belongs
to the line that ``/`` opens, however late that comes.
"""

_LOOK = 0.004
"""Seconds between two looks at whether a door has opened."""

_TURNS = 2


class TypingAhead(App[None]):
    """The part of the app that takes keys one after the other."""

    def __init__(self) -> None:
        super().__init__()
        self._typed: deque[events.Key | events.Paste] = deque()
        self._taking: asyncio.Task[None] | None = None
        self.changes_told = 0
        """How often every screen was told to read the network again."""

    async def on_event(self, event: events.Event) -> None:
        """Put a key that comes in behind those that are not done with yet."""
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        self._typed.append(event)
        if self._taking is None or self._taking.done():
            self._taking = asyncio.create_task(self._take())

    @property
    def keys_waiting(self) -> bool:
        """Whether a key is still to be done with."""
        return self._taking is not None and not self._taking.done()

    async def _take(self) -> None:
        while self._typed and self.is_running and self.screen_stack:
            event, before = self._typed.popleft(), self.changes_told
            target = self.focused or self.screen
            try:
                await super().on_event(event)
            except Exception as error:
                self._handle_exception(error)
                return
            await _handled(target, time.monotonic() + LOAD)
            await self._opened(time.monotonic() + PATIENCE)
            if self.changes_told != before:
                await self._read_again(time.monotonic() + PATIENCE)

    async def _opened(self, deadline: float) -> None:
        """Wait until what the key set going has opened or closed a screen, or is over.

        A worker of a screen under the one on top waits for a person, and is not waited for.
        """
        while time.monotonic() < deadline and self.is_running and self.screen_stack:
            screen = self.screen
            ready = screen.focused is not None or not screen.is_modal
            if ready and not any(
                worker.group in DOORS and not worker.is_finished and worker.node in (screen, self)
                for worker in self.workers
            ):
                return
            await asyncio.sleep(_LOOK)

    async def _read_again(self, deadline: float) -> None:
        """Wait until the screen on top has read again what a key changed."""
        screen = self.screen
        await _handled(screen, deadline)
        while (
            time.monotonic() < deadline
            and self.is_running
            and any(
                worker.node is screen
                and worker.group not in DOORS | UNHURRIED
                and not worker.is_finished
                for worker in self.workers
            )
        ):
            await asyncio.sleep(_LOOK)


async def _handled(target: DOMNode, deadline: float) -> None:
    """Wait until a key has gone from ``target`` up to the app, and what it made them send as well.

    Keys bound to an action come back down: the action sends the message that ``enter`` in a line
    means, its handler another one, each a turn later.
    """
    path = target.ancestors_with_self
    turn = 0
    while turn < _TURNS or any(node.message_queue_size for node in path):
        turn += 1
        for node in path:
            await _passed(node, deadline)
        if time.monotonic() >= deadline:
            return


async def _passed(node: MessagePump, deadline: float) -> None:
    """Wait until ``node`` has handled what was in its queue."""
    passed = asyncio.Event()
    if node.call_later(passed.set):
        try:
            async with asyncio.timeout(max(0, deadline - time.monotonic())):
                await passed.wait()
        except TimeoutError:
            return
