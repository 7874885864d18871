"""Snapshots and requests as JSON: in a profile others stand by identity, so that erasing one reaches all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from companion.ids import PersonId
from companion.matching.rounds.freezing import Frozen
from companion.matching.rounds.round import Pair, RunRequest
from companion.people.person import Person
from companion.programmes.programme import Programme

Json = dict[str, Any]

_PERSON = TypeAdapter(Person)
_PROGRAMME = TypeAdapter(Programme)
_REQUEST = TypeAdapter(RunRequest)
_LISTS = ("avoid", "past_partners")


def programme_json(programme: Programme) -> Json:
    """A programme as JSON."""
    return _object(_PROGRAMME.dump_python(programme, mode="json", fallback=dict, warnings=False))


def read_programme_json(stored: Json) -> Programme:
    """The programme that was stored."""
    return _PROGRAMME.validate_python(stored)


def request_json(request: RunRequest) -> Json:
    """A request as JSON, in a fixed order."""
    return {
        "pins": [_pair_json(pair) for pair in sorted(request.pins)],
        "vetoes": [_pair_json(pair) for pair in sorted(request.vetoes)],
        "without": [str(person) for person in sorted(request.without)],
    }


def read_request_json(stored: Json) -> RunRequest:
    """The request that was stored."""
    return _REQUEST.validate_python(stored)


def people_json(people: Sequence[Frozen]) -> list[tuple[PersonId, Json]]:
    """Everybody's profile. Addresses of others than these say nothing to the engine and are left out."""
    id_of = {frozen.person.email: str(frozen.id) for frozen in people}
    return [(frozen.id, _profile_json(frozen, id_of)) for frozen in people]


def read_people_json(stored: Sequence[tuple[PersonId, Json]]) -> tuple[Frozen, ...]:
    """Everybody who was stored and is still there, by e-mail; who was erased is named by nobody any more."""
    email_of = {str(identity): profile["email"] for identity, profile in stored}
    found = [_read_profile(identity, profile, email_of) for identity, profile in stored]
    return tuple(sorted(found, key=lambda frozen: frozen.person.email))


def _profile_json(frozen: Frozen, id_of: Mapping[str, str]) -> Json:
    plain = replace(frozen.person, manager_email=None, avoid=(), past_partners=(), shortlist=(), line=0)
    profile = _object(_PERSON.dump_python(plain, mode="json", fallback=dict, warnings=False))
    for name in _LISTS:
        profile[name] = [id_of[email] for email in getattr(frozen.person, name) if email in id_of]
    # Without a mentor who left her second choice would become her first, which she never said.
    profile["shortlist"] = [id_of.get(email, "") for email in frozen.person.shortlist]
    profile["manager"] = id_of.get(frozen.person.manager_email or "")
    profile["takes_part"] = frozen.takes_part
    return profile


def _read_profile(identity: PersonId, stored: Json, email_of: Mapping[str, str]) -> Frozen:
    profile = dict(stored)
    takes_part, manager = profile.pop("takes_part"), profile.pop("manager")
    for name in _LISTS:
        profile[name] = [email_of[other] for other in profile[name] if other in email_of]
    profile["shortlist"] = [email_of.get(other, "") for other in profile.get("shortlist", [])]
    profile["manager_email"] = email_of.get(manager)
    return Frozen(identity, _PERSON.validate_python(profile), takes_part)


def _pair_json(pair: Pair) -> Json:
    return {"mentee": str(pair.mentee), "mentor": str(pair.mentor)}


def _object(value: Any) -> Json:  # noqa: ANN401  (pydantic gives whatever it was given)
    return dict(value)
