"""Diagrams as inline SVG: bars with their numbers, a title and a description for who cannot see them."""

from __future__ import annotations

from dataclasses import dataclass, replace

from companion.explaining.figures import Bar, load_bars, score_bars
from companion.explaining.quantities import Count, Decimal
from companion.explaining.run import Run
from companion.explaining.saying import message, messages

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
    described = message("No pairs were made.")
    if totals:
        described = message(
            "From {lowest} to {highest}; half of the pairs score {middle} or more.",
            lowest=Decimal.of(totals[0], 2),
            highest=Decimal.of(totals[-1], 2),
            middle=Decimal.of(totals[len(totals) // 2], 2),
        )
    every = 2 if len(bars) > 8 else 1
    return Diagram(
        name="scores",
        title=message("How the scores are spread"),
        described=described,
        across=message("Score"),
        counted=message("Pairs"),
        bars=_drawn([replace(bar, short="") if at % every else bar for at, bar in enumerate(bars)]),
    )


def load_diagram(run: Run) -> Diagram:
    """How many mentees the mentors have."""
    bars = load_bars(run)
    idle, mentors = bars[0].count if bars else 0, sum(bar.count for bar in bars)
    return Diagram(
        name="loads",
        title=message("Mentees per mentor"),
        described=messages(
            "{idle} of {mentors} mentor has nobody.",
            "{idle} of {mentors} mentors have nobody.",
            mentors,
            idle=Count.of(idle),
            mentors=Count.of(mentors),
        ),
        across=message("Mentees"),
        counted=message("Mentors"),
        bars=_drawn(bars),
    )


def _drawn(bars: list[Bar]) -> tuple[DrawnBar, ...]:
    if not bars:
        return ()
    step = min(WIDTH / len(bars), _WIDEST_BAR / (1 - _GAP))
    highest = max(bar.count for bar in bars) or 1
    room = HEIGHT - _TOP - _BOTTOM
    drawn = []
    for at, bar in enumerate(bars):
        height = room * bar.count / highest
        drawn.append(
            DrawnBar(
                label=bar.label,
                short=bar.short,
                count=bar.count,
                x=round(at * step + step * _GAP / 2, 1),
                y=round(HEIGHT - _BOTTOM - height, 1),
                width=round(step * (1 - _GAP), 1),
                height=round(height, 1),
            )
        )
    return tuple(drawn)
