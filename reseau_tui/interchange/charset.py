"""Bytes of unknown origin to text: what a file is encoded in, and one value at a time.

Old phones write each value in its own character set, often not the one they declare, and cut
values in the middle of a letter. So nothing is decided for a whole file unless a byte order mark
(or the NULs of UTF-16) says so.
"""

from __future__ import annotations

import codecs
from functools import lru_cache

from reseau_tui.i18n import _
from reseau_tui.interchange.record import Unreadable

_FALLBACK = "cp1252"

# What programs write under a name is the wider set that Windows gave it.
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "shift_jis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "big5": "cp950",
    "iso8859-9": "cp1254",
}
_WESTERN = frozenset(("cp1252", "iso8859-15", "iso8859-9", "cp1254", "mac-roman"))
_MULTIBYTE = frozenset(("cp932", "gb18030", "cp949", "cp950", "euc_jp", "big5hkscs"))


@lru_cache(maxsize=64)
def codec_of(declared: str) -> str:
    """Return Python's name of the text codec meant by ``declared``, or ``""`` if there is none."""
    try:
        found = codecs.lookup(declared.strip())
        # Codecs such as "hex" or "rot13" are no character sets.
        b"A".decode(found.name, "replace")
    except (LookupError, ValueError):
        return ""
    return _WIDER.get(found.name, found.name)


def fallback_codec(encoding: str | None) -> str:
    """Return the codec for values that are neither declared nor UTF-8.

    Raises Unreadable when ``encoding`` (from the command line) is no character set.
    """
    if not encoding:
        return _FALLBACK
    codec = codec_of(encoding)
    if not codec:
        raise Unreadable(_("Unknown encoding: {encoding}").format(encoding=encoding))
    return codec


def to_utf8(data: bytes) -> tuple[bytes, bool]:
    """Return ``data`` without its byte order mark, and whether it is known to be UTF-8.

    UTF-16 becomes UTF-8: with a mark always, without one when over 30 % of the bytes are NUL.
    Anything else is left as it is.
    """
    if data.startswith(codecs.BOM_UTF8):
        return data[3:], True
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace").encode("utf-8"), True
    if data.count(0) * 10 > len(data) * 3:
        # Latin letters have their zero byte second in little-endian, first in big-endian.
        big = data[0::2].count(0) > data[1::2].count(0)
        text = data.decode("utf-16-be" if big else "utf-16-le", "replace")
        return text.encode("utf-8"), True
    return data, False


def to_text(data: bytes, encoding: str | None) -> str:
    """Return a whole file as text: UTF-8 or UTF-16, else as ``encoding`` says.

    Where nobody says it, each line is decoded by itself: files are pasted together from others.
    Raises Unreadable when ``encoding`` is no character set.
    """
    content, is_utf8 = to_utf8(data)
    fallback = fallback_codec(encoding)
    text = _strictly(content, "utf-8")
    if text is not None:
        return text
    if is_utf8:
        return content.decode("utf-8", "replace")
    if encoding:
        # Some codecs decode to half letters, which are no text.
        return content.decode(fallback, "replace").encode("utf-8", "replace").decode()
    return "".join(decode(line, "", fallback) for line in content.splitlines(keepends=True))


def decode(raw: bytes, declared: str, fallback: str) -> str:
    """Return ``raw`` as text: as ``declared`` says if that can be true, else UTF-8, else fallback.

    A set that nearly fits (a value cut within a letter) is decoded with U+FFFD for the rest.
    """
    utf8 = _strictly(raw, "utf-8")
    codec = codec_of(declared) if declared else ""
    if codec and codec != "utf-8" and not (utf8 and _is_a_lie(codec, utf8)):
        text = _strictly(raw, codec)
        if text is None:
            text = _nearly(raw, codec)
        if text is not None:
            return text
    if utf8 is not None:
        return utf8
    text = _nearly(raw, "utf-8")
    return text if text is not None else raw.decode(fallback, "replace")


def _strictly(raw: bytes, codec: str) -> str | None:
    try:
        return raw.decode(codec)
    except ValueError:
        return None


def _nearly(raw: bytes, codec: str) -> str | None:
    """Return ``raw`` with replacements if at least half of its non-ASCII letters came through."""
    text = raw.decode(codec, "replace")
    strange = sum(letter > "\x7f" for letter in text)
    return text if text.count("\ufffd") * 2 <= strange else None


def _is_a_lie(codec: str, utf8: str) -> bool:
    """Tell whether text that is valid UTF-8 cannot well be what ``codec`` declares.

    Western text is never valid UTF-8 by chance; a Chinese or Japanese one can be as long as it
    makes two-byte sequences only.
    """
    if codec in _WESTERN:
        return True
    return codec in _MULTIBYTE and any(letter >= "\u0800" for letter in utf8)
