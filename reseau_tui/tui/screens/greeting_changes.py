"""What the keys of the greetings change: each is one named action that ``u`` takes back."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import partial

from textual import getters, work
from textual.content import Content

from reseau_tui import clock
from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.model import greetings as model
from reseau_tui.model.bulk_changes import PeopleChange, change_people
from reseau_tui.network.greeting_filter import OUT, TO_WRITE
from reseau_tui.network.greetings import Campaign, GreetingIds, GreetingRow, greeting_rows
from reseau_tui.tui.commands import keyed
from reseau_tui.tui.drawing import safe, sentence
from reseau_tui.tui.read_day import read_due_day
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.screens.home_changes import promise_fields
from reseau_tui.tui.screens.searching import SearchedPlace
from reseau_tui.tui.widgets.form_field import Field
from reseau_tui.tui.widgets.greeting_list import GreetingList, channels

LONG = 2_000
"""People from which a change takes long enough to say that it has begun."""

_NONE = "none"
_OTHER = "other"

TONGUES = (("1", "fr", "tu"), ("2", "fr", "vous"), ("3", "en", "tu"))
"""Keys, languages and forms that are offered at once."""


class GreetingChanges(SearchedPlace):
    """The changing half of the greetings; the other half says whom the list shows."""

    greetings = getters.query_one("#greetings", GreetingList)

    def __init__(self) -> None:
        super().__init__()
        self.campaigns: list[Campaign] = []
        self.season_key: tuple[int, str] | None = None
        self.campaign = Campaign(model.coming_new_year(clock.today()))
        self.found: GreetingIds | None = None
        self.settling: set[int] = set()
        """Who was settled by a key since the list was read."""
        self.copied: dict[int, str] = {}
        """Texts that were copied or opened without being kept as written."""

    def show_marks(self) -> None:
        """Draw the marks and count them."""
        raise NotImplementedError

    def done(self, words: str, **values: str) -> None:
        """Say what was done in place of what was said before: fifty toasts would hide the list."""
        self.app.clear_notifications()
        super().done(words, **values)

    def chosen(self) -> GreetingRow | None:
        """Return the greeting under the cursor; say so when there is none."""
        row = self.greetings.chosen
        if row is None:
            self.notify(_("Nobody is under the cursor."))
        return row

    async def fresh_row(self, contact: int | None = None) -> GreetingRow | None:
        """Return the greeting of somebody, of the person under the cursor unless told, as it is."""
        contact = contact or self.person_id
        if contact is None or not self.reseau.gateway.opened:
            return None
        found = await self.reseau.gateway.ask(greeting_rows, self.campaign, [contact])
        return found[0] if found else None

    def meant(self) -> tuple[tuple[int, ...], str]:
        """Return the marked people, else the one under the cursor, and how to call them."""
        marked = self.greetings.marks.people()
        if len(marked) > 1:
            who = ngettext("{count} person", "{count} people", len(marked))
            return marked, who.format(count=grouped(len(marked)))
        if marked:
            row = next(iter(self.reseau.gateway.at_once(self._rows_of, marked)), None)
            return (marked, row.name) if row is not None else ((), "")
        row = self.chosen()
        return ((row.id,), row.name) if row is not None else ((), "")

    def _rows_of(self, ids: Iterable[int]) -> list[GreetingRow]:
        return greeting_rows(self.campaign, ids)

    def go_on(self, settled: Iterable[int]) -> None:
        """Go to the next one to write to, at once: the next key is for them."""
        self.settling.update(settled)
        if self.found is None or self.person_id not in self.settling:
            return
        following = self.found.next_open(self.person_id, frozenset(self.settling))
        if following is not None:
            self.greetings.go_to(following)

    def action_next_to_write(self) -> None:
        """To the next one to write to."""
        if self.found is None:
            return
        following = self.found.next_open(self.person_id, frozenset(self.settling))
        if following is None:
            self.notify(_("Nobody is left to write to."))
        else:
            self.greetings.go_to(following)

    # Several people ---------------------------------------------------------------------------

    def _make(self, people: tuple[int, ...], label: str, done: str, change: PeopleChange) -> None:
        """Make a change of ``people`` beside whatever keys come next; their marks go."""
        if self.greetings.marks:
            self.greetings.marks.clear()
            self.show_marks()
        self.run_worker(self._change(people, label, done, change), group="keep")

    async def _change(
        self, people: tuple[int, ...], label: str, done: str, change: PeopleChange
    ) -> None:
        if len(people) > LONG:
            self.notify(_("{done} …").format(done=safe(label)))
        changed = await self.reseau.gateway.write(partial(change_people, label, people, change))
        if changed:
            self.done(done)
        else:
            self.settling.difference_update(people)
            self.notify(_("{done} already: nothing was changed.").format(done=safe(label)))

    def action_greeting_sent(self) -> None:
        """Sent: into the timeline, and on to the next."""
        people, who = self.meant()
        if not people:
            return
        row = self.greetings.chosen
        if len(people) == 1 and row is not None and row.id == people[0]:
            if row.id in self.settling or row.status in (model.SENT, model.ANSWERED):
                self.notify(
                    keyed(_("{name} was greeted already: {next_to_write} goes to the next one."),
                          name=safe(row.name))
                )  # fmt: skip
                return
            if row.status == OUT:
                self._say_out()
                return
        texts = {one: self.copied[one] for one in people if one in self.copied}
        change = model.sent(self.campaign.season, texts)
        self.go_on(people)
        label = _("greetings sent: {name}").format(name=who)
        self._make(people, label, _("Sent: {name}").format(name=safe(who)), change)

    def action_wrote_first(self) -> None:
        """They wrote first; mine is open."""
        people, who = self.meant()
        if not people:
            return
        row = self.greetings.chosen
        if people == (row.id if row else 0,) and row and row.status in (model.SENT, model.ANSWERED):
            said = _("{name} was greeted before: {greeting_answered} notes the answer.")
            self.notify(keyed(said, name=safe(row.name)))
            return
        label = _("wrote first: {name}").format(name=who)
        done = _("{name} wrote first").format(name=safe(who))
        self._make(people, label, done, model.wrote_first(self.campaign.season))

    def action_not_this_year(self) -> None:
        """Not this year; again, this year all the same."""
        people, who = self.meant()
        if not people:
            return
        row = self.greetings.chosen
        alone = row is not None and people == (row.id,)
        back = alone and row is not None and row.status == model.SKIPPED
        label = _("not this year: {name}").format(name=who)
        done = _("Not this year: {name}").format(name=safe(who))
        if back:
            label = _("this year all the same: {name}").format(name=who)
            done = _("This year all the same: {name}").format(name=safe(who))
        elif not alone or (row is not None and row.status in (TO_WRITE, model.WRITTEN)):
            self.go_on(people)
        self._make(people, label, done, model.not_this_year(self.campaign.season, not back))

    def action_greet_no_more(self) -> None:
        """Out of the greetings for good; among those, in again."""
        people, who = self.meant()
        if not people:
            return
        row = self.greetings.chosen
        back = row is not None and row.status == OUT
        if back:
            label = _("greeted again: {name}").format(name=who)
            done = _("Greeted again: {name}").format(name=safe(who))
        else:
            label = _("no more greetings: {name}").format(name=who)
            done = _("No more greetings: {name}").format(name=safe(who))
            self.go_on(people)
        self._make(people, label, done, model.greeted(back))

    def _say_out(self) -> None:
        self.notify(keyed(_("They get no greetings: {greet_no_more} takes them in again.")))

    @work(exclusive=True, group="change")
    async def action_greeting_channel(self) -> None:
        """Say how it reaches them."""
        people, who = self.meant()
        if not people:
            return
        keys = {"mail": "m", "letter": "l", "message": "s", "call": "c"}
        code = await self.app.push_screen_wait(
            ChoiceScreen(
                sentence(_("How does it reach them? {name}"), name=who),
                [
                    *(Choice(keys[code], words, code) for code, words in channels().items()),
                    Choice("n", _("none: by what is known"), _NONE),
                ],
            )
        )
        if isinstance(code, str):
            words = channels().get(code, _("none: by what is known"))
            said = _("{name}: {what}").format(name=who, what=words)
            self._make(people, said, safe(said), model.channel(None if code == _NONE else code))

    @work(exclusive=True, group="change")
    async def action_greeting_tongue(self) -> None:
        """Say the language, and tu or vous."""
        people, who = self.meant()
        if not people:
            return
        answer = await self.app.push_screen_wait(
            ChoiceScreen(
                sentence(_("How are they written to? {name}"), name=who),
                [
                    *(
                        Choice(key, tongue_words(code, form), (code, form))
                        for key, code, form in TONGUES
                    ),
                    Choice("o", _("another language …"), _OTHER),
                    Choice("n", _("not said: by the tie"), _NONE),
                ],
            )
        )
        if answer == _OTHER:
            answer = await self._own_tongue()
        if answer is None:
            return
        language, form = (None, None) if answer == _NONE else answer
        words = tongue_words(language, form) if language else _("not said")
        said = _("{name}: {what}").format(name=who, what=words)
        self._make(people, said, safe(said), model.tongue(language, form))

    async def _own_tongue(self) -> tuple[str, str] | None:
        def check(value: str) -> str | None:
            if 2 <= len(value) <= 3 and value.isascii() and value.isalpha():
                return None
            return _("Two letters: de, es, it …")

        def check_form(value: str) -> str | None:
            return None if value in model.FORMS else _("tu or vous, please")

        values = await self.app.push_screen_wait(
            FormScreen(
                Content(_("Another language")),
                [
                    [
                        Field("language", _("Language"), hint="de", check=check),
                        Field(
                            "form", _("Tu or vous (you as to a friend, or polite)"), "tu",
                            check=check_form, options=model.FORMS,
                        ),
                    ]
                ],
            )
        )  # fmt: skip
        return (values["language"].lower(), values["form"]) if values else None

    # One person -------------------------------------------------------------------------------

    @work(exclusive=True, group="change")
    async def action_greeting_answered(self) -> None:
        """They answered; what they wrote, and a promise, if there is anything to note."""
        row = self.chosen()
        if row is None:
            return
        row = await self.fresh_row(row.id)  # a key before this one may have changed it
        if row is None:
            return
        if row.status not in (model.SENT, model.ANSWERED):
            said = _("Nothing was sent to {name} yet: {wrote_first} notes that they wrote first.")
            self.notify(keyed(said, name=safe(row.name)))
            return
        text, due = promise_fields(clock.today())
        values = await self.app.push_screen_wait(
            FormScreen(
                sentence(_("{name} answered"), name=row.name),
                [
                    [
                        Field("words", _("What they wrote (if you like)"), wide=True),
                        Field("promise", _("A promise (if you like)"), hint=text.hint, wide=True),
                        due,
                    ]
                ],
            )
        )
        if values is None:
            return
        day = read_due_day(values["due"])
        promise: tuple[datetime.date, str] | None = None
        if values["promise"] and day is not None:
            promise = (day, values["promise"])
        await self.reseau.gateway.change(
            _("{name} answered the greetings").format(name=row.name),
            partial(model.answered, self.campaign.season, row.id, values["words"], promise),
        )
        self.done(_("{name} answered"), name=row.name)

    def action_greeting_card(self) -> None:
        """Show the whole card."""
        row = self.chosen()
        if row is not None and self.found is not None:
            self.reseau.open_card(row.id, self.found.ids)


def tongue_words(language: str | None, form: str | None) -> str:
    """Return language and form in words."""
    if language == "en":
        return _("English")
    name = _("French") if language == "fr" else (language or "")
    return f"{name}, {form}"
