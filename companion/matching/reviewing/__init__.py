"""Looking through a run: why each pair was made, what would change it, and at what price."""
