"""Whom a draft is written to: what they are called, in which language, tu or vous.

Drafts go to other people, in *their* language: they are no sentences of the interface, and the
texts stand in each language whatever the user's own is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from reseau_tui import i18n
from reseau_tui.network.greetings import usual_form
from reseau_tui.network.reading import id_list, rows


@dataclass(frozen=True, slots=True)
class Addressee:
    """Somebody who is written to."""

    id: int
    name: str
    nickname: str | None
    language: str
    form: str

    @property
    def called(self) -> str:
        """What they are called at the beginning of a letter."""
        return called(self.name, self.nickname, self.form)

    def theirs(self, texts: Mapping[str, str]) -> str:
        """Return which of ``texts`` is for them, by :func:`template_key`; else the English one."""
        return texts.get(template_key(self.language, self.form), texts["en"])


def called(name: str, nickname: str | None, form: str) -> str:
    """Return what somebody is called: the nickname where one says tu, else the first name."""
    return nickname if nickname and form == "tu" else name.split(maxsplit=1)[0]


def template_key(language: str, form: str) -> str:
    """Return the key of the text for a language, and for the form where it has two."""
    return language if language == "en" else f"{language} {form}"


def tongue(
    language: str | None, form: str | None, circle: int | None, sphere: str | None
) -> tuple[str, str]:
    """Return the language and the form in which somebody is written to, said of them or usual."""
    return language or i18n.language(), form or usual_form(circle, sphere)


def addressees(ids: Iterable[int]) -> dict[int, Addressee]:
    """Return those of ``ids`` who are there."""
    found = rows(
        "SELECT c.id, c.name, c.nickname, c.language, c.form, c.circle, c.sphere"
        " FROM json_each(?) a CROSS JOIN contact c ON c.id = a.value",
        (id_list(ids),),
    )
    return {
        contact: Addressee(contact, name, nickname, *tongue(*said))
        for contact, name, nickname, *said in found
    }
