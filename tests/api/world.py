"""Two organisations that know nothing of each other, with one of everything, and somebody of each role."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from companion.access import Role
from companion.accounts.tenants import make_tenant
from companion.db.tables.drafts import drafts
from companion.db.tables.finding import conversation_turns, conversations
from companion.db.tables.pairs import goals, pair_actions
from companion.db.tables.people import people
from companion.db.tables.private import note_openings
from companion.db.tables.questions import question_steps, questions
from companion.db.tables.requests import request_choices, request_messages, requests
from companion.db.tables.rounds import mentorships
from companion.db.tables.scheduling import meeting_offers, pair_meetings
from companion.db.tables.worries import worries
from companion.db.unit_of_work import Database, UnitOfWork
from companion.explaining.stored_pairs import describe_pair
from companion.finding.conversation import query_json
from companion.finding.query import About, Chip, Kind, Query
from companion.ids import PersonId, ProgrammeId, RoundId, TenantId, new_id
from companion.matching.rounds.round import Pair
from companion.matching.rounds.scored_snapshots import ScoredSnapshots
from companion.matching.rounds.workbench import Workbench
from companion.matching.search.encoders import Encoders
from companion.people.importing_service import ImportFile, plan_import
from companion.programmes.charter import Charter
from companion.programmes.programme_service import make_programme
from tests.api.callers import CLOCK, Caller, sign_in_as
from tests.api.word_encoder import WordEncoder
from tests.service.round_rows import RoundDesk

CANARIES = {"north-light": "Quokkanorth", "south-light": "Quokkasouth"}
"""A word that stands in the texts of one organisation and nowhere else."""


OFFERED = CLOCK.now() + timedelta(days=3)
"""The time that the mentor has offered."""
PEOPLE = """name,email,role,wants,offers,goals,experience
Ada One {canary},ada@firm.example,mentee,chess {canary},,more chess,
Ben Two {canary},ben@firm.example,mentor,,welding {canary},,twenty years of welding
"""


WriteWords = Callable[[Database, TenantId, str], None]


class RollingBack(Database):
    """A database of which nothing is kept: every request finds the world as it was made."""

    @contextmanager
    def transaction(self, tenant: TenantId, limits: Sequence[str] = ()) -> Iterator[UnitOfWork]:
        """A transaction that is rolled back when the block ends, however it ends."""
        with super().transaction(tenant, limits) as work, work.connection.begin_nested() as everything:
            yield work
            everything.rollback()


@dataclass(frozen=True)
class Organisation:
    """One organisation: what the ids in an address are, and who may ask."""

    slug: str
    tenant: TenantId
    ids: dict[str, Any]
    callers: dict[str, Caller]

    @property
    def canary(self) -> str:
        """The word that no other organisation may ever see."""
        return CANARIES[self.slug]


def make_organisation(
    database: Database,
    slug: str,
    folder: Path,
    *,
    write_words: WriteWords | None = None,
    encoders: Encoders | None = None,
) -> Organisation:
    """An organisation with a programme whose first round was run, an import that waits, and its people.

    A second programme has people of its own, who have nothing to look for in the first one. `write_words`
    marks the texts of people before anything is made of them.
    """
    with database.operator() as connection:
        tenant = make_tenant(connection, slug, f"{CANARIES[slug]} Ltd", clock=CLOCK)
    desk = RoundDesk(database, tenant)
    encoders = encoders or Encoders(lambda _: WordEncoder())
    desk.bench = Workbench(ScoredSnapshots(encoders), describe_pair)
    programme = desk.programme
    desk.people(4, 3, capacity=2)
    desk.programme = other = desk.call(make_programme, desk.admin, Charter(name="Elsewhere"), clock=CLOCK).id
    (far_mentee, *_), (far_mentor, *_) = desk.people(2, 2)
    desk.programme = programme
    (write_words or _write_canary)(database, tenant, CANARIES[slug])
    round_id = desk.proposed()
    pair = min(desk.pairs(round_id), key=str)
    mentorship = _add_mentorship(database, tenant, programme, round_id, pair)
    file = _file(folder, CANARIES[slug])
    planned = desk.call(plan_import, desk.admin, programme, file, clock=CLOCK).record.id
    callers = _callers(
        database, tenant, (programme, pair.mentee, pair.mentor), (other, far_mentee, far_mentor)
    )
    mentee, mentor = pair.mentee, pair.mentor
    goal, action = _add_goal_and_action(database, tenant, mentorship, mentee, CANARIES[slug])
    meeting = _add_offered_meeting(database, tenant, mentorship, mentor)
    draft = _add_draft(database, tenant, mentorship, pair, callers["mentee"], CANARIES[slug])
    worry = _add_worry(database, tenant, programme, callers["mentee"], CANARIES[slug])
    chip = _add_conversation(database, tenant, programme, mentee, CANARIES[slug])
    request = _add_request(database, tenant, programme, pair, CANARIES[slug])
    question = _add_question(database, tenant, programme, pair, CANARIES[slug])
    ids = {
        "chip_id": chip.id,
        "question_id": question,
        "request_id": request,
        "draft_id": draft,
        "worry_id": worry,
        "opening_id": _add_opening(database, tenant, mentorship, callers["case_owner"], CANARIES[slug]),
        "goal_id": goal,
        "action_id": action,
        "meeting_id": meeting,
        "token": "no-calendar-of-anybody",
        "programme_id": desk.programme,
        "round_id": round_id,
        "import_id": planned,
        "person_id": mentee,
        "mentee_id": mentee,
        "mentor_id": mentor,
        "mentorship_id": mentorship,
        "account_id": callers["mentee"].viewer.account,
        "other_programme_id": other,
        "name": "matches.json",
        "number": 1,
        "version_of_round": desk.view(round_id).round.version,
        "version_of_agreement": 1,
    }
    return Organisation(slug, tenant, ids, callers)


def _file(folder: Path, canary: str) -> ImportFile:
    path = folder / f"{canary}.csv"
    path.write_text(PEOPLE.format(canary=canary))
    return ImportFile(path, statements=0)


def _add_mentorship(
    database: Database, tenant: TenantId, programme: ProgrammeId, round_id: RoundId, pair: Pair
) -> UUID:
    """A mentorship that lives; the round that it came from is left as it is, so that it can still change."""
    row = {
        "tenant": tenant,
        "id": new_id(),
        "programme_id": programme,
        "round_id": round_id,
        "mentee_id": pair.mentee,
        "mentor_id": pair.mentor,
        "began_at": CLOCK.now(),
    }
    with database.transaction(tenant) as work:
        work.connection.execute(sa.insert(mentorships).values(row))
    return row["id"]


def _add_goal_and_action(
    database: Database, tenant: TenantId, mentorship: UUID, mentee: PersonId, canary: str
) -> tuple[UUID, UUID]:
    """A goal and an action of the mentee's."""
    goal, action, now = new_id(), new_id(), CLOCK.now()
    row = {
        "tenant": tenant,
        "mentorship_id": mentorship,
        "owner_id": mentee,
        "text": f"Learn {canary}",
        "made_at": now,
    }
    with database.transaction(tenant) as work:
        more = {"id": goal, "standing": "open", "changed_at": now}
        work.connection.execute(sa.insert(goals).values(row | more))
        work.connection.execute(sa.insert(pair_actions).values(row | {"id": action}))
    return goal, action


def _add_request(
    database: Database, tenant: TenantId, programme: ProgrammeId, pair: Pair, canary: str
) -> UUID:
    """A request of the mentee's that is with the mentor, who declined another time and asked something."""
    request, now = new_id(), CLOCK.now()
    row = {"tenant": tenant, "request_id": request, "mentor_id": pair.mentor}
    message = {"mentee_id": pair.mentee, "author_id": pair.mentor, "text": f"Why {canary}?"}
    with database.transaction(tenant) as work:
        work.connection.execute(
            sa.insert(requests).values(
                tenant=tenant,
                id=request,
                programme_id=programme,
                mentee_id=pair.mentee,
                wants=f"Learn {canary}",
                state="asked",
                made_at=now,
                changed_at=now,
                turn_since=now,
                remind_at=now + timedelta(hours=36),
                due_at=now + timedelta(hours=72),
            )
        )
        for place, state in enumerate(("declined", "asked"), start=1):
            reason = canary if state == "declined" else None
            told = {"place": place, "state": state, "asked_at": now, "reason": reason}
            work.connection.execute(sa.insert(request_choices).values(row | told))
        told = row | message | {"id": new_id(), "written_at": now}
        work.connection.execute(sa.insert(request_messages).values(told))
    return request


def _add_question(
    database: Database, tenant: TenantId, programme: ProgrammeId, pair: Pair, canary: str
) -> UUID:
    """A question of the mentee's that is with the mentor, who declined it another time."""
    question, now = new_id(), CLOCK.now()
    row = {"tenant": tenant, "mentee_id": pair.mentee}
    with database.transaction(tenant) as work:
        work.connection.execute(
            sa.insert(questions).values(
                row
                | {
                    "id": question,
                    "programme_id": programme,
                    "text": f"How does one begin with {canary}?",
                    "may_pass": True,
                    "state": "asked",
                    "made_at": now,
                    "changed_at": now,
                    "turn_since": now,
                    "remind_at": now + timedelta(hours=36),
                    "due_at": now + timedelta(hours=72),
                }
            )
        )
        for place, state in enumerate(("declined", "asked"), start=1):
            told = {"question_id": question, "place": place, "mentor_id": pair.mentor, "state": state}
            told |= {"came": "asker", "asked_at": now, "reason": canary if place == 1 else None}
            work.connection.execute(sa.insert(question_steps).values(row | told))
    return question


def _add_offered_meeting(database: Database, tenant: TenantId, mentorship: UUID, mentor: PersonId) -> UUID:
    """A meeting for which the mentor has offered a time."""
    meeting, now = new_id(), CLOCK.now()
    row = {"tenant": tenant, "id": meeting, "mentorship_id": mentorship, "state": "offered", "minutes": 60}
    more = {"offered_by": mentor, "made_at": now - timedelta(hours=1), "changed_at": now}
    offer = {"tenant": tenant, "meeting_id": meeting, "starts_at": OFFERED}
    with database.transaction(tenant) as work:
        work.connection.execute(sa.insert(pair_meetings).values(row | more))
        work.connection.execute(sa.insert(meeting_offers).values(offer))
    return meeting


def _add_draft(
    database: Database, tenant: TenantId, mentorship: UUID, pair: Pair, mentee: Caller, canary: str
) -> UUID:
    """A draft of the mentee's, phrased by a model."""
    row = {
        "tenant": tenant,
        "id": new_id(),
        "use": "prep",
        "mentorship_id": mentorship,
        "mentee_id": pair.mentee,
        "mentor_id": pair.mentor,
        "account_id": mentee.viewer.account,
        "person_id": pair.mentee,
        "asked": {"notes": canary, "met_on": None},
        "lines": [{"part": "agreed", "text": canary, "cites": ["g1"], "facts": {}, "phrased": True}],
        "sources": [{"id": "g1", "kind": "goal", "text": canary, "more": []}],
        "state": "phrased",
        "model": "scripted/model",
        "prompt": "prep",
        "prompt_version": 1,
        "phrased_at": CLOCK.now(),
        "made_at": CLOCK.now(),
    }
    with database.transaction(tenant) as work:
        work.connection.execute(sa.insert(drafts).values(row))
    return row["id"]


def _add_opening(
    database: Database, tenant: TenantId, mentorship: UUID, case_owner: Caller, canary: str
) -> UUID:
    """An opening of the pair's private notes that the case-owner asked for."""
    row = {
        "tenant": tenant,
        "id": new_id(),
        "mentorship_id": mentorship,
        "asked_by": case_owner.viewer.account,
        "reason": canary,
        "asked_at": CLOCK.now(),
    }
    with database.transaction(tenant) as work:
        work.connection.execute(sa.insert(note_openings).values(row))
    return row["id"]


def _add_worry(
    database: Database, tenant: TenantId, programme: ProgrammeId, mentee: Caller, canary: str
) -> UUID:
    """What worries the mentee, told to the case-owner."""
    row = {
        "tenant": tenant,
        "id": new_id(),
        "programme_id": programme,
        "account_id": mentee.viewer.account,
        "person_id": mentee.viewer.person,
        "confided_to": "case_owner",
        "words": canary,
        "state": "new",
        "sent_at": CLOCK.now(),
    }
    with database.transaction(tenant) as work:
        work.connection.execute(sa.insert(worries).values(row))
    return row["id"]


def _add_conversation(
    database: Database, tenant: TenantId, programme: ProgrammeId, mentee: PersonId, canary: str
) -> Chip:
    """What the mentee said when she looked for a mentor."""
    said = f"I want welding {canary}"
    chip = Chip(Kind.MUST, About.LANGUAGE, ("es",), f"Speaks Spanish {canary}", said)
    kept = query_json(Query((chip,)))
    row = {
        "tenant": tenant, "id": new_id(), "programme_id": programme, "person_id": mentee, "query": kept,
        "query_before": kept, "shown": [], "asked_about": [], "seen": [], "made_at": CLOCK.now(),
        "changed_at": CLOCK.now(),
    }  # fmt: skip
    turn = {
        "tenant": tenant, "conversation_id": row["id"], "number": 1, "said": said, "answered": [said],
        "model": canary, "prompt": canary, "prompt_version": 1, "made_at": CLOCK.now(),
    }  # fmt: skip
    with database.transaction(tenant) as work:
        work.connection.execute(sa.insert(conversations).values(row))
        work.connection.execute(sa.insert(conversation_turns).values(turn))
    return chip


def _write_canary(database: Database, tenant: TenantId, canary: str) -> None:
    """The canary into each text of each person, before anything is made of them."""
    texts = ("name", "wants", "offers", "goals", "experience", "about", "location", "department", "level")
    marked = {name: people.c[name] + f" {canary}" for name in texts}
    with database.transaction(tenant) as work:
        work.connection.execute(sa.update(people).values(marked))


def _callers(
    database: Database,
    tenant: TenantId,
    here: tuple[ProgrammeId, PersonId, PersonId],
    elsewhere: tuple[ProgrammeId, PersonId, PersonId],
) -> dict[str, Caller]:
    """Somebody of each role, in each of two programmes, and somebody without any."""
    with database.transaction(tenant) as work:
        rows = work.connection.execute(sa.select(people.c.id, people.c.email))
        emails = {row.id: row.email for row in rows}
    callers = {"administrator": sign_in_as(database, tenant), "nobody": sign_in_as(database, tenant, None)}
    for where, (programme, mentee, mentor) in (("", here), ("elsewhere_", elsewhere)):
        callers |= {
            f"{where}case_owner": sign_in_as(database, tenant, Role.CASE_OWNER, programme=programme),
            f"{where}mentor": sign_in_as(
                database, tenant, Role.MENTOR, programme=programme, person=mentor, email=emails[mentor]
            ),
            f"{where}mentee": sign_in_as(
                database, tenant, Role.MENTEE, programme=programme, person=mentee, email=emails[mentee]
            ),
        }
    callers["elsewhere_administrator"] = sign_in_as(
        database, tenant, Role.ADMINISTRATOR, programme=elsewhere[0]
    )
    return callers
