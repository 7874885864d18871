"""Texts to measure encoders with: short statements and paragraphs, made here from a seed.

They read like what people write in a mentoring programme: statements of 5 to 30 tokens, as Companion
embeds them, and paragraphs of about 130 tokens, as others do.
"""

from __future__ import annotations

import random

_WISHES = (
    "I want to get better at {topic}",
    "{topic}",
    "How to start with {topic} when nobody on the team has done it before",
    "I have worked on {topic} for {years} years, most of them in {place}",
    "I can help with {topic} and, if wanted, with {other} as well",
    "Learning {topic} so that I can move from {place} to a role with more responsibility",
    "Honest feedback on my {topic}",
    "{topic}, {other}",
    "Having led {place} through two reorganisations, I know what {topic} costs and what it brings",
)
_TOPICS = (
    "public speaking",
    "project planning",
    "machine learning in production",
    "writing grant applications",
    "leading a remote team",
    "negotiating salaries",
    "open source maintenance",
    "clinical trial design",
    "budgeting",
    "coaching junior colleagues",
    "career change after parental leave",
    "database administration (PostgreSQL)",
    "supply-chain analytics",
    "user research",
    "saying no without losing people",
    "German labour law",
    "Kubernetes operations",
    "teaching statistics",
    "community building",
    "technical writing",
)
_PLACES = (
    "a small non-profit",
    "the finance department",
    "our Nairobi office",
    "a university hospital",
    "a start-up",
    "the public sector",
    "an engineering team of twelve",
    "a research laboratory",
    "customer support",
)
_SENTENCES_IN_A_PARAGRAPH = 7


def statements(count: int, seed: int) -> list[str]:
    """So many different short statements; the same seed gives the same ones."""
    chance = random.Random(seed)  # noqa: S311 - texts to measure with need no secrecy.
    made: dict[str, None] = {}
    while len(made) < count:
        made[_statement(chance)] = None
    return list(made)


def paragraphs(count: int, seed: int) -> list[str]:
    """So many paragraphs of seven statements each, about 130 tokens."""
    parts = statements(count * _SENTENCES_IN_A_PARAGRAPH, seed)
    return [
        " ".join(f"{part}." for part in parts[start : start + _SENTENCES_IN_A_PARAGRAPH])
        for start in range(0, len(parts), _SENTENCES_IN_A_PARAGRAPH)
    ]


def _statement(chance: random.Random) -> str:
    topic, other = chance.sample(_TOPICS, k=2)
    facts = {
        "topic": topic,
        "other": other,
        "years": str(chance.randint(2, 30)),
        "place": chance.choice(_PLACES),
    }
    text = chance.choice(_WISHES).format(**facts)
    return text[0].upper() + text[1:]
