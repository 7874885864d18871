"""A package by name, because one of the packages that tests use brings a `tests` of its own."""
