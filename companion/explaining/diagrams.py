"""Diagrams as inline SVG: bars with their numbers, a title and a description for who cannot see them."""

from __future__ import annotations

from dataclasses import dataclass

from companion.explaining.figures import Bar, load_bars, score_bars
from companion.explaining.run import Run

WIDTH, HEIGHT = 360.0, 170.0
"""The drawing's own units."""

_TOP, _BOTTOM = 20.0, 22.0
_WIDEST_BAR = 44.0
_GAP = 0.18


@dataclass(frozen=True)
class DrawnBar:
    """One bar, in the drawing's units. `short` is what stands below it, '' for nothing."""

    label: str
    short: str
    count: int
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """Where its texts stand."""
        return round(self.x + self.width / 2, 1)


@dataclass(frozen=True)
class Diagram:
    """A diagram with all that it says in words as well."""

    name: str
    title: str
    described: str
    across: str
    counted: str
    bars: tuple[DrawnBar, ...]


def score_diagram(run: Run) -> Diagram:
    """How the scores of the pairs are spread."""
    bars = score_bars(run)
    totals = sorted(made.detail.total for made in run.matching.matches)
    described = "No pairs were made."
    if totals:
        middle = totals[len(totals) // 2]
        described = f"From {totals[0]:.2f} to {totals[-1]:.2f}; half of the pairs score {middle:.2f} or more."
    every = 2 if len(bars) > 8 else 1
    shorts = [bar.label.partition(" ")[0] if at % every == 0 else "" for at, bar in enumerate(bars)]
    return Diagram("scores", "How the scores are spread", described, "Score", "Pairs", _drawn(bars, shorts))


def load_diagram(run: Run) -> Diagram:
    """How many mentees the mentors have."""
    bars = load_bars(run)
    idle = bars[0].count if bars else 0
    described = f"{idle:,} of {sum(bar.count for bar in bars):,} mentors have nobody."
    shorts = [bar.label.replace(" or more", "+") for bar in bars]
    return Diagram("loads", "Mentees per mentor", described, "Mentees", "Mentors", _drawn(bars, shorts))


def _drawn(bars: list[Bar], shorts: list[str]) -> tuple[DrawnBar, ...]:
    if not bars:
        return ()
    step = min(WIDTH / len(bars), _WIDEST_BAR / (1 - _GAP))
    highest = max(bar.count for bar in bars) or 1
    room = HEIGHT - _TOP - _BOTTOM
    drawn = []
    for at, (bar, short) in enumerate(zip(bars, shorts, strict=True)):
        height = room * bar.count / highest
        drawn.append(
            DrawnBar(
                label=bar.label,
                short=short,
                count=bar.count,
                x=round(at * step + step * _GAP / 2, 1),
                y=round(HEIGHT - _BOTTOM - height, 1),
                width=round(step * (1 - _GAP), 1),
                height=round(height, 1),
            )
        )
    return tuple(drawn)
