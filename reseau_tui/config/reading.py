"""Reading ``config.toml``: right values are taken, each wrong one is named with its line."""

from __future__ import annotations

import json
import os
import re
import stat
from dataclasses import dataclass, fields
from types import MappingProxyType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from reseau_tui.config.loaded import Loaded
from reseau_tui.config.options import Backups, Between, OneOf, Options, Several
from reseau_tui.config.places import Place, lines_of
from reseau_tui.config.problem import Problem
from reseau_tui.text import clean

LARGEST = 1_000_000
"""Bytes above which a file is not a settings file."""

KEYS_MOST = 5
"""How many keys one command may have."""

_AT = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")
_BARE_WORD = re.compile(r"\s*[\w.-]+\s*=\s*[^\W\d][\w-]*\s*(?:#.*)?$")


def N_(sentence: str) -> str:  # noqa: N802 - the mark every catalogue tool knows
    """Mark a sentence for the catalogue; it is translated when it is shown."""
    return sentence


def load(path: str) -> Loaded:
    """Read the settings file at ``path``; never raises, a file that is not there is no problem."""
    try:
        text = _text(path)
    except OSError as error:
        reason = error.strerror or str(error)
        problem = Problem(path, 0, N_("it cannot be read: {reason}."), {"reason": reason})
        return Loaded(path, True, problems=(problem,))
    except ValueError as error:
        return Loaded(path, True, problems=(Problem(path, 0, str(error)),))
    return Loaded(path) if text is None else read(text, path)


def _text(path: str) -> str | None:
    """Return the file's text, None without a file; raises OSError, ValueError with a sentence."""
    if not os.path.exists(path) or os.path.realpath(path) == os.devnull:
        return None
    found = os.stat(path)
    if not stat.S_ISREG(found.st_mode):
        raise ValueError(N_("it is not a file."))
    if found.st_size > LARGEST:
        raise ValueError(N_("it is too large for a settings file."))
    with open(path, "rb") as file:
        raw = file.read()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise ValueError(N_("it is not UTF-8 text.")) from None


def read(text: str, path: str) -> Loaded:
    """Read the text of a settings file that is called ``path``."""
    import tomllib

    try:
        values = tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        return Loaded(path, True, problems=(_not_toml(text, path, error),))
    reader = _Reader(path, lines_of(text))
    options = reader.options(values)
    problems = sorted(reader.problems, key=lambda problem: problem.line)
    return Loaded(path, True, options, tuple(problems), MappingProxyType(reader.lines))


def _not_toml(text: str, path: str, error: Exception) -> Problem:
    lines = text.split("\n")
    reason = str(error)
    at = _AT.search(reason)
    number = int(at[1]) if at and at[1] else len(lines)
    reason = _AT.sub("", reason)
    line = lines[number - 1] if 0 < number <= len(lines) else ""
    if _BARE_WORD.match(line):
        message = N_("texts stand in quotation marks: “{text}”. No setting of this file is used.")
    else:
        message = N_(
            "this cannot be read as TOML ({reason}): “{text}”. No setting of this file is used."
        )
    if isinstance(error, RecursionError):
        reason = "too deeply nested"
    return Problem(path, number, message, {"text": _short(line.strip()), "reason": _short(reason)})


def shown(value: object) -> str:
    """Return a value as it stands in the file, cleaned and cut to what fits a sentence."""
    return _short(json.dumps(value, ensure_ascii=False, default=str))


def _short(text: str) -> str:
    text = clean(text)
    return text if len(text) <= 60 else text[:59] + "…"


def near(name: str, names: list[str]) -> str:
    """Return the one of ``names`` that was probably meant, else empty."""
    from difflib import get_close_matches

    found = get_close_matches(name.lower().replace("-", "_"), names, 1, 0.6)
    return found[0] if found else ""


class _Reader:
    """Goes through the values and remembers what is wrong."""

    def __init__(self, path: str, lines: dict[Place, int]) -> None:
        self.path = path
        self.lines = lines
        self.problems: list[Problem] = []

    def wrong(self, place: Place, message: str, **values: Any) -> None:
        """Remember that something at ``place`` is wrong."""
        line = next(
            (self.lines[place[:n]] for n in range(len(place), 0, -1) if place[:n] in self.lines), 0
        )
        self.problems.append(Problem(self.path, line, message, values))

    def options(self, values: dict[str, Any]) -> Options:
        """Return the options that ``values`` ask for."""
        taken = self._table(Options, values, ())
        return Options(**taken)

    def _table(self, kind: type[Any], values: dict[str, Any], table: Place) -> dict[str, Any]:
        types = get_type_hints(kind, include_extras=True)
        names = [one.name for one in fields(kind)]
        taken: dict[str, Any] = {}
        for name, value in values.items():
            place = (*table, name)
            if name not in names:
                self._unknown(place, names)
            elif name in ("keys", "backups") and not table:
                if not isinstance(value, dict):
                    self.wrong(place, N_("{name} is a table: [{name}]."), name=name)
                elif name == "keys":
                    taken[name] = MappingProxyType(self._keys(value))
                else:
                    taken[name] = Backups(**self._table(Backups, value, place))
            else:
                wrong = complaint(types[name], value)
                if wrong is None:
                    taken[name] = tuple(value) if isinstance(value, list) else value
                else:
                    message, details = wrong
                    self.wrong(place, message, name=".".join(place), value=shown(value), **details)
        return taken

    def _unknown(self, place: Place, names: list[str]) -> None:
        meant = near(place[-1], names)
        name = clean(".".join(place))
        if meant:
            meant = ".".join((*place[:-1], meant))
            self.wrong(
                place, N_("there is no setting “{name}”; “{meant}”?"), name=name, meant=meant
            )
        else:
            message = N_("there is no setting “{name}”; there are: {names}.")
            self.wrong(place, message, name=name, names=", ".join(names))

    def _keys(self, values: dict[str, Any]) -> dict[str, tuple[str, ...]]:
        taken: dict[str, tuple[str, ...]] = {}
        for name, value in values.items():
            asked: list[Any] = value if isinstance(value, list) else [value]
            if len(asked) <= KEYS_MOST and all(isinstance(one, str) and one for one in asked):
                taken[name] = tuple(asked)
            else:
                message = N_('the keys of {name} are a text or up to {most}: "w" or ["w", "f6"].')
                self.wrong(("keys", name), message, name=clean(name), most=KEYS_MOST)
        return taken


@dataclass(frozen=True, slots=True)
class Rules:
    """What a setting may be, read from the type of its field."""

    kind: Any
    texts: tuple[str, ...] = ()
    between: Between | None = None
    several: Several | None = None


def rules_of(kind: Any) -> Rules:
    """Return the rules of a field of type ``kind`` (with its annotations)."""
    base, *rules = get_args(kind) if hasattr(kind, "__metadata__") else (kind,)
    texts = next((rule.texts for rule in rules if isinstance(rule, OneOf)), ())
    if get_origin(base) is Literal:
        texts = get_args(base)
    between = next((rule for rule in rules if isinstance(rule, Between)), None)
    several = next((rule for rule in rules if isinstance(rule, Several)), None)
    return Rules(base, texts, between, several)


def complaint(kind: Any, value: object) -> tuple[str, dict[str, Any]] | None:
    """Return what is wrong with ``value`` for a field of type ``kind``: a sentence, its values."""
    rules = rules_of(kind)
    between, several = rules.between, rules.several
    if rules.kind is bool:
        right, message = isinstance(value, bool), N_("{name} is true or false, not {value}.")
    elif rules.texts:
        message = N_("{name} cannot be {value}; it is one of: {allowed}.")
        right = value in rules.texts
    elif rules.kind is str:
        right, message = isinstance(value, str), N_('{name} is a text: "…", not {value}.')
    elif several and between:
        right = (
            isinstance(value, list)
            and several.low <= len(value) <= several.high
            and len({repr(one) for one in value}) == len(value)
            and all(_is_number(one, between) for one in value)
        )
        message = N_(
            "{name} is a list of up to {most} different numbers from {low} to {high}, not {value}."
        )
    else:
        right = between is not None and _is_number(value, between)
        message = N_("{name} is a number from {low} to {high}, not {value}.")
    if right:
        return None
    details: dict[str, Any] = {"allowed": ", ".join(rules.texts)}
    if between:
        details |= {"low": between.low, "high": between.high}
    if several:
        details["most"] = several.high
    return message, details


def _is_number(value: object, between: Between) -> bool:
    if not isinstance(value, int) or isinstance(value, bool):
        return False
    return between.low <= value <= between.high
