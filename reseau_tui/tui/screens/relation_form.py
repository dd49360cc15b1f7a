"""The form of a relation: what somebody is, to whom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reseau_tui.i18n import _
from reseau_tui.model.relations import mirrored
from reseau_tui.tui.screens.people_or_new import PeopleOrNew
from reseau_tui.tui.screens.person_form import code_of
from reseau_tui.tui.widgets.form_field import Field

if TYPE_CHECKING:
    from reseau_tui.network.relations import RelationLine
    from reseau_tui.tui.gateway import Gateway


def kinds() -> dict[str, str]:
    """Return what somebody may be, up to the name of the other one."""
    return {
        "partner": _("partner of"),
        "parent": _("parent of"),
        "child": _("child of"),
        "sibling": _("brother or sister of"),
        "relative": _("relative of"),
        "colleague": _("colleague of"),
        "friend": _("friend of"),
        "knows": _("acquainted with"),
    }


class RelationForm:
    """What ``person`` (id, name) is to others: a new relation, or ``known`` as it is.

    Read from left to right it is a sentence: Camille is the partner of Léa.
    """

    def __init__(
        self, gateway: Gateway, person: tuple[int, str], known: RelationLine | None = None
    ) -> None:
        self._person = person
        self._known = known
        before = [(known.other_id, known.name)] if known else []
        self._whom = PeopleOrNew(gateway, before, but=person[0])

    def pages(self, values: dict[str, str] | None = None) -> list[list[Field]]:
        """Return what, to whom, a note; with the ``values`` written before, if there are any."""
        known = self._known
        written = values
        if written is None:
            written = {
                "kind": kinds().get(mirrored(known.kind), "") if known else "",
                "whom": self._whom.written,
                "note": known.note if known else "",
            }
        fields = [
            Field("kind", _("What"), written["kind"],
                  hint=_("partner of, parent of, colleague of …"),
                  check=self._check_kind, explain=self._explain_kind,
                  options=tuple(kinds().values()), wide=True),
            Field("whom", _("Whom"), written["whom"], hint=_("Léa Martin, +Tom for a new one"),
                  check=self._check_whom, explain=self._whom.explain,
                  prepare=self._whom.prepare, suggester=self._whom, wide=True),
            Field("note", _("Note"), written["note"],
                  hint=_("since 2015, from her first marriage …"), wide=True),
        ]  # fmt: skip
        return [fields]

    def kind_of(self, values: dict[str, str]) -> str:
        """Return what the others are to the person, of right values."""
        return mirrored(_kind(values["kind"]) or "knows")

    def ids_of(self, values: dict[str, str]) -> tuple[int, ...]:
        """Return the ids of those who are known."""
        return self._whom.ids_of(values["whom"])

    def new_names(self, values: dict[str, str]) -> list[str]:
        """Return the names of those to be added."""
        return self._whom.new_names(values["whom"])

    def _check_kind(self, value: str) -> str | None:
        if _kind(value):
            return None
        return _("One of: {list}").format(list=", ".join(kinds().values()))

    def _explain_kind(self, value: str) -> str | None:
        from reseau_tui.network.relations import sentence_of

        kind = _kind(value)
        if kind is None:
            return None
        return sentence_of(kind).format(name=self._person[1], other="…")

    def _check_whom(self, value: str) -> str | None:
        problem = self._whom.check(value)
        if problem is None and self._known is not None:
            try:
                count = len(self._whom.ids_of(value)) + len(self._whom.new_names(value))
            except (KeyError, IndexError):
                return None  # not looked up yet: it is checked again when the network has answered
            if count > 1:
                return _("One name only: each of the others is a relation of its own.")
        return problem


def _kind(value: str) -> str | None:
    """Return the kind that words mean: those offered, or one like mother, colleague, mari."""
    found = code_of(value, kinds())
    if found:
        return found
    from reseau_tui.model.relation_words import kind_named

    return kind_named(value)
