"""A place of two panels: what stands in the list at the left, and people about it at the right."""

from __future__ import annotations

from functools import cache

from textual import events

from reseau_tui.tui.commands import commands_of
from reseau_tui.tui.screens.searching import SearchedPlace
from reseau_tui.tui.widgets.key_footer import KeyFooter


class TwoPanelPlace(SearchedPlace):
    """Keys are those of the panel that is used; a narrow screen shows that one only.

    The classes ``-at-…`` with the id of a panel's list say which is used.
    """

    PANELS: tuple[tuple[str, str], tuple[str, str]]
    """The id of each panel's list, and the scope of its keys; the people come second."""

    PLACE: str
    """The scope of the keys of both."""

    def on_mount(self) -> None:
        """The list is seen first where there is room for one panel."""
        self.add_class(f"-at-{self.PANELS[0][0]}")
        self._show_keys()

    @property
    def at_people(self) -> bool:
        """Whether keys are about the people."""
        return self.has_class(f"-at-{self.PANELS[1][0]}")

    def follow_person(self) -> None:
        """Make the screen about the person under the cursor of the panel that is used."""
        raise NotImplementedError

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Remember which panel is used; the footer shows its keys."""
        if event.widget.id in dict(self.PANELS):
            self._be_at(event.widget.id)

    def show_panel(self, *, people: bool = False) -> None:
        """Use a panel, and see it."""
        name = self.PANELS[people][0]
        self._be_at(name)
        self.query_one(f"#{name}").focus()

    def _be_at(self, name: str) -> None:
        for one, _scope in self.PANELS:
            self.set_class(one == name, f"-at-{one}")
        self.follow_person()
        self._show_keys()

    def _show_keys(self) -> None:
        scope = self.PANELS[self.at_people][1]
        self.query_one(KeyFooter).scopes = (scope, self.PLACE, "screen", "app")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys of a panel are those of the panel that is used."""
        del parameters
        here = action in _actions(self.PANELS[self.at_people][1])
        return here or not any(action in _actions(scope) for _list, scope in self.PANELS)


@cache
def _actions(scope: str) -> frozenset[str]:
    return frozenset(one.action for one in commands_of(scope))
