"""People: who they are, and reading them from a spreadsheet."""
