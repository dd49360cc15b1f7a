"""What the help page says, and which of it holds the words searched for."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from reseau_tui.i18n import _, language
from reseau_tui.tui.commands import COMMANDS, GROUPS, PLACES, Command, command, commands_of
from reseau_tui.tui.drawing import Line, fit, safe, wrap
from reseau_tui.tui.line_examples import EXAMPLES, Example
from reseau_tui.tui.matching import holds
from reseau_tui.tui.widgets.block_list import Block

_KEYS_WIDTH = 16
_LINES_MOST = 6


def key_blocks(scopes: Sequence[str], query: str = "") -> list[Block]:
    """Return the keys of ``scopes`` under their headings, what holds the words of ``query``."""
    blocks: list[Block] = []
    for group in GROUPS:
        blocks += _section(
            _(group),
            [
                _row(one.all_keys, one.shown_help, one.id)
                for one in COMMANDS
                if one.group == group
                and one.keys_now
                and set(one.scopes) & set(scopes)
                and not _is_covered(one, scopes)
                and holds(query, one.all_keys, one.shown_title, one.shown_help, _(group))
            ],
            first=not blocks,
        )
    go = command("go").key
    blocks += _section(
        _("Go to"),
        [
            _row(f"{go} {place.shown_key}", place.shown_title, place.screen)
            for place in PLACES
            if holds(query, f"{go} {place.shown_key}", place.shown_title, _("Go to"))
        ],
        first=not blocks,
    )
    return blocks


def _is_covered(one: Command, scopes: Sequence[str]) -> bool:
    """Tell whether the screen itself gives every key of a command of the app another meaning."""
    if one.scopes != ("app",):
        return False
    own = {key for other in commands_of(scopes[0]) if other is not one for key in other.keys_now}
    return scopes[0] != "app" and own.issuperset(one.keys_now)


def line_blocks(query: str = "") -> list[Block]:
    """Return the grammar of a line by example, what holds the words of ``query``."""
    blocks: list[Block] = []
    for heading, examples in EXAMPLES.items():
        blocks += _section(
            _(heading),
            [
                _example(one)
                for one in examples
                if holds(query, one.english, one.french, one.shown_explanation, _(heading))
            ],
            first=not blocks,
        )
    return blocks


def nothing_found(query: str) -> Block:
    """Return what stands there when nothing holds the words."""

    def draw(width: int) -> list[Line]:
        said = _("Nothing about “{query}”: esc shows everything.").format(query=safe(query))
        return [[(part, "dim")] for part in wrap(said, width, _LINES_MOST)]

    return Block(draw)


def _section(title: str, rows: list[Block], *, first: bool) -> list[Block]:
    def draw(width: int) -> list[Line]:
        rule = "─" * max(0, width - cell_len(title) - 1)
        line: Line = [(title + " ", "strong"), (rule, "rule")]
        return [line] if first else [[], line]

    return [Block(draw), *rows] if rows else []


def _row(keys: str, words: str, key: str) -> Block:
    def draw(width: int) -> list[Line]:
        lines: list[Line] = []
        beside = cell_len(keys) < _KEYS_WIDTH
        if not beside:
            lines.append([(fit(keys, width), "accent")])
        for number, part in enumerate(wrap(words, width - _KEYS_WIDTH, _LINES_MOST)):
            shown = keys if beside and number == 0 else ""
            lines.append([(shown.ljust(_KEYS_WIDTH), "accent"), (part, "")])
        return lines

    return Block(draw, key)


def _example(one: Example) -> Block:
    def draw(width: int) -> list[Line]:
        lines: list[Line] = []
        for number, text in enumerate(one.lines(language())):
            role = "dim" if number else "accent"
            lines += [[(part, role)] for part in wrap(text, width, _LINES_MOST)]
        said = wrap(one.shown_explanation, width - 3, _LINES_MOST)
        lines += [[("   " + part, "")] for part in said]
        return lines

    return Block(draw, one.english)
