"""Every table, by the step that owns it. Only that step's store writes to it."""
