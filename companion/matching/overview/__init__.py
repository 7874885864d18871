"""A programme at a glance, and what to do next."""
