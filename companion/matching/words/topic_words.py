"""How wants and offers spread over a programme: words with how many people use them, never a text of one.

A count below five is told as None, which may be nobody: five is the least group that this product counts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from companion.matching.words.lexical import written_words
from companion.matching.words.person_words import Spoken, WordReader
from companion.people.person import Person

LEAST_PEOPLE = 5
MOST_WORDS = 60


@dataclass(frozen=True)
class TopicWord:
    """A word as most people write it, and how many want and how many offer something that has it.

    None: fewer than five, or nobody.
    """

    word: str
    wanted_by: int | None
    offered_by: int | None


def topic_words(
    people: Sequence[Person], *, least: int = LEAST_PEOPLE, most: int = MOST_WORDS
) -> tuple[TopicWord, ...]:
    """The words that most mentees want and most mentors offer, the most used first, then in order.

    They are taken from masked statements: names, addresses, schools and ages are not in them. A mentor who
    offers nothing counts by experience, as in the score.
    """
    reader = WordReader(people)
    wants = _count(reader.read([person for person in people if person.is_mentee], "wants"))
    offers = _count(reader.read([person for person in people if person.is_mentor], "offers"))
    both = {meant: (wants.people[meant], offers.people[meant]) for meant in {*wants.people, *offers.people}}
    used = {meant: counts for meant, counts in both.items() if max(counts) >= least}
    ordered = sorted(used, key=lambda meant: (-max(used[meant]), meant))
    return tuple(
        TopicWord(_as_written(meant, wants, offers), *(_told(count, least) for count in used[meant]))
        for meant in ordered[:most]
    )


@dataclass(frozen=True)
class _Counted:
    people: Counter[str]
    written: dict[str, Counter[str]]


def _count(spoken: Sequence[Spoken]) -> _Counted:
    counted = _Counted(Counter(), defaultdict(Counter))
    for one in spoken:
        pairs = {pair for statement in one.statements for pair in _spelled(statement.masked)}
        counted.people.update({meant for _, meant in pairs if _is_topic(meant)})
        for written, meant in pairs:
            counted.written[meant][written] += 1
    return counted


def _spelled(statement: str) -> Iterator[tuple[str, str]]:
    """Each word as it is written and as it is meant; the capital that begins a statement says nothing."""
    for at, (written, meant) in enumerate(written_words(statement)):
        yield (written.lower() if at == 0 and written.istitle() else written), meant


def _is_topic(meant: str) -> bool:
    return len(meant) > 1 and not meant.isdigit() and meant not in _EVERYDAY


def _as_written(meant: str, *sides: _Counted) -> str:
    """The spelling that most people use; among equals the one in small letters."""
    spellings: Counter[str] = Counter()
    for side in sides:
        spellings.update(side.written.get(meant, {}))
    return min(spellings, key=lambda written: (-spellings[written], written.swapcase()))


def _told(count: int, least: int) -> int | None:
    return count if count >= least else None


_EVERYDAY_WORDS = """
able across already always another anybody anyone anything around ask asking back bad become becoming
bring came come day days different easy end enough even ever every everybody everyone everything far feel
felt few find finding first found gave get getting give given giving go going good great hard help helped
helping high hour idea job keep kind knew know knowing last late later learn learned learning least left
less level like little look looked lot made make making many may maybe mean mentee mentor mentoring might
month much must need never new next nobody nothing often old one open outside part people perhaps person
place problem put quite rather real really right role run said same say second see seen set share side
since small somebody someone something sometimes soon start started still stop stopped sure take taken
talk tell thing think third thought three time today together told too took toward try trying turn turned
two understand upon use used usually want wanted way week well went whatever whether within without word
work worked working world worth write wrong wrote year yet
"""
_EVERYDAY = frozenset(_EVERYDAY_WORDS.split())
"""Words that say nothing about what somebody wants to talk about; beside those that the score leaves out."""
