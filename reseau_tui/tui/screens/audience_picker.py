"""The field for whom a piece of my news is: circles, spheres, tags, completed and counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.suggester import Suggester

from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.model.audience import Audience
from reseau_tui.text import fold
from reseau_tui.tui.audience_words import (
    COMMA,
    audience_words,
    circles_named,
    parts_of,
    sphere_named,
    tag_named,
    written,
)
from reseau_tui.tui.labels import circles, spheres
from reseau_tui.tui.widgets.form_field import Field

if TYPE_CHECKING:
    from reseau_tui.tui.gateway import Gateway


class AudiencePicker(Suggester):
    """Whom the words of the field mean, ``before`` when nothing was changed."""

    def __init__(self, gateway: Gateway, before: Audience) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self._gateway = gateway
        self._before = before
        self._tags: dict[str, str | None] = {fold(tag): tag for tag in before.tags}
        self._counts: dict[Audience, int] = {}

    def field(self) -> Field:
        """Return the field; empty it is everybody up to the fourth circle."""
        return Field(
            "audience", _("For whom"), written(self._before),
            hint=_("1-3, work, +paris — nothing: everybody up to circle 4"),
            check=self.check, explain=self.explain, prepare=self.prepare, suggester=self,
            wide=True,
        )  # fmt: skip

    async def prepare(self, value: str) -> None:
        """Find out which words are tags, then how many people it is."""
        from reseau_tui.network.news_lists import count_audience
        from reseau_tui.network.tags import tags_starting

        for part in parts_of(value):
            if self._is_named(part):
                continue
            name = tag_named(part) or part
            if fold(name) not in self._tags:
                found = await self._gateway.ask(tags_starting, name, 1)
                same = bool(found) and fold(found[0]) == fold(name)
                self._tags[fold(name)] = found[0] if same else None
        audience = self.audience_of(value)
        if audience not in self._counts and self.check(value) is None:
            self._counts[audience] = await self._gateway.ask(count_audience, audience)

    @staticmethod
    def _is_named(part: str) -> bool:
        return bool(not tag_named(part) and (circles_named(part) or sphere_named(part)))

    def audience_of(self, value: str) -> Audience:
        """Return whom a value that was prepared and is right means."""
        numbers: set[int] = set()
        named: list[str] = []
        tags: list[str] = []
        for part in parts_of(value):
            sphere = sphere_named(part)
            if tag_named(part):
                tags.append(self._tags.get(fold(tag_named(part) or "")) or "")
            elif circles_named(part):
                numbers.update(circles_named(part))
            elif sphere is not None:
                named.append(sphere)
            else:
                tags.append(self._tags.get(fold(part)) or "")
        return Audience(
            tuple(sorted(numbers)),
            tuple(one for one in spheres() if one in named),
            tuple(dict.fromkeys(filter(None, tags))),
        )

    def check(self, value: str) -> str | None:
        """Every part is a circle, a sphere or a tag that somebody may have."""
        for part in parts_of(value):
            if self._is_named(part):
                continue
            name = tag_named(part)
            if self._tags.get(fold(name or part), "not asked yet") is None:
                if name:
                    return _("There is no tag “{tag}”.").format(tag=name)
                return _("“{word}” is no circle, no sphere and no tag.").format(word=part)
        return None

    def explain(self, value: str) -> str | None:
        """Return for whom it is in words, and how many they are."""
        audience = self.audience_of(value)
        said = audience_words(audience)
        count = self._counts.get(audience)
        if count is None:
            return said
        people = ngettext("{count} person", "{count} people", count).format(count=grouped(count))
        return f"{said} · {people}"

    async def get_suggestion(self, value: str) -> str | None:
        """Return the first sphere, circle or tag that goes on from the last comma."""
        from reseau_tui.network.tags import tags_starting

        start = value[value.rfind(COMMA) + 1 :].lstrip()
        before = value[: len(value) - len(start)]
        wanted = fold(start)
        if not wanted or circles_named(start):
            return None
        sign = start[:1] if start[:1] in ("+", "#") else ""
        if not sign:
            for word in (*spheres().values(), *circles().values()):
                if fold(word).startswith(wanted):
                    return before + word
        begun = start.lstrip("+#")
        found = await self._gateway.ask(tags_starting, begun, 1) if begun else []
        return before + sign + found[0] if found else None
