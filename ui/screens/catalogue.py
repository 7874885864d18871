"""Every screen by its place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from companion.contracts.places import Place
from ui.desk import Desk
from ui.screens import (
    accounts,
    ai,
    audit,
    find,
    imports,
    match,
    overview,
    pair,
    people,
    profile,
    programmes,
    questions_answer,
    questions_own,
    requests_asked,
    requests_own,
    requests_queue,
    rounds,
    rules,
    today,
    worries,
    worry,
    you,
)

SCREENS: Mapping[Place, Callable[[Desk], None]] = MappingProxyType(
    {
        Place.OVERVIEW: overview.show,
        Place.PEOPLE: people.show,
        Place.IMPORT: imports.show,
        Place.RULES: rules.show,
        Place.ROUNDS: rounds.show,
        Place.ACCOUNTS: accounts.show,
        Place.AI: ai.show,
        Place.AUDIT: audit.show,
        Place.PROGRAMMES: programmes.show,
        Place.TODAY: today.show,
        Place.MATCH: match.show,
        Place.PAIR: pair.show,
        Place.REQUESTS: requests_own.show,
        Place.ASKED: requests_asked.show,
        Place.QUESTIONS: questions_own.show,
        Place.ANSWER: questions_answer.show,
        Place.QUEUE: requests_queue.show,
        Place.FIND: find.show,
        Place.PROFILE: profile.show,
        Place.WORRIES: worries.show,
        Place.WORRY: worry.show,
        Place.YOU: you.show,
    }
)
