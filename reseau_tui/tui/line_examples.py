"""How a line is written, by example: in both languages, each one read by the tests as it stands."""

from __future__ import annotations

from dataclasses import dataclass

from reseau_tui.i18n import _
from reseau_tui.tui.commands import N_


@dataclass(frozen=True, slots=True)
class Example:
    """A line in English, the same in French, and what it says."""

    english: str
    french: str
    explanation: str

    def lines(self, language: str) -> tuple[str, ...]:
        """Return the line in the user's language, then in the other one if it differs."""
        both = (self.french, self.english) if language == "fr" else (self.english, self.french)
        return tuple(dict.fromkeys(both))

    @property
    def shown_explanation(self) -> str:
        """What it says, in the user's language."""
        return _(self.explanation)


EXAMPLES: dict[str, tuple[Example, ...]] = {
    N_("When"): (
        Example(
            "yesterday: coffee with Marie",
            "hier : café avec Marie",
            N_("The day stands anywhere in the line; without one it is today."),
        ),
        Example(
            "called Paul last friday at 3pm",
            "appelé Paul vendredi dernier à 15h",
            N_("Days of the week, hours: the past is meant."),
        ),
        Example(
            "lunch with Marie 3 days ago",
            "déjeuner avec Marie il y a 3 jours",
            N_("So many days, weeks or months ago."),
        ),
        Example(
            "12 March: visit to Paul",
            "le 12 mars : visite à Paul",
            N_("A date; 12/03 and 2026-03-12 14:30 as well, the day before the month."),
        ),
    ),
    N_("With whom"): (
        Example(
            "dinner with Marie and Paul",
            "dîner avec Marie et Paul",
            N_("First names, names, nicknames; accents and capitals do not matter."),
        ),
        Example(
            "meeting about the choir @Camille",
            "réunion pour la chorale @Camille",
            N_("@ says that this is a person."),
        ),
        Example(
            "lunch with @[Luc Nouveau]",
            "déjeuner avec @[Luc Nouveau]",
            N_("Somebody new: added to the network."),
        ),
        Example(
            "concert @@choir",
            "concert @@choir",
            N_("Everybody with this tag; a circle as well (@@close, @@proches)."),
        ),
        Example(
            "@Paul partner of @Marie",
            "@Paul conjoint de @Marie",
            N_("No exchange: what two people are to each other."),
        ),
        Example(
            "with Marie, talked about \\Paul",
            "avec Marie, parlé de \\Paul",
            N_("\\ says that this is nobody who took part."),
        ),
    ),
    N_("What"): (
        Example(
            "Marie called me",
            "Marie m'a appelé",
            N_(
                "A call, a mail, a coffee, a meal, a visit …: told from the words; so is who began."
            ),
        ),
        Example(
            "mail Paul from:them",
            "mail Paul de:eux",
            N_("Or say who began: me, them, both."),
        ),
        Example(
            "coffee with Marie +paris #work",
            "café avec Marie +paris #work",
            N_("Tags."),
        ),
        Example(
            "coffee with Marie place: Le Bibent min:45",
            "café avec Marie lieu: Le Bibent min:45",
            N_("Where, and for how many minutes."),
        ),
    ),
    N_("And then"): (
        Example(
            "coffee with Marie next: send CV in 2 weeks",
            "café avec Marie suite: envoyer le CV dans 2 semaines",
            N_("A promise, with its day; without one it is in a week."),
        ),
        Example(
            "next: call Paul on friday",
            "suite: appeler Paul vendredi",
            N_("Only a promise, nothing happened yet."),
        ),
        Example(
            "saw Marie gave: a lift to the airport",
            "vu Marie donne: un trajet à l'aéroport",
            N_("Help that you gave."),
        ),
        Example(
            "call with Paul got: the name of his plumber",
            "appel avec Paul reçu: le nom de son plombier",
            N_("Help that you received."),
        ),
        Example(
            "coffee with Marie news: my new job",
            "café avec Marie nouvelle: mon nouveau poste",
            N_("What you told about yourself."),
        ),
        Example(
            "coffee with Marie asked: she moves in May",
            "café avec Marie demandé: elle déménage en mai",
            N_("What you asked and learned."),
        ),
        Example(
            "coffee with Marie ask: how was the move?",
            "café avec Marie demander: et le déménagement ?",
            N_("What to ask the next time."),
        ),
        Example(
            "coffee with Marie seeks: a flat in Lyon",
            "café avec Marie cherche: un appartement à Lyon",
            N_("What somebody looks for."),
        ),
        Example(
            "coffee with Marie offers: proofreading",
            "café avec Marie propose: relecture",
            N_("What somebody can help with."),
        ),
        Example(
            "mail intro: Marie > Paul",
            "mail intro: Marie > Paul",
            N_("You introduced one to the other."),
        ),
    ),
}
"""The page of the help: headings, and the examples under each."""
