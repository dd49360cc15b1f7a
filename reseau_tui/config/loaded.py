"""A settings file once it is read; without a file this is all that has to be loaded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from reseau_tui.config.options import Options

TYPE_CHECKING = False
if TYPE_CHECKING:
    from reseau_tui.config.places import Place
    from reseau_tui.config.problem import Problem


@dataclass(frozen=True, slots=True)
class Loaded:
    """A settings file: what is in force, and what is wrong in it."""

    path: str
    found: bool = False
    options: Options = field(default_factory=Options)
    problems: tuple[Problem, ...] = ()
    lines: Mapping[Place, int] = field(default_factory=lambda: MappingProxyType({}))

    def line_of(self, *place: str) -> int:
        """Return the line on which a setting stands, 0 when it is not there."""
        return self.lines.get(place, 0)
