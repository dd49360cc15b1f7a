"""Commands run as processes; a package for the sake of the name of its ``conftest``."""
