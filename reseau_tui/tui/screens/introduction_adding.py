"""An introduction noted: by the form on its screen, or from anywhere of somebody to who fits."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.content import Content

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.tui.drawing import sentence
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.screens.introduction_form import IntroductionForm
from reseau_tui.tui.screens.new_people import ask_with_new
from reseau_tui.tui.screens.pick_line import PersonSearch
from reseau_tui.tui.widgets.form_field import Field
from reseau_tui.tui.widgets.pick_list import Pick

if TYPE_CHECKING:
    from reseau_tui.network.introduction_fits import Fit
    from reseau_tui.network.introductions import IntroductionRow
    from reseau_tui.tui.app import ReseauApp

_MOST = 60
"""Letters of a name in a label."""


class ToWhom(PersonSearch):
    """Whom to introduce somebody to: while nothing is typed, who fits and why."""

    def __init__(self, person: tuple[int, str], fitting: Sequence[Fit]) -> None:
        super().__init__(sentence(_("Introduce {name} to …"), name=person[1]))
        self._person = person[0]
        self._fitting = fitting

    async def offers(self, typed: str) -> Sequence[Pick]:
        """Who fits first; the people found once a name is begun."""
        if not typed and self._fitting:
            return [Pick(fit.name, fit.why, (fit.id, fit.name)) for fit in self._fitting]
        return [pick for pick in await super().offers(typed) if pick.value[0] != self._person]

    def said(self, typed: str, picks: Sequence[Pick]) -> str:
        """That these fit, or what the search says."""
        if not typed and self._fitting:
            return _("They may have something for each other; or write a name.")
        return super().said(typed, picks)


async def introduce(app: ReseauApp) -> None:
    """Introduce whom the screen is about to somebody: to whom, why, proposed from today on."""
    if not app.gateway.opened:
        return
    about = getattr(app.screen, "person_id", None)
    people = await app.gateway.names([about]) if about else ()
    if not people:
        await add_introduction(app)
        return
    person = (people[0].id, people[0].name)

    def fitting() -> list[Fit]:
        from reseau_tui.network.introduction_fits import fits

        return fits(person[0])

    other = await app.push_screen_wait(ToWhom(person, await app.gateway.ask(fitting)))
    if other is None:
        return
    await propose(app, person, other)


async def propose(
    app: ReseauApp, person: tuple[int, str], other: tuple[int, str], why: str = ""
) -> int | None:
    """Ask why and note that I propose to introduce the two (id, name); return the id."""
    values = await app.push_screen_wait(
        FormScreen(
            sentence(_("{first} and {second}"), first=person[1], second=other[1]),
            [
                [
                    Field(
                        "why", _("Why?"), why,
                        hint=_("what they can do for each other, or nothing"), wide=True,
                    )
                ]
            ],
        )
    )  # fmt: skip
    if values is None:
        return None

    def run() -> int:
        from reseau_tui.model.database import connection
        from reseau_tui.model.introductions import add_introduction as add

        return add(
            connection(), introducer=None, first=person[0], second=other[0],
            on=clock.today().isoformat(), why=values["why"],
        )  # fmt: skip

    names = {"first": person[1][:_MOST], "second": other[1][:_MOST]}
    added = await app.gateway.change(_("introduction: {first} and {second}").format(**names), run)
    app.tell_done(_("Proposed: {first} and {second}"), **names)
    return added


async def add_introduction(app: ReseauApp, first: tuple[int, str] | None = None) -> int | None:
    """Ask for an introduction by its form and note it; return the id, None when it was left."""
    form = IntroductionForm(app.gateway, first=first)
    focus = "second" if first else "first"
    values = await ask_with_new(app, Content(_("An introduction")), form, focus)
    if values is None:
        return None
    run = _adding(form, values)
    names = _names(form, values)
    added = await app.gateway.change(_("introduction: {names}").format(names=names), run)
    app.tell_done(_("Noted: {names}"), names=names)
    return added


async def edit_introduction(app: ReseauApp, row: IntroductionRow) -> None:
    """Ask again who, to whom, why and when, and change it."""
    form = IntroductionForm(app.gateway, known=row)
    before = {field.name: field.value.strip() for field in form.pages()[0]}
    values = await ask_with_new(app, Content(_("Edit the introduction")), form, "why")
    if values is None or values == before:
        return

    def run() -> None:
        from reseau_tui.model import introductions
        from reseau_tui.model.database import connection

        introducer, first, second = form.people(values, _add_person)
        introductions.edit_introduction(
            connection(), row.id, introducer=introducer, first=first, second=second,
            on=form.day_of(values), why=form.why_of(values),
        )  # fmt: skip

    names = _names(form, values)
    await app.gateway.change(_("edit introduction: {names}").format(names=names), run)
    app.tell_done(_("Introduction changed: {names}"), names=names)


def _adding(form: IntroductionForm, values: dict[str, str]) -> Any:
    def run() -> int:
        from reseau_tui.model import introductions
        from reseau_tui.model.database import connection

        introducer, first, second = form.people(values, _add_person)
        return introductions.add_introduction(
            connection(), introducer=introducer, first=first, second=second,
            on=form.day_of(values), why=form.why_of(values), status=form.status_of(values),
        )  # fmt: skip

    return run


def _add_person(name: str) -> int:
    from reseau_tui.model import write
    from reseau_tui.model.database import connection

    return write.add_contact(connection(), name, int(clock.now().timestamp()))


def _names(form: IntroductionForm, values: dict[str, str]) -> str:
    first, second = (form.name_of(one, values)[:_MOST] for one in ("first", "second"))
    return f"{first or _('you')} ↔ {second or _('you')}"
