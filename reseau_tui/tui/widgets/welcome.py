"""The first run: nobody is here yet, and there are three ways to change that."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static

from reseau_tui.i18n import _


class Welcome(Static):
    """Shown in place of the panels while the network is empty."""

    def on_mount(self) -> None:
        """Write the welcome in the user's language."""
        key = "bold $primary"
        dim = "$muted"
        self.update(
            Content.assemble(
                (_("Welcome to Réseau"), key),
                "\n\n",
                _("Everyone you know, kept alive from here."),
                "\n",
                (_("Nothing leaves this computer."), dim),
                "\n\n",
                *_row("a", _("add a person: a name is enough"), key),
                *_row("l", _("write down an exchange: coffee with Camille yesterday"), key),
                "\n",
                *_row("reseau-tui import FILE", _("bring your contacts: vCard, CSV …"), key),
                *_row("reseau-tui demo", _("look around in an invented network"), key),
                "\n",
                *_row("?", _("every key"), key),
            )
        )


def _row(key: str, words: str, style: str) -> list[str | tuple[str, str]]:
    return [(key.rjust(22), style), "   ", words, "\n"]
