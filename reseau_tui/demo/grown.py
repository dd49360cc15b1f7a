"""How the demo's network grew, by name: relations, introductions, requests, interviews, events.

Days are counted back from the day of the demo; negative ones are still to come. ``None`` among
the people of an introduction, and as whom an interview is for, is the owner.
"""

# ruff: noqa: E501 - one line a thing, so that it reads like a list
from __future__ import annotations

from dataclasses import dataclass

RELATIONS: tuple[tuple[str, str, str, str | None], ...] = (
    # (who, kind, of whom, note): "Françoise, parent, of Élise"
    ("Françoise Castel", "parent", "Élise Castel", None),
    ("Bernard Castel", "parent", "Élise Castel", None),
    ("Bernard Castel", "partner", "Françoise Castel", "45 ans de mariage"),
    ("Élise Castel", "partner", "Yann Le Bihan", None),
    ("Odette Marquès", "parent", "Françoise Castel", None),
    ("Thérèse Castel", "sibling", "Bernard Castel", None),
    ("Mathilde Roux", "relative", "Élise Castel", "cousines"),
    ("Mathilde Roux", "relative", "Thérèse Castel", None),
    ("Marie Dupont", "colleague", "Giulia Conti", None),
    ("Paul Girard", "colleague", "Xavier Delorme", "essais, 2014"),
    ("Jean-Pierre Lacaze", "friend", "Xavier Delorme", None),
    ("Jean-Pierre Lacaze", "knows", "Philippe Arnaud", None),
    ("Fatou Diallo", "colleague", "Nadia Ferhat", None),
    ("Yann Le Bihan", "friend", "Antoine Besson", "les chantiers ensemble"),
    ("Jo Amar", "friend", "Sofia Lindqvist", None),
    ("Łukasz Nowak", "friend", "Aoife O'Brien", "Galway"),
    ("Inès Roche", "friend", "Camille Delmas", None),
    ("Ana Sousa", "friend", "Beatriz Lopes", None),
    ("Jean Moreau", "knows", "Rachid Amrani", None),
    ("Giulia Conti", "colleague", "Priya Raman", "before Paris"),
)

LOST: tuple[tuple[str, int], ...] = (("Beatriz Lopes", 200),)
"""Whom the owner lost sight of, noted so many days ago."""


@dataclass(frozen=True, slots=True)
class Met:
    """An introduction: proposed ``days`` ago, at its status since ``since`` days."""

    days: int
    introducer: str | None
    first: str | None
    second: str
    why: str
    status: str
    since: int
    outcome: str | None = None
    thanked: int | None = None


INTRODUCTIONS = (
    Met(940, "Paul Girard", "Marie Dupont", "Jean-Pierre Lacaze", "the history of the test flights", "followed-up", 900, "information"),
    Met(610, None, "Camille Durand", "Samira Kaddouri", "les comptes de son cabinet", "followed-up", 560, "client"),
    Met(400, None, "Hugo Perrin", "Samira Kaddouri", "le statut de sa start-up", "followed-up", 370, "client"),
    Met(330, "Mathilde Roux", None, "Julie Tremblay", "le colloque de Montréal", "followed-up", 262, "information", 255),
    Met(150, None, "Fatou Diallo", "Irène Sabatier", "des bénévoles pour le jeudi", "followed-up", 120, "met"),
    Met(41, None, "Priya Raman", "Hugo Perrin", "data for bicycles", "declined", 35),
    Met(24, None, "Nadia Ferhat", "Rachid Amrani", "une camionnette pour la collecte", "made", 20),
    Met(13, None, "Léa Martin", "Gaëlle Kervella", "illustrer ses ateliers d'écriture", "agreed", 4),
    Met(9, None, "Karim Benali", "Hugo Perrin", "a workshop in Lisbon", "first-agreed", 8),
    Met(2, "Marie Dupont", None, "Philippe Arnaud", "la Cité de l'espace cherche un parrain", "proposed", 2),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Need:
    """A request: who looks for what, whom it was taken to (name, status, days ago, why)."""

    days: int
    asker: str
    text: str
    helpers: tuple[tuple[str, str, int, str], ...] = ()
    closed: int | None = None
    outcome: str | None = None
    private: bool = False


REQUESTS = (
    Need(340, "Fatou Diallo", "des bénévoles pour le soutien du jeudi", (("Irène Sabatier", "helped", 300, "voisine, du temps, la bibliothèque de rue"),), 290, "Irène vient tous les jeudis"),
    Need(120, "Hugo Perrin", "a designer for the first catalogue", (("Léa Martin", "nothing", 100, "can help with graphisme"),), 80, "too early, next year perhaps"),
    Need(30, "Inès Roche", "un appartement à Toulouse, deux pièces, pour février", (("Jean Moreau", "sent", 16, "la copropriété, il connaît tout l'immeuble"), ("Irène Sabatier", "declined", 18, "voisine")),),
    Need(5, "Nadia Ferhat", "une camionnette pour la collecte de décembre", (("Rachid Amrani", "agreed", 3, "son camion"),)),
    Need(2, "Camille Durand", "un artisan à Nantes"),
    Need(1, "Solène, une lectrice", "quelqu'un qui a changé de métier à 45 ans", private=True),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Talk:
    """A network interview at a step since so many days; ``names`` were obtained there."""

    who: str
    whom: str | None
    aim: str
    recommender: str | None
    step: str
    since: int
    questions: str
    give_back: str | None = None
    meet: int | None = None
    done: int | None = None
    thanked: int | None = None
    outcome: str | None = None
    names: tuple[str, ...] = ()


_TRADE = "What does a day look like?\nWhat was harder than expected?\nWhom else should one talk to?"
_METIER = "À quoi ressemble une journée ?\nQu'est-ce qui a été plus dur que prévu ?\nÀ qui d'autre parler ?"

INTERVIEWS = (
    Talk("Julie Tremblay", None, "la terminologie comme service", "Mathilde Roux", "to-contact", 6, _METIER, "le glossaire de la lettre"),
    Talk("Kenji Watanabe", None, "fonts and small print runs", None, "to-contact", 2, _TRADE),
    Talk("Anneke de Vries", None, "pricing of translations", "Lucía Romero", "asked", 5, _TRADE, "my French clients"),
    Talk("Giulia Conti", "Paul Girard", "systems engineering in cabin design", "Marie Dupont", "date-set", 4, _TRADE, "his notes on certification", meet=-3),
    Talk("Priya Raman", "Quentin Marty", "un stage dans une équipe data", "Giulia Conti", "done", 1, _METIER, meet=1, done=1),
    Talk("Miguel Ferreira", None, "half the year in Lisbon", "Ana Sousa", "thanked", 33, _TRADE, meet=36, done=36, thanked=35),
    Talk("Jean-Pierre Lacaze", "Paul Girard", "leaving a large house well", None, "told", 70, _METIER, "une conférence à l'amicale", meet=120, done=120, thanked=119, outcome="Paul a choisi la PME, et il le raconte bien.", names=("Xavier Delorme",)),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Gathering:
    """An event: who comes, whom the owner wants to see, who was there; ``met`` is (name, 1 seen
    or 2 met for the first time, subject, followed up so many days ago)."""

    name: str
    days: int
    place: str
    coming: tuple[str, ...] = ()
    wanted: tuple[str, ...] = ()
    met: tuple[tuple[str, int, str, int | None], ...] = ()
    until: int | None = None
    notes: str | None = None


EVENTS = (
    Gathering("Journée des anciens des essais", 64, "Aéroscopia, Toulouse", met=(("Paul Girard", 1, "his thesis student", None), ("Xavier Delorme", 1, "la retraite", None), ("Philippe Arnaud", 1, "l'ancien service", None))),
    Gathering("Salon de l'emploi", 12, "Parc des expositions, Toulouse", coming=("Marie Dupont", "Giulia Conti"), wanted=("Marie Dupont",), met=(("Marie Dupont", 1, "the stand", None), ("Giulia Conti", 1, "her transfer", None), ("Quentin Marty", 2, "un stage dans la data", None)), until=11),
    Gathering("Forum des associations d'hiver", -9, "Salle Jean-Jaurès, Toulouse", coming=("Fatou Diallo", "Nadia Ferhat", "Ibrahim Touré", "Jo Amar"), wanted=("Fatou Diallo", "Ibrahim Touré"), notes="Apporter les cartes de la lettre. Tenir le stand de 14 h à 16 h."),
    Gathering("Vœux de la Halle", -52, "Espace de coworking de la Halle", coming=("Léa Martin", "Samira Kaddouri")),
)  # fmt: skip
