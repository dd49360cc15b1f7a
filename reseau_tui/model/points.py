"""Ways to reach somebody: added, changed, removed one by one. Callers open the action."""

from __future__ import annotations

from reseau_tui.model.contacts import Point
from reseau_tui.model.normal import normal_point
from reseau_tui.model.table import cleaned
from reseau_tui.model.tables import ContactPoint
from reseau_tui.text import clean

KINDS = ("email", "phone", "url", "handle", "address")


def add_contact_point(contact_id: int, point: Point) -> int:
    """Give a contact one more way to be reached; return its id, of the one there if it is known.

    Raises ValueError for an empty value or a kind that there is not.
    """
    value, label, normal = _stored(point)
    there = ContactPoint.get_or_none(
        (ContactPoint.contact == contact_id)
        & (ContactPoint.kind == point.kind)
        & (ContactPoint.normal == normal)
    )
    if there is not None and normal:
        if label and label != there.label:
            there.label = label
            there.save()
        return there.id
    return ContactPoint.create(
        contact=contact_id, kind=point.kind, label=label, value=value, normal=normal
    ).id


def edit_contact_point(point_id: int, point: Point) -> None:
    """Change a way to reach somebody; raises as above, DoesNotExist for one that is gone."""
    stored = ContactPoint.get_by_id(point_id)
    value, label, normal = _stored(point)
    wanted = {"kind": point.kind, "label": label, "value": value, "normal": normal}
    for name, new in wanted.items():
        if getattr(stored, name) != new:
            setattr(stored, name, new)
    if stored.is_dirty():
        stored.save()


def remove_contact_point(point_id: int) -> None:
    """Forget a way to reach somebody; nothing happens when it is gone."""
    ContactPoint.delete_by_id(point_id)


def _stored(point: Point) -> tuple[str, str | None, str]:
    """Return value, label and the form for comparison, as they are stored."""
    value = cleaned("value", point.value)
    if point.kind not in KINDS:
        raise ValueError(f"no kind {point.kind}")
    if not value:
        raise ValueError("a way to reach somebody needs a value")
    return value, clean(point.label or "") or None, normal_point(point.kind, value)
