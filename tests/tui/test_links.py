"""What may be opened, and how: no shell, nothing but links, mail and calls."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from reseau_tui.tui import links
from reseau_tui.tui.links import NoOpener, link_of, open_link


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("email", "marie@example.org", "mailto:marie@example.org"),
        ("email", "<Marie.D+x@Example.org>", "mailto:marie.d+x@example.org"),
        ("email", "m@example.org?bcc=a@example.org", "mailto:m@example.org%3Fbcc%3Da@example.org"),
        ("email", "not an address", None),
        ("phone", "+33 6 12 34 56 78", "tel:+33612345678"),
        ("phone", "06 12 34 56 78", "tel:0612345678"),
        ("phone", "none", None),
        ("url", "https://example.org/a?b=c#d", "https://example.org/a?b=c#d"),
        ("url", "HTTP://example.org", "http://example.org"),
        ("url", "www.linkedin.com/in/marie", "https://www.linkedin.com/in/marie"),
        ("url", "example.org:8080/x", "https://example.org:8080/x"),
        ("url", "mailto:marie@example.org", "mailto:marie@example.org"),
        ("url", "file:///etc/passwd", None),
        ("url", "javascript:alert(1)", None),
        ("url", "data:text/html,x", None),
        ("url", "/etc/passwd", None),
        ("url", "--help", None),
        ("url", "http://", None),
        ("url", "http://[torn", None),
        ("url", "two words.org", None),
        ("url", "", None),
        ("url", "https://example.org/été;$(x)`y`", "https://example.org/%C3%A9t%C3%A9;$(x)%60y%60"),
        ("url", "https://example.org/a b", None),
        ("handle", "@marie", None),
        ("handle", "@marie@social.example", None),
        ("handle", "https://social.example/@marie", "https://social.example/@marie"),
        ("address", "12 rue des Lilas", None),
    ],
)  # fmt: skip
def test_what_is_opened(kind: str, value: str, expected: str | None) -> None:
    assert link_of(kind, value) == expected


@pytest.fixture
def opener(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An opener that writes down its arguments."""
    program = tmp_path / "xdg-open"
    program.write_text(f'#!/bin/sh\nprintf "%s|" "$#" "$@" > {tmp_path}/opened\n')
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(links.sys, "platform", "linux")
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return tmp_path / "opened"


def test_the_opener_gets_the_link_as_one_argument(opener: Path) -> None:
    link = link_of("url", "https://example.org/;touch${IFS}/tmp/x&$(id)")
    assert link is not None
    assert open_link(link).wait(10) == 0
    assert opener.read_text() == f"1|{link}|"


@pytest.mark.parametrize("link", ["file:///etc/passwd", "javascript:alert(1)", "--version", ""])
def test_nothing_else_reaches_the_opener(opener: Path, link: str) -> None:
    with pytest.raises(ValueError):
        open_link(link)
    assert not opener.exists()


def test_without_an_opener_there_is_a_word_for_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(links.sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoOpener) as caught:
        open_link("https://example.org")
    assert caught.value.program == "xdg-open"
