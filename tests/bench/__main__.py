"""``python -m tests.bench``: measure the budgets and print them as a table.

Ratios and counts only; nothing is asserted. The first run generates the large network once
(some minutes, kept in the temporary folder).
"""

from __future__ import annotations

import argparse
import platform
import sys
import traceback

from tests.bench import (
    app_rows,
    capture_rows,
    growing_rows,
    import_rows,
    query_rows,
    today_rows,
)
from tests.bench.registry import ROWS, Measured, NotYet
from tests.bench.setting import SIZES, Setting

MODULES = (capture_rows, app_rows, query_rows, today_rows, growing_rows, import_rows)
"""Imported for the rows they register."""


def main(arguments: list[str] | None = None) -> int:
    """Measure what was asked for; return 0, whatever the numbers."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--only", action="append", metavar="NAME", choices=[r.name for r in ROWS],
                        help=", ".join(row.name for row in ROWS))  # fmt: skip
    parser.add_argument("--rounds", type=int, default=30, help="runs of each process")
    parser.add_argument("--small", action="store_true", help="the small network only")
    parser.add_argument("--people", type=int, default=SIZES["large"][0], help="of the large one")
    parser.add_argument("--interactions", type=int, default=SIZES["large"][1])
    asked = parser.parse_args(arguments)
    large = (asked.people, asked.interactions)
    print(f"Python {platform.python_version()}, {platform.machine()}, {asked.rounds} rounds")
    with Setting(rounds=asked.rounds, large=large, only_small=asked.small) as setting:
        for name, (people, interactions) in setting.sizes.items():
            print(f"{name}: {people:,} people, {interactions:,} interactions")
        print('S: the whole process `python -c "import sqlite3"`\n')
        print_line(Measured("what", "measured", "budget", "made of"))
        for row in ROWS:
            if asked.only and row.name not in asked.only:
                continue
            try:
                for measured in row.measure(setting):
                    print_line(measured)
            except NotYet as missing:
                print_line(Measured(row.name, "not yet", "", str(missing)))
            except Exception as error:
                # One row that breaks must not cost the others; what broke is said.
                traceback.print_exc(file=sys.stderr)
                print_line(Measured(row.name, "failed", "", f"{type(error).__name__}: {error}"))
    return 0


def print_line(measured: Measured) -> None:
    """Print one line of the table."""
    print(
        f"{measured.what:46} {measured.value:24} {measured.budget:32} {measured.detail}".rstrip(),
        flush=True,
    )


if __name__ == "__main__":
    sys.exit(main())
