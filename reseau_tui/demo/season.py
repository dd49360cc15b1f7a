"""The greetings of the demo: the last season that has begun, and the one before while it is on."""

from __future__ import annotations

import datetime
import random
from collections.abc import Sequence

from reseau_tui.demo.exchange import Exchange
from reseau_tui.demo.people import PEOPLE, Invented
from reseau_tui.demo.rows import IDS, Row, uid

SEED = "vœux"

TEXTS = {
    False: (
        ("me", "Carte de vœux écrite à la main, un mot sur {about}"),
        ("me", "Vœux par mail, et des nouvelles de {about} demandées"),
        ("both", "Vœux échangés, on s'appelle en février"),
        ("both", "Bonne année des deux côtés, surtout {about}"),
        ("them", "Ses vœux sont arrivés avant les miens"),
    ),
    True: (
        ("me", "Wrote a card with a line about {about}"),
        ("both", "Wishes both ways, and {about}"),
        ("both", "Happy new year, answered within the hour"),
        ("them", "Their card came first, with a photo"),
    ),
}  # fmt: skip
"""What is noted of greetings, in French (False) and in English: who wrote, and the words."""

WRITTEN = {
    False: "Bonne année {year} ! Que devient {about} ?",
    True: "Happy new year {year}! How is {about} these days?",
}
"""A text that waits to be sent."""

LATELY = 3
"""Days without greetings of their own, so that who waits for an answer still does."""

LONG = 60
"""Days of silence that no greetings break."""

STATUS = {"me": "sent", "both": "answered", "them": "first"}
"""What an exchange of greetings makes of somebody's greeting, by who wrote."""


def seasons(today: datetime.date) -> list[int]:
    """Return the new years greeted that the demo has a campaign of, oldest first."""
    newest = today.year + (today.month == 12)
    return [newest - 1, newest] if today <= datetime.date(newest, 2, 28) else [newest]


def _window(year: int) -> tuple[datetime.date, datetime.date]:
    return datetime.date(year - 1, 12, 1), datetime.date(year, 1, 31)


def _known(person: Invented, today: datetime.date, on: datetime.date) -> bool:
    """Whether somebody is greeted on a day: met before, alive, in a circle, not left in peace."""
    days = (today - on).days
    gone = max(person.archived or 0, person.deceased or 0)
    return person.circle is not None and greeted(person) and gone < days < person.known * 365


def greeted(person: Invented) -> bool:
    """Whether somebody is greeted at all."""
    return person.archived is None and person.name != "Philippe Arnaud"


def greetings_of_seasons(today: datetime.date, exchanges: Sequence[Exchange]) -> list[Exchange]:
    """Return greetings exchanged in these seasons beside those that ``exchanges`` hold."""
    chance = random.Random(SEED)  # noqa: S311 - invented wishes, not secrets
    busy = {(name, exchange.on) for exchange in exchanges for name in exchange.people}
    found: list[Exchange] = []
    for year in seasons(today):
        first, last = _window(year)
        done = {name for e in _greetings(exchanges, first, last) for name in e.people}
        for person in PEOPLE:
            on = datetime.date(year, 1, 1) + datetime.timedelta(chance.randint(-28, 25))
            luck, about = chance.random(), chance.choice(person.about)
            who, text = chance.choice(TEXTS[person.english])
            # What the people's own story says of the last days, and of a long silence, stands.
            quiet = (today - on).days <= (person.last if person.last > LONG else LATELY)
            free = person.name not in done and (person.name, on) not in busy
            if luck < 0.72 and free and not quiet and on <= today and _known(person, today, on):
                said = text.format(about=about)
                found.append(Exchange(on, (person.name,), "greeting", who, said))
    return found


def _greetings(
    exchanges: Sequence[Exchange], first: datetime.date, last: datetime.date
) -> list[Exchange]:
    return [
        exchange
        for exchange in exchanges
        if exchange.kind == "greeting"
        and first <= exchange.on <= last
        # A birthday in December is no new year.
        and "nniversaire" not in exchange.text
        and "irthday" not in exchange.text
    ]


def campaign_rows(exchanges: Sequence[Exchange], today: datetime.date) -> dict[str, list[Row]]:
    """Return the rows of the campaigns and of everybody's greeting in them."""
    chance = random.Random(SEED)  # noqa: S311
    numbers = {id(exchange): number for number, exchange in enumerate(exchanges, 1)}
    campaigns: list[Row] = []
    greetings: list[Row] = []
    for number, year in enumerate(seasons(today), 1):
        first, last = _window(year)
        campaigns.append({
            "id": number,
            "uid": uid("campaign", year),
            "year": year,
            "season": "new-year",
            "from_on": first.isoformat(),
            "to_on": last.isoformat(),
            "templates": None,
        })  # fmt: skip
        over = today > last
        rows: dict[str, Row] = {}
        for exchange in _greetings(exchanges, first, last):
            for name in exchange.people:
                rows[name] = _greeting(
                    number, name, STATUS[exchange.initiative], exchange.on,
                    interaction=numbers[id(exchange)],
                )  # fmt: skip
        for person in PEOPLE:
            luck, days = chance.random(), chance.randint(0, 30)
            on = min(first + datetime.timedelta(days=days), today)
            if person.name in rows or not _known(person, today, on):
                continue
            if luck < (0.3 if over else 0.05):
                rows[person.name] = _greeting(number, person.name, "skipped", on)
            elif luck < 0.3:
                about = person.about[0]
                text = WRITTEN[person.english].format(year=year, about=about)
                rows[person.name] = _greeting(number, person.name, "written", on, text=text)
        greetings += [rows[person.name] for person in PEOPLE if person.name in rows]
    return {"campaign": campaigns, "greeting": greetings}


def _greeting(
    campaign: int,
    name: str,
    status: str,
    on: datetime.date,
    *,
    interaction: int | None = None,
    text: str | None = None,
) -> Row:
    return {
        "campaign_id": campaign,
        "contact_id": IDS[name],
        "status": status,
        "channel": None,
        "text": text,
        "on": on.isoformat(),
        "interaction_id": interaction,
    }
