"""Which pairs a programme forbids, by which rule, and whom that leaves with nobody."""
