"""``python -m reseau_tui``, and what the ``reseau-tui`` script calls."""

from __future__ import annotations

import gc
import os
import sys


def main(arguments: list[str] | None = None) -> int:
    """Run the program and return its exit code.

    ``--log`` is looked for first and by hand: its whole process must cost little more than
    Python with sqlite3 (3-capture, Cost), so the argument parser is only loaded for the rest.
    """
    if arguments is None and "--log" in sys.argv:
        # A capture is over before there is anything to collect.
        gc.disable()
        code = main(sys.argv[1:])
        gc.enable()
        if "argparse" not in sys.modules:
            _leave(code)
        return code
    if arguments is None:
        arguments = sys.argv[1:]
    if "--log" in arguments:
        from reseau_tui.cli.log import asked_for, run

        if asked_for(arguments):
            return run(arguments)
    from reseau_tui.cli.parser import run as run_command

    return run_command(arguments)


def _leave(code: int) -> None:
    """End the process at once: all is written; taking the interpreter apart is not free."""
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        pass  # nobody listens any more; what was said is recorded
    os._exit(code)


if __name__ == "__main__":
    sys.exit(main())
