"""Keys of one's own: ``[keys]`` of the settings file, checked against the table of commands.

A key is asked for as a person writes it (``?``, ``ctrl+t``, ``F6``, ``pgdn``) and becomes
Textual's name of it. What cannot be had is told in one sentence, and the command keeps its key.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from textual.keys import Keys, _character_to_key  # pyright: ignore[reportPrivateUsage]

from reseau_tui.config.loaded import Loaded
from reseau_tui.config.problem import Problem
from reseau_tui.config.reading import near
from reseau_tui.text import clean
from reseau_tui.tui.commands import COMMANDS, N_, Command, letters, show_key, together

RESERVED = {"d": "delete", "u": "undo", "space": "mark", "escape": "back", "ctrl+c": "copy"}
"""Keys that mean the same everywhere, and what; they cannot be given to something else."""

_SAME = {
    "ctrl+i": "tab", "ctrl+m": "enter", "ctrl+h": "backspace",
    "ctrl+left_square_bracket": "escape",
}  # fmt: skip
"""What a terminal sends for these."""

_SPELLED = {
    "esc": "escape", "return": "enter", "pgup": "pageup", "pgdn": "pagedown", "pgdown": "pagedown",
    "page_up": "pageup", "page_down": "pagedown", "del": "delete", "ins": "insert",
    "↓": "down", "↑": "up", "←": "left", "→": "right", " ": "space",
}  # fmt: skip

_NAMED = frozenset(
    key.value for key in Keys if not key.value.startswith("<") and len(key.value) > 1
) - {"return", "ctrl-at", "shift+escape"}
_TYPED = frozenset({"space", "enter", "tab", "backspace", "delete", "home", "end",
                    "left", "right", "up", "down", "shift+tab"})  # fmt: skip
"""Named keys that a line of text needs for itself."""

_NEVER_SENT = ("ctrl+shift+", "super+", "hyper+", "meta+", "ctrl+alt+", "alt+shift+")


@dataclass(frozen=True, slots=True)
class Rebound:
    """The keys in force where they are not the table's, by command, and what could not be had."""

    keys: dict[str, tuple[str, ...]]
    problems: tuple[Problem, ...]

    @property
    def keymap(self) -> dict[str, str]:
        """The same for :meth:`textual.app.App.set_keymap`."""
        bound = {one.id for one in COMMANDS}
        return {
            identifier: ",".join(keys) for identifier, keys in self.keys.items()
            if identifier in bound
        }  # fmt: skip


def key_named(asked: str) -> str:
    """Return Textual's name of a key; raises ValueError when there is no such key.

    >>> key_named("?"), key_named("shift+g"), key_named("F6"), key_named("Ctrl+Pgdn")
    ('question_mark', 'G', 'f6', 'ctrl+pagedown')
    """
    if len(asked) == 1:
        return _SPELLED.get(asked) or _one_character(asked)
    *modifiers, base = asked.rsplit("+", 1) if not asked.endswith("++") else [asked[:-2], "+"]
    with_these = [one.strip().lower() for one in modifiers[0].split("+")] if modifiers else []
    base = _SPELLED.get(base.lower(), base.strip())
    if not base:
        raise ValueError(asked)
    if len(base) == 1:
        if with_these == ["shift"] and base.isalpha():
            return base.upper()
        base = _one_character(base.lower() if with_these else base)
    else:
        base = base.lower()
        if base not in _NAMED and not _is_character(base):
            raise ValueError(base)
    if set(with_these) - {"ctrl", "shift", "alt", "super", "hyper", "meta"}:
        raise ValueError(asked)
    order = ("alt", "ctrl", "hyper", "meta", "super", "shift")
    return "+".join([*sorted(set(with_these), key=order.index), base])


def _one_character(character: str) -> str:
    if not character.isprintable():
        raise ValueError(character)
    return _character_to_key(character)


def _is_character(name: str) -> bool:
    """Tell whether ``name`` is a character's name as Textual has it: ``question_mark``."""
    return show_key(name) != name


def sendable(key: str) -> bool:
    """Tell whether every terminal can send ``key`` as itself."""
    if key in _SAME or key.startswith(_NEVER_SENT):
        return False
    modifiers, _plus, base = key.rpartition("+")
    if not modifiers or key in _NAMED:
        # Plain keys, and what has a sequence of its own; ctrl with a digit has none.
        return not (modifiers == "ctrl" and base.isdigit())
    if modifiers == "alt":
        return True  # sent as esc and the key
    return modifiers == "ctrl" and len(base) == 1 and base.isascii() and base.isalpha()


def written(key: str) -> str:
    """Return a key as a settings file writes it, so that :func:`key_named` reads it again."""
    shown = show_key(key)
    return {"↓": "down", "↑": "up", "←": "left", "→": "right"}.get(shown, shown)


def typed(key: str) -> bool:
    """Tell whether a line of text takes ``key`` for itself."""
    return key in _TYPED or ("+" not in key and key not in _NAMED)


def rebound(loaded: Loaded) -> Rebound:
    """Return the keys in force for what the settings file asks, and what cannot be had."""
    return _Rebinding(loaded).run()


class _Rebinding:
    """Takes each command's keys, then gives back the default to those that clash."""

    def __init__(self, loaded: Loaded) -> None:
        self._loaded = loaded
        self._problems: list[Problem] = []
        self._keys: dict[str, tuple[str, ...]] = {}
        self._commands = (*COMMANDS, *letters())

    def run(self) -> Rebound:
        """Return what is in force and what is wrong."""
        known = {one.id: one for one in self._commands}
        for identifier, asked in self._loaded.options.keys.items():
            if identifier not in known:
                self._unknown(identifier, known)
                continue
            one = known[identifier]
            if not asked:
                if one.keys:
                    message = N_("{name} needs a key: it keeps {kept}.")
                    self._wrong(identifier, message, name=identifier, kept=_all(one.keys))
                continue
            if _is_letter(one) and len(asked) > 1:
                self._not_one_letter(one)
                continue
            keys = [self._right(one, text) for text in asked]
            if None not in keys:
                stay = [key for key in one.keys if key in RESERVED and not _is_letter(one)]
                self._keys[identifier] = tuple(dict.fromkeys([*filter(None, keys), *stay]))
        while clash := self._clash():
            self._give_back(*clash)
        changed = {name: keys for name, keys in self._keys.items() if keys != known[name].keys}
        problems = sorted(self._problems, key=lambda problem: problem.line)
        return Rebound(changed, tuple(problems))

    def _wrong(self, identifier: str, message: str, **values: str) -> None:
        line = self._loaded.line_of("keys", identifier)
        self._problems.append(Problem(self._loaded.path, line, message, values))

    def _unknown(self, identifier: str, known: Mapping[str, Command]) -> None:
        meant = near(identifier, [name.replace("-", "_") for name in known]).replace("_", "-")
        if meant:
            message = N_("there is no command “{name}”; “{meant}”?")
        else:
            message = N_("there is no command “{name}”; “reseau-tui config --print” lists them.")
        self._wrong(identifier, message, name=clean(identifier), meant=meant)

    def _right(self, one: Command, text: str) -> str | None:
        """Return the key that ``text`` means for a command; None, and a sentence, if it cannot."""
        values = {"name": one.id, "kept": _all(one.keys)}
        try:
            key = key_named(text)
        except ValueError:
            message = N_("there is no key “{key}”: {name} keeps {kept}.")
            self._wrong(one.id, message, **values, key=clean(text)[:30])
            return None
        values["key"] = show_key(key)
        if key in one.keys:
            return key
        if _is_letter(one):
            if len(show_key(key)) == 1:
                return key
            self._not_one_letter(one)
        elif key in RESERVED:
            self._wrong(
                one.id,
                N_("“{key}” means {other} everywhere and cannot be for {name}: it keeps {kept}."),
                **values,
                other=RESERVED[key],
            )
        elif key in _SAME:
            self._wrong(
                one.id,
                N_("terminals send {same} for “{key}”: {name} keeps {kept}."),
                **values,
                same=show_key(_SAME[key]),
            )
        elif not sendable(key):
            self._wrong(
                one.id, N_("not every terminal can send “{key}”: {name} keeps {kept}."), **values
            )
        elif one.priority and typed(key):
            self._wrong(
                one.id,
                N_("“{key}” is typed into lines, and {name} works there too: it keeps {kept}."),
                **values,
            )
        else:
            return key
        return None

    def _not_one_letter(self, one: Command) -> None:
        message = N_("{name} is one letter: it keeps {kept}.")
        self._wrong(one.id, message, name=one.id, kept=_all(one.keys))

    def _in_force(self, one: Command) -> tuple[str, ...]:
        return self._keys.get(one.id, one.keys)

    def _clash(self) -> tuple[Command, Command, str] | None:
        """Return a command that must give back its keys, whom it clashes with, and which key.

        The table itself may give a panel's key a meaning of its own; of two commands with keys
        of one's own the one further down in the file gives way.
        """
        mine = [one for one in self._commands if one.id in self._keys]
        mine.sort(key=lambda one: self._loaded.line_of("keys", one.id), reverse=True)
        for one in mine:
            for key in self._in_force(one):
                for other in self._commands:
                    if (
                        other is not one
                        and key in self._in_force(other)
                        and not (key in one.keys and key in other.keys)
                        and together(one, other)
                    ):
                        return one, other, key
        return None

    def _give_back(self, one: Command, other: Command, key: str) -> None:
        self._wrong(
            one.id,
            N_("“{key}” cannot be both for {name} and {other}: {name} keeps {kept}."),
            key=show_key(key),
            name=one.id,
            other=other.id,
            kept=_all(one.keys),
        )
        del self._keys[one.id]


def _is_letter(one: Command) -> bool:
    """Tell whether ``one`` is a letter after ``g``, looked at only where others are not."""
    return "go" in one.scopes


def _all(keys: Iterable[str]) -> str:
    return " ".join(show_key(key) for key in keys) or "–"
