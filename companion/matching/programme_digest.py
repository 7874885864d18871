"""What an overview says of everybody's rules and words, computed once for each state of a programme."""

from __future__ import annotations

from datetime import date

from companion.db.unit_of_work import UnitOfWork
from companion.digests import Digests, Topic
from companion.matching.next_people import next_people
from companion.matching.overview_store import count_ties
from companion.matching.rules_service import people_to_try
from companion.matching.stranded import count_stranded
from companion.matching.topic_words import TopicWord, topic_words
from companion.people.people_service import roster_of
from companion.programmes.columns import column_faults
from companion.programmes.programme import Programme
from companion.programmes.record import ProgrammeRecord


def stranded_now(
    work: UnitOfWork, record: ProgrammeRecord, rules: Programme, digests: Digests, on: date
) -> int | None:
    """Waiting mentees whom the rules leave with nobody; None where they name columns that nobody answers."""

    def count() -> int | None:
        people = people_to_try(next_people(work, record.id, rules.default_capacity), rules)
        if column_faults(rules, people.roster.columns):
            return None
        return count_stranded(people.roster, rules, others=people.others, on=on)

    marks = record.version.number, record.generation, count_ties(work, record.id), on
    return digests.get(Topic(work.tenant, record.id, "stranded"), marks, count)


def words_now(work: UnitOfWork, record: ProgrammeRecord, digests: Digests) -> tuple[TopicWord, ...]:
    """How the wants and offers of active people spread."""

    def count() -> tuple[TopicWord, ...]:
        return topic_words([person for _, person in roster_of(work, record.id)])

    return digests.get(Topic(work.tenant, record.id, "words"), record.generation, count)
