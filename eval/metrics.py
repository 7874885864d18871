"""How near the top the right answers come, and how sure that is. Pure."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]

DECIMALS = 9
"""Scores that agree in so many decimals are ties."""


@dataclass(frozen=True)
class Estimate:
    """A mean with its 95 % interval, over `n` values in `clusters` independent groups."""

    mean: float
    low: float
    high: float
    n: int
    clusters: int


def reciprocal_rank(scores: Floats, relevant: Sequence[int]) -> float:
    """One over the rank of the best placed relevant candidate, expected over all orders of tied ones.

    With `above` candidates above the tie, g in it and r of them relevant, the first relevant one stands at
    place j of the tie with probability C(g - j, r - 1) / C(g, r).
    """
    rounded = np.round(scores, DECIMALS)
    best = rounded[list(relevant)].max()
    above = int((rounded > best).sum())
    tied = int((rounded == best).sum())
    right = int((rounded[list(relevant)] == best).sum())
    ways = math.comb(tied, right)
    places = range(1, tied - right + 2)
    return sum(math.comb(tied - place, right - 1) / ways / (above + place) for place in places)


def recall_at(k: int, scores: Floats, relevant: Sequence[int]) -> float:
    """The share of the relevant candidates among the first k, expected over all orders of tied ones."""
    rounded = np.round(scores, DECIMALS)
    found = 0.0
    for one in relevant:
        above = int((rounded > rounded[one]).sum())
        tied = int((rounded == rounded[one]).sum())
        found += min(max(k - above, 0) / tied, 1.0)
    return found / len(relevant)


def estimate(values: Floats, clusters: Sequence[str], draws: int, seed: int) -> Estimate:
    """The mean with the 2.5 and 97.5 percentiles of means over clusters drawn with replacement.

    A cluster is drawn whole, because its values depend on each other. Source: Davison and Hinkley (1997),
    Bootstrap Methods and their Application, section 3.8.
    """
    names, place = np.unique(np.array(clusters), return_inverse=True)
    sums = np.bincount(place, weights=values, minlength=len(names))
    counts = np.bincount(place, minlength=len(names))
    drawn = np.random.default_rng(seed).integers(0, len(names), size=(draws, len(names)))
    means = sums[drawn].sum(axis=1) / counts[drawn].sum(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return Estimate(float(values.mean()), float(low), float(high), len(values), len(names))


def paired_difference(
    ours: Floats, theirs: Floats, clusters: Sequence[str], draws: int, seed: int
) -> Estimate:
    """The mean of ours minus theirs, query by query, with its interval."""
    return estimate(ours - theirs, clusters, draws, seed)
