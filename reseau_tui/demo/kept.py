"""What keeps the demo's network alive, by name: news, questions, help, and how people are written to.

Days are counted back from the day of the demo. What the exchanges say themselves (``gave:``,
``asked:`` …) is not repeated here, only what became of it.
"""

# ruff: noqa: E501 - one line a thing, so that it reads like a list
from __future__ import annotations

MINE: tuple[tuple[int, str, dict[str, list[str]], tuple[tuple[str, int], ...]], ...] = (
    # (days ago, news of mine, audience, (who was told, days ago))
    (6, "A new job from January: half-time at the Cité de l'espace", {}, (("Françoise Castel", 4), ("Marie Dupont", 3))),
    (20, "Trois mois à Lisbonne, de mars à mai", {"tags": ["lisbonne", "famille"]}, (("Yann Le Bihan", 20), ("Élise Castel", 20), ("Odette Marquès", 15), ("Françoise Castel", 4))),
    (32, "La lettre devient un livre, en mars", {"spheres": ["work", "online", "readers"]}, (("Bastien Royer", 30), ("Samira Kaddouri", 26), ("Jean-Pierre Lacaze", 19), ("Marie Dupont", 3))),
)  # fmt: skip

QUESTIONS: tuple[tuple[int, str, str], ...] = (
    # (days ago, whom to ask, what)
    (9, "Inès Roche", "les dates de son déménagement"),
    (25, "Nguyễn Minh Anh", "who takes over the audit"),
    (9, "Camille Durand", "le tournage dans sa cour"),
)  # fmt: skip

THEIRS: tuple[tuple[int, str, str, str, int | None], ...] = (
    # (days ago, who, what they told, the gesture, made after that many days)
    (8, "Jo Amar", "sa mère est opérée du cœur jeudi", "wishes", None),
    (20, "Yann Le Bihan", "son aîné a réussi son examen de pilote", "congratulate", 2),
    (19, "Jean-Pierre Lacaze", "un vieil ami de la maison est mort", "condolences", 1),
    (300, "Hugo Perrin", "his start-up has its first client", "congratulate", 1),
    (420, "Nora Haddad", "elle est reçue à son concours interne", "congratulate", 0),
)  # fmt: skip

ANSWERS = {
    "le sommeil": "mieux, sans écran le soir",
    "le réveillon": "à la maison, à douze",
    "une colocation": "finalement non",
    "un vide-grenier": "tout vendu sauf le piano",
    "le pique-nique de juin": "reporté au 20",
    "the decision": "staying, on new terms",
}
"""What was answered to a question, where it was noted."""

GESTURES = {"une sélection à Nantes": "congratulate"}
"""A gesture that waits for what was told in an exchange."""

TURNS: tuple[tuple[int, str, str, str, str, str | None, bool, str | None], ...] = (
    # (days ago, who, given or received, kind, what, through whom, done, what came of it)
    (12, "Miguel Ferreira", "received", "job", "a word to the Lisbon conference", "Ana Sousa", False, None),
    (5, "Quentin Marty", "given", "job", "son CV transmis à un cabinet", "Marie Dupont", False, None),
    (690, "Bastien Royer", "received", "job", "le guide utilisateur à écrire", "Emmanuelle Sorel", True, "good"),
    (520, "Samira Kaddouri", "received", "company", "tout sur le changement de statut", "Léa Martin", True, "good"),
    (260, "Julie Tremblay", "received", "recommendation", "une place au colloque de Montréal", "Mathilde Roux", True, "some"),
    (205, "Rachid Amrani", "given", "recommendation", "trois voisins pour sa chaudière", "Jean Moreau", True, "good"),
    (410, "Yann Le Bihan", "given", "moving", "deux jours de déménagement du chantier", None, True, "good"),
    (760, "Élise Castel", "received", "care", "trois semaines chez elle après l'opération", None, True, "good"),
    (850, "Paul Girard", "given", "support", "l'année de son départ, un café par semaine", None, True, "good"),
    (330, "Romain Castagné", "received", "company", "le nom du recruteur de Bayonne", None, True, "nothing"),
)  # fmt: skip

TO_THANK = ("le nom d'une agence", "deux présentations")
"""What was received lately and not thanked for yet."""

KINDS = (
    ("prêt", "loan"), ("loan", "loan"), ("clé de secours", "loan"), ("samedi", "loan"),
    ("remorque", "loan"), ("étages", "moving"), ("écoute", "support"), ("rehearsal", "support"),
    ("inscriptions", "outing"), ("nuits", "outing"), ("arrosage", "care"), ("colis", "care"),
    ("courses", "care"), ("présentation", "recommendation"), ("introduction", "recommendation"),
    ("recommandation", "recommendation"), ("opening", "job"), ("agence", "company"),
    ("nom", "information"), ("name", "information"), ("contact", "information"),
    ("notes", "information"), ("explication", "information"), ("advice", "information"),
    ("conseil", "information"), ("view", "information"), ("remarks", "information"),
    ("style guide", "information"), ("comptabilité", "information"), ("quartiers", "information"),
)  # fmt: skip
"""What help is about, from the first of these words in it."""

VOUS = ("Rose Abadie", "Valérie Pons", "David Cohen", "Emmanuelle Sorel", "Samira Kaddouri")
"""Close enough, and still vous."""

TU = ("Jo Amar", "Léa Martin", "Bastien Royer", "Fatou Diallo", "Élodie Faure", "Claire Vidal")
"""Tu, though it is work, leisure or a club."""

CHANNELS = {
    "Odette Marquès": "letter", "Rose Abadie": "letter", "Françoise Castel": "call",
    "Karim Benali": "call", "Hugo Perrin": "message", "Olivier Fabre": "message",
}  # fmt: skip
"""How greetings reach somebody when it is not the usual way."""
