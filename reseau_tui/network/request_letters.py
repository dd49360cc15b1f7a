"""Drafts of messages about a request: the question to who may help, their address to who asks.

These texts go to other people, in *their* language: they are no sentences of the interface, and
stand here in each language whatever the user's own is. What is looked for stands in them as it
was noted.
"""

from __future__ import annotations

from reseau_tui import i18n
from reseau_tui.network.addressee import Addressee, addressees
from reseau_tui.network.reading import rows
from reseau_tui.network.requests import RequestRow

_REACHES = ("email", "phone", "url", "handle")
"""Ways to reach somebody that are passed on, in this order; no postal address."""

_QUESTIONS = {
    "fr tu": (
        "Bonjour {first},\n\n{asker} cherche\u00a0: {what}. J’ai tout de suite pensé à toi."
        " Pourrais-tu l’aider, ou vois-tu quelqu’un qui le pourrait\u00a0? Si tu veux bien, je lui"
        " donne tes coordonnées.\n\nEt si ce n’est pas le moment, dis-le-moi simplement.\n\n"
        "Merci, et à bientôt"
    ),
    "fr vous": (
        "Bonjour {first},\n\n{asker} cherche\u00a0: {what}. J’ai tout de suite pensé à vous."
        " Pourriez-vous l’aider, ou voyez-vous quelqu’un qui le pourrait\u00a0? Si vous voulez"
        " bien, je lui donne vos coordonnées.\n\nEt si ce n’est pas le moment, dites-le-moi"
        " simplement.\n\nMerci, et à bientôt"
    ),
    "en": (
        "Dear {first},\n\n{asker} is looking for {what}, and I thought of you. Could you help, or"
        " do you know somebody who could? If you agree, I will tell them how to reach you.\n\n"
        "And if it is not a good moment, just say so.\n\nThank you, and see you soon"
    ),
}
_ADDRESSES = {
    "fr tu": (
        "Bonjour {first},\n\nTu cherches\u00a0: {what}. {helper} est d’accord pour en parler avec"
        " toi\u00a0:\n\n{reach}\n\nTu peux dire que tu viens de ma part. Raconte-moi ce que cela"
        " donne\u00a0!\n\nÀ bientôt"
    ),
    "fr vous": (
        "Bonjour {first},\n\nVous cherchez\u00a0: {what}. {helper} est d’accord pour en parler avec"
        " vous\u00a0:\n\n{reach}\n\nVous pouvez dire que vous venez de ma part. Racontez-moi ce que"
        " cela donne\u00a0!\n\nÀ bientôt"
    ),
    "en": (
        "Dear {first},\n\nYou are looking for {what}. {helper} is glad to talk with you about"
        " it:\n\n{reach}\n\nDo say that I sent you, and tell me what comes of it.\n\nSee you soon"
    ),
}
_SOMEBODY = {"fr": "Quelqu’un de mon réseau", "en": "Somebody I know"}
"""Who asks, where that is to stay private."""


def question(request: RequestRow, helper: int) -> str:
    """Return a message to somebody who may help; "" when they are gone."""
    addressee = addressees([helper]).get(helper)
    if addressee is None:
        return ""
    tongue = "fr" if addressee.language == "fr" else "en"
    who = request.asker or _SOMEBODY[tongue]
    if request.private:
        who = _SOMEBODY[tongue]
    return addressee.theirs(_QUESTIONS).format(
        first=addressee.called, asker=who, what=_inside(request.text)
    )


def address(request: RequestRow, helper: int) -> str:
    """Return a message to who asks, that says how to reach somebody; "" when one of them is gone.

    Somebody outside the network is written to in the user's own language, politely.
    """
    if request.asker_id is not None:
        addressee = addressees([request.asker_id]).get(request.asker_id)
    elif request.asker:
        addressee = Addressee(0, request.asker, None, i18n.language(), "vous")
    else:
        return ""
    found = rows("SELECT name FROM contact WHERE id = ?", (helper,))
    if not found or addressee is None:
        return ""
    name = found[0][0]
    reach = "\n".join([name, *_reaches(helper)])
    return addressee.theirs(_ADDRESSES).format(
        first=addressee.called, what=_inside(request.text), helper=name, reach=reach
    )


def _reaches(contact: int) -> list[str]:
    """Return the ways to reach somebody, one of a kind."""
    found: dict[str, str] = {}
    for kind, value in rows(
        "SELECT kind, value FROM contact_point WHERE contact_id = ? ORDER BY id", (contact,)
    ):
        found.setdefault(kind, value)
    return [found[kind] for kind in _REACHES if kind in found]


def _inside(text: str) -> str:
    """Return a request as it stands inside a sentence."""
    return " ".join(text.split()).rstrip(".!")
