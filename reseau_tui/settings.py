"""Where things live: the database, its backups, the settings file.

``--log`` looks its database up here, so platformdirs is only loaded where the folder is not a
matter of one environment variable; a test holds that both ways agree. What the settings file
says is read by :mod:`reseau_tui.config`.
"""

from __future__ import annotations

import os
import sys

FOLDER = "reseau-tui"
FILE = "reseau.db"
CONFIG = "config.toml"


def data_folder() -> str:
    """Return the folder that holds the user's database (it need not exist yet)."""
    if sys.platform.startswith("linux"):
        base = os.environ.get("XDG_DATA_HOME", "")
        if not base.strip():
            base = os.path.expanduser("~/.local/share")
        return os.path.join(base, FOLDER)
    import platformdirs

    return platformdirs.user_data_dir(FOLDER, appauthor=False)


def database_path(asked: str | None = None) -> str:
    """Return the database to use: ``asked``, else ``RESEAU_DB``, else the platform's place."""
    path = asked or os.environ.get("RESEAU_DB") or os.path.join(data_folder(), FILE)
    return os.path.abspath(os.path.expanduser(path))


def backup_folder(path: str) -> str:
    """Return the folder of the daily backups of the database at ``path``, beside it."""
    return path + "-backups"


def config_folder() -> str:
    """Return the folder of the settings file (it need not exist)."""
    if sys.platform.startswith("linux"):
        base = os.environ.get("XDG_CONFIG_HOME", "")
        if not base.strip():
            base = os.path.expanduser("~/.config")
        return os.path.join(base, FOLDER)
    import platformdirs

    return platformdirs.user_config_dir(FOLDER, appauthor=False)


def config_path() -> str:
    """Return the settings file: ``RESEAU_CONFIG``, else the platform's place for settings."""
    path = os.environ.get("RESEAU_CONFIG") or os.path.join(config_folder(), CONFIG)
    return os.path.abspath(os.path.expanduser(path))


def config_stamp() -> str:
    """Return what changes when the settings file does; empty when there is none."""
    try:
        found = os.stat(config_path())
    except OSError:
        return ""
    return f"{found.st_mtime_ns}-{found.st_size}"
