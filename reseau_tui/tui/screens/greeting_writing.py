"""Writing a greeting, here or in one's own editor; copying it, giving it to the mail program."""

from __future__ import annotations

from functools import partial
from urllib.parse import quote

from textual import work
from textual.app import SuspendNotSupported
from textual.binding import Binding
from textual.content import Content

from reseau_tui import clock
from reseau_tui.i18n import _
from reseau_tui.model import greetings as model
from reseau_tui.network import greeting_words
from reseau_tui.network.greeting_filter import OUT
from reseau_tui.network.greetings import GreetingRow
from reseau_tui.text import NOTE_LIMIT, clean_note
from reseau_tui.tui.commands import command, keyed
from reseau_tui.tui.drawing import safe, sentence
from reseau_tui.tui.editor import Draft, NoEditor, editor_command, run_editor
from reseau_tui.tui.links import link_of
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.screens.greeting_changes import GreetingChanges
from reseau_tui.tui.screens.reaching import open_in_program
from reseau_tui.tui.widgets.form_field import Field
from reseau_tui.tui.widgets.greeting_list import tongue

TEXT_LINES = 14
"""Lines of the text in its window at most."""


class GreetingForm(FormScreen):
    """The text to one person; ctrl+o keeps it and opens the mail program at once."""

    BINDINGS = [  # noqa: RUF012 - Textual's way
        Binding("ctrl+o", "save_and_open", show=False, priority=True),
    ]

    def __init__(self, title: Content, text: Field) -> None:
        super().__init__(title, [[text]])
        self.opens = False

    def on_mount(self) -> None:
        """Say what the third key does."""
        super().on_mount()
        self.query_one("#dialog").border_subtitle = Content(_("ctrl+o saves and opens the mail"))

    def action_save_and_open(self) -> None:
        """Keep the text and open it in the mail program."""
        self.opens = True
        self.action_save()


class GreetingWriting(GreetingChanges):
    """The writing part of the greetings."""

    @work(exclusive=True, group="change")
    async def action_write_greeting(self) -> None:
        """Write to the person under the cursor, from their template; saved, it is copied."""
        row = await self._to_write()
        if row is None:
            return
        text = greeting_words.letter(self.campaign, row, clock.today())
        form = GreetingForm(
            sentence("{name} · {tongue}", name=row.name, tongue=tongue(row.language, row.form)),
            Field(
                "text", _("Text"), text, wide=True, lines=self._room(),
                explain=lambda _value: self._about(row),
            ),
        )  # fmt: skip
        values = await self.app.push_screen_wait(form)
        if values is None:
            return
        await self._keep(row, values["text"])
        if form.opens:
            await self._open(row, values["text"])

    def _room(self) -> int:
        return max(5, min(TEXT_LINES, self.size.height - 9))

    def _about(self, row: GreetingRow) -> str:
        """Return what there is to write about, for the border of the text."""
        said = [news.text for news in row.news[:1]]
        if row.spoke:
            said.append(row.spoke)
        return " · ".join(said)[:66]

    async def _to_write(self) -> GreetingRow | None:
        row = self.chosen()
        row = await self.fresh_row(row.id) if row is not None else None
        if row is not None and row.status == OUT:
            self._say_out()
            return None
        return row

    async def _keep(self, row: GreetingRow, text: str) -> None:
        """Keep a text as written, and copy it."""
        await self.reseau.gateway.change(
            _("greetings to {name}").format(name=row.name),
            partial(model.write_text, self.campaign.season, row.id, text),
        )
        self.copied.pop(row.id, None)
        if not clean_note(text):
            self.done(_("Nothing is written to {name}"), name=row.name)
            return
        self.app.copy_to_clipboard(text)
        self.done(
            _("Written and copied: {name} · {sent} when it is sent"), name=row.name,
            sent=command("greeting-sent").key,
        )  # fmt: skip

    @work(exclusive=True, group="change")
    async def action_greeting_editor(self) -> None:
        """Write in one's own editor; what it leaves behind is taken up the next time."""
        row = await self._to_write()
        if row is None:
            return
        before = greeting_words.letter(self.campaign, row, clock.today())
        draft = Draft(f"{self.reseau.gateway.path}-greeting", row.id, row.name)
        try:
            program = editor_command()
            draft.write(draft.left_over() or before)
            with self.app.suspend():
                code = run_editor(program, draft.path)
        except (NoEditor, SuspendNotSupported, OSError) as error:
            said = str(error)
            if isinstance(error, SuspendNotSupported):
                said = keyed(_("No editor can be opened from here: {write_greeting} writes too."))
            self.notify(said, severity="warning")
            return
        after = clean_note(draft.read())
        if code or not after or len(after) >= NOTE_LIMIT:
            if after == clean_note(before):
                draft.remove()
            self.notify(_("The text was not kept; the next time, the editor begins with it."))
            return
        await self._keep(row, after)
        draft.remove()

    # Away with it -----------------------------------------------------------------------------

    @work(exclusive=True, group="change")
    async def action_copy_greeting(self) -> None:
        """Copy the text to the person under the cursor."""
        row = await self._to_write()
        if row is None:
            return
        text = greeting_words.letter(self.campaign, row, clock.today())
        self.app.copy_to_clipboard(text)
        self.copied[row.id] = text
        self.notify(
            keyed(_("Copied: the text to {name} · {greeting_sent} when it is sent"),
                  name=safe(row.name))
        )  # fmt: skip

    @work(exclusive=True, group="change")
    async def action_open_greeting(self) -> None:
        """Open the text in the mail program, or start the call."""
        row = await self._to_write()
        if row is not None:
            await self._open(row, greeting_words.letter(self.campaign, row, clock.today()))

    async def _open(self, row: GreetingRow, text: str) -> None:
        by_call = row.channel == "call" and row.phone
        link = link_of("phone", row.phone) if by_call and row.phone else None
        shown = link or ""
        if not by_call and row.email and link_of("email", row.email):
            subject = greeting_words.subject(self.campaign, row, clock.today())
            link = mail_link(link_of("email", row.email) or "", subject, text)
            shown = row.email
        if link is None:
            self.notify(
                keyed(_("No e-mail address of {name} is known: {copy_greeting} copies the text."),
                      name=safe(row.name))
            )  # fmt: skip
            return
        if not by_call:
            self.copied[row.id] = text
        await open_in_program(self, link, shown, command("copy-greeting").key)


def mail_link(link: str, subject: str, text: str) -> str:
    """Return a ``mailto:`` link with a subject and a text (RFC 6068).

    >>> mail_link("mailto:a@example.org", "Vœux", "One\\nTwo & more")
    'mailto:a@example.org?subject=V%C5%93ux&body=One%0D%0ATwo%20%26%20more'
    """
    body = quote(text.replace("\n", "\r\n"), safe="")
    return f"{link}?subject={quote(subject, safe='')}&body={body}"
