from __future__ import annotations

import pytest
from conftest import HOSTILE, Driver, Running, person
from textual.widgets import Input

from reseau_tui.model.contacts import ContactFields, edit_contact
from reseau_tui.model.database import action, opened
from reseau_tui.model.tables import Contact
from reseau_tui.text import clean
from reseau_tui.tui.drawing import safe
from reseau_tui.tui.screens.choice import ChoiceScreen
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.widgets.form_field import FormField


def field(app: Driver, name: str) -> FormField:
    line = app.app.screen.query_one(f"#field-{name}", FormField)
    return line


async def go_to(app: Driver, name: str) -> None:
    await app.press("slash")
    await app.write(name)
    await app.press("enter")


async def test_adding_somebody_shows_the_card_and_can_be_undone(
    running: Running, people: dict[str, int]
) -> None:
    async with running() as app:
        await app.press("a")
        await app.write("Zoë O'Brien", "#field-name")
        await app.write("2", "#field-circle")
        await app.write("wor", "#field-sphere")
        await app.write("Inria", "#field-organisation")
        await app.write("zoe@example.org, z@example.com", "#field-email")
        await app.press("pagedown")
        await app.write("12/04/1986", "#field-birthday")
        assert "12 Apr 1986" in app.text, "which of the two is the day is said in words"
        await app.write("paris, climbing", "#field-tags")
        await app.press("f2")
        assert "╭─ Zoë O'Brien" in app.text
        assert "② close · work" in app.text
        assert "Inria" in app.text
        assert "✉ zoe@example.org" in app.text
        assert "+paris +climbing" in app.text
        assert "8 people" in app.text
        assert any("Zoë O'Brien added" in toast for toast in app.toasts())
        await app.press("u")
        assert "7 people" in app.text
        assert "Zoë O'Brien" not in app.text.split("· u undoes")[0]
        await app.press("ctrl+r")
        assert "8 people" in app.text


@pytest.mark.parametrize(
    ("name", "wrong", "right", "said"),
    [
        ("name", " ", "Ada", "A name is needed"),
        ("circle", "9", "3", "A number from 1 to 5"),
        ("circle", "12", "acq", "A number from 1 to 5"),
        ("sphere", "space", "fam", "One of: family"),
        ("email", "marie", "marie@example.org", "Like marie@example.org"),
        ("email", "a@b, c d@e", "a@b.c, d@e.f", "Like marie@example.org"),
        ("phone", "12", "06 12 34", "Like +33"),
        ("birthday", "31/02/1990", "29/02", "Like 12/04/1986"),
        ("birthday", "soon", "1986-04-12", "Like 12/04/1986"),
    ],
)
async def test_fields_are_checked_while_typing_with_the_message_under_them(
    running: Running, people: dict[str, int], name: str, wrong: str, right: str, said: str
) -> None:
    async with running(100, 36) as app:
        await app.press("a")
        await app.write("x", "#field-name")
        if name == "birthday":
            await app.press("pagedown")
        await app.write(wrong, f"#field-{name}")
        assert said[:30] in app.text
        await app.press("f2")
        assert isinstance(app.app.screen, FormScreen), "a wrong form is not saved"
        assert app.app.focused is field(app, name)
        await app.write(right, f"#field-{name}")
        assert said[:30] not in app.text
        await app.press("f2")
        assert not isinstance(app.app.screen, FormScreen)


async def test_editing_changes_only_what_was_changed(
    running: Running, people: dict[str, int]
) -> None:
    async with running(120, 40) as app:
        await go_to(app, "marie")
        await app.press("e")
        assert field(app, "organisation").value == "Airbus"
        assert field(app, "circle").value == "2 close"
        await app.write("1", "#field-circle")
        await app.press("pagedown")
        await app.write("Mimi", "#field-nickname")
        await app.write("last summer", "#field-met_on")
        await app.write("12 March 2024", "#field-met_on")
        assert "Tue 12 Mar 2024" in app.text
        await app.press("ctrl+s")
        assert "① intimates · work" in app.text
        await app.press("enter")
        assert "Mimi" in app.text
        assert "marie@example.org" in app.text
        assert "12 Mar 2024" in app.text


async def test_notes_keep_their_lines(running: Running, people: dict[str, int], path: str) -> None:
    written = "likes: jazz\n\n  and silence\ncalls on Sundays"
    with opened(path), action("notes"):
        edit_contact(people["Marie Dupont"], ContactFields(values={"notes": written}))
    async with running(120, 40) as app:
        await go_to(app, "marie")
        await app.press("e", "pagedown")
        field(app, "notes").focus()
        await app.press("enter", "n", "o", "tab", "f2")
    assert notes_of(path, people["Marie Dupont"]) == written + "\nno"
    async with running(120, 40) as app:
        await app.press("e")
        await app.write("3", "#field-circle")
        await app.press("f2")
        assert "③ friends" in app.text
        await app.press("enter")
        assert "likes: jazz\n" in "\n".join(line.rstrip(" │") for line in app.text.split("\n"))
    assert notes_of(path, people["Marie Dupont"]) == written + "\nno", "no other field touches them"


async def test_notes_that_are_too_long_are_not_cut_in_silence(
    running: Running, people: dict[str, int]
) -> None:
    async with running() as app:
        await app.press("e", "pagedown")
        field(app, "notes").value = "x" * 20_001
        await app.settle()
        assert "20\u202f001 characters; 20\u202f000 is the most" in app.text
        await app.press("f2")
        assert isinstance(app.app.screen, FormScreen)


def notes_of(path: str, contact: int) -> str:
    with opened(path):
        return Contact.get_by_id(contact).notes


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Gaston", "Nobody is called “Gaston”."),
        ("paul", "Which one? Paul Girard, Paul Roche"),
        ("marie dupont", "That is this person."),
    ],
)
async def test_a_go_between_must_be_one_person_of_the_network(
    running: Running, people: dict[str, int], typed: str, said: str
) -> None:
    async with running() as app:
        await go_to(app, "marie")
        await app.press("e", "pagedown")
        await app.write(typed, "#field-met_through")
        assert said in app.text
        await app.press("pageup", "f2")
        assert app.app.focused is field(app, "met_through"), "back to what is wrong"
        assert said in app.text


async def test_a_go_between_is_completed_shown_and_taken_away(
    running: Running, people: dict[str, int]
) -> None:
    async with running() as app:
        await go_to(app, "marie")
        await app.press("e", "pagedown")
        field(app, "met_through").focus()
        await app.press("l", "e", "a")
        assert "→ completes" in app.text
        assert "Léa Martin ─╯" in app.text, "what is understood stands on the border"
        await app.press("right")
        assert field(app, "met_through").value == "Léa Martin"
        await app.press("f2")
        assert "met through Léa Martin" in app.text
        await app.press("e", "pagedown")
        await app.write("", "#field-met_through")
        await app.press("f2")
        assert "met through" not in app.text


async def test_namesakes_are_told_apart_by_number_and_stay_who_they_were(
    running: Running, people: dict[str, int], path: str
) -> None:
    with opened(path), action("a namesake"):
        other = person("Léa Martin")
    async with running() as app:
        await go_to(app, "marie")
        await app.press("e", "pagedown")
        await app.write("léa martin", "#field-met_through")
        assert f"Léa Martin ({other})" in app.text
        await app.write(str(other), "#field-met_through")
        await app.press("f2", "e", "pagedown")
        await app.write("Lyon", "#field-met_where")
        await app.press("f2")
    with opened(path):
        marie = Contact.get_by_id(people["Marie Dupont"])
        assert (marie.met_through_id, marie.met_where) == (other, "Lyon")


async def test_esc_in_a_form_asks_only_when_something_changed(
    running: Running, people: dict[str, int]
) -> None:
    async with running() as app:
        await app.press("e", "escape")
        assert len(app.app.screen_stack) == 1
        await app.press("e")
        await app.write("Somebody Else", "#field-name")
        await app.press("escape")
        assert isinstance(app.app.screen, ChoiceScreen)
        await app.press("n")
        assert isinstance(app.app.screen, FormScreen)
        await app.press("escape", "y")
        assert len(app.app.screen_stack) == 1
        assert "Somebody Else" not in app.text


async def test_quitting_warns_once_of_a_form_that_is_not_saved(
    running: Running, people: dict[str, int]
) -> None:
    async with running() as app:
        await app.press("e")
        await app.write("Somebody Else", "#field-name")
        await app.press("ctrl+q")
        assert app.app._exit is False
        assert "This form is not saved: ctrl+s saves it" in app.toasts()[-1]
        await app.pilot.press("ctrl+q")
        await app.pilot.pause()
        assert app.app._exit is True


async def test_quitting_from_a_form_as_it_was_does_not_ask(
    running: Running, people: dict[str, int]
) -> None:
    async with running() as app:
        await app.press("e")
        await app.pilot.press("ctrl+q")
        await app.pilot.pause()
        assert app.app._exit is True


async def test_undoing_several_times_says_only_the_last(
    running: Running, people: dict[str, int]
) -> None:
    async with running() as app:
        await go_to(app, "marie")
        await app.press("s", "3", "s", "7", "u", "u")
        assert app.toasts() == ["Undone: not now: Marie Dupont (ctrl+r does it again)"]


async def test_deleting_asks_first(running: Running, people: dict[str, int]) -> None:
    async with running() as app:
        await go_to(app, "marie")
        await app.press("d")
        assert "Delete Marie Dupont?" in app.text
        await app.press("n")
        assert "7 people" in app.text
        await app.press("d", "y")
        assert "6 people" in app.text
        await app.press("u")
        assert "7 people" in app.text


async def test_a_promise_is_made_kept_and_undone(running: Running, people: dict[str, int]) -> None:
    async with running() as app:
        await go_to(app, "marie")
        await app.press("p")
        await app.press("f2")
        assert "What do you promise?" in app.text
        await app.write("send the photos", "#field-text")
        await app.write("in two weeks", "#field-due")
        assert "Mon 7 Dec 2026" in app.text
        await app.write("yesterday", "#field-due")
        assert "That day is over." in app.text or "A day, please" in app.text
        await app.write("tomorrow", "#field-due")
        await app.press("ctrl+s")
        assert "3 promises" in app.text
        assert "tomorrow: send the photos" in app.text
        await app.press("escape", "tab", "tab")
        while app.app.screen.reconnect.chosen_key[0] != "promise":
            await app.press("j")
        await app.press("x")
        assert "2 promises" in app.text
        assert any("Promise kept: send CV" in toast for toast in app.toasts())
        await app.press("u")
        assert "3 promises" in app.text


async def test_x_outside_of_a_promise_says_what_it_is_for(
    running: Running, people: dict[str, int]
) -> None:
    async with running() as app:
        await app.press("tab", "tab", "x")
        assert any("put the cursor on one" in toast for toast in app.toasts())


@pytest.mark.parametrize(
    ("key", "date"), [("3", "Thu 26 Nov 2026"), ("è", "Mon 30 Nov 2026"), ("1", "Mon 7 Dec 2026")]
)
async def test_not_now_makes_room_for_the_next(
    running: Running, people: dict[str, int], key: str, date: str
) -> None:
    async with running() as app:
        await go_to(app, "karim")
        await app.press("s")
        assert "Karim Benali: not now" in app.text
        await app.press(key)
        assert f"put off until {date}" in app.text
        assert len(app.app.screen_stack) == 1


async def test_what_is_in_a_card_belongs_to_the_reconnect_cursor(
    running: Running, people: dict[str, int]
) -> None:
    async with running() as app:
        await app.press("tab", "tab")
        chosen = app.app.screen.reconnect.chosen_person
        names = {identifier: name for name, identifier in people.items()}
        assert f"╭─ {names[chosen]}" in app.text
        await app.press("enter")
        assert app.app.screen.people.chosen_id == chosen


async def test_undo_says_when_there_is_nothing(running: Running) -> None:
    async with running() as app:
        await app.press("u")
        assert "There is nothing to undo." in app.toasts()


async def test_typing_a_letter_into_a_form_is_no_command(
    running: Running, people: dict[str, int]
) -> None:
    async with running() as app:
        await app.press("a", "d", "u", "s")
        line = app.app.focused
        assert isinstance(line, Input)
        assert line.value == "dus"


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_names_go_through_every_change(
    running: Running, path: str, name: str
) -> None:
    with opened(path), action("hostile"):
        person(name, circle=1)
    drawn = safe(clean(name))
    async with running(toasts=True) as app:
        await app.press("p")
        await app.write(name, "#field-text")
        await app.press("f2")
        assert f"tomorrow: {drawn}" in app.text or drawn in app.text
        await app.press("s", "3", "u", "e")
        await app.write(name + "!", "#field-name")
        await app.press("f2", "tab", "tab", "x", "tab", "d", "y")
        assert any(drawn in toast for toast in app.toasts())
        assert f"{drawn}! deleted" in app.text, "the toast shows the name as it is"
        assert app.app.is_running
        assert all(letter.isprintable() for letter in app.text.replace("\n", ""))
