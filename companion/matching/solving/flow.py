"""The heaviest matching on a given set of pairs, as a flow of least cost."""

from __future__ import annotations

import numpy as np

from companion.matching.match import Ints
from companion.matching.solving.costs import Costs
from companion.matching.solving.problem import NOBODY, Arcs, Problem


def heaviest_matching(problem: Problem, arcs: Arcs, costs: Costs) -> Ints:
    """The arc that each mentee uses, (n,), or -1; no other choice of arcs weighs more.

    Every mentee sends one unit: through one of her arcs to a mentor and on to the sink, as often as the
    mentor has room, or straight to the sink. `costs` says what each way costs, and which arcs cannot be
    part of the answer. The same input gives the same matching; which of two equally heavy ones it is, is
    not promised.

    Source: cost-scaling push-relabel, Goldberg & Tarjan (1990), doi 10.1287/moor.15.3.430, in OR-tools.
    """
    # Here, as it is slow to load and the pages' process solves only where somebody asks for a price.
    from ortools.graph.python import min_cost_flow  # type: ignore[import-untyped]

    n, m = problem.scores.shape
    used = np.full(n, NOBODY, dtype=np.int64)
    if not len(arcs.rows):
        return used
    sink = n + m
    useful = np.flatnonzero(costs.useful)
    flow = min_cost_flow.SimpleMinCostFlow()
    pairs = flow.add_arcs_with_capacity_and_unit_cost(
        arcs.rows[useful], n + arcs.columns[useful], np.ones_like(useful), costs.pair[useful]
    )
    flow.add_arcs_with_capacity_and_unit_cost(n + np.arange(m), np.full(m, sink), problem.room, costs.seat)
    flow.add_arcs_with_capacity_and_unit_cost(
        np.arange(n), np.full(n, sink), np.ones(n, np.int64), costs.alone
    )
    flow.set_nodes_supplies(np.arange(n + m + 1), np.r_[np.ones(n, np.int64), np.zeros(m, np.int64), -n])
    status = flow.solve()
    if status != flow.OPTIMAL:
        raise ArithmeticError(f"The flow solver stopped with {status}.")
    taken = useful[flow.flows(pairs) > 0]
    used[arcs.rows[taken]] = taken
    return used
