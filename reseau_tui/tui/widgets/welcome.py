"""The first run: nobody is here yet, and there are some ways to change that."""

from __future__ import annotations

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Center, Middle
from textual.content import Content
from textual.widgets import Static

from reseau_tui.i18n import _


class Welcome(Middle):
    """Shown in place of the panels while the network is empty."""

    def compose(self) -> ComposeResult:
        """One text, in the middle."""
        with Center():
            yield Static(_words(), id="welcome")


def _words() -> Content:
    rows = [
        ("a", _("add a person: a name is enough")),
        ("l", _("write down an exchange")),
        ("", ""),
        ("reseau-tui import FILE", _("bring your contacts: a vCard file")),
        ("reseau-tui demo", _("visit an invented network")),
        ("", ""),
        ("?", _("every key")),
    ]
    parts: list[str | tuple[str, str]] = [
        (_("Welcome to Réseau"), "bold $primary"),
        "\n\n",
        _("Everyone you know, kept alive from here."),
        "\n",
        (_("Nothing leaves this computer."), "$muted"),
        "\n\n",
    ]
    width = max(cell_len(key) for key, _words in rows)
    for key, words in rows:
        parts += [(key.ljust(width), "bold $primary"), "   ", words, "\n"]
    return Content.assemble(*parts).rstrip()
