"""Every sentence a user reads has its French, and nothing stale is kept."""

from __future__ import annotations

import re
import string

import pytest

locales = pytest.importorskip("reseau_tui.locales.__main__")

PLACE = re.compile(r"\{[^}]*\}")


def forms(entry: object) -> list[str]:
    return list(entry) if isinstance(entry, (tuple, list)) else [str(entry)]


def test_every_sentence_has_its_french_and_none_is_stale() -> None:
    wanted = {str(message.id) for message in locales.gathered() if message.id}
    there = {
        str(message.id) for message in locales.french() if message.id and all(forms(message.string))
    }
    assert sorted(wanted - there) == []
    assert sorted(there - wanted) == []


def test_translations_fill_the_same_places() -> None:
    for message in locales.french():
        if not message.id:
            continue
        asked = {name for one in forms(message.id) for name in PLACE.findall(one)}
        for form in forms(message.string):
            assert set(PLACE.findall(form)) <= asked, message.id
            list(string.Formatter().parse(form))


def test_the_compiled_catalogue_and_the_fast_table_are_up_to_date() -> None:
    import gettext
    import io

    with open(locales.FRENCH[:-2] + "mo", "rb") as file:
        there = gettext.GNUTranslations(file)
    fresh = gettext.GNUTranslations(io.BytesIO(locales.compiled(locales.french())))
    assert there._catalog == fresh._catalog  # type: ignore[attr-defined]
    with open(locales.WORDING, encoding="utf-8") as file:
        source = file.read()
    namespace: dict[str, dict[str, str]] = {}
    exec(source, namespace)
    assert namespace["FRENCH"] == locales.fast_road()


def test_french_typography() -> None:
    for message in locales.french():
        for form in forms(message.string) if message.id else ():
            assert "'" not in form.replace("l'", "") or "’" not in form, form
            assert not re.search(r"[^\s\u202f\u00a0][!?;](\s|$)", form), f"no space before: {form}"
            assert "..." not in form, form
