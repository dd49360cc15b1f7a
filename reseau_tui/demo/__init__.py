"""An invented network to try the program on: deterministic for a given day."""
