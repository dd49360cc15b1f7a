"""Joys and sorrows in what people tell: which gesture is fitting.

On the road of ``--log`` when a line has news of somebody; plain words, folded, English and French.
"""

from __future__ import annotations

from reseau_tui.text import words

GESTURES = ("congratulate", "condolences", "wishes", "support", "visit", "good-luck")
"""The gestures proposed; people may write others in their own words."""

# Sorrows first: "lost her job" is no new job, "perdu son bébé" no birth.
_WORDS = (
    (
        "condolences",
        "died death dead mourning funeral bereaved obituary widow widower passed-away miscarriage"
        " deuil deces decede decedee mort morte obseques enterrement veuf veuve fausse-couche",
    ),
    (
        "support",
        "divorce divorced separation separated unemployed redundant laid-off fired bankrupt burnout"
        " burn-out depression licencie licenciee licenciement chomage separe separee rupture"
        " faillite redundancy divorcee",
    ),
    (
        "wishes",
        "ill illness sick hospital surgery operation operated accident cancer diagnosis injured"
        " malade maladie hopital opere operee accidente blesse blessee chimio",
    ),
    (
        "congratulate",
        "born birth baby pregnant engaged engagement married wedding promoted promotion hired"
        " graduated graduation diploma degree award prize published naissance ne nee bebe enceinte"
        " fiance fiancee fiancailles marie mariage promu promue embauche embauchee diplome"
        " diplomee reussi recompense publie pacse grandmother grandfather",
    ),
    ("visit", "moved moving housewarming house flat demenage demenagement emmenage cremaillere"),
    ("good-luck", "exam interview concours examen entretien audition marathon"),
)

_PHRASES = (
    ("support", ("lost", "job")),
    ("support", ("perdu", "emploi")),
    ("support", ("perdu", "travail")),
    ("condolences", ("lost", "mother")), ("condolences", ("lost", "father")),
    ("condolences", ("lost", "wife")), ("condolences", ("lost", "husband")),
    ("condolences", ("lost", "baby")), ("condolences", ("perdu", "mere")),
    ("condolences", ("perdu", "pere")), ("condolences", ("perdu", "bebe")),
    ("condolences", ("perdu", "mari")), ("condolences", ("perdu", "femme")),
    ("condolences", ("passed", "away")),
    ("support", ("laid", "off")),
    ("congratulate", ("new", "job")), ("congratulate", ("nouveau", "poste")),
    ("congratulate", ("nouveau", "travail")), ("congratulate", ("nouveau", "job")),
    ("congratulate", ("found", "job")), ("congratulate", ("trouve", "travail")),
    ("visit", ("new", "house")), ("visit", ("new", "flat")),
    ("visit", ("nouvel", "appartement")), ("visit", ("nouvelle", "maison")),
)  # fmt: skip


def proposed(text: str) -> str | None:
    """Return the gesture that fits what somebody told, one of :data:`GESTURES`; None for none.

    >>> proposed("her daughter was born"), proposed("il a perdu son travail"), proposed("Lisbon")
    ('congratulate', 'support', None)
    """
    said = {
        part.removeprefix("l'").removeprefix("d'")
        for word in words(text.replace("’", "'"))
        for part in (word.folded, *word.folded.split("-"))
    }
    for gesture, phrase in _PHRASES:
        if said.issuperset(phrase):
            return gesture
    for gesture, known in _WORDS:
        if not said.isdisjoint(known.split()):
            return gesture
    return None
