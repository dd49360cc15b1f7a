"""What the settings file means for the app: keys, theme, and a word about what is wrong in it."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from reseau_tui import config
from reseau_tui.config.options import Options
from reseau_tui.i18n import _, ngettext
from reseau_tui.tui.commands import use_keys
from reseau_tui.tui.trouble import NetworkTrouble

if TYPE_CHECKING:
    from reseau_tui.config.loaded import Loaded
    from reseau_tui.config.problem import Problem
    from reseau_tui.tui.app import ReseauApp

_TOLD_MOST = 3
"""How many sentences a toast holds; ``reseau-tui config --check`` has them all."""

_SECONDS = 20
"""How long that toast stays: it is read, not glanced at."""


def configure(app: ReseauApp) -> list[Problem]:
    """Give ``app`` the keys and the theme that were chosen; return what is wrong in the file."""
    found = config.loaded()
    problems = [*found.problems, *_keys(app, found)]
    theme = app.memory.latest("theme", found.options.theme, Options().theme)
    app.theme = theme if theme in app.available_themes else Options().theme
    return sorted(problems, key=lambda problem: problem.line)


def _keys(app: ReseauApp, found: Loaded) -> tuple[Problem, ...]:
    """Put the keys asked for in force; nothing is loaded for who asks for none."""
    use_keys({})
    if not found.options.keys:
        return ()
    from reseau_tui.tui.keymap import rebound

    own = rebound(found)
    use_keys(own.keys)
    app.set_keymap(own.keymap)
    return own.problems


def tell(app: ReseauApp, problems: list[Problem]) -> None:
    """Show what is wrong in the settings file: the rest of it is in force, defaults for that."""
    if not problems:
        return
    lines = [str(problem) for problem in problems[:_TOLD_MOST]]
    more = len(problems) - _TOLD_MOST
    if more > 0:
        lines.append(
            ngettext(
                "… and {count} more: reseau-tui config --check",
                "… and {count} more: reseau-tui config --check",
                more,
            ).format(count=more)
        )
    app.notify("\n".join(lines), title=_("Settings"), severity="warning", timeout=_SECONDS)


async def share(app: ReseauApp) -> None:
    """Leave in the database what a capture must know of the settings: the language."""

    def keep() -> None:
        from reseau_tui.model.database import connection
        from reseau_tui.model.setting import configured_language

        configured_language(connection())

    with contextlib.suppress(NetworkTrouble):
        # The next capture does it otherwise.
        await app.gateway.write(keep)
