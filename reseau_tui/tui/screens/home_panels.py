"""The panels of the home screen: which are seen, which has the focus, who is shown."""

from __future__ import annotations

from textual import events, getters

from reseau_tui.tui.screens.base import ReseauScreen
from reseau_tui.tui.widgets.contact_list import ContactList
from reseau_tui.tui.widgets.key_footer import KeyFooter
from reseau_tui.tui.widgets.person_card import PersonCardView
from reseau_tui.tui.widgets.reconnect_panel import ReconnectPanel

PANELS = ("people", "card", "reconnect")


class HomePanels(ReseauScreen):
    """Moving between the panels, in each of the three layouts.

    The classes ``-at-people`` … say where the focus is or was last, ``-slid`` that reconnect
    slid over; the style sheet does the rest.
    """

    people = getters.query_one("#people", ContactList)
    card = getters.query_one("#card", PersonCardView)
    reconnect = getters.query_one("#reconnect", ReconnectPanel)

    @property
    def main_list(self) -> ContactList:
        """The people."""
        return self.people

    def read_card(self) -> object:
        """Read the card of ``person_id``."""
        raise NotImplementedError

    def show_person(self, contact_id: int) -> None:
        """Put the cursor on somebody."""
        raise NotImplementedError

    def follow(self, person: int | None) -> None:
        """Let the card show ``person``."""
        if person != self.person_id:
            self.person_id = person
            self.read_card()

    @property
    def reconnect_slides(self) -> bool:
        """Whether reconnect has no place of its own here and slides over the card."""
        wide = not (self.has_class("-medium") or self.has_class("-narrow"))
        return self.has_class("-medium") or (wide and self.has_class("-no-reconnect"))

    def visible_panels(self) -> list[str]:
        """Return the panels that tab goes through in this layout."""
        if self.reconnect_slides and not self.has_class("-slid"):
            return ["people", "card"]
        return list(PANELS)

    def at_panel(self) -> str:
        """Return the panel that has the focus, or had it last."""
        return next((name for name in PANELS if self.has_class(f"-at-{name}")), "people")

    def _be_at(self, name: str) -> None:
        """Remember which panel is used; only a narrow window looks different for it."""
        classes = {f"-at-{one}": one == name for one in PANELS}
        self.update_classes(classes, update=self.has_class("-narrow"))

    def go_to_panel(self, name: str) -> None:
        """Focus a panel; in a narrow window it takes the place of the other."""
        self._be_at(name)
        self.query_one(f"#{name}").focus()

    def keep_focus(self) -> None:
        """Focus a panel again when the one that had the focus is hidden by another layout."""
        if self.focused is None and not self.has_class("-tiny"):
            here = self.at_panel()
            self.go_to_panel(here if here in self.visible_panels() else "people")

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Remember where the focus is; the footer shows the keys of that panel."""
        name = event.widget.id
        if name in PANELS:
            self._be_at(name)
            footer = self.query_one(KeyFooter)
            footer.scopes = ("reconnect", "home", "app") if name == "reconnect" else ("home", "app")
            if name == "reconnect":
                self.follow(self.reconnect.chosen_person or self.person_id)
            elif name == "people":
                self.follow(self.people.chosen_id)

    def _step_panel(self, step: int) -> None:
        if self.has_class("-empty"):
            return  # the welcome stands in their place
        panels = self.visible_panels()
        here = self.at_panel()
        place = panels.index(here) if here in panels else 0
        self.go_to_panel(panels[(place + step) % len(panels)])

    def action_next_panel(self) -> None:
        """Focus the next panel."""
        self._step_panel(1)

    def action_previous_panel(self) -> None:
        """Focus the panel before."""
        self._step_panel(-1)

    def action_reconnect(self) -> None:
        """Show who to get back to; where it slid over, hide it again."""
        if self.has_class("-empty"):
            return
        if self.reconnect_slides and self.has_class("-slid"):
            self.remove_class("-slid")
            self.go_to_panel("people")
            return
        self.add_class("-slid")
        self.go_to_panel("reconnect")

    def action_open(self) -> None:
        """The card in full, on a screen of its own; from reconnect first to the person."""
        if self.at_panel() == "reconnect" and self.reconnect.chosen_person is not None:
            self.remove_class("-slid")
            self.show_person(self.reconnect.chosen_person)
            self.go_to_panel("card" if self.has_class("-narrow") else "people")
            return
        if self.person_id is not None and self.reseau.gateway.opened:
            self.reseau.open_card(self.person_id, self.people.ids)

    def action_next_person(self) -> None:
        """The next person of the list, whatever panel is used."""
        self.people.action_down()
        self.follow(self.people.chosen_id)

    def action_previous_person(self) -> None:
        """The person before."""
        self.people.step(-1)
        self.follow(self.people.chosen_id)
