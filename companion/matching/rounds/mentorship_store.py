"""Mentorships as rows: the pairs that live, and those that ended."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from companion.db.tables.rounds import mentorships
from companion.db.unit_of_work import UnitOfWork
from companion.ids import MentorshipId, PersonId, ProgrammeId, RoundId, new_id
from companion.matching.rounds.freezing import Tie
from companion.matching.rounds.mentorship import Mentorship
from companion.matching.rounds.round import Pair
from companion.matching.rounds.run_record import PairWords


def ties_of(work: UnitOfWork, programme: ProgrammeId) -> list[Tie]:
    """Every mentorship that there is or was in a programme."""
    asked = sa.select(mentorships.c.mentee_id, mentorships.c.mentor_id, mentorships.c.ended_at).where(
        mentorships.c.tenant == work.tenant, mentorships.c.programme_id == programme
    )
    return [
        Tie(Pair(PersonId(row.mentee_id), PersonId(row.mentor_id)), is_living=row.ended_at is None)
        for row in work.connection.execute(asked)
    ]


def living_load(work: UnitOfWork, programme: ProgrammeId) -> Counter[PersonId]:
    """How many mentees each mentor of a programme has now."""
    asked = (
        sa.select(mentorships.c.mentor_id, sa.func.count())
        .where(_living(work), mentorships.c.programme_id == programme)
        .group_by(mentorships.c.mentor_id)
    )
    return Counter({PersonId(row[0]): row[1] for row in work.connection.execute(asked)})


def living_mentees(work: UnitOfWork, programme: ProgrammeId) -> frozenset[PersonId]:
    """The mentees of a programme who have a mentor now."""
    asked = sa.select(mentorships.c.mentee_id).where(_living(work), mentorships.c.programme_id == programme)
    return frozenset(PersonId(one) for one in work.connection.execute(asked).scalars())


def living_people(work: UnitOfWork, programme: ProgrammeId) -> frozenset[PersonId]:
    """Everybody who is in a mentorship of a programme now, on either side."""
    asked = sa.select(mentorships.c.mentee_id, mentorships.c.mentor_id).where(
        _living(work), mentorships.c.programme_id == programme
    )
    return frozenset(PersonId(one) for row in work.connection.execute(asked) for one in row)


def add_mentorships(
    work: UnitOfWork, programme: ProgrammeId, round_id: RoundId, pairs: Collection[Pair], now: datetime
) -> None:
    """Let these pairs begin."""
    rows = [
        {
            "tenant": work.tenant,
            "id": new_id(),
            "programme_id": programme,
            "round_id": round_id,
            "mentee_id": pair.mentee,
            "mentor_id": pair.mentor,
            "began_at": now,
        }
        for pair in sorted(pairs)
    ]
    if rows:
        work.connection.execute(sa.insert(mentorships), rows)


def add_chosen(
    work: UnitOfWork, programme: ProgrammeId, pair: Pair, words: PairWords | None, now: datetime
) -> MentorshipId:
    """Let two people begin who chose each other; `words` say why they fit."""
    made = MentorshipId(new_id())
    row = {
        "tenant": work.tenant,
        "id": made,
        "programme_id": programme,
        "mentee_id": pair.mentee,
        "mentor_id": pair.mentor,
        "began_at": now,
        "words": None if words is None else asdict(words),
    }
    work.connection.execute(sa.insert(mentorships).values(row))
    return made


def read_chosen(work: UnitOfWork, mentorship: MentorshipId) -> PairWords | None:
    """Why two who chose each other fit; None where nothing is kept of it."""
    asked = sa.select(mentorships.c.words).where(
        mentorships.c.tenant == work.tenant, mentorships.c.id == mentorship
    )
    kept = work.connection.execute(asked).scalar_one_or_none()
    return None if kept is None else PairWords(**kept)


def is_placed(work: UnitOfWork, programme: ProgrammeId, mentee: PersonId) -> bool:
    """Whether somebody has a mentor in a programme now."""
    asked = sa.select(
        sa.exists().where(
            _living(work), mentorships.c.programme_id == programme, mentorships.c.mentee_id == mentee
        )
    )
    return bool(work.connection.execute(asked).scalar_one())


def partners_before(work: UnitOfWork, programme: ProgrammeId, mentee: PersonId) -> frozenset[PersonId]:
    """With which mentors somebody is or was paired in a programme."""
    asked = sa.select(mentorships.c.mentor_id).where(
        mentorships.c.tenant == work.tenant,
        mentorships.c.programme_id == programme,
        mentorships.c.mentee_id == mentee,
    )
    return frozenset(PersonId(one) for one in work.connection.execute(asked).scalars())


def end_of_round(work: UnitOfWork, round_id: RoundId, now: datetime) -> int:
    """End every living mentorship of a round; how many there were."""
    return _end(work, now, mentorships.c.round_id == round_id)


def end_of_mentees(work: UnitOfWork, round_id: RoundId, mentees: Collection[PersonId], now: datetime) -> int:
    """End the living mentorships of a round that these mentees have."""
    return _end(work, now, mentorships.c.round_id == round_id, mentorships.c.mentee_id.in_(list(mentees)))


def end_one(work: UnitOfWork, mentorship: MentorshipId, now: datetime) -> bool:
    """End one that lives; False where it had ended."""
    return _end(work, now, mentorships.c.id == mentorship) == 1


def read_mentorship(work: UnitOfWork, mentorship: MentorshipId) -> Mentorship | None:
    """One mentorship; None where there is none."""
    asked = sa.select(mentorships).where(mentorships.c.tenant == work.tenant, mentorships.c.id == mentorship)
    row = work.connection.execute(asked).one_or_none()
    return None if row is None else _mentorship(row)


def mentorships_after(
    work: UnitOfWork,
    programme: ProgrammeId,
    after: tuple[datetime, MentorshipId] | None,
    limit: int,
    *,
    living: bool,
) -> list[Mentorship]:
    """Mentorships of a programme in the order in which they began; with `after` only what follows."""
    key = (mentorships.c.began_at, mentorships.c.id)
    asked = sa.select(mentorships).where(
        mentorships.c.tenant == work.tenant, mentorships.c.programme_id == programme
    )
    if living:
        asked = asked.where(mentorships.c.ended_at.is_(None))
    if after is not None:
        asked = asked.where(sa.tuple_(*key) > sa.tuple_(sa.literal(after[0]), sa.literal(after[1])))
    return [_mentorship(row) for row in work.connection.execute(asked.order_by(*key).limit(limit))]


def living_of_person(work: UnitOfWork, person: PersonId) -> Sequence[Mentorship]:
    """What somebody is in now, on either side, in the order in which it began."""
    asked = sa.select(mentorships).where(
        _living(work), sa.or_(mentorships.c.mentee_id == person, mentorships.c.mentor_id == person)
    )
    found = work.connection.execute(asked.order_by(mentorships.c.began_at, mentorships.c.id))
    return [_mentorship(row) for row in found]


def all_of_person(work: UnitOfWork, person: PersonId) -> Sequence[Mentorship]:
    """What somebody is or was in, on either side, in the order in which it began."""
    hers = sa.or_(mentorships.c.mentee_id == person, mentorships.c.mentor_id == person)
    asked = sa.select(mentorships).where(mentorships.c.tenant == work.tenant, hers)
    found = work.connection.execute(asked.order_by(mentorships.c.began_at, mentorships.c.id))
    return [_mentorship(row) for row in found]


def ended_of_person(work: UnitOfWork, person: PersonId) -> Sequence[Mentorship]:
    """What somebody was in, on either side, the latest end first."""
    asked = sa.select(mentorships).where(
        mentorships.c.tenant == work.tenant,
        mentorships.c.ended_at.is_not(None),
        sa.or_(mentorships.c.mentee_id == person, mentorships.c.mentor_id == person),
    )
    found = work.connection.execute(asked.order_by(mentorships.c.ended_at.desc(), mentorships.c.id))
    return [_mentorship(row) for row in found]


def partners_of(work: UnitOfWork, person: PersonId) -> frozenset[PersonId]:
    """Everybody with whom somebody is or was in a mentorship, on either side."""
    columns = mentorships.c.mentee_id, mentorships.c.mentor_id
    hers = sa.or_(*(column == person for column in columns))
    asked = sa.select(*columns).where(mentorships.c.tenant == work.tenant, hers)
    return frozenset(PersonId(one) for row in work.connection.execute(asked) for one in row) - {person}


def hold_mentorship(work: UnitOfWork, mentorship: MentorshipId) -> None:
    """Let nobody else write about this pair until the transaction ends."""
    work.connection.execute(
        sa.select(mentorships.c.id)
        .where(mentorships.c.tenant == work.tenant, mentorships.c.id == mentorship)
        .with_for_update()
    )


def _living(work: UnitOfWork) -> sa.ColumnElement[bool]:
    return sa.and_(mentorships.c.tenant == work.tenant, mentorships.c.ended_at.is_(None))


def _end(work: UnitOfWork, now: datetime, *which: sa.ColumnElement[bool]) -> int:
    done = work.connection.execute(sa.update(mentorships).where(_living(work), *which).values(ended_at=now))
    return done.rowcount


def _mentorship(row: Any) -> Mentorship:  # noqa: ANN401  (a row of any select that has the columns)
    return Mentorship(
        id=MentorshipId(row.id),
        programme=ProgrammeId(row.programme_id),
        round=None if row.round_id is None else RoundId(row.round_id),
        pair=Pair(PersonId(row.mentee_id), PersonId(row.mentor_id)),
        began_at=row.began_at,
        ended_at=row.ended_at,
    )
