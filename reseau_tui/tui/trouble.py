"""When the database says no: a sentence instead of a traceback, and the app goes on."""

from __future__ import annotations

from collections.abc import Awaitable
from typing import TypeVar

from textual.worker import WorkerFailed

from reseau_tui.i18n import _
from reseau_tui.tui.toasts import Toasts

Answer = TypeVar("Answer")


class NetworkTrouble(Exception):
    """The database could not be read or written; the message is a sentence for the user."""


async def in_words(path: str, answer: Awaitable[Answer]) -> Answer:
    """Await ``answer``; a database error becomes NetworkTrouble with a sentence about ``path``."""
    try:
        return await answer
    except Exception as error:
        trouble = _trouble(path, error)
        if trouble is None:
            raise
        raise trouble from error


def _trouble(path: str, error: Exception) -> NetworkTrouble | None:
    """Return the sentence for an error of the database, None for any other (a fault of ours)."""
    import sqlite3

    from peewee import DoesNotExist, PeeweeException

    from reseau_tui.model.database import sentence_for

    # LookupError itself is what the model says of a row that is gone; its kinds are faults of ours.
    if isinstance(error, DoesNotExist) or type(error) is LookupError:
        return NetworkTrouble(_("This is not there any more: another program removed it."))
    if isinstance(error, sqlite3.Error | PeeweeException):
        return NetworkTrouble(sentence_for(path, error))
    return None


class Telling(Toasts):
    """The part of the app that tells about trouble, where Textual would end with a traceback."""

    def _handle_exception(self, error: Exception) -> None:
        cause = error.error if isinstance(error, WorkerFailed) else error
        if isinstance(cause, NetworkTrouble):
            self.notify(str(cause), severity="error", timeout=15)
            return
        super()._handle_exception(error)
