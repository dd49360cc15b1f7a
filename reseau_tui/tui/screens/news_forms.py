"""The forms of news: mine, a question, what somebody told, an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reseau_tui.i18n import _
from reseau_tui.model.gestures import proposed
from reseau_tui.network.news_words import gesture_code, gesture_words, gestures
from reseau_tui.text import NOTE_LIMIT, clean
from reseau_tui.tui.widgets.form_field import Field

if TYPE_CHECKING:
    from reseau_tui.tui.screens.person_picker import PersonPicker


def _text_field(label: str, hint: str, empty: str, value: str = "") -> Field:
    def check(text: str) -> str | None:
        if len(text) > NOTE_LIMIT:
            return _("That is too long.")
        return None if clean(text) else empty

    return Field("text", label, " ".join(value.split()), hint=hint, check=check, wide=True)


def mine_text(value: str = "") -> Field:
    """Return the line of a piece of my news."""
    return _text_field(_("News"), _("new job, moving to Lyon …"), _("What is new?"), value)


def question_text(value: str = "") -> Field:
    """Return the line of a question."""
    return _text_field(
        _("To ask"), _("how did the interview go?"), _("What do you want to ask?"), value
    )


def who_field(who: PersonPicker, label: str) -> Field:
    """Return the line that names somebody."""

    def check(value: str) -> str | None:
        return who.check(value) if value else _("Whom?")

    return Field(
        "who", label, who.written, hint=_("somebody you know"), check=check,
        explain=who.explain, prepare=who.prepare, suggester=who, wide=True,
    )  # fmt: skip


def answer_field(value: str = "") -> Field:
    """Return the line of what was answered, which may stay empty."""
    return Field(
        "answer", _("Answer"), " ".join(value.split()),
        hint=_("what you learned, or nothing"), wide=True,
    )  # fmt: skip


class TheirsForm:
    """What somebody told, and the gesture: none written, it is the one the words propose."""

    def __init__(self, text: str = "", gesture: str | None = None) -> None:
        self._before = text
        self._gesture = gesture

    def fields(self) -> list[Field]:
        """Return the two lines."""
        said = _text_field(
            _("Their news"), _("a birth, a mourning, a new job …"), _("What did they tell?"),
            self._before,
        )  # fmt: skip

        return [
            Field(
                "text", said.label, said.value, hint=said.hint, check=said.check,
                explain=self._proposed, wide=True,
            ),
            Field(
                "gesture", _("Gesture"), gesture_words(self._gesture) if self._gesture else "",
                hint=_("nothing: what the words propose; - for none"),
                options=tuple(gestures().values()), wide=True,
            ),
        ]  # fmt: skip

    @staticmethod
    def _proposed(text: str) -> str | None:
        gesture = proposed(text)
        return _("gesture: {what}").format(what=gesture_words(gesture)) if gesture else None

    @staticmethod
    def gesture_of(value: str) -> str | None:
        """Return what the model is told: a code, own words, "" for none, None for the proposed."""
        if value.strip() == "-":
            return ""
        return gesture_code(value) or None
