"""Names for generated people: first names that repeat as in life, and thousands that do not.

Exactly one Marie Dupont and one Paul Girard; nobody else is called Marie or Paul.
"""

from __future__ import annotations

import random

from tests.bench.words import listed

FIRST = listed("""
Adam Adèle Adrien Agathe Agnès Aïcha Alain Alban Albert Alessandro Alex Alexandre Alexandra Alexis
Alice Alicia Aline Amandine Amélie Amina Amir Ana Anaïs André Andréa Angèle Anna Anne Annie Anouk
Anthony Antoine Antonio Arnaud Arthur Astrid Audrey Aurélie Aurore Axel Aya Baptiste Barbara
Bastien Béatrice Benjamin Benoît Bernard Bertrand Bianca Björn Brigitte Bruno Camille Carla Carlos
Carole Caroline Cassandra Catherine Cécile Cédric Céline Chantal Charles Charlotte Chiara Chloé
Christelle Christian Christine Christophe Claire Clara Claude Clément Clémence Coline Corentin
Corinne Cyril Damien Daniel Daniela David Deborah Delphine Denis Diana Didier Diego Dimitri
Dominique Dorothée Driss Edgar Édouard Élena Éléonore Éliane Élias Élisa Élisabeth Élise Élodie
Éloïse Elsa Emma Emmanuel Emmanuelle Enzo Éric Erika Ernest Estelle Esther Étienne Eugénie Eva
Fabien Fabienne Fabrice Fanny Farid Fatima Fatou Félix Fernando Fiona Flora Florence Florent
Florian Francesca Francis Franck François Françoise Frédéric Gabriel Gabrielle Gaël Gaëlle Gaspard
Geneviève Georges Gérald Gérard Gilles Giulia Grégoire Grégory Guillaume Gustave Guy Hamid Hannah
Hans Hélène Henri Hervé Hortense Hugo Ibrahim Ida Igor Ilona Inès Ingrid Irène Isabelle Ismaël
Ivan Jacques Jade James Jan Jasmine Jean Jeanne Jérémy Jérôme Jessica Joachim Joana Jocelyne Joël
Johanna John Jonas Jonathan Joris José Joséphine Juan Judith Jules Julia Julie Julien Juliette
Justine Karim Karine Katia Kevin Khadija Koffi Lara Laura Laure Laurence Laurent Léa Leïla Léna
Léo Léon Leonardo Liam Lila Lilian Lily Lina Linda Lionel Lisa Loïc Lola Loris Louane Louis Louise
Luc Lucas Lucie Lucien Ludivine Ludovic Luna Łukasz Lydia Madeleine Maëlle Magali Malik Manon
Manuel Marc Marcel Margaux Margot Marguerite Maria Marine Marion Marius Martha Martin Martine
Mathieu Mathilde Mathis Maxime Mehdi Mélanie Mélissa Mia Michael Michel Michèle Miguel Mila Milan
Mireille Mohamed Monique Morgane Mounir Myriam Nadia Nadine Naïma Natacha Nathalie Nathan Nicolas
Nicole Nina Noah Noé Noémie Nora Océane Octave Olga Olivia Olivier Oscar Pablo Pascal Patrice
Patricia Patrick Pedro Perrine Philippe Pierre Quentin Rachel Rachid Raphaël Rebecca Régine Rémi
Renaud René Ricardo Richard Robert Robin Romain Rose Roxane Sabine Sabrina Sacha Salomé Samia
Samir Samuel Sandra Sandrine Sara Sarah Sébastien Selma Serge Sergio Séverine Simon Simone Sofia
Solène Sonia Sophie Stéphane Stéphanie Suzanne Sylvain Sylvie Tatiana Théo Thérèse Thibault
Thierry Thomas Timothée Tom Valentin Valentine Valérie Vanessa Véronique Victor Victoria Vincent
Violette Virginie Walid William Xavier Yann Yasmine Yohan Younès Yves Yvette Yvonne Zineb Zoé
""")

LAST = listed("""
Abadie Alary Albert Allard Alonso Amrani Andersen André Arnaud Aubert Aubry Bailly Barbier Baron
Barre Barthélémy Baudry Becker Belkacem Benali Benoît Berger Bernard Berthier Bertin Bertrand
Besson Blanc Blanchard Bodin Boisson Bonnet Bouchard Boucher Bouvier Boyer Breton Brun Brunet
Bruno Caron Carpentier Castel Chauvin Chevalier Clément Clerc Cohen Colas Colin Collet Conti
Cordier Costa Cousin Daniel David Delaunay Delmas Denis Deschamps Diallo Dubois Dufour Dumas
Dumont Dupuis Dupuy Durand Duval Étienne Evrard Fabre Faure Fernandez Ferrand Ferreira Fischer
Fleury Fontaine Fournier François Gaillard Garcia Garnier Gauthier Gautier Georges Gérard Germain
Gilbert Gillet Giraud Gomes Gonzalez Gros Guérin Guichard Guillaume Guillot Guyot Hamon Hardy
Henry Herbert Hernandez Hoang Hubert Huet Hubert Humbert Imbert Jacob Jacquet Janssen Jensen Joly
Julien Kaplan Keller Klein Kowalski Lacaze Lacroix Lambert Langlois Laporte Laurent Lebrun Leclerc
Lecomte Lefebvre Lefèvre Legrand Lemaire Lemoine Leroux Leroy Lévy Lopez Louis Lucas Maillard
Mallet Marchal Marchand Maréchal Martin Martinez Marty Masson Mathieu Mercier Meunier Meyer
Michaud Michel Millet Monnier Moreau Morel Morin Moulin Muller Müller Navarro Nguyễn Nicolas Noël
Nowak O'Brien Olivier Ortega Parisot Pascal Pasquier Pelletier Peltier Perez Perret Perrin Perrot
Petit Philippe Picard Pichon Poirier Pons Poulain Prévost Puech Raynaud Régnier Renard Renaud Rey
Reynaud Ribeiro Richard Rivière Robert Robin Roche Rodriguez Roger Rolland Romero Rossi Rousseau
Roussel Roux Royer Ruiz Sanchez Santos Sauvage Schmitt Schneider Silva Simon Sorel Sousa Souza
Stern Tanguy Tessier Thomas Tremblay Trần Vasseur Vidal Vincent Walter Weber Wilson Zimmermann
""")

_HEADS = listed("""
ba be bri ca cha cle da de dra el fa fi ga gre ha il jo ka ko la le li ma me mi na no
""")
_HEADS += listed("""
o pa pe ra re ro sa se si ta te ti u va ve vi wa ya za zo
""")
_MIDDLES = listed("""
bel dri fan gor ka la len lin lo mar mi na nel ra ri ro san ta ti va ven vi zo
""")
_ENDS = listed("""
bert cy da del din do gon ka la lin lo mel na nel ni no ra rel ric ris ro son ta than ty ve
""")

TAKEN = frozenset({"Marie", "Paul"})


def invented(chance: random.Random) -> str:
    """Return a word of syllables that could be a name."""
    middles = [chance.choice(_MIDDLES) for _ in range(chance.randint(0, 2))]
    word = (chance.choice(_HEADS) + "".join(middles) + chance.choice(_ENDS)).capitalize()
    return word if word not in TAKEN else word + "l"


class Namer:
    """Gives out names; the same ones for the same seed."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance
        # A rare name is as likely as a frequent one is near the top: 1 / rank, as in life.
        self._first_weights = _running(1 / (rank + 8) for rank in range(len(FIRST)))
        self._last_weights = _running(1 / (rank + 20) for rank in range(len(LAST)))

    def name(self) -> str:
        """Return a first and a last name."""
        chance = self._chance
        if chance.random() < 0.7:
            first = chance.choices(FIRST, cum_weights=self._first_weights)[0]
        else:
            first = invented(chance)
        if chance.random() < 0.4:
            last = chance.choices(LAST, cum_weights=self._last_weights)[0]
        else:
            last = invented(chance)
        return f"{first} {last}"


def _running(weights: object) -> list[float]:
    total = 0.0
    found = []
    for weight in weights:  # type: ignore[attr-defined]
        total += weight
        found.append(total)
    return found
