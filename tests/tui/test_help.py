"""The help page: keys in groups, lines by example, both narrowed while typing."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from conftest import Running, person
from frames import check_frame

from reseau_tui import i18n
from reseau_tui.capture.draft import Draft
from reseau_tui.capture.grammar import read
from reseau_tui.model.database import action, connection, opened
from reseau_tui.model.directory import Directory
from reseau_tui.tui.line_examples import EXAMPLES, Example
from reseau_tui.tui.matching import holds

NOW = datetime.datetime(2026, 11, 23, 10)


@pytest.mark.parametrize(("columns", "lines"), [(60, 18), (80, 24)])
async def test_both_pages_fit_small_windows(running: Running, columns: int, lines: int) -> None:
    async with running(columns, lines) as app:
        await app.press("question_mark", "tab")
        check_frame(app.app, f"help-line-{columns}x{lines}")
        await app.press("tab")
        assert "● Keys" in app.text and "○ How to write a line" in app.text
        assert "Write down an exchange in" in app.text


async def test_typing_narrows_the_keys(running: Running) -> None:
    async with running(80, 30) as app:
        await app.press("question_mark", "slash", *"take back")
        assert "Take back the last change" in app.text
        assert "Every day" in app.text, "with the heading it stands under"
        assert "Add a person" not in app.text
        await app.press("enter")
        await app.press("escape")
        assert "Add a person" in app.text, "esc gives everything back first"
        await app.press("escape")
        assert "● Keys" not in app.text


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ctrl+r", "Make the change that was taken back again"),
        ("UNDO", "Take back the last change"),
        ("back last", "Take back the last change"),
        ("sort circle", "Sort by name, last contact, circle or date added"),
    ],
)
async def test_keys_are_found_by_key_title_and_words(
    running: Running, query: str, found: str
) -> None:
    async with running(80, 30) as app:
        await app.press("question_mark", "slash")
        await app.write(query)
        assert found in app.text
        assert "Write down an exchange" not in app.text


async def test_nothing_found_says_what_to_do(running: Running) -> None:
    async with running(80, 30) as app:
        await app.press("question_mark", "slash")
        await app.write("[/nope]")
        assert "Nothing about “[/nope]”: esc shows everything." in app.text
        await app.press("escape")
        assert "Every day" in app.text


async def test_the_search_goes_on_in_the_other_page(running: Running) -> None:
    async with running(80, 40) as app:
        await app.press("question_mark", "slash")
        await app.write("promise")
        await app.press("enter", "tab")
        assert "next: send CV in 2 weeks" in app.text
        assert "yesterday: coffee" not in app.text


async def test_a_click_opens_a_page(running: Running) -> None:
    async with running(80, 30) as app:
        await app.press("question_mark")
        await app.pilot.click("#page-line")
        await app.settle()
        assert "● How to write a line" in app.text
        assert "yesterday: coffee with Marie" in app.text


async def test_only_the_keys_of_this_screen_are_shown(running: Running) -> None:
    from reseau_tui.tui.commands import COMMANDS

    async with running(120, 90) as app:
        scopes = set(app.app.screen.SCOPES)
        await app.press("question_mark")
        for one in COMMANDS:
            if not scopes & set(one.scopes) and "day" in one.help:
                assert one.shown_help not in app.text, one.id


async def test_the_language_of_the_user_comes_first(
    running: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RESEAU_LANG", "fr")
    i18n.set_language("fr")
    try:
        async with running(80, 30) as app:
            await app.press("question_mark", "tab")
            text = app.text
            assert text.index("hier : café avec Marie") < text.index("yesterday: coffee with Marie")
    finally:
        i18n.set_language("en")


async def test_the_palette_opens_the_grammar(running: Running) -> None:
    async with running(80, 30) as app:
        await app.app.run_action("app.how_to_write")
        await app.settle()
        assert "● How to write a line" in app.text


def test_words_are_found_in_any_order_without_accents() -> None:
    assert holds("EXCHANGE ecrire", "Écrire", "an exchange")
    assert holds("", "anything")
    assert not holds("write zebra", "Write down")


# The examples mean what the page says ---------------------------------------------------------


@pytest.fixture
def town(path: str) -> Iterator[Directory]:
    with opened(path), action("people"):
        person("Marie Dupont", tags=("choir",))
        person("Paul Girard")
        person("Camille Durand", tags=("choir",))
        yield Directory(connection())


EVERY = [one for examples in EXAMPLES.values() for one in examples]


def meaning(draft: Draft) -> tuple[object, ...]:
    promise = draft.promise
    return (
        draft.on, draft.at, draft.kind, draft.initiative, [one.name for one in draft.people],
        draft.created, list(draft.tags), draft.place, draft.minutes, sorted(draft.sections),
        promise.on if promise else None, draft.promise_only,
    )  # fmt: skip


@pytest.mark.parametrize("example", EVERY, ids=lambda one: one.english)
def test_an_example_means_the_same_in_both_languages(example: Example, town: Directory) -> None:
    drafts = [read(line, NOW, town) for line in (example.english, example.french)]
    for draft in drafts:
        assert draft.questions == [], "an example leaves nothing open"
        assert draft.people or draft.created
    assert meaning(drafts[0]) == meaning(drafts[1])


@pytest.mark.parametrize(
    ("line", "what"),
    [
        ("yesterday: coffee with Marie", {"on": datetime.date(2026, 11, 22), "kind": "coffee"}),
        ("called Paul last friday at 3pm", {"on": datetime.date(2026, 11, 20), "at": "15:00"}),
        ("lunch with Marie 3 days ago", {"on": datetime.date(2026, 11, 20), "kind": "meal"}),
        ("12 March: visit to Paul", {"on": datetime.date(2026, 3, 12), "kind": "visit"}),
        ("lunch with @[Luc Nouveau]", {"created": ["Luc Nouveau"]}),
        ("Marie called me", {"kind": "call", "initiative": "them"}),
        ("mail Paul from:them", {"kind": "mail", "initiative": "them"}),
        ("coffee with Marie +paris #work", {"tags": ["paris", "work"]}),
        ("coffee with Marie place: Le Bibent min:45", {"place": "Le Bibent", "minutes": 45}),
        ("next: call Paul on friday", {"promise_only": True}),
    ],
)
def test_an_example_means_what_is_said(line: str, what: dict[str, object], town: Directory) -> None:
    assert line in [one.english for one in EVERY]
    draft = read(line, NOW, town)
    assert {name: getattr(draft, name) for name in what} == what


def test_every_section_of_a_line_has_its_example(town: Directory) -> None:
    seen = {key for one in EVERY for key in read(one.english, NOW, town).sections}
    assert seen == {"gave", "got", "news", "asked", "ask", "seeks", "offers", "intro"}
    names = [p.name for p in read("with Marie, talked about \\Paul", NOW, town).people]
    assert names == ["Marie Dupont"]
    assert len(read("concert @@choir", NOW, town).people) == 2
