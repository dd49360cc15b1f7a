"""The forms of the rows of a card: which fields, what is right in them, what the model is told."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.text import clean
from reseau_tui.tui.card_rows import period, written
from reseau_tui.tui.days import full_date
from reseau_tui.tui.loose_day import check_iso, explain_loose, iso, loose
from reseau_tui.tui.read_day import read_due_day
from reseau_tui.tui.screens import person_form
from reseau_tui.tui.widgets.form_field import Field

if TYPE_CHECKING:
    from reseau_tui.model.contacts import Point
    from reseau_tui.network.people import DateLine, PointLine, RoleLine
    from reseau_tui.network.promises import PromiseRow

# Ways to reach somebody -----------------------------------------------------------------------

LABELS = {
    "email": ("home", "work"),
    "phone": ("mobile", "home", "work"),
    "url": ("web", "linkedin", "blog"),
    "handle": ("mastodon", "signal", "instagram"),
    "address": ("home", "work"),
}
"""Labels proposed, in English as the formats have them."""


def point_fields(kind: str, title: str, known: PointLine | None) -> list[Field]:
    """Return value and label of a way to reach somebody of one kind."""
    hints = {
        "email": "marie@example.org",
        "phone": "+33 6 12 34 56 78",
        "url": "https://example.org",
        "handle": "@marie",
        "address": _("12 rue des Lilas, 31000 Toulouse"),
    }

    def check(value: str) -> str | None:
        if not clean(value):
            return _("Nothing is written yet.")
        if kind == "email":
            return _("One address only") if "," in value else person_form.check_email(value)
        if kind == "phone":
            return person_form.check_phone(value.replace(",", " "))
        if kind == "url" and ("." not in value or " " in value):
            return _("Like {example}").format(example=hints["url"])
        return None

    return [
        Field("value", title, known.value if known else "", hint=hints.get(kind, ""),
              check=check, wide=True),
        Field("label", _("Label"), (known.label or "") if known else "",
              hint=_("home, work … or nothing"), options=LABELS.get(kind, ()), wide=True),
    ]  # fmt: skip


def point_of(kind: str, values: dict[str, str]) -> Point:
    """Return what the model is told."""
    from reseau_tui.model.contacts import Point

    return Point(kind, values["value"], values["label"] or None)


# Roles ----------------------------------------------------------------------------------------


class RoleForm:
    """A role: what is wrong in one field may depend on what stands in another."""

    def __init__(self, known: RoleLine | None) -> None:
        self._known = known
        self._organisation = ""
        self._from = ""

    def fields(self) -> list[Field]:
        """Return the four fields."""
        role = self._known

        def value(name: str) -> str:
            return (getattr(role, name) or "") if role else ""

        return [
            Field("organisation", _("Organisation"), value("organisation"),
                  check=self._check_organisation, wide=True),
            Field("title", _("Title"), value("title"), hint=_("what they do there"),
                  check=self._check_title, wide=True),
            Field("from_on", _("From"), value("from_on"), hint=_("2019, March 2019"),
                  check=self._check_from, explain=explain_loose),
            Field("to_on", _("Until"), value("to_on"), hint=_("empty: still so"),
                  check=self._check_to, explain=explain_loose),
        ]  # fmt: skip

    def _check_organisation(self, value: str) -> str | None:
        self._organisation = clean(value)
        return None

    def _check_title(self, value: str) -> str | None:
        if clean(value) or self._organisation:
            return None
        return _("A title or an organisation")

    def _check_from(self, value: str) -> str | None:
        self._from = iso(value) or ""
        return self._unless_left("from_on", value)

    def _check_to(self, value: str) -> str | None:
        until = iso(value) or ""
        # Compared as far as both are known: 2019 begins and ends in 2019.
        known = min(len(until), len(self._from))
        if known and until[:known] < self._from[:known]:
            return _("That is before it began.")
        return self._unless_left("to_on", value)

    def _unless_left(self, name: str, value: str) -> str | None:
        """What another program wrote stays right as long as it is left alone."""
        left = self._known is not None and value == (getattr(self._known, name) or "")
        return None if left else check_iso(value)

    def changes(self, values: dict[str, str]) -> dict[str, str | None]:
        """Return what differs from what was there, in the model's terms."""
        changed: dict[str, str | None] = {}
        for name, value in values.items():
            before = (getattr(self._known, name) or "") if self._known else ""
            if value != before:
                changed[name] = iso(value) if name in ("from_on", "to_on") else value
        return changed


def role_words(values: dict[str, str]) -> str:
    """Return a role as a toast names it."""
    parts = [values["title"], values["organisation"]]
    parts.append(period(iso(values["from_on"]), iso(values["to_on"])))
    return " · ".join(part for part in parts if part)


# Important dates ------------------------------------------------------------------------------


def yes_no() -> dict[str, str]:
    """Return the two answers in words."""
    return {"yes": _("yes"), "no": _("no")}


def date_fields(known: DateLine | None) -> list[Field]:
    """Return the three fields of a date beside the birthday."""

    def check_label(value: str) -> str | None:
        return None if clean(value) else _("What is on that day?")

    def check_date(value: str) -> str | None:
        if loose(value):
            return None
        return _("Like 12 June, 12 June 2015, June or 2015")

    def check_yearly(value: str) -> str | None:
        return None if person_form.code_of(value, yes_no()) else _("yes or no")

    yearly = yes_no()["yes" if known is None or known.yearly else "no"]
    return [
        Field("label", _("What"), known.label if known else "",
              hint=_("name day, wedding, moved to Lyon"), check=check_label, wide=True),
        Field("date", _("When"), written(known.year, known.month, known.day) if known else "",
              hint=_("12 June, 2015 …"), check=check_date, explain=explain_loose),
        Field("yearly", _("Every year"), yearly, check=check_yearly,
              options=tuple(yes_no().values())),
    ]  # fmt: skip


def date_changes(values: dict[str, str], known: DateLine | None) -> dict[str, Any]:
    """Return what differs from what was there, in the model's terms."""
    changed: dict[str, Any] = {}
    if known is None or values["label"] != known.label:
        changed["label"] = values["label"]
    before = written(known.year, known.month, known.day) if known else ""
    if values["date"] != before:
        year, month, day = loose(values["date"]) or (None, None, None)
        changed |= {"year": year, "month": month, "day": day}
    yearly = person_form.code_of(values["yearly"], yes_no()) == "yes"
    if known is None or yearly != known.yearly:
        changed["yearly"] = yearly
    return changed


# Promises -------------------------------------------------------------------------------------


def promise_edit_fields(known: PromiseRow) -> list[Field]:
    """Return the two lines of a promise that was made; its own day is right even when over."""

    def check_text(value: str) -> str | None:
        return None if value else _("What do you promise?")

    def check_due(value: str) -> str | None:
        if value == known.due_on:
            return None
        day = read_due_day(value)
        if day is None:
            return _("A day, please: friday, in 2 weeks, 3 December …")
        return _("That day is over.") if day < clock.today() else None

    def explain_due(value: str) -> str | None:
        day = read_due_day(value)
        return full_date(day) if day else None

    return [
        Field("text", _("Promise"), " ".join(known.text.split()), check=check_text, wide=True),
        Field("due", _("When"), known.due_on, check=check_due, explain=explain_due, wide=True),
    ]
