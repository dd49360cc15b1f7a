"""What concerns a whole campaign: its templates, its addresses, other seasons."""

from __future__ import annotations

import os
from functools import partial

from textual import work
from textual.content import Content

from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.interchange.files import write_atomically
from reseau_tui.interchange.labels_csv import labels_csv
from reseau_tui.model import greetings as model
from reseau_tui.network import greeting_words
from reseau_tui.network.addressee import template_key
from reseau_tui.network.greeting_words import SUBJECT
from reseau_tui.network.greetings import PostalAddress, postal_addresses
from reseau_tui.text import clean, clean_note, fold
from reseau_tui.tui.aside import aside
from reseau_tui.tui.days import full_date
from reseau_tui.tui.drawing import safe, sentence
from reseau_tui.tui.read_day import read_due_day
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.screens.greeting_changes import tongue_words
from reseau_tui.tui.screens.greeting_writing import GreetingWriting
from reseau_tui.tui.widgets.form_field import Field

_LETTERS, _EVERYBODY = "letters", "everybody"


class GreetingCampaign(GreetingWriting):
    """The part of the greetings that is about the season."""

    # Templates --------------------------------------------------------------------------------

    @work(exclusive=True, group="change")
    async def action_greeting_templates(self) -> None:
        """Choose a template and change it."""
        row = await self.fresh_row()
        keys = list(greeting_words.KEYS)
        keys += [one for one in self.campaign.templates if not one.endswith(SUBJECT)]
        mine = template_key(row.language, row.form) if row else keys[0]
        keys = list(dict.fromkeys([*keys, mine]))
        chosen = await self.app.push_screen_wait(
            ChoiceScreen(
                Content(_("The text to begin with")),
                [
                    Choice(str(number), tongue_words(*_parts(key)), key, self._beside(key, mine))
                    for number, key in enumerate(keys[:9], start=1)
                ],
            )
        )
        if chosen is not None:
            await self._edit_template(chosen)

    def _beside(self, key: str, mine: str) -> str:
        said = [_("changed")] if key in self.campaign.templates else []
        if key == mine:
            said.append(_("of this person"))
        return " · ".join(said)

    async def _edit_template(self, key: str) -> None:
        season = self.campaign.season
        subject = key + SUBJECT
        values = await self.app.push_screen_wait(
            FormScreen(
                sentence(
                    "{season} · {tongue}",
                    season=model.label(season), tongue=tongue_words(*_parts(key)),
                ),
                [
                    [
                        Field(
                            "subject", _("Subject of a mail"),
                            greeting_words.template(self.campaign, subject),
                            check=check_template, wide=True,
                        ),
                        Field(
                            "text", _("Text (empty: the program's own)"),
                            greeting_words.template(self.campaign, key), check=check_template,
                            explain=lambda _value: _fields(), wide=True,
                            lines=max(5, self._room() - 3),
                        ),
                    ]
                ],
            )
        )  # fmt: skip
        if values is None:
            return

        def keep() -> None:
            for one, name in ((key, "text"), (subject, "subject")):
                own = clean_note(values[name])
                usual = own == clean_note(greeting_words.usual_template(season, one))
                model.keep_template(season, one, "" if usual else own)

        await self.reseau.gateway.change(
            _("template of the greetings: {language}").format(language=key), keep
        )
        self.done(_("The text to begin with is changed: {language}"), language=key)

    # Addresses --------------------------------------------------------------------------------

    @work(exclusive=True, group="change")
    async def action_greeting_addresses(self) -> None:
        """Write addresses into a file, those of letters or of everybody the list shows."""
        if self.found is None:
            return
        shown = self.greetings.marks.people() or self.found.ids
        known = await self.reseau.gateway.ask(postal_addresses, shown)
        letters = [one for one in known if one.channel == "letter"]
        if not known:
            self.notify(_("Nobody here has a postal address."))
            return
        chosen = letters if len(letters) == len(known) else await self._whose(letters, known)
        if chosen is None:
            return
        without = len(shown) - len(known)
        values = await self.app.push_screen_wait(
            FormScreen(
                Content(_("Addresses for envelopes and labels")),
                [
                    [
                        Field(
                            "path", _("File"), self._usual_path(), check=_check_path,
                            explain=_explain_path, wide=True,
                        )
                    ]
                ],
            )
        )  # fmt: skip
        if values is None:
            return
        path = os.path.expanduser(values["path"])
        try:
            await aside(partial(write_atomically, path, labels_csv(chosen)))
        except OSError as error:
            self.notify(
                _("{path} cannot be written: {reason}.").format(
                    path=safe(path), reason=error.strerror or str(error)
                ),
                severity="error",
            )
            return
        count = len(chosen)
        said = ngettext("{count} address is in {path}", "{count} addresses are in {path}", count)
        said = said.format(count=grouped(count), path=safe(path))
        if without:
            left = ngettext("{count} has none", "{count} have none", without)
            said += " · " + left.format(count=grouped(without))
        self.notify(said)

    async def _whose(
        self, letters: list[PostalAddress], known: list[PostalAddress]
    ) -> list[PostalAddress] | None:
        answer = await self.app.push_screen_wait(
            ChoiceScreen(
                Content(_("Whose addresses?")),
                [
                    *(
                        [Choice("l", _("who gets a letter"), _LETTERS, grouped(len(letters)))]
                        if letters
                        else []
                    ),
                    Choice(
                        "a", _("all who have an address"), _EVERYBODY, grouped(len(known))
                    ),
                ],
            )
        )  # fmt: skip
        return {_LETTERS: letters, _EVERYBODY: known}.get(answer)

    def _usual_path(self) -> str:
        name = fold(model.label(self.campaign.season))
        plain = "".join(sign if sign.isascii() and sign.isalnum() else "-" for sign in name)
        return os.path.join("~", f"{_('addresses')}-{plain}.csv")

    # Seasons ----------------------------------------------------------------------------------

    def action_season_before(self) -> None:
        """Show the season before."""
        self._turn(-1)

    def action_season_after(self) -> None:
        """Show the season after."""
        self._turn(1)

    def _turn(self, step: int) -> None:
        keys = [(one.season.year, one.season.name) for one in self.campaigns]
        place = keys.index(self.season_key) + step if self.season_key in keys else -1
        if not 0 <= place < len(keys):
            self.notify(
                _("There is no season before this one.")
                if step < 0
                else _("There is no season after this one.")
            )
            return
        self._go_to_season(keys[place])

    def _go_to_season(self, key: tuple[int, str]) -> None:
        self.season_key = key
        self.copied.clear()
        self.read_again()

    @work(exclusive=True, group="change")
    async def action_new_season(self) -> None:
        """Begin the greetings of another season."""
        values = await self.app.push_screen_wait(
            FormScreen(
                Content(_("Greetings of another season")),
                [
                    [
                        Field("name", _("Name"), hint=_("Easter, summer, a birthday card …"),
                              check=_check_name, wide=True),
                        Field("from", _("First day"), check=_check_day, explain=_explain_day),
                        Field("to", _("Last day"), check=_check_day, explain=_explain_day),
                    ]
                ],
            )
        )  # fmt: skip
        if values is None:
            return
        first, last = read_due_day(values["from"]), read_due_day(values["to"])
        if first is None or last is None:
            return
        if last < first:
            first, last = last, first
        season = model.Season(last.year, clean(values["name"]), first, last)
        label = model.label(season)
        await self.reseau.gateway.change(
            _("greetings: {season}").format(season=label), partial(model.begin, season)
        )
        self._go_to_season((season.year, season.name))
        self.done(_("Begun: {season}"), season=label)


def _parts(key: str) -> tuple[str, str]:
    language, _blank, form = key.partition(" ")
    return language, form or "tu"


def _fields() -> str:
    return " ".join(f"{{{name}}}" for name in greeting_words.FIELDS)


def check_template(value: str) -> str | None:
    """Return what is wrong with a template, None when its fields are all known."""
    unknown = greeting_words.unknown_fields(value)
    if not unknown:
        return None
    said = _("There is no field {field}; there are {fields}.")
    return said.replace("{field}", f"{{{safe(unknown[0])}}}").replace("{fields}", _fields())


def _check_name(value: str) -> str | None:
    if not value:
        return _("A name, please.")
    return _("That one comes by itself.") if value == model.NEW_YEAR else None


def _check_day(value: str) -> str | None:
    return None if read_due_day(value) else _("A day, please: friday, in 2 weeks, 3 December …")


def _explain_day(value: str) -> str | None:
    day = read_due_day(value)
    return full_date(day) if day else None


def _check_path(value: str) -> str | None:
    path = os.path.expanduser(value)
    if not value or os.path.isdir(path):
        return _("The name of a file, please.")
    if not os.path.isdir(os.path.dirname(os.path.abspath(path))):
        return _("There is no such folder.")
    return None


def _explain_path(value: str) -> str | None:
    there = os.path.exists(os.path.expanduser(value))
    return _("the file that is there is replaced") if there else None
