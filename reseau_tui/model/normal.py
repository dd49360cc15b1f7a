"""Forms used to compare people: e-mail, phone, profile, name (6-interchange, The same person?).

These are stored in ``contact_point.normal`` and asked on the road of ``--log``: no imports but
text, no regular expressions.
"""

from __future__ import annotations

from reseau_tui.text import fold

_DESKS = (
    "info infos information contact contacts contactus hello bonjour office bureau accueil "
    "reception secretariat noreply donotreply nepasrepondre reply sales ventes vente commercial "
    "support help helpdesk service services admin administration administrator webmaster "
    "postmaster mail mailer email team equipe press presse jobs job emploi recrutement hr rh "
    "marketing newsletter news notification notifications billing facturation compta "
    "comptabilite accounts sav mairie enquiries inquiries feedback general abuse root"
)
_SHARED = frozenset(_DESKS.split())
_SURE_TITLES = "phd md mba jr sr ii iii iv esq esquire dr prof cpa"
_OTHER_TITLES = (
    "msc bsc ba ma bs ms jd cfa pmp rn dds dvm edd psyd llm llb mph mpa meng beng ing pe acca "
    "aca frcs mbe obe ceng cissp sphr phr csm pgmp acc pcc mcc he she they him her them lui elle"
)
_ALONE = frozenset(_SURE_TITLES.split())
_CREDENTIALS = _ALONE | frozenset(_OTHER_TITLES.split())
_KEYPAD = {
    letter: digit
    for digit, letters in zip(
        "23456789", ("abc", "def", "ghi", "jkl", "mno", "pqrs", "tuv", "wxyz"), strict=True
    )
    for letter in letters
}
_PUNCTUATION = {ord(mark): None for mark in " +-.()/\u00a0\u202f"}
_COMPARED_DIGITS = 9
_FEWEST_DIGITS = 7


def normal_email(value: str) -> str:
    """Return an address trimmed, in NFC, without case, ``mailto:`` or angle brackets."""
    value = value.strip()
    if value[:7].lower() == "mailto:":
        value = value[7:].partition("?")[0]
    return _nfc(value.strip("<> \t").casefold())


def is_shared_mailbox(value: str) -> bool:
    """Tell whether an address belongs to a desk, not to a person: ``info@``, ``no-reply@`` …"""
    local = fold(normal_email(value).partition("@")[0].partition("+")[0])
    for mark in "-_.":
        local = local.replace(mark, "")
    return local.rstrip("0123456789") in _SHARED


def normal_phone(value: str) -> str:
    """Return ``+`` and digits for an international number, else digits without leading zeros.

    >>> normal_phone("+33 (0)6 12 34 56 78"), normal_phone("06.12.34.56.78")
    ('+33612345678', '612345678')

    Extensions and dialling pauses are left out; letters are those of a keypad (1-800-FLOWERS).
    A number with no digit at all is ``""``.
    """
    value = value.strip().lower().removeprefix("tel:").strip()
    international = value.startswith(("+", "00", "(+", "(00", "\uff0b"))
    if international:
        value = value.replace("(0)", "")
    digits = _digits(value)
    if not international:
        return digits.lstrip("0")
    return "+" + digits.lstrip("0") if digits.strip("0") else ""


def _digits(value: str) -> str:
    plain = value.translate(_PUNCTUATION)
    if plain.isascii() and plain.isdigit():
        return plain
    digits: list[str] = []
    letters = 0
    for place, letter in enumerate(value):
        if letter.isdecimal():
            digits.append(str(int(letter)))
            letters = 0
        elif letter in ",;#*" and len(digits) >= _FEWEST_DIGITS:
            break
        elif letter in _KEYPAD:
            letters += 1
            word = _word_at(value, place - letters + 1)
            if word in ("x", "p", "w") or word.startswith(("ext", "poste")):
                if digits:
                    break
            elif len(word) > 2 and digits:
                digits.append(_KEYPAD[letter])
        else:
            letters = 0
    return "".join(digits)


def _word_at(value: str, start: int) -> str:
    end = start
    while end < len(value) and value[end] in _KEYPAD:
        end += 1
    return value[start:end]


def phone_tail(normal: str) -> str:
    """Return the digits of a normal phone that are compared, ``""`` when too short to tell.

    Numbers under seven digits (extensions, short codes) are nobody's in particular.
    """
    digits = normal.removeprefix("+")
    return digits[-_COMPARED_DIGITS:] if len(digits) >= _FEWEST_DIGITS else ""


def same_phone(first: str, second: str) -> bool:
    """Tell whether two normal phones are one: the last nine digits, all of them if both have +."""
    if first.startswith("+") and second.startswith("+"):
        return first == second
    tail = phone_tail(first)
    return bool(tail) and tail == phone_tail(second)


def normal_name(name: str) -> str:
    """Return a name to compare: no marks, no case, hyphens as spaces, no credentials.

    >>> normal_name("Dr. Hélène  D’Hérouël-Łuk, PhD"), normal_name("DUPONT, Marie")
    ('dr helene dherouel luk', 'marie dupont')
    """
    before, comma, after = name.partition(",")
    if comma:
        name = before if _is_credentials(before, after) else f"{after} {before}"
    folded = fold(name).replace("'", "").replace("-", " ").replace(".", " ").replace(",", " ")
    return " ".join(folded.split())


def _is_credentials(before: str, after: str) -> bool:
    """Tell whether what follows a comma are titles, not the given name of ``Dupont, Marie``."""
    whole = len(before.split()) > 1
    for word in after.replace(",", " ").replace("/", " ").split():
        bare = word.strip("().").replace(".", "").replace("-", "").replace("®", "")
        if bare.casefold() in (_CREDENTIALS if whole else _ALONE):
            continue
        if not whole or len(bare) > 8 or sum(letter.isupper() for letter in bare) < 2:
            return False
    return True


def normal_profile(url: str) -> str:
    """Return the slug of a LinkedIn profile, ``""`` when ``url`` is no such profile.

    >>> normal_profile("https://fr.linkedin.com/in/Camille-Dur%C3%A9-1a2b/?locale=fr")
    'camille-duré-1a2b'
    """
    lower = url.lower()
    host = lower.find("linkedin.com/")
    start = lower.find("/in/", host) if host >= 0 else -1
    if start < 0:
        return ""
    slug = url[start + 4 :]
    for end in "/?#":
        slug = slug.partition(end)[0]
    return _nfc(_percent_decoded(slug).strip().casefold())


def _percent_decoded(text: str) -> str:
    if "%" not in text:
        return text
    raw = bytearray()
    pieces = text.split("%")
    raw += pieces[0].encode("utf-8", "replace")
    for piece in pieces[1:]:
        try:
            raw += bytes.fromhex(piece[:2]) if len(piece) > 1 else b"%" + piece.encode()
            raw += piece[2:].encode("utf-8", "replace")
        except ValueError:
            raw += b"%" + piece.encode("utf-8", "replace")
    return raw.decode("utf-8", "replace")


def _normal_url(url: str) -> str:
    slug = normal_profile(url)
    if slug:
        return f"linkedin.com/in/{slug}"
    url = url.strip()
    scheme = url.find("://")
    if 0 < scheme < 6:
        url = url[scheme + 3 :]
    host, slash, rest = url.partition("/")
    return f"{host.casefold().removeprefix('www.')}{slash}{rest}".rstrip("/")


def normal_point(kind: str, value: str) -> str:
    """Return what ``contact_point.normal`` holds for a value of that kind."""
    if kind == "email":
        return normal_email(value)
    if kind == "phone":
        return normal_phone(value)
    if kind == "url":
        return _normal_url(value)
    if kind == "handle":
        return _nfc(value.strip().lstrip("@").casefold())
    return " ".join(fold(value).split())


def _nfc(value: str) -> str:
    if value.isascii():
        return value
    import unicodedata

    return unicodedata.normalize("NFC", value)
