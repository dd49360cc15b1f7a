"""What the user chose in ``config.toml``: read once, checked, with a default for all that is wrong.

``chosen()`` is all that most of the program needs; ``loaded()`` also tells what is wrong in the
file. Neither raises: a settings file never stops the program.
"""

from __future__ import annotations

import os

from reseau_tui import settings
from reseau_tui.config.loaded import Loaded
from reseau_tui.config.options import Options

_kept: tuple[str, str, Loaded] | None = None


def loaded() -> Loaded:
    """Return the settings file as it is now; it is read again only when it has changed."""
    global _kept
    path, stamp = settings.config_path(), settings.config_stamp()
    if _kept is None or _kept[:2] != (path, stamp):
        _kept = (path, stamp, _read(path) if stamp else Loaded(path))
    return _kept[2]


def _read(path: str) -> Loaded:
    from reseau_tui.config.reading import load

    return load(path)


def chosen() -> Options:
    """Return what is in force: the file's right values, defaults for the rest."""
    return loaded().options


def language_asked(asked: str | None) -> str | None:
    """Return the language asked for on the command line, else by the settings file.

    ``RESEAU_LANG`` stands between the two; None leaves it, or the locale, to decide.
    """
    if asked or os.environ.get("RESEAU_LANG"):
        return asked
    spoken = chosen().language
    return None if spoken == "auto" else spoken
