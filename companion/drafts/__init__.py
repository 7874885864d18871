"""Drafts: texts that code made line by line and that a model may have put into better words."""
