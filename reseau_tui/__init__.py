"""Réseau: keep alive the network of people you already have, from a terminal."""

from __future__ import annotations

__version__ = "0.1.0"


def main(arguments: list[str] | None = None) -> int:
    """Run the program and return its exit code; ``arguments`` are the command line's unless given.

    ``--log`` is looked for first and by hand: its whole process must cost little more than
    Python with sqlite3 (3-capture, Cost), so the argument parser is only loaded for the rest.
    """
    import sys

    if arguments is None and "--log" in sys.argv:
        import gc

        # A capture is over before there is anything to collect.
        gc.disable()
        code = _run(sys.argv[1:], whole_process=True)
        gc.enable()
        return code
    return _run(sys.argv[1:] if arguments is None else arguments)


def _run(arguments: list[str], *, whole_process: bool = False) -> int:
    if "--log" in arguments:
        from reseau_tui.cli.log import asked_for, run

        if asked_for(arguments):
            return run(arguments, whole_process=whole_process)
    from reseau_tui.cli.parser import run as run_command

    return run_command(arguments)
