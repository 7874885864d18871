"""One pair as whoever reviews reads it: the parts, the reasons with where they come from, and both people."""

from __future__ import annotations

import math
from collections.abc import Sequence

from companion.contracts.round_review import MoveView, OtherMentorView, PairView, PartView, PersonCard
from ui.blocks import Bar, Cell, Tone, chip, facts, languages_of, sentences, table
from ui.language import decimal
from ui.markup import Markup, joined, tag, with_quotations
from ui.words import review as says


def pair_card(pair: PairView, possible: int) -> Markup:
    """The whole card; `possible` pairs is what the score is compared with."""
    parts = tag("div", tag("h3", says.PARTS), parts_table(pair.parts, pair.total))
    reasons = tag("div", tag("h3", says.REASONS), _reasons(pair))
    written = languages_of(quote for claim in pair.claims for quote in claim.quotes)
    return joined(
        pair_head(pair, possible),
        *(tag("p", with_quotations(sentence, written), class_="c-why") for sentence in pair.says[:1]),
        *(tag("p", with_quotations(sentence, written)) for sentence in pair.says[1:]),
        tag("div", parts, reasons, class_="c-columns"),
    )


def pair_head(pair: PairView, possible: int) -> Markup:
    """The two names, the score among those of all possible pairs, and what was decided."""
    names = tag(
        "h2",
        pair.mentee.name,
        tag("span", f" {says.WITH} ", class_="c-with"),
        pair.mentor.name,
        class_="c-names",
    )
    where = " · ".join(_place(person) for person in (pair.mentee, pair.mentor))
    better = tag("span", says.better_than(pair.better_than_percent, possible))
    score = tag("p", tag("b", decimal(pair.total)), " ", better, class_="c-score")
    left = tag("div", names, tag("p", where, class_="c-soft"), _marks(pair))
    return tag("div", left, score, class_="c-pair-top")


def _marks(pair: PairView) -> Markup | None:
    marks = []
    if pair.decision:
        tone = Tone.BAD if pair.decision.decision == "vetoed" else Tone.GOOD
        marks.append(chip(says.DECISIONS[pair.decision.decision], tone))
    if pair.pinned and not (pair.decision and pair.decision.decision == "pinned"):
        marks.append(chip(says.DECISIONS["pinned"], Tone.LOOK))
    note = tag("span", " ", pair.decision.note) if pair.decision and pair.decision.note else None
    return tag("p", *marks, note) if marks or note else None


def _place(person: PersonCard) -> str:
    return ", ".join(piece for piece in (person.department, person.level, person.location) if piece)


def parts_table(parts: Sequence[PartView], total: float) -> Markup:
    """The parts as bars: as long as what a part may add, filled as far as it does."""
    counting = [part for part in parts if part.weight > 0]
    heaviest = max((part.weight for part in counting), default=1.0)
    points, score = rounded_points([part.points for part in counting], total)
    rows: list[list[Cell]] = [
        [
            _part_name(part),
            Bar(part.value, part.weight / heaviest, known=part.known),
            shown,
            decimal(part.weight),
        ]
        for part, shown in zip(counting, points, strict=True)
    ]
    rows.append([says.ADDS_UP, "", score, decimal(1.0)])
    return table(says.PARTS, says.PARTS_HEAD, rows, numbers=[2, 3], quiet=True)


def _part_name(part: PartView) -> Markup:
    label = says.part_label(part.name)
    return joined(label, None if part.known else tag("small", says.UNKNOWN, class_="c-soft c-block"))


def rounded_points(points: Sequence[float], total: float) -> tuple[list[str], str]:
    """Points and their total in hundredths such that what is shown adds up (largest remainder)."""
    wanted = round(total * 100)
    whole = [math.floor(one * 100 + 1e-9) for one in points]
    by_remainder = sorted(range(len(points)), key=lambda at: (whole[at] - points[at] * 100, at))
    for at in by_remainder[: max(0, wanted - sum(whole))]:
        whole[at] += 1
    return [decimal(one / 100) for one in whole], decimal(wanted / 100)


def _reasons(pair: PairView) -> Markup:
    called = {"mentee": first_name(pair.mentee.name), "mentor": first_name(pair.mentor.name)}
    quotes = [quote for claim in pair.claims for quote in claim.quotes]
    told = [(claim.sentence, says.source(claim.evidence, called)) for claim in pair.claims]
    return sentences(told, quotes)


def first_name(name: str) -> str:
    """The first word of a name, past a title."""
    pieces = name.split()
    rest = [piece for piece in pieces if not piece.endswith(".")] or pieces
    return rest[0] if rest else name


def profiles(pair: PairView) -> Markup:
    """What the two wrote, side by side."""
    return tag("div", *(_profile(person) for person in (pair.mentee, pair.mentor)), class_="c-columns")


def _profile(person: PersonCard) -> Markup:
    written = [(label, str(getattr(person, name))) for name, label in says.FIELDS.items()]
    return tag("div", tag("h3", person.name), facts(written))


def others_table(others: Sequence[OtherMentorView]) -> Markup:
    """Whom else the mentee could have."""
    rows = [[other.mentor.name, decimal(other.total), says.cost_of(other)] for other in others]
    return table(says.OTHERS_CAPTION, says.OTHERS_HEAD, rows, numbers=[1])


def moves_table(moves: Sequence[MoveView]) -> Markup:
    """Whose mentor would be another."""
    rows = [
        [
            move.mentee.name,
            move.before.name if move.before else says.NOBODY,
            move.after.name if move.after else says.NOBODY,
        ]
        for move in moves
    ]
    return table(says.MOVES, says.MOVES_HEAD, rows)
