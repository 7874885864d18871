"""How a figure of a record is shown, in the terminal and in the docs alike."""

from __future__ import annotations

from collections.abc import Mapping

LARGE = 10_000
"""From here on a figure is shown as a whole number."""
ENDS = ("low", "high", "min", "max")


def show_figure(value: object) -> str:
    """A figure in few characters: four digits, or `0.25 [0.22, 0.28]` where it has a range.

    A range is a mapping with a middle of any name and the ends `low` and `high` or `min` and `max`; ends
    that are the same are left out, and what is known of `n` stands behind. Nothing is shown as nothing.
    """
    if isinstance(value, Mapping):
        return _with_range(value)
    if isinstance(value, bool) or value is None:
        return {True: "yes", False: "no", None: ""}[value]
    if isinstance(value, int) or (isinstance(value, float) and abs(value) >= LARGE):
        return f"{value:,.0f}"
    return f"{value:.4g}" if isinstance(value, float) else str(value)


def _with_range(figures: Mapping[str, object]) -> str:
    low, high = (figures.get(one, figures.get(other)) for one, other in (("low", "min"), ("high", "max")))
    middle = next((value for name, value in figures.items() if name not in (*ENDS, "n")), None)
    ends = "" if low is None or high is None or low == high else f"[{show_figure(low)}, {show_figure(high)}]"
    counted = figures.get("n")
    size = "" if counted is None else f"(n {show_figure(counted)})"
    return " ".join(piece for piece in (show_figure(middle), ends, size) if piece)
