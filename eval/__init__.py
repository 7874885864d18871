"""How good it is: every number with its n and an interval."""
