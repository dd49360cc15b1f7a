"""One thing that is wrong in the settings file, said when it is shown."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Any

from reseau_tui.i18n import _


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong at ``line`` (from 1; 0: in the file as a whole).

    The sentence is translated only when it is shown: the language is one of the settings.
    """

    path: str
    line: int
    message: str
    values: dict[str, Any] = field(default_factory=dict[str, Any])

    @property
    def words(self) -> str:
        """The sentence, without the place."""
        return _(self.message).format(**self.values)

    def __str__(self) -> str:
        """Return the sentence with file and line, for a person."""
        name = os.path.basename(self.path)
        if not self.line:
            return _("{file}: {what}").format(file=name, what=self.words)
        return _("{file}, line {line}: {what}").format(file=name, line=self.line, what=self.words)
