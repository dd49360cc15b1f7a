"""An import's result in one line, the same on the command line and in the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reseau_tui.i18n import _, grouped, ngettext

if TYPE_CHECKING:
    from reseau_tui.interchange.importing import ImportReport


def in_words(report: ImportReport) -> str:
    """Return the result line: ``212 new · 14 updated · 3 to decide · 45 skipped (no name)``."""
    parts = [
        _("{count} new").format(count=grouped(report.new)),
        _("{count} updated").format(count=grouped(report.updated)),
    ]
    if report.interactions:
        count = report.interactions
        parts.append(
            ngettext("{count} exchange", "{count} exchanges", count).format(count=grouped(count))
        )
    if report.events:
        count = report.events
        parts.append(
            ngettext("{count} event", "{count} events", count).format(count=grouped(count))
        )
    if report.promises:
        count = report.promises
        parts.append(
            ngettext("{count} promise", "{count} promises", count).format(count=grouped(count))
        )
    if report.to_decide:
        parts.append(_("{count} to decide").format(count=grouped(report.to_decide)))
    if report.skipped:
        reasons = list(dict.fromkeys(skip.why for skip in report.skipped))
        why = reasons[0] if len(reasons) == 1 else _("reasons below")
        parts.append(
            _("{count} skipped ({why})").format(count=grouped(len(report.skipped)), why=why)
        )
    return " · ".join(parts)
