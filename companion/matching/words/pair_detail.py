"""The statements of two people that lie closest: what a claim about the pair may rest on."""

from __future__ import annotations

import numpy as np

from companion.matching.match import StatementLink
from companion.matching.words.closeness import Closeness
from companion.matching.words.lexical import shared_words
from companion.matching.words.person_words import Spoken

MOST_LINKS = 3


def best_links(
    closeness: Closeness, mentee: Spoken, mentor: Spoken, row: int, column: int
) -> tuple[StatementLink, ...]:
    """At most three links, the closest first: for each of the mentee's statements the mentor's closest one.

    A statement of the mentor's is named once, with the closest of the mentee's; ties go to what was
    written first. Empty where either says nothing.
    """
    a, b = len(mentee.statements), len(mentor.statements)
    if not a or not b:
        return ()
    cosines = closeness.cosines(np.array([row]), np.array([column]), a, b)[0]
    links: list[StatementLink] = []
    needs_left, gives_left = set(range(a)), set(range(b))
    for place in np.argsort(-cosines, axis=None, kind="stable"):
        need, give = divmod(int(place), b)
        if need not in needs_left or give not in gives_left:
            continue
        needs_left.remove(need)
        gives_left.remove(give)
        wanted, given = mentee.statements[need], mentor.statements[give]
        links.append(
            StatementLink(
                mentee_field=wanted.field,
                mentee_words=wanted.words,
                mentor_field=given.field,
                mentor_words=given.words,
                cosine=float(cosines[need, give]),
                shared_words=shared_words(wanted.masked, given.masked, closeness.rarity),
            )
        )
        if len(links) == MOST_LINKS or not needs_left or not gives_left:
            break
    return tuple(links)
