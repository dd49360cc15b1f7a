"""The smallest Textual app that shows a line and repaints it at every key: what ours is held to."""

from textual import events
from textual.app import App, ComposeResult
from textual.widgets import Static


class Minimal(App):
    def compose(self) -> ComposeResult:
        yield Static("Réseau", id="line")

    def on_key(self, event: events.Key) -> None:
        self.query_one("#line", Static).update(f"Réseau {event.key} {event.time}")


if __name__ == "__main__":
    Minimal().run()
