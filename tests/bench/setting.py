"""What the measurements share: the installed program, the generated networks, a scratch folder."""

from __future__ import annotations

import functools
import glob
import hashlib
import os
import shutil
import stat
import subprocess
import sys
import sysconfig
import tempfile
import venv

from reseau_tui import clock, settings
from tests.bench.generate import generate

PROJECT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SIZES = {"small": (200, 5_000), "large": (100_000, 1_000_000)}
SEED = 1


class Setting:
    """One run of the benchmarks. Use it as a context manager: it cleans up after itself."""

    def __init__(self, *, rounds: int, large: tuple[int, int], only_small: bool) -> None:
        self.rounds = rounds
        self.sizes = {"small": SIZES["small"], "large": large}
        if only_small:
            del self.sizes["large"]
        self.scratch = tempfile.mkdtemp(prefix="reseau-bench-run-")
        # Once: the files may be edited while a long run goes on.
        self._recipe = _recipe()

    def __enter__(self) -> Setting:
        return self

    def __exit__(self, *_error: object) -> None:
        shutil.rmtree(self.scratch, ignore_errors=True)

    # Networks ---------------------------------------------------------------------------------

    def network(self, size: str) -> str:
        """Return the cached network of that size: to read, never to write."""
        people, interactions = self.sizes[size]
        name = f"{people}-{interactions}-{SEED}-{self._recipe}.db"
        path = os.path.join(_cache(), name)
        if not os.path.exists(path):
            print(f"generating {people:,} people, {interactions:,} interactions …", file=sys.stderr)
            _forget_others(f"{people}-{interactions}-{SEED}-")
            part = path + ".part"
            for leftover in glob.glob(part + "*"):
                os.unlink(leftover)
            generate(part, people, interactions, SEED)
            os.replace(part, path)
        return path

    @functools.cache  # noqa: B019 - one Setting a process
    def copy(self, size: str, purpose: str) -> str:
        """Return a copy of a network to write into, with a backup of today beside it."""
        path = os.path.join(self.scratch, f"{size}-{purpose}.db")
        shutil.copyfile(self.network(size), path)
        os.chmod(path, stat.S_IRUSR | stat.S_IWUSR)
        self.pretend_backup(path)
        return path

    def empty(self, purpose: str) -> str:
        """Return the path of a new, empty database."""
        from reseau_tui.model.database import opened

        path = os.path.join(self.scratch, f"empty-{purpose}.db")
        with opened(path):
            pass
        self.pretend_backup(path)
        return path

    def pretend_backup(self, path: str) -> None:
        """Put a file where today's backup would be, so that no capture starts one."""
        folder = settings.backup_folder(path)
        os.makedirs(folder, mode=0o700, exist_ok=True)
        name = os.path.join(folder, f"reseau-{clock.today().isoformat()}.db")
        os.close(os.open(name, os.O_CREAT | os.O_WRONLY, 0o600))

    # The program ------------------------------------------------------------------------------

    @functools.cached_property
    def program(self) -> Program:
        """The program, installed from a wheel of the project as it is now."""
        return Program(os.path.join(self.scratch, "installed"))

    def environment(self, path: str | None = None) -> dict[str, str]:
        """Return what a measured process sees of its surroundings."""
        home = os.path.join(self.scratch, "home")
        os.makedirs(home, exist_ok=True)
        found = {
            "HOME": home, "PATH": os.environ["PATH"], "LANG": "C.UTF-8", "RESEAU_LANG": "en",
            "TERM": "xterm-256color", "COLORTERM": "truecolor", "COLUMNS": "120", "LINES": "36",
            "TEXTUAL_ANIMATIONS": "none",
        }  # fmt: skip
        if path:
            found["RESEAU_DB"] = path
        return found


class Program:
    """A virtual environment that holds nothing but the wheel, and sees our other packages."""

    def __init__(self, folder: str) -> None:
        wheels = os.path.join(folder, "wheels")
        venv.create(folder, with_pip=False)
        self.python = os.path.join(folder, "bin", "python")
        self.command = os.path.join(folder, "bin", "reseau-tui")
        source = _source_copy(folder)
        # The build tools of this environment when they are here, else those pip fetches.
        isolation = [] if not _has_hatchling() else ["--no-build-isolation"]
        pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "-q"]
        subprocess.run(
            [*pip, "wheel", source, "--no-deps", *isolation, "-w", wheels], check=True
        )  # fmt: skip
        (wheel,) = glob.glob(os.path.join(wheels, "*.whl"))
        subprocess.run([*pip, "--python", self.python, "install", "--no-deps", wheel], check=True)
        if not os.access(self.command, os.X_OK):
            print("the installed reseau-tui is not executable: made so here", file=sys.stderr)
            os.chmod(self.command, 0o755)
        (packages,) = glob.glob(os.path.join(folder, "lib", "python*", "site-packages"))
        with open(os.path.join(packages, "others.pth"), "w", encoding="utf-8") as file:
            file.write(sysconfig.get_paths()["purelib"] + "\n")


def _source_copy(folder: str) -> str:
    """Copy what a wheel is made of, so that nothing is built inside the project's folder."""
    source = os.path.join(folder, "source")
    os.makedirs(source)
    shutil.copytree(
        os.path.join(PROJECT, "reseau_tui"),
        os.path.join(source, "reseau_tui"),
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    for name in ("pyproject.toml", "LICENSE", "README.md"):
        path = os.path.join(PROJECT, name)
        if os.path.exists(path):
            shutil.copy(path, source)
        else:
            with open(os.path.join(source, name), "w", encoding="utf-8") as file:
                file.write("")
    return source


def _has_hatchling() -> bool:
    import importlib.util

    return importlib.util.find_spec("hatchling") is not None


def _cache() -> str:
    folder = os.path.join(tempfile.gettempdir(), f"reseau-bench-{os.getuid()}")
    os.makedirs(folder, mode=0o700, exist_ok=True)
    return folder


def _recipe() -> str:
    """Return a short name for the schema and the generator: other ones, another network."""
    found = hashlib.sha256()
    for pattern in ("reseau_tui/model/migrations/*.py", "reseau_tui/model/triggers.py",
                    "tests/bench/generate.py", "tests/bench/growing.py", "tests/bench/names.py",
                    "tests/bench/upkeep.py", "tests/bench/words.py"):  # fmt: skip
        for path in sorted(glob.glob(os.path.join(PROJECT, pattern))):
            with open(path, "rb") as file:
                found.update(file.read())
    return found.hexdigest()[:10]


def _forget_others(start: str) -> None:
    for path in glob.glob(os.path.join(_cache(), glob.escape(start) + "*")):
        os.unlink(path)
