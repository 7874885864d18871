"""What the two of a pair agree on, in thirteen clauses that both sign."""
