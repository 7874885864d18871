"""Sentences that somebody else phrased: what they rest on, and whether it bears them."""
