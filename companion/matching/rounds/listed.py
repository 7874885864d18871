"""Mentees' own lists as a round is told of them: by e-mail, as a person's other words about people are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from companion.ids import PersonId
from companion.people.person import Person


def with_shortlists(
    people: list[tuple[PersonId, Person]], lists: Mapping[PersonId, tuple[PersonId, ...]]
) -> list[tuple[PersonId, Person]]:
    """These people with their lists; the same where none of them has one.

    Somebody on a list who takes no part keeps her place, so that the others keep theirs.
    """
    email_of = {identity: person.email for identity, person in people}
    return [
        (identity, replace(person, shortlist=tuple(email_of.get(one, "") for one in lists[identity])))
        if identity in lists and person.is_mentee
        else (identity, person)
        for identity, person in people
    ]
