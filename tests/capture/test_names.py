"""Which person a few words mean, and where words are names at all."""

from __future__ import annotations

import pytest
from town import Town

PEOPLE = (
    "Marie Dupont", "Paul Girard", "Camille Durand", "Camille Petit", "Jean Martin",
    "Jean-Pierre Roux", "Léa Blanc", "Rose Noir", "Joël Vert", "Théo Lac", "Will Smith",
    "Mark Twin", "Sean O'Brien", "Łukasz Nowak", "Nguyễn Văn Bình", "The Anh", "Esther Gris",
    "An Le", "Al Gray", "Le Quang", "Est Moreau", "Charles d'Hérouël", "Marie-Claire Faure",
    "Jean Pierre Colin", "Florence Vidal", "Gabriel García Márquez",
)  # fmt: skip


@pytest.fixture
def town(network: str) -> Town:
    return Town(*PEOPLE)


@pytest.mark.parametrize(
    ("line", "people"),
    [
        # full names
        ("coffee with Marie Dupont", [("Marie Dupont", "full")]),
        ("coffee with MARIE DUPONT", [("Marie Dupont", "full")]),
        ("coffee with marie dupont", [("Marie Dupont", "full")]),
        ("Dupont Marie came", [("Marie Dupont", "full")]),
        ("coffee with Gabriel Márquez", [("Gabriel García Márquez", "full")]),
        ("coffee with Gabriel García", [("Gabriel García Márquez", "first")]),
        ("avec Jean-Pierre Roux", [("Jean-Pierre Roux", "full")]),
        ("avec Jean Pierre Roux", [("Jean-Pierre Roux", "full")]),
        ("avec Jean-Pierre Colin", [("Jean Pierre Colin", "full")]),
        ("avec Charles d'Hérouël", [("Charles d'Hérouël", "full")]),
        ("avec charles d’herouel", [("Charles d'Hérouël", "full")]),
        # first names, accents, borders
        ("café avec Lea", [("Léa Blanc", "first")]),
        ("café avec Le\u0301a", [("Léa Blanc", "first")]),
        ("Saw Joël yesterday", [("Joël Vert", "first")]),
        ("called Łukasz", [("Łukasz Nowak", "first")]),
        ("called lukasz", [("Łukasz Nowak", "first")]),
        ("with Nguyen", [("Nguyễn Văn Bình", "first")]),
        ("with nguyễn", [("Nguyễn Văn Bình", "first")]),
        ("with O'Brien", [("Sean O'Brien", "first")]),
        ("with O’Brien", [("Sean O'Brien", "first")]),
        ("with obrien", [("Sean O'Brien", "first")]),
        ("avec Marie", [("Marie Dupont", "first")]),
        ("avec Marie-Claire", [("Marie-Claire Faure", "first")]),
        # initials
        ("Camille D. came", [("Camille Durand", "initial")]),
        ("avec camille d", [("Camille Durand", "initial")]),
        ("avec Camille P", [("Camille Petit", "initial")]),
        ("Paul G called", [("Paul Girard", "initial")]),
        ("Paul à midi", [("Paul Girard", "first")]),
        ("Paul a appelé", [("Paul Girard", "first")]),
        # beginnings, only where a name is expected
        ("with esth", [("Esther Gris", "prefix")]),
        ("with Luk", [("Łukasz Nowak", "prefix")]),
        ("chez flo hier", [("Florence Vidal", "prefix")]),
        ("@flo called", [("Florence Vidal", "prefix")]),
        # one person is one person
        ("Camille et camille d. au parc", [("Camille Durand", "first")]),
        ("Paul, Paul Girard and paul", [("Paul Girard", "first")]),
        ("Rose a offert une rose", [("Rose Noir", "first")]),
        ("Will will call", [("Will Smith", "first")]),
        # the glue of French and English
        ("la fête d'Al", [("Al Gray", "first")]),
        ("qu'Al vienne", [("Al Gray", "first")]),
        ("Paul's party", [("Paul Girard", "first")]),
        ("Paul’s party", [("Paul Girard", "first")]),
        ("lunch with Paul Girard's team", [("Paul Girard", "full")]),
        # names that are words
        ("The Anh called", [("The Anh", "full")]),
        ("with the anh", [("The Anh", "full")]),
        ("Le Quang est venu", [("Le Quang", "full")]),
        ("with An", [("An Le", "first")]),
        ("Mark called", [("Mark Twin", "first")]),
        ("Rose and Paul came", [("Rose Noir", "first"), ("Paul Girard", "first")]),
        # lists
        (
            "coffee with marie, paul et léa",
            [("Marie Dupont", "first"), ("Paul Girard", "first"), ("Léa Blanc", "first")],
        ),
        (
            "with marie, paul & léa",
            [("Marie Dupont", "first"), ("Paul Girard", "first"), ("Léa Blanc", "first")],
        ),
        ("with my sister and paul", [("Paul Girard", "first")]),
        ("with marie, will and paul", [
            ("Marie Dupont", "first"), ("Will Smith", "first"), ("Paul Girard", "first")]),
        ("with marie, will call back", [("Marie Dupont", "first")]),
        ("with paul and rose wine", [("Paul Girard", "first")]),
        ("w/ paul", [("Paul Girard", "first")]),
        # after the verb, and the one addressed
        ("called marie", [("Marie Dupont", "first")]),
        ("texted paul", [("Paul Girard", "first")]),
        ("vu léa", [("Léa Blanc", "first")]),
        ("saw joël", [("Joël Vert", "first")]),
        ("coup de fil à léa", [("Léa Blanc", "first")]),
        ("sent my CV to paul", [("Paul Girard", "first")]),
        ("présenté un ami à marie", [("Marie Dupont", "first")]),
        # forced
        ("café @paul", [("Paul Girard", "first")]),
        ("(@Paul)", [("Paul Girard", "first")]),
        ("@[Paul Girard] came", [("Paul Girard", "full")]),
        ("@[paul] came", [("Paul Girard", "first")]),
        # a street is no person
        ("12 rue Camille Desmoulins avec Paul", [("Paul Girard", "first")]),
        ("in Florence with Paul", [("Paul Girard", "first")]),
        # addresses
        ("mail to Paul@example.org, with Léa", [("Léa Blanc", "first")]),
        (r"\Paul and Léa came", [("Léa Blanc", "first")]),
    ],
)  # fmt: skip
def test_who_is_meant(town: Town, line: str, people: list[tuple[str, str]]) -> None:
    draft = town.read(line)
    assert [(person.name, person.how) for person in draft.people] == people
    assert draft.questions == []


@pytest.mark.parametrize(
    "line",
    [
        "had a walk in the park",
        "est venu à la maison",
        "Est allé au parc",
        "An hour of work",
        "Le directeur a parlé",
        "The team won",
        "with The Team",
        "with my sister",
        "coffee with the team",
        "avec l'équipe",
        "avec un an de retard",
        "called an ambulance",
        "Mark my words",
        "Will call tomorrow's guest",
        "Rose to the occasion",
        "une rose, un mark",
        "coffee marie",
        "paul came",
        "went to florence",
        "with him and her",
        "it may rain",
        "café de flore",
        r"\Paul came",
    ],
)
def test_common_words_are_nobody(town: Town, line: str) -> None:
    draft = town.read(line)
    assert draft.people == []
    assert [question.reason for question in draft.questions if question.reason != "future"] == [
        "nobody"
    ]


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("coffee with Camille", [("Camille", "ambiguous")]),
        ("Camille: found a job", [("Camille", "ambiguous")]),
        ("with cam", [("cam", "ambiguous")]),
        ("Camille and Camille came", [("Camille", "ambiguous")]),
        ("coffee with Paule", [("Paule", "unknown")]),
        ("coffee with Zoé", [("Zoé", "unknown")]),
        ("coffee with Zoé Martin", [("Zoé Martin", "unknown")]),
        ("chez Zoé de La Tour hier", [("Zoé de La Tour", "unknown")]),
        ("with Paul, Zoé hier", [("Zoé", "unknown")]),
        ("with Paul, Paris was grey", []),
        ("with Paul and Zoé", [("Zoé", "unknown")]),
        ("called Zoé", [("Zoé", "unknown")]),
        ("visited Lyon with Paul", []),
        ("@Zoé came", [("Zoé", "unknown")]),
        ("@zoé came", [("zoé", "unknown")]),
        ("@Paul and @zoe.m came", [("zoe", "unknown")]),
        # a first name and a family name that is not theirs
        ("Paul Martin came", [("Paul Martin", "unknown")]),
        ("with Marie Dupond", [("Marie Dupond", "unknown")]),
        ("with Camille Z.", [("Camille Z.", "unknown")]),
        ("Marie CEO of Airbus", []),
        # Marie is another name than Mari, not what it begins
        ("with Mari", [("Mari", "unknown")]),
        ("with @[Camille]", [("Camille", "ambiguous")]),
    ],
)
def test_questions(town: Town, line: str, asked: list[tuple[str, str]]) -> None:
    assert town.asked(line) == asked


def test_similar_names_are_only_proposed(town: Town) -> None:
    (question,) = town.read("with Paule").questions
    assert [one.name for one in question.candidates] == ["Paul Girard"]
    assert question.candidates[0].why_code == "similar"
    (question,) = town.read("with Marie Dupond").questions
    assert [one.name for one in question.candidates] == ["Marie Dupont"]


def test_nobody_proposes_who_is_named_in_small_letters(town: Town) -> None:
    (question,) = town.read("coffee marie").questions
    assert question.reason == "nobody"
    assert [one.name for one in question.candidates] == ["Marie Dupont"]


def test_jo_is_not_in_joel(network: str) -> None:
    town = Town("Jo", "Paul Girard")
    assert town.people("Saw Joël yesterday with Paul") == ["Paul Girard"]
    assert town.people("Jo came") == ["Jo"]


def test_paule_is_not_paul(network: str) -> None:
    town = Town("Paule Reis")
    assert town.people("Paul came") == []
    assert town.asked("with Paul") == [("Paul", "unknown")]


def test_a_full_name_beats_a_first_name(network: str) -> None:
    town = Town("Marie", "Marie Dupont", "Jean", "Jean-Pierre Roux")
    assert town.hows("with Marie Dupont") == [("Marie Dupont", "full")]
    assert town.hows("with Marie") == [("Marie", "full")]
    assert town.hows("avec Jean-Pierre") == [("Jean-Pierre Roux", "first")]


def test_nicknames_and_handles(network: str) -> None:
    town = Town("Théo Lac", "Robert Lane", "Robert Reed", "Ana Cruz")
    town.change("Théo Lac", nickname="Titi")
    town.change("Robert Lane", nickname="Big Bob")
    town.handle("Ana Cruz", "@ana.cruz")
    town.handle("Robert Reed", "rreed")
    assert town.hows("with titi") == [("Théo Lac", "nickname")]
    assert town.hows("with Titi Lac") == [("Théo Lac", "full")]
    assert town.hows("Big Bob came") == [("Robert Lane", "nickname")]
    assert town.hows("@ana.cruz wrote") == [("Ana Cruz", "nickname")]
    assert town.hows("@rreed wrote") == [("Robert Reed", "nickname")]
    assert town.asked("with Robert") == [("Robert", "ambiguous")]


def test_three_maries_are_a_question_in_order(network: str) -> None:
    town = Town("Marie Able", "Marie Baker", "Marie Cole", "Marie Dale", "Paul Girard")
    town.met("2026-11-20", "Marie Able")
    town.met("2026-11-10", "Marie Baker", "Paul Girard")
    town.met("2026-11-14", "Marie Baker", "Paul Girard")
    town.met("2026-11-18", "Marie Cole", "Paul Girard")
    town.change("Marie Dale", circle=2)
    draft = town.read("coffee with Marie and Paul")
    (question,) = draft.questions
    assert (question.about, question.reason) == ("Marie", "ambiguous")
    assert [(one.name, one.why_code, one.why_args) for one in question.candidates] == [
        ("Marie Baker", "together", {"name": "Paul", "days": 9}),
        ("Marie Cole", "together", {"name": "Paul", "days": 5}),
        ("Marie Able", "seen", {"days": 3}),
        ("Marie Dale", "circle", {"circle": 2}),
    ]
    assert town.hows("with Paul") == [("Paul Girard", "first")]
    picked = town.read("coffee with Marie and Paul", pick=True)
    assert [(one.name, one.how) for one in picked.people] == [
        ("Marie Baker", "picked"),
        ("Paul Girard", "first"),
    ]
    without = town.read("coffee with Marie").questions[0]
    assert without.candidates[0].name == "Marie Able"


def test_the_ladder_holds_among_very_many(network: str) -> None:
    town = Town(*[f"Marie {chr(65 + n // 26)}{chr(97 + n % 26)}x" for n in range(300)])
    town.add("Marie Dupont", "Marie Zola", "Paul Girard", "Jean Martin", "Robert Marie")
    town.add(*[f"Jean-Paul X{chr(97 + n)}" for n in range(26)])
    town.change("Paul Girard", nickname="Polo")
    town.met("2026-11-20", "Marie Zola", "Paul Girard")
    assert town.hows("with Marie Dupont and Polo") == [
        ("Marie Dupont", "full"),
        ("Paul Girard", "nickname"),
    ]
    assert town.hows("avec marie z. et Jean") == [
        ("Marie Zola", "initial"),
        ("Jean Martin", "first"),
    ]
    assert town.people("Marie Dupont came, Marie laughed") == ["Marie Dupont"]
    (question,) = town.read("with Marie and Paul").questions
    assert question.candidates[0].name == "Marie Zola"
    assert town.asked("with Marie") == [("Marie", "ambiguous")]


def test_the_archived_answer_to_their_full_name_only(network: str) -> None:
    town = Town("Marie Dupont", "Marie Leroy", "Paul Girard")
    town.change("Marie Leroy", archived_at="2026-01-01")
    town.change("Paul Girard", deceased_on="2026-01-01")
    assert town.people("with Marie") == ["Marie Dupont"]
    assert town.people("with Marie Leroy") == ["Marie Leroy"]
    assert town.people("at the grave of Paul Girard") == ["Paul Girard"]
    assert town.asked("with Paul") == [("Paul", "unknown")]


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("สมชาย กิตติ", "with กิตติ"),
        ("मोहन क्या", "with क्या"),
        ("王伟", "with 王伟"),
        ("محمد علي", "مع محمد علي"),
        ("İbrahim Çelik", "with ibrahim celik"),
        ("Владимир Ким", "кофе, Владимир"),
        ("Søren Weiß", "with soren weiss"),
        ("Þór Ævar", "with thor aevar"),
        ("Đặng Thị Œuvrard", "with dang thi oeuvrard"),
    ],
)
def test_other_scripts(network: str, name: str, line: str) -> None:
    assert Town(name).people(line) == [name]


def test_a_word_of_one_letter_is_no_initial(network: str) -> None:
    town = Town("Paul Abel", "Paul Girard")
    assert town.asked("Paul a appelé") == [("Paul", "ambiguous")]
    assert town.hows("avec Paul A. hier") == [("Paul Abel", "initial")]
    assert town.hows("avec paul g hier") == [("Paul Girard", "initial")]
