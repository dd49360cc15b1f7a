"""What can be done with one interview, on the board and on Today: each one named action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.model import interviews as model
from reseau_tui.model.database import connection
from reseau_tui.network.interviews import interview, names_of
from reseau_tui.tui.drawing import safe, sentence
from reseau_tui.tui.screens.choice import Choice
from reseau_tui.tui.screens.interview_adding import ask_form
from reseau_tui.tui.screens.interview_form import InterviewForm
from reseau_tui.tui.screens.interview_steps import InterviewSteps

if TYPE_CHECKING:
    from reseau_tui.tui.screens.place import PlaceScreen


class InterviewActions(InterviewSteps):
    """The interview ``card`` as ``screen`` changes it."""

    @classmethod
    async def of(cls, screen: PlaceScreen, interview_id: int) -> InterviewActions | None:
        """Return the actions of an interview as it is now; None, and a word, when it is gone."""
        card = await screen.reseau.gateway.ask(interview, interview_id)
        if card is None:
            screen.notify(_("This interview is gone."))
            return None
        return cls(screen, card)

    async def edit(self) -> None:
        """Change what is known of it."""
        form = InterviewForm(self._screen.reseau.gateway, known=self.card)
        title = sentence(_("Interview with {name}"), name=self.card.name)
        values = await ask_form(self._screen.reseau, title, form, "aim")
        if values is None:
            return
        fields = form.fields_of(values)

        def run() -> None:
            model.edit_interview(connection(), self.card.id, fields)

        await self._change(_("edit interview with {name}"), _("Interview with {name} changed"), run)

    async def questions(self) -> None:
        """Tick off my questions, note the answers."""
        from reseau_tui.tui.screens.interview_questions import QuestionsScreen

        await self._screen.app.push_screen_wait(QuestionsScreen(self.card))

    async def put_aside(self) -> None:
        """Take the card off the board, or bring it back."""
        card = self.card
        if card.aside:
            await self._aside(None, _("back on the board: {name}"), _("{name}: back on the board"))
            return
        if card.to_thank:
            await self._thank()
            return
        if card.step != model.TOLD:
            sure = await self._choose(
                _("The outcome is not told yet.\nPut the interview with {name} aside?"),
                [Choice("y", _("Yes, put it aside"), True), Choice("n", _("No, keep"), False)],
            )
            if not sure:
                return
        await self._aside(
            clock.today().isoformat(), _("put aside: interview with {name}"), _("{name}: put aside")
        )

    async def _aside(self, on: str | None, label: str, said: str) -> None:
        def run() -> None:
            model.put_aside(connection(), self.card.id, on)

        await self._change(label, said, run)

    async def drop(self) -> None:
        """Remove it, after asking."""
        sure = await self._choose(
            _("Remove the interview with {name}?\nThe people and exchanges stay."),
            [Choice("y", _("Yes, remove"), True), Choice("n", _("No, keep"), False)],
        )
        if sure:

            def run() -> None:
                model.drop_interview(connection(), self.card.id)

            await self._change(
                _("interview with {name} removed"), _("Removed: interview with {name}"), run
            )

    async def prepare(self) -> None:
        """Show aim, questions and what to give back, in front of what to know of the person."""
        from reseau_tui.network.brief import brief
        from reseau_tui.network.interview_words import preparation
        from reseau_tui.tui.screens.brief import BriefScreen

        ask = self._screen.reseau.gateway.ask
        found = await ask(brief, self.card.contact_id, clock.today())
        names = await ask(names_of, self.card.id)
        if found is None:
            return
        parts = preparation(self.card, names)
        if await self._screen.app.push_screen_wait(BriefScreen(found, parts)):
            self._screen.reseau.open_card(self.card.contact_id)

    async def copy(self) -> None:
        """Copy the preparation as text."""
        from reseau_tui.network.interview_words import as_text

        names = await self._screen.reseau.gateway.ask(names_of, self.card.id)
        self._screen.app.copy_to_clipboard(as_text(self.card, names))
        said = _("Copied: interview with {name}").format(name=safe(self.card.name))
        self._screen.notify(said)
