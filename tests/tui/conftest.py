"""A small invented network behind the real app, driven by Textual's pilot."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import pytest
from textual import _wait
from textual.dom import DOMNode
from textual.events import Key
from textual.pilot import Pilot
from textual.widget import Widget
from textual.widgets import Input
from textual.worker import Worker, WorkerCancelled, WorkerError

from reseau_tui.model import write
from reseau_tui.model.check import check
from reseau_tui.model.contacts import ContactFields, Point, add_contact
from reseau_tui.model.database import action, connection, database, opened
from reseau_tui.tui.app import ReseauApp
from reseau_tui.tui.gateway import Gateway

# The pilot looks whether the process idles in steps of 20 ms, twice a key: two thirds of the time
# of these tests. Shorter steps see the same.
_wait.SLEEP_GRANULARITY = 1 / 400
_wait.SLEEP_IDLE = _wait.SLEEP_GRANULARITY / 4

HOSTILE = (
    "[/nope]",
    "[@click=app.quit]x[/]",
    "esc\x1b]0;pwned\x07\x1b[31m",
    "\u202eright to left",
    "back\\slash [b",
    "Emoji ❤\ufe0f 👩\u200d👧",
    "陳大文",
)

Running = Callable[..., AbstractAsyncContextManager["Driver"]]


async def _over(worker: Worker[Any]) -> None:
    """Wait until a worker is done, or another has taken its place."""
    with contextlib.suppress(WorkerCancelled):
        await worker.wait()


def _to_draw(node: DOMNode) -> bool:
    """Whether a widget has asked for a new style, place or frame."""
    return isinstance(node, Widget) and (
        node._refresh_styles_required
        or node._layout_required
        or node._scroll_required
        or node._repaint_required
    )


class Driver:
    """The pilot, with the waiting that our workers need."""

    def __init__(self, app: ReseauApp, pilot: Pilot[Any]) -> None:
        self.app = app
        self.pilot = pilot

    async def settle(self) -> None:
        """Wait until nothing more happens; workers that wait for a person are left waiting."""
        busy: list[Worker[Any]] = []
        for turn in range(200):
            if turn >= 4 and not busy and self._still():
                break  # nothing was under way the last time, after what each key sets going
            await self.pilot.pause()
            while self.app.keys_waiting:
                await asyncio.sleep(0.002)
            busy = self._busy()
            await self._done(busy)
        await self.pilot.pause()

    def _busy(self) -> list[Worker[Any]]:
        """Return the workers that do not wait for a person."""
        return [
            worker
            for worker in self.app.workers
            if worker.group not in ("change", "go", "leave", "capture", "open")
            or not len(self.app.screen_stack) > 1
        ]

    async def _done(self, workers: list[Worker[Any]]) -> None:
        """Wait for ``workers``; one that opens a dialog meanwhile waits for a person then."""
        async with asyncio.timeout(20):
            while not all(worker.is_finished for worker in workers):
                await asyncio.sleep(0.002)
                busy = self._busy()
                workers = [one for one in workers if one.is_finished or one in busy]
            await asyncio.gather(*map(_over, workers))

    def _still(self) -> bool:
        """Whether the frame stands: no message waits, nothing is to be laid out or painted.

        The pilot asks whether the process idles; on a busy machine it may only be waiting its turn.
        """
        screen = self.app.screen
        nodes = [self.app, *screen.walk_children(with_self=True)]
        return not (screen._dirty_widgets or screen._callbacks) and not any(
            node._next_callbacks or not node._message_queue.empty() or _to_draw(node)
            for node in nodes
            if node.is_running
        )

    async def until(self, shown: Callable[[], object]) -> None:
        """Wait until something is so, however slow the machine."""
        for _ in range(400):
            with contextlib.suppress(WorkerError):  # a newer question took the place of one
                await self.settle()
            if shown():
                return
            await asyncio.sleep(0.02)
        raise AssertionError(self.text)

    async def press(self, *keys: str) -> None:
        """Press keys one by one, waiting for what each sets going."""
        for key in keys:
            await self.pilot.press(key)
            await self.settle()

    async def burst(self, *keys: str) -> None:
        """Press keys all at once, as they arrive over a slow line; a long word is a key by name."""
        for key in keys:
            self.app.post_message(Key(key, key if len(key) == 1 else None))
        await self.settle()

    async def write(self, text: str, into: str = "") -> None:
        """Put a text into the focused line, as if typed fast."""
        line = self.app.screen.query_one(into, Input) if into else self.app.focused
        assert isinstance(line, Input)
        line.value = text
        line.cursor_position = len(text)
        await self.settle()

    @property
    def text(self) -> str:
        """The screen as plain text."""
        from frames import frame

        return frame(self.app)

    def toasts(self) -> list[str]:
        """What the notifications say."""
        return [notification.message for notification in self.app._notifications]


@pytest.fixture
def running(path: str) -> Iterator[Running]:
    """Return a context manager that runs the app at a size on this test's database.

    When the test is over the database is looked through as ``reseau-tui check`` does: whatever
    was pressed, the app leaves it as it should be.
    """

    @asynccontextmanager
    async def run(
        columns: int = 120, lines: int = 36, *, toasts: bool = False
    ) -> AsyncIterator[Driver]:
        app = ReseauApp(Gateway(path))
        async with app.run_test(size=(columns, lines), notifications=toasts) as pilot:
            driver = Driver(app, pilot)
            await driver.settle()
            await driver.settle()
            yield driver

    yield run
    if os.path.exists(path):
        with contextlib.nullcontext() if not database.is_closed() else opened(path):
            assert check(path).problems == ()


def person(name: str, **values: Any) -> int:
    """Add somebody; ``organisation``, ``email`` and ``tags`` beside the plain fields."""
    organisation = values.pop("organisation", None)
    email = values.pop("email", None)
    tags = values.pop("tags", None)
    return add_contact(
        ContactFields(
            values={"name": name, **values},
            organisation=organisation,
            points=(Point("email", email),) if email else (),
            point_kinds=frozenset({"email"}) if email else frozenset(),
            tags=tags,
        )
    )


def exchange(on: str, *people: int, **values: Any) -> int:
    """Write down an exchange."""
    return write.add_interaction(connection(), on=on, people=people, created_at=1, **values)


@pytest.fixture
def people(path: str) -> Iterator[dict[str, int]]:
    """Seven people, some exchanges, two promises; names → ids."""
    with opened(path):
        with action("the beginning"):
            ids = {
                "Marie Dupont": person(
                    "Marie Dupont", circle=2, sphere="work", city="Toulouse",
                    organisation="Airbus", email="marie@example.org", tags=("paris",),
                ),
                "Karim Benali": person("Karim Benali", circle=3, sphere="friends"),
                "Léa Martin": person("Léa Martin", circle=3, sphere="leisure"),
                "Paul Girard": person("Paul Girard", circle=1, sphere="family"),
                "Paul Roche": person("Paul Roche", circle=4, sphere="work"),
                "Inès Roche": person("Inès Roche", circle=2, birth_month=11, birth_day=25,
                                     birth_year=1986),
                "Łukasz Weber": person("Łukasz Weber"),
            }  # fmt: skip
            exchange("2026-11-20", ids["Marie Dupont"], ids["Paul Girard"], kind="coffee",
                     text="Coffee with Paul at Bibent", tags=("paris",))  # fmt: skip
            exchange("2026-10-03", ids["Marie Dupont"], kind="mail", initiative="them",
                     text="she wrote about the team")  # fmt: skip
            exchange("2025-12-24", ids["Marie Dupont"], kind="greeting", initiative="me")
            exchange("2026-08-18", ids["Karim Benali"], kind="call", text="long call")
            exchange("2026-11-09", ids["Léa Martin"], kind="meal", text="lunch")
            write.add_promise(connection(), ids["Léa Martin"], "2026-11-23", "send CV", 1)
            write.add_promise(connection(), ids["Karim Benali"], "2026-11-28", "lend the tent", 1)
        yield ids
