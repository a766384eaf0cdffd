"""Sổ Thi đua: the emulation and commendation book of a provincial department's office."""

__version__ = "0.1.0"
