# ruff: noqa: SIM905 — a text that is split loads three times as fast as a literal
"""Kinds of interaction: their codes, the words that tell them, and who took the initiative.

The first keyword of the line decides. A few words are weak ("vu", "project", "écrit"): they count
only when no other keyword stands in the line.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from reseau_tui.capture.marks import Token

KINDS = (
    "call", "text", "mail", "coffee", "meal", "drink", "meeting", "visit", "event", "letter",
    "message", "comment", "like", "post", "forward", "greeting", "gift", "thanks", "project",
    "walk", "video", "other",
)  # fmt: skip
"""Every kind, as stored and printed."""

TOUCHES = ("comment", "like", "forward", "post", "greeting")
"""Light signs, not an exchange."""

_MINE = {
    "call",
    "text",
    "mail",
    "letter",
    "message",
    "comment",
    "like",
    "forward",
    "post",
    "greeting",
}

_BY_KIND = {
    "call": (
        "call calls called calling phone phoned phoning phonecall appel appels appele appelee "
        "appeles appelees appeler appelle rappele rappelee rappeler telephone telephoner tel "
        "voicemail"
    ),
    "text": "text texts texted texting texto textos sms imessage whatsapp telegram",
    "mail": (
        "mail mails mailed email emails emailed e-mail e-mails e-mailed mel courriel courriels"
    ),
    "coffee": "coffee coffees cafe cafes tea cappuccino espresso kawa",
    "meal": (
        "meal lunch lunched lunches dinner dinners dined supper breakfast brunch picnic "
        "barbecue bbq dejeuner dejeune dej petit-dejeuner petit-dej diner dine repas resto "
        "restaurant souper raclette pique-nique"
    ),
    "drink": (
        "drink drinks drank beer beers pint pints cocktail cocktails pub biere bieres apero "
        "aperos aperitif verres afterwork after-work"
    ),
    "meeting": (
        "meeting meetings appointment rdv rendez-vous reunion reunions entretien interview"
    ),
    "video": (
        "visio visios visioconference visioconf zoom zoomed facetime facetimed skype skyped "
        "videocall"
    ),
    "visit": "visit visits visited visiting visite visites",
    "event": (
        "event events evenement evenements concert concerts wedding mariage salon conference "
        "meetup festival exhibition expo exposition vernissage party fete soiree workshop "
        "atelier webinar funeral enterrement obseques bapteme graduation theatre theater "
        "cinema movie film museum musee opera foire anniversaire cine"
    ),
    "letter": "letter letters lettre lettres card carte postcard postcards courrier",
    "message": "message messages messaged dm dms dmed messenger pinged",
    "comment": "commented commente commenter commentaire commentaires comments",
    "like": "liked liker",
    "post": "post posts posted poste publie published publication",
    "forward": (
        "forward forwarded forwarding transfere transferer relaye relayer reposted retweeted "
        "retweete repartage reshared"
    ),
    "greeting": (
        "greeting greetings voeux wished souhaite congratulated congratulations congrats "
        "felicite felicitations"
    ),
    "gift": "gift gifts cadeau cadeaux",
    "thanks": ("thanks thank thanked merci remercie remercier remerciee remerciements thx"),
    "walk": (
        "walk walks walked walking hike hiked hiking balade balades promenade promene "
        "randonnee rando sport tennis running jogging footing squash badminton golf padel "
        "football velo escalade climbing piscine swim swimming yoga ski gym"
    ),
}

KEYWORDS = {word: kind for kind, words in _BY_KIND.items() for word in words.split()}
"""Folded word → kind."""

_WEAK = {
    "met": "meeting", "rencontre": "meeting", "rencontree": "meeting", "rencontres": "meeting",
    "rencontrer": "meeting", "offert": "gift", "offerte": "gift", "offered": "gift",
    "ecrit": "message", "ecrire": "message", "wrote": "message", "written": "message",
    "project": "project", "projects": "project", "projet": "project", "projets": "project",
    "rang": "call",
}  # fmt: skip

# First word → the words after it = the kind: longer keywords, and what only looks like one (no
# kind: the words are passed over). Taken apart when the first word is met.
_PHRASES = {
    "coup": "de fil = call, de telephone = call, de tel = call",
    "coups": "de fil = call",
    "video": "call = video, chat = video",
    "appel": "video = video, visio = video, zoom = video",
    "call": "center =, centre =, for papers =",
    "called": "off =",
    "google": "meet = video",
    "zoom": "call = video",
    "whatsapp": "call = call",
    "phone": "number =",
    "text": "of =, book =",
    "petit": "dejeuner = meal, dej = meal",
    "happy": "hour = drink, new year = greeting, birthday = greeting",
    "un": "verre = drink, pot = drink",
    "verre": "avec = drink, chez = drink",
    "pot": "de depart = drink",
    "passe": "chez = visit, voir = visit",
    "passee": "chez = visit, voir = visit",
    "passes": "chez = visit, voir = visit",
    "dropped": "by = visit, in = visit",
    "stopped": "by = visit",
    "came": "over = visit, by = visit",
    "carte": "de visite =, bancaire =, bleue =, mere =, de voeux = greeting",
    "cartes": "postales = letter, de visite =",
    "business": "card =, cards =",
    "christmas": "card = greeting, cards = greeting",
    "card": "game =",
    "lettre": "de motivation =, de recommandation =",
    "cover": "letter =",
    "bonne": "annee = greeting, fete = greeting",
    "bon": "anniversaire = greeting",
    "joyeux": "noel = greeting, anniversaire = greeting",
    "merry": "christmas = greeting",
    "linkedin": "message = message, post = post",
    "fait": "suivre = forward",
    "looking": "forward =",
    "look": "forward =",
    "looked": "forward =",
    "going": "forward =",
    "moving": "forward =",
    "post": "office =, doc =",
    "poste": "de =",
    "le": "poste =, salon de the = coffee",
    "la": "poste =",
    "bike": "ride = walk",
    "numero": "de telephone =, de tel =",
    "job": "interview =, fair = event",
}

_NOT_AFTER = {
    "called": {"is", "was", "are", "were", "so", "be", "been", "named"},
    "appele": {"est", "etait", "ete"},
    "appelee": {"est", "etait", "ete"},
    "salon": {"le"},
    "poste": {"un", "du", "au", "son", "mon", "ce", "nouveau", "en", "de"},
    "mel": {"with"},
}
_LIKE_AFTER = {"a", "un", "my", "mon", "mis", "mes", "des", "left", "laisse", "the", "his", "her"}
_COMMENT_BEFORE = {"on", "sur", "under", "to", "by", "sous", "from"}
_NOT_MET = {"en", "a", "un", "une", "le", "la", "les", "l", "son", "sa", "ses", "fin", "au", "de"}

_TO_ME_NOW = {"m'appelle", "m'ecrit", "m'invite", "m'appellent", "m'ecrivent", "m'invitent"}
_TO_ME_ONCE = {"m'a", "m'ont", "m'avait", "m'avaient"}
_THEIR_PARTICIPLES = frozenset(
    """
    appele appelee appeles ecrit telephone texte contacte contactee invite invitee invites
    envoye laisse rappele rappelee remercie remerciee offert relance souhaite felicite like
    commente transfere passe poste rendu telephonee
    """.split()
)
_THEIR_VERBS = frozenset(
    """
    called phoned rang texted mailed emailed e-mailed messaged wrote invited contacted pinged
    thanked visited dmed sent forwarded commented liked congratulated facetimed skyped offered
    """.split()
)
_ANSWERED = {"replied", "answered", "responded", "repondu"}
_THEM = {"he", "she", "they", "il", "elle", "ils", "elles"}
_US = {"me", "us"}
_HAVE_FR = {"a", "ont", "avait", "avaient"}
_HAVE_EN = {"has", "have", "had", "just", "also", "then", "finally"}
_ADVERBS_FR = {"bien", "encore", "enfin", "aussi", "vite", "deja", "meme", "juste", "tous", "deux"}
_PASSED_FR = _ADVERBS_FR | _HAVE_FR
_RECEIVED = {"got", "received", "get", "recu", "recue", "recus"}
_SENT_KINDS = {
    "call",
    "text",
    "mail",
    "letter",
    "message",
    "greeting",
    "gift",
    "video",
    "comment",
    "like",
}


class Kind:
    """The kind of a line and the tokens that told it: ``tokens[first:stop]``, first -1 for none."""

    __slots__ = ("code", "first", "stop")

    def __init__(self, code: str, first: int, stop: int) -> None:
        self.code = code
        self.first = first
        self.stop = stop


def find_kind(tokens: Sequence[Token]) -> Kind:
    """Return the kind told by the first keyword of ``tokens``; names are passed over."""
    weak: Kind | None = None
    place = 0
    count = len(tokens)
    while place < count:
        token = tokens[place]
        if token.taken:
            place += 1
            continue
        word = token.core
        phrase = _phrase(tokens, place) if word in _PHRASES else None
        if phrase is not None:
            if phrase.code:
                return phrase
            place = phrase.stop
            continue
        code = KEYWORDS.get(word)
        if code is not None:
            if _means_it(tokens, place, word):
                return Kind(code, place, place + 1)
        elif word in _WEAK:
            if weak is None and not (word == "met" and _next(tokens, place) in _NOT_MET):
                weak = Kind(_WEAK[word], place, place + 1)
        elif word in ("like", "likes", "comment", "the", "thes") and (
            code := _doubtful(tokens, place, word)
        ):
            return Kind(code, place, place + 1)
        place += 1
    return weak or Kind("other", -1, -1)


def _phrase(tokens: Sequence[Token], place: int) -> Kind | None:
    for phrase in _PHRASES[tokens[place].core].split(", "):
        words, _, code = phrase.partition(" =")
        rest = words.split()
        stop = place + 1 + len(rest)
        following = tokens[place + 1 : stop]
        if [token.core for token in following if not token.taken] == rest:
            return Kind(code.strip(), place, stop)
    return None


def _means_it(tokens: Sequence[Token], place: int, word: str) -> bool:
    if word in _NOT_AFTER:
        return _before(tokens, place) not in _NOT_AFTER[word]
    return not (word == "appelle" and tokens[place].folded == "s'appelle")


def _doubtful(tokens: Sequence[Token], place: int, word: str) -> str:
    """Return the kind of words that mostly mean something else: like, comment, thé."""
    if word in ("the", "thes"):
        # Folding makes "thé" the English article.
        return "coffee" if tokens[place].text.lower().endswith(("thé", "thés")) else ""
    before = _before(tokens, place)
    if word == "likes":
        return "like" if before in _LIKE_AFTER else ""
    if word == "like":
        if tokens[place].text.lower().endswith("é"):
            return "like"
        if place == 0:
            return "like"
        return "like" if before in _LIKE_AFTER else ""
    if before in _LIKE_AFTER or _next(tokens, place) in _COMMENT_BEFORE:
        return "comment"
    return ""


def _before(tokens: Sequence[Token], place: int) -> str:
    return tokens[place - 1].core if place else ""


def _next(tokens: Sequence[Token], place: int) -> str:
    return tokens[place + 1].core if place + 1 < len(tokens) else ""


def find_initiative(tokens: Sequence[Token], kind: Kind) -> str:
    """Return me, them or both, from the wording, else from the kind.

    Tokens of names carry ``taken`` ("subject" when nothing before asked for a name).
    """
    for place, token in enumerate(tokens):
        word = token.folded
        if not token.taken:
            if word in _TO_ME_NOW:
                return "them"
            if word in _TO_ME_ONCE or (word == "nous" and _next(tokens, place) in _HAVE_FR):
                verb = _after(tokens, place + 1, _PASSED_FR)
                if verb in _ANSWERED:
                    return "both"
                if verb in _THEIR_PARTICIPLES:
                    return "them"
            elif (word in _THEIR_VERBS or word == "reached") and _to_me(tokens, place + 1):
                return "them"
            if word not in _THEM:
                continue
        elif token.taken != "subject":
            continue
        said = _said(tokens, place)
        if said:
            return said
    if kind.first >= 0 and kind.code in _SENT_KINDS and _received(tokens, kind):
        return "them"
    return "me" if kind.code in _MINE else "both"


def _said(tokens: Sequence[Token], place: int) -> str:
    """Return what the subject at ``place`` did: "them" wrote first, "both" answered, or ""."""
    last = place + 1
    french = False
    while last < len(tokens) and last < place + 4 and not tokens[last].taken:
        if not tokens[last].close:
            return ""
        word = tokens[last].folded
        if word in _ANSWERED:
            return "both"
        if word in _THEIR_VERBS or (french and word in _THEIR_PARTICIPLES):
            return "them"
        if word in _HAVE_FR:
            french = True
        elif word not in _HAVE_EN and word not in _ADVERBS_FR:
            return ""
        last += 1
    return ""


def _to_me(tokens: Sequence[Token], place: int) -> bool:
    word = tokens[place].folded if place < len(tokens) else ""
    if word in ("to", "back", "out"):
        word = _next(tokens, place)
        if word == "to":
            word = _next(tokens, place + 1)
    return word in _US


def _after(tokens: Sequence[Token], place: int, passed: set[str]) -> str:
    for token in tokens[place : place + 4]:
        if token.folded not in passed:
            return token.folded
    return ""


def _received(tokens: Sequence[Token], kind: Kind) -> bool:
    """Tell whether the call or letter came in: "got a call", "mail de Marie", "card from Paul"."""
    if any(token.folded in _RECEIVED for token in tokens[max(0, kind.first - 3) : kind.first]):
        return True
    for place in range(kind.stop, min(kind.stop + 3, len(tokens))):
        token = tokens[place]
        if token.taken:
            before = _before(tokens, place)
            return token.folded.startswith(("d'",)) or (
                place > kind.stop and before in ("from", "de")
            )
    return False
