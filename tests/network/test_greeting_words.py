"""What a greeting says: templates, their fields, the sentence about the last exchange."""

from __future__ import annotations

import datetime
from dataclasses import replace
from typing import Any

import pytest

from reseau_tui.model.audience import EVERYBODY
from reseau_tui.model.greetings import Season, new_year
from reseau_tui.network.greeting_words import (
    fill,
    hook,
    letter,
    subject,
    template,
    unknown_fields,
    values_for,
)
from reseau_tui.network.greetings import Campaign, GreetingRow
from reseau_tui.network.news import NewsRow

DECEMBER, JANUARY = datetime.date(2026, 12, 10), datetime.date(2027, 1, 4)
CAMPAIGN = Campaign(new_year(2027))
JOB = NewsRow(1, "tell", "2026-11-12", "new job", None, None, EVERYBODY, None, None, None, 0)


def row(**values: Any) -> GreetingRow:
    blank = GreetingRow(
        id=1, name="Marie Dupont", nickname=None, circle=2, status="to-write", text=None, on=None,
        channel="mail", language="fr", form="tu", last=None, last_text=None, spoke_on=None,
        spoke_kind=None, spoke_by=None, spoke=None, news=(), email=None, phone=None,
    )  # fmt: skip
    return replace(blank, **values)


@pytest.mark.parametrize(
    ("form", "language", "today", "holds", "not_there"),
    [
        ("tu", "fr", DECEMBER, ["Bonjour Marie,", "De belles fêtes", "2027", "t’apporte"],
         ["Bonne", "vous", "2026"]),
        ("vous", "fr", JANUARY, ["Bonne et heureuse année 2027", "vous apporte", "Bien à vous"],
         ["fêtes", " te ", "t’"]),
        ("tu", "en", DECEMBER, ["Dear Marie,", "Happy holidays", "May 2027 bring you"],
         ["Happy New Year", "Bonjour"]),
        ("vous", "en", JANUARY, ["Happy New Year 2027!"], ["holidays"]),
        ("tu", "de", JANUARY, ["Happy New Year 2027!"], []),
    ],
)  # fmt: skip
def test_the_usual_texts(
    form: str, language: str, today: datetime.date, holds: list[str], not_there: list[str]
) -> None:
    said = letter(CAMPAIGN, row(form=form, language=language), today)
    assert all(words in said for words in holds), said
    assert not any(words in said for words in not_there), said
    assert "{" not in said and "\n\n\n" not in said and " \n" not in said


def test_a_text_written_already_is_the_letter() -> None:
    assert letter(CAMPAIGN, row(text="Ma chère Marie"), JANUARY) == "Ma chère Marie"


@pytest.mark.parametrize(
    ("text", "filled"),
    [
        ("Hello {first}!", "Hello Marie!"),
        ("{prénom} {Nom} {année}", "Marie Marie Dupont 2027"),
        ("a {b} {} {", "a {b} {} {"),
        ("{{first}}", "{Marie}"),
        ("{first", "{first"),
        ("{fir\nst}", "{fir\nst}"),
        ("One.\n\n{news}\n\nTwo. {news}\nThree", "One.\n\nTwo.\nThree"),
        ("{name.__class__}{0}", "{name.__class__}{0}"),
    ],
)
def test_fields_are_put_in_and_nothing_else(text: str, filled: str) -> None:
    values = values_for(CAMPAIGN.season, row(), JANUARY)
    assert fill(text, values) == filled


def test_a_value_with_braces_is_not_filled_again() -> None:
    values = values_for(CAMPAIGN.season, row(name="{year} {0}"), JANUARY)
    assert fill("{name}", values) == "{year} {0}"


def test_unknown_fields_are_found() -> None:
    assert unknown_fields("{first} {firstname} {Vœux} {x y}") == ["firstname", "x y"]


def test_a_nickname_is_for_those_one_says_tu_to() -> None:
    close = row(nickname="Mimi")
    assert values_for(CAMPAIGN.season, close, JANUARY)["first"] == "Mimi"
    assert values_for(CAMPAIGN.season, replace(close, form="vous"), JANUARY)["first"] == "Marie"


@pytest.mark.parametrize(
    ("spoke", "form", "language", "said"),
    [
        (("2026-11-02", "coffee", "both"), "tu", "fr",
         "Je repense avec plaisir à notre café de novembre."),
        (("2026-08-02", "call", "me"), "vous", "fr",
         "Je repense avec plaisir à notre conversation d’août."),
        (("2026-10-02", "letter", "them"), "tu", "fr", "Ta lettre d’octobre m’a fait plaisir."),
        (("2026-10-02", "mail", "them"), "vous", "fr",
         "Votre message d’octobre m’a fait plaisir."),
        (("2026-04-02", "letter", "me"), "vous", "fr",
         "Depuis ma lettre d’avril, j’espère que tout va bien pour vous."),
        (("2026-04-02", "other", "both"), "tu", "fr", "Nos échanges d’avril m’ont fait plaisir."),
        (("2026-01-02", "meal", "both"), "tu", "fr",
         "Je repense avec plaisir à notre repas de janvier 2026."),
        (("2027-01-02", "walk", "both"), "tu", "fr",
         "Je repense avec plaisir à notre balade de l’autre jour."),
        (("2019-01-02", "meal", "both"), "tu", "fr",
         "Voilà longtemps que nous ne nous sommes pas parlé\u00a0: donne-moi de tes nouvelles."),
        (("2019-01-02", "meal", "both"), "vous", "fr",
         "Voilà longtemps que nous ne nous sommes pas parlé\u00a0: donnez-moi de vos nouvelles."),
        (("2026-11-02", "coffee", "both"), "tu", "en",
         "I think back with pleasure to our coffee in November."),
        (("2026-11-02", "gift", "them"), "tu", "en",
         "Your present in November made me happy."),
        (("2026-11-02", "mail", "me"), "tu", "en",
         "I hope all has been well with you since my message in November."),
        (("2026-11-02", "thanks", "me"), "tu", "en",
         "I was glad of our exchange in November."),
        (("2019-11-02", "mail", "me"), "tu", "en",
         "It has been too long since we last talked: do tell me how you are."),
    ],
)  # fmt: skip
def test_the_last_exchange_in_a_sentence(
    spoke: tuple[str, str, str], form: str, language: str, said: str
) -> None:
    day, kind, by = spoke
    spoken = row(
        spoke_on=datetime.date.fromisoformat(day), spoke_kind=kind, spoke_by=by,
        spoke="Secret words of mine", form=form,
    )  # fmt: skip
    assert hook(spoken, language, JANUARY) == said


def test_my_notes_on_an_exchange_are_never_in_a_letter() -> None:
    spoken = row(spoke_on=JANUARY, spoke_kind="call", spoke_by="me", spoke="he is tiresome")
    assert "tiresome" not in letter(CAMPAIGN, spoken, JANUARY)


def test_my_news_are_told() -> None:
    assert "De mon côté\u00a0: new job." in letter(CAMPAIGN, row(news=(JOB,)), JANUARY)
    ends = replace(JOB, text="we\nmoved!")
    assert "As for me: new job; we moved!" in letter(
        CAMPAIGN, row(language="en", news=(JOB, ends)), JANUARY
    )


def test_own_templates_come_first_and_the_subject_fits() -> None:
    own = replace(CAMPAIGN, templates={"fr tu": "Coucou {first}", "en subject": "For {name}"})
    assert letter(own, row(), JANUARY) == "Coucou Marie"
    assert "Bonjour Marie" in letter(own, row(form="vous"), JANUARY)
    assert subject(own, row(), JANUARY) == "Bonne et heureuse année 2027"
    assert subject(own, row(language="en"), JANUARY) == "For Marie Dupont"


def test_another_season_wishes_no_happy_new_year() -> None:
    season = Season(2027, "Pâques", datetime.date(2027, 3, 20), datetime.date(2027, 4, 5))
    said = letter(Campaign(season), row(), season.from_on)
    assert "Bonjour Marie" in said and "année" not in said
    assert subject(Campaign(season), row(), season.from_on) == "Pâques"
    assert "{wish}" not in template(Campaign(season), "en")
