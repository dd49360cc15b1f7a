"""What keys do with news on any screen: each is one named action that ``u`` takes back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.content import Content

from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.model import news
from reseau_tui.network.news import ASK, TELL, CardNews, NewsRow, card_news
from reseau_tui.network.news_words import gesture_words
from reseau_tui.tui.audience_words import audience_words
from reseau_tui.tui.drawing import safe, sentence
from reseau_tui.tui.screens import news_forms
from reseau_tui.tui.screens.choice import Choice, ChoiceScreen
from reseau_tui.tui.screens.form import FormScreen

if TYPE_CHECKING:
    from reseau_tui.tui.app import ReseauApp
    from reseau_tui.tui.widgets.form_field import Field

_KEYS = "123456789bcdefghijklmnopqrsuvwxyz"
"""Keys of the pieces in a window: those of the two fixed answers (a, t) left out."""

_SHOWN = 80
"""Letters of a piece in a label of undo or a toast."""


class NewsActions:
    """The changes, each asking what it needs; call them from a worker."""

    def __init__(self, app: ReseauApp) -> None:
        self._app = app

    # Adding -----------------------------------------------------------------------------------

    async def add_mine(self) -> int | None:
        """Ask for a piece of my news and for whom it is; return its id."""
        from reseau_tui.model.audience import EVERYBODY
        from reseau_tui.tui.screens.audience_picker import AudiencePicker

        picker = AudiencePicker(self._app.gateway, EVERYBODY)
        values = await self._form(
            Content(_("News of mine")), [news_forms.mine_text(), picker.field()]
        )
        if values is None:
            return None
        audience = picker.audience_of(values["audience"])
        added = await self._change(
            _("my news: {text}"), values["text"],
            partial(news.add_mine, values["text"], audience),
        )  # fmt: skip
        self._done(
            _("To tell: {text} · {audience}"),
            text=values["text"], audience=audience_words(audience),
        )  # fmt: skip
        return added

    async def add_question(self, contact: tuple[int, str] | None = None) -> int | None:
        """Ask what to ask whom, ``contact`` (id, name) when it is known; return its id."""
        title = Content(_("Ask somebody something"))
        if contact is not None:
            title = sentence(_("Ask {name} next time"), name=contact[1])
        values, person = await self._form_about(
            contact, title, _("Whom"), [news_forms.question_text()]
        )
        if person is None:
            return None
        added = await self._change(
            _("to ask: {text}"), values["text"],
            partial(news.add_question, person, values["text"]),
        )  # fmt: skip
        self._done(_("To ask: {text}"), text=values["text"])
        return added

    async def add_theirs(self, contact: tuple[int, str] | None = None) -> int | None:
        """Ask what somebody told, ``contact`` (id, name) when it is known; return its id."""
        form = news_forms.TheirsForm()
        title = Content(_("News of somebody"))
        if contact is not None:
            title = sentence(_("News of {name}"), name=contact[1])
        values, person = await self._form_about(contact, title, _("Whose"), form.fields())
        if person is None:
            return None
        gesture = form.gesture_of(values["gesture"])
        added = await self._change(
            _("their news: {text}"), values["text"],
            partial(news.add_theirs, person, values["text"], gesture=gesture),
        )  # fmt: skip
        self._done(_("Noted: {text}"), text=values["text"])
        return added

    # Settling ---------------------------------------------------------------------------------

    async def settle(self, row: NewsRow, contact: int | None = None) -> bool:
        """Tell, ask or do what ``row`` is about; return whether anything was done.

        A piece of mine is told to ``contact``, or told to everybody who matters without one.
        """
        text = row.text[:_SHOWN]
        if row.closed:
            await self._change(_("open again: {text}"), text, partial(news.open_again, row.id))
            self._done(_("Open again: {text}"), text=text)
        elif row.kind == TELL and contact is not None:
            await self.tell(row, [contact])
        elif row.kind == TELL:
            await self._change(_("told to all: {text}"), text, partial(news.close_news, row.id))
            self._done(_("Told to everybody who matters: {text}"), text=text)
        elif row.kind == ASK:
            values = await self._form(
                sentence(_("{name}: {text}"), name=row.name or "", text=row.text[:60]),
                [news_forms.answer_field()],
            )
            if values is None:
                return False
            await self._change(
                _("asked: {text}"), text, partial(news.answer, row.id, values["answer"])
            )
            self._done(_("Asked: {text}"), text=text)
        else:
            await self._change(_("gesture made: {text}"), text, partial(news.close_news, row.id))
            self._done(_("Gesture made: {text}"), text=text)
        return True

    async def tell(self, row: NewsRow, people: Sequence[int]) -> None:
        """Note that ``people`` were told a piece of mine."""
        text = row.text[:_SHOWN]
        told = await self._change(_("told: {text}"), text, partial(news.tell, row.id, people))
        said = ngettext(
            "Told to {count} person: {text}", "Told to {count} people: {text}", told
        ).replace("{count}", grouped(told))
        self._done(said, text=text)

    async def with_somebody(self, contact: int | None) -> None:
        """Offer what there is to tell and to ask one person, and to add to it."""
        people = () if contact is None else await self._app.gateway.names([contact])
        if not people:
            self._app.notify(_("Nobody is under the cursor."))
            return
        contact, name = people[0].id, people[0].name
        found: CardNews = await self._app.gateway.ask(card_news, contact)
        rows = [*found.to_tell, *found.to_ask, *found.theirs][: len(_KEYS)]
        choices = [
            Choice("a", _("ask something next time"), "ask"),
            Choice("t", _("they told me something"), "theirs"),
            *(Choice(key, settling(row), row) for key, row in zip(_KEYS, rows, strict=False)),
        ]
        chosen = await self._app.push_screen_wait(
            ChoiceScreen(sentence(_("News with {name}"), name=name), choices)
        )
        if chosen == "ask":
            await self.add_question((contact, name))
        elif chosen == "theirs":
            await self.add_theirs((contact, name))
        elif isinstance(chosen, NewsRow):
            await self.settle(chosen, contact)

    # Changing ---------------------------------------------------------------------------------

    async def edit(self, row: NewsRow) -> bool:
        """Change a piece; return whether it was."""
        from reseau_tui.tui.screens.audience_picker import AudiencePicker
        from reseau_tui.tui.screens.person_picker import PersonPicker

        run: Callable[[], Any]
        if row.kind == TELL:
            picker = AudiencePicker(self._app.gateway, row.audience)
            values = await self._form(
                Content(_("News of mine")), [news_forms.mine_text(row.text), picker.field()]
            )
            if values is None:
                return False
            audience = picker.audience_of(values["audience"])
            run = partial(news.edit_mine, row.id, _kept(values["text"], row.text), audience)
        else:
            who = PersonPicker(self._app.gateway, (row.contact_id or 0, row.name or ""))
            form = news_forms.TheirsForm(row.text, row.gesture)
            if row.kind == ASK:
                fields = [news_forms.question_text(row.text)]
                fields += [news_forms.answer_field(row.answer or "")] if row.closed else []
            else:
                fields = form.fields()
            values = await self._form(
                Content(_("Change this")), [news_forms.who_field(who, _("Who")), *fields]
            )
            person = who.id_of(values["who"]) if values else None
            if values is None or person is None:
                return False
            text = _kept(values["text"], row.text)
            if row.kind == ASK:
                run = partial(_edit_question, row, person, text, values.get("answer", ""))
            else:
                gesture = form.gesture_of(values["gesture"])
                run = partial(news.edit_theirs, row.id, person, text, gesture)
        await self._change(_("edit news: {text}"), row.text, run)
        self._done(_("Changed: {text}"), text=values["text"][:_SHOWN])
        return True

    async def drop(self, row: NewsRow) -> bool:
        """Remove a piece, after asking; return whether it was."""
        about = f" · {safe(row.name)}" if row.name else ""
        sure = await self._app.push_screen_wait(
            ChoiceScreen(
                sentence(_("Drop this?\n{text}{about}"), text=row.text[:200], about=about),
                [Choice("y", _("Yes, drop"), True), Choice("n", _("No, keep"), False)],
            )
        )
        if not sure:
            return False
        await self._change(_("drop news: {text}"), row.text, partial(news.drop_news, row.id))
        self._done(_("Dropped: {text}"), text=row.text[:_SHOWN])
        return True

    # What they share --------------------------------------------------------------------------

    async def _form(self, title: Content, fields: list[Field]) -> dict[str, str] | None:
        return await self._app.push_screen_wait(FormScreen(title, [fields]))

    async def _form_about(
        self, contact: tuple[int, str] | None, title: Content, who_label: str, fields: list[Field]
    ) -> tuple[dict[str, str], int | None]:
        """Show a form about ``contact``, or about whom it asks for; the person is None if left."""
        from reseau_tui.tui.screens.person_picker import PersonPicker

        who = PersonPicker(self._app.gateway, contact)
        asked = [news_forms.who_field(who, who_label)] if contact is None else []
        values = await self._form(title, [*asked, *fields])
        if values is None:
            return {}, None
        return values, who.id_of(values.get("who", who.written))

    async def _change(self, label: str, text: str, run: Callable[[], Any]) -> Any:
        return await self._app.gateway.change(label.format(text=safe(text)[:_SHOWN]), run)

    def _done(self, words: str, **values: str) -> None:
        self._app.tell_done(words, **values)


def settling(row: NewsRow) -> str:
    """Return what it would be to settle a piece, in words."""
    text = safe(row.text)
    if row.kind == TELL:
        return _("told: {text}").format(text=text)
    if row.kind == ASK:
        return _("asked: {text}").format(text=text)
    return f"{safe(gesture_words(row.gesture or ''))}: {text}"


def _kept(words: str, before: str) -> str:
    """Return the words; as they were, lines and all, when nothing was changed in them."""
    return before if words == " ".join(before.split()) else words


def _edit_question(row: NewsRow, person: int, text: str, words: str) -> None:
    news.edit_question(row.id, person, text)
    if row.closed and words != (row.answer or ""):
        news.answer(row.id, words)
