"""Finding somebody by what a person would type: an e-mail address or a whole name."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from companion.errors import PersonAmbiguous, PersonUnknown
from companion.people.person import Person


def find_person(people: Iterable[Person], typed: str, *, among: str = "people") -> Person:
    """The one person with this e-mail address, else with this whole name, case aside.

    Raises:
        PersonUnknown: nobody has it; the nearest addresses and names are suggested.
        PersonAmbiguous: several people have this name.
    """
    wanted = " ".join(typed.split()).casefold()
    everybody = list(people)
    by_email = [person for person in everybody if person.email == wanted]
    by_name = [person for person in everybody if person.name.casefold() == wanted]
    found = by_email or by_name
    if len(found) == 1:
        return found[0]
    if found:
        addresses = ", ".join(person.email for person in found)
        raise PersonAmbiguous(typed=typed, among=among, addresses=addresses)
    known = [person.email for person in everybody] + [person.name for person in everybody]
    near = get_close_matches(typed, known, n=3, cutoff=0.5)
    hint = (
        f"Did you mean {' or '.join(near)}?" if near else "Give the e-mail address as it stands in the file."
    )
    raise PersonUnknown(typed=typed, among=among, hint=hint)
