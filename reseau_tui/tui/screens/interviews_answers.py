"""What can be answered to what an interview asks, on Today and on the board."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reseau_tui.i18n import _
from reseau_tui.model.interviews import ASKED, DATE_SET, DONE, STEPS, THANKED, TO_CONTACT, TOLD
from reseau_tui.network.interviews import steps
from reseau_tui.tui.drawing import sentence
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen
from reseau_tui.tui.screens.interview_actions import InterviewActions

if TYPE_CHECKING:
    from reseau_tui.network.growth import GrowthLine
    from reseau_tui.tui.screens.place import PlaceScreen

_DATE, _NAMES, _ASIDE, _BACK = "date", "names", "aside", "back"


async def answer(screen: PlaceScreen, line: GrowthLine) -> None:
    """Ask what comes next for the interview of ``line``, and do it.

    What waits for thanks, or for whether it took place, is asked at once.
    """
    actions = await InterviewActions.of(screen, line.id)
    if actions is None:
        return
    step = actions.card.step
    if step in (DATE_SET, DONE) and screen.reseau.current_mode != "interviews":
        await actions.move(1)
        return
    question = _("{name} · {step}\nWhat now?")
    chosen = await screen.app.push_screen_wait(
        ChoiceScreen(sentence(question, name=actions.card.name, step=steps()[step]), _choices(step))
    )
    if chosen == _DATE:
        await actions.change_date()
    elif chosen == _NAMES:
        await actions.names()
    elif chosen == _ASIDE:
        await actions.put_aside()
    elif chosen == _BACK:
        await actions.move(-1)
    elif chosen is not None:
        await actions.go_on(chosen)


def _choices(step: str) -> list[Choice]:
    """Return the answers that are possible at a step, the next step first."""
    onward = {
        TO_CONTACT: Choice("a", _("Asked for a meeting"), ASKED),
        ASKED: Choice("d", _("A day is agreed on"), DATE_SET),
        DATE_SET: Choice("t", _("It took place"), DONE),
        DONE: Choice("t", _("Thanks said, or none to say"), THANKED),
        THANKED: Choice("t", _("Told how it went"), TOLD),
    }
    choices = [onward[step]] if step in onward else []
    if step == TO_CONTACT:
        choices.append(Choice("d", _("A day is agreed on"), DATE_SET))
    if step == DATE_SET:
        choices.append(Choice("d", _("Another day"), _DATE))
    if step in (DONE, THANKED, TOLD):
        choices.append(Choice("n", _("Note the names obtained"), _NAMES))
    if step != DONE:
        choices.append(Choice("x", _("Put it aside"), _ASIDE))
    if step != STEPS[0]:
        choices.append(Choice("b", _("One step back"), _BACK))
    return choices
