# ruff: noqa: SIM905 — a text that is split loads three times as fast as a literal
"""The English and French words that decide whether a name may stand at a place.

All are folded; a text that is split loads three times as fast as a set of literals.
"""

from __future__ import annotations

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
