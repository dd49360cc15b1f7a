"""Runs commands in turn and measures each: seconds from start to end, peak memory, exit code.

It is run as a process of its own, as small as can be: a child's peak memory is never less than
its parent's was, so the process that measures must be smaller than what it measures.
Input and output are marshalled: (rounds, [(arguments, environment)]) and
[[(seconds, KiB, code)]] by command. ``{n}`` in an argument is the number of the round.
"""

import marshal
import os
import sys
import time


def _run(arguments: list, environment: dict) -> tuple:
    quiet = os.open(os.devnull, os.O_RDWR)
    start = time.perf_counter()
    process = os.posix_spawn(
        arguments[0],
        arguments,
        environment,
        file_actions=[(os.POSIX_SPAWN_DUP2, quiet, number) for number in (0, 1, 2)],
    )
    _process, status, used = os.wait4(process, 0)
    seconds = time.perf_counter() - start
    os.close(quiet)
    return seconds, used.ru_maxrss, os.waitstatus_to_exitcode(status)


def _main() -> None:
    rounds, commands = marshal.loads(sys.stdin.buffer.read())
    found: list = [[] for _ in commands]
    for number in range(-2, rounds):
        for place, (arguments, environment) in enumerate(commands):
            said = [argument.replace("{n}", f"n{number + 2}") for argument in arguments]
            measured = _run(said, environment)
            if number >= 0:  # the first two rounds warm the caches
                found[place].append(measured)
    sys.stdout.buffer.write(marshal.dumps(found))


if __name__ == "__main__":
    _main()
