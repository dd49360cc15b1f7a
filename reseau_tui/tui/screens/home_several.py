"""Changes of several people at once: what is asked, the one action, the one toast."""

from __future__ import annotations

import datetime
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from textual.content import Content

from reseau_tui import clock
from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.model import bulk_changes, touches
from reseau_tui.model.bulk_changes import PeopleChange
from reseau_tui.network import groups, phrases
from reseau_tui.tui.commands import keyed
from reseau_tui.tui.days import full_date
from reseau_tui.tui.drawing import safe
from reseau_tui.tui.labels import circles, kinds, spheres, styles
from reseau_tui.tui.read_day import read_past_day
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.screens.tag_picker import HeldTags, NewTags, tags_in
from reseau_tui.tui.widgets.form_field import Field

if TYPE_CHECKING:
    from reseau_tui.tui.screens.home_marks import HomeMarks

NAMED = 3
"""People that the question before deleting calls by name."""

LONG = 2_000
"""People from which a change takes long enough to say that it has begun."""

_LOOK = 0.2
"""Seconds between two looks at how far a long change is."""

_NONE = "none"
_RHYTHMS = (("1", 14), ("2", 30), ("3", 90), ("4", 365))
_OWN, _AS_CIRCLE = -1, 0


class Several:
    """The people who are meant: the marked ones, or the one under the cursor of ``home``."""

    def __init__(self, home: HomeMarks, marked: tuple[int, ...]) -> None:
        self._home = home
        self._gateway = home.reseau.gateway
        self.people = marked
        self.who = ""
        self.changes: dict[str, Callable[[], Awaitable[None]]] = {
            "tag": self._tag,
            "circle": self._circle,
            "sphere": self._sphere,
            "style": self._style,
            "rhythm": self._rhythm,
            "archive": self._archive,
            "star": self._star,
            "touch": self._touch,
            "delete": self._delete,
            **{str(number): self._in_circle(number) for number in range(6)},
        }

    async def meant(self) -> bool:
        """Find out who is meant and how to call them; says so when it is nobody."""
        home = self._home
        if not self._gateway.opened:
            return False
        if not self.people and home.person_id is not None:
            self.people = (home.person_id,)
        if len(self.people) == 1:
            names = await self._gateway.ask(groups.names_of, self.people, 1)
            self.people = self.people if names else ()
            self.who = names[0] if names else ""
        else:
            count = len(self.people)
            self.who = ngettext("{count} person", "{count} people", count).format(
                count=grouped(count)
            )
        if not self.people:
            home.notify(keyed(_("Nobody is under the cursor: {add} adds a person.")))
        return bool(self.people)

    def _title(self, what: str) -> Content:
        return Content(f"{what} · {safe(self.who)}")

    async def _choose(self, what: str, choices: list[Choice]) -> object:
        return await self._home.app.push_screen_wait(ChoiceScreen(self._title(what), choices))

    # What is asked ----------------------------------------------------------------------------

    def _in_circle(self, number: int) -> Callable[[], Awaitable[None]]:
        async def change() -> None:
            said = _("circle {number}").format(number=number) if number else _("no circle")
            self._make(said, bulk_changes.circle(number or None))

        return change

    async def _circle(self) -> None:
        choices = [Choice(str(number), name, number) for number, name in circles().items()]
        none = Choice("0", _("none: not sorted yet"), 0)
        number = await self._choose(_("Circle"), [*choices, none])
        if isinstance(number, int):
            await self._in_circle(number)()

    async def _sphere(self) -> None:
        keys = "1234567890"
        choices = [
            Choice(key, name, code)
            for key, (code, name) in zip(keys, spheres().items(), strict=True)
        ]
        code = await self._choose(_("Sphere"), [*choices, Choice("n", _("none: not said"), _NONE)])
        if code == _NONE:
            self._make(_("no sphere"), bulk_changes.sphere(None))
        elif isinstance(code, str):
            said = _("sphere {name}").format(name=spheres()[code])
            self._make(said, bulk_changes.sphere(code))

    async def _style(self) -> None:
        beside = {
            "regular": _("with a rhythm"),
            "ambient": _("seen anyway, never due"),
            "occasional": _("on occasions only"),
        }
        choices = [Choice(code[0], name, code, beside[code]) for code, name in styles().items()]
        code = await self._choose(_("Style"), choices)
        if isinstance(code, str):
            said = _("style {name}").format(name=styles()[code])
            self._make(said, bulk_changes.style(code))

    async def _rhythm(self) -> None:
        choices = [Choice(key, _every(days), days) for key, days in _RHYTHMS]
        days = await self._choose(
            _("Rhythm"),
            [
                *choices,
                Choice("d", _("another number of days …"), _OWN),
                Choice("c", _("as the circle says"), _AS_CIRCLE),
                Choice("n", _("none: on occasions only"), _NONE),
            ],
        )
        if days == _OWN:
            days = await self._own_days()
        if days == _NONE:
            self._make(_("no rhythm"), bulk_changes.no_rhythm())
        elif days == _AS_CIRCLE:
            self._make(_("rhythm of the circle"), bulk_changes.rhythm(None))
        elif isinstance(days, int):
            self._make(_every(days), bulk_changes.rhythm(days))

    async def _own_days(self) -> int | None:
        from reseau_tui.tui.screens.person_form import check_rhythm

        def check(value: str) -> str | None:
            return check_rhythm(value) if value else _("A number of days")

        values = await self._home.app.push_screen_wait(
            FormScreen(
                self._title(_("Rhythm")),
                [[Field("days", _("Rhythm in days"), hint="60", check=check, wide=True)]],
            )
        )
        return int(values["days"]) if values else None

    async def _tag(self) -> None:
        new = NewTags(self._gateway)
        held = HeldTags(await self._gateway.ask(groups.tags_held, self.people))
        values = await self._home.app.push_screen_wait(
            FormScreen(
                self._title(_("Tags")),
                [
                    [
                        Field(
                            "give", _("Give"), hint=_("paris, climbing"), explain=new.explain,
                            prepare=new.prepare, suggester=new, wide=True,
                        ),
                        Field(
                            "take", _("Take away"), hint=held.hint, check=held.check,
                            suggester=held, wide=True,
                        ),
                    ]
                ],
            )
        )  # fmt: skip
        if values is None:
            return
        give, take = tags_in(values["give"]), tags_in(values["take"])
        if give or take:
            said = " ".join([*(f"+{name}" for name in give), *(f"−{name}" for name in take)])
            self._make(said, bulk_changes.tags(give, take))

    async def _archive(self) -> None:
        back = self._home.archived_shown
        said = _("back in the network") if back else _("archived")
        self._make(said, bulk_changes.archived(not back))

    async def _star(self) -> None:
        star = not await self._gateway.ask(groups.all_starred, self.people)
        self._make(_("starred") if star else _("no star"), bulk_changes.starred(star))

    async def _touch(self) -> None:
        keys = {"post": "p", "forward": "f", "comment": "c", "like": "l", "greeting": "g"}
        beside = {"post": _("or a newsletter"), "forward": _("an article, a link")}
        words = kinds()
        choices = [
            Choice(key, words[code], code, beside.get(code, "")) for code, key in keys.items()
        ]
        kind = await self._choose(_("A sign to all of them"), choices)
        if not isinstance(kind, str):
            return
        values = await self._home.app.push_screen_wait(
            FormScreen(self._title(words[kind]), [touch_fields()])
        )
        on = read_past_day(values["on"]) if values else None
        if values is None or on is None:
            return
        label = _("{who}: {what}").format(who=self.who, what=words[kind])
        text = values["text"]

        def run(progress: Callable[[int], object]) -> int:
            return touches.reach(label, self.people, on=on, kind=kind, text=text, progress=progress)

        self._home.run_worker(self._run(label, run), group="bulk")

    async def _delete(self) -> None:
        sure = await self._home.app.push_screen_wait(
            ChoiceScreen(
                await self._question(),
                [Choice("y", _("Yes, delete"), True), Choice("n", _("No, keep"), False)],
            )
        )
        if sure:
            self._make(_("deleted"), bulk_changes.deleted())

    async def _question(self) -> Content:
        """Name some of who would go, and say how many of them the list does not show now."""
        count = len(self.people)
        asked = _("Delete {name}?").format(name=safe(self.who)) if count == 1 else ""
        lines = [asked or ngettext("Delete {count} person?", "Delete {count} people?", count)]
        if count > 1:
            names = await self._gateway.ask(groups.names_of, self.people, NAMED)
            more = count - len(names)
            named = ", ".join(map(safe, names))
            if more:
                said = ngettext("{names} and {count} more", "{names} and {count} more", more)
                named = said.format(names=named, count=grouped(more))
            lines = [lines[0].format(count=grouped(count)), named]
        hidden = len(set(self.people).difference(self._home.people.ids))
        if hidden:
            said = ngettext(
                "{count} of them is not in the list now.",
                "{count} of them are not in the list now.",
                hidden,
            )
            lines.append(said.format(count=grouped(hidden)))
        lines.append(_("What you did with others stays in their timelines."))
        return Content("\n".join(lines))

    # The change -------------------------------------------------------------------------------

    def _make(self, said: str, change: PeopleChange) -> None:
        """Make ``change`` in one action, beside whatever keys come next."""
        label = _("{who}: {what}").format(who=self.who, what=said)
        self._home.run_worker(self._change(label, change), group="bulk")

    async def _change(self, label: str, change: PeopleChange) -> None:
        await self._run(
            label,
            lambda progress: bulk_changes.change_people(label, self.people, change, progress),
        )

    async def _run(self, label: str, make: Callable[[Callable[[int], object]], int]) -> None:
        """Run a change on the write lane, saying how far it is; ``make`` counts who changed."""
        done = [0]
        home = self._home
        count = len(self.people)

        def run() -> int:
            return make(lambda people: done.__setitem__(0, people))

        def show() -> None:
            home.show_busy(f"{safe(label)} {done[0] * 100 // count} %")

        look = home.set_interval(_LOOK, show) if count > bulk_changes.FEW else None
        if count > LONG:
            home.notify(_("{done} …").format(done=label))
        try:
            changed = await self._gateway.write(run)
        finally:
            if look is not None:
                look.stop()
                home.show_busy("")
        if changed:
            home.say_done("{done}", done=label)
        else:
            home.notify(_("{done} already: nothing was changed.").format(done=label))


def touch_fields() -> list[Field]:
    """Return the two lines of a sign: what it was, and when."""

    def check_day(value: str) -> str | None:
        day = read_past_day(value)
        if day is None:
            return _("A day, please: yesterday, 12 November …")
        return _("That day is to come.") if day > clock.today().isoformat() else None

    def explain_day(value: str) -> str | None:
        day = read_past_day(value)
        return full_date(datetime.date.fromisoformat(day)) if day else None

    return [
        Field("text", _("What it was"), hint=_("an article on craftsmen in Nantes"), wide=True),
        Field("on", _("When"), _("today"), check=check_day, explain=explain_day, wide=True),
    ]


def _every(days: int) -> str:
    return phrases.rhythm(days)
