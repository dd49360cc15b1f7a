"""Any folders of the tests can be run together: no two of their modules go by the same name."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

TESTS = Path(__file__).parent


def test_every_module_has_a_name_of_its_own() -> None:
    """Outside of a package a module goes by its bare name, whatever its folder."""
    bare = [path.name for path in TESTS.rglob("*.py") if not (path.parent / "__init__.py").exists()]
    assert [name for name, count in Counter(bare).items() if count > 1] == []
    tests = Counter(path.name for path in TESTS.rglob("test_*.py"))
    assert [name for name, count in tests.items() if count > 1] == []
