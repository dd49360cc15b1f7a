"""What the parts of the app tell each other."""

from __future__ import annotations

from textual.message import Message


class Changed(Message):
    """The network has changed, here or in another process: what shows it reads it again."""

    bubble = True

    def can_replace(self, message: Message) -> bool:
        """Several changes in a row are one re-read."""
        return isinstance(message, Changed)
