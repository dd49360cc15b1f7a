"""The help page: every key, in groups, from the one table of commands."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from reseau_tui.i18n import _
from reseau_tui.tui.commands import COMMANDS, GROUPS, PLACES, Command
from reseau_tui.tui.drawing import Line, wrap
from reseau_tui.tui.widgets.block_list import Block, BlockList

_KEYS_WIDTH = 16


class HelpScreen(ModalScreen[None]):
    """All keys of a screen's scopes, under their headings."""

    CSS_PATH = ["dialog.tcss", "help.tcss"]  # noqa: RUF012 - Textual's way
    BINDINGS = [Binding("escape,q,question_mark,f1", "close", show=False)]  # noqa: RUF012

    def __init__(self, scopes: tuple[str, ...]) -> None:
        super().__init__()
        self._scopes = scopes

    def compose(self) -> ComposeResult:
        """One list in a box that is nearly as large as the window."""
        with Vertical(id="dialog") as box:
            box.border_title = Content(_("Keys"))
            box.border_subtitle = Content(_("esc closes"))
            yield BlockList(id="keys")

    def on_mount(self) -> None:
        """Fill in the keys."""
        self.query_one(BlockList).show(self._blocks(), keep=False)
        self.query_one(BlockList).focus()

    def _blocks(self) -> list[Block]:
        blocks: list[Block] = []
        for group in GROUPS:
            rows = [
                one
                for one in COMMANDS
                if one.group == group and one.keys and set(one.scopes) & set(self._scopes)
            ]
            if rows:
                blocks.append(_heading(_(group), first=not blocks))
                blocks += [_row(one.all_keys, one.shown_help, one) for one in rows]
        blocks.append(_heading(_("Go to")))
        blocks += [_row(f"g {place.key}", place.shown_title, place.screen) for place in PLACES]
        return blocks

    def action_close(self) -> None:
        """Back to where we were."""
        self.dismiss(None)


def _heading(title: str, *, first: bool = False) -> Block:
    def draw(width: int) -> list[Line]:
        rule = "─" * max(0, width - cell_len(title) - 1)
        line: Line = [(title + " ", "strong"), (rule, "rule")]
        return [line] if first else [[], line]

    return Block(draw)


def _row(keys: str, words: str, key: Command | str) -> Block:
    def draw(width: int) -> list[Line]:
        lines: list[Line] = []
        for number, part in enumerate(wrap(words, width - _KEYS_WIDTH, 3)):
            shown = keys if number == 0 else ""
            lines.append([(shown.ljust(_KEYS_WIDTH), "accent"), (part, "")])
        return lines

    return Block(draw, key if isinstance(key, str) else key.id)
