"""Why two people were brought together as a draft: plain at once, then perhaps in a model's words.

Whoever looks after a round asks about any pair of it, and each of the two about their own; each is given the
claims of their own view and no others.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from companion.access import Viewer
from companion.db.unit_of_work import UnitOfWork
from companion.drafts.phrasing import ToPhrase
from companion.drafts.record import DraftAsk, DraftSubject, StoredDraft
from companion.drafts.uses import DraftTools, PlainText, WritesDrafts
from companion.errors import NotFound
from companion.explaining.explanation import View
from companion.explaining.pair_claims import Claim, claims_for
from companion.explaining.phrased import PARTS, lines_of, named, sources_of, to_phrase
from companion.explaining.stored_pairs import describe_pair
from companion.languages.spoken import spoken
from companion.llm.model_desk import readable_fields
from companion.matching.match import Match
from companion.matching.reviewing.review_service import PairReview, read_pair
from companion.matching.rounds.mentorship_service import own_mentorship, people_then
from companion.matching.rounds.round import Pair
from companion.matching.rounds.workbench import Workbench
from companion.people.person import Person


def explanation_drafts(bench: Workbench) -> WritesDrafts:
    """How explanations are drafted.

    No consent of the two is asked: the organisation says which fields of a profile AI may read, and a model
    is given nothing else.
    """
    return WritesDrafts(
        "explanation",
        PARTS,
        partial(_plain, bench),
        partial(_to_phrase, bench),
        needs_consent=False,
        of_round=True,
    )


def reviewed_claims(shown: PairReview) -> list[Claim]:
    """What whoever reviews is told of a pair: as it was kept, or worked out for one that was not made."""
    if shown.stored is not None:
        return claims_for(shown.stored, View.ADMINISTRATOR)
    if shown.answer is None:
        raise LookupError("a pair that was not made is always asked about")
    made = Match(shown.answer.detail, pinned=False, mentor_price=0.0)
    found = describe_pair(made, shown.mentee, shown.mentor, shown.programme).explanations
    return list(found[View.ADMINISTRATOR.value])


@dataclass(frozen=True)
class _Told:
    """What one reader is told of a pair, and the two as it calls them."""

    view: View
    claims: list[Claim]
    mentee: Person
    mentor: Person


def _plain(
    bench: Workbench,
    work: UnitOfWork,
    viewer: Viewer,
    subject: DraftSubject,
    _asked: DraftAsk,
    _tools: DraftTools,
) -> PlainText:
    told = _told(bench, work, viewer, subject)
    language = spoken()
    return PlainText(
        lines_of(told.claims, readable_fields(work), language), sources_of(told.claims, told.view, language)
    )


def _to_phrase(
    bench: Workbench, work: UnitOfWork, viewer: Viewer, draft: StoredDraft, _tools: DraftTools
) -> ToPhrase:
    told, about = _told(bench, work, viewer, draft.subject), draft.subject
    two = named((about.mentee, told.mentee), (about.mentor, told.mentor))
    return to_phrase(told.claims, told.view, two, readable_fields(work))


def _told(bench: Workbench, work: UnitOfWork, viewer: Viewer, subject: DraftSubject) -> _Told:
    """The claims for this reader.

    Raises:
        NotFound: why the two were matched is not kept any more, or they take no part in the round's run.
    """
    if subject.round is not None:
        pair = Pair(subject.mentee, subject.mentor)
        shown = read_pair(work, viewer, subject.round, pair, bench, ask=False)
        return _Told(View.ADMINISTRATOR, reviewed_claims(shown), shown.mentee, shown.mentor)
    if subject.mentorship is None:
        raise NotFound(what="mentorship")
    own = own_mentorship(work, viewer, subject.mentorship)
    people = people_then(work, own)
    if own.stored is None or people is None:
        raise NotFound(what="explanation of this pair")
    view = View(own.own_side.value)
    return _Told(view, claims_for(own.stored, view), *people)
