"""What a sync did on either side, for people and for programs; and what it asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from reseau_tui.i18n import _, grouped
from reseau_tui.interchange.record import Skipped

Kind = Literal["field", "gone there", "gone there, changed here", "gone here, changed there"]


@dataclass(frozen=True, slots=True)
class Question:
    """What only the user can say of people: the answer is ``here``, ``there`` or ``both``.

    ``field``: ``field`` of the one in ``names`` is ``here`` in the network and ``there`` in the
    folder. Else somebody is gone on one side: which side is right?
    """

    kind: Kind
    names: tuple[str, ...]
    field: str = ""
    here: str = ""
    there: str = ""


Ask = Callable[[Question], str]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two changes that do not go together, and how it ended: ``kept`` here, there or both."""

    name: str
    kind: Kind
    kept: str
    field: str = ""
    here: str = ""
    there: str = ""

    def in_words(self) -> str:
        """Return the conflict as a sentence."""
        if self.kind == "gone there, changed here":
            said = {
                "here": _("{name}: deleted in the folder, changed here; written there again"),
                "there": _("{name}: deleted in the folder, changed here; archived here"),
            }[self.kept]
            return said.format(name=self.name)
        if self.kind == "gone here, changed there":
            said = {
                "there": _("{name}: taken out here, changed in the folder; kept there"),
                "here": _("{name}: taken out here, changed in the folder; deleted there"),
            }[self.kept]
            return said.format(name=self.name)
        from reseau_tui.interchange.vdir_merge import field_name

        said = {
            "here": _("{name}: {field} is “{here}” here and “{there}” there; ours stays"),
            "there": _("{name}: {field} is “{here}” here and “{there}” there; theirs is taken"),
            "both": _(
                "{name}: {field} is “{here}” here and “{there}” there; ours stays, theirs is in"
                " the notes"
            ),
        }[self.kept]
        return said.format(
            name=self.name, field=field_name(self.field), here=self.here, there=self.there
        )


@dataclass(slots=True)
class SyncReport:
    """What a sync did; ``action_id`` is what undo takes back, None when nothing changed here."""

    folder: str
    dry_run: bool = False
    written_new: int = 0
    written: int = 0
    removed: int = 0
    new: int = 0
    updated: int = 0
    archived: int = 0
    to_decide: int = 0
    conflicts: list[Conflict] = field(default_factory=list[Conflict])
    skipped: list[Skipped] = field(default_factory=list[Skipped])
    action_id: int | None = None
    backup: str | None = None

    def as_json(self) -> dict[str, Any]:
        """Return the object of ``sync --json``."""
        return {
            "folder": self.folder,
            "to_folder": {
                "new": self.written_new,
                "updated": self.written,
                "removed": self.removed,
            },
            "from_folder": {
                "new": self.new,
                "updated": self.updated,
                "archived": self.archived,
                "to_decide": self.to_decide,
            },
            "conflicts": [
                {"name": one.name, "kind": one.kind, "field": one.field, "here": one.here,
                 "there": one.there, "kept": one.kept}
                for one in self.conflicts
            ],
            "skipped": [{"where": one.where, "why": one.why} for one in self.skipped],
            "undo": f"reseau-tui undo {self.action_id}" if self.action_id else None,
        }  # fmt: skip

    def in_words(self) -> list[str]:
        """Return the result, a line a direction; one line when both sides were in step."""
        from_folder = [
            (self.new, _("{count} new")),
            (self.updated, _("{count} updated")),
            (self.archived, _("{count} archived")),
            (self.to_decide, _("{count} to decide")),
        ]
        to_folder = [
            (self.written_new, _("{count} new")),
            (self.written, _("{count} updated")),
            (self.removed, _("{count} removed")),
        ]
        lines = [
            said + " · ".join(word.format(count=grouped(count)) for count, word in parts if count)
            for said, parts in (
                (_("From the folder: "), from_folder),
                (_("Into the folder: "), to_folder),
            )
            if any(count for count, _word in parts)
        ]
        return lines or [_("In step: nothing to do.")]
