"""What happens to the people of the demo by name: the scenes every screen is shown with.

Days are counted back from the day of the demo. The last scene of somebody is their last contact
as :mod:`reseau_tui.demo.people` says; what stands between comes from the sentences.
"""

# ruff: noqa: E501 - one line a thing, so that it reads like a list
from __future__ import annotations

SCENES: tuple[tuple[int, str, str, str, str], ...] = (
    # (days ago, people, "kind initiative HH:MM minutes place +tags", text, sections)
    (3, "Marie Dupont", "coffee both 10:30 +paris Le Bibent",
     "Coffee at Bibent, plans for the Paris fair, she is hiring again", "ask: how did Paul's interview go?"),
    (51, "Marie Dupont", "mail them", "She wrote about the team, and a name for my Lyon client",
     "got: a name for the Lyon client"),
    (50, "Marie Dupont", "thanks me", "Thanked her for the name, lunch next month", ""),
    (88, "Marie Dupont", "meal both 12:30 75", "Lunch in the sun: her reorganisation, my rates",
     "gave: an outside view on the reorganisation / asked: what she would pay for"),
    (127, "Marie Dupont", "forward them", "Forwarded me the call for the cabin glossary", ""),
    (160, "Marie Dupont, Paul Girard", "meal both 20:00 La Prairie", "Dinner with both: the three of us laughing about the old open space", ""),
    (214, "Marie Dupont", "call both 18:15 25", "Call about an opening in documentation", "got: the opening before it was published"),
    (31, "Paul Girard", "coffee both 09:00", "Coffee before his interview, rehearsed the awkward questions",
     "gave: an hour of rehearsal"),
    (97, "Karim Benali", "call both 21:30 70", "Appel de plus d'une heure : Lisbonne lui réussit, son associé moins",
     "news: mon nouveau client à Lyon / ask: Lisbonne"),
    (171, "Karim Benali", "visit both +lisbonne Lisbon", "Trois jours chez lui : Caparica, sardines, l'avenir sur un coin de nappe", "got: trois nuits à Lisbonne"),
    (302, "Karim Benali, Ana Sousa", "meal both 20:30 +lisbonne Lisbon", "Dinner in Graça with Ana, who runs a gallery", ""),
    (14, "Léa Martin", "meal both 12:15 place Saint-Georges", "Déjeuner avec Léa : elle connaît une agence qui cherche un rédacteur", "got: le nom d'une agence"),
    (60, "Léa Martin", "project both", "Le logo de la chorale est enfin choisi, le vert a gagné", "gave: relecture du site"),
    (12, "Nora Haddad", "coffee both 17:00", "Café après sa garde : la fête des 40 ans se prépare, elle fait semblant de ne rien savoir", ""),
    (72, "Inès Roche", "call both 19:00 40", "Elle quitte peut-être Nantes, parlé de Toulouse et des quartiers", "gave: trois quartiers à visiter"),
    (3, "Inès Roche", "mail them 18:42", "Elle demande si je connais quelqu'un qui loue à Saint-Cyprien", "asked: un appartement à Toulouse"),
    (1534, "Tom Weber", "call both 16:00 35", "He read my first chapter over the weekend and called to talk it through",
     "got: honest remarks on my first chapter"),
    (1575, "Tom Weber", "meeting both +berlin Berlin", "Met at his newsroom in Berlin, bikes along the Spree", ""),
    (1600, "Tom Weber", "mail me", "Asked whether I could visit the newsroom", ""),
    (1480, "Étienne Marchal", "visit both Strasbourg", "Deux jours à Strasbourg, marché de Noël, quatuor le soir", "got: relecture de mon dossier"),
    (1505, "Étienne Marchal", "mail me", "Demandé s'il était là pour les marchés", ""),
    (1531, "Étienne Marchal", "mail me", "Envoyé mon dossier, sans trop y croire", ""),
    (1740, "Étienne Marchal", "event both Strasbourg", "Entendu son quatuor dans une église glacée", ""),
    (1760, "Anneke de Vries", "message both", "First thread with her on the translators' forum", ""),
    (1290, "Anneke de Vries", "message both", "She answered all my questions on style guides in one evening", "got: her style guide"),
    (1310, "Anneke de Vries", "mail me", "Asked for her style guide", ""),
    (1345, "Anneke de Vries", "mail me", "Wrote to say hello", ""),
    (88, "Hugo Perrin", "coffee both", "Café aux Carmes : sa start-up tient, son genou moins", "ask: le genou"),
    (41, "Hugo Perrin", "text me 12:10", "Proposé un footing très doux dimanche", ""),
    (19, "Hugo Perrin", "mail me", "Envoyé l'adresse de la kiné, demandé des nouvelles", ""),
    (9, "Camille Durand", "coffee both 18:30 Le Bibent", "Verre après le ciné-club, le film était trop long et nous aussi", "seeks: un artisan à Nantes"),
    (44, "Camille Delmas", "meal both 13:00 +paris Paris", "Déjeuner rue des Martyrs, son documentaire sort au printemps", "asked: une sélection à Nantes"),
    (8, "Jo Amar", "event both 20:30 90", "Répétition, puis debriefing sur le trottoir jusqu'à minuit", ""),
    (45, "Joël Le Goff", "visit both +nantes +voile Nantes", "Un bord jusqu'à Noirmoutier, retour au moteur", ""),
    (40, "Łukasz Nowak", "call both 20:00 55", "The bakery has a name now, the bank has doubts", ""),
    (19, "Jean-Pierre Lacaze", "meal both 12:00 120", "Déjeuner chez lui : trois chapitres de mémoires et un conseil, ne pas baisser mes prix", "got: un conseil sur mes prix"),
    (5, "Jean Moreau", "other both", "Le chat est revenu, la fuite aussi", ""),
    (70, "Nguyễn Minh Anh", "call both 09:00 45", "Audit passed in Hanoi, she thanks the whole floor", "asked: how she prepares an audit"),
    (52, "Aoife O'Brien", "call both 19:30 50", "Her book is with the printer, the twins are with the grandparents", ""),
    (26, "Samira Kaddouri", "meeting both 14:00 60", "Point annuel : statut, TVA, rien d'urgent", "got: une heure de comptabilité offerte"),
    (71, "Antoine Besson", "visit both +nantes Nantes", "Passé voir l'escalier d'Élise, une merveille", ""),
    (6, "Élise Castel", "call both 20:45 35", "Appel du soir : le concours approche, les enfants ont des poux", "ask: le concours"),
    (4, "Françoise Castel", "call both 18:00 40", "Appel de Maman, le jardin est paillé, la hanche va mieux", ""),
    (3, "Olivier Fabre", "event both 09:00 110", "Sortie longue au bord du canal, 18 km, il a un plan pour l'hiver", ""),
    (20, "Yann Le Bihan, Élise Castel", "visit both +nantes Nantes", "Week-end à Nantes, monté l'étagère, cassé une étagère", ""),
    (17, "Odette Marquès", "letter me", "Carte postale à Mamie, gros caractères, le canal en couleurs", ""),
    (15, "Odette Marquès", "call both", "Elle a lu la carte à tout l'étage", ""),
    (18, "Mathilde Roux", "call both 22:00 60", "Appel de Montréal : première neige, la petite parle anglais au chien", ""),
    (9, "Claire Vidal", "event both +musée", "Vernissage au musée, son discours sans notes", ""),
    (640, "Bernard Castel", "visit both +nantes Nantes", "Une après-midi avec Papa, la radio, les bateaux qui passent", ""),
    (655, "Bernard Castel, Françoise Castel", "meal both +nantes Nantes", "Déjeuner tous les trois, il a raconté le lancement de 74", ""),
    (611, "Françoise Castel, Élise Castel", "visit both +famille Nantes", "Ensemble à la maison", ""),
    (102, "Priya Raman", "meal both 13:00 +paris Paris", "Lunch near Opéra: new team, old jokes", ""),
    (6, "Quentin Marty", "event both", "Rencontré au salon de l'emploi, cherche un stage dans la rédaction technique", ""),
    (24, "Rose Abadie", "other both", "Monté ses courses, redescendu avec des roses", "gave: les courses de Rose"),
    (21, "Fatou Diallo", "event both +association", "Soutien scolaire, deux heures de fractions, beaucoup de rires", ""),
    (47, "Emmanuelle Sorel", "meal both +lyon Lyon", "Déjeuner à Lyon, elle me présente à deux clients", "got: deux présentations"),
    (30, "Bastien Royer", "meeting both 11:00 30", "Visio : le guide utilisateur part chez l'imprimeur", ""),
    (48, "Irène Sabatier", "other both", "Retourné le compost à deux, refait le monde", ""),
)  # fmt: skip

PROMISES: tuple[tuple[str, int, str, int | None], ...] = (
    # (to whom, due in days, what, done that many days ago)
    ("Léa Martin", 0, "send CV to Léa", None),
    ("Marie Dupont", 9, "confirmer le stand du salon de Paris", None),
    ("Camille Durand", 4, "lui donner le nom d'un menuisier à Nantes", None),
    ("Paul Girard", 13, "lunch once the answer is there", None),
    ("Quentin Marty", 6, "relire sa lettre de motivation", None),
    ("Karim Benali", 21, "réserver les billets pour Lisbonne", None),
    ("Élise Castel", 27, "commander le cadeau commun pour Maman", None),
    ("Aoife O'Brien", 34, "read the proofs of her book", None),
    ("Jean-Pierre Lacaze", -16, "lui rapporter son livre d'essais en vol", 16),
    ("Samira Kaddouri", -24, "envoyer les factures du trimestre", 25),
    ("Nora Haddad", -10, "réserver la salle pour ses 40 ans", 11),
    ("Bastien Royer", -40, "envoyer le devis du guide", 42),
    ("Marie Dupont", -45, "thank her for the name", 50),
    ("Fatou Diallo", -70, "relire le dossier de subvention", 71),
)

INBOX: tuple[tuple[int, str, str, str, tuple[tuple[str, int], ...]], ...] = (
    # (days ago, time, line, reason, the candidates and the days since they were seen)
    (1, "19:12", "ciné avec Camille hier soir, il faut en reparler", "ambiguous:Camille",
     (("Camille Durand", 9), ("Camille Delmas", 44))),
    (2, "08:55", "coffee with Ingrid from the Lyon conference +lyon", "unknown:Ingrid", ()),
)  # fmt: skip
