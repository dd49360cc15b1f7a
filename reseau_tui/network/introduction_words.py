"""The drafts of an introduction: what to write to each of the two, nothing is ever sent.

These texts go to other people, in *their* language: they are no sentences of the interface, and
stand here in each language whatever the user's own is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reseau_tui import i18n
from reseau_tui.model.introductions import AGREED, MET
from reseau_tui.network.greeting_words import template_key
from reseau_tui.network.greetings import usual_form
from reseau_tui.network.introductions import IntroductionRow
from reseau_tui.network.reading import id_list, rows

ASK, GIVE, WISH, FIRST_WORD = "ask", "give", "wish", "first-word"
"""What a draft does: ask one of the two, give them each other's address, ask the introducer,
write to whom I am introduced to."""

_TEXTS = {
    (ASK, "en"): (
        "Hello {called},\n\nI know somebody you might be glad to meet: {other}{who}. {why}\n\n"
        "May I put the two of you in touch?\n\nBest wishes"
    ),
    (ASK, "fr tu"): (
        "Bonjour {called},\n\nJe connais quelqu’un que tu aurais sans doute plaisir à"
        " rencontrer\u00a0: {other}{who}. {why}\n\nEst-ce que je peux vous mettre en"
        " relation\u00a0?\n\nÀ bientôt"
    ),
    (ASK, "fr vous"): (
        "Bonjour {called},\n\nJe connais quelqu’un que vous auriez sans doute plaisir à"
        " rencontrer\u00a0: {other}{who}. {why}\n\nPuis-je vous mettre en relation\u00a0?\n\n"
        "Bien à vous"
    ),
    (GIVE, "en"): (
        "Hello {called},\n\nAs agreed, here is {other}{who}. {why}\n\n{reach}\n\n"
        "I leave it to the two of you from here, and would be glad to hear how it went.\n\n"
        "Best wishes"
    ),
    (GIVE, "fr tu"): (
        "Bonjour {called},\n\nComme convenu, voici le contact de {other}{who}. {why}\n\n{reach}\n\n"
        "Je vous laisse faire connaissance\u00a0; raconte-moi\u00a0!\n\nÀ bientôt"
    ),
    (GIVE, "fr vous"): (
        "Bonjour {called},\n\nComme convenu, voici le contact de {other}{who}. {why}\n\n{reach}\n\n"
        "Je vous laisse faire connaissance et serai heureux d’en avoir des nouvelles.\n\n"
        "Bien à vous"
    ),
    (WISH, "en"): (
        "Hello {called},\n\nI would like to meet {other}{who}. {why}\n\n"
        "Would you introduce me? Thank you, whatever your answer.\n\nBest wishes"
    ),
    (WISH, "fr tu"): (
        "Bonjour {called},\n\nJ’aimerais rencontrer {other}{who}. {why}\n\n"
        "Accepterais-tu de me présenter\u00a0? Merci d’avance, quelle que soit ta réponse.\n\n"
        "À bientôt"
    ),
    (WISH, "fr vous"): (
        "Bonjour {called},\n\nJ’aimerais rencontrer {other}{who}. {why}\n\n"
        "Accepteriez-vous de me présenter\u00a0? Merci d’avance, quelle que soit votre réponse."
        "\n\nBien à vous"
    ),
    (FIRST_WORD, "en"): (
        "Hello {called},\n\n{introducer} suggested that I write to you. {why}\n\n"
        "Would you have twenty minutes for a talk in the coming weeks?\n\nBest wishes"
    ),
    (FIRST_WORD, "fr tu"): (
        "Bonjour {called},\n\n{introducer} m’a proposé de t’écrire. {why}\n\n"
        "Aurais-tu vingt minutes à me consacrer dans les semaines qui viennent\u00a0?\n\nÀ bientôt"
    ),
    (FIRST_WORD, "fr vous"): (
        "Bonjour {called},\n\n{introducer} m’a proposé de vous écrire. {why}\n\n"
        "Auriez-vous vingt minutes à me consacrer dans les semaines qui viennent\u00a0?\n\n"
        "Bien à vous"
    ),
}

_SUBJECTS = {"en": "{first} and {second}", "fr": "{first} et {second}"}


@dataclass(frozen=True, slots=True)
class Draft:
    """A message to ``name`` about ``about``, in their language; ``email`` is where it may go."""

    to_id: int
    name: str
    about: str
    email: str | None
    subject: str
    text: str


@dataclass(frozen=True, slots=True)
class _Side:
    id: int
    name: str
    nickname: str | None
    language: str
    form: str
    title: str | None
    organisation: str | None
    city: str | None
    email: str | None
    phone: str | None

    @property
    def called(self) -> str:
        if self.nickname and self.form == "tu":
            return self.nickname
        return self.name.split(maxsplit=1)[0]

    @property
    def who(self) -> str:
        said = ", ".join(one for one in (self.title, self.organisation, self.city) if one)
        return f" ({said})" if said else ""

    @property
    def reach(self) -> str:
        return " · ".join(one for one in (self.email, self.phone) if one)


def drafts(row: IntroductionRow) -> list[Draft]:
    """Return what I may write to each side; none where somebody introduces two others.

    Of mine, one to each of the two: a question, and once both agreed the way to reach each other.
    For me, one to the introducer and one to whom I wish to meet.
    """
    sides = _sides(one for one in (row.introducer_id, row.first_id, row.second_id) if one)
    if row.mine and row.first_id in sides and row.second_id in sides:
        what = GIVE if row.status == AGREED or row.status in MET else ASK
        first, second = sides[row.first_id], sides[row.second_id]
        return [
            _draft(what, first, second, row.why, first, second),
            _draft(what, second, first, row.why, first, second),
        ]
    other = row.second_id if row.first_id is None else row.first_id
    if row.with_me and row.introducer_id in sides and other in sides:
        through, whom = sides[row.introducer_id], sides[other]
        return [
            _draft(WISH, through, whom, row.why, whom, through),
            _draft(FIRST_WORD, whom, through, row.why, whom, through),
        ]
    return []


def _draft(what: str, to: _Side, about: _Side, why: str, first: _Side, second: _Side) -> Draft:
    key = template_key(to.language, to.form)
    text = _TEXTS.get((what, key), _TEXTS[what, "en"]).format(
        called=to.called, other=about.name, who=about.who, reach=about.reach,
        introducer=about.name, why=_sentence(why),
    )  # fmt: skip
    lines = [line.rstrip() for line in text.split("\n")]
    kept = [line for place, line in enumerate(lines) if line or (place and lines[place - 1])]
    subject = _SUBJECTS.get(to.language, _SUBJECTS["en"])
    if what in (WISH, FIRST_WORD):
        subject = "{first}" if what == WISH else "{second}"
    return Draft(
        to.id, to.name, about.name, to.email,
        subject.format(first=first.name, second=second.name), "\n".join(kept),
    )  # fmt: skip


def _sentence(why: str) -> str:
    """Return why as a sentence of its own."""
    said = " ".join(why.split())
    if not said:
        return ""
    said = said[0].upper() + said[1:]
    return said if said[-1] in ".!?…" else said + "."


_POINT = (
    "(SELECT p.value FROM contact_point p WHERE p.contact_id = c.id AND p.kind = '{kind}'"
    " ORDER BY p.id LIMIT 1)"
)


def _sides(ids: Iterable[int]) -> dict[int | None, _Side]:
    found = rows(
        "SELECT c.id, c.name, c.nickname, c.language, c.form, r.title, r.organisation, c.city,"
        f" {_POINT.format(kind='email')}, {_POINT.format(kind='phone')}, c.circle, c.sphere"
        " FROM json_each(?) a CROSS JOIN contact c ON c.id = a.value LEFT JOIN role r ON r.id ="
        " (SELECT o.id FROM role o WHERE o.contact_id = c.id AND o.to_on IS NULL"
        " ORDER BY coalesce(o.from_on, '') DESC, o.id DESC LIMIT 1)",
        (id_list(ids),),
    )
    sides: dict[int | None, _Side] = {}
    for contact, name, nickname, language, form, *rest, circle, sphere in found:
        sides[contact] = _Side(
            contact, name, nickname, language or i18n.language(),
            form or usual_form(circle, sphere), *rest,
        )  # fmt: skip
    return sides
