"""The tree "me → who introduced whom", walked with the arrows; only what is open is in the list."""

from __future__ import annotations

import datetime
from array import array
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar, cast

from textual.binding import BindingType

from reseau_tui import clock
from reseau_tui.i18n import _, grouped, ngettext
from reseau_tui.network.introduction_phrases import pair_words, status_words
from reseau_tui.network.introduction_tree import ME, IntroductionTree
from reseau_tui.network.introductions import IntroductionRow
from reseau_tui.tui.commands import bindings
from reseau_tui.tui.days import age
from reseau_tui.tui.drawing import Line, justify, safe
from reseau_tui.tui.widgets.virtual_list import Row, VirtualList

MINE = -1
"""The line that holds the introductions I made."""

_INDENT_MOST = 3
"""One third of the width is left for the steps of deep branches."""

_OPEN, _CLOSED, _LEAF = "▾", "▸", "·"

Names = Mapping[int, tuple[str, str | None]]


@dataclass(frozen=True, slots=True)
class TreeLine:
    """A line: its number, the person's name and last exchange, or the introduction of a pair."""

    id: int
    name: str = ""
    last_on: str | None = None
    pair: IntroductionRow | None = None


class IntroductionTreeView(VirtualList):
    """One line a person or a pair: twice the id of the person, twice that of the pair plus one."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("introduction-tree")]
    CURSOR_STAYS = True

    def __init__(
        self,
        names: Callable[[Sequence[int]], Names],
        pairs: Callable[[Sequence[int]], Sequence[IntroductionRow]],
        *,
        id: str | None = None,
    ) -> None:
        def fetch(wanted: Sequence[int]) -> Sequence[Row]:
            people = names([number // 2 for number in wanted if number > 0 and not number % 2])
            found = [TreeLine(person * 2, *about) for person, about in people.items()]
            asked = [number // 2 for number in wanted if number > 0 and number % 2]
            found += [TreeLine(row.id * 2 + 1, pair=row) for row in pairs(asked)]
            return [*found, TreeLine(ME * 2), TreeLine(MINE * 2)]

        super().__init__(fetch, id=id)
        self.today: datetime.date = clock.today()
        self._tree = IntroductionTree()
        self._opened: set[int] = {ME}
        self._only: Collection[int] | None = None
        self._depths: dict[int, int] = {}
        self._first_hit = ME * 2

    # What is shown ----------------------------------------------------------------------------

    def show_tree(self, tree: IntroductionTree, found: Iterable[int] | None = None) -> int:
        """Show the tree, or what leads to ``found`` in it only; return how many were found."""
        self._tree = tree
        if found is None:
            self._only = None
            self._build()
            return tree.sizes.get(ME, 0)
        hits = [person for person in found if person in tree.parents]
        self._first_hit = hits[0] * 2 if hits else ME * 2
        only = {ME, *hits}
        for person in hits:
            only.update(tree.way_to(person))
        self._only = only
        self._build(hits[0] * 2 if hits else None)
        return len(hits)

    def reveal(self, person: int) -> bool:
        """Open the way to somebody and put the cursor on them; False when they are not there."""
        if person not in self._tree.parents:
            return False
        self._opened.update(self._tree.way_to(person))
        self._build(person * 2)
        return True

    def _build(self, keep: int | None = None) -> None:
        """List what is open, depth first, without recursion."""
        tree = self._tree
        lines = array("q", [ME * 2])
        self._depths = {ME * 2: 0}
        waiting = [(number, 1) for number in reversed(self._below(ME))]
        while waiting:
            number, depth = waiting.pop()
            lines.append(number)
            self._depths[number] = depth
            node = number // 2
            if number % 2 == 0 and self._is_open(node):
                waiting += [(one, depth + 1) for one in reversed(self._below(node))]
        self.show(lines if tree.children or tree.pairs else array("q"), keep)

    def _below(self, node: int) -> list[int]:
        """Return the numbers of the lines under a person."""
        tree, only = self._tree, self._only
        if node == MINE:
            return [pair * 2 + 1 for pair in tree.pairs.get(ME, ())]
        people = tree.children.get(node, ())
        below = [one * 2 for one in people if only is None or one in only]
        if only is None:
            if node != ME:
                below += [pair * 2 + 1 for pair in tree.pairs.get(node, ())]
            elif ME in tree.pairs:
                below.append(MINE * 2)
        return below

    def _is_open(self, node: int) -> bool:
        return node in self._opened or self._only is not None

    def _opens(self, node: int) -> bool:
        return node == MINE or self._tree.opens(node)

    # Under the cursor -------------------------------------------------------------------------

    @property
    def person(self) -> int | None:
        """The person under the cursor; of a pair, whom a key is about."""
        number = self.chosen_id
        if number is None or number <= 0:
            return None
        pair = self.pair
        if pair is not None:
            return pair.person
        return number // 2 if not number % 2 else None

    @property
    def pair(self) -> IntroductionRow | None:
        """The introduction under the cursor."""
        number = self.chosen_id
        if number is None or number <= 0 or not number % 2:
            return None
        row = self.row(number) or next(
            (one for one in self._fetch([number]) if one.id == number), None
        )
        return cast("TreeLine", row).pair if row is not None else None

    # Walking ----------------------------------------------------------------------------------

    def action_branch_open(self) -> None:
        """Open the branch; an open one: go in."""
        number = self.chosen_id
        if number is None or number % 2:
            return
        node = number // 2
        if not self._opens(node):
            return
        if self._is_open(node):
            self.step(1)
            return
        self._opened.add(node)
        self._build()

    def action_branch_close(self) -> None:
        """Close the branch; a closed one: go to who stands above."""
        number = self.chosen_id
        if number is None or number == ME * 2:
            return
        node = number // 2
        if not number % 2 and node in self._opened and self._opens(node) and self._only is None:
            self._opened.discard(node)
            self._build()
            return
        depth = self._depths[number]
        above = self.cursor
        while above > 0 and self._depths[self.ids[above]] >= depth:
            above -= 1
        self.cursor = above

    def action_top(self) -> None:
        """To the first line; of a search, to the first one found, not to who stands above."""
        if self._only is None or not self.go_to(self._first_hit):
            super().action_top()

    # Drawing ----------------------------------------------------------------------------------

    def draw_row(self, row: Row, width: int) -> Line:
        """Draw a person with the size of the branch, a pair with how far it is, or me."""
        line = cast("TreeLine", row)
        depth = self._depths.get(line.id, 0)
        most = max(1, width // _INDENT_MOST // 2)
        before = "  " * min(depth, most)
        if depth > most:
            before = before[:-4] + f"{depth}› "[-4:].rjust(4)
        if line.pair is not None:
            left: Line = [(before, "dim"), ("⇄ ", "accent"), (safe(pair_words(line.pair)), "")]
            if line.pair.why:
                left.append((" · " + safe(line.pair.why), "dim"))
            return justify(left, [(safe(status_words(line.pair)), "dim")], width)
        node = line.id // 2
        sign = _LEAF
        if self._opens(node):
            sign = _OPEN if self._is_open(node) else _CLOSED
        left = [(f"{before}{sign} ", "accent"), (self._called(node, line.name), _role(node))]
        said = self._counted(node)
        if said:
            left.append((" · " + said, "dim"))
        last = age(line.last_on, self.today) if line.last_on else ""
        return justify(left, [(last, "dim")] if last else [], width)

    @staticmethod
    def _called(node: int, name: str) -> str:
        if node == ME:
            return _("You")
        return _("Introduced by you") if node == MINE else safe(name)

    def _counted(self, node: int) -> str:
        if node == MINE:
            pairs = len(self._tree.pairs.get(ME, ()))
            said = ngettext("{count} introduction", "{count} introductions", pairs)
            return said.format(count=grouped(pairs))
        if node == ME:
            people = self._tree.met
            said = ngettext(
                "{count} person met through somebody", "{count} people met through somebody", people
            )
            return said.format(count=grouped(people))
        said = []
        people = self._tree.sizes.get(node, 0)
        if people:
            words = ngettext("{count} person", "{count} people", people)
            said.append(words.format(count=grouped(people)))
        pairs = len(self._tree.pairs.get(node, ()))
        if pairs:
            words = ngettext("{count} introduction", "{count} introductions", pairs)
            said.append(words.format(count=grouped(pairs)))
        return " · ".join(said)


def _role(node: int) -> str:
    return "strong" if node == ME else ""
