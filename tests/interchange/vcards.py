"""Helpers for the vCard tests: invented cards as short strings."""

from __future__ import annotations

from reseau_tui.interchange.record import Asked, PersonRecord, ReadResult
from reseau_tui.interchange.vcard import read


def card(*lines: str | bytes, end: bytes = b"\r\n", codec: str = "utf-8") -> bytes:
    """Return one card of these lines between BEGIN and END."""
    whole = ["BEGIN:VCARD", *lines, "END:VCARD", ""]
    return end.join(line.encode(codec) if isinstance(line, str) else line for line in whole)


def result(*data: bytes, encoding: str | None = None) -> ReadResult:
    """Read the data, one piece behind the other, and check that every card is accounted for."""
    found = read(b"".join(data), Asked(encoding=encoding, name="people.vcf"))
    assert found.read == len(found.records) + len(found.skipped)
    return found


def one(*lines: str | bytes, encoding: str | None = None) -> PersonRecord:
    """Return the only person of a card of these lines."""
    (person,) = result(card(*lines), encoding=encoding).records
    return person


def values(person: PersonRecord, kind: str) -> list[str]:
    """Return the values of one kind of contact point."""
    return [point.value for point in person.points if point.kind == kind]
