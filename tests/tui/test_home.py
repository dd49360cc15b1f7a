from __future__ import annotations

import asyncio
import sqlite3

import pytest
from conftest import HOSTILE, Running, exchange, person
from frames import check_frame

from reseau_tui import i18n
from reseau_tui.model.database import action, opened
from reseau_tui.tui.commands import commands_of

pytestmark = pytest.mark.usefixtures("people")


async def test_three_panels_show_people_card_and_who_to_get_back_to(running: Running) -> None:
    async with running(120, 36) as app:
        assert "7 people" in app.text.splitlines()[0]
        assert "2 promises" in app.text.splitlines()[0]
        assert "Mon 23 Nov 2026" in app.text.splitlines()[0]
        check_frame(app.app, "home-120x36")


@pytest.mark.parametrize(("columns", "lines"), [(80, 24), (60, 18)])
async def test_narrow_windows_show_what_fits(running: Running, columns: int, lines: int) -> None:
    async with running(columns, lines) as app:
        check_frame(app.app, f"home-{columns}x{lines}")


async def test_below_the_smallest_size_it_asks_kindly(running: Running) -> None:
    async with running(59, 18) as app:
        assert "a little more room" in app.text
        assert "Marie" not in app.text


@pytest.mark.parametrize(
    ("panel", "there", "expected"),
    [
        ("people", (59, 17), "people"),
        ("card", (59, 17), "card"),
        ("reconnect", (100, 30), "card"),
    ],
)
async def test_resizing_never_leaves_the_keys_without_a_panel(
    running: Running, panel: str, there: tuple[int, int], expected: str
) -> None:
    async with running() as app:
        app.app.screen.go_to_panel(panel)
        await app.settle()
        await app.pilot.resize_terminal(*there)
        await app.settle()
        if there[1] < 18:
            await app.pilot.resize_terminal(120, 36)
            await app.settle()
        assert app.app.focused is not None
        assert app.app.focused.id == expected


@pytest.mark.parametrize("columns", [60, 80, 120])
async def test_the_footer_fits_in_both_languages(
    running: Running, columns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    for code in ("en", "fr"):
        monkeypatch.setenv("RESEAU_LANG", code)
        i18n.set_language(code)
        async with running(columns, 24) as app:
            footer = app.text.splitlines()[-1]
            assert len(footer) <= columns
            assert " ? " in footer, "help is always there"
            if columns >= 80:
                for command in commands_of("home", "app"):
                    if command.footer:
                        assert f"{command.key} {command.shown_title}" in footer
    i18n.set_language("en")


async def test_tab_goes_round_the_panels(running: Running) -> None:
    async with running() as app:
        seen = []
        for _ in range(4):
            seen.append(app.app.screen.focused.id)
            await app.press("tab")
        assert seen == ["people", "card", "reconnect", "people"]
        await app.press("shift+tab")
        assert app.app.screen.focused.id == "people"


async def test_one_panel_at_a_time_and_tab_moves_on(running: Running) -> None:
    async with running(60, 18) as app:
        assert "Marie Dupont" in app.text
        await app.press("tab")
        assert "no circle yet" in app.text or "every" in app.text
        assert "╭─ People" not in app.text
        await app.press("tab")
        assert "╭─ Reconnect" in app.text
        await app.press("tab")
        assert "╭─ People" in app.text
        await app.press("r")
        assert "╭─ Reconnect" in app.text
        await app.press("escape")
        assert "╭─ People" in app.text
        await app.press("tab", "asterisk")
        assert "╭─ People 7 · 7 marked" in app.text, "what is marked is seen"


async def test_reconnect_slides_over_in_the_middle_layout(running: Running) -> None:
    async with running(80, 24) as app:
        assert "Reconnect" not in app.text
        await app.press("r")
        assert "╭─ Reconnect" in app.text
        assert app.app.screen.focused.id == "reconnect"
        await app.press("escape")
        assert "Reconnect" not in app.text
        assert app.app.screen.focused.id == "people"


async def test_what_was_said_does_not_cover_a_window(running: Running) -> None:
    async with running(80, 24, toasts=True) as app:
        await app.press("f")
        assert "starred · u undoes" in app.text
        await app.press("e")
        assert "starred" not in app.text
        assert "ctrl+s or F2 saves · tab next · esc leaves · pgdn more" in app.text


async def test_the_card_follows_the_cursor(running: Running) -> None:
    async with running() as app:
        await app.press("j", "j")
        assert "╭─ Léa Martin" in app.text
        await app.press("G")
        assert "╭─ Paul Roche" in app.text
        assert "Nothing written down yet" in app.text
        await app.press("g", "g")
        assert "╭─ Inès Roche" in app.text
        await app.press("tab", "J")
        assert "╭─ Karim Benali" in app.text
        assert app.app.screen.focused.id == "card"


async def test_g_waits_for_its_second_key_and_esc_cancels(running: Running) -> None:
    async with running() as app:
        await app.press("G", "g")
        assert "Go to" in app.text
        await app.press("escape")
        assert "Go to" not in app.text
        assert "╭─ Paul Roche" in app.text
        await app.press("g", "h")
        assert app.app.current_mode == "home"


async def test_enter_shows_everything_and_gives_the_panels_back(running: Running) -> None:
    async with running() as app:
        await app.press("enter")
        assert "Birthday" in app.text and "25 Nov 1986" in app.text
        assert "╭─ People" not in app.text
        await app.press("escape")
        assert "╭─ People" in app.text
        assert "Birthday" not in app.text


async def test_searching_narrows_the_list_with_every_letter(running: Running) -> None:
    async with running() as app:
        await app.press("slash")
        await app.write("paul")
        assert "People 2/7" in app.text
        assert app.text.splitlines()[-1] == " enter keep the search  esc give it up"
        listed = [line[:38] for line in app.text.splitlines()]
        assert any("Paul Girard" in line for line in listed)
        assert not any("Karim Benali" in line for line in listed)
        await app.press("enter")
        assert app.app.screen.focused.id == "people"
        assert "╭─ Paul Girard" in app.text
        assert "l log" in app.text.splitlines()[-1]
        await app.press("escape")
        assert "People 7" in app.text


async def test_esc_in_the_search_gives_the_cursor_back(running: Running) -> None:
    async with running() as app:
        await app.press("j", "j")
        await app.press("slash")
        await app.write("lukasz")
        assert "╭─ Łukasz Weber" in app.text
        await app.press("escape")
        assert "People 7" in app.text
        assert "╭─ Léa Martin" in app.text


async def test_a_search_without_hit_says_what_to_press(running: Running) -> None:
    async with running() as app:
        await app.press("slash")
        await app.write("[/nobody]")
        assert "Nobody matches “[/nobody]”." in app.text
        assert "esc gives everybody back" in app.text


async def test_sorting_keeps_the_cursor_on_its_person(running: Running) -> None:
    async with running() as app:
        await app.press("j", "j", "o")
        assert "by last contact" in app.text
        assert "╭─ Léa Martin" in app.text
        rows = [line[2:20] for line in app.text.splitlines()[3:6]]
        assert rows[0].startswith("Paul Girard") or rows[0].startswith("Marie Dupont")
        await app.press("o")
        assert "by circle" in app.text


async def test_what_another_process_writes_appears_by_itself(running: Running, path: str) -> None:
    async with running() as app:
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("INSERT INTO contact (name, sort_name) VALUES ('Zoé Nouveau', 'zoe nouveau')")
        other.close()
        assert "Zoé Nouveau" not in app.text
        for _ in range(40):
            await asyncio.sleep(0.1)
            if "Zoé Nouveau" in app.text:
                break
        assert "Zoé Nouveau" in app.text
        assert "8 people" in app.text


async def test_the_cursor_stays_on_its_person_when_the_list_changes(
    running: Running, path: str
) -> None:
    async with running() as app:
        await app.press("j", "j")
        other = sqlite3.connect(path, isolation_level=None)
        other.execute("INSERT INTO contact (name, sort_name) VALUES ('Aaron', 'aaron')")
        other.close()
        await app.app.gateway.changed_elsewhere()
        app.app.changed()
        await app.settle()
        assert "8 people" in app.text
        assert "╭─ Léa Martin" in app.text


async def test_hostile_names_are_shown_literally_everywhere(running: Running, path: str) -> None:
    with opened(path), action("hostile"):
        for name in HOSTILE:
            somebody = person(name, circle=1, organisation=name, tags=(name,), birth_month=11,
                              birth_day=24)  # fmt: skip
            exchange("2026-01-02", somebody, text=name, tags=(name,), place=name)
    async with running() as app:
        for _ in range(8):
            await app.press("enter", "escape", "J")
        await app.press("tab", "j", "j", "tab", "j", "j", "s", "escape", "p", "escape")
        await app.press("g", "g", "tab", "e", "escape", "d", "n", "l", "escape")
        text = app.text
        assert "[@click=app.quit]x" in text
        assert "[/nope]" in text
        assert all(letter.isprintable() for line in text.splitlines() for letter in line)
        assert app.app.is_running


async def test_help_lists_every_key_of_the_screen(running: Running) -> None:
    from reseau_tui.tui.commands import COMMANDS

    async with running(120, 110) as app:
        await app.press("question_mark")
        scopes = set(app.app.screen_stack[-2].SCOPES)
        for command in COMMANDS:
            if command.keys and scopes & set(command.scopes):
                assert command.shown_help[:50] in app.text
                assert command.key in app.text
        await app.press("escape")
        assert "Every day" not in app.text


async def test_the_palette_finds_commands_and_people(running: Running) -> None:
    async with running() as app:
        await app.press("ctrl+p")
        assert "⌕  Find a command or a person" in app.text, "and no emoji of uncertain width"
        await app.write("ukas")
        await asyncio.sleep(0.3)
        await app.settle()
        await app.write("lukasz")
        for _ in range(30):
            await asyncio.sleep(0.1)
            await app.pilot.pause()
            if app.text.count("Łukasz Weber") > 1:
                break
        await app.press("down", "enter")
        await app.settle()
        assert "╭─ Łukasz Weber" in app.text


async def test_q_does_nothing_at_home_and_f10_quits(running: Running) -> None:
    async with running() as app:
        await app.press("q")
        assert app.app.is_running
        assert app.app._exit is False
        await app.pilot.press("f10")
        await app.pilot.pause()
        assert app.app._exit is True


async def test_own_themes_and_foreign_ones_draw(running: Running) -> None:
    async with running() as app:
        for name in ("reseau-light", "textual-dark", "ansi-dark", "nord"):
            if name in app.app.available_themes:
                app.app.theme = name
                await app.settle()
                assert "Marie Dupont" in app.text


async def test_without_colour_the_state_can_still_be_read(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with running() as app:
        row = next(line for line in app.text.splitlines() if "Karim Benali" in line)
        assert "●" in row
        assert "▌" in app.text


async def test_search_sort_cursor_and_theme_are_remembered(running: Running) -> None:
    async with running() as app:
        await app.press("o", "slash")
        await app.write("roche")
        await app.press("enter", "j")
        chosen = app.app.screen.people.chosen_id
        app.app.theme = "reseau-light"
        await app.settle()
    async with running() as app:
        assert "People 2/7" in app.text
        assert "⌕ roche" in app.text
        assert "by last contact" in app.text
        assert app.app.screen.people.chosen_id == chosen
        assert app.app.theme == "reseau-light"


async def test_a_new_day_changes_the_header(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running() as app:
        monkeypatch.setenv("RESEAU_NOW", "2026-11-24T00:01")
        app.app.look_elsewhere()
        await app.settle()
        assert "Tue 24 Nov 2026" in app.text


async def test_a_long_timeline_is_read_page_by_page(running: Running, path: str) -> None:
    with opened(path), action("years of calls"):
        somebody = person("Ada Long", circle=1)
        for number in range(130):
            exchange(f"20{10 + number // 12}-{number % 12 + 1:02d}-05", somebody,
                     text=f"call number {number}")  # fmt: skip
    async with running() as app:
        await app.press("tab")
        assert "╭─ Ada Long" in app.text
        assert "call number 129" in app.text
        for _ in range(6):
            await app.press("G")
        assert "call number 0" in app.text
        assert app.text.count("call number 0 ") == 1
        await app.press("g", "g")
        assert "① intimates" in app.text


async def test_the_mouse_works_too(running: Running) -> None:
    async with running() as app:
        row = next(n for n, line in enumerate(app.text.splitlines()) if "Marie Dupont" in line)
        await app.pilot.click(offset=(5, row))
        await app.settle()
        assert "╭─ Marie Dupont" in app.text
        place = app.text.splitlines()[-1].index("add")
        await app.pilot.click(offset=(place, 35))
        await app.settle()
        assert "Add a person" in app.text
