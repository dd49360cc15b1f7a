from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from conftest import HOSTILE, Driver, Running, exchange, person
from frames import check_frame
from textual.widgets import Input

from reseau_tui.model.database import action, connection, opened
from reseau_tui.network import timeline_window
from reseau_tui.text import clean
from reseau_tui.tui.drawing import safe
from reseau_tui.tui.screens.choice import ChoiceScreen
from reseau_tui.tui.screens.form import FormScreen
from reseau_tui.tui.screens.home import HomeScreen
from reseau_tui.tui.screens.timeline import TimelineScreen
from reseau_tui.tui.widgets import timeline_list, year_map
from reseau_tui.tui.widgets.form_field import FormField
from reseau_tui.tui.widgets.timeline_list import TimelineList
from reseau_tui.tui.widgets.year_map import YearMap, month_names, weeks_of


def exchanges(app: Driver) -> TimelineList:
    return app.app.screen.query_one(TimelineList)


def year(app: Driver) -> YearMap:
    return app.app.screen.query_one(YearMap)


def chosen(app: Driver) -> str:
    entry = exchanges(app).chosen
    return entry.text if entry else ""


def field(app: Driver, name: str) -> FormField:
    return app.app.screen.query_one(f"#field-{name}", FormField)


async def search(app: Driver, text: str) -> None:
    await app.press("slash")
    await app.write(text, "#filter")


@pytest.mark.parametrize(("columns", "lines"), [(60, 18), (80, 24), (120, 36)])
async def test_the_screen_at_every_size(
    running: Running, people: dict[str, int], columns: int, lines: int
) -> None:
    async with running(columns, lines) as app:
        await app.press("g", "t")
        check_frame(app.app, f"timeline-{columns}x{lines}")
        await app.press("tab")
        check_frame(app.app, f"timeline-year-{columns}x{lines}")


async def test_newest_first_with_months_people_and_words(
    running: Running, people: dict[str, int]
) -> None:
    async with running(100, 40) as app:
        await app.press("g", "t")
        shown = [line.strip("│▌ ") for line in app.text.splitlines()]
        shown = shown[next(i for i, line in enumerate(shown) if "November" in line) :]
        assert [line.split(" ─")[0] for line in shown if line.startswith("─ ")] == [
            "─ November 2026", "─ October 2026", "─ August 2026", "─ December 2025",
        ]  # fmt: skip
        assert shown[1].startswith("Fri 20 ◍  Marie Dupont, Paul Girard · Coffee with Paul at")
        assert "Sat  3 ✉← Marie Dupont · she wrote about the team" in shown
        assert "Wed 24 ✶→ Marie Dupont · greeting" in shown


async def test_an_empty_network_says_what_to_press(running: Running, path: str) -> None:
    with opened(path), action("somebody"):
        person("Ada")
    async with running(80, 24) as app:
        await app.press("g", "t")
        assert "Nothing written down yet: l logs an exchange." in app.text
        await app.press("e", "d", "o", "tab", "left", "left_square_bracket")
        assert isinstance(app.app.screen, TimelineScreen)
        assert year(app).day.year == 2026, "there is no other year"
        await app.press("enter")
        assert "esc gives the whole list back" in app.text


async def test_a_line_filters_as_it_is_typed_and_esc_gives_everything_back(
    running: Running, people: dict[str, int]
) -> None:
    async with running(80, 30) as app:
        await app.press("g", "t", "j", "j")
        assert chosen(app) == "she wrote about the team"
        await search(app, "from:them")
        assert "2026 · 1 exchange ─" in app.text, "the year counts what the list shows"
        assert "Coffee" not in app.text
        await app.write("kind:meal", "#filter")
        await app.press("enter")
        assert chosen(app) == "lunch"
        assert "she wrote" not in app.text
        await app.press("escape")
        assert chosen(app) == "she wrote about the team"
        assert "Coffee" in app.text
        assert "2026 · 4 exchanges" in app.text
        await search(app, "zzz")
        assert "Nothing matches “zzz”. esc gives the whole list back." in app.text
        await app.press("escape")
        assert chosen(app) == "she wrote about the team"


async def test_the_year_follows_the_list_and_the_arrows_go_through_its_days(
    running: Running, people: dict[str, int]
) -> None:
    async with running(80, 30) as app:
        await app.press("g", "t")
        assert year(app).day == datetime.date(2026, 11, 20)
        await app.press("G")
        assert year(app).day == datetime.date(2025, 12, 24)
        assert "2025 · 1 exchange" in app.text
        await app.press("g", "g", "tab")
        assert "2026 · 4 exchanges · Fri 20 Nov 2026: 1" in app.text
        for key, aim in (
            ("left", "2026-11-13"), ("up", "2026-11-12"), ("down", "2026-11-13"),
            ("right", "2026-11-20"), ("left_square_bracket", "2025-11-20"),
            ("left_square_bracket", "2025-11-20"), ("right_square_bracket", "2026-11-20"),
            ("right_square_bracket", "2026-11-20"),
        ):  # fmt: skip
            await app.press(key)
            assert str(year(app).day) == aim, key
        year(app).day = datetime.date(2026, 1, 2)
        await app.press("left")
        assert year(app).day == datetime.date(2025, 12, 26)
        assert "2025 · 1 exchange · Fri 26 Dec 2025: nothing" in app.text
        await app.press("right")
        assert "2026 · 4 exchanges" in app.text


async def test_a_day_filters_the_list_and_esc_gives_it_back(
    running: Running, people: dict[str, int]
) -> None:
    async with running(80, 30) as app:
        await app.press("g", "t", "j", "tab")
        await app.press("right", "down", "down")
        await app.press(*["left"] * 2, "up", "up")
        assert str(year(app).day) == "2026-11-02"
        await app.press("enter")
        assert "Nothing on Mon 2 Nov 2026. esc gives the whole list back." in app.text
        await app.press("tab", "right", "enter")
        assert "Timeline · Mon 9 Nov 2026" in app.text
        assert "lunch" in app.text
        assert "Coffee" not in app.text
        await app.press("escape")
        assert "Coffee" in app.text
        assert chosen(app) == "lunch"


async def test_shades_are_told_apart_without_colour(
    running: Running, people: dict[str, int], path: str
) -> None:
    with opened(path), action("busy days"):
        for day, count in (("2026-03-02", 1), ("2026-03-03", 2), ("2026-03-04", 5)):
            for _ in range(count):
                exchange(day, people["Paul Roche"])
    async with running(80, 30) as app:
        await app.press("g", "t")
        rows = [line[4:57] for line in app.text.splitlines()[3:10]]
        column = (datetime.date(2026, 3, 2) - datetime.date(2025, 12, 29)).days // 7
        assert [row[column] for row in rows] == ["▪", "▮", "█", "·", "·", "·", "·"]
        assert "▪ 1  ▮ 2–3  █ 4+" in app.text
        assert {row.rstrip()[-1] for row in rows} <= {"·", "▪"}
        assert [row[:1] for row in rows] == [" ", " ", " ", "·", "·", "·", "·"], "a Thursday"


@pytest.mark.parametrize(("number", "weeks"), [(2026, 53), (2012, 54), (2040, 54), (2024, 53)])
def test_weeks_of_a_year(number: int, weeks: int) -> None:
    assert weeks_of(number) == weeks


def test_months_are_initials_where_cut_names_would_be_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert month_names(3)[:4] == ["Jan", "Feb", "Mar", "Apr"]
    names = ["janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août"]
    names += ["sept.", "oct.", "nov.", "déc."]
    monkeypatch.setattr(year_map, "month", lambda number: names[number - 1])
    assert month_names(3) == list("JFMAMJJASOND")
    assert month_names(7) == [name.rstrip(".") for name in names]


async def test_editing_everything_of_an_exchange_is_one_step_of_undo(
    running: Running, people: dict[str, int]
) -> None:
    async with running(100, 40) as app:
        await app.press("g", "t", "enter")
        assert field(app, "people").value == "Marie Dupont, Paul Girard"
        await app.write("wednesday", "#field-on")
        assert "Wed 18 Nov 2026" in app.text
        await app.write("3pm", "#field-at")
        assert "15:00" in app.text
        await app.write("mea", "#field-kind")
        await app.write("them", "#field-initiative")
        await app.write("Marie Dupont, lea", "#field-people")
        assert "Léa Martin" in app.text
        field(app, "text").focus()
        field(app, "text").value = "two\nlines"
        await app.settle()
        await app.press("pagedown")
        await app.write("Bibent", "#field-place")
        await app.write("90", "#field-minutes")
        await app.write("paris, +food", "#field-tags")
        await app.press("f2")
        entry = exchanges(app).chosen
        assert entry is not None
        assert (entry.on, entry.at, entry.kind, entry.initiative) == (
            "2026-11-18", "15:00", "meal", "them",
        )  # fmt: skip
        assert (entry.text, entry.people) == ("two\nlines", ("Marie Dupont", "Léa Martin"))
        assert (entry.place, entry.minutes, entry.tags) == ("Bibent", 90, ("paris", "food"))
        assert "Wed 18 ◍← Marie Dupont, Léa Martin · two lines" in app.text
        assert any("Changed · u undoes" in toast for toast in app.toasts())
        await app.press("u")
        assert "Fri 20 ◍  Marie Dupont, Paul Girard · Coffee with Paul at Bibent" in app.text


@pytest.mark.parametrize(
    ("name", "wrong", "right", "said"),
    [
        ("on", "tomorrow", "friday", "That day is still to come."),
        ("on", "soon", "2026-11-01", "A day, like 12 March 2024"),
        ("at", "noonish", "", "A time, like 15:30"),
        ("kind", "chess", "call", "One of: call"),
        ("initiative", "us", "me", "One of: me, them, both"),
        ("people", "", "karim", "Somebody has to have taken part."),
        ("people", "Marie Dupont, Zed", "karim", "Nobody is called “Zed”."),
        ("people", "paul", "paul roche", "Which one?"),
    ],
)
async def test_wrong_values_are_said_under_the_field_and_not_saved(
    running: Running, people: dict[str, int], name: str, wrong: str, right: str, said: str
) -> None:
    async with running(110, 40) as app:
        await app.press("g", "t", "j", "e")
        await app.write(wrong, f"#field-{name}")
        assert said in app.text
        await app.press("f2")
        assert isinstance(app.app.screen, FormScreen)
        await app.write(right, f"#field-{name}")
        assert said not in app.text
        await app.press("f2")
        assert isinstance(app.app.screen, TimelineScreen)


async def test_namesakes_who_were_there_stay_who_they_are(
    running: Running, people: dict[str, int], path: str
) -> None:
    with opened(path), action("two of one name"):
        first, second = person("Jo Amar"), person("Jo Amar")
        comma = person("Weber, Tom")
        exchange("2026-11-22", first, second, comma, text="all three")
    async with running(100, 40) as app:
        await app.press("g", "t", "e")
        assert field(app, "people").value == "Jo Amar, Jo Amar, Weber, Tom"
        await app.write("Weber, Tom, Jo Amar, Jo Amar, karim", "#field-people")
        await app.press("f2")
        entry = exchanges(app).chosen
        assert entry is not None
        assert set(entry.people_ids) == {first, second, comma, people["Karim Benali"]}


async def test_leaving_the_form_as_it_is_changes_nothing(
    running: Running, people: dict[str, int], path: str
) -> None:
    def actions() -> int:
        with opened(path):
            return connection().execute("SELECT count(*) FROM action").fetchone()[0]

    before = actions()
    async with running(100, 40) as app:
        await app.press("g", "t", "e", "f2")
        assert isinstance(app.app.screen, TimelineScreen)
        assert not app.toasts()
    assert actions() == before


async def test_deleting_asks_and_can_be_undone(running: Running, people: dict[str, int]) -> None:
    async with running(80, 30) as app:
        await app.press("g", "t", "j", "d")
        assert isinstance(app.app.screen, ChoiceScreen)
        assert "Mon 9 Nov 2026 · meal · Léa Martin" in app.text
        await app.press("n")
        assert "lunch" in app.text
        await app.press("d", "y")
        assert "lunch" not in app.text.split("Deleted")[0]
        assert chosen(app) == "she wrote about the team"
        await app.press("u")
        assert "Mon  9 ◍  Léa Martin · lunch" in app.text


async def test_the_card_of_who_took_part(running: Running, people: dict[str, int]) -> None:
    async with running(80, 30) as app:
        await app.press("g", "t", "o")
        assert "Whose card?" in app.text
        await app.press("2")
        assert isinstance(app.app.screen, HomeScreen)
        assert "╭─ Paul Girard" in app.text
        await app.press("g", "t", "j", "o")
        assert "╭─ Léa Martin" in app.text


async def test_logging_one_more_with_the_same_person(
    running: Running, people: dict[str, int]
) -> None:
    async with running(80, 30) as app:
        await app.press("g", "t", "j", "l")
        assert "With Léa Martin" in app.text
        await app.write("call about the tent")
        await app.press("enter")
        assert "call about the tent" in app.text
        assert "2026 · 5 exchanges" in app.text
        await app.press("q")
        assert isinstance(app.app.screen, HomeScreen)


async def test_what_changed_while_away_is_there_on_return(
    running: Running, people: dict[str, int]
) -> None:
    async with running(80, 30) as app:
        await app.press("g", "t", "q", "l")
        await app.write("yesterday: coffee with Inès")
        await app.press("enter")
        await app.press("g", "t")
        assert "Sun 22 ◍  Inès Roche" in app.text


async def test_a_low_window_holds_still_on_an_exchange_that_fills_it(
    running: Running, people: dict[str, int], path: str
) -> None:
    with opened(path), action("a long one"):
        exchange("2026-11-22", people["Karim Benali"], text="words " * 60)
    async with running(60, 18) as app:
        await app.press("g", "t", "tab")
        assert "▌Sun 22 ·  Karim Benali · words" in app.text
        view = exchanges(app)
        for _ in range(3):
            view.show_cursor()
            assert view.scroll_offset.y == view.item_lines(view.cursor).start


@pytest.fixture
def many(path: str, monkeypatch: pytest.MonkeyPatch) -> int:
    """A hundred exchanges, two every other day; small pages."""
    monkeypatch.setattr(timeline_window, "PAGE", 16)
    monkeypatch.setattr(timeline_list, "_KEPT", 48)
    monkeypatch.setattr(timeline_list, "_LINES_AHEAD", 8)
    with opened(path), action("many"):
        ada = person("Ada")
        for number in range(100):
            day = datetime.date(2026, 11, 20) - datetime.timedelta(days=number // 2 * 2)
            exchange(day.isoformat(), ada, text=f"number {number:03}", kind="call")
    return 100


async def test_every_exchange_is_passed_once_on_the_way_down_and_up(
    running: Running, many: int
) -> None:
    async with running(80, 24) as app:
        await app.press("g", "t")
        newest_first = [f"number {number:03}" for number in (n ^ 1 for n in range(many))]
        for move, order in (
            (exchanges(app).action_down, newest_first),
            (exchanges(app).action_up, newest_first[::-1]),
        ):
            seen = [chosen(app)]
            for step in range(1, many):
                move()
                if step % 5 == 0:
                    await app.settle()
                seen.append(chosen(app))
                assert len(exchanges(app).blocks_at_hand) <= 48 + 3
            assert seen == order
            await app.settle()
            assert chosen(app) in app.text


def rows(app: Driver) -> list[str]:
    """The lines without the bar beside them, which follows a moment later."""
    return [line[:78] for line in app.text.splitlines()]


def thumb(app: Driver) -> range:
    """The lines of the bar that are lit, whole or in part."""
    bar = app.app.screen.bar
    lit = (bar.styles.scrollbar_background + bar.styles.scrollbar_color).rich_color
    strips = app.app.screen._compositor.render_strips()[bar.region.y : bar.region.bottom]
    cells = [strip.crop(bar.region.x, bar.region.x + 1)._segments[0] for strip in strips]
    found = [y for y, cell in enumerate(cells) if lit in (cell.style.color, cell.style.bgcolor)]
    return range(found[0], found[-1] + 1) if found else range(0)


async def test_a_bar_shows_where_in_time_the_list_is_and_takes_it_elsewhere(
    running: Running, many: int
) -> None:
    async with running(80, 24) as app:
        await app.press("g", "t")
        bar = app.app.screen.bar
        top = thumb(app)
        assert top.start == 0 and len(top) < bar.size.height
        await app.press("G")
        assert thumb(app).stop == bar.size.height
        await app.pilot.mouse_down(bar, offset=(0, 0))
        await app.pilot.mouse_up(bar, offset=(0, 0))
        await app.settle()
        assert chosen(app) == "number 001", "the last one of the newest day"
        assert thumb(app) == top
        await app.press("slash", *"098", "enter")
        assert thumb(app) == range(0), "all there is can be seen"


async def test_pages_that_come_in_move_nothing_on_the_screen(running: Running, many: int) -> None:
    async with running(80, 24) as app:
        await app.press("g", "t", "G")
        assert chosen(app) == "number 098"
        assert "number 098" in app.text
        for _ in range(25):
            before = rows(app)
            exchanges(app).action_up()
            at_once = rows(app)
            await app.settle()
            assert rows(app) == at_once or before == at_once
        await app.press("g", "g")
        assert chosen(app) == "number 001"


async def test_jumping_by_months(running: Running, many: int) -> None:
    async with running(80, 24) as app:
        await app.press("g", "t")
        days = []
        for key in (
            "right_curly_bracket", "ctrl+pagedown", "j", "left_curly_bracket", "ctrl+pageup",
            "left_curly_bracket", "left_curly_bracket",
        ):  # fmt: skip
            await app.press(key)
            entry = exchanges(app).chosen
            assert entry is not None
            days.append((key[:4], entry.on, entry.text[-1]))
        assert days == [
            ("righ", "2026-10-31", "1"), ("ctrl", "2026-09-29", "3"), ("j", "2026-09-29", "2"),
            ("left", "2026-09-29", "3"), ("ctrl", "2026-10-31", "1"), ("left", "2026-11-20", "1"),
            ("left", "2026-11-20", "1"),
        ]  # fmt: skip


async def test_hostile_words_are_harmless(running: Running, path: str) -> None:
    with opened(path), action("hostile"):
        for name in HOSTILE:
            exchange("2026-11-20", person(name), text=name, place=name, tags=(name,))
    async with running(120, 50) as app:
        await app.press("g", "t")
        for name in HOSTILE:
            assert safe(clean(name)) in app.text
        for _ in HOSTILE[:3]:
            await app.press("e", "escape", "d", "escape", "j")
        await search(app, "[/nope]")
        assert "[/nope]" in app.text
        assert isinstance(app.app.focused, Input)


async def test_a_window_too_small_says_so(running: Running, people: dict[str, int]) -> None:
    async with running(50, 16) as app:
        await app.press("g", "t")
        assert "60 × 18" in app.text


async def test_the_week_begins_on_the_day_of_the_settings(
    running: Running, people: dict[str, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "own.toml"
    file.write_text('week_starts_on = "sunday"\n')
    monkeypatch.setenv("RESEAU_CONFIG", str(file))
    async with running(80, 30) as app:
        await app.press("g", "t", "tab")
        rows = app.text.splitlines()[3:10]
        assert [row[1:3] for row in rows] == ["Su", "  ", "Tu", "  ", "Th", "  ", "Sa"]
        year = app.app.screen.year
        column = (datetime.date(2026, 11, 22) - datetime.date(2025, 12, 28)).days // 7
        await app.pilot.click(year, offset=(4 + column, 2))
        assert year.day == datetime.date(2026, 11, 22), "a Sunday stands in the first row"
        await app.press("down")
        assert year.day == datetime.date(2026, 11, 23)
        assert "Mon 23 Nov 2026" in app.text


@pytest.mark.parametrize(("number", "weeks"), [(2026, 53), (2000, 54), (2023, 53), (2028, 54)])
def test_weeks_of_a_year_from_sunday_on(number: int, weeks: int) -> None:
    assert weeks_of(number, 6) == weeks
