"""The sample programme beside a large one, with a published round: pairs to review, and matches to read."""

from __future__ import annotations

from dataclasses import dataclass

from companion.accounts.operator_service import hand_over_link
from companion.accounts.service import redeem_link
from companion.clock import SystemClock
from companion.db.unit_of_work import Database
from companion.explaining.stored_pairs import describe_pair
from companion.ids import RoundId
from companion.matching.reviewing.review_service import pairs_page
from companion.matching.rounds.mentorship_service import publish
from companion.matching.rounds.round import Pair, RoundStatus
from companion.matching.rounds.round_service import change_status, make_round, read_round
from companion.matching.rounds.running_service import ask_for_run, run_round
from companion.matching.rounds.scored_snapshots import ScoredSnapshots
from companion.matching.rounds.workbench import Workbench
from companion.matching.search.encoders import Encoders
from companion.people.importing_service import ImportFile, apply_import, plan_import
from companion.people.people_service import read_person
from companion.programmes.charter import Charter
from companion.programmes.programme_service import make_programme, rules_in_force
from companion.sample import people_path, programme_path
from embeddings.encoder import Encoder
from eval.search_database import Organisation

CLOCK = SystemClock()
ADDRESS = "http://127.0.0.1"


@dataclass(frozen=True)
class Reviewed:
    """A round at work, its pairs, and the session of a mentee who has her match."""

    round: RoundId
    pairs: tuple[Pair, ...]
    mentee_session: str


def add_reviewed(database: Database, organisation: Organisation, encoder: Encoder) -> Reviewed:
    """Bring the sample programme to a published round, by the use cases that the pages call."""
    viewer, tenant = organisation.administrator, organisation.tenant
    with database.transaction(tenant) as work:
        rules = programme_path().read_text(encoding="utf-8")
        made = make_programme(work, viewer, Charter(name="Sample"), rules=rules, clock=CLOCK)
        file = ImportFile(people_path(), statements=len(rules_in_force(work, made.id).statements))
        planned = plan_import(work, viewer, made.id, file, clock=CLOCK)
        apply_import(work, viewer, planned.record.id, clock=CLOCK)
        asked = make_round(work, viewer, made.id, clock=CLOCK)
        ask_for_run(work, viewer, asked.id, clock=CLOCK)
    run_round(
        database,
        tenant,
        asked.id,
        Workbench(ScoredSnapshots(Encoders(lambda _: encoder)), describe_pair),
        CLOCK,
    )
    with database.transaction(tenant) as work:
        version = read_round(work, viewer, asked.id).round.version
        now = change_status(
            work, viewer, asked.id, RoundStatus.REVIEWED, expected_version=version, clock=CLOCK
        )
        publish(work, viewer, asked.id, expected_version=now.version, clock=CLOCK, address=ADDRESS)
        pairs = tuple(row.pair for row in pairs_page(work, viewer, asked.id, limit=500))
        mentee = read_person(work, viewer, pairs[0].mentee).profile.email
        session = redeem_link(work, hand_over_link(work, mentee, clock=CLOCK, address=ADDRESS), clock=CLOCK)
    return Reviewed(asked.id, pairs, session)
