"""The forms in which e-mail addresses, phones, names and profiles are compared."""

from __future__ import annotations

import subprocess
import sys

import pytest

from reseau_tui.model.normal import (
    is_shared_mailbox,
    normal_email,
    normal_name,
    normal_phone,
    normal_point,
    normal_profile,
    phone_tail,
    same_phone,
)


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        (" Marie.Dupont@Example.ORG ", "marie.dupont@example.org"),
        ("mailto:marie@example.org", "marie@example.org"),
        ("MAILTO:marie@example.org?subject=x", "marie@example.org"),
        ("<marie@example.org>", "marie@example.org"),
        ("he\u0301le\u0300ne@example.org", "h\u00e9l\u00e8ne@example.org"),
        ("STRASSE@example.org", "strasse@example.org"),
    ],
)
def test_email(written: str, normal: str) -> None:
    assert normal_email(written) == normal


@pytest.mark.parametrize(
    ("address", "shared"),
    [
        ("info@example.org", True),
        ("Contact@example.org", True),
        ("no-reply@example.org", True),
        ("no_reply@example.org", True),
        ("info+tag@example.org", True),
        ("contact2@example.org", True),
        ("accueil@example.fr", True),
        ("secrétariat@example.fr", True),
        ("marie@example.org", False),
        ("infomarie@example.org", False),
        ("", False),
    ],
)
def test_shared_mailbox(address: str, shared: bool) -> None:
    assert is_shared_mailbox(address) is shared


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("+33 6 12 34 56 78", "+33612345678"),
        ("+33 (0)6 12 34 56 78", "+33612345678"),
        ("0033 6.12.34.56.78", "+33612345678"),
        ("(+33) 612345678", "+33612345678"),
        ("tel:+33-6-12-34-56-78", "+33612345678"),
        ("06 12 34 56 78", "612345678"),
        ("06.12.34.56.78", "612345678"),
        ("+1-555-123-4567;ext=12", "+15551234567"),
        ("+1 555 123 4567 ext. 12", "+15551234567"),
        ("01 23 45 67 89 poste 12", "123456789"),
        ("(650) 555-1212 x33", "6505551212"),
        ("0123456789,,42#", "123456789"),
        ("0123456789p42", "123456789"),
        ("1-800-FLOWERS", "18003569377"),
        ("٠٦١٢٣٤٥٦٧٨", "612345678"),
        ("15", "15"),
        ("*100#", "100"),
        ("HomePhone", ""),
        ("", ""),
        ("0", ""),
    ],
)
def test_phone(written: str, normal: str) -> None:
    assert normal_phone(written) == normal


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("+33 6 12 34 56 78", "06 12 34 56 78", True),
        ("06 12 34 56 78", "06.12.34.56.78", True),
        ("+33612345678", "+41612345678", False),  # two countries
        ("+33612345678", "0033612345678", True),
        ("06 12 34 56 78", "06 12 34 56 79", False),
        ("15", "15", False),  # emergency calls are nobody's number
        ("5551234", "5551234", True),
        ("", "", False),
    ],
)
def test_same_phone(first: str, second: str, same: bool) -> None:
    assert same_phone(normal_phone(first), normal_phone(second)) is same
    assert same_phone(normal_phone(second), normal_phone(first)) is same


def test_short_numbers_have_no_tail() -> None:
    assert phone_tail("3631") == ""
    assert phone_tail("+33612345678") == "612345678"


@pytest.mark.parametrize(
    ("written", "normal"),
    [
        ("Hélène D’Hérouël", "helene dherouel"),
        ("Łukasz Søren Weiß", "lukasz soren weiss"),
        ("  Jean-Pierre   Martin ", "jean pierre martin"),
        ("J.-P. Martin", "j p martin"),
        ("Marie Dupont, PhD", "marie dupont"),
        ("Marie Dupont, Ph.D., M.B.A.", "marie dupont"),
        ("Marie Dupont, PMP, XYZ", "marie dupont"),
        ("Martin King, Jr.", "martin king"),
        ("Dupont, Marie", "marie dupont"),
        ("DUPONT, MARIE", "marie dupont"),
        ("Wang, Ma", "ma wang"),
        ("Madonna, PhD", "madonna"),
        ("山田太郎", "山田太郎"),
        ("", ""),
    ],
)
def test_name(written: str, normal: str) -> None:
    assert normal_name(written) == normal


@pytest.mark.parametrize(
    ("url", "slug"),
    [
        ("https://www.linkedin.com/in/Camille-Dur%C3%A9-1a2b/?locale=fr", "camille-duré-1a2b"),
        ("http://fr.linkedin.com/in/camille-duré-1a2b#top", "camille-duré-1a2b"),
        ("linkedin.com/in/camille/fr", "camille"),
        ("https://www.linkedin.com/in/cam%zz", "cam%zz"),
        ("https://www.linkedin.com/in/cam%e", "cam%e"),
        ("https://www.linkedin.com/company/example", ""),
        ("https://example.org/in/camille", ""),
        ("", ""),
    ],
)
def test_profile(url: str, slug: str) -> None:
    assert normal_profile(url) == slug


@pytest.mark.parametrize(
    ("kind", "value", "normal"),
    [
        ("email", "A@Example.org", "a@example.org"),
        ("phone", "+33 1", "+331"),
        ("url", "https://www.Example.org/Marie/", "example.org/Marie"),
        ("url", "https://de.linkedin.com/in/Marie/", "linkedin.com/in/marie"),
        ("handle", "@Marie", "marie"),
        ("handle", "@Élodie", "élodie"),
        ("address", "12  rue  Élysée", "12 rue elysee"),
    ],
)
def test_point(kind: str, value: str, normal: str) -> None:
    assert normal_point(kind, value) == normal


def test_costs_no_slow_import() -> None:
    """The module is loaded by a capture, which must not pay for these."""
    script = (
        "import sys; before = set(sys.modules); import reseau_tui.model.normal;"
        "print(' '.join(set(sys.modules) - before))"
    )
    loaded = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout.split()
    assert not {"re", "typing", "unicodedata", "urllib", "dataclasses"} & set(loaded)
