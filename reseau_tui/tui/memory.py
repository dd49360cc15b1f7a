"""What the app remembers between runs: theme, sort, search, who was under the cursor.

A small JSON file beside the database, so that each network has its own; losing it costs nothing.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from typing import Any


class Memory:
    """The view of the database at ``path`` as it was left."""

    def __init__(self, path: str) -> None:
        self.file = path + "-view.json"
        self._values = self._read()
        self._written = dict(self._values)

    def _read(self) -> dict[str, Any]:
        try:
            with open(self.file, encoding="utf-8") as file:
                values = json.load(file)
        except (OSError, ValueError):
            return {}
        return values if isinstance(values, dict) else {}

    def text(self, key: str, default: str = "") -> str:
        """Return a text that was remembered."""
        value = self._values.get(key)
        return value if isinstance(value, str) else default

    def latest(self, key: str, configured: str, default: str) -> str:
        """Return what was said last: chosen in the app, or written in the settings file since.

        ``configured`` is what the file says now, ``default`` what it said when it said nothing.
        """
        seen = f"{key}-configured"
        if configured != self.text(seen, default):
            self.remember(**{key: configured})
        self.remember(**{seen: configured})
        return self.text(key) or configured

    def number(self, key: str) -> int | None:
        """Return a number that was remembered."""
        value = self._values.get(key)
        return value if isinstance(value, int) else None

    def remember(self, **values: str | int | None) -> None:
        """Keep values until :meth:`write`."""
        self._values.update(values)

    def write(self) -> None:
        """Write the file in one piece, readable by its owner only; a full disk stops nobody."""
        if self._values == self._written or not os.path.isdir(os.path.dirname(self.file)):
            return
        with contextlib.suppress(OSError):
            handle, temporary = tempfile.mkstemp(
                prefix=".reseau-", suffix=".part", dir=os.path.dirname(self.file)
            )
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(self._values, file, ensure_ascii=False)
            os.replace(temporary, self.file)
            self._written = dict(self._values)
