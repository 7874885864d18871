"""Drafts and consents as rows, and the pairs that they are about."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from pydantic import TypeAdapter
from sqlalchemy.dialects import postgresql as pg

from companion.db.tables.drafts import ai_consents, drafts
from companion.db.tables.people import participants
from companion.db.tables.rounds import mentorships, rounds
from companion.db.unit_of_work import UnitOfWork
from companion.drafts.draft import Drafted, DraftLine, DraftSource
from companion.drafts.record import DraftAsk, DraftState, DraftSubject, StoredDraft
from companion.ids import AccountId, DraftId, MentorshipId, PersonId, ProgrammeId, RoundId
from companion.llm.gateway import Authored, Use

_LINES = TypeAdapter(tuple[DraftLine, ...])
_SOURCES = TypeAdapter(tuple[DraftSource, ...])
_ASK = TypeAdapter(DraftAsk)
MOST_LISTED = 50


@dataclass(frozen=True)
class LivingPair:
    """The two of a mentorship that lives, and their programme."""

    programme: ProgrammeId
    mentee: PersonId
    mentor: PersonId


# ---- drafts ------------------------------------------------------------------------------------


def add_draft(work: UnitOfWork, draft: StoredDraft) -> None:
    """Store a new draft."""
    about = draft.subject
    row = {
        "tenant": work.tenant,
        "id": draft.id,
        "use": draft.use,
        "mentorship_id": about.mentorship,
        "round_id": about.round,
        "mentee_id": about.mentee,
        "mentor_id": about.mentor,
        "account_id": draft.account,
        "person_id": draft.person,
        "asked": _ASK.dump_python(draft.asked, mode="json"),
        "sources": _SOURCES.dump_python(draft.sources, mode="json"),
        "state": draft.state.value,
        "version": draft.version,
        "made_at": draft.made_at,
    }
    written = _text(Drafted(draft.lines, draft.by, draft.why_plain, draft.refused))
    work.connection.execute(sa.insert(drafts).values(row | written))


def read_draft(work: UnitOfWork, draft: DraftId, *, lock: bool = False) -> StoredDraft | None:
    """A draft; with `lock` nobody else changes it until the transaction ends."""
    asked = sa.select(drafts).where(*_one(work, draft))
    row = work.connection.execute(asked.with_for_update() if lock else asked).one_or_none()
    return None if row is None else _draft(row)


def drafts_about(work: UnitOfWork, account: AccountId, mentorship: MentorshipId) -> list[StoredDraft]:
    """The drafts that an account has about a mentorship, the newest first."""
    asked = (
        sa.select(drafts)
        .where(
            drafts.c.tenant == work.tenant,
            drafts.c.account_id == account,
            drafts.c.mentorship_id == mentorship,
        )
        .order_by(drafts.c.made_at.desc(), drafts.c.id)
        .limit(MOST_LISTED)
    )
    return [_draft(row) for row in work.connection.execute(asked)]


def finish(work: UnitOfWork, draft: StoredDraft, drafted: Drafted, sources: Collection[DraftSource]) -> bool:
    """Store what came of phrasing; False, and nothing is stored, where the draft is not waiting any more."""
    state = DraftState.PLAIN if drafted.by is None else DraftState.PHRASED
    done = work.connection.execute(
        sa.update(drafts)
        .where(*_still_waiting(work, draft))
        .values(
            _text(drafted)
            | {
                "sources": _SOURCES.dump_python(tuple(sources), mode="json"),
                "state": state.value,
                "growing": sa.null(),
                "version": drafts.c.version + 1,
            }
        )
    )
    return done.rowcount == 1


def grow(work: UnitOfWork, draft: StoredDraft, lines: tuple[DraftLine, ...], by: Authored) -> bool:
    """Store how far which model has come; False, and nothing is stored, where it need not go on.

    The version stays: what its reader has before her, and may edit, is what it was.
    """
    done = work.connection.execute(
        sa.update(drafts)
        .where(*_still_waiting(work, draft))
        .values(_author(by) | {"growing": lines_as_json(lines)})
    )
    return done.rowcount == 1


def nobody_at_it(why_plain: str) -> dict[str, object]:
    """The values of a draft that its author went on with while a model was at it."""
    return _author(None) | {"state": DraftState.PLAIN.value, "why_plain": why_plain}


def change(work: UnitOfWork, draft: DraftId, **values: object) -> None:
    """Store other values, as the version that follows."""
    changed = values | {"version": drafts.c.version + 1, "growing": sa.null()}
    work.connection.execute(sa.update(drafts).where(*_one(work, draft)).values(changed))


def lines_as_json(lines: tuple[DraftLine, ...]) -> Any:  # noqa: ANN401 - any JSON
    """Lines as their column holds them."""
    return _LINES.dump_python(lines, mode="json")


def drop_draft(work: UnitOfWork, draft: DraftId) -> None:
    """Take a draft away."""
    work.connection.execute(sa.delete(drafts).where(*_one(work, draft)))


def drop_untouched(work: UnitOfWork, draft: StoredDraft) -> None:
    """Take away older drafts of the same kind for the same eyes, but for those with something of her own.

    What she edited, approved or gave notes for stays; the others can be had again at any time.
    """
    about = draft.subject
    work.connection.execute(
        sa.delete(drafts).where(
            drafts.c.tenant == work.tenant,
            drafts.c.account_id == draft.account,
            drafts.c.use == draft.use,
            drafts.c.mentorship_id.is_not_distinct_from(about.mentorship),
            drafts.c.round_id.is_not_distinct_from(about.round),
            drafts.c.mentee_id == about.mentee,
            drafts.c.mentor_id == about.mentor,
            drafts.c.edited_at.is_(None),
            drafts.c.approved_at.is_(None),
            drafts.c.asked["notes"].astext.is_(None),
        )
    )


# ---- the pairs ---------------------------------------------------------------------------------


def read_living_pair(work: UnitOfWork, mentorship: MentorshipId) -> LivingPair | None:
    """The pair of a mentorship; None where there is none that lives."""
    row = work.connection.execute(
        sa.select(mentorships).where(
            mentorships.c.tenant == work.tenant,
            mentorships.c.id == mentorship,
            mentorships.c.ended_at.is_(None),
        )
    ).one_or_none()
    if row is None:
        return None
    return LivingPair(ProgrammeId(row.programme_id), PersonId(row.mentee_id), PersonId(row.mentor_id))


def programme_of_round(work: UnitOfWork, round_id: RoundId) -> ProgrammeId | None:
    """The programme of a round; None where there is no such round."""
    asked = sa.select(rounds.c.programme_id).where(rounds.c.tenant == work.tenant, rounds.c.id == round_id)
    found = work.connection.execute(asked).scalar()
    return None if found is None else ProgrammeId(found)


def programme_of(work: UnitOfWork, about: DraftSubject) -> ProgrammeId | None:
    """The programme that a pair belongs to; None where it is there no more."""
    if about.round is not None:
        return programme_of_round(work, about.round)
    asked = sa.select(mentorships.c.programme_id).where(
        mentorships.c.tenant == work.tenant, mentorships.c.id == about.mentorship
    )
    found = work.connection.execute(asked).scalar()
    return None if found is None else ProgrammeId(found)


def take_part(work: UnitOfWork, programme: ProgrammeId, people: Collection[PersonId]) -> bool:
    """Whether all of these are in a programme."""
    asked = sa.select(sa.func.count(sa.distinct(participants.c.person_id))).where(
        participants.c.tenant == work.tenant,
        participants.c.programme_id == programme,
        participants.c.person_id.in_(people),
    )
    return work.connection.execute(asked).scalar_one() == len(set(people))


# ---- consents ----------------------------------------------------------------------------------


def read_consents(work: UnitOfWork, mentorship: MentorshipId) -> dict[PersonId, bool]:
    """What each of a pair said last; who said nothing is not in it."""
    asked = sa.select(ai_consents).where(
        ai_consents.c.tenant == work.tenant, ai_consents.c.mentorship_id == mentorship
    )
    return {PersonId(row.person_id): row.withdrawn_at is None for row in work.connection.execute(asked)}


def write_consent(
    work: UnitOfWork, mentorship: MentorshipId, person: PersonId, agrees: bool, at: datetime
) -> None:
    """Store what somebody says now; who never agreed and says no is stored as having withdrawn at once."""
    row = {
        "tenant": work.tenant,
        "mentorship_id": mentorship,
        "person_id": person,
        "given_at": at,
        "withdrawn_at": None if agrees else at,
    }
    changed = {"given_at": at, "withdrawn_at": None} if agrees else {"withdrawn_at": at}
    adding = pg.insert(ai_consents).values(row)
    keys = ["tenant", "mentorship_id", "person_id"]
    work.connection.execute(adding.on_conflict_do_update(index_elements=keys, set_=changed))


# ---- rows --------------------------------------------------------------------------------------


def _one(work: UnitOfWork, draft: DraftId) -> tuple[sa.ColumnElement[bool], ...]:
    return (drafts.c.tenant == work.tenant, drafts.c.id == draft)


def _still_waiting(work: UnitOfWork, draft: StoredDraft) -> tuple[sa.ColumnElement[bool], ...]:
    return (
        *_one(work, draft.id),
        drafts.c.version == draft.version,
        drafts.c.state == DraftState.WAITING.value,
    )


def _text(drafted: Drafted) -> dict[str, Any]:
    return _author(drafted.by) | {
        "lines": lines_as_json(drafted.lines),
        "why_plain": drafted.why_plain,
        "refused": drafted.refused,
    }


def _author(by: Authored | None) -> dict[str, Any]:
    return {
        "model": by.model if by else None,
        "prompt": by.prompt if by else None,
        "prompt_version": by.prompt_version if by else None,
        "phrased_at": by.at if by else None,
    }


def _draft(row: Any) -> StoredDraft:  # noqa: ANN401  (a row of any select that has the columns)
    use: Use = row.use
    by = None if row.model is None else Authored(row.model, row.prompt, row.prompt_version, row.phrased_at)
    state = DraftState(row.state)
    # While a model is at it, it has phrased what is growing, and nothing of the text that stands.
    is_growing = state is DraftState.WAITING
    return StoredDraft(
        id=DraftId(row.id),
        use=use,
        subject=DraftSubject(row.mentorship_id, row.round_id, row.mentee_id, row.mentor_id),
        account=AccountId(row.account_id),
        person=None if row.person_id is None else PersonId(row.person_id),
        asked=_ASK.validate_python(row.asked),
        lines=_LINES.validate_python(row.lines),
        sources=_SOURCES.validate_python(row.sources),
        growing=None if row.growing is None else _LINES.validate_python(row.growing),
        growing_by=by if is_growing else None,
        state=state,
        by=None if is_growing else by,
        why_plain=row.why_plain,
        refused=row.refused,
        version=row.version,
        made_at=row.made_at,
        edited_at=row.edited_at,
        approved_at=row.approved_at,
    )
