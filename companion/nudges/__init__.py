"""Nudges: what is due comes to people, with why and one thing to do; at most one a week, never at night."""
