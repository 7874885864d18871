"""Organisations, who signs in to them, what they may do there, and the trail of what was done."""
