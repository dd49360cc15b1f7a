"""The tests, one folder a package of the program.

Only here and in ``cli/`` are folders packages: their ``conftest`` is then called by its whole name,
and ``from conftest import …`` in ``tui/`` means the one beside it, whatever folders a run mixes.
"""
