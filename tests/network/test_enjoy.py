"""Who would enjoy an article: its weighty words against tags, notes, roles and exchanges."""

from __future__ import annotations

import pytest
from networks import TODAY, change, day, exchange, somebody

from reseau_tui import i18n
from reseau_tui.model import news
from reseau_tui.model.database import action, connection
from reseau_tui.model.touches import reach
from reseau_tui.network.enjoy import READERS, who_would_enjoy
from reseau_tui.network.enjoy_words import weighty_words


def readers(title: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.name, one.why) for one in who_would_enjoy(title, TODAY).people]


def names(title: str) -> list[str]:
    return [name for name, _why in readers(title)]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Pourquoi l’écriture aide les artisans de 2026", ["ecriture", "artisan"]),
        ("How to Choose Your First Guitar", ["choose", "guitar"]),
        ("The bus, the glass and the campus", ["bus", "glass", "campus"]),
        ("Les bateaux d'Ouessant", ["bateau", "ouessant"]),
        ("AI and us", ["ai"]),
        ("Œuvres & cœurs — Łódź", ["oeuvre", "coeur", "lodz"]),
        ("What is it about?", []),
        ("  ", []),
        ('"*)( OR NEAR ½ ² …', ["near"]),
        ("art art Art", ["art"]),
    ],
)
def test_the_words_that_say_what_it_is_about(title, expected):
    assert [word.folded for word in weighty_words(title)] == expected


def test_a_whole_paragraph_is_cut_to_its_longest_words():
    words = weighty_words(" ".join(f"{'w' * length}" for length in range(2, 40)))
    assert len(words) == 12 and len(words[0].folded) == 28


def test_each_reason_in_words(network):
    somebody("Tag", tags=("écriture",))
    somebody("Role", title="professeure d’écriture", organisation="Lycée Zola")
    somebody("Notes", notes="aime l'écriture et le vélo")
    exchange(8, somebody("Talked"), text="son atelier d'écriture")
    somebody("Elsewhere", tags=("vélo",))
    assert readers("L’ÉCRITURE à la main") == [
        ("Tag", ("+écriture",)),
        ("Role", ("professeure d’écriture · Lycée Zola",)),
        ("Notes", ("your notes: “aime l'écriture et le vélo”",)),
        ("Talked", ("talked of ÉCRITURE on 15 November",)),
    ]


def test_a_tag_and_talk_say_more_than_the_tag(network):
    both = somebody("Both", tags=("écriture",))
    somebody("Tag only", tags=("écriture",))
    exchange(265, both, text="écriture")
    assert readers("Écriture")[0] == ("Both", ("+écriture", "talked of it on 3 March"))


def test_old_roles_news_and_cities_speak_less(network):
    with action("role"):
        before = somebody("Before")
        connection().execute(
            "INSERT INTO role (contact_id, organisation, title, to_on)"
            " VALUES (?, 'Airbus', 'pilot', '2020-01-01')",
            (before,),
        )
    told = somebody("Told")
    with action("news"):
        news.add_theirs(told, "hired by Airbus")
    somebody("Works", organisation="Airbus")
    somebody("Lives", city="Airbusville")
    assert readers("Airbus") == [
        ("Works", ("Airbus",)),
        ("Before", ("before: pilot · Airbus",)),
        ("Told", ("their news: “hired by Airbus”",)),
        ("Lives", ("lives in Airbusville",)),
    ]


def test_a_rare_word_weighs_more_than_a_common_one(network):
    for number in range(12):
        somebody(f"Garden {number}", tags=("garden",))
    somebody("Bees", tags=("beekeeping",))
    found = names("Beekeeping in the garden")
    assert found[0] == "Bees" and len(found) == 13


def test_several_words_weigh_more_than_one(network):
    somebody("One", tags=("jazz",))
    somebody("Two", tags=("jazz", "paris"))
    somebody("Three", tags=("paris",))
    assert names("Jazz in Paris")[0] == "Two"


def test_short_words_mean_themselves_long_ones_what_begins_with_them(network):
    somebody("Painter", tags=("art",))
    somebody("Doctor", tags=("arthritis",))
    somebody("Craftsman", tags=("artisanat",))
    assert names("Art") == ["Painter"]
    assert names("Artisans") == ["Craftsman"]


def test_names_archived_and_dead_people_and_my_own_signs_say_nothing(network):
    somebody("Jasmine Garden")
    change(somebody("Archived", tags=("garden",)), archived_at=day(1))
    somebody("Dead", tags=("garden",), deceased_on="2020-01-01")
    reached = somebody("Reached")
    reach("post", [reached], on=day(3), kind="post", text="my garden")
    assert names("Garden") == []
    exchange(2, reached, kind="comment", initiative="them", text="what a garden")
    assert names("Garden") == ["Reached"], "their comment is their interest"


def test_who_had_it_forwarded_is_told(network):
    ana = somebody("Ana", tags=("garden",))
    bo = somebody("Bo", tags=("garden",))
    title = "A garden in January"
    reach("forward", [ana], on=day(2), kind="forward", text=title)
    reach("forward", [bo], on=day(2), kind="forward", text="Another garden in January")
    found = {one.name: one.sent_on for one in who_would_enjoy(f" {title}  ", TODAY).people}
    assert found == {"Ana": day(2), "Bo": None}


def test_no_more_than_a_screen_full_the_ones_spoken_to_last(network):
    for number in range(READERS + 5):
        exchange(number, somebody(f"Person {number}", tags=("chess",)))
    assert names("Chess") == [f"Person {number}" for number in range(READERS)]


def test_small_words_alone_find_nobody(network):
    somebody("Ana", notes="the one who was there")
    assert who_would_enjoy("The one who was there", TODAY).words == ()
    assert names("the who") == []


def test_reasons_in_french(network):
    exchange(8, somebody("Ana", tags=("jardin",)), text="le jardin")
    i18n.set_language("fr")
    try:
        assert readers("Jardins")[0][1][0] == "+jardin"
    finally:
        i18n.set_language("en")
