from __future__ import annotations

import asyncio
import sqlite3
import threading

import pytest

from reseau_tui.tui.lanes import Lane

ENDLESS = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n"


async def reading_lane() -> tuple[Lane, sqlite3.Connection]:
    lane = Lane("read", interruptible=True)
    connection = await lane.run(sqlite3.connect, ":memory:", check_same_thread=False)
    lane.use(connection)
    return lane, connection


async def test_a_lane_answers_and_passes_errors_on() -> None:
    lane = Lane("read")
    assert await lane.run(lambda: 1 + 1) == 2
    with pytest.raises(ZeroDivisionError):
        await lane.run(lambda: 1 / 0)
    lane.close()


async def test_a_stale_query_is_interrupted_and_the_next_one_is_answered() -> None:
    lane, connection = await reading_lane()
    started = threading.Event()

    def endless() -> object:
        started.set()
        return connection.execute(ENDLESS).fetchone()

    stale = asyncio.create_task(lane.run(endless))
    await asyncio.to_thread(started.wait)
    stale.cancel()
    with pytest.raises(asyncio.CancelledError):
        await stale
    answer = await asyncio.wait_for(
        lane.run(lambda: connection.execute("SELECT 7").fetchone()[0]), timeout=20
    )
    assert answer == 7
    lane.close()


async def test_a_query_still_in_the_queue_is_dropped() -> None:
    lane, _ = await reading_lane()
    gate = threading.Event()
    ran: list[str] = []
    first = asyncio.create_task(lane.run(gate.wait))
    await asyncio.sleep(0)
    waiting = asyncio.create_task(lane.run(lambda: ran.append("stale")))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    gate.set()
    await first
    await lane.run(lambda: ran.append("new"))
    assert ran == ["new"]
    lane.close()


async def test_a_write_is_finished_even_when_nobody_waits_for_it() -> None:
    lane = Lane("write")
    gate = threading.Event()
    written: list[int] = []

    def write() -> None:
        gate.wait()
        written.append(1)

    task = asyncio.create_task(lane.run(write))
    await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    gate.set()
    await lane.run(lambda: None)
    assert written == [1]
    lane.close()
