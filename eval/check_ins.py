"""Made-up check-ins with known truths: who does what by when, what worries whom, and what is nobody's action.

Everybody is fictional. A day is drawn first and then written down, so that no rule that reads days is
needed to know it.
"""

from __future__ import annotations

import calendar
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from companion.meetings.summary import Part
from eval.check_in_phrases import TASKS, Phrases
from eval.words_people import NAMES

FIRST_DAY = date(2026, 3, 2)


@dataclass(frozen=True)
class Truth:
    """A sentence of the notes, what it is, and for an action its owner and day."""

    part: Part
    text: str
    owner: str | None = None
    due_on: date | None = None


@dataclass(frozen=True)
class CheckIn:
    """Notes of one meeting as its author wrote them, and what is true of each of their sentences."""

    author: str
    partner: str
    met_on: date
    notes: str
    truths: tuple[Truth, ...]

    def of(self, part: Part) -> tuple[Truth, ...]:
        """The truths of one part."""
        return tuple(truth for truth in self.truths if truth.part is part)


def make_check_ins(count: int, seed: int, phrases: Phrases) -> list[CheckIn]:
    """Check-ins of different lengths and layouts, each with a concern and at least two actions."""
    rng = random.Random(seed)  # noqa: S311 - made-up people, not secrets
    return [_check_in(rng, phrases) for _ in range(count)]


def _check_in(rng: random.Random, phrases: Phrases) -> CheckIn:
    author, partner = (name.split()[0] for name in rng.sample(NAMES, 2))
    met_on = FIRST_DAY + timedelta(days=rng.randrange(300))
    happened = rng.sample(phrases.happened, rng.randint(1, 4))
    decided = rng.sample(phrases.decided, rng.randint(0, 2))
    concerns = rng.sample(phrases.concerns, rng.choice((1, 1, 2)))
    tasks = rng.sample(TASKS, 4)
    truths = [Truth(Part.HAPPENED, text.format(P=partner)) for text in happened]
    truths += [Truth(Part.DECIDED, text.format(P=partner)) for text in decided]
    truths += [Truth(Part.CONCERNS, text.format(P=partner)) for text in concerns]
    truths += [_action(rng, phrases, author, partner, met_on, task) for task in tasks[: rng.randint(2, 4)]]
    if rng.random() < 0.4:
        _, said = _day(rng, met_on, phrases)
        truths.append(Truth(Part.HAPPENED, rng.choice(phrases.of_others).format(by=said)))
    rng.shuffle(truths)
    return CheckIn(author, partner, met_on, _laid_out(rng, truths), tuple(truths))


def _action(
    rng: random.Random, phrases: Phrases, author: str, partner: str, met_on: date, task: str
) -> Truth:
    who = rng.choice(("author", "author", "partner", "partner", "both"))
    due_on, said = (None, "") if rng.random() < 0.2 else _day(rng, met_on, phrases)
    text = rng.choice(phrases.actions[who]).format(A=author, P=partner, do=task, by=said)
    owner = {"author": author, "partner": partner, "both": f"{author} and {partner}"}[who]
    return Truth(Part.ACTIONS, text, owner, due_on)


def _day(rng: random.Random, met_on: date, phrases: Phrases) -> tuple[date, str]:
    """A day to come, and the words for it after a blank."""
    day = met_on + timedelta(days=rng.randint(1, 45))
    month, short = calendar.month_name[day.month], calendar.month_abbr[day.month]
    ways: list[Callable[[], tuple[date, str]]] = [
        lambda: (day, f" by {day.day} {month}"),
        lambda: (day, f" by {day.day} {month} {day.year}"),
        lambda: (day, f" until {day.isoformat()}"),
        lambda: (day, f" before the {_ordinal(day.day)} of {month}"),
        lambda: (day, f" by {month} {day.day}"),
        lambda: (day, f" by {day.day} {short}"),
        lambda: (day, f" on {short} {day.day}"),
        lambda: (met_on + timedelta(days=1), " by tomorrow"),
        lambda: (met_on + timedelta(days=14), " in two weeks"),
        lambda: (met_on + timedelta(days=10), " within 10 days"),
        lambda: (met_on + timedelta(days=7), " within a week"),
        lambda: _weekday(rng, met_on),
        lambda: (_month_end(met_on), " by the end of the month"),
    ]
    if phrases.more_days:
        ways += [
            lambda: (day, f" by {short} {_ordinal(day.day)}"),
            lambda: (day, f" by the {_ordinal(day.day)} of {month}"),
            lambda: (day, f" by {calendar.day_name[day.weekday()]}, {day.day} {month}"),
            lambda: (day, f" no later than {day.day} {month}"),
            lambda: (day, f", deadline {day.day} {short}"),
            lambda: (day, f" (by {day.day} {month})"),
            lambda: (day, f" (due {month} {_ordinal(day.day)})"),
            lambda: (met_on + timedelta(days=2), " by the day after tomorrow"),
            lambda: (met_on + timedelta(days=21), " in three weeks"),
            lambda: (met_on + timedelta(days=7), " a week from today"),
            lambda: (met_on + timedelta(days=5), " within the next five days"),
            lambda: (_month_end(met_on), f" by the end of {calendar.month_name[met_on.month]}"),
        ]
    return rng.choice(ways)()


def _weekday(rng: random.Random, met_on: date) -> tuple[date, str]:
    day = met_on + timedelta(days=rng.randint(1, 6))
    return day, f" by {calendar.day_name[day.weekday()]}"


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])


def _ordinal(number: int) -> str:
    ending = "th" if 10 <= number % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _laid_out(rng: random.Random, truths: list[Truth]) -> str:
    """As prose, as a list, as short paragraphs, or as lines without full stops."""
    texts = [truth.text for truth in truths]
    match rng.randrange(4):
        case 0:
            return _in_prose(texts)
        case 1:
            return "\n".join(f"- {text}" for text in texts)
        case 2:
            half = len(texts) // 2
            return _in_prose(texts[:half]) + "\n\n" + _in_prose(texts[half:])
        case _:
            return "\n".join(f"{number}. {text}" for number, text in enumerate(texts, 1))


def _in_prose(texts: list[str]) -> str:
    """One after the other; a full stop behind those that have none."""
    return " ".join(text if text.endswith((".", "!", "?")) else f"{text}." for text in texts)
