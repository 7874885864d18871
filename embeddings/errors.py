"""What can go wrong with models, vectors and their cache; each error says what to do about it."""

from __future__ import annotations


class EmbeddingsError(Exception):
    """The base of every error that this package raises on purpose; its text is meant for a person."""


class ModelFileMissing(EmbeddingsError):
    """A file of the model, or the package that brings it, is not installed."""


class ModelFileChanged(EmbeddingsError):
    """A file of the model is not the one that this program was tested with."""


class VectorRefused(EmbeddingsError):
    """A vector is of another model, of another length, not of norm 1, or its id was given twice."""


class CacheUnusable(EmbeddingsError):
    """The file of kept vectors cannot be used, and nothing in it was changed."""
