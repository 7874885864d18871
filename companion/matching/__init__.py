"""Matching: statements, scores with parts, rules over pairs, and the exact assignment."""
