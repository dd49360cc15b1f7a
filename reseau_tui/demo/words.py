"""What may stand in the braces of the demo's sentences, by language and by town."""

# ruff: noqa: E501 - one line a thing, so that it reads like a list
from __future__ import annotations

import random

from reseau_tui.demo.people import Invented

FILLINGS: dict[bool, dict[str, tuple[str, ...]]] = {
    False: {
        "dish": (
            "cassoulet", "tarte aux poireaux", "couscous", "daurade au four", "gratin dauphinois",
            "galettes", "lasagnes", "poulet basquaise", "curry de lentilles", "fondue",
            "riz au lait", "soupe au pistou", "crumble aux pommes", "aligot",
        ),
        "film": (
            "un film islandais sans dialogues", "le dernier polar", "un documentaire sur les abeilles",
            "une comédie italienne", "un vieux Tati", "un film coréen de trois heures",
            "un dessin animé pour grands", "un western filmé en Ardèche",
        ),
        "concert": (
            "Fauré", "la fanfare du quartier", "jazz manouche", "Purcell", "chants de marins",
            "trois chorales", "musique baroque", "rock des années 90",
        ),
        "piece": (
            "le Cantique de Racine", "le Magnificat", "trois chansons basques", "le Requiem de Fauré",
            "le canon final", "une berceuse suédoise", "le chœur des pirates",
        ),
        "book": (
            "un roman de marins", "une histoire des cartes", "un essai sur l'attention",
            "un livre de recettes", "une bande dessinée sur l'Arctique", "un recueil de lettres",
            "un guide des oiseaux", "un polar basque", "un manuel de permaculture",
        ),
        "series": (
            "une série danoise", "un podcast sur le sommeil", "une série de juges",
            "un feuilleton brésilien", "une émission sur les fleuves", "un podcast d'histoire",
        ),
        "gift": (
            "un pot de miel", "des confitures de figues", "une écharpe", "un pain de Valérie",
            "des dahlias", "une bouteille de Fronton", "un livre d'occasion", "des madeleines",
            "un carnet", "des tomates du jardin", "des billets de théâtre",
        ),
        "tool": (
            "une perceuse", "une tente", "la remorque", "un ampli", "des tréteaux",
            "un vélo cargo", "l'appareil à raclette", "une échelle", "un taille-haie",
        ),
        "heavy": (
            "le canapé", "la machine à laver", "un piano", "une armoire normande", "le frigo",
            "la bibliothèque",
        ),
        "fair": (
            "forum des associations", "vide-grenier", "marché solidaire", "carnaval du quartier",
        ),
        "photo": (
            "la neige à Montréal", "la promo de prépa", "le chat endormi", "la baleine",
            "le grand-père en uniforme", "la ligne d'arrivée", "la première dent", "la vieille 4L",
            "le jardin sous le givre", "le lac au matin",
        ),
        "plan": (
            "le pique-nique de juin", "un vide-grenier", "la semaine à Belle-Île",
            "une fête surprise", "un déménagement", "le loto", "un changement de métier",
            "une colocation", "le réveillon", "un grand voyage en train",
        ),
        "subject": (
            "le télétravail", "l'accessibilité", "les logiciels libres", "la lecture à l'école",
            "l'hydrogène", "les trains de nuit", "la semaine de quatre jours",
            "la traduction automatique", "les prix de l'immobilier", "le langage clair",
            "les métiers qui disparaissent", "le travail à plusieurs",
        ),
        "project": (
            "le guide de maintenance", "la refonte du site", "un appel d'offres",
            "un poste de rédacteur", "la version 3 du manuel", "une formation à Lyon",
            "la table ronde", "un stage de six mois", "le glossaire cabine", "un audit de contenu",
        ),
        "event": (
            "salon de l'emploi", "forum des associations", "rendez-vous des rédacteurs",
            "vernissage", "salon du livre", "congrès de Lyon", "hackathon", "forum des métiers",
        ),
        "news": (
            "mon nouveau client à Lyon", "la lettre passe les mille lecteurs",
            "le dossard pour l'automne", "j'apprends le portugais", "les travaux sont finis",
            "un mois à Lisbonne au printemps",
        ),
        "news_his": (
            "une promotion", "un bébé pour l'été", "un nouvel appartement", "un prix",
            "un départ à l'étranger", "une opération qui s'est bien passée", "le permis, enfin",
            "un chien",
        ),
        "race": (
            "10 km des Quais", "semi de Blagnac", "trail du Caroux", "marathon de Toulouse",
            "cross de la Ramée", "relais du canal",
        ),
        "km": ("8", "9", "11", "12", "14", "16", "18", "21"),
        "cafe": ("près de la gare", "en terrasse", "dans une petite rue", "au marché", "au comptoir"),
        "walk": ("la vieille ville", "les bords du fleuve", "le marché du matin", "la campagne autour"),
    },
    True: {
        "dish": (
            "pierogi", "bacalhau", "lentil curry", "pho", "soda bread", "cassoulet", "apple crumble",
            "mushroom risotto", "a fish stew", "too many oysters",
        ),
        "concert": ("a fado singer", "Steve Reich", "a brass band", "Purcell", "a Galway fiddler"),
        "piece": ("a Purcell anthem", "the Fauré Requiem", "a Swedish lullaby", "two sea shanties"),
        "book": (
            "a novel set in Trieste", "the biography of a lighthouse keeper", "a book on maps",
            "an essay on attention", "a history of tea", "a thriller with a translator in it",
        ),
        "series": ("a radio drama", "a podcast on maps", "a Danish series", "a series about judges"),
        "gift": (
            "a tin of tea", "a pot of honey", "a second-hand book", "a woollen scarf", "fig jam",
            "a bottle of Fronton", "a hand-drawn map",
        ),
        "photo": (
            "the harbour at six", "the new office", "the class of Galway", "the first snow",
            "the finish line", "the sleeping cat", "the trains of Osaka",
        ),
        "plan": (
            "a reunion in Galway", "the June picnic", "a house move", "a change of career",
            "a long train journey", "a joint talk",
        ),
        "subject": (
            "plain language", "the new standards", "how teams write", "remote work", "night trains",
            "accessibility", "machine translation", "the four-day week", "free software", "hydrogen",
        ),
        "project": (
            "the training course", "the audit", "the cabin glossary", "the maintenance guide",
            "a tender", "the handbook", "an internship", "the panel in March", "the style guide",
        ),
        "event": ("Paris fair", "air show", "writers' meetup", "book fair", "Lyon conference"),
        "news": (
            "my first book proposal", "the new client in Lyon", "a month in Lisbon next spring",
            "a thousand readers",
        ),
        "news_his": (
            "a promotion", "a baby in summer", "a new manager", "a prize", "a new flat", "a dog",
            "a move abroad",
        ),
        "cafe": ("near the station", "on a terrace", "by the river", "at the market", "at the bar"),
        "walk": ("the old town", "the river path", "the morning market", "the hills"),
    },
}  # fmt: skip
"""The words of a brace, in French (False) and in English (True)."""

TOWNS: dict[str, dict[str, tuple[str, ...]]] = {
    "Toulouse": {
        "cafe": (
            "au Bibent", "place Saint-Georges", "aux Carmes", "sur les quais", "rue des Filatiers",
            "au café des Arts", "place de la Trinité", "à la Prairie", "chez Valérie",
            "au Jardin des Plantes", "à Saint-Cyprien", "sous la halle",
        ),
        "walk": (
            "le canal jusqu'à Castanet", "le lac de la Ramée", "la forêt de Bouconne",
            "les quais de la Daurade", "le tour du lac d'Oô", "les coteaux de Pech-David",
            "le jardin japonais",
        ),
    },
    "Nantes": {
        "cafe": ("au Bouffay", "quai de la Fosse", "place du Commerce", "aux Machines"),
        "walk": ("les bords de l'Erdre", "la pointe Saint-Gildas", "Trentemoult", "l'île de Versailles"),
    },
    "Lisbon": {
        "cafe": ("in Graça", "in Alfama", "em Belém"),
        "walk": ("Caparica", "Alfama", "the tram 28 on foot", "Cacilhas"),
    },
    "Paris": {
        "cafe": ("rue des Martyrs", "à la gare de Lyon", "canal Saint-Martin", "aux Batignolles"),
        "walk": ("la Butte-aux-Cailles", "la Coulée verte", "les passages couverts"),
    },
    "Lyon": {
        "cafe": ("à Confluence", "à la Croix-Rousse", "à la Part-Dieu"),
        "walk": ("les pentes de la Croix-Rousse", "les berges du Rhône"),
    },
    "Montréal": {
        "cafe": ("au Plateau", "rue Saint-Denis", "au marché Jean-Talon"),
        "walk": ("le mont Royal", "le canal de Lachine"),
    },
    "Kraków": {
        "cafe": ("in Kazimierz", "on the Rynek"),
        "walk": ("the Tatra hut", "the Vistula path", "Kazimierz"),
    },
    "Dublin": {
        "cafe": ("off Grafton Street", "in Howth"),
        "walk": ("the Howth cliffs", "the Grand Canal"),
    },
    "Hanoi": {
        "cafe": ("by Hoàn Kiếm lake", "in the Old Quarter"),
        "walk": ("Hoàn Kiếm lake", "Long Biên bridge"),
    },
}  # fmt: skip
"""Cafés and walks of the towns the owner goes to."""

TOWN_TAGS = {
    "Nantes": "nantes", "Lisbon": "lisbonne", "Paris": "paris", "Lyon": "lyon",
    "Montréal": "montréal", "Kraków": "cracovie", "Dublin": "dublin", "Hanoi": "hanoï",
    "La Rochelle": "la-rochelle", "Bordeaux": "bordeaux", "Marseille": "marseille", "Albi": "albi",
}  # fmt: skip
"""The tag given to what happens in a town."""


class Words(dict[str, str]):
    """The words of one sentence about ``person`` in ``town``; a brace used twice stays the same.

    Without a person (a group) there are no pronouns and no subjects of one's own.
    """

    def __init__(
        self, chance: random.Random, person: Invented | None, english: bool, town: str
    ) -> None:
        super().__init__()
        self._chance = chance
        self._fillings = FILLINGS[english] | TOWNS.get(town, {})
        if person is not None:
            self._speak_of(person, english)

    def _speak_of(self, person: Invented, english: bool) -> None:
        if english:
            self["he"], self["him"], self["his"] = (
                ("she", "her", "her") if person.she else ("he", "him", "his")
            )
        else:
            self["he"], self["him"] = ("elle", "elle") if person.she else ("il", "lui")
        self["He"] = self["he"].capitalize()
        own = list(person.about)
        self._chance.shuffle(own)
        self["about"], self["about2"] = own[0], own[-1]

    def __missing__(self, brace: str) -> str:
        plain = brace.lower().rstrip("2")
        others = [word for word in self._fillings[plain] if word not in self.values()]
        word = self._chance.choice(others)
        self[brace] = word if brace.islower() else word[:1].upper() + word[1:]
        return self[brace]
