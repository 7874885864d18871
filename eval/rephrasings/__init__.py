"""Sentences that say what another says, and falsehoods planted in them: what the checker is measured by."""
