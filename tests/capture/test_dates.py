"""The dates of one-line notes: what is one, which day it is, and what must never be one."""

from __future__ import annotations

import datetime
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reseau_tui.capture import date_words
from reseau_tui.capture.dates import STARTERS, FoundDate, find_date, parse_date

NOW = datetime.datetime(2026, 11, 22, 10, 0)  # a Sunday


def left(text: str, found: FoundDate) -> str:
    """Return the text without what was matched."""
    for start, end in reversed(found.spans):
        text = text[:start] + text[end:]
    return " ".join(text.split())


def told(found: FoundDate | None) -> str | None:
    if found is None:
        return None
    return found.on.isoformat() + (f" {found.at}" if found.at else "")


HAPPENED = [
    # days told from today
    ("saw Paul today", "2026-11-22", "saw Paul"),
    ("aujourd’hui vu Paul", "2026-11-22", "vu Paul"),
    ("coffee this morning with Paul", "2026-11-22", "coffee with Paul"),
    ("ce matin, appel", "2026-11-22", ", appel"),
    ("tonight at 8 with Paul", "2026-11-22 20:00", "with Paul"),
    ("Yesterday saw Paul", "2026-11-21", "saw Paul"),
    ("vu HIER Paul", "2026-11-21", "vu Paul"),
    ("hier soir avec Paul", "2026-11-21", "avec Paul"),
    ("last night with Paul", "2026-11-21", "with Paul"),
    ("vu Léa avant-hier", "2026-11-20", "vu Léa"),
    ("vu Léa avant hier soir", "2026-11-20", "vu Léa"),
    ("the day before yesterday met Léa", "2026-11-20", "met Léa"),
    ("coffee this weekend", "2026-11-21", "coffee"),
    ("le week-end dernier café", "2026-11-14", "café"),
    # lengths of time
    ("3 days ago saw Paul", "2026-11-19", "saw Paul"),
    ("saw Paul three weeks ago", "2026-11-01", "saw Paul"),
    ("a fortnight ago saw Paul", "2026-11-08", "saw Paul"),
    ("a couple of days ago saw Paul", "2026-11-20", "saw Paul"),
    ("saw her about a month ago", "2026-10-22", "saw her"),
    ("il y a environ 2 jours vu Paul", "2026-11-20", "vu Paul"),
    ("il y a deux jours de ça, vu Paul", "2026-11-20", ", vu Paul"),
    ("ya 2 jours vu Paul", "2026-11-20", "vu Paul"),
    ("il y a deux jours vu Paul", "2026-11-20", "vu Paul"),
    ("vu Paul il y a quinze jours", "2026-11-07", "vu Paul"),
    ("il y a une quinzaine de jours vu Paul", "2026-11-07", "vu Paul"),
    ("il y a un mois vu Paul", "2026-10-22", "vu Paul"),
    ("vu Paul il y a 15 h", "2026-11-21", "vu Paul"),
    ("il y a 3j vu Paul", "2026-11-19", "vu Paul"),
    ("last week saw Paul", "2026-11-15", "saw Paul"),
    ("la semaine dernière vu Paul", "2026-11-15", "vu Paul"),
    ("last month saw Paul", "2026-10-22", "saw Paul"),
    ("le mois dernier vu Paul", "2026-10-22", "vu Paul"),
    ("l'an dernier vu Paul", "2025-11-22", "vu Paul"),
    ("hier au soir avec Paul", "2026-11-21", "avec Paul"),
    ("hier dans l'après-midi, café", "2026-11-21", ", café"),
    # weekdays
    ("this past friday coffee", "2026-11-20", "coffee"),
    ("vendredi cette semaine, café", "2026-11-20", ", café"),
    ("Lunch Friday at noon", "2026-11-20 12:00", "Lunch"),
    ("coffee friday with Paul", "2026-11-20", "coffee with Paul"),
    ("coffee on Friday with Paul", "2026-11-20", "coffee with Paul"),
    ("Coffee with Paul Friday", "2026-11-20", "Coffee with Paul"),
    ("met Paul Friday I think", "2026-11-20", "met Paul I think"),
    ("Friday lunch with Paul", "2026-11-20", "lunch with Paul"),
    ("coffee sunday", "2026-11-22", "coffee"),
    ("coffee last sunday", "2026-11-15", "coffee"),
    ("dimanche dernier café", "2026-11-15", "café"),
    ("met Léa last friday at the pub", "2026-11-20", "met Léa at the pub"),
    ("vu Marie vendredi", "2026-11-20", "vu Marie"),
    ("vu Marie ce vendredi", "2026-11-20", "vu Marie"),
    ("vu Marie vendredi dernier", "2026-11-20", "vu Marie"),
    ("vu Marie vendredi soir dernier", "2026-11-20", "vu Marie"),
    ("samedi soir chez Paul", "2026-11-21", "chez Paul"),
    ("next sat coffee", "2026-11-28", "coffee"),
    ("sat night drinks", "2026-11-21", "drinks"),
    ("on Mon with Paul", "2026-11-16", "with Paul"),
    ("friday last week coffee", "2026-11-13", "coffee"),
    ("vendredi de la semaine dernière", "2026-11-13", ""),
    ("la semaine dernière, mardi, café", "2026-11-10", ", café"),
    ("last week on Friday coffee", "2026-11-13", "coffee"),
    ("Tuesday the 17th with Paul", "2026-11-17", "with Paul"),
    ("mardi 17 avec Paul", "2026-11-17", "avec Paul"),
    ("VU PAUL VENDREDI", "2026-11-20", "VU PAUL"),
    # the calendar
    ("le 12 mars vu Paul", "2026-03-12", "vu Paul"),
    ("12 mars café", "2026-03-12", "café"),
    ("1er avril café", "2026-04-01", "café"),
    ("1ᵉʳ avril café", "2026-04-01", "café"),
    ("le 24 nov. déjeuner", "2025-11-24", "déjeuner"),
    ("le 29 février vu Paul", "2024-02-29", "vu Paul"),
    ("22 novembre café", "2026-11-22", "café"),
    ("met Paul 12 March 2025 in Rome", "2025-03-12", "met Paul in Rome"),
    ("met Paul March 12", "2026-03-12", "met Paul"),
    ("met Paul March 12th 2025", "2025-03-12", "met Paul"),
    ("Nov 12, 2025 lunch", "2025-11-12", "lunch"),
    ("12 mars ’25 café", "2025-03-12", "café"),
    ("the 12th of March lunch", "2026-03-12", "lunch"),
    ("coffee 12 may with Paul", "2026-05-12", "coffee with Paul"),
    ("Mar 12, 2025 lunch", "2025-03-12", "lunch"),
    ("Mar 12 with Paul", "2026-03-12", "with Paul"),
    ("12-mars-2025 café", "2025-03-12", "café"),
    ("premier avril café", "2026-04-01", "café"),
    ("café 12 mars 25", "2025-03-12", "café"),
    ("12 mars 99 personnes", "2026-03-12", "99 personnes"),
    ("May 3 with Paul", "2026-05-03", "with Paul"),
    ("July 12 December lunch", "2025-12-12", "July lunch"),
    ("coffee with Jan 12 March", "2026-03-12", "coffee with Jan"),
    ("coffee 12/03/2026", "2026-03-12", "coffee"),
    ("coffee 12/03 with Paul", "2026-03-12", "coffee with Paul"),
    ("coffee on 3/4 with Paul", "2026-04-03", "coffee with Paul"),
    ("coffee 12/03/25", "2025-03-12", "coffee"),
    ("coffee 12.03.2026", "2026-03-12", "coffee"),
    ("coffee 12-03-2026", "2026-03-12", "coffee"),
    ("coffee 2026-03-12", "2026-03-12", "coffee"),
    ("coffee 2026/03/12", "2026-03-12", "coffee"),
    ("Friday, 20 November 2026 lunch", "2026-11-20", "lunch"),
    ("dim. 22 nov. 2026 café", "2026-11-22", "café"),
    ("Sun 22 Nov 2026 · coffee", "2026-11-22", "· coffee"),
    ("vu hier, samedi 21 novembre, Paul", "2026-11-21", "vu , Paul"),
    ("hier hier vu Paul", "2026-11-21", "vu Paul"),
    # times
    ("tuesday 3pm call", "2026-11-17 15:00", "call"),
    ("appel mardi à 15h30", "2026-11-17 15:30", "appel"),
    ("hier a 15h appel", "2026-11-21 15:00", "appel"),
    ("hier 14h avec Paul", "2026-11-21 14:00", "avec Paul"),
    ("hier vers 14 h 30", "2026-11-21 14:30", ""),
    ("hier à 8 heures du soir", "2026-11-21 20:00", ""),
    ("hier soir à 8h", "2026-11-21 20:00", ""),
    ("hier 9:30 avec Paul", "2026-11-21 09:30", "avec Paul"),
    ("vu hier à midi Paul", "2026-11-21 12:00", "vu Paul"),
    ("hier à midi et demi", "2026-11-21 12:30", ""),
    ("ce midi avec Paul", "2026-11-22 12:00", "avec Paul"),
    ("samedi à minuit", "2026-11-21 00:00", ""),
    ("yesterday at noon saw Paul", "2026-11-21 12:00", "saw Paul"),
    ("yesterday around 3:15 pm walk", "2026-11-21 15:15", "walk"),
    ("yesterday at 12am call", "2026-11-21 00:00", "call"),
    ("3:30pm yesterday call", "2026-11-21 15:30", "call"),
    ("yesterday at about 3pm call", "2026-11-21 15:00", "call"),
    ("yesterday in the evening at 8, call", "2026-11-21 20:00", ", call"),
    ("hier à 8h du matin", "2026-11-21 08:00", ""),
    ("hier 14:30:10 café", "2026-11-21 14:30", "café"),
    ("at 3 p.m. on friday call", "2026-11-20 15:00", "call"),
    ("à 15h hier appel", "2026-11-21 15:00", "appel"),
    ("Rdv 14h lundi avec Max", "2026-11-16 14:00", "Rdv avec Max"),
    ("vu Paul le 12 à 15h", "2026-11-12 15:00", "vu Paul"),
    ("le 12 mars 2025, 14h30 café", "2025-03-12 14:30", "café"),
    ("coffee 2026-03-12 14:30", "2026-03-12 14:30", "coffee"),
    ("coffee 2026-03-12T14:30:05 ok", "2026-03-12 14:30", "coffee ok"),
    ("call at 3pm", "2026-11-22 15:00", "call"),
    ("appel à 15h30 avec Paul", "2026-11-22 15:30", "appel avec Paul"),
    ("yesterday: coffee with Marie at 3pm", "2026-11-21 15:00", ": coffee with Marie"),
    # where it stops
    ("hier 14:30:99 café", "2026-11-21", "14:30:99 café"),
    ("hier 14h – 16h café", "2026-11-21", "14h – 16h café"),
    ("12h30 - 14h hier café", "2026-11-21", "12h30 - 14h café"),
    ("hier à midi moins le quart", "2026-11-21", "à midi moins le quart"),
    ("friday evening at 8 Baker Street", "2026-11-20", "at 8 Baker Street"),
    ("friday 99:99 with Paul", "2026-11-20", "99:99 with Paul"),
    ("mardi 18 avec Paul", "2026-11-17", "18 avec Paul"),
    ("hier 2h au téléphone", "2026-11-21", "2h au téléphone"),
    ("yesterday at 3 with Paul", "2026-11-21", "at 3 with Paul"),
    ("hier de 14h à 16h avec Paul", "2026-11-21", "de 14h à 16h avec Paul"),
    ("yesterday met Paul, train at 3pm", "2026-11-21", "met Paul, train at 3pm"),
    ("12 mars 25 personnes", "2026-03-12", "25 personnes"),
    ("call 9.30 friday", "2026-11-20", "call 9.30"),
    ("(hier) « café »", "2026-11-21", "() « café »"),
    ("hier,café", "2026-11-21", ",café"),
    # several days: the past, then the beginning, then the longest
    ("vu Paul hier, il part le 12 mars 2027", "2026-11-21", "vu Paul , il part le 12 mars 2027"),
    ("hier vu Paul, marié vendredi dernier", "2026-11-21", "vu Paul, marié vendredi dernier"),
    ("saw friday and called last monday", "2026-11-16", "saw friday and called"),
    ("Sunday Oliseh called yesterday", "2026-11-21", "Sunday Oliseh called"),
    # a later day is found: the caller refuses it
    ("tomorrow coffee", "2026-11-23", "coffee"),
    ("coffee 12/03/2031", "2031-03-12", "coffee"),
    ("coffee in 2 weeks", "2026-12-06", "coffee"),
    ("mardi 8 décembre dentiste", "2026-12-08", "dentiste"),
]


@pytest.mark.parametrize(("text", "when", "rest"), HAPPENED)
def test_the_date_of_what_happened(text: str, when: str, rest: str) -> None:
    found = find_date(text, NOW)
    assert found is not None
    assert told(found) == when
    assert left(text, found) == rest


PROMISED = [
    ("send CV in 2 weeks", "2026-12-06", "send CV"),
    ("send CV in a week's time", "2026-11-29", "send CV"),
    ("send CV a week from now", "2026-11-29", "send CV"),
    ("send CV in about 2 weeks", "2026-12-06", "send CV"),
    ("send CV in 2 weeks' time", "2026-12-06", "send CV"),
    ("send CV within 2 weeks", "2026-12-06", "send CV"),
    ("call this coming monday", "2026-11-23", "call"),
    ("call her mid March", "2027-03-15", "call her"),
    ("envoyer le CV dans 15 jours", "2026-12-07", "envoyer le CV"),
    ("envoyer d'ici deux semaines", "2026-12-06", "envoyer"),
    ("call tomorrow", "2026-11-23", "call"),
    ("appeler demain matin", "2026-11-23", "appeler"),
    ("appeler après-demain", "2026-11-24", "appeler"),
    ("next week call", "2026-11-29", "call"),
    ("la semaine prochaine appeler", "2026-11-29", "appeler"),
    ("la semaine prochaine mardi", "2026-11-24", ""),
    ("call next monday", "2026-11-23", "call"),
    ("appeler lundi prochain", "2026-11-23", "appeler"),
    ("appeler lundi en huit", "2026-11-30", "appeler"),
    ("call monday week", "2026-11-30", "call"),
    ("call sunday", "2026-11-29", "call"),
    ("call friday at 3pm", "2026-11-27 15:00", "call"),
    ("invoice at the end of the month", "2026-11-30", "invoice at"),
    ("facture fin du mois", "2026-11-30", "facture"),
    ("call next month", "2026-12-22", "call"),
    ("send CV before friday", "2026-11-27", "send CV"),
    ("envoyer avant vendredi", "2026-11-27", "envoyer"),
    ("send CV by 12 March", "2027-03-12", "send CV"),
    ("send CV by noon friday", "2026-11-27 12:00", "send CV"),
    ("envoyer d'ici vendredi", "2026-11-27", "envoyer"),
    ("envoyer d’ici au 12 mars", "2027-03-12", "envoyer"),
    ("envoyer d'ici la fin du mois", "2026-11-30", "envoyer"),
    ("pour vendredi préparer le dossier", "2026-11-27", "préparer le dossier"),
    ("relancer à partir de lundi", "2026-11-23", "relancer"),
    ("call after friday", "2026-11-28", "call"),
    ("dîner le 24 décembre", "2026-12-24", "dîner"),
    ("dîner 22 novembre", "2026-11-22", "dîner"),
    ("dîner 12/03", "2027-03-12", "dîner"),
    ("rappeler le 12", "2026-12-12", "rappeler"),
    ("le revoir en mars", "2027-03-01", "le revoir"),
    ("le revoir fin mars", "2027-03-31", "le revoir"),
    ("le revoir mi-mars", "2027-03-15", "le revoir"),
    ("call at 3pm", "2026-11-22 15:00", "call"),
    ("call at 9am", "2026-11-23 09:00", "call"),
    ("send notes of yesterday in 2 weeks", "2026-12-06", "send notes of yesterday"),
]


@pytest.mark.parametrize(("text", "when", "rest"), PROMISED)
def test_the_date_of_a_promise(text: str, when: str, rest: str) -> None:
    found = find_date(text, NOW, prefer="future")
    assert found is not None
    assert told(found) == when
    assert left(text, found) == rest


NO_DATES = """
    May Smith called | Mars Leclerc | Sun Li | April Jones | Juin Martin | Avril Lavoine | may | sun
    Mon ami Paul | mar | mer | sat with Paul | 3 Marie | Jan called | café avec Sam 15h | March 2025
    April 3 Jones | with April 12 | avec Sam 21/11 | they may 12 come | 12 may come | en mars
    Friday's team | yesterday's news | Robinson Friday | Robinson et Vendredi | USA Today
    met Wednesday Addams | with Wednesday | tea at the Friday Club | Black Friday deals | mardi gras
    lundi de Pâques | cours le vendredi | every friday | chaque vendredi | un vendredi | fridays
    #2026-goals | #friday | +mardi | paul@friday.com | @May 12 | @[April May 12] | \\Friday
    https://x.org/2026-03-12 | /home/friday/x | notes 2026-03-12.md | report-2026-03-12
    hier/ce soir
    12 rue Monge | +33 6 12 34 56 78 | 06.12.34.56.78 | 06 12 34 56 78 | 192.168.12.2026 | $12/03
    room 12/03 | room 12/03B | version 1.2.2026 | v2026-03-12x | the second | 12/03% | n° 12/03
    31/02/2026 | 12/13 | 2026-13-01 | 12/25/2025 | 12/03/1 | 12/03/2026/4 | le 31 juin | 2026
    open 24/7 | 1/2 price | 3/4 of them | le 3/4 du temps | 7/10 would go again | note 10/10 | 9/11
    14h | 9:30 | Paul a 15h de train | had a 3pm call | habite à 2h de Paris | mon 15h30 est pris
    10:30-11:30 | de 14h à 16h | at 25h | à 15h61
    from monday to friday | du lundi au vendredi | lundi ou mardi | lundi, mardi et jeudi
    10 au 12 mars | 12–14 March | March 12-14 | du 12/03 au 14/03 | 2 or 3 days ago
    a day or two ago
    il y a deux jours de retard | il y a 2 personnes | il y a un an et demi | the other day
    one day
    il y a 3 semaines et 2 jours | depuis vendredi | since friday | depuis 3 jours
    3 jours avec Paul
    he needs it before friday | à lundi | thanks for yesterday | merci pour hier
    le dîner de vendredi
    the last friday of march | for the first time in two years | done in 5 minutes | pris le 12
    son anniversaire est le 12 mars | born on 12 March 1980 | née le 12 mars 1980
    birthday 12 March 1980 | anniversaire : 12/03/1980 | jeudi 18 novembre 2026
    Lunch Friday was great | Mar 17 | 12-03-26 | 2026-03-12T25:00 | 2026-03-12T14:30:99 | 123-4-2026
    12-mars-20x5 | 2026-03-12Txx | à 3h en train | une dizaine de clients
    il y a une dizaine de clients
    in | il y a | il y a environ | last | at | d'ici | mi- | 12 | 12 of | the 3 musketeers | midi et
    last week of june | during the last month | café Sam 15h | vu 10/10 partout
    #goals,friday | @paul,friday | paul@x.org,friday | https://x.org/?a=1,friday | www.x.org,friday
    in 99999999999999999999 weeks | 9999 years ago | dans 9999 ans | ٣ days ago
"""


@pytest.mark.parametrize(
    "text", [text.strip() for line in NO_DATES.strip().split("\n") for text in line.split(" | ")]
)
def test_no_date_is_better_than_a_wrong_one(text: str) -> None:
    assert find_date(text, NOW) is None


@pytest.mark.parametrize(
    "text",
    [
        "friday or monday",
        "dans un mois et demi",
        "envoyer le compte rendu de vendredi",
        "+2w",
        "elle a mardi prochain un examen",
    ],
)
def test_no_date_in_a_promise(text: str) -> None:
    assert find_date(text, NOW, prefer="future") is None


@pytest.mark.parametrize(
    ("text", "prefer", "when"),
    [
        ("yesterday", "past", "2026-11-21"),
        ("  hier soir à 20h ", "past", "2026-11-21 20:00"),
        ("Friday", "past", "2026-11-20"),
        ("Friday", "future", "2026-11-27"),
        ("fri", "past", "2026-11-20"),
        ("3/4", "past", "2026-04-03"),
        ("10/10", "past", "2026-10-10"),
        ("12-03-26", "past", "2026-03-12"),
        ("le 12", "past", "2026-11-12"),
        ("the 12th", "future", "2026-12-12"),
        ("15h30", "past", "2026-11-22 15:30"),
        ("2025-01-01", "past", "2025-01-01"),
        ("12 mars", "past", "2026-03-12"),
        ("last month", "past", "2026-10-22"),
        ("2 weeks", "future", "2026-12-06"),
        ("2w", "future", "2026-12-06"),
        ("2w", "past", None),
        ("before friday", "future", "2026-11-27"),
        ("before friday", "past", None),
        ("Camille", "past", None),
        ("Sam", "past", None),
        ("sat", "past", None),
        ("jeu", "past", None),
        ("May", "past", None),
        ("hier avec Paul", "past", None),
        ("coffee yesterday", "past", None),
        ("+mardi", "past", None),
        ("\\Friday", "past", None),
        ("12/13", "past", None),
        ("", "past", None),
        (" ?! ", "past", None),
    ],
)
def test_the_whole_text_is_a_date(text: str, prefer: str, when: str | None) -> None:
    assert told(parse_date(text, NOW, prefer)) == when


@pytest.mark.parametrize(
    ("now", "text", "prefer", "when"),
    [
        ("2026-11-20", "friday", "past", "2026-11-20"),
        ("2026-11-20", "last friday", "past", "2026-11-13"),
        ("2026-11-20", "friday", "future", "2026-11-27"),
        ("2026-11-18", "next friday", "future", "2026-11-20"),
        ("2026-11-18", "this weekend", "past", "2026-11-14"),
        ("2026-11-18", "this weekend", "future", "2026-11-21"),
        ("2026-11-18", "next weekend", "future", "2026-11-21"),
        ("2026-11-21", "next weekend", "future", "2026-11-28"),
        ("2026-11-21", "last weekend", "past", "2026-11-14"),
        ("2026-11-18", "end of the week", "future", "2026-11-20"),
        ("2026-03-31", "last month", "past", "2026-02-28"),
        ("2028-02-29", "last year", "past", "2027-02-28"),
        ("2026-01-31", "end of next month", "future", "2026-02-28"),
        ("2026-12-31", "next month", "future", "2027-01-31"),
        ("2026-01-01", "31 December", "past", "2025-12-31"),
        ("2026-03-20", "in March", "future", "2026-03-31"),
        ("9999-12-20", "in 2 weeks", "future", None),
        ("9999-12-20", "next month", "future", None),
        ("2026-11-20", "12/03/98", "past", "1998-03-12"),
    ],
)
def test_other_days_to_speak_from(now: str, text: str, prefer: str, when: str | None) -> None:
    assert told(find_date(text, datetime.datetime.fromisoformat(now), prefer)) == when


@pytest.mark.parametrize("text", ["vu Léa avant‑hier à midi", "le 1er août 2025 café"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_form_of_the_accents_does_not_matter(text: str, form: str) -> None:
    typed = unicodedata.normalize(form, text)
    expected, found = find_date(text, NOW), find_date(typed, NOW)
    assert expected and found
    assert told(found) == told(expected)
    assert left(typed, found) == unicodedata.normalize(form, left(text, expected))


ENGLISH = "January February March April May June July August September October November December"
FRENCH = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre"


def renderings(day: datetime.date) -> list[str]:
    english, french = ENGLISH.split()[day.month - 1], FRENCH.split()[day.month - 1]
    days = (NOW.date() - day).days
    return [
        day.isoformat(),
        day.strftime("%d/%m/%Y"),
        day.strftime("%d.%m.%Y"),
        f"{day.day} {english} {day.year}",
        f"on {english} {day.day}, {day.year}",
        f"{day.day} {french} {day.year}",
        f"le {'1er' if day.day == 1 else day.day} {french.upper()} {day.year}",
        day.strftime("%a %d %b %Y"),
        f"{days} days ago",
        f"il y a {days} jours",
    ]


def test_every_day_of_the_last_year_in_many_words() -> None:
    for days in range(400):
        day = NOW.date() - datetime.timedelta(days=days)
        for rendering in renderings(day):
            text = f"coffee with Paul {rendering} near the bridge"
            found = find_date(text, NOW)
            assert found is not None, text
            assert (found.on, found.at) == (day, None), text
            assert left(text, found) == "coffee with Paul near the bridge"
            whole = parse_date(rendering, NOW)
            assert whole is not None, rendering
            assert whole.on == day, rendering


PIECES = """
    hier mardi à 15h 3 pm at noon on le 12 mars 2026 / - . : , @[ # il y a deux jours ago of last
    next week of the d'ici dès in 2w 31 fin 99 12/03/2026 2026-03-12T14 :30 sat ’25 ² et lundi ou
"""


@settings(max_examples=400, deadline=None)
@given(
    st.one_of(
        st.text(max_size=60), st.lists(st.sampled_from(PIECES.split()), max_size=12).map(" ".join)
    ),
    st.datetimes(datetime.datetime(1950, 1, 1), datetime.datetime(2150, 1, 1)),
    st.sampled_from(["past", "future"]),
)
def test_any_text_is_read_without_an_error(text: str, now: datetime.datetime, prefer: str) -> None:
    for found in (find_date(text, now, prefer), parse_date(text, now, prefer)):
        if found is None:
            continue
        reached = 0
        for start, end in found.spans:
            assert reached <= start < end <= len(text)
            reached = end
        if found.at is not None:
            assert datetime.time.fromisoformat(found.at).isoformat("minutes") == found.at


def test_a_long_text_of_dates_is_read() -> None:
    found = find_date("Vendredi et mardi, " * 1000, NOW)
    assert found is None
    assert told(find_date("x " * 9000 + "hier", NOW)) == "2026-11-21"


def test_the_grammar_loads_nothing_heavy() -> None:
    script = (
        "import sys, datetime, reseau_tui.clock, reseau_tui.text; before = set(sys.modules);"
        "from reseau_tui.capture.dates import find_date;"
        "find_date('coffee with Paul friday 3pm', datetime.datetime(2026, 11, 22));"
        "print(*sorted(set(sys.modules) - before))"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    loaded = answer.stdout.split()
    assert [name for name in loaded if not name.startswith("reseau_tui.capture")] == []


def test_every_word_that_can_begin_a_date_is_a_starter() -> None:
    words = {
        *date_words.NUMBERS, *date_words.WEEKDAY_STARTERS, *date_words.MONTHS, *date_words.AT,
        *date_words.DEADLINES, *date_words.CLOCK_WORDS,
        *(phrase.split()[0] for phrase in date_words.PHRASES),
        *("mi-" + month for month in date_words.FRENCH_MONTHS),
    }  # fmt: skip
    assert words - STARTERS == set()


@pytest.mark.parametrize(
    ("line", "absent"),
    [
        ("coffee with Paul", "date_words date_days date_read date_calendar date_clock"),
        ("hier café avec Paul", "date_calendar date_clock date_weekdays"),
        ("send the CV in 2 weeks", "date_calendar date_clock date_weekdays"),
        ("last friday with Paul", "date_calendar"),
    ],
)
def test_a_line_loads_only_the_readers_it_may_need(line: str, absent: str) -> None:
    script = (
        "import sys, datetime; from reseau_tui.capture.dates import find_date;"
        f"find_date({line!r}, datetime.datetime(2026, 11, 22), 'future'); print(*sys.modules)"
    )
    answer = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    loaded = {name.rpartition(".")[2] for name in answer.stdout.split()}
    assert loaded & set(absent.split()) == set()
