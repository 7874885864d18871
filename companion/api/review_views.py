"""The review of a round as the API shows it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from companion.api.quote_views import quote_views
from companion.api.round_views import UNNAMED, decision_view, person_name
from companion.contracts.my_matches import MyMatchView, PartnerView
from companion.contracts.round_review import (
    ChangePreview,
    ClaimView,
    CostView,
    EvidenceView,
    LeftOverEntry,
    MoveView,
    OtherMentorView,
    PairChanges,
    PairEntry,
    PairView,
    PartView,
    PersonCard,
    WayView,
)
from companion.contracts.rounds import PersonName
from companion.explaining.change_wording import rule_words, way_sentence
from companion.explaining.counterfactual_claims import counterfactual_claims
from companion.explaining.explanation import Claim, Computed, FieldOf
from companion.explaining.my_matches import MyMatch
from companion.explaining.pair_claims import WHY, fact_of, quotes_of, sentence_of, why_of
from companion.explaining.quantities import language_label
from companion.explaining.quoted_language import quotes_in
from companion.explaining.round_files import left_over_sentence
from companion.explaining.saying import in_language, in_language_all
from companion.explaining.stored_pairs import detail_in
from companion.explaining.why_draft import reviewed_claims
from companion.explaining.why_not import answer_lines
from companion.ids import AccountId, PersonId
from companion.languages.spoken import spoken
from companion.matching.match import PairDetail
from companion.matching.reviewing.review_service import ChangesTried, PairReview
from companion.matching.reviewing.revising_service import Preview
from companion.matching.rounds.run_questions import PricedWay
from companion.matching.rounds.run_record import LeftOver, ReviewRow
from companion.matching.whole_programme.pair_question import SeatCost, SeatMove
from companion.people.person import Person, Role

_TEXTS = ("department", "location", "level", "wants", "offers", "goals", "experience", "about")


def pair_entry(row: ReviewRow, names: Mapping[AccountId, str]) -> PairEntry:
    """One line of the review."""
    return PairEntry(
        mentee=PersonName(id=row.pair.mentee, name=row.mentee_name),
        mentor=PersonName(id=row.pair.mentor, name=row.mentor_name),
        total=row.total,
        better_than_percent=row.better_than_percent,
        mentor_price=row.mentor_price,
        pinned=row.pinned,
        why=why_of(row.why, row.why_kept, spoken()),
        decision=None if row.decision is None else decision_view(row.decision, names),
    )


def left_over_entry(one: LeftOver, names: Mapping[PersonId, str]) -> LeftOverEntry:
    """Somebody without a partner."""
    return LeftOverEntry(
        person=person_name(one.person, names),
        side="mentee" if one.side is Role.MENTEE else "mentor",
        reason=one.reason.value,
        says=in_language(left_over_sentence(one, names), spoken()),
        best=None if one.best is None else person_name(one.best, names),
        best_total=one.best_total,
    )


def pair_view(shown: PairReview, names: Mapping[AccountId, str]) -> PairView:
    """One pair looked at."""
    detail, answer = _detail(shown), shown.answer
    return PairView(
        mentee=_card(shown.pair.mentee, shown.mentee),
        mentor=_card(shown.pair.mentor, shown.mentor),
        made=shown.stored is not None,
        pinned=shown.stored.pinned if shown.stored else False,
        decision=None if shown.decision is None else decision_view(shown.decision, names),
        total=detail.total,
        better_than_percent=detail.better_than_percent,
        parts=[
            PartView(name=p.name, value=p.value, weight=p.weight, points=p.points, known=p.known)
            for p in detail.parts
        ],
        claims=[_claim(claim) for claim in reviewed_claims(shown)],
        says=_says(shown),
        barred_by=in_language_all(rule_words(answer.barred_by), spoken()) if answer else [],
        mentor_price=answer.price if answer else shown.stored.mentor_price if shown.stored else None,
        holders=[_named(shown.id_of, holder) for holder in answer.holders] if answer else [],
        instead=_named(shown.id_of, answer.instead) if answer and answer.instead else None,
        cost=_cost(shown.id_of, answer.cost) if answer and answer.cost else None,
        others=[
            OtherMentorView(
                mentor=PersonName(id=other.mentor, name=other.alternative.mentor.name),
                total=other.alternative.total,
                least_cost_points=other.alternative.least_cost,
                least_cost_percent=other.percent,
                leaves_one_without=other.alternative.displaces,
            )
            for other in shown.others
        ],
    )


def _says(shown: PairReview) -> list[str]:
    """What is answered about a pair that was asked about, else why it was made."""
    if shown.answer:
        return in_language_all(answer_lines(shown.answer), spoken())
    if shown.stored is None:
        return []
    words = shown.stored.words
    return [why_of(words.why, words.explanations.get(WHY), spoken())]


def pair_changes(shown: ChangesTried) -> PairChanges:
    """What single changes would have done to a pair."""
    claims = counterfactual_claims(shown.tried, shown.mentee, shown.mentor, shown.programme, shown.instead)
    return PairChanges(
        made=shown.tried.pair_is_made,
        tried=shown.tried.tried,
        claims=[_change_claim(claim, shown.mentee, shown.mentor) for claim in claims],
    )


def change_preview(shown: Preview) -> ChangePreview:
    """Both ways to change a run, with their prices."""
    kind, exact = shown.priced.kind, shown.priced.exact
    id_of = shown.standing.snapshot.id_of
    return ChangePreview(
        basis=shown.basis,
        gone=[_named(id_of, person) for person in shown.gone],
        kind=_way(shown, kind),
        exact=_way(shown, exact),
        one_way=bool((kind.assignment.mentor_of == exact.assignment.mentor_of).all()),
    )


def my_match_view(found: MyMatch) -> MyMatchView:
    """A match of one's own."""
    return MyMatchView(
        mentorship_id=found.mentorship,
        programme_id=found.programme,
        programme_name=found.programme_name,
        own_side="mentee" if found.own_side is Role.MENTEE else "mentor",
        began_at=found.began_at,
        ended_at=found.ended_at,
        partner=PartnerView(
            id=found.partner,
            name=found.partner_name,
            email=found.partner_email,
            languages=list(found.partner_languages),
            fields=dict(found.fields),
        ),
        reasons=list(found.reasons),
        rests_on=[list(fields) for fields in found.rests_on],
        quotes=quote_views(quote for quotes in found.quotes for quote in quotes),
    )


def _detail(shown: PairReview) -> PairDetail:
    """What is known about the pair: as it was kept, or as it was just found."""
    if shown.stored is not None:
        return detail_in(shown.stored, shown.mentee, shown.mentor)
    if shown.answer is None:
        raise LookupError("a pair that was not made is always asked about")
    return shown.answer.detail


def _claim(claim: dict[str, Any]) -> ClaimView:
    return ClaimView(
        part=claim["part"],
        sentence=sentence_of(claim, spoken()),
        evidence=[_evidence(piece) for piece in claim["evidence"]],
        quotes=quote_views(quotes_of(claim)),
    )


def _evidence(piece: dict[str, Any]) -> EvidenceView:
    if piece["kind"] == "quoted":
        field = f"{piece['side']}.{piece['field']}"
        return EvidenceView(kind="quoted", side=piece["side"], words=piece["words"], fields=[field])
    fields = [f"{one['side']}.{one['field']}" for one in piece["inputs"]]
    return EvidenceView(kind="computed", side=None, words=fact_of(piece, spoken()), fields=fields)


def _change_claim(claim: Claim, mentee: Person, mentor: Person) -> ClaimView:
    found = [piece for piece in claim.evidence if isinstance(piece, Computed)]
    return ClaimView(
        part=claim.part,
        sentence=in_language(claim.sentence, spoken()),
        evidence=[
            EvidenceView(
                kind="computed",
                side=None,
                words=in_language(piece.fact, spoken()),
                fields=[_field(one, mentee) for one in piece.inputs],
            )
            for piece in found
        ],
        quotes=quote_views(quotes_in(claim, (mentee, mentor))),
    )


def _field(one: FieldOf, mentee: Person) -> str:
    # A seat may be one with a third person, who is a mentor too.
    side = Role.MENTEE if one.person_email == mentee.email else Role.MENTOR
    return f"{side.value}.{one.field}"


def _card(person_id: PersonId, person: Person) -> PersonCard:
    return PersonCard(
        id=person_id,
        name=person.name,
        languages=[language_label(code, spoken()) for code in person.languages],
        capacity=person.capacity if person.is_mentor else None,
        **{name: getattr(person, name) for name in _TEXTS},
    )


def _way(shown: Preview, way: PricedWay) -> WayView:
    id_of = shown.standing.snapshot.id_of
    return WayView(
        points=way.points,
        percent=way.percent,
        fewer_placed=way.fewer_placed,
        says=in_language(way_sentence(way, shown.about), spoken()),
        moves=[_move(id_of, move) for move in way.moves],
    )


def _cost(id_of: Mapping[str, PersonId], cost: SeatCost) -> CostView:
    return CostView(
        points=cost.points,
        percent=cost.percent,
        fewer_placed=cost.fewer_placed,
        at_least=cost.at_least,
        moves=[_move(id_of, move) for move in cost.moves],
    )


def _move(id_of: Mapping[str, PersonId], move: SeatMove) -> MoveView:
    return MoveView(
        mentee=_named(id_of, move.mentee),
        before=_named(id_of, move.before) if move.before else None,
        after=_named(id_of, move.after) if move.after else None,
    )


def _named(id_of: Mapping[str, PersonId], person: Person) -> PersonName:
    return PersonName(id=id_of[person.email], name=person.name or UNNAMED)
