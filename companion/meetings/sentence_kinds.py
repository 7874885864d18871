"""Which kind of sentence stands in a note, where no rule says so: the kind of the examples that lie nearest.

The examples are ours, with Ben for the partner. What this adds to the rules is measured in its test, on sentences
that were written apart.
"""

# ruff: noqa: E501 -- sentences read best as they stand.

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from types import MappingProxyType

import numpy as np

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
        ),
    }
)
BY_HEART = tuple(one for some in EXAMPLES.values() for one in some)
"""Every example."""
NEAREST = 2
"""Examples of each kind that are asked, by the mean of their cosines."""
MARGIN = 0.03
"""By how much another kind must lie nearer than `happened`, where all stays that is unclear."""
_PARTNER = "Ben"
_PAST = re.compile(
    r"\b(?:was|were|had|did|met|told|gave|went|showed|said|drew|came|made|spoke|wrote|found|brought|"
    r"took|gave|left|knew|thought|taught|kept|held|chose|began|felt|heard|got|lost|built|bought|ran|saw|sent|spent|sat|won|grew|\w{2,}ed)\b",
    re.I,
)


def kind_of(sentence: str, partner: str, encoder: Encoder, *, barred: Collection[str] = ()) -> str:
    """The kind of a sentence by what it is like, and none of those `barred`.

    `partner` is the name that stands in it for Ben.
    """
    said = re.sub(rf"\b{re.escape(partner)}\b", _PARTNER, sentence)
    vectors = encoder.encode([said, *BY_HEART])
    cosines = vectors[1:] @ vectors[0]
    near: dict[str, float] = {}
    start = 0
    for kind, examples in EXAMPLES.items():
        near[kind] = float(np.sort(cosines[start : start + len(examples)])[-NEAREST:].mean())
        start += len(examples)
    # What is over is nothing that somebody will do.
    out = {*barred, *((ACTIONS,) if _PAST.search(said) else ())}
    near = {kind: cosine for kind, cosine in near.items() if kind not in out}
    best = max(near, key=lambda kind: (near[kind], kind))
    return best if near[best] > near[HAPPENED] + MARGIN else HAPPENED
