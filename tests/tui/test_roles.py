"""The roles of drawn lines have a colour in every theme, ours and Textual's."""

from __future__ import annotations

import pytest
from textual.theme import BUILTIN_THEMES, Theme

from reseau_tui.tui import theme
from reseau_tui.tui.drawing import ROLES
from reseau_tui.tui.roles import role_styles

THEMES = [theme.DARK, theme.LIGHT, *BUILTIN_THEMES.values()]


def variables(one: Theme) -> dict[str, str]:
    return {**one.to_color_system().generate(), **one.variables}


@pytest.mark.parametrize("one", THEMES, ids=lambda one: one.name)
def test_every_role_has_a_style_in_every_theme(one: Theme) -> None:
    styles = role_styles(variables(one))
    assert set(styles) == {*ROLES, ""}
    assert styles["strong"].bold
    assert not styles[""]
    coloured = [role for role in ROLES if role != "strong"]
    assert all(styles[role].color is not None for role in coloured)
    assert all(styles[role].bgcolor is None for role in coloured), "the ground is the panel's"


def test_ours_are_the_colours_of_the_theme() -> None:
    styles = role_styles(variables(theme.DARK))
    assert styles["dim"].color is not None and styles["dim"].color.name == "#979ea6"
    assert styles["rule"].color is not None and styles["rule"].color.name == "#3a434d"
    assert styles["tag"].color is not None and styles["tag"].color.name == "#8fb5a3"


def test_a_theme_of_another_hand_lends_its_own() -> None:
    own = {**variables(theme.DARK), "foreground-muted": "#aabbcc 60%"}
    del own["muted"]
    colour = role_styles(own)["dim"].color
    assert colour is not None and colour.name == "#aabbcc"
