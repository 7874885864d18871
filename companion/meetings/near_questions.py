"""Whether a question was asked before, in the same or in other words. Pure; its test measures the levels.

Two questions about one goal share the goal's words, and lie near each other whatever they ask. So what they
ask is compared as well: the question without those words, its frame.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from companion.wording.content_words import WORD, says_something, stem, words_of
from embeddings.encoder import Encoder, Vectors

SAME, SAME_FRAME = 0.72, 0.65
"""Cosines from which on two questions of ours are one; no two of the bank come that near."""
LIKE, LIKE_FRAME = 0.6, 0.55
"""From which on a question is like one: for what did not help, and for what a model phrased."""
MOST_COMPARED = 300
"""Questions that are compared by meaning; the spelling is compared with all."""

_QUOTED = re.compile("“[^”]*”?")


def spelled(question: str) -> str:
    """A question as its words alone, so that marks and capitals make no new one."""
    return " ".join(words_of(question))


def frame(question: str, subject: str) -> str:
    """What a question asks, without what it asks about: quotations and words of its subject are taken out."""
    bare = _QUOTED.sub("this", question)
    known = {stem(word) for word in words_of(subject) if says_something(word)}
    return WORD.sub(lambda found: "" if stem(found.group(0).casefold()) in known else found.group(0), bare)


@dataclass(frozen=True)
class Asked:
    """Questions that were asked before, the newest first."""

    questions: tuple[str, ...]
    encoder: Encoder

    def has_same(self, question: str, subject: str) -> bool:
        """Whether this is one of them, spelled otherwise or in other words."""
        return spelled(question) in self._spelled or self._near(question, subject, SAME, SAME_FRAME)

    def has_like(self, question: str, subject: str) -> bool:
        """Whether one of them asks much the same about the same."""
        return spelled(question) in self._spelled or self._near(question, subject, LIKE, LIKE_FRAME)

    def has_kind(self, question: str, subject: str) -> bool:
        """Whether one of them asks much the same, be it about something else."""
        if not self.questions:
            return False
        bare, *others = self._encoded(
            [frame(question, subject), *(frame(one, subject) for one in self._near_ones)]
        )
        return any(float(bare @ other) >= LIKE for other in others)

    def _near(self, question: str, subject: str, least: float, least_of_frame: float) -> bool:
        if not self.questions:
            return False
        whole = self._encoded([question])[0]
        near = [
            one
            for one, vector in zip(self._near_ones, self._vectors, strict=True)
            if float(whole @ vector) >= least
        ]
        if not near or not subject:
            return bool(near)
        bare, *others = self._encoded([frame(question, subject), *(frame(one, subject) for one in near)])
        return any(float(bare @ other) >= least_of_frame for other in others)

    def _encoded(self, texts: Sequence[str]) -> Vectors:
        return self.encoder.encode(texts)

    @property
    def _near_ones(self) -> tuple[str, ...]:
        return self.questions[:MOST_COMPARED]

    @cached_property
    def _spelled(self) -> frozenset[str]:
        return frozenset(map(spelled, self.questions))

    @cached_property
    def _vectors(self) -> Vectors:
        return self._encoded(self._near_ones)
