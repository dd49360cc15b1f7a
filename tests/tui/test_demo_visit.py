"""The demo opened from the app: another network, said so in the header, and a way back."""

from __future__ import annotations

import pty

import pytest
from test_terminal import Terminal

from reseau_tui.cli.demo import fill
from reseau_tui.tui.demo_app import DemoApp
from reseau_tui.tui.gateway import Gateway


async def test_the_demo_says_what_it_is_and_q_leaves_it(path: str) -> None:
    from conftest import Driver

    fill(path)
    app = DemoApp(Gateway(path))
    async with app.run_test(size=(80, 24)) as pilot:
        driver = Driver(app, pilot)
        await driver.settle()
        await driver.settle()
        assert driver.text.startswith(" Réseau demo   62 people")
        assert "q leave demo" in driver.text
        await driver.press("g", "t")
        assert driver.text.startswith(" Réseau demo")
        await driver.press("q")
        assert app.return_code is None
        await pilot.press("q")
        await pilot.pause()
    assert app.return_code == 0
    assert not app.wants_demo


@pytest.mark.skipif(not hasattr(pty, "fork"), reason="needs a pty")
def test_there_and_back_again_without_a_trace(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    program = "import sys; from reseau_tui.cli.app import open_app; sys.exit(open_app(sys.argv[1]))"
    monkeypatch.setattr("test_terminal.PROGRAM", program)
    terminal = Terminal(path)
    try:
        terminal.read_until(b"import your contacts")
        terminal.write("D")
        terminal.read_until(b"leave demo")
        terminal.read_until(b"Ana Sousa")
        terminal.seen = b""
        terminal.write("q")
        terminal.read_until(b"import your contacts")
    finally:
        code = terminal.leave()
    assert code == 0
    assert b"Welcome to R" in terminal.seen
