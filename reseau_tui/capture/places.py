# ruff: noqa: SIM905 — a text that is split loads three times as fast as a literal
"""Where in a line a name may stand: after with/avec/chez, a verb of the exchange, in a list.

The English and French words that decide it are all folded.
"""

from __future__ import annotations

from reseau_tui.capture.kinds import KEYWORDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from reseau_tui.capture.marks import Token

FUNCTION_WORDS = frozenset(
    """
    a about after again all also am an and another any anyone are as at be been before being
    both but by can could did do does done during each everybody everyone few first for from
    had has have having he her here him his how i if in into is it its just last many me more
    most must my new next no nobody nor not now of off ok old one only onto or other others
    our out over own same shall she should since so some somebody someone such than that the
    their them then there these they this those three till to today too two under until up us
    very via was we were what when where which while who whom whose why with without would yes
    you your ai alors apres au aucun aucune aussi autre autres aux avait avant avec avoir
    avons bien car ce cela celle celui ces cet cette ceux chaque chez cinq comme contre dans
    de deja depuis des deux dix donc dont du elle elles en encore entre est et etait ete etre
    eux fait huit il ils je jusque la le les leur leurs lui ma mais meme mes moi moins mon ne
    neuf ni non nos notre nous on ont ou oui par pas pendant plein plus plusieurs pour puis
    quatre que quelques qui quoi sa sans se sept ses si six soi son sont sous sur ta te tes
    toi ton tous tout toute toutes tres trois tu un une vers vos votre vous y
    """.split()
)
"""A name only with a capital where a name is expected ("with An"), or after ``@``."""

OTHER_PEOPLE = frozenset(
    """
    boss brother children clients colleague colleagues cousin customers dad daughter family
    father folks friend friends grandma grandpa group guys husband kids mom mother mum
    neighbor neighbour neighbours parents partner people sister team wife amie amies amis
    collegue collegues copain copains copine copines cousine enfants equipe famille femme
    fille fils frere gens groupe maman mari mere oncle papa patron pere soeur tante voisin
    voisine voisins
    """.split()
)
"""People named by what they are: never the beginning of somebody's name."""

COMMON_NAMES = frozenset(
    """
    amber ange april art august bill blanche brook chance chase christian claire clement cliff
    constant dale dawn dean desire drew duke earl faith fleur frank gene glen grace grant guy
    harmony heath holly hope iris ivy jack jasmine josh joy june juste king lance lane major
    marine mark max melody miles nick noel olive page pat pearl penny pierre prince prune ray
    reed reine rich rob rose ruby sandy sky sterling sue summer trip victoire violette wade
    """.split()
)
"""Names that are words too: at the start of a sentence the next word decides."""

MODALS = {"will", "may"}
"""Names that begin a sentence as a verb does: "Will call tomorrow"."""

OBJECTS = frozenset(
    """
    my your his her our their the this that these those it me us them him to up down out off
    of from an through
    """.split()
)
"""After these a word at the start of a sentence was a verb or a noun: "Mark my words"."""

SUBJECTS = frozenset(
    """
    will has had is was would can could and et a est ont came said told wrote rang sent gave
    met got says wants also or with avec at for
    """.split()
)
"""After these ``Will`` and ``May`` at the start of a sentence are people: "Will will call"."""

WITH = frozenset(
    """
    with avec chez mr mrs ms mme mlle dr prof w
    """.split()
)
"""A name is expected after these."""

AND = {"and", "et"}

TO = frozenset(
    """
    to a from de by par for pour
    """.split()
)
"""Between the verb or the noun of a message and the name: "mail to", "coup de fil de"."""

VERBS = frozenset(
    """
    called call calling phoned phone rang texted text mailed mail emailed email e-mailed
    messaged message pinged dmed saw see seen met meet meeting visited visit visiting thanked
    thank thanks joined contacted invited hosted helped congratulated welcomed liked commented
    facetimed appele appelee appeles appelees appeler rappele rappelee rappeler vu vue vus
    vues voir revu revue revoir croise croisee croises croiser rencontre rencontree rencontres
    rencontrer retrouve retrouver invite invitee invites inviter remercie remercier merci
    contacte contacter texte visite rejoint aide felicite feliciter relance relancer recroise
    accompagne like commente
    """.split()
)
"""Verbs of an exchange: a name is expected right after."""

NOT_PLACES = frozenset(
    """
    in near dans vers rue avenue av boulevard bd place saint sainte st ste quai square gare
    hotel metro lycee college ecole
    """.split()
)
"""After these a capitalised word is a place, whoever bears the same name: "rue Camille …"."""

STREETS = frozenset(
    """
    street road avenue lane square station airport hospital bridge
    """.split()
)

GIVING = frozenset(
    """
    offert offrir offered
    sent send sending gave give wrote write spoke speak talked talk introduced introduce told
    said replied answered lent brought reply envoye envoyer donne donner ecrit ecrire parle
    parler presente presenter dit dire repondu repondre prete preter telephone telephoner
    rendu rendre propose demande demander transmis
    """.split()
)
"""Verbs whose receiver stands after to/à, a few words later: "sent my CV to marie"."""

PARTICLES = {
    "de",
    "du",
    "des",
    "la",
    "le",
    "van",
    "von",
    "der",
    "den",
    "di",
    "da",
    "el",
    "al",
    "bin",
    "ben",
    "d",
}
"""Small words inside a family name."""

ELIDED = frozenset(
    """
    d l qu j m n s t c jusqu lorsqu puisqu
    """.split()
)
"""French words that lose their vowel before the next: d'Anne, qu'Anne."""

NOWHERE, WHOLE, EXPECTED, FORCED = range(4)
"""How much a name is expected: not at all, a whole name, the beginning of one too, by ``@``."""

_REACH = 4
_GIVING_REACH = 6
_LIST_SIGNS = (",", "&", "+", "/")
_MESSAGES = ("call", "text", "mail", "letter", "message", "greeting", "gift", "thanks", "video")


def likely_words(tokens: Sequence[Token]) -> Iterable[Token]:
    """Return the tokens worth looking up, so that one query answers for the line."""
    for place, token in enumerate(tokens):
        before = tokens[place - 1] if place else None
        if token.capital or token.forced:
            if _is_likely(token, before):
                yield token
        elif token.dated or token.core in FUNCTION_WORDS:
            continue
        elif token.gap:
            if token.gap in _LIST_SIGNS or token.gap == "with":
                yield token
        elif before is not None and (
            _asks_for_name(before)
            or token.end - token.start < len(token.text)
            # "with the anh": the second word of a name that begins like a sentence.
            or (place > 1 and before.core in FUNCTION_WORDS and _asks_for_name(tokens[place - 2]))
        ):
            yield token


def _is_likely(token: Token, before: Token | None) -> bool:
    if token.forced:
        return True
    if token.core in FUNCTION_WORDS:
        return not token.opens and before is not None and _asks_for_name(before)
    return not (token.opens and token.core in KEYWORDS)


def _asks_for_name(token: Token) -> bool:
    core = token.core
    return core in WITH or core in AND or core in VERBS or core in TO


class Places:
    """The places of a stretch of the line, walked from left to right.

    ``is_object``: a preposition or a verb came before the names of the list that goes on.
    """

    __slots__ = ("_giving", "_listing", "_reach", "_tokens", "is_object")

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._listing = 0  # 1: in the phrase of a preposition or verb, 2: right after a name
        self._reach = 0
        self._giving = -_GIVING_REACH - 1
        self.is_object = False

    def go_past_name(self, place: int, level: int) -> None:
        """Remember that a name begins at ``place``, where it was expected as ``level`` says."""
        if self._tokens[place].opens or not self._listing:
            self.is_object = level > NOWHERE
        self._listing, self._reach = 2, _REACH

    def go_past_word(self, place: int) -> None:
        """Remember the word at ``place``, no name."""
        token = self._tokens[place]
        core = token.core
        if core in WITH or core in VERBS:
            self._listing, self._reach, self.is_object = 1, _REACH, True
        elif core not in AND and not token.dated:
            self._reach -= 1
            self._listing = min(self._listing, 1) if self._reach > 0 else 0
        if core in GIVING:
            self._giving = place

    def expectation(self, place: int) -> tuple[int, str, bool]:
        """Return how much a name is expected at ``place``.

        The level, what to do about an unknown capitalised name ("hard": ask, "soft": ask if there
        is nobody else, "end": ask if the list ends here, "": nothing), and whether a lower-case
        word must end its phrase.
        """
        token = self._tokens[place]
        gap = token.gap
        if gap and gap not in _LIST_SIGNS:
            self._listing = 2 if gap.startswith(("@[", "@@")) else 0
        if token.forced:
            return FORCED, "hard", False
        if gap == "with":
            return EXPECTED, "soft", False
        before = self._tokens[place - 1] if place else None
        if before is None:
            return NOWHERE, "", False
        if gap:
            if gap == "/" and before.core == "w":
                return EXPECTED, "hard", False
            if self._listing and gap in _LIST_SIGNS:
                if gap == "," or self._listing == 1:
                    return WHOLE, "end" if self._listing == 2 else "", True
                return EXPECTED, "hard", True
            return NOWHERE, "", False
        if not token.close or before.taken or before.dated:
            return NOWHERE, "", False
        word = before.core
        if word in WITH and word != "w":
            return EXPECTED, "hard", False
        if word in AND:
            if self._listing == 2:
                return EXPECTED, "hard", True
            return (WHOLE, "", True) if self._listing else (NOWHERE, "", False)
        if word in VERBS:
            return EXPECTED, "soft", False
        if word in TO and self._is_addressed(place):
            return WHOLE, "soft", False
        if token.folded.startswith("d'") and _is_message(before):
            return WHOLE, "soft", False
        return NOWHERE, "", False

    def ends_phrase(self, place: int) -> bool:
        """Tell whether the phrase is over before ``place``: a sign, "and", a date, the end."""
        if place >= len(self._tokens):
            return True
        token = self._tokens[place]
        return not token.close or token.core in AND or token.dated

    def is_place(self, place: int) -> bool:
        """Tell whether the word at ``place`` names a place: "rue Camille …", "Paul Street"."""
        token = self._tokens[place]
        if token.close and self._tokens[place - 1].core in NOT_PLACES:
            return True
        following = self._tokens[place + 1 : place + 2]
        return any(after.close and after.core in STREETS for after in following)

    def is_no_name(self, place: int) -> bool:
        """Tell whether a capitalised word where no name is expected is rather a word or a place."""
        if self.is_place(place):
            return True
        token = self._tokens[place]
        if not token.opens:
            return False
        core = token.core
        if core in KEYWORDS or core in VERBS:
            return True
        if token.own or place + 1 >= len(self._tokens) or not self._tokens[place + 1].close:
            return False
        following = self._tokens[place + 1].folded
        if core in MODALS:
            return following not in SUBJECTS and not following.endswith("ed")
        return core in COMMON_NAMES and following in OBJECTS

    def _is_addressed(self, place: int) -> bool:
        """Tell whether "to", "à" or "de" before ``place`` follows a message or a verb of giving."""
        link = self._tokens[place - 1]
        if link.close and place > 1:
            before = self._tokens[place - 2]
            if _is_message(before) or before.core in GIVING or before.core in VERBS:
                return True
        return link.text in ("to", "à", "À", "To") and place - self._giving <= _GIVING_REACH


def _is_message(token: Token) -> bool:
    return KEYWORDS.get(token.core) in _MESSAGES or token.core == "fil"
