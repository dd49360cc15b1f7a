"""Marked people on the home screen, the archived ones, and the keys that change several at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.content import Content

from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.tui.commands import keyed
from reseau_tui.tui.screens.home_changes import HomeChanges
from reseau_tui.tui.widgets.key_footer import KeyFooter

if TYPE_CHECKING:
    from textual.worker import Worker

    from reseau_tui.tui.marks import Marks
    from reseau_tui.tui.screens.home_several import Several

FOR_THE_MARKED = (
    "mark", "tag", "circle", "sphere", "style", "rhythm", "archive", "delete", "star",
)  # fmt: skip
"""Commands that come first in the footer while somebody is marked."""


class HomeMarks(HomeChanges):
    """The marking half of the home screen; what is done to the marked is in ``home_several``."""

    query_text: str
    archived_view: bool = False
    """Whether the list shows the archived people instead of the network."""
    _wanted: int | None = None
    _on_the_other_side: int | None = None

    def read_people(self) -> object:
        """Read who matches."""
        raise NotImplementedError

    def title_people(self) -> None:
        """Say in the title what the list shows."""
        raise NotImplementedError

    @property
    def marks(self) -> Marks:
        """Who is marked."""
        return self.people.marks

    # What the list shows ----------------------------------------------------------------------

    @property
    def list_query(self) -> str:
        """The filter line that the list is read with."""
        # In front: the search may end inside of quotes.
        return f"is:archived {self.query_text}" if self.archived_view else self.query_text

    @property
    def archived_shown(self) -> bool:
        """Whether the people in the list are archived ones: by this view, or by the search."""
        if not self.query_text:
            return self.archived_view
        from reseau_tui.network.filters import parse

        return parse(self.list_query).archived

    def list_title(self, count: str) -> str:
        """Return the title of the list of ``count`` people: whose it is, how many are marked."""
        title = " ".join(
            filter(None, (_("Archived") if self.archived_view else _("People"), count))
        )
        marked = len(self.marks)
        if marked:
            words = ngettext("{count} marked", "{count} marked", marked)
            title += " · " + words.format(count=grouped(marked))
        return title

    def nobody_here(self) -> str:
        """Return what an empty list says while nothing is searched for."""
        return keyed(
            _(
                "Nobody is archived.\n\n{archived} shows the network again\n"
                "{archive} there archives a person"
            )
        )

    def action_archived(self) -> None:
        """Show the archived people, or the network again."""
        self.archived_view = not self.archived_view
        here = self.people.chosen_id
        # Back among the people it is still about whom it was before.
        self._wanted, self._on_the_other_side = self._on_the_other_side, here
        self.title_people()
        self.read_people()
        self.go_to_panel("people")

    # Marking ----------------------------------------------------------------------------------

    def action_mark(self) -> None:
        """Mark the person under the cursor, or take the mark away; then one down."""
        panel = self.at_panel()
        person = self.person_id
        if panel == "people":
            person = self.people.chosen_id
        elif panel == "reconnect":
            person = self.reconnect.chosen_person
        if person is None:
            return
        self.marks.turn(person, archived=self.archived_shown and person in self.people.ids)
        self.show_marks()
        if panel == "reconnect":
            self.reconnect.action_down()
        else:
            self.action_next_person()

    def action_mark_all(self) -> None:
        """Mark everybody the list shows, or take their marks away."""
        if self.has_class("-narrow"):
            self.go_to_panel("people")  # what is marked must be seen
        self.marks.turn_all(self.people.ids, self.archived_shown)
        self.show_marks()

    def clear_marks(self) -> None:
        """Take every mark away."""
        self.marks.clear()
        self.show_marks()

    def show_marks(self) -> None:
        """Draw the marks, count them in the title, show the keys that are for them."""
        self.people.refresh()
        self.title_people()
        self.query_one(KeyFooter).first = FOR_THE_MARKED if self.marks else ()

    @work(exclusive=True, group="marks")
    async def keep_marks(self) -> None:
        """Take the marks away from who went, here or elsewhere: deleted, archived, brought back."""
        from reseau_tui.network.groups import still_there

        before = len(self.marks)
        for archived in (False, True):
            marked = self.marks.of_side(archived)
            if marked:
                there = await self.reseau.gateway.ask(still_there, marked, archived=archived)
                self.marks.forget(marked - there)
        if len(self.marks) != before:
            self.show_marks()

    # Changing ---------------------------------------------------------------------------------

    def _several(self) -> Several:
        from reseau_tui.tui.screens.home_several import Several

        return Several(self, self.marks.people())

    def say_done(self, words: str, **values: str) -> None:
        """Say what was done and that ``u`` undoes it; every panel reads again."""
        self._done(words, **values)

    def show_busy(self, words: str) -> None:
        """Say on the border of the list how far a long change is; "" when it is done."""
        panel = self.query_one("#people-panel")
        panel.border_subtitle = Content(words)
        if not words:
            self.title_people()

    def action_delete(self) -> Worker[None]:
        """Delete the marked people, or the one under the cursor; asks first."""
        return self.change_several("delete") if self.marks else super().action_delete()

    @work(exclusive=True, group="change")
    async def change_several(self, what: str) -> None:
        """Ask what there is to ask for a change of the marked people, then make it."""
        several = self._several()
        if await several.meant():
            await several.changes[what]()

    def action_tag(self) -> None:
        """Give tags, take tags away."""
        self.change_several("tag")

    def action_sphere(self) -> None:
        """Say where the ties come from."""
        self.change_several("sphere")

    def action_style(self) -> None:
        """Say how the ties are kept."""
        self.change_several("style")

    def action_rhythm(self) -> None:
        """Say how often a contact is wished for."""
        self.change_several("rhythm")

    def action_archive(self) -> None:
        """Take people out of the lists; in the archived view, bring them back."""
        self.change_several("archive")

    def action_star(self) -> None:
        """Give a star, or take it away when all have one."""
        self.change_several("star")

    def action_touch(self) -> None:
        """Write down one light sign that reached all of them."""
        self.change_several("touch")

    def action_circle(self) -> None:
        """Choose a circle."""
        self.change_several("circle")

    def action_export(self) -> None:
        """Write the marked people, the list or everybody to a file."""
        from reseau_tui.tui.screens.export_begin import begin_export

        begin_export(self)

    def action_circle_0(self) -> None:
        """Not sorted into a circle."""
        self.change_several("0")

    def action_circle_1(self) -> None:
        """Intimates."""
        self.change_several("1")

    def action_circle_2(self) -> None:
        """Close."""
        self.change_several("2")

    def action_circle_3(self) -> None:
        """Friends and allies."""
        self.change_several("3")

    def action_circle_4(self) -> None:
        """Active network."""
        self.change_several("4")

    def action_circle_5(self) -> None:
        """Acquaintances."""
        self.change_several("5")
