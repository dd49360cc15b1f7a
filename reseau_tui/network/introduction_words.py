"""The drafts of an introduction: what to write to each of the two, nothing is ever sent.

These texts go to other people, in *their* language: they are no sentences of the interface, and
stand here in each language whatever the user's own is.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reseau_tui.model.introductions import AGREED, MET
from reseau_tui.network.addressee import Addressee, template_key, tongue
from reseau_tui.network.belongings import CURRENT_ROLE, first_point
from reseau_tui.network.introductions import IntroductionRow
from reseau_tui.network.reading import id_list, rows

ASK, GIVE, WISH, AGAIN, FIRST_WORD = "ask", "give", "wish", "again", "first-word"
"""What a draft does: ask one of the two, give them each other's address, ask the introducer, ask
who introduced the two of us before for a word, write to whom I am introduced to."""

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
    (AGAIN, "en"): (
        "Hello {called},\n\nYou introduced me to {other}{who}, and I would like to be in touch"
        " again. {why}\n\nWould you put in a word for me? Thank you, whatever your answer.\n\n"
        "Best wishes"
    ),
    (AGAIN, "fr tu"): (
        "Bonjour {called},\n\nTu m’as présenté {other}{who}, et j’aimerais reprendre contact."
        " {why}\n\nPourrais-tu glisser un mot pour moi\u00a0? Merci d’avance, quelle que soit ta"
        " réponse.\n\nÀ bientôt"
    ),
    (AGAIN, "fr vous"): (
        "Bonjour {called},\n\nVous m’avez présenté {other}{who}, et j’aimerais reprendre contact."
        " {why}\n\nPourriez-vous glisser un mot pour moi\u00a0? Merci d’avance, quelle que soit"
        " votre réponse.\n\nBien à vous"
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
class _Side(Addressee):
    title: str | None
    organisation: str | None
    city: str | None
    email: str | None
    phone: str | None

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
        wish = AGAIN if _introduced(through.id, whom.id) else WISH
        return [
            _draft(wish, through, whom, row.why, whom, through),
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
    if what in (WISH, AGAIN, FIRST_WORD):
        subject = "{second}" if what == FIRST_WORD else "{first}"
    return Draft(
        to.id, to.name, about.name, to.email,
        subject.format(first=first.name, second=second.name), "\n".join(kept),
    )  # fmt: skip


def _introduced(introducer: int, contact: int) -> bool:
    """Tell whether ``introducer`` introduced me to somebody already."""
    met = ", ".join(f"'{status}'" for status in MET)
    return bool(
        rows(
            "SELECT 1 FROM contact WHERE id = ?2 AND met_through = ?1 UNION ALL"
            f" SELECT 1 FROM introduction WHERE introducer_id = ?1 AND status IN ({met})"
            " AND ((first_id IS NULL AND second_id = ?2) OR (second_id IS NULL AND first_id = ?2))"
            " LIMIT 1",
            (introducer, contact),
        )
    )


def _sentence(why: str) -> str:
    """Return why as a sentence of its own."""
    said = " ".join(why.split())
    if not said:
        return ""
    said = said[0].upper() + said[1:]
    return said if said[-1] in ".!?…" else said + "."


def _sides(ids: Iterable[int]) -> dict[int | None, _Side]:
    found = rows(
        "SELECT c.id, c.name, c.nickname, c.language, c.form, r.title, r.organisation, c.city,"
        f" {first_point('email')}, {first_point('phone')}, c.circle, c.sphere"
        " FROM json_each(?) a CROSS JOIN contact c ON c.id = a.value LEFT JOIN role r"
        f" ON r.id = {CURRENT_ROLE}",
        (id_list(ids),),
    )
    sides: dict[int | None, _Side] = {}
    for contact, name, nickname, language, form, *rest, circle, sphere in found:
        spoken = tongue(language, form, circle, sphere)
        sides[contact] = _Side(contact, name, nickname, *spoken, *rest)
    return sides
