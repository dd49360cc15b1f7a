"""What the list of pairs and the two cards share: the keys answer, the screen writes it down."""

from __future__ import annotations

from textual.message import Message

from reseau_tui.tui.widgets.block_list import BlockList


class PairAnswers(BlockList):
    """A list whose keys say what is to become of a pair."""

    class Answered(Message):
        """An answer about the pair shown or under the cursor.

        ``compare``, ``different``; beside the cards also ``same``, ``later``, and ``""`` to go
        back to the list.
        """

        def __init__(self, view: PairAnswers, answer: str) -> None:
            super().__init__()
            self.view = view
            self.answer = answer

        @property
        def control(self) -> PairAnswers:
            """Where the key was pressed."""
            return self.view

    def answer(self, answer: str) -> None:
        """Tell the screen."""
        self.post_message(self.Answered(self, answer))

    def action_different(self) -> None:
        """They are two people."""
        self.answer("different")
