"""``python -m reseau_tui``, and what the ``reseau-tui`` script calls."""

from __future__ import annotations

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run the program and return its exit code.

    ``--log`` is looked for first and by hand: its whole process must cost little more than
    Python with sqlite3 (3-capture, Cost), so the argument parser is only loaded for the rest.
    """
    if arguments is None:
        arguments = sys.argv[1:]
    if "--log" in arguments:
        from reseau_tui.cli.log import asked_for, run

        if asked_for(arguments):
            return run(arguments)
    from reseau_tui.cli.parser import run as run_command

    return run_command(arguments)


if __name__ == "__main__":
    sys.exit(main())
