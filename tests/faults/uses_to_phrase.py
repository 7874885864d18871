"""Each use with something to phrase, made by the code that makes it in the service, without a database."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from types import MappingProxyType

from companion.agreements.agreement_draft import to_phrase as agreement
from companion.agreements.drafting import Party, dates_of, draft
from companion.confidentiality import Confidentiality
from companion.drafts.phrasing import ToPhrase
from companion.drafts.uses import PlainText
from companion.explaining import phrased
from companion.explaining.explanation import View
from companion.explaining.stored_pairs import describe_pair
from companion.ids import PersonId, new_id
from companion.llm.fields import USUAL
from companion.matching.match import Match
from companion.meetings import prep_draft, summary_draft, topics_draft
from companion.meetings.near_questions import Asked
from companion.meetings.pair_life import Action, Goal, Note, PairLife, Standing
from companion.meetings.prep import prepare
from companion.meetings.question_bank import Stage
from companion.meetings.service import PairPage
from companion.meetings.summary import Meeting, summarise
from companion.meetings.topics import Seen, Topic, choose_topics
from companion.people.register import Profile
from companion.programmes.charter import Charter
from embeddings.minilm import PackagedMiniLm
from tests.unit.pairs_to_explain import AMARA, JONAS, OFFER, PLAN, detail_of

ENCODER = PackagedMiniLm()
TODAY, BEGAN = date(2026, 11, 23), date(2026, 10, 1)
ADA, BEN = PersonId(new_id()), PersonId(new_id())
PAIR = {
    ADA: Profile("ada@example.org", "Ada Lee", wants="learn to weld", goals="weld a gate"),
    BEN: Profile("ben@example.org", "Ben Ode", offers="twenty years of welding"),
}
NAMES = {ADA: "Ada", BEN: "Ben"}
NOTES = (
    "We looked at the outline together. Ben will send the template by Friday. "
    "I am worried that my manager does not back me."
)


def _life() -> PairLife:
    at = datetime(2026, 11, 20, 12, tzinfo=UTC)
    goal = Goal(new_id(), ADA, "Weld a garden gate by hand", date(2027, 3, 1), Standing.OPEN, 1)
    action = Action(new_id(), ADA, "Buy the steel", date(2026, 11, 1), None)
    note = Note(new_id(), BEN, Confidentiality.PAIR, "We drew three gates.", date(2026, 11, 20), at)
    return PairLife((goal,), (action,), (note,))


def _page(life: PairLife) -> PairPage:
    return PairPage(life.goals, life.actions, life.notes, NAMES)


def _topics(life: PairLife) -> tuple[Topic, ...]:
    nothing = Asked((), ENCODER)
    return choose_topics(life, Stage.MIDDLE, Seen(nothing, nothing), 4)


def _agreement() -> ToPhrase:
    charter = Charter("Northlight", "to bring crafts together", span_months=9)
    mentee, mentor = Party("Ada Lee", "learn to weld", "", "weld a gate"), Party("Ben Ode", "", "welding")
    clauses = draft(charter, mentee, mentor, BEGAN)
    return agreement(clauses, dates_of(charter, BEGAN), PAIR, USUAL)


def _questions() -> ToPhrase:
    life = _life()
    plain = topics_draft.as_lines(_topics(life), _page(life))
    return topics_draft.to_phrase(plain, Stage.MIDDLE, PAIR, Asked((), ENCODER))


def _prep() -> ToPhrase:
    life = _life()
    plain = prep_draft.as_lines(prepare(life, _topics(life), NAMES, TODAY), _page(life))
    return prep_draft.to_phrase(plain, PAIR)


def _summary() -> ToPhrase:
    lines = summarise(NOTES, Meeting(TODAY, "Ada", "Ben"), None)
    plain: PlainText = summary_draft.as_lines(lines)
    return summary_draft.to_phrase(plain, ADA, PAIR)


def _explanation() -> ToPhrase:
    made = Match(detail_of(), pinned=False, mentor_price=0.0)
    claims = describe_pair(made, AMARA, JONAS, PLAN).explanations[View.MENTEE.value]
    return phrased.to_phrase(claims, View.MENTEE, phrased.named((ADA, AMARA), (BEN, JONAS)), USUAL)


USES: Mapping[str, Callable[[], ToPhrase]] = MappingProxyType(
    {
        "explanation": _explanation,
        "agreement": _agreement,
        "topics": _questions,
        "prep": _prep,
        "summary": _summary,
    }
)
GOOD_EXPLANATION = f"Jonas offers “{OFFER}”, and you hope to “learn to run user interviews”."
"""What a good model makes of the second claim."""
