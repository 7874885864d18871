"""Who stands close to whom in the reporting line."""

from __future__ import annotations

from collections.abc import Iterable

from companion.people.person import Person


def within_reporting_line(people: Iterable[Person], levels: int) -> dict[str, frozenset[str]]:
    """For everybody, the addresses of all who are at most so many levels above or below them.

    Two levels up are the manager and the manager's manager; colleagues with one manager are not in
    each other's line. A line goes on only through people who are given. Managers who are not given
    count as the last of their line. Rings are followed for as many levels as asked, and nobody stands
    in their own line. Symmetric: whoever is in my line has me in theirs, if they are given.
    """
    everybody = list(people)
    manager_of = {person.email: person.manager_email for person in everybody}
    line: dict[str, set[str]] = {person.email: set() for person in everybody}
    for person in everybody:
        above = person.manager_email
        for _ in range(levels):
            if above is None:
                break
            if above != person.email:
                line[person.email].add(above)
                if above in line:
                    line[above].add(person.email)
            above = manager_of.get(above)
    return {email: frozenset(others) for email, others in line.items()}
