"""The words of dates in English and French, folded: tables only.

A day is written as ``(unit, count)``: days and months are counted from today, ``minute`` from now,
``weekend`` is a Saturday, ``week end`` a Friday, ``month end`` and ``year end`` a last day.
"""

from __future__ import annotations

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20,
    "un": 1, "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8,
    "neuf": 9, "dix": 10, "onze": 11, "douze": 12, "quinze": 15, "vingt": 20, "trente": 30,
}  # fmt: skip

UNITS = {
    "day": ("day", 1), "days": ("day", 1), "jour": ("day", 1), "jours": ("day", 1),
    "week": ("day", 7), "weeks": ("day", 7), "semaine": ("day", 7), "semaines": ("day", 7),
    "fortnight": ("day", 14), "fortnights": ("day", 14), "quinzaine": ("day", 15),
    "dizaine": ("day", 10), "month": ("month", 1), "months": ("month", 1), "mois": ("month", 1),
    "year": ("month", 12), "years": ("month", 12), "an": ("month", 12), "ans": ("month", 12),
    "annee": ("month", 12), "annees": ("month", 12), "hour": ("minute", 60),
    "hours": ("minute", 60), "heure": ("minute", 60), "heures": ("minute", 60),
    "h": ("minute", 60), "minute": ("minute", 1), "minutes": ("minute", 1), "min": ("minute", 1),
    "mins": ("minute", 1),
}  # fmt: skip
SHORT_UNITS = {"d": ("day", 1), "j": ("day", 1), "w": ("day", 7), "h": ("minute", 60)}
"""Units written against their number: ``2w``, ``15j``."""

WEEKDAYS = {
    "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5,
    "sunday": 6, "lundi": 0, "mardi": 1, "mercredi": 2, "jeudi": 3, "vendredi": 4, "samedi": 5,
    "dimanche": 6,
}  # fmt: skip
ENGLISH_SHORT_WEEKDAYS = {
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3, "fri": 4,
    "sat": 5, "sun": 6,
}  # fmt: skip
FRENCH_SHORT_WEEKDAYS = {"lun": 0, "mar": 1, "mer": 2, "jeu": 3, "ven": 4, "sam": 5, "dim": 6}
TURNS = {"last": -1, "past": -1, "next": 1, "coming": 1, "this": 0, "ce": 0}
"""Words before a weekday that say which one."""

WEEKDAY_STARTERS = {*TURNS, *WEEKDAYS, *ENGLISH_SHORT_WEEKDAYS, *FRENCH_SHORT_WEEKDAYS}
CLEAR_SHORT_WEEKDAYS = frozenset(
    ("tue", "tues", "weds", "thu", "thur", "thurs", "fri", "lun", "ven")
)
"""The short weekdays that are no name and no other word: they may stand alone in a field."""

ENGLISH_MONTHS = {
    "january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7,
    "august": 8, "september": 9, "october": 10, "november": 11, "december": 12,
}  # fmt: skip
FRENCH_MONTHS = {
    "janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7,
    "aout": 8, "septembre": 9, "octobre": 10, "novembre": 11, "decembre": 12,
}  # fmt: skip
ENGLISH_SHORT_MONTHS = {
    "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "sept": 9,
    "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
FRENCH_SHORT_MONTHS = {"janv": 1, "fevr": 2, "fev": 2, "avr": 4, "juil": 7, "juill": 7}
SHORT_MONTHS = ENGLISH_SHORT_MONTHS | FRENCH_SHORT_MONTHS
FULL_MONTHS = ENGLISH_MONTHS | FRENCH_MONTHS
MONTHS = FULL_MONTHS | SHORT_MONTHS
SHORT_WORDS = frozenset((*ENGLISH_SHORT_WEEKDAYS, *FRENCH_SHORT_WEEKDAYS, *SHORT_MONTHS, "m"))
"""Abbreviations: a full stop after one of them belongs to it."""

NAME_MONTHS = frozenset(("march", "april", "may", "june", "august", "jan", "mar", "jun", "aug"))
"""Months that are also first names or verbs: ``April 3`` needs a sign that it is the month."""

ENGLISH_PARTS = {
    "morning": "morning", "afternoon": "afternoon", "evening": "evening", "night": "night",
}  # fmt: skip
FRENCH_PARTS = {
    "matin": "morning", "apres-midi": "afternoon", "aprem": "afternoon", "soir": "evening",
    "nuit": "night",
}  # fmt: skip
PARTS = ENGLISH_PARTS | FRENCH_PARTS

_PHRASES = {
    ("day", 0, ""): "today | earlier today | later today | aujourd'hui | aujourdhui",
    ("day", -1, ""): "yesterday | hier",
    ("day", -2, ""): "the day before yesterday | day before yesterday | avant-hier | avant hier",
    ("day", 1, ""): "tomorrow | demain",
    ("day", 2, ""): "the day after tomorrow | day after tomorrow | apres-demain | apres demain",
    ("day", 0, "morning"): "this morning | ce matin",
    ("day", 0, "afternoon"): "this afternoon | cet apres-midi | cette apres-midi | cet aprem",
    ("day", 0, "evening"): "this evening | tonight | ce soir",
    ("day", 0, "noon"): "ce midi",
    ("day", -1, "night"): "last night | la nuit derniere",
    ("day", -1, "evening"): "last evening",
    ("day", -14, ""): "the week before last",
    ("day", -7, ""): (
        "last week | la semaine derniere | semaine derniere | la semaine passee | semaine passee"
    ),
    ("month", -1, ""): "last month | le mois dernier | mois dernier | le mois passe",
    ("month", -12, ""): "last year | l'annee derniere | l'an dernier | l'annee passee | l'an passe",
    ("day", 7, ""): "next week | la semaine prochaine | semaine prochaine",
    ("day", 14, ""): "the week after next",
    ("month", 1, ""): "next month | le mois prochain | mois prochain",
    ("month", 12, ""): "next year | l'annee prochaine | l'an prochain",
    ("week end", 0, ""): (
        "end of the week | the end of the week | end of week | fin de semaine | fin de la semaine "
        "| la fin de la semaine | la fin de semaine | this week | cette semaine"
    ),
    ("month end", 0, ""): (
        "end of the month | the end of the month | end of month | fin du mois | la fin du mois | "
        "fin de mois | this month | ce mois-ci"
    ),
    ("month end", 1, ""): (
        "end of next month | fin du mois prochain | the end of next month | la fin du mois prochain"
    ),
    ("year end", 0, ""): (
        "end of the year | the end of the year | end of year | fin de l'annee | la fin de l'annee "
        "| fin d'annee"
    ),
    ("weekend", 0, ""): (
        "this weekend | over the weekend | ce weekend | this week-end | over the week-end | ce "
        "week-end | this week end | over the week end | ce week end"
    ),
    ("weekend", -1, ""): (
        "last weekend | le weekend dernier | weekend dernier | le weekend passe | last week-end | "
        "le week-end dernier | week-end dernier | le week-end passe | last week end | le week end "
        "dernier | week end dernier | le week end passe"
    ),
    ("weekend", 1, ""): (
        "next weekend | le weekend prochain | weekend prochain | next week-end | le week-end "
        "prochain | week-end prochain | next week end | le week end prochain | week end prochain"
    ),
}
PHRASES = {phrase: day for day, phrases in _PHRASES.items() for phrase in phrases.split(" | ")}
"""Fixed expressions and the day they tell, with the part of it or ""."""

LONGEST_PHRASE = 5
"""Words of the longest of :data:`PHRASES`."""

FUTURE_PHRASES = frozenset(("this week", "cette semaine", "this month", "ce mois-ci"))
"""Phrases that name a limit in a promise and no day at all in what happened."""

AT = frozenset(("at", "around", "about", "vers", "a"))
"""Words before a time. ``a`` stands for ``à``; see :func:`date_read.is_at`."""

MIDDAY = ("noon", "midday", "midi")
MIDNIGHT = ("midnight", "minuit")
CLOCK_WORDS = (*MIDDAY, *MIDNIGHT)
"""Every word that can begin a time; what begins with a digit can too."""

DEADLINES = frozenset((
    "before", "by", "until", "till", "for", "to", "from", "after", "avant", "pour", "d'ici",
    "jusqu'a", "jusqu'au", "au", "a", "des", "apres",
))  # fmt: skip
"""Words that turn a day into a limit: part of the date of a promise, never of what happened."""

FIRM_LINKS = frozenset(("on", "before", "until", "avant", "d'ici"))
"""Words after which ``3/4`` is a day and not three quarters."""

CONNECTORS = frozenset(("and", "et", "or", "ou", "to", "a", "au", "until", "jusqu'a", "jusqu'au"))
"""Words between the two days of ``monday to friday``: two days are no day."""

NO_DATE_AFTER = frozenset((
    "of", "de", "du", "des", "since", "depuis", "every", "each", "any", "some", "chaque", "a",
    "an", "un", "une", "than", "almost", "nearly", "usa", "another", "most",
))  # fmt: skip
"""``since friday``, ``de vendredi``, ``a monday``: not the day on which something happened."""

NO_WEEKDAY_AFTER = frozenset((
    "the", "le", "la", "les", "with", "avec", "chez", "black", "good", "cyber", "casual", "easter",
    "ash", "palm", "super", "bloody", "sheffield", "it's", "mr", "mrs", "ms", "m", "mme", "dr",
    "monsieur", "madame", "robinson",
))  # fmt: skip
"""``le vendredi`` is a habit, ``Black Friday`` a feast, ``with Sunday`` a person."""

NO_WEEKDAY_BEFORE = frozenset(("gras", "saint", "noir", "des", "of", "de"))
"""``mardi gras``, ``lundi de Pâques``, ``last friday of the month``."""

STATES = frozenset(("is", "est", "c'est", "it's", "born", "ne", "nee", "nes", "nees"))
"""``her birthday is on 12 March``: a fact about a day, told on another."""

BIRTHDAYS = frozenset(("birthday", "birthdate", "bday", "anniversaire", "anniv", "naissance"))
"""``birthday: 12 March 1980``: the same."""

PEOPLE_AFTER = frozenset(("with", "avec", "chez", "and", "et"))
"""After these ``Sam 14/03`` and ``April 12`` begin with a person."""

NUMBER_NOUNS = frozenset((
    "room", "salle", "flat", "apt", "apartment", "appartement", "appt", "bureau", "office",
    "version", "v", "no", "n", "num", "numero", "number", "page", "pages", "chapter", "chapitre",
    "note", "score", "grade", "ratio", "tension", "bp", "ticket", "invoice", "facture", "dossier",
    "ref", "reference", "lot", "code", "size", "taille", "release", "build", "python",
))  # fmt: skip
"""``room 12/03``, ``version 1.2.2026``."""

FOLLOWERS = frozenset((
    "with", "avec", "at", "a", "in", "chez", "to", "for", "about", "from", "and", "et", "we", "i",
    "he", "she", "je", "j'ai", "nous", "coffee", "cafe", "lunch", "dinner", "breakfast", "drinks",
    "call", "called", "met", "saw", "meeting", "visit", "dejeuner", "diner", "appel", "rdv", "vu",
    "vue", "on", "last", "by",
))  # fmt: skip
"""Words that go on with a note after a complete date: ``12 may with Paul``, not ``12 may come``."""
