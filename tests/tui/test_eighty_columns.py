"""At 80 × 24 no sentence of ours is cut short, and no word of anybody's is cut in two."""

from __future__ import annotations

import re

import pytest
from conftest import Running

from reseau_tui import clock, i18n
from reseau_tui.demo.network import fill_demo
from reseau_tui.model.database import opened

CUT_WORD = re.compile(r"\w…")


@pytest.mark.parametrize("language", ["en", "fr"])
async def test_no_word_is_cut_in_two(
    running: Running, path: str, monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("RESEAU_LANG", language)
    i18n.set_language(language)
    with opened(path):
        fill_demo(clock.now())
    async with running(80, 24) as app:
        seen = [app.text]
        for keys in ("r", "r", "G", "g i", "j", "g p", "v", "g t", "G"):
            await app.press(*keys.split())
            seen.append(app.text)
    cut = [line for text in seen for line in text.splitlines() if CUT_WORD.search(line)]
    assert cut == []
    inbox = seen[4]
    for whole in {
        "en": ("Which Camille?", "Who is Ingrid?"),
        "fr": ("Camille : de qui s’agit-il ?", "Qui est Ingrid ?"),
    }[language]:
        assert whole in inbox.replace("\u202f", " ").replace("\xa0", " "), inbox
