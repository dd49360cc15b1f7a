"""``python -m reseau_tui``."""

from __future__ import annotations

import sys

from reseau_tui import main

if __name__ == "__main__":
    sys.exit(main())
