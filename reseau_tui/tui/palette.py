"""The command palette (``ctrl+p``): our commands first, then people by name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.command import (
    CommandList,
    CommandPalette,
    DiscoveryHit,
    Hit,
    Hits,
    Provider,
    SearchIcon,
)
from textual.content import Content
from textual.theme import ThemeProvider
from textual.widgets.option_list import Option

from reseau_tui.i18n import _
from reseau_tui.text import fold
from reseau_tui.tui.commands import COMMANDS, PLACES, command
from reseau_tui.tui.drawing import content, safe
from reseau_tui.tui.matching import holds
from reseau_tui.tui.screens.base import ReseauScreen
from reseau_tui.tui.screens.drawn_once import OpensWhole

if TYPE_CHECKING:
    from reseau_tui.tui.app import ReseauApp

_PEOPLE_SHOWN = 8

_WHO = ("who", "qui")
"""Words that ask who can help, in the two languages."""

_PATH = ("path", "ways", "chemin")
"""Words that ask how to reach somebody, in the two languages."""


class Palette(OpensWhole, CommandPalette):
    """Textual's palette in our words; its magnifying glass is an emoji of uncertain width."""

    def __init__(
        self, providers: Sequence[type[Provider]] | None = None, placeholder: str = ""
    ) -> None:
        super().__init__(
            providers=providers, placeholder=placeholder or _("Find a command or a person …")
        )

    def on_mount(self) -> None:
        """Draw our own glass."""
        self.query_one(SearchIcon).icon = "⌕"

    def _start_no_matches_countdown(self, search_value: str) -> None:
        """Say in the user's language that nothing was found, a moment after the last letter."""
        self._stop_no_matches_countdown()

        def say() -> None:
            self._list_visible = bool(search_value)
            if search_value:
                words = Content.styled(_("Nothing was found."), "not bold")
                nothing = Option(words, disabled=True, id=self._NO_MATCHES)
                self.query_one(CommandList).add_option(nothing)

        self._no_matches_timer = self.set_timer(self._NO_MATCHES_COUNTDOWN, say)


class CommandProvider(Provider):
    """Commands from the table and the screens that ``g`` opens, by title, help words or key."""

    def _rows(self) -> list[tuple[str, str, str, str]]:
        scopes = set(getattr(self.screen, "SCOPES", ())) | {"app"}
        rows = [
            (one.shown_title, one.key, one.shown_help, one.action)
            for one in COMMANDS
            if one.palette and scopes & set(one.scopes)
        ]
        return rows + [
            (
                place.shown_title,
                f"{command('go').key} {place.shown_key}",
                _("Go to this screen"),
                f"app.visit('{place.screen}')",
            )
            for place in PLACES
        ]

    async def _run(self, action: str) -> None:
        """Do what the key does, for the panel that was used before the palette opened."""
        if isinstance(self.screen, ReseauScreen):
            await self.screen.run_here(action)
        else:
            await self.screen.run_action(action)

    async def discover(self) -> Hits:
        """Every command, before anything is typed."""
        for title, key, explanation, action in self._rows():
            yield DiscoveryHit(
                _shown(title, key),
                partial(self._run, action),
                text=title,
                help=content(explanation),  # type: ignore[arg-type]
            )

    async def search(self, query: str) -> Hits:
        """Commands whose title resembles ``query``, or whose explanation holds its words."""
        matcher = self.matcher(fold(query))
        for title, key, explanation, action in self._rows():
            score = matcher.match(fold(title)) or 0.3 * holds(query, title, key, explanation)
            if score > 0:
                yield Hit(
                    score,
                    _shown(title, key),
                    partial(self._run, action),
                    text=title,
                    help=content(explanation),  # type: ignore[arg-type]
                )


class PeopleProvider(Provider):
    """People whose name holds what is typed; choosing one shows the card."""

    async def search(self, query: str) -> Hits:
        """The first few people found."""
        app: ReseauApp = self.app  # type: ignore[assignment]
        ids = await app.gateway.people_ids(query, "name")
        for row in await app.gateway.names(ids[:_PEOPLE_SHOWN]):
            yield Hit(
                0.5,
                content(row.name),
                partial(app.show_person, row.id),
                text=safe(row.name),
                # Content, not str: Textual reads a str as markup here too.
                help=content(row.organisation or row.city or _("Show the card")),  # type: ignore[arg-type]
            )


class WhoProvider(Provider):
    """Who can help, for lines like ``who accountant``: choosing somebody shows them all."""

    async def search(self, query: str) -> Hits:
        """The first few people who may help."""
        asked, blank, words = query.strip().partition(" ")
        if not blank or fold(asked) not in _WHO:
            return
        from reseau_tui import clock
        from reseau_tui.network.reasons import BETWEEN
        from reseau_tui.network.who import who_can_help

        app: ReseauApp = self.app  # type: ignore[assignment]
        found = await app.gateway.ask(who_can_help, words, clock.today(), _PEOPLE_SHOWN)
        for place, one in enumerate(found.helpers):
            yield Hit(
                1 - place / 100,  # the palette puts the greatest first
                content(one.name),
                partial(app.show_who, words.strip(), one.id),
                text=safe(one.name),
                help=content(BETWEEN.join(one.why)),  # type: ignore[arg-type]
            )


class PathProvider(Provider):
    """How to reach somebody, for lines like ``path airbus``: choosing shows the ways there."""

    async def search(self, query: str) -> Hits:
        """What the words name, with the best way there if it is one thing."""
        asked, blank, words = query.strip().partition(" ")
        if not blank or fold(asked) not in _PATH:
            return
        from reseau_tui import clock
        from reseau_tui.network.paths import chain_words, heading, reached

        app: ReseauApp = self.app  # type: ignore[assignment]
        found = await app.gateway.ask(reached, words, None, clock.today())
        for place, target in enumerate(found.targets[:_PEOPLE_SHOWN]):
            told = target.why
            if found.paths is not None:
                ways = found.paths.paths
                told = chain_words(ways[0]) if ways else heading(found.paths)
            yield Hit(
                1 - place / 100,  # the palette puts the greatest first
                content(target.name),
                partial(app.show_paths, target),
                text=safe(target.name),
                help=content(told),  # type: ignore[arg-type]
            )


def _shown(title: str, key: str) -> Content:
    return Content.assemble(title, "  ", (key, "$accent")) if key else Content(title)


def themes() -> Palette:
    """Return the palette that chooses the colours."""
    return Palette([ThemeProvider], _("Find a theme …"))
