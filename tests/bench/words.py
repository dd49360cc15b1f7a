"""The words of generated networks: a few hundred, in two languages."""

from __future__ import annotations


def listed(text: str) -> list[str]:
    """Return the words of a text."""
    return text.split()


WORDS = listed("""
accord achat album ami anglais appel après argent article atelier autour avion avis bateau beau
bien bilan boîte bon bonne bord bouquet bref bruit budget bureau café cahier calme campagne canapé
carte chaise champ chance chanson chat chemin cher chien choix ciel cinéma clair clé client coin
collègue concert conseil content contrat copie costume couleur coup cours court cousin couteau
crayon cuisine début décision départ dernier dessin deux devis dîner doute école écran effort
élève encore enfant ensemble entretien envie équipe erreur escalier espoir essai été étude examen
exemple facile famille fatigue fenêtre fête feu feuille film fin fleur fleuve formation forum
frère fruit gare garçon gâteau gentil grand gris groupe guitare habitude herbe heure hiver homme
hôtel idée île image immeuble invité jardin jazz jeu jeune jour journal juin lac langue lettre
libre ligne livre loin long lumière lundi lune lycée machine magasin maison marché mariage matin
médecin mer merci message métier mieux mille moderne moment montagne mot musique naissance neige
neuf nom nord nouvelle nuit objet oiseau ombre orage oreille outil page pain papier parc parents
paris partie pause peinture petit peur phrase pièce pied place plage plan plante pluie pomme porte
poste presque printemps projet promenade question quinze radio recette réponse réseau retour
réunion rêve rire rivière robe rouge route rue saison salade salle samedi santé semaine service
seul simple soir soleil solution sortie souvenir stage succès sucre sujet table tard tasse temps
terrain tête thé théâtre timide toit tour train tranquille travail trois vacances valise vélo vent
vert ville vin visite voisin voiture voix voyage about again agreed airport album answer apartment
asked audit autumn baby bakery beach better bike birthday board book bread bridge brother budget
building business call camera career chair chapter choir city class client coffee company contract
cook corner course daughter deadline decision desk dinner doctor draft dream early evening family
father festival finally flat flight flower forest friend garden gift glass good guitar happy
harbour health helped holiday home hospital house idea interview island job journey july kitchen
lake language launch laughed lawyer letter library light little lunch market meeting moved museum
music neighbour news night nurse office opening paint park party people phone photo piano picnic
plans played poem present project promised question quiet rain reading report river road school
season shared shoes shop sister song spring station story street summer table talked teacher team
theatre thesis ticket together tomorrow tower town travel tree trip twins village visit voice walk
wedding weekend window winter wonderful work writing year
""")

CITIES = (
    "Toulouse", "Paris", "Nantes", "Lyon", "Bordeaux", "Lille", "Marseille", "Strasbourg", "Rennes",
    "Montréal", "Lisbon", "Berlin", "Kraków", "Hanoi", "Dublin", "London", "Madrid", "Genève",
    "Bruxelles", "Dakar", "Tunis", "New York", "Saint-Étienne", "Aix-en-Provence",
)  # fmt: skip

TITLES = (
    "engineer", "accountant", "professeur", "infirmière", "artisan menuisier", "HR director",
    "developer", "avocate", "médecin", "chef de projet", "journaliste", "comptable", "architecte",
    "designer", "boulanger", "étudiant", "consultant", "chercheuse", "translator", "directrice",
)  # fmt: skip

PLACES = ("Le Bibent", "café des Arts", "the office", "la gare", "chez lui", "place du Capitole")

KINDS = {
    "coffee": 14, "call": 16, "text": 14, "mail": 12, "meal": 9, "meeting": 8, "message": 8,
    "visit": 4, "event": 4, "comment": 3, "like": 3, "forward": 2, "post": 1, "greeting": 5,
    "gift": 1, "thanks": 2, "letter": 1, "project": 2, "other": 6,
}  # fmt: skip
