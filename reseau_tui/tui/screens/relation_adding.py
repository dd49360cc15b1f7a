"""A relation noted or changed from any screen: the form, one named action, a word about it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from textual.content import Content

from reseau_tui.i18n import _
from reseau_tui.model.relations import mirrored
from reseau_tui.network.relations import sentence_of
from reseau_tui.text import clean
from reseau_tui.tui.drawing import sentence
from reseau_tui.tui.screens.new_people import ask_with_new
from reseau_tui.tui.screens.relation_form import RelationForm

if TYPE_CHECKING:
    from reseau_tui.network.relations import RelationLine
    from reseau_tui.tui.app import ReseauApp


async def ask_relation(
    app: ReseauApp, person: tuple[int, str], known: RelationLine | None = None
) -> int | None:
    """Ask for a relation of ``person`` (id, name), or change ``known``; return the last one's id.

    None, and nothing written, when the form was left.
    """
    form = RelationForm(app.gateway, person, known)
    title = sentence(_("{name} is …"), name=person[1])
    values = await ask_with_new(app, title, form)
    if values is None:
        return None
    new = form.new_names(values)
    kind, note = form.kind_of(values), values["note"]
    people = form.ids_of(values)
    names = [one.name for one in await app.gateway.names(people)] if people else []
    words = sentence_of(mirrored(kind))
    said = words.format(name=person[1], other=", ".join([*names, *new])[:80])
    run = partial(_write, person[0], people, new, kind, note, known.id if known else None)
    number = await app.gateway.change(clean(said), run)
    app.tell_done(words, name=person[1], other=", ".join([*names, *new])[:200])
    return number


async def add_relation_of(app: ReseauApp) -> int | None:
    """Ask for a relation of whom the screen is about; return its id."""
    about = getattr(app.screen, "person_id", None)
    if not app.gateway.opened:
        return None
    people = await app.gateway.names([about]) if about else ()
    if not people:
        app.notify(_("Nobody is under the cursor: a relation begins with somebody."))
        return None
    return await ask_relation(app, (people[0].id, people[0].name))


def _write(
    person: int, people: Sequence[int], new: Sequence[str], kind: str, note: str, known: int | None
) -> int:
    """Write the relations, inside the caller's action; return the id of the last one."""
    from reseau_tui import clock
    from reseau_tui.model.database import connection
    from reseau_tui.model.relations import add_relation, change_relation
    from reseau_tui.model.write import add_contact

    opened = connection()
    at = int(clock.now().timestamp())
    number = 0
    for other in [*people, *(add_contact(opened, name, at) for name in new)]:
        if known is not None:
            number = change_relation(opened, known, person, other, kind, note)
        else:
            number = add_relation(opened, person, other, kind, note)
    return number


def question_about(name: str, relation: RelationLine) -> Content:
    """Return the question whether a relation is to be removed, for both sides."""
    words = sentence_of(mirrored(relation.kind)).format(name=name, other=relation.name)
    return sentence(_("Remove this?\n{what}"), what=words)
