"""What the owner of the demo network notes, as sentences to fill in; invented like the people.

A line reads ``kind initiative flags | text || section: text``. Flags: ``near`` and ``far`` (only
in the same town, only in another), ``craft`` (for craftsmen), ``sat`` (a day of the week), ``+tag``. ``{about}`` is one of
the person's own subjects, ``{he}`` and ``{He}`` the pronoun, the rest comes from
:mod:`reseau_tui.demo.words`.
"""

# ruff: noqa: E501 - one line a thing, so that it reads like a list
from __future__ import annotations

from dataclasses import dataclass

DAYS = {"mon": 0, "tue": 1, "wed": 2, "thu": 3, "fri": 4, "sat": 5, "sun": 6}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A sentence with braces, and when it fits."""

    kind: str
    initiative: str
    flags: frozenset[str]
    tags: tuple[str, ...]
    text: str
    sections: tuple[tuple[str, str], ...]

    @property
    def weekday(self) -> int | None:
        """The day of the week it happens on, Monday 0."""
        return next((DAYS[flag] for flag in self.flags if flag in DAYS), None)


def parsed(lines: str) -> list[Pattern]:
    """Return the sentences of a text, one a line."""
    return [_pattern(line) for line in lines.strip().splitlines()]


def _pattern(line: str) -> Pattern:
    head, _bar, rest = line.partition(" | ")
    text, *sections = rest.split(" || ")
    kind, initiative, *flags = head.split()
    return Pattern(
        kind,
        initiative,
        frozenset(flag for flag in flags if not flag.startswith("+")),
        tuple(flag[1:] for flag in flags if flag.startswith("+")),
        text,
        tuple(section(part) for part in sections),
    )


def section(text: str) -> tuple[str, str]:
    """Return the key and the words of a section: ``got: a name``."""
    key, _colon, words = text.partition(": ")
    return key, words


FRENCH = {
    "family": """
call both sun far | Appel du dimanche, surtout {about}
call them far | {He} a appelé pour {gift}, et pour {about}
call me | Appelé pour prendre des nouvelles : {about}, encore {about2}
meal both sun near | Déjeuner du dimanche, {dish}, sieste générale
meal both sat | Dîner de famille : {dish}, et longuement sur {about}
visit both sat far +famille | Week-end chez {him} : {walk}, {dish}, {about}
visit both far +famille | Trois jours ensemble, {walk} sous la pluie
text them | Une photo, {photo}, et trois points d'exclamation
text both | Échange de photos : {photo} contre {photo2}
call both | {He} prépare {plan}, j'apporte {gift} || ask: {plan}
visit both near | Passage rapide pour déposer {gift}, resté deux heures
meal both +famille | Anniversaire en avance, {dish} et {gift}
call both | Longue conversation, {about} d'abord, puis les souvenirs || news: {news}
letter them far | Une lettre de quatre pages, {about} en long et en large
gift me | Envoyé {gift} pour la fête
call both | {He} ne dort pas bien en ce moment, on a ri quand même || ask: le sommeil
other both | Trié les vieilles photos ensemble, la préférée : {photo}
text both | Messages du soir : {about}, {series}
""",
    "friends": """
coffee both near | Café {cafe}, surtout {about}
coffee both near | Un café qui devait durer vingt minutes, {cafe} : {about}, {about2}
meal both near | Dîner à la maison, {dish} raté mais mangé
meal both near | Déjeuner {cafe}, {about} || news: {news}
visit both sat | {Walk}, refait le monde sur {about}
event both near | Vu {film}, pas d'accord du tout sur la fin
event both | Concert de {concert}, rentrés à pied
call both far | Une heure au téléphone, {about} || ask: {about}
call both | Appel en marchant : {about}, {news_his}
text both | Il faut qu'on se voie ; trois dates proposées, une trouvée
text both | Recommandé {book}, reçu {series} en échange
message me | Envoyé l'article sur {subject}, {he} adore ce genre de choses
message both | Vocal de sept minutes sur {about}, répondu par un vocal de neuf
other both | Aidé à porter {heavy}, quatre étages || gave: un coup de main, quatre étages
other both near | {He} m'a prêté {tool} || got: {tool}, en prêt
call both | Grand besoin de parler, {he} a écouté jusqu'à minuit || got: une vraie écoute
meal both near sat | Crêpes avec tout le monde, {about} au dessert
gift both | Échangé {gift} contre {book}
visit both far sat +week-end | Deux jours chez {him} : {walk}, {dish}, très peu de sommeil
thanks me | Remerciements pour le week-end, avec {gift}
coffee both near | Bu un verre {cafe}, {he} hésite : {plan} || ask: {plan}
visit both far | De passage chez {him}, {walk}, {dish}
""",
    "work": """
coffee both near | Café {cafe} : {about}, puis {subject}
meal both near | Déjeuner rapide, {about} || asked: {news_his}
meeting both | Point sur {project}, deux décisions prises en une heure
meeting both far | Visio sur {project}, la connexion a tenu
mail me | Envoyé le compte rendu : {project}
mail both | Échange de mails sur {subject}, {he} m'envoie ses notes || got: des notes sur {subject}
call both | Appel de vingt minutes, {about} || asked: comment {he} choisit ses missions
call me | Pris des nouvelles avant la réunion : {about}
coffee both near | {He} cherche quelqu'un pour {project} || seeks: quelqu'un pour {project}
mail me | Recommandé un prestataire pour {project} || gave: une recommandation
call both | {He} m'a donné le nom de la bonne personne pour {project} || got: un contact pour {project}
event both | Croisé au {event}, on s'est gardé une place
event both near | Au {event}, quarante personnes, une seule vraie conversation : {about}
project both | Relu ensemble la proposition sur {project}, beaucoup mieux à deux
project both | Atelier d'une demi-journée : {project}, tableau plein
meal both far +lyon | Déjeuner entre deux trains, {about}
text both | Bravo pour {project}, {he} était de la partie
meeting both | Rendez-vous sur {subject}, {he} pose les bonnes questions || gave: une heure de conseil
thanks me | Merci pour la mise en relation, elle a donné {project}
mail both | Facture réglée, parlé de {subject} plutôt
""",
    "school": """
meal both | Dîner des anciens : {about}, et qui est devenu quoi
call both far | Appel d'une demi-heure, {about}, {about2}
message both | Retrouvé une photo de promo, fou rire à distance
coffee both | Café entre deux trains, {about} || asked: {news_his}
mail both | Nouvelles de tous les six mois : {about}, {news}
visit both far | Passé une soirée chez {him}, {dish}, {walk} le lendemain
text them | {He} me demande si je connais quelqu'un pour {project}
call both | {He} m'a expliqué {subject} mieux qu'un livre || got: une explication sur {subject}
message both | Groupe de la promo réveillé par {photo}
event both sat | Mariage d'un ancien : {dish}, discours, {about} à deux heures du matin
meal both | Déjeuner {cafe} après des mois sans se voir, rien de changé
""",
    "leisure": """
event both sun near | Sortie longue, {km} km, {walk}
event both tue near | Fractionné au stade, {about} entre deux séries
event both thu near | Footing tranquille, {km} km, surtout {about}
event both sat | Course du {race}, arrivés ensemble ou presque
event both wed near | Répétition : {piece}, les altos enfin justes
event both fri near | Concert de {concert}, salle comble, voix cassée
coffee both near | Verre après la séance {cafe}, {about}
text both | Covoiturage calé pour le {race}
text me | Pris des nouvelles de la blessure, reprise dans trois semaines
message both | Partitions et playlist : {piece}, {concert}
other both near | Distribué les dossards ensemble, {about}
meal both | Repas de fin de saison, {dish} pour trente
call both | Organisé {plan}, réparti les tâches || gave: je m'occupe des inscriptions
other both near | {He} m'a prêté {tool}, et son optimisme || got: {tool}, en prêt
event both sat | Stage : deux jours, {walk}, courbatures
""",
    "neighbours": """
other both near | Palier : {about}, cinq minutes devenues trente
coffee both near | Café chez {him}, {about}
other both near | Arrosé les plantes pendant les vacances || gave: arrosage des plantes
other both near | Récupéré le colis, donné {gift} en remerciement || got: un colis gardé
event both fri near | Apéritif sur le palier, {dish} et chaises dépareillées
meeting both near | Réunion de copropriété, {about}, trois heures
gift them near | {He} a monté {gift}, sans raison
other both near | Prêté {tool}, tout est revenu propre || gave: {tool}, en prêt
other both near | Ensemble devant le marché des Carmes : {about}, {subject}
visit both near | Aidé avec l'ordinateur, reparti avec {gift} || gave: dépannage d'ordinateur
other both near | La clé de secours a servi || got: la clé de secours
""",
    "community": """
event both sat near +association | Collecte : deux heures debout, {about}
meeting both near | Réunion de bureau : {about}, {subject}
other both wed near +association | Soutien scolaire, six enfants, {about} après
call both | Appel pour le planning, {about}
mail me | Relu le dossier de subvention || gave: relecture du dossier
coffee both near | Café {cafe} pour préparer {plan}
event both sat near | Stand tenu à deux au {fair}, trente contacts pris
text both | {He} cherche {tool} pour samedi, trouvé || gave: {tool} pour samedi
thanks them | Carte des enfants, affichée sur le frigo
""",
    "online": """
message both | Fil sur {subject}, continué en privé
mail both | Échange sur {subject}, {he} écrit bien
call both | Première visio, après deux ans de messages : {about}
comment me | Commenté son billet sur {subject}
forward them | {He} m'a fait suivre {book}
""",
    "readers": """
mail both | Réponse à la lettre : {about}, répondu le soir même
mail both | {He} raconte comment {subject} se passe chez {him}
call both | Appel d'un quart d'heure, premier visage sur un nom : {about}
message both | Trois lignes sur {book}, le numéro suivant est trouvé
mail both | {He} a partagé la lettre à ses collègues || got: une recommandation de la lettre
coffee both | Café de passage, {about}, {subject}
""",
    "other": """
other both near | Rendez-vous, et surtout {about}
call both craft | Devis demandé, donné des nouvelles : {about}
call me | Appelé pour recommander à un ami, {about} || gave: une recommandation
visit both near craft | Venu voir, réparé en dix minutes, resté une heure || got: une réparation
meeting both craft | Chantier terminé, plus beau que prévu
text both craft | Photo du résultat, pouce levé
""",
    "touches": """
like them | A aimé ma photo : {photo}
like me | Aimé ses photos : {photo}
comment me | Commenté : {subject}, bravo
comment them | A commenté la lettre du mois
forward me | Fait suivre un article : {subject}
forward them | M'a transmis une annonce : {project}
post them | A publié sur {subject}
comment me | Félicitations pour {project}
like me | Vu sa photo du {event}, un signe de loin
""",
    "greetings": """
greeting both | Vœux, et promesse de se voir pour de bon
greeting me | Carte de vœux, avec un mot sur {about}
greeting them | Beaux vœux de sa part, répondu le lendemain
greeting both | Bonne année, santé, {walk}
greeting me | Vœux par mail, {about} en post-scriptum
""",
    "birthday": """
greeting me | Bon anniversaire, chanté au téléphone
greeting me | Bon anniversaire, à la bonne heure cette fois
greeting me | Message d'anniversaire, avec une vieille photo : {photo}
""",
}
"""Sentences for French-speaking people, by sphere and for light signs."""

ENGLISH = {
    "friends": """
call both far | Long call, mostly {about}
call both far | Called while cooking {dish}: {about}, then {about2}
message both | Voice notes back and forth about {about} || asked: {news_his}
visit both far sat | Weekend together: {walk}, {dish}, hardly any sleep
meal both | Dinner {cafe}, {about} until they closed
text both | Traded recommendations: {book} for {series}
mail both | One of our long yearly mails: {about}, {about2}
call both | Good talk about {about}, less good about {subject} || ask: {about}
visit me far | Stayed on the sofa for two nights, {walk}
gift them | A parcel: {gift} and a card nobody can read || got: {gift}
call both | Helped with an application letter in French || gave: proofreading in French
message both | Old photos of {photo}, much laughter
event both | Saw {concert} together at last
text me | Told {him} about {news} first
""",
    "work": """
coffee both near | Coffee {cafe}, {about}
coffee both near | Walk instead of coffee: {about}, {subject}
meal both near | Lunch, {he} thinks aloud about {about} || asked: what {he} would do in my place
meal both | Lunch with two of the team, {subject} over {dish}
meeting both | Workshop on {project}, better than the agenda
meeting both far | Video call about {project}, kept to thirty minutes
mail both | Mails about {project}, {he} copies everybody
mail me | Sent my notes on {subject} || gave: my notes on {subject}
call both | Call about {about}, ended up planning {plan}
call both | {He} gave me a name for {project} || got: a name for {project}
call both | Asked {his} advice before signing || got: advice on a contract
event both | Ran into each other at the {event}, {about} over bad coffee
project both | Reviewed {project} side by side
text both | Congratulations on {project}, a drink is owed
thanks me | Thanked {him} for opening that door, {project} is signed
coffee both near | {He} is thinking of leaving, wants to hear how I did it || ask: the decision
meal both near | Team lunch {cafe}, {about} and gossip || asked: {news_his}
mail both | Introduced {him} to somebody for {project} || gave: an introduction
""",
    "online": """
message both | Thread about {subject}, moved to private messages
mail both | {He} sent a patch and a story about {about}
call both | First video call: {about}, two hours gone
comment me | Commented on {his} post about {subject}
message both | Swapped notes on {subject} || got: notes on {subject}
mail both | Proofread {his} page on {subject} || gave: proofreading
message both | {He} recommends {book}, ordered
""",
    "readers": """
mail both | Answered the letter: {about}, with a question back
mail both | {He} writes from a train about {about}
message both | Sent {him} the draft on {subject}, kind remarks || got: remarks on a draft
""",
    "touches": """
like me | Liked the pictures of {photo}
like them | Liked my post about {subject}
comment me | Commented: {subject}
comment them | Left a kind word under {photo}
forward me | Forwarded the call for {project}
post them | Posted about {subject}
""",
    "greetings": """
greeting both | New year's wishes, both ways
greeting me | A card with a line about {about}
greeting them | Season's greetings, with a drawing
greeting me | Happy new year, and {news}
""",
    "birthday": """
greeting me | Happy birthday, sung badly
greeting me | Birthday message with the picture of {photo}
""",
    "leisure": """
event both far | Choir week: {piece}, then a swim
message both | Scores and recordings: {piece}
call both | Planned {plan}, {about}
mail both | Photos of {photo}, and {about}
""",
}
"""Sentences for people the owner speaks English with."""

GROUPS = (
    ("famille", 95, "sat", "visit", "Nantes", """
Toute la famille chez Maman : {dish}, {walk}
Grande tablée, {dish}, les enfants sous la table
Vacances à Belle-Île, trois générations et une seule salle de bains
Jeux de société jusqu'à minuit, {dish}, trois générations à égalité
Rangé le grenier ensemble, retrouvé une photo : {photo}
"""),
    ("course", 26, "tue", "event", "Toulouse", """
Fractionné sous la pluie, tout le groupe, 8 × 400
Seuil au bord du canal, puis bière {cafe}
Côtes de Pech-David, personne n'a triché
Séance légère avant {race}
Premier entraînement à la frontale, {km} km
"""),
    ("chorale", 42, "wed", "event", "Toulouse", """
Répétition générale : {piece}, on tient presque
Filage : {piece}, pupitres mélangés
Concert de quartier, {concert} en rappel
Répétition courte, pot long {cafe}
"""),
    ("voisins", 120, "fri", "event", "Toulouse", """
Apéritif dans la cour, {dish}, chacun sa chaise
Réunion sur les vélos, puis {gift} pour tous
Grande table dans l'entrée : {dish}, guitare, fin à minuit
"""),
    ("airbus", 110, "thu", "meal", "Toulouse", """
Old team lunch {cafe}: {subject}, who left, who stayed
Pot des anciens {cafe} : {subject}, deux départs à la retraite
Drinks {cafe} with the old team, {subject}
Pique-nique des anciens, {dish} et {subject}
"""),
)  # fmt: skip
"""What whole groups do: (tag of its people, days between, day of the week, kind, place, texts)."""
