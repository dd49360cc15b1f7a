"""vCard, first half: bytes to properties.

Lines are handled as Latin-1 text (one character a byte), because the character set belongs to
the value: it is known only when the head of the line is read, and a long value may be folded
between the bytes of one letter.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator
from typing import NamedTuple

from reseau_tui.interchange.charset import decode

PROPERTY_LIMIT = 5 * 1024 * 1024
"""Bytes of one property; a longer one is left out."""

PLAIN, QUOTED_PRINTABLE, BASE64 = "", "Q", "B"

_HEADS_REMEMBERED = 2000


class Head(NamedTuple):
    """What stands before the colon. Bare parameters are types; names are upper case."""

    group: str
    name: str
    parameters: dict[str, tuple[str, ...]]
    encoding: str
    charset: str

    def types(self) -> tuple[str, ...]:
        """Return the values of TYPE, in lower case."""
        return self.parameters.get("TYPE", ())

    def first(self, parameter: str) -> str:
        """Return the first value of a parameter, ``""`` if it is absent."""
        values = self.parameters.get(parameter)
        return values[0] if values else ""


_MARK_HEADS = {
    "B": Head("", "BEGIN", {}, PLAIN, ""),
    "E": Head("", "END", {}, PLAIN, ""),
}


class Property(NamedTuple):
    """One property of a card: its head, its value decoded but still escaped, and its line."""

    head: Head
    value: str
    line: int


class BadLine(NamedTuple):
    """A line that is no property, and why; ``text`` shows its beginning."""

    line: int
    text: str
    oversized: bool


_NAME = re.compile(r"[A-Za-z0-9_/-]+\Z")
_BASE64_LINE = re.compile(r"[A-Za-z0-9+/]+={0,2}\Z")
_FOLDED_LETTER = re.compile(r"=[89A-Fa-f][0-9A-Fa-f]=\Z")
_NEXT_LETTER = re.compile(r"[ \t]+=[89A-Fa-f][0-9A-Fa-f]")
_CARET = re.compile(r"\^([n'^])")
_CARET_MEANS = {"n": "\n", "'": '"', "^": "^"}
_ENCODINGS = {
    "QUOTED-PRINTABLE": QUOTED_PRINTABLE,
    "Q": QUOTED_PRINTABLE,
    "BASE64": BASE64,
    "B": BASE64,
}


def properties(data: bytes, *, is_utf8: bool, fallback: str) -> Iterator[Property | BadLine]:
    """Cut ``data`` into properties; BEGIN, END and lines outside any card are among them.

    ``is_utf8`` is for files whose mark says so (a CHARSET parameter is then a leftover);
    ``fallback`` is the codec for values that are not UTF-8.
    """
    lines = lines_of(data)
    heads: dict[str, Head | None] = {}
    place, indent = 0, ""
    while place < len(lines):
        line = lines[place]
        first = place
        place += 1
        if not line or line.isspace():
            continue
        if _marks(line):
            # A whole card may be moved to the right, as in an example pasted from somewhere.
            line = line.strip()
            indent = _indent(lines[place]) if place < len(lines) else ""
            yield Property(_MARK_HEADS[line[0].upper()], "VCARD", first + 1)
            continue
        line = line.removeprefix(indent)
        colon = _colon(line)
        parts = [line]
        if colon < 0:
            place = _unfold(lines, place, parts, indent)
            line = "".join(parts)
            parts = [line]
            colon = _colon(line)
            colon = line.find(":") if colon < 0 else colon
        written = line[:colon] if colon > 0 else ""
        head = heads.get(written)
        if head is None and written and written not in heads:
            if len(heads) > _HEADS_REMEMBERED:
                heads.clear()
            head = heads[written] = _head(written, fallback)
        if head is not None and head.encoding == QUOTED_PRINTABLE:
            place = _soft_breaks(lines, place, parts, indent)
        elif place < len(lines):
            if _continues(lines[place], indent) and not (
                written.upper() == "AGENT" and _marks(lines[place])
            ):
                place = _unfold(lines, place, parts, indent)
            if head is not None and head.encoding == BASE64:
                place = _unindented_base64(lines, place, parts, indent)
        if len(parts) > 1:
            line = "".join(parts)
        if len(line) > PROPERTY_LIMIT:
            yield BadLine(first + 1, written or line[:40], oversized=True)
        elif head is None:
            yield BadLine(first + 1, _text(line[:80], fallback), oversized=False)
        else:
            value = _value(line[colon + 1 :], head, is_utf8, fallback)
            yield Property(head, value, first + 1)


def lines_of(data: bytes) -> list[str]:
    """Cut at CRCRLF, CRLF, LF or CR; a few lone CRs among many LFs are text, not line ends."""
    data = data.replace(b"\r\r\n", b"\n").replace(b"\r\n", b"\n")
    strays = data.count(b"\r")
    if strays:
        data = data.replace(b"\r", b" " if strays * 8 < data.count(b"\n") else b"\n")
    # Files put one behind the other keep their marks.
    return data.replace(b"\n\xef\xbb\xbf", b"\n").decode("latin-1").split("\n")


def _marks(line: str) -> bool:
    """Tell whether a line begins or ends a card."""
    return len(line) < 80 and line.strip().upper() in ("BEGIN:VCARD", "END:VCARD")


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]


def _continues(line: str, indent: str) -> bool:
    """Tell whether ``line`` is folded: it starts with a space or a tab beyond the indent."""
    if indent and line.startswith(indent):
        return line[len(indent) : len(indent) + 1] in (" ", "\t")
    return line[:1] in (" ", "\t") and not indent


def _unfold(lines: list[str], place: int, parts: list[str], indent: str) -> int:
    """Add the folded lines from ``place`` on to ``parts``; return the place after them."""
    skipped = len(indent) + 1
    while place < len(lines) and _continues(lines[place], indent):
        parts.append(lines[place][skipped:])
        place += 1
    return place


def _soft_breaks(lines: list[str], place: int, parts: list[str], indent: str) -> int:
    """Add what belongs to a quoted-printable value to ``parts``; return the place after it.

    White space after a soft break is part of the text (RFC 2045), unless it is plainly a fold:
    on every line of several, or between two bytes of one letter.
    """
    soft: list[int] = []
    while place < len(lines):
        line = lines[place]
        before = parts[-1].rstrip(" \t")
        if before.endswith("="):
            if _marks(line):
                parts[-1] = before[:-1]
                break
            parts[-1] = before
            line = line.removeprefix(indent)
            soft.append(len(parts))
            parts.append(line)
        elif _continues(line, indent):
            parts.append(line[len(indent) + 1 :])
        else:
            break
        place += 1
    indented = [at for at in soft if parts[at][:1] in (" ", "\t")]
    folds = len(soft) > 1 and len(indented) == len(soft)
    for at in indented:
        if folds or (_FOLDED_LETTER.search(parts[at - 1]) and _NEXT_LETTER.match(parts[at])):
            parts[at] = parts[at].lstrip(" \t")
    for at in soft:
        parts[at - 1] = parts[at - 1][:-1]
    return place


def _unindented_base64(lines: list[str], place: int, parts: list[str], indent: str) -> int:
    """Add the lines of base64 that somebody forgot to fold; return the place after them."""
    while place < len(lines):
        line = lines[place].removeprefix(indent).strip()
        # A soft break of quoted-printable strays into base64 now and then.
        if not _BASE64_LINE.match(line):
            break
        parts[-1] = parts[-1].rstrip("= \t")
        parts.append(line)
        place += 1
    return place


def _colon(line: str) -> int:
    """Return where the first colon outside quotes stands, -1 if there is none (yet)."""
    colon = line.find(":")
    if colon < 0 or line.find('"', 0, colon) < 0:
        return colon
    quoted = False
    for place, letter in enumerate(line):
        if letter == '"':
            quoted = not quoted
        elif letter == ":" and not quoted:
            return place
    return -1


def _head(written: str, fallback: str) -> Head | None:
    """Read what stands before the colon; None when it is no property name."""
    pieces = _outside_quotes(written, ";") if ";" in written else [written]
    group, _dot, name = pieces[0].strip().rpartition(".")
    if not _NAME.match(name) or (group and not _NAME.match(group)):
        return None
    found: dict[str, list[str]] = {}
    encoding, charset = PLAIN, ""
    for piece in pieces[1:]:
        parameter, equals, text = piece.partition("=")
        if not equals:
            parameter, text = "TYPE", piece
        parameter = parameter.strip().upper()
        bare = text.strip().strip('"')
        if parameter == "ENCODING" or (not equals and bare.upper() in _ENCODINGS):
            encoding = _ENCODINGS.get(bare.upper(), encoding)
        elif parameter == "CHARSET":
            charset = bare
        elif _NAME.match(parameter):
            values = found.setdefault(parameter, [])
            values.extend(_parameter_values(parameter, _text(text, fallback)))
    if encoding == PLAIN and name.upper() in ("PHOTO", "LOGO", "SOUND", "KEY"):
        encoding = BASE64 if "BASE64" in written.upper() else PLAIN
    parameters = {key: tuple(values) for key, values in found.items() if values}
    return Head(group.lower(), name.upper(), parameters, encoding, charset)


def _parameter_values(parameter: str, text: str) -> list[str]:
    if parameter == "TYPE":
        # TYPE="home,work" is one quoted value by the letter; nobody means that.
        values = [value.strip().lower() for value in text.replace('"', "").split(",")]
    elif '"' in text:
        values = [value.strip().strip('"') for value in _outside_quotes(text, ",")]
    else:
        values = text.split(",")
    if "^" in text:
        values = [_CARET.sub(lambda found: _CARET_MEANS[found[1]], value) for value in values]
    return [value for value in values if value]


def _outside_quotes(text: str, separator: str) -> list[str]:
    if '"' not in text:
        return text.split(separator)
    pieces: list[str] = []
    start, quoted = 0, False
    for place, letter in enumerate(text):
        if letter == '"':
            quoted = not quoted
        elif letter == separator and not quoted:
            pieces.append(text[start:place])
            start = place + 1
    pieces.append(text[start:])
    return pieces


def _text(latin: str, fallback: str) -> str:
    return latin if latin.isascii() else decode(latin.encode("latin-1"), "", fallback)


def _value(latin: str, head: Head, is_utf8: bool, fallback: str) -> str:
    if head.encoding == QUOTED_PRINTABLE:
        raw = binascii.a2b_qp(latin.encode("latin-1"))
        return decode(raw, head.charset, fallback)
    if latin.isascii() and "\x1b" not in latin:
        return latin
    return decode(latin.encode("latin-1"), "" if is_utf8 else head.charset, fallback)
