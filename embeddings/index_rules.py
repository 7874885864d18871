"""What all indexes share: which vectors they refuse, and how neighbours are ordered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

import numpy as np
import numpy.typing as npt

from embeddings.encoder import Vectors
from embeddings.errors import VectorRefused
from embeddings.index import ROUGH, Cosines, Neighbour, Vector

NORM_TOLERANCE = 1e-4
"""How far a norm may lie from 1."""

COSINE_DECIMALS = 6
"""Cosines that are equal after rounding to so many decimals are ties."""

_SPARE = 32
"""How many more than k are asked for at first, so that ties at the end are seldom cut."""

Keys = TypeVar("Keys", bound=Sequence[Any] | npt.NDArray[np.int64])
Scores = npt.NDArray[np.float32]


def check_model(model_id: str, held: str) -> None:
    """Refuse vectors of a model other than the one held."""
    if model_id != held:
        raise VectorRefused(
            f"These vectors come from the model {model_id}, but the index holds vectors of {held}. "
            "Vectors of two models cannot be compared: encode the texts again with one of them."
        )


def check_rows(ids: Sequence[str], vectors: Vectors, dimensions: int) -> None:
    """Refuse rows of another shape, neither zero nor of norm 1, or with an id given twice."""
    if vectors.shape != (len(ids), dimensions):
        raise VectorRefused(
            f"{len(ids)} ids need vectors of shape ({len(ids)}, {dimensions}), not {vectors.shape}."
        )
    if len(set(ids)) != len(ids):
        raise VectorRefused("An id was given twice in one call. Give each id once.")
    norms = np.linalg.norm(vectors.astype(np.float64), axis=1)
    # Written so that a norm which is not a number is refused as well.
    sound = (norms == 0) | (np.abs(norms - 1) <= NORM_TOLERANCE)
    if not sound.all():
        row = int(np.argmin(sound))
        raise VectorRefused(
            f"The vector of {ids[row]!r} has norm {norms[row]:.6g}. Scale it to norm 1 first."
        )


def check_query(query: Vector, k: int, dimensions: int) -> None:
    """Refuse a query of another length or norm, and a k below 1."""
    if k < 1:
        raise ValueError(f"k must be 1 or more, not {k}")
    if query.shape != (dimensions,):
        raise VectorRefused(f"A query needs {dimensions} numbers, not an array of shape {query.shape}.")
    check_rows(["the query"], query[np.newaxis], dimensions)


def exact_cosines(vectors: Vectors, query: Vector) -> npt.NDArray[np.float64]:
    """The cosine of each row, (n,), summed in float64 row by row, so that other rows change no bit."""
    products = vectors.astype(np.float64) * query.astype(np.float64)
    cosines: npt.NDArray[np.float64] = np.clip(products.sum(axis=1), -1.0, 1.0)
    return cosines


def candidates(look: Callable[[int], tuple[Keys, Scores]], k: int) -> Keys:
    """Keys of at least all that can be among the k best, from a search that sums in float32.

    What scores ROUGH below the k-th in such sums cannot be among them.

    `look(asked)` gives at most `asked` keys and their scores, highest first, and fewer only where there are
    no more.
    """
    asked = k + _SPARE
    while True:
        keys, scores = look(asked)
        if len(keys) < asked or scores[-1] < scores[k - 1] - ROUGH:
            return keys
        asked *= 2


def rounded(cosines: Cosines) -> Cosines:
    """Cosines as they are told and compared."""
    # Adding zero turns -0.0 into 0.0.
    told: Cosines = np.round(cosines, COSINE_DECIMALS) + 0.0
    return told


def nearest(ids: Iterable[str], cosines: npt.NDArray[np.float64], k: int) -> list[Neighbour]:
    """The k best of these, highest cosine first, ties by id."""
    found = [Neighbour(id_, cosine) for id_, cosine in zip(ids, rounded(cosines).tolist(), strict=True)]
    return sorted(found, key=lambda neighbour: (-neighbour.cosine, neighbour.id))[:k]
