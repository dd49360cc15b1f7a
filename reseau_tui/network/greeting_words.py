"""The words of a greeting: templates by language and form, their fields, what is filled in.

These texts go to other people, in *their* language: they are no sentences of the interface, and
stand here in each language whatever the user's own is.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping

from reseau_tui.model.greetings import NEW_YEAR, Season
from reseau_tui.network.addressee import called, template_key
from reseau_tui.network.greetings import Campaign, GreetingRow
from reseau_tui.text import fold

FIELDS = ("first", "name", "wish", "hook", "news", "year", "season")
"""What a template may hold in braces.

``hook`` is a sentence about the last exchange, ``news`` one with my open news for them.
"""

_ALSO = {
    "prenom": "first", "nom": "name", "voeux": "wish", "souvenir": "hook", "nouvelles": "news",
    "annee": "year", "saison": "season",
}  # fmt: skip
"""The same in French, folded."""

SUBJECT = " subject"
"""What follows a template's key for the subject of a mail."""

KEYS = ("fr tu", "fr vous", "en")
"""The templates that there are from the start."""

LONG = 400
"""Days after which the last exchange is no longer mentioned, but how long ago it was."""

_LATELY = 21
"""Days within which it was the other day."""

_NEAR_MONTHS = 330
"""Days within which a month needs no year."""

_NEW_YEAR_TEXTS = {
    "fr tu": (
        "Bonjour {first},\n\n{wish}\u00a0!\n\n{hook}\n\nQue l’année {year} t’apporte, à toi et à"
        " tous ceux que tu aimes, la santé, de la joie et de belles surprises. {news}\n\n"
        "J’espère qu’on se verra bientôt.\n\nJe t’embrasse"
    ),
    "fr vous": (
        "Bonjour {first},\n\n{wish}\u00a0!\n\n{hook}\n\nQue l’année {year} vous apporte, ainsi qu’à"
        " vos proches, la santé, de la joie et de belles réussites. {news}\n\n"
        "Au plaisir de vous revoir bientôt.\n\nBien à vous"
    ),
    "en": (
        "Dear {first},\n\n{wish}!\n\n{hook}\n\nMay {year} bring you and those you love good health,"
        " joy and happy surprises. {news}\n\nI hope we see each other soon.\n\nWarm wishes"
    ),
}
_OTHER_TEXTS = {
    "fr tu": (
        "Bonjour {first},\n\n{hook}\n\nJ’espère que tu vas bien, toi et les tiens. {news}\n\n"
        "À très bientôt"
    ),
    "fr vous": (
        "Bonjour {first},\n\n{hook}\n\nJ’espère que vous allez bien, vous et vos proches."
        " {news}\n\nÀ bientôt"
    ),
    "en": (
        "Dear {first},\n\n{hook}\n\nI hope you and yours are well. {news}\n\nSee you soon, I hope"
    ),
}

_WISHES = {
    # Nobody wishes a good year before it has begun.
    "fr": ("De belles fêtes, et déjà tous mes vœux pour {year}", "Bonne et heureuse année {year}"),
    "en": ("Happy holidays, and my best wishes for {year}", "Happy New Year {year}"),
}

_MONTHS = {
    "fr": ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
           "octobre", "novembre", "décembre"),
    "en": ("January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December"),
}  # fmt: skip

_TOGETHER = {
    "fr": {"coffee": "notre café", "meal": "notre repas", "drink": "notre verre",
           "walk": "notre balade", "visit": "notre visite", "call": "notre conversation",
           "video": "notre conversation", "meeting": "notre rencontre",
           "event": "notre rencontre", "project": "notre projet"},
    "en": {"coffee": "our coffee", "meal": "our meal", "drink": "our drink", "walk": "our walk",
           "visit": "our visit", "call": "our talk", "video": "our talk",
           "meeting": "our meeting", "event": "our meeting", "project": "our project"},
}  # fmt: skip
_GIVEN = {
    "fr": {"mail": "message", "text": "message", "message": "message", "letter": "lettre",
           "gift": "cadeau"},
    "en": {"mail": "message", "text": "message", "message": "message", "letter": "letter",
           "gift": "present"},
}  # fmt: skip


def template(campaign: Campaign, key: str) -> str:
    """Return the text of a template: the campaign's own, else the program's.

    A language that the program does not write in has the English one until it gets its own.
    """
    return campaign.templates.get(key) or usual_template(campaign.season, key)


def usual_template(season: Season, key: str) -> str:
    """Return the program's own text, or subject, for a key."""
    if key.endswith(SUBJECT):
        return "{wish}" if season.name == NEW_YEAR else "{season}"
    texts = _NEW_YEAR_TEXTS if season.name == NEW_YEAR else _OTHER_TEXTS
    return texts.get(key, texts["en"])


def letter(campaign: Campaign, row: GreetingRow, today: datetime.date) -> str:
    """Return the text for somebody: what was written, else their template filled in."""
    if row.text:
        return row.text
    key = template_key(row.language, row.form)
    return fill(template(campaign, key), values_for(campaign.season, row, today))


def subject(campaign: Campaign, row: GreetingRow, today: datetime.date) -> str:
    """Return the subject of a mail to somebody."""
    key = template_key(row.language, row.form) + SUBJECT
    filled = fill(template(campaign, key), values_for(campaign.season, row, today))
    return " ".join(filled.split())


def values_for(season: Season, row: GreetingRow, today: datetime.date) -> dict[str, str]:
    """Return the fields of somebody's template, those of :data:`FIELDS`."""
    tongue = row.language if row.language in _WISHES else "en"
    early, late = _WISHES[tongue]
    wish = early if today < datetime.date(season.year, 1, 1) else late
    return {
        "first": called(row.name, row.nickname, row.form),
        "name": row.name,
        "wish": wish.format(year=season.year) if season.name == NEW_YEAR else season.name,
        "hook": hook(row, tongue, today),
        "news": _news(row, tongue),
        "year": str(season.year),
        "season": str(season.year) if season.name == NEW_YEAR else season.name,
    }


def fill(text: str, values: Mapping[str, str]) -> str:
    """Return a template with its fields put in; braces that are no field stay as they are.

    A line that an empty field leaves empty goes, and so does the blank before the field.
    """
    filled = "".join(
        values.get(_field(piece) or "", f"{{{piece}}}") if inside else piece
        for piece, inside in _pieces(text)
    )
    lines = [" ".join(line.split(" ")).rstrip(" ") for line in filled.split("\n")]
    kept = [line for place, line in enumerate(lines) if line or (place and lines[place - 1])]
    return "\n".join(kept).strip("\n")


def unknown_fields(text: str) -> list[str]:
    """Return what stands in braces and is no field."""
    return [piece for piece, inside in _pieces(text) if inside and _field(piece) is None]


def _field(written: str) -> str | None:
    word = fold(written.strip())
    return word if word in FIELDS else _ALSO.get(word)


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Cut at braces; say which pieces stood in a pair of them, on one line."""
    while text:
        before, opened, rest = text.partition("{")
        inside, closed, after = rest.partition("}")
        if not opened:
            yield before, False
            return
        if not closed or "{" in inside or "\n" in inside or not inside.strip():
            yield before + opened, False
            text = rest
            continue
        yield before, False
        yield inside, True
        text = after


def hook(row: GreetingRow, language: str, today: datetime.date) -> str:
    """Return a sentence about the last exchange that can be sent as it is; "" without one."""
    if row.spoke_on is None:
        return ""
    french = language == "fr"
    polite = row.form == "vous"
    days = (today - row.spoke_on).days
    if days > LONG:
        if not french:
            return "It has been too long since we last talked: do tell me how you are."
        asked = "donnez-moi de vos nouvelles" if polite else "donne-moi de tes nouvelles"
        return f"Voilà longtemps que nous ne nous sommes pas parlé\u00a0: {asked}."
    when = _when(row.spoke_on, today, "fr" if french else "en")
    tongue = "fr" if french else "en"
    kind = row.spoke_kind or ""
    together, given = _TOGETHER[tongue].get(kind), _GIVEN[tongue].get(kind)
    if together:
        if french:
            return f"Je repense avec plaisir à {together} {when}."
        return f"I think back with pleasure to {together} {when}."
    if given and row.spoke_by == "them":
        if not french:
            return f"Your {given} {when} made me happy."
        whose = "Votre" if polite else "Ta" if given == "lettre" else "Ton"
        return f"{whose} {given} {when} m’a fait plaisir."
    if given and row.spoke_by == "me":
        if not french:
            return f"I hope all has been well with you since my {given} {when}."
        whose, whom = ("ma" if given == "lettre" else "mon"), ("vous" if polite else "toi")
        return f"Depuis {whose} {given} {when}, j’espère que tout va bien pour {whom}."
    if french:
        return f"Nos échanges {when} m’ont fait plaisir."
    return f"I was glad of our exchange {when}."


def _when(day: datetime.date, today: datetime.date, language: str) -> str:
    days = (today - day).days
    if days < _LATELY:
        return "the other day" if language == "en" else "de l’autre jour"
    month = _MONTHS[language][day.month - 1]
    year = "" if days < _NEAR_MONTHS else f" {day.year}"
    if language == "en":
        return f"in {month}{year}"
    return f"{'d’' if month[0] in 'ao' else 'de '}{month}{year}"


def _news(row: GreetingRow, language: str) -> str:
    said = [" ".join(one.text.split()) for one in row.news[:2]]
    if not said:
        return ""
    words = "; ".join(said) if language != "fr" else "\u00a0; ".join(said)
    begin = "De mon côté\u00a0:" if language == "fr" else "As for me:"
    return f"{begin} {words}{'' if words[-1] in '.!?…' else '.'}"
