"""The one field an import may ask for: a tag for everybody, completed from those there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.suggester import Suggester

from reseau_tui.i18n import _
from reseau_tui.text import clean, fold
from reseau_tui.tui.widgets.form_field import Field

if TYPE_CHECKING:
    from reseau_tui.tui.gateway import Gateway

_LONGEST = 60


class TagSuggester(Suggester):
    """Goes on from the beginning of a tag."""

    def __init__(self, gateway: Gateway) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._gateway = gateway

    async def get_suggestion(self, value: str) -> str | None:
        """Return the first tag that goes on from ``value``."""
        for shown, _kind, _put in await self._gateway.completions("+" + value):
            tag = shown[1:]
            if fold(tag).startswith(fold(value)) and len(tag) > len(value):
                return value + tag[len(value) :]
        return None


def tag_field(gateway: Gateway, value: str) -> Field:
    """Return the field; empty means no tag."""
    return Field(
        "tag", _("Tag"), value, hint=_("empty: none"), check=check_tag,
        suggester=TagSuggester(gateway), wide=True,
    )  # fmt: skip


def check_tag(value: str) -> str | None:
    """One tag of a sensible length, or nothing."""
    if "," in value:
        return _("One tag, without commas")
    if len(value) > _LONGEST:
        return _("At most {count} characters").format(count=_LONGEST)
    return None if not value or clean(value) else _("A tag needs a letter")
