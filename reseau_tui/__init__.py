"""Réseau: keep alive the network of people you already have, from a terminal."""

__version__ = "0.1.0"
