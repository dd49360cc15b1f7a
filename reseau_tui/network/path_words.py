"""The evidence of one hop of a path, in words, and how sure each piece of it is.

Each function returns (tenths, words), the surest first, of what
:mod:`~reseau_tui.network.path_evidence` counts: the first says what the hop rests on.
"""

from __future__ import annotations

import datetime

from reseau_tui.i18n import _, ngettext
from reseau_tui.network import phrases
from reseau_tui.network.path_evidence import (
    CLOSE,
    CLOSE_RELATIONS,
    EVENT_MOST,
    INTRODUCED,
    KNOWN,
    LATELY_DAYS,
    TOGETHER_MOST,
    WEAK,
    my_tie,
    spoken_lately,
)
from reseau_tui.network.path_targets import Role
from reseau_tui.network.reading import as_day, day_of, rows
from reseau_tui.network.relations import sentence_of
from reseau_tui.network.who_sentences import spoken

Facts = list[tuple[int, str]]
"""Evidence: how sure in tenths, and in words."""

STRENGTHS = {INTRODUCED: "strong", CLOSE: "good", KNOWN: "fair", WEAK: "weak"}
"""The codes of ``--json`` by willingness."""

_NAMED = (
    "SELECT i.introducer_id, i.first_id, i.second_id, n.name, f.name, s.name FROM introduction i"
    " LEFT JOIN contact n ON n.id = i.introducer_id LEFT JOIN contact f ON f.id = i.first_id"
    " LEFT JOIN contact s ON s.id = i.second_id WHERE i.status IN ('made', 'followed-up')"
)


def strength_words() -> dict[str, str]:
    """Return how sure a hop is, in words, by its code."""
    return {
        "strong": _("a strong link"),
        "good": _("a good link"),
        "fair": _("a fair link"),
        "weak": _("a weak link"),
    }


def with_me(contact: int, today: datetime.date) -> Facts:
    """Return what ties somebody to me."""
    found = rows(
        "SELECT circle, sphere IS 'family', rhythm, last_full_on, last_touch_on FROM contact"
        " WHERE id = ?",
        (contact,),
    )
    circle, family, rhythm, last_full_on, last_touch_on = found[0]
    facts: Facts = [(INTRODUCED, words) for words in _introduced(contact)]
    if family:
        facts.append((CLOSE, _("family")))
    if circle:
        level = my_tie(circle, False, None, None, None, today)
        facts.append((level, _("in your circle {circle}").format(circle=circle)))
    last, sign = as_day(last_full_on), as_day(last_touch_on)
    if last is not None:
        lately = spoken_lately(last_full_on, rhythm, today)
        facts.append((KNOWN if lately else WEAK, spoken(last, today)))
    elif sign is not None:
        facts.append((WEAK, _("last sign {ago}").format(ago=phrases.ago(sign, today))))
    return _surest_first(facts)


def _introduced(contact: int) -> list[str]:
    """Return whom somebody introduced to me, else whom to whom; nothing for nobody."""
    made = rows(f'{_NAMED} AND i.introducer_id = ? ORDER BY i."on" DESC, i.id DESC', (contact,))
    to_me = {
        (first or second): (first_name or second_name)
        for _by, first, second, _name, first_name, second_name in made
        if (first is None) is not (second is None)
    }
    met = rows(
        "SELECT id, name FROM contact WHERE met_through = ?1 AND id != ?1 ORDER BY met_on DESC, id",
        (contact,),
    )
    names = list({**to_me, **dict(met)}.values())
    if len(names) == 1:
        return [_("introduced you to {name}").format(name=names[0])]
    if names:
        more = ngettext(
            "introduced you to {name} and {count} other",
            "introduced you to {name} and {count} others",
            len(names) - 1,
        )
        return [more.format(name=names[0], count=len(names) - 1)]
    return [
        _("introduced {first} to {second}").format(first=first_name, second=second_name)
        for _by, _first, _second, _name, first_name, second_name in made
        if first_name and second_name
    ][:1]


def between(one: int, other: int, today: datetime.date) -> Facts:
    """Return what ties two people."""
    names: dict[int, str] = dict(
        rows("SELECT id, name FROM contact WHERE id IN (?, ?)", (one, other))
    )
    facts = _introductions(one, other, names)
    facts += _relations(one, other, names)
    facts += _together(one, other, today)
    facts += _events(one, other, today)
    return _surest_first(facts)


def _introductions(one: int, other: int, names: dict[int, str]) -> Facts:
    facts: Facts = []
    both = {one, other}
    for by, first, second, name, first_name, second_name in rows(
        f"{_NAMED} AND i.id IN (SELECT id FROM introduction WHERE introducer_id IN (?1, ?2)"
        " UNION SELECT id FROM introduction WHERE first_id IN (?1, ?2))"
        ' ORDER BY i."on" DESC, i.id DESC',
        (one, other),
    ):
        if by in both and (first in both or second in both):
            level = INTRODUCED
        elif {first, second} == both:
            level = KNOWN
        else:
            continue
        facts.append((level, _introduction(name, first_name, second_name)))
    for whom, by in ((one, other), (other, one)):
        if rows("SELECT 1 FROM contact WHERE id = ? AND met_through = ?", (whom, by)):
            facts.append((INTRODUCED, _introduction(names[by], None, names[whom])))
    return facts


def _introduction(by: str | None, first: str | None, second: str | None) -> str:
    if first is None or second is None:
        said = _("{introducer} introduced you to {name}")
        return said.format(introducer=by, name=first or second)
    if by is None:
        return _("you introduced {first} to {second}").format(first=first, second=second)
    return _("{introducer} introduced {first} to {second}").format(
        introducer=by, first=first, second=second
    )


def _relations(one: int, other: int, names: dict[int, str]) -> Facts:
    # The other one is the kind of whose relation it is.
    return [
        (
            CLOSE if kind in CLOSE_RELATIONS else KNOWN,
            _relation(kind).format(name=names[whom], other=names[whose]),
        )
        for whose, whom, kind in rows(
            "SELECT contact_id, other_id, kind FROM relation WHERE contact_id = ?1 AND other_id"
            " = ?2 UNION ALL SELECT contact_id, other_id, kind FROM relation WHERE contact_id = ?2"
            " AND other_id = ?1",
            (one, other),
        )
    ]


def _relation(kind: str) -> str:
    try:
        return sentence_of(kind)
    except KeyError:  # another program wrote it
        return sentence_of("knows")


def _together(one: int, other: int, today: datetime.date) -> Facts:
    times, moment = rows(
        "SELECT count(*), max(p.moment) FROM participant p CROSS JOIN participant q"
        " ON q.interaction_id = p.interaction_id AND q.contact_id = ?2"
        " WHERE p.contact_id = ?1 AND p.touch = 0 AND (SELECT count(*) FROM participant n"
        " WHERE n.interaction_id = q.interaction_id) <= ?3",
        (one, other, TOGETHER_MOST),
    )[0]
    if not times:
        return []
    last = day_of(moment)
    known = times > 1 or (today - last).days <= LATELY_DAYS
    said = ngettext("seen together once, {ago}", "seen together {count} times, last {ago}", times)
    return [(KNOWN if known else WEAK, said.format(count=times, ago=phrases.ago(last, today)))]


def _events(one: int, other: int, today: datetime.date) -> Facts:
    facts: Facts = []
    for name, on in rows(
        'SELECT e.name, e."on" FROM event_person p CROSS JOIN event_person q'
        " ON q.event_id = p.event_id AND q.contact_id = ?2 AND q.met > 0"
        " CROSS JOIN event e ON e.id = p.event_id WHERE p.contact_id = ?1 AND p.met > 0"
        " AND (SELECT count(*) FROM event_person n WHERE n.event_id = p.event_id AND n.met > 0)"
        ' <= ?3 ORDER BY e."on" DESC LIMIT 1',
        (one, other, EVENT_MOST),
    ):
        day = phrases.date(as_day(on) or today, today)
        facts.append((WEAK, _("both at {event}, {date}").format(event=name, date=day)))
    return facts


def at_organisation(role: Role) -> Facts:
    """Return what somebody does or did at an organisation."""
    told = {"organisation": role.organisation, "title": role.title}
    since, until = _year(role.from_on), _year(role.to_on)
    if role.to_on is None and since:
        said = _("works at {organisation} since {year}")
        if role.title:
            said = _("{title} at {organisation} since {year}")
    elif role.to_on is None:
        said = _("works at {organisation}")
        if role.title:
            said = _("{title} at {organisation}")
    elif until:
        said = _("was at {organisation} until {year}")
        if role.title:
            said = _("was {title} at {organisation} until {year}")
    else:
        said = _("was at {organisation}")
        if role.title:
            said = _("was {title} at {organisation}")
    return [(role.tie, said.format(**told, year=until if role.to_on else since))]


def _year(value: str | None) -> str:
    return value[:4] if value and value[:4].isdecimal() else ""


def _surest_first(facts: Facts) -> Facts:
    told = sorted(facts, key=lambda fact: -fact[0])
    return list(dict.fromkeys(told))
