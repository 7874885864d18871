"""Looking through a run: its pairs page by page, why each was made, and why another was not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from companion.access import Action, Viewer
from companion.clock import Clock
from companion.db.unit_of_work import UnitOfWork
from companion.errors import NotFound, RoundNotNow, RunOfOtherModel
from companion.ids import PersonId, RoundId
from companion.matching.match import Certificate
from companion.matching.reviewing.counterfactuals import Tried, try_changes
from companion.matching.rounds import pair_store, snapshot_store, staged_store, store
from companion.matching.rounds.freezing import Snapshot
from companion.matching.rounds.round import RUN_FIRST, Decision, Pair, Round
from companion.matching.rounds.round_service import existing_round, record_round
from companion.matching.rounds.run_questions import Alternative, StandingRun, alternatives, answer_pair
from companion.matching.rounds.run_record import LeftOver, ReviewRow, Run, RunFigures, StoredPair
from companion.matching.rounds.scored_snapshots import Loaded
from companion.matching.rounds.workbench import Workbench
from companion.matching.search import kept_vector_store, model_store
from companion.matching.solving.problem import NOBODY
from companion.matching.whole_programme.pair_question import PairAnswer
from companion.people.person import Person
from companion.programmes.programme import Programme


@dataclass(frozen=True)
class LeftOverPage:
    """People without a partner, with the names of all who are spoken of."""

    people: tuple[LeftOver, ...]
    names: Mapping[PersonId, str]


@dataclass(frozen=True)
class OtherMentor:
    """Another mentor whom the mentee could have. `percent` is the least cost in hundredths of the total."""

    mentor: PersonId
    alternative: Alternative
    percent: float


@dataclass(frozen=True)
class WholeRun:
    """A run with everything in it."""

    round: Round
    run: Run
    certificate: Certificate
    figures: RunFigures
    snapshot: Snapshot
    pairs: tuple[StoredPair, ...]
    left_over: tuple[LeftOver, ...]


@dataclass(frozen=True)
class PairReview:
    """One pair looked at. `stored` is None where it was not made, `answer` where nobody asked.

    `id_of` has the identities of everybody whom the answer names by address. `programme` is that of the run;
    the usual one where nobody asked.
    """

    pair: Pair
    mentee: Person
    mentor: Person
    stored: StoredPair | None
    decision: Decision | None
    answer: PairAnswer | None
    others: tuple[OtherMentor, ...]
    id_of: Mapping[str, PersonId]
    programme: Programme


@dataclass(frozen=True)
class ChangesTried:
    """What was tried for two people. `instead` is the mentor whom the mentee has now, None for nobody."""

    mentee: Person
    mentor: Person
    instead: Person | None
    programme: Programme
    tried: Tried


def pairs_page(
    work: UnitOfWork,
    viewer: Viewer,
    round_id: RoundId,
    *,
    after: tuple[float, PersonId] | None = None,
    limit: int = 50,
    undecided: bool = False,
) -> list[ReviewRow]:
    """Pairs of a round, the least sure first; with `undecided` only those that nobody has decided on."""
    found = existing_round(work, viewer, round_id, Action.SEE_ROUNDS)
    if found.current_run is None:
        return []
    return pair_store.review_rows(work, run_of(work, found), after, limit, undecided=undecided)


def left_over_page(
    work: UnitOfWork,
    viewer: Viewer,
    round_id: RoundId,
    *,
    after: tuple[str, PersonId] | None = None,
    limit: int = 50,
) -> LeftOverPage:
    """Who has nobody in a round, and why; mentees first."""
    found = existing_round(work, viewer, round_id, Action.SEE_ROUNDS)
    if found.current_run is None:
        return LeftOverPage((), {})
    run = run_of(work, found)
    people = pair_store.left_over_after(work, run.id, after, limit)
    spoken_of = {one.person for one in people} | {one.best for one in people if one.best is not None}
    names = snapshot_store.names_in(work, run.snapshot, spoken_of)
    return LeftOverPage(tuple(one for one in people if one.person in names), names)


def read_pair(
    work: UnitOfWork, viewer: Viewer, round_id: RoundId, pair: Pair, bench: Workbench, *, ask: bool = True
) -> PairReview:
    """One pair of a round: why it was made, or why not and what it would cost, and whom else she could have.

    Without `ask` only what is kept is looked up, which is quick at any size; a pair that was not made is then
    asked about all the same. The first question about a run scores it again.

    Raises:
        NotFound: the two take no part in the run on these sides.
        RunOfOtherModel: the run was scored with a model that the organisation has no more.
    """
    found = existing_round(work, viewer, round_id, Action.SEE_ROUNDS)
    run = run_of(work, found)
    stored = pair_store.read_pair(work, run.id, pair)
    mentee, mentor = _two_in(work, run, pair)
    standing = stand(work, run, bench) if ask or stored is None else None
    return PairReview(
        pair=pair,
        mentee=mentee,
        mentor=mentor,
        stored=stored,
        decision=store.read_decision(work, round_id, pair),
        answer=None if standing is None else _answer(standing, pair),
        others=() if standing is None else _others(standing, pair),
        id_of={} if standing is None else standing.snapshot.id_of,
        programme=standing.snapshot.programme if standing else Programme(),
    )


def read_changes(
    work: UnitOfWork, viewer: Viewer, round_id: RoundId, pair: Pair, bench: Workbench
) -> ChangesTried:
    """What would have brought two people together, or given a mentee who has this mentor another one.

    Raises:
        NotFound: the two take no part in the run on these sides.
        RunOfOtherModel: the run was scored with a model that the organisation has no more.
    """
    found = existing_round(work, viewer, round_id, Action.SEE_ROUNDS)
    run = run_of(work, found)
    mentee, mentor = _two_in(work, run, pair)
    standing = stand(work, run, bench)
    base = standing.base
    current = int(standing.mentor_of[base.row_of[mentee.email]])
    return ChangesTried(
        mentee=mentee,
        mentor=mentor,
        instead=base.mentors[current] if current != NOBODY else None,
        programme=standing.snapshot.programme,
        tried=try_changes(standing, mentee, mentor),
    )


def take_whole_run(work: UnitOfWork, viewer: Viewer, round_id: RoundId, *, clock: Clock) -> WholeRun:
    """Everything that a round's run says of everybody, for files; that somebody took it is written down.

    Raises:
        RoundNotNow: the round has not been run.
    """
    found = existing_round(work, viewer, round_id, Action.CHANGE_ROUND)
    run = run_of(work, found)
    if run.certificate is None or run.figures is None:
        raise RoundNotNow(done="looked through", why=RUN_FIRST)
    whole = WholeRun(
        round=found,
        run=run,
        certificate=run.certificate,
        figures=run.figures,
        snapshot=snapshot_store.read_snapshot(work, run.snapshot),
        pairs=tuple(pair_store.all_pairs_of(work, run.id)),
        left_over=tuple(pair_store.left_over_after(work, run.id, None, None)),
    )
    record_round(work, viewer, "round.files_taken", found, clock, run=run.id)
    return whole


def run_of(work: UnitOfWork, found: Round) -> Run:
    """The run that counts.

    Raises:
        RoundNotNow: the round has not been run.
    """
    run = None if found.current_run is None else staged_store.read_run(work, found.current_run)
    if run is None:
        raise RoundNotNow(done="looked through", why=RUN_FIRST)
    return run


def stand(work: UnitOfWork, run: Run, bench: Workbench) -> StandingRun:
    """Take up a run for questions, with its snapshot scored again where it is no longer at hand.

    Raises:
        RunOfOtherModel: the run was scored with a model that the organisation has no more.
    """
    model = model_store.model_with_id(work, run.encoder_id, bench.scores.encoders)
    if model is None:
        raise RunOfOtherModel()
    scored = bench.scores.get(
        run.snapshot,
        snapshot_store.count_people(work, run.snapshot),
        lambda: Loaded(
            snapshot_store.read_snapshot(work, run.snapshot),
            model.name,
            kept_vector_store.vectors_of_snapshot(work, run.encoder_id, run.snapshot),
        ),
    )
    return scored.stand(run.request, pair_store.pairs_of(work, run.id))


def _two_in(work: UnitOfWork, run: Run, pair: Pair) -> tuple[Person, Person]:
    people = snapshot_store.read_some(work, run.snapshot, {pair.mentee, pair.mentor})
    mentee, mentor = people.get(pair.mentee), people.get(pair.mentor)
    gone = run.request.without & {pair.mentee, pair.mentor}
    if gone or mentee is None or mentor is None or not mentee.is_mentee or not mentor.is_mentor:
        raise NotFound(what="pair in this run")
    return mentee, mentor


def _answer(standing: StandingRun, pair: Pair) -> PairAnswer:
    people = standing.snapshot.person_of
    return answer_pair(standing, people[pair.mentee], people[pair.mentor])


def _others(standing: StandingRun, pair: Pair) -> tuple[OtherMentor, ...]:
    snapshot = standing.snapshot
    found = alternatives(standing, snapshot.person_of[pair.mentee])
    whole = standing.value or 1.0
    return tuple(
        OtherMentor(snapshot.id_of[other.mentor.email], other, 100 * other.least_cost / whole)
        for other in found
    )
