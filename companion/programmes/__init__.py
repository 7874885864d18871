"""Programmes: what counts, how much, and what must never happen."""
