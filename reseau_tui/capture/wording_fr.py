"""Generated from the French catalogue by ``python -m reseau_tui.locales``."""

FRENCH = {
}
"""The sentences of the fast road, by their English."""
