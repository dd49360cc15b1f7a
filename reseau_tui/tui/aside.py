"""Work beside both lanes that the program need not wait for when it closes: reading, trying."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from threading import Thread
from typing import TypeVar

Answer = TypeVar("Answer")


async def aside(job: Callable[[], Answer]) -> Answer:
    """Run ``job`` on a thread of its own and return its answer.

    The thread ends with the program, wherever it is: for work that changes nothing of the user's.
    (A thread of asyncio's pool would be waited for: a folder on a sleeping disk, and the window
    does not close.) When the caller is cancelled the job goes on unheard.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[Answer] = loop.create_future()

    def give(value: Answer | None, error: BaseException | None) -> None:
        if answer.done():
            return
        if error is not None:
            answer.set_exception(error)
        else:
            answer.set_result(value)  # type: ignore[arg-type]

    def run() -> None:
        value: Answer | None = None
        error: BaseException | None = None
        try:
            value = job()
        except BaseException as raised:  # given to whoever waits
            error = raised
        try:
            loop.call_soon_threadsafe(give, value, error)
        except RuntimeError:
            return  # the app has closed meanwhile: nobody waits

    Thread(target=run, name="reseau-aside", daemon=True).start()
    return await answer
