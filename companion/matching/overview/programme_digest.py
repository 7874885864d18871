"""What an overview says of everybody's rules and words, computed once for each state of a programme."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from companion.db.unit_of_work import UnitOfWork
from companion.digests import Digests, Topic
from companion.ids import PersonId, RunId
from companion.matching.overview import overview_store
from companion.matching.overview.overview_store import LoadCount, PeopleCount
from companion.matching.overview.rules_service import people_to_try
from companion.matching.rounds.next_people import next_people
from companion.matching.rules.stranded import count_stranded
from companion.matching.words.topic_words import TopicWord, topic_words
from companion.people.people_service import roster_of
from companion.programmes.columns import column_faults, named_columns
from companion.programmes.programme import Programme
from companion.programmes.record import ProgrammeRecord

MOST_WAITING = 10
"""Names of who waits; the list of people has them all."""

Ties = tuple[int, int]


@dataclass(frozen=True)
class Counts:
    """The figures of an overview, and who of those who wait has waited longest."""

    people: tuple[PeopleCount, ...]
    load: tuple[LoadCount, ...]
    waiting: int
    waiting_longest: tuple[PersonId, ...]


@dataclass(frozen=True)
class Counted:
    """Counts, and the mentorships that they were made among."""

    counts: Counts
    ties: Ties


def counts_now(
    work: UnitOfWork, record: ProgrammeRecord, rules: Programme, run: RunId | None, digests: Digests
) -> Counted:
    """What the database counts; `run` is the one under review, whose pairs never change."""

    def count() -> Counts:
        return Counts(
            people=overview_store.count_people(work, record.id),
            load=overview_store.count_load(work, record.id, rules.default_capacity, run),
            waiting=overview_store.count_waiting(work, record.id),
            waiting_longest=overview_store.first_waiting(work, record.id, MOST_WAITING),
        )

    ties = overview_store.count_ties(work, record.id)
    marks = record.generation, ties, rules.default_capacity, run
    return Counted(digests.get(Topic(work.tenant, record.id, "counts"), marks, count), ties)


def stranded_now(
    work: UnitOfWork, record: ProgrammeRecord, rules: Programme, digests: Digests, on: date, counted: Counted
) -> int | None:
    """Waiting mentees whom the rules leave with nobody; None where they name columns that nobody answers."""
    if not counted.counts.waiting and not named_columns(rules):
        return 0

    def count() -> int | None:
        people = people_to_try(next_people(work, record.id, rules.default_capacity), rules)
        if column_faults(rules, people.roster.columns):
            return None
        return count_stranded(people.roster, rules, others=people.others, on=on)

    marks = record.version.number, record.generation, counted.ties, on
    return digests.get(Topic(work.tenant, record.id, "stranded"), marks, count)


def words_now(work: UnitOfWork, record: ProgrammeRecord, digests: Digests) -> tuple[TopicWord, ...]:
    """How the wants and offers of active people spread."""

    def count() -> tuple[TopicWord, ...]:
        return topic_words([person for _, person in roster_of(work, record.id)])

    return digests.get(Topic(work.tenant, record.id, "words"), record.generation, count)
