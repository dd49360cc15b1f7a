"""Every sentence a user reads has its French, and nothing stale is kept."""

from __future__ import annotations

import ast
import re
import string
from pathlib import Path

import pytest

from reseau_tui import i18n

locales = pytest.importorskip("reseau_tui.locales.__main__")

PLACE = re.compile(r"\{[^}]*\}|%(?:\(\w+\))?[sr]")
CALLS = {"_", "ngettext", "translated", "N_"}
SPACE = "[\u00a0\u202f]"

# What is typed just so, whatever French typography would do with its colon.
TYPED = re.compile(
    r"\b(?:hier|suite|donne|reçu|nouvelle|demandé|demander|cherche|propose|intro|de|lieu|min"
    r"|next|gave|got|news|asked|ask|seeks|offers|from|place|org|ville):(?=\s|$|[,)])"
)


def forms(entry: object) -> list[str]:
    return list(entry) if isinstance(entry, (tuple, list)) else [str(entry)]


def french_forms() -> list[str]:
    return [form for message in locales.french() if message.id for form in forms(message.string)]


def test_every_sentence_has_its_french_and_none_is_stale() -> None:
    wanted = {str(message.id) for message in locales.gathered() if message.id}
    there = {
        str(message.id) for message in locales.french() if message.id and all(forms(message.string))
    }
    assert sorted(wanted - there) == []
    assert sorted(there - wanted) == []


def test_every_sentence_in_the_code_is_gathered() -> None:
    """Babel does not see a call inside an f-string: such a sentence would stay English."""
    gathered = {forms(message.id)[0] for message in locales.gathered() if message.id}
    for path in Path(locales.PACKAGE).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.args):
                continue
            said = node.args[0]
            if node.func.id in CALLS and isinstance(said, ast.Constant):
                assert said.value in gathered, f"{path}:{node.lineno}"


def test_translations_fill_the_same_places() -> None:
    for message in locales.french():
        if not message.id:
            continue
        asked = {name for one in forms(message.id) for name in PLACE.findall(one)}
        for form in forms(message.string):
            assert set(PLACE.findall(form)) <= asked, message.id
            list(string.Formatter().parse(form))
        # What is said once must not get lost; a plural may leave out the number of the singular.
        assert set(PLACE.findall(forms(message.string)[-1])) == asked, message.id


def test_the_names_of_days_and_months_are_as_many() -> None:
    for count, names in ((7, "Mon Tue Wed Thu Fri Sat Sun"),
                         (12, "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")):  # fmt: skip
        assert len(str(locales.french().get(names).string).split()) == count


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


@pytest.mark.parametrize(
    ("wrong", "what"),
    [
        (r"\w'\w", "a straight apostrophe"),
        (r"\.\.\.", "three dots for an ellipsis"),
        (r"[“”]|\w\"\w", "English quotation marks"),
        (r"(?<!\u202f)[!?;](?=\s|$|\))", "no narrow no-break space before ! ? ;"),
        (r"(?<!\u00a0):(?=\s|$|\))", "no no-break space before a colon"),
        (r"«(?!\u202f)|(?<!\u202f)»", "no narrow no-break space inside « »"),
        (r"\b(?:Lundi|Mardi|Mercredi|Jeudi|Vendredi|Samedi|Dimanche)\b", "a capital weekday"),
    ],
)
def test_french_typography(wrong: str, what: str) -> None:
    found = [form for form in french_forms() if re.search(wrong, TYPED.sub("", form))]
    assert found == [], what


def test_the_help_fits_80_columns() -> None:
    from reseau_tui.cli.parser import COMMANDS, module_of

    for form in french_forms():
        if "\n" in form:
            assert max(map(len, form.splitlines())) <= 80, form
    i18n.set_language("fr")
    try:
        for name in COMMANDS:
            # It stands above the options as it is, on one line.
            assert len(module_of(name).summary()) <= 80, name
    finally:
        i18n.set_language("en")


def test_the_footer_of_the_home_screen_fits_80_columns() -> None:
    from reseau_tui.tui.commands import commands_of

    i18n.set_language("fr")
    try:
        shown = [f"{one.key} {one.shown_title}" for one in commands_of("home", "app") if one.footer]
    finally:
        i18n.set_language("en")
    assert len(" " + " ".join(shown)) <= 80
