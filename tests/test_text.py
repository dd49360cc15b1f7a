"""Text at the border: what is compared, and what is kept."""

from __future__ import annotations

import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from reseau_tui.text import clean, fold


def test_letters_fold_to_what_unicode_takes_them_apart_to() -> None:
    for code in range(0x80, 0x250):
        letter = chr(code)
        apart = unicodedata.normalize("NFKD", letter.casefold())
        plain = "".join(one for one in apart if unicodedata.category(one) != "Mn")
        if plain.isascii():
            assert fold(letter) == plain, letter
            assert fold(f"A{letter}ş") == f"a{plain}s", letter


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Łukasz D’Hérouël", "lukasz d'herouel"),
        ("Nguyễn", "nguyen"),
        ("He\u0301le\u0300ne", "helene"),
        ("STRASSE straße", "strasse strasse"),
        ("Œuvre naïve", "oeuvre naive"),
        ("Søren İpek", "soren ipek"),
    ],
)
def test_names_fold(typed: str, folded: str) -> None:
    assert fold(typed) == folded


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("café\u0000 à\u00ad  midi\n", "café à  midi"),
        ("cafe\u0301", "café"),
        ("a" + "\u0301" * 9, "á" + "\u0301" * 4),
        ("é\u202e…", "é…"),
    ],
)
def test_what_is_kept_of_a_line(typed: str, kept: str) -> None:
    assert clean(typed) == kept


def test_english_and_french_need_no_tables_of_unicode() -> None:
    script = (
        "import sys; from reseau_tui.text import clean, fold, words;"
        "words(fold(clean('Déjeuner avec Hélène, Łukasz et François à l\\'hôtel Œuvre')));"
        "sys.exit('unicodedata' in sys.modules)"
    )
    root = Path(__file__).parent.parent
    done = subprocess.run([sys.executable, "-S", "-E", "-c", script], cwd=root, check=False)
    assert done.returncode == 0
