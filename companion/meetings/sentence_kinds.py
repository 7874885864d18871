"""How close a sentence of a note is to the kinds of examples: what happened, what was decided, to do, a worry.

The examples are ours, with Ben for the partner. What this adds to the rules is measured in its test, on sentences
that were written apart.
"""

# ruff: noqa: E501 -- sentences read best as they stand.

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from embeddings.encoder import Encoder

HAPPENED, DECIDED, ACTIONS, CONCERNS = "happened", "decided", "actions", "concerns"
EXAMPLES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        HAPPENED: (
            "We went through the agenda point by point.",
            "Ben told me about his first years in the job.",
            "I showed him what I had written since last time.",
            "He asked how the week had been.",
            "It was a good and open talk.",
            "We discussed how to deal with criticism.",
            "I finished the report that we had planned.",
            "Ben liked the new structure of the text.",
            "We practised the first five minutes of the talk.",
            "He explained how decisions are made in his department.",
            "The meeting took place by video.",
            "Ben knows somebody who did the same training.",
            "I reported that the application was sent.",
            "We compared two offers and their conditions.",
            "He gave me an example from his own career.",
            "She introduced her team to me.",
            "The mood was good and we laughed a lot.",
            "Everything is going well at the moment.",
            "She was happy and full of energy.",
            "The work on the text went smoothly.",
            "Ben finished the report that he had planned.",
            "She showed me what she had written since last time.",
            "Ben reported that the application was sent.",
            "He has completed the first part of the training.",
            "Her manager signs the papers in spring.",
            "The office sends the certificate.",
            "One of her colleagues takes over the project.",
            "Ben has passed two of the four exams.",
            "The figures of the project look better than in spring.",
            "Her brother looks after the house.",
            "Her husband is going to pick up the children.",
            "It rained, so we stayed inside.",
            "My confidence has grown since the summer.",
            "I used to avoid such calls, now I like them.",
            "He had trouble with the form once, years ago.",
            "We discussed how to support somebody who is under pressure.",
            "The conflict with the landlord is settled.",
            "We did not get to the third point.",
            "I no longer mind the early start.",
            "Ben asked how to handle difficult questions after a talk.",
            "The budget has a chapter on risks.",
            "I told him about mistakes that I made as a beginner.",
            "His daughter starts school in September.",
            "We put the cards on the table and sorted them.",
            "Short one today, and mostly about the course.",
            "Looked at the list from last time, all done.",
        ),
        DECIDED: (
            "We agreed on a meeting every two weeks.",
            "The next meeting is on the ninth of March.",
            "From now on we talk in English.",
            "We keep to the plan with two goals.",
            "The first goal is the exam.",
            "I go for the part-time post.",
            "We leave out the second chapter.",
            "We chose the shorter version.",
            "No meeting in August.",
            "Our topic until summer is leadership.",
            "I take the course in Berlin.",
            "We use a shared folder from today.",
            "The talk is moved to autumn.",
            "It stays at one hour per meeting.",
            "Instead of calls we meet in the office.",
            "The mentoring lasts until December.",
            "We put the certificate on hold until next year.",
            "Ben turns the offer in Leeds down.",
            "We opted for a phone call instead of a visit.",
            "Agreed: no mails at weekends.",
        ),
        ACTIONS: (
            "Ben sends me the link.",
            "I write the outline by Sunday.",
            "Ben will talk to his colleague.",
            "I call the office tomorrow.",
            "Ben looks for a book on the subject.",
            "To do: fill in the form.",
            "I collect three examples until next time.",
            "Ben to check the dates.",
            "My task is to draft the letter.",
            "I ask my manager for a day off.",
            "Ben reads my text and comments on it next week.",
            "Until Friday I practise with a friend.",
            "We both think about two topics for next time.",
            "I register for the workshop.",
            "Ben brings the forms along.",
            "Homework for me: keep a diary for a week.",
        ),
        CONCERNS: (
            "I am scared that I will fail.",
            "I feel that nobody takes me seriously.",
            "My boss talks over me.",
            "I do not sleep well at the moment.",
            "I doubt that I am good enough.",
            "A colleague makes remarks about my age.",
            "I feel lonely in the new team.",
            "I am close to quitting.",
            "It is all too much for me.",
            "I was in tears after the review.",
            "I cannot afford to lose this job.",
            "I am under a lot of pressure at home.",
            "He humiliated me in front of everybody.",
            "I do not trust my supervisor.",
            "I have been ill a lot lately.",
            "I am thinking of leaving.",
            "Ben is scared that he will fail.",
            "Ben feels that nobody takes him seriously.",
            "Her boss talks over her.",
            "She does not sleep well at the moment.",
            "Ben doubts that he is good enough.",
            "A colleague makes remarks about her age.",
            "She feels lonely in the new team.",
            "Ben is close to quitting.",
            "It is all too much for her.",
            "She was in tears after the review.",
            "He cannot afford to lose this job.",
            "She is under a lot of pressure at home.",
            "They humiliated her in front of everybody.",
            "Ben does not trust his supervisor.",
            "She has been ill a lot lately.",
            "He is thinking of leaving.",
            "She feels like an impostor among the experts.",
            "Ben broke down when we spoke about his father.",
            "I keep asking myself whether I chose the right field.",
            "Ben has heard nothing from the department since October.",
            "I cannot see how all of this fits into a week.",
            "He was passed over for the promotion again.",
            "My contract ends in March and nobody talks about what comes after.",
            "Money is so tight that he may have to stop.",
            "It weighs on me that we have made so little progress.",
            "Things at home are bad and I cannot think straight.",
            "His boss checks every mail he writes.",
            "I am not getting through to him.",
        ),
    }
)
BY_HEART = tuple(one for some in EXAMPLES.values() for one in some)
"""Every example."""
KINDS = tuple(EXAMPLES)
MARGIN = 0.1
"""By how much closer another kind must be than `happened`, where all stays that is unclear."""
_DAMPING = 1.0
_PARTNER = "Ben"


def closeness(sentences: Sequence[str], partner: str, encoder: Encoder) -> list[Mapping[str, float]]:
    """How close each sentence is to each kind: about 1 at its examples, and about 0 at those of the others.

    A linear fit by least squares, damped, of 0 and 1 on the vectors of the examples, in which each kind counts
    as much as any other. `partner` is the name that stands in the sentences for Ben.

    Source: Hoerl and Kennard (1970), Ridge regression, Technometrics 12(1).
    """
    fit = _fitted(encoder)  # type: ignore[arg-type]  # an encoder is known by itself, which a Protocol cannot say
    called = [re.sub(rf"\b{re.escape(partner)}\b", _PARTNER, one) for one in sentences]
    near = (encoder.encode(called) - fit.middle) @ fit.slopes + fit.usual
    return [dict(zip(KINDS, map(float, row), strict=True)) for row in near]


@dataclass(frozen=True)
class _Fit:
    """Closeness is `usual` (kinds,) at the vector `middle` (dimensions,), and goes by `slopes` (dimensions, kinds)."""

    middle: NDArray[np.float64]
    slopes: NDArray[np.float64]
    usual: NDArray[np.float64]


@lru_cache(maxsize=4)
def _fitted(encoder: Encoder) -> _Fit:
    """Fitted once for each encoder: it rests on our examples alone, and on no words of people."""
    known = encoder.encode(BY_HEART).astype(np.float64)
    counts = [len(examples) for examples in EXAMPLES.values()]
    wanted = np.repeat(np.eye(len(counts)), counts, axis=0)
    weights = np.repeat([len(BY_HEART) / (len(counts) * count) for count in counts], counts)[:, None]
    middle, usual = (weights * known).sum(0) / weights.sum(), (weights * wanted).sum(0) / weights.sum()
    apart = known - middle
    damped = apart.T @ (weights * apart) + _DAMPING * np.eye(apart.shape[1])
    return _Fit(middle, np.linalg.solve(damped, apart.T @ (weights * (wanted - usual))), usual)


def closest(near: Mapping[str, float], *, barred: Collection[str] = ()) -> str:
    """The kind that a sentence is closest to, and none of those `barred`."""
    left = {kind: close for kind, close in near.items() if kind not in barred}
    best = max(left, key=lambda kind: (left[kind], kind))
    return best if left[best] > near[HAPPENED] + MARGIN else HAPPENED
