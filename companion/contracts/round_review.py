"""The review of a round over HTTP: its pairs and why, who was left over, and changes with their price."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from pydantic import BaseModel, Field, StrictBool

from companion.contracts.page import Page
from companion.contracts.quotes import QUOTE, QuoteView
from companion.contracts.rounds import AMARA, JONAS, PETRA, DecisionView, PersonName, SideName, shaped

WayName = Literal["kind", "exact"]

_WHY = "Amara wants to learn user interviews; Jonas offers five years of user research."
_PAIR = {
    "mentee": AMARA,
    "mentor": JONAS,
    "total": 0.71,
    "better_than_percent": 93.0,
    "mentor_price": 0.02,
    "pinned": False,
    "why": _WHY,
    "decision": None,
}
_LEFT_OVER = {
    "person": PETRA,
    "side": "mentee",
    "reason": "seats_taken",
    "says": "Every seat with a mentor allowed for Petra went to somebody else; the nearest was Jonas.",
    "best": JONAS,
    "best_total": 0.64,
}
_PART = {"name": "wants", "value": 0.8, "weight": 0.27, "points": 0.216, "known": True}
_EVIDENCE = {"kind": "quoted", "side": "mentee", "words": "user interviews", "fields": ["mentee.wants"]}
_CLAIM = {"part": "wants", "sentence": _WHY, "evidence": [_EVIDENCE], "quotes": [QUOTE]}
_CHANGE = {
    "part": "what_if",
    "sentence": "If Amara spoke German as well, Amara would rank second instead of fifth for Jonas.",
    "evidence": [
        {
            "kind": "computed",
            "side": None,
            "words": "the engine, run again with one thing different (de added to the languages of Amara)",
            "fields": ["mentee.languages", "mentor.languages"],
        }
    ],
    "quotes": [],
}
_MOVE = {"mentee": PETRA, "before": JONAS, "after": None}
_COST = {"points": 0.1, "percent": 0.4, "fewer_placed": 0, "at_least": False, "moves": [_MOVE]}
_OTHER = {
    "mentor": PETRA,
    "total": 0.68,
    "least_cost_points": 0.03,
    "least_cost_percent": 0.12,
    "leaves_one_without": False,
}
_CARD: dict[str, Any] = {
    **AMARA,
    "department": "Support",
    "location": "Lagos",
    "level": "Junior",
    "languages": ["English", "Yoruba"],
    "wants": "User interviews",
    "offers": "",
    "goals": "Lead a research team of my own.",
    "experience": "Two years in support.",
    "about": "",
    "capacity": None,
}
_WAY = {
    "points": 0.1,
    "percent": 0.4,
    "fewer_placed": 0,
    "says": "This costs the programme 0.4 % of its total, and Petra Lind would move.",
    "moves": [_MOVE],
}
_BASIS = "8f14e45fceea167a5a36dedd4bea2543"
_SWAP = {"mentee_id": AMARA["id"], "mentor_id": JONAS["id"], "together": True}


# ---- pairs -------------------------------------------------------------------------------------


class PairEntry(BaseModel):
    """One pair in the review."""

    model_config = shaped(_PAIR)

    mentee: PersonName
    mentor: PersonName
    total: float = Field(description="The score, 0 to 1.")
    better_than_percent: float = Field(description="Share of all allowed pairs with a lower score.")
    mentor_price: float = Field(description="What one more seat with this mentor would add to the total.")
    pinned: bool
    why: str = Field(description="The best reason in one sentence.")
    decision: DecisionView | None


class PairPage(Page[PairEntry]):
    """Pairs of a round, the least sure first."""

    model_config = shaped({"items": [_PAIR], "next": None})


class LeftOverEntry(BaseModel):
    """Somebody without a partner."""

    model_config = shaped(_LEFT_OVER)

    person: PersonName
    side: SideName = Field(description="The side on which she has nobody.")
    reason: str = Field(description="A word for the reason, for programs.")
    says: str = Field(description="Why, in a sentence.")
    best: PersonName | None = Field(description="The nearest on the other side; null where there is none.")
    best_total: float | None = Field(description="The score with that person.")


class LeftOverPage(Page[LeftOverEntry]):
    """Who has nobody in a round, mentees first."""

    model_config = shaped({"items": [_LEFT_OVER], "next": None})


class PartView(BaseModel):
    """One part of a score."""

    model_config = shaped(_PART)

    name: str
    value: float = Field(description="In 0 to 1; where unknown, the programme's average.")
    weight: float = Field(description="Share of the total.")
    points: float = Field(description="value times weight; the points add up to the score.")
    known: bool = Field(description="Whether both gave what this part needs.")


class EvidenceView(BaseModel):
    """What a sentence rests on: words of one of the two, or a fact that was worked out."""

    model_config = shaped(_EVIDENCE)

    kind: Literal["quoted", "computed"]
    side: SideName | None = Field(description="Whose words they are; null for a computed fact.")
    words: str = Field(description="The words as they stand there, or the fact.")
    fields: list[str] = Field(description="Where it comes from: the side and the column, `mentee.wants`.")


class ClaimView(BaseModel):
    """One sentence about a pair."""

    model_config = shaped(_CLAIM)

    part: str = Field(description="The part of the score that it speaks of, or `profile`.")
    sentence: str
    evidence: list[EvidenceView]
    quotes: list[QuoteView] = Field(description="What the sentence quotes.")


class PersonCard(PersonName):
    """Somebody as she was when the run began, for whoever reviews."""

    model_config = shaped(_CARD)

    department: str
    location: str
    level: str
    languages: list[str] = Field(description="By their English names.")
    wants: str
    offers: str
    goals: str
    experience: str
    about: str
    capacity: int | None = Field(description="The room that a mentor had left; null for who is none.")


class MoveView(BaseModel):
    """A mentee whose mentor would be another one; null stands for nobody."""

    model_config = shaped(_MOVE)

    mentee: PersonName
    before: PersonName | None
    after: PersonName | None


class CostView(BaseModel):
    """What giving a mentee a seat would cost the programme."""

    model_config = shaped(_COST)

    points: float = Field(description="What the total would lose.")
    percent: float = Field(description="The same in hundredths of the total.")
    fewer_placed: int = Field(description="Mentees who would end up with nobody because of it.")
    at_least: bool = Field(description="Whether it may be more, because the programme is large.")
    moves: list[MoveView] = Field(description="Whose mentor would be another; empty where `at_least`.")


class OtherMentorView(BaseModel):
    """Another mentor whom the mentee could have."""

    model_config = shaped(_OTHER)

    mentor: PersonName
    total: float = Field(description="The score that the two would have.")
    least_cost_points: float = Field(description="What it would cost the programme, or more.")
    least_cost_percent: float = Field(description="The same in hundredths of the total.")
    leaves_one_without: bool = Field(description="Whether a mentee fewer would have a mentor.")


class PairView(BaseModel):
    """One pair looked at: why it was made, or why not and what it would cost."""

    model_config = shaped(
        {
            "mentee": _CARD,
            "mentor": {**_CARD, **JONAS, "capacity": 2},
            "made": True,
            "pinned": False,
            "decision": None,
            "total": 0.71,
            "better_than_percent": 93.0,
            "parts": [_PART],
            "claims": [_CLAIM],
            "says": [_WHY],
            "barred_by": [],
            "mentor_price": 0.02,
            "holders": [AMARA],
            "instead": None,
            "cost": _COST,
            "others": [_OTHER],
        }
    )

    mentee: PersonCard
    mentor: PersonCard
    made: bool
    pinned: bool
    decision: DecisionView | None
    total: float = Field(description="The score of the pair, or what it would be.")
    better_than_percent: float
    parts: list[PartView]
    claims: list[ClaimView] = Field(description="What speaks for the pair, with what it rests on.")
    says: list[str] = Field(description="The answer to why or why not, the most important first.")
    barred_by: list[str] = Field(description="The rules that bar the pair; empty where none does.")
    mentor_price: float | None = Field(description="What one more seat would add; null where nobody asked.")
    holders: list[PersonName] = Field(description="The mentees who have this mentor now.")
    instead: PersonName | None = Field(description="The mentor whom the mentee has instead.")
    cost: CostView | None = Field(description="What making it would cost; null where it stands or is barred.")
    others: list[OtherMentorView] = Field(description="Whom else she could have, the cheapest first.")


class PairChanges(BaseModel):
    """What would have brought two people together, or given the mentee another mentor: each from a re-run."""

    model_config = shaped({"made": False, "tried": 11, "claims": [_CHANGE]})

    made: bool = Field(description="Whether the two are matched; then it is about another mentor for her.")
    tried: int = Field(description="How many single changes the engine was run again for.")
    claims: list[ClaimView] = Field(description="The greatest change first; one sentence where none matters.")


# ---- changes with their price ------------------------------------------------------------------


class SwapBody(BaseModel):
    """A wish for one pair: to have it made, or to have it parted."""

    model_config = shaped(_SWAP)

    mentee_id: UUID
    mentor_id: UUID
    together: StrictBool = True


class SwapApplication(SwapBody):
    """A swap as its preview showed it."""

    model_config = shaped({**_SWAP, "basis": _BASIS, "way": "kind"})

    basis: str = Field(max_length=64, description="The `basis` of the preview.")
    way: WayName = Field(description="Which of the two ways.")


class RepairBody(BaseModel):
    """Who leaves a round."""

    model_config = shaped({"person_id": JONAS["id"]})

    person_id: UUID | None = Field(
        default=None, description="Who leaves; null for everybody who takes no part any more."
    )


class RepairApplication(RepairBody):
    """A repair as its preview showed it."""

    model_config = shaped({"person_id": JONAS["id"], "basis": _BASIS, "way": "kind"})

    basis: str = Field(max_length=64, description="The `basis` of the preview.")
    way: WayName = Field(description="Which of the two ways.")


class WayView(BaseModel):
    """One way to change a run."""

    model_config = shaped(_WAY)

    points: float = Field(description="What the total would lose; below 0 where it would gain.")
    percent: float = Field(description="The same in hundredths of the total.")
    fewer_placed: int = Field(description="Mentees who would end up with nobody.")
    says: str = Field(description="The price and who would move, in one sentence.")
    moves: list[MoveView]


class ChangePreview(BaseModel):
    """A change of a run before it is made, in both of its ways. Nothing has been changed."""

    model_config = shaped({"basis": _BASIS, "gone": [JONAS], "kind": _WAY, "exact": _WAY, "one_way": False})

    basis: str = Field(description="What the preview was made from; to be sent along when it is applied.")
    gone: list[PersonName] = Field(description="Who leaves; empty for a swap.")
    kind: WayView = Field(description="As few other people as possible change their mentor.")
    exact: WayView = Field(description="The greatest total, however many people move.")
    one_way: bool = Field(description="Whether both ways are the same.")
