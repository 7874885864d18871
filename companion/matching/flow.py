"""The heaviest matching on a given set of pairs, as a flow of least cost."""

from __future__ import annotations

import numpy as np
from ortools.graph.python import min_cost_flow  # type: ignore[import-untyped]

from companion.matching.match import Ints
from companion.matching.problem import Arcs, Problem

NOBODY = -1


def heaviest_matching(problem: Problem, arcs: Arcs) -> Ints:
    """The arc that each mentee uses, (n,), or -1; no other choice of arcs weighs more.

    Every mentee sends one unit: through one of her arcs to a mentor and on to the sink, as often as the
    mentor has room, or straight to the sink at the cost of the greatest weight. The same arcs give the
    same matching; which of two equally heavy ones it is, is not promised.

    Source: cost-scaling push-relabel, Goldberg & Tarjan (1990), doi 10.1287/moor.15.3.430, in OR-tools.
    """
    n, m = problem.scores.shape
    used = np.full(n, NOBODY, dtype=np.int64)
    if not len(arcs.rows):
        return used
    sink = n + m
    heaviest = int(arcs.weights.max())
    mentees, mentors = np.arange(n), n + np.arange(m)
    flow = min_cost_flow.SimpleMinCostFlow()
    pairs = flow.add_arcs_with_capacity_and_unit_cost(
        arcs.rows, n + arcs.columns, np.ones_like(arcs.rows), heaviest - arcs.weights
    )
    flow.add_arcs_with_capacity_and_unit_cost(mentors, np.full(m, sink), problem.room, np.zeros(m, np.int64))
    flow.add_arcs_with_capacity_and_unit_cost(
        mentees, np.full(n, sink), np.ones(n, np.int64), np.full(n, heaviest)
    )
    flow.set_nodes_supplies(np.arange(n + m + 1), np.r_[np.ones(n, np.int64), np.zeros(m, np.int64), -n])
    status = flow.solve()
    if status != flow.OPTIMAL:
        raise ArithmeticError(f"The flow solver stopped with {status}.")
    taken = np.flatnonzero(flow.flows(pairs) > 0)
    used[arcs.rows[taken]] = taken
    return used
