"""The score of every pair of a programme: a sum of parts, computed by code."""
