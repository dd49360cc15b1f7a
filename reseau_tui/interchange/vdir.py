"""A folder of cards kept in step: what to do about one file, from what changed on which side.

Pure. A *vdir* (https://vdirsyncer.pimutils.org/en/stable/vdir.html) holds one vCard a file. At the
end of a sync both sides are remembered; the next one compares each side with that. One rule: what
was changed wins over what was taken away, so nothing is lost that somebody still works on.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

File = Literal["absent", "same", "changed", "unclear"]
"""A file against what is remembered of it; ``unclear`` is one that cannot be read as a card."""

Contact = Literal["same", "changed", "archived", "gone", "taken back"]
"""A contact against what is remembered: ``archived`` since then, ``gone`` by somebody's hand, or
``taken back`` when an undo removed whom an earlier sync had added."""

Act = Literal[
    "nothing",  # the sides agree
    "take in",  # match or add a person from the file
    "merge",  # what the file says goes into the contact, then the contact into the file
    "write",  # the contact goes into the file
    "write again",  # the contact goes into a file of its own once more
    "remove",  # the file goes away
    "put away",  # the contact is archived
    "forget",  # both are gone: nothing is remembered any more
]


class Step(NamedTuple):
    """What to do about a file; a ``clash`` is told, and asked where somebody can answer."""

    act: Act
    clash: bool = False


_REMEMBERED: dict[tuple[File, Contact], Step] = {
    ("same", "same"): Step("nothing"),
    ("same", "changed"): Step("write"),
    ("same", "archived"): Step("remove"),
    ("same", "gone"): Step("remove"),
    ("same", "taken back"): Step("take in"),
    ("changed", "same"): Step("merge"),
    ("changed", "changed"): Step("merge"),
    ("changed", "archived"): Step("merge", clash=True),
    ("changed", "gone"): Step("take in", clash=True),
    ("changed", "taken back"): Step("take in"),
    ("absent", "same"): Step("put away"),
    ("absent", "changed"): Step("write again", clash=True),
    ("absent", "archived"): Step("forget"),
    ("absent", "gone"): Step("forget"),
    ("absent", "taken back"): Step("forget"),
}


def decide(file: File, contact: Contact | None) -> Step:
    """Return what to do about a file; ``contact`` is None when nothing is remembered of it."""
    if file == "unclear":
        return Step("nothing")  # half a file is no news of anybody
    if contact is None:
        return Step("nothing" if file == "absent" else "take in")
    return _REMEMBERED[file, contact]
