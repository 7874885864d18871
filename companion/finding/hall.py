"""The mentors of a programme as a talk needs them, kept in memory as long as nobody in it changes."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from companion.explaining.machine_instructions import fields_like_an_instruction
from companion.finding.heard import Own, Words
from companion.finding.orders import ordering_statements, without_orders
from companion.ids import PersonId, ProgrammeId, TenantId
from companion.llm.fields import is_sensitive
from companion.matching.score.conditions import fold
from companion.matching.words.masking import full_names
from companion.matching.words.person_words import WordReader
from companion.people.person import Person
from companion.people.reporting_line import within_reporting_line
from companion.programmes.columns import named_columns
from companion.programmes.programme import Programme

LINE_LEVELS = 2
MOST_PROGRAMMES = 16
"""Programmes that a process remembers, each with its people."""


@dataclass(frozen=True)
class Hall:
    """Everybody who takes part in a programme at one state of it.

    What in a profile reads like an order to a machine is left out here: it is neither compared nor shown.
    """

    all_as_written: tuple[tuple[PersonId, Person], ...]

    @cached_property
    def everybody(self) -> Sequence[tuple[PersonId, Person]]:
        """Everybody by identity, without orders."""
        return [(identity, without_orders(person)) for identity, person in self.all_as_written]

    @cached_property
    def orders(self) -> frozenset[str]:
        """The statements that read like orders, as the index of the search names them."""
        names = full_names({person.name for _, person in self.all_as_written})
        return frozenset(
            one
            for identity, person in self.all_as_written
            if fields_like_an_instruction(person)
            for one in ordering_statements(identity, person, names)
        )

    @cached_property
    def by_id(self) -> Mapping[PersonId, Person]:
        """Everybody by identity."""
        return dict(self.everybody)

    @cached_property
    def mentors(self) -> Sequence[tuple[PersonId, Person]]:
        """Everybody who may be given mentees."""
        return [(identity, person) for identity, person in self.everybody if person.is_mentor]

    @cached_property
    def reader(self) -> WordReader:
        """Reads words without anybody's name."""
        return WordReader(person for _, person in self.everybody)

    @cached_property
    def line(self) -> Mapping[str, frozenset[str]]:
        """Who stands in whose reporting line."""
        return within_reporting_line((person for _, person in self.everybody), LINE_LEVELS)

    @cached_property
    def _words(self) -> Words:
        people = [person for _, person in self.mentors]
        return Words(
            places=_spellings(person.location for person in people),
            departments=_spellings(person.department for _, person in self.everybody),
            levels=_spellings(person.level for _, person in self.everybody),
            names=full_names({person.name for _, person in self.everybody}),
        )

    def words(self, programme: Programme) -> Words:
        """The words that people here answer with; who somebody is, only where the rules weigh that."""
        orders = next((order for name, order in programme.orders.items() if name == "level"), ())
        allowed = [column for column in named_columns(programme) if is_sensitive(column)]
        traits = {
            column: tuple(dict.fromkeys(p.attribute(column) for _, p in self.mentors if p.attribute(column)))
            for column in allowed
        }
        base = self._words
        return Words(
            base.places, base.departments, base.levels, tuple(orders), MappingProxyType(traits), base.names
        )


def own_of(person: Person) -> Own:
    """What is known of her who speaks."""
    return Own(person.department, person.level, person.location, person.time_zone, person.languages)


class Halls:
    """The halls of one process, those used last; a hall of an older state is never given."""

    def __init__(self, most: int = MOST_PROGRAMMES) -> None:
        self._most = most
        self._kept: OrderedDict[tuple[TenantId, ProgrammeId], tuple[int, Hall]] = OrderedDict()
        self._being_made: dict[tuple[TenantId, ProgrammeId], threading.Lock] = {}
        self._lock = threading.Lock()

    def get(
        self, tenant: TenantId, programme: ProgrammeId, generation: int, make: Callable[[], Hall]
    ) -> Hall:
        """The hall at this generation; made by one thread while the others wait."""
        key = tenant, programme
        with self._lock:
            one_at_a_time = self._being_made.setdefault(key, threading.Lock())
        with one_at_a_time:
            with self._lock:
                kept = self._kept.get(key)
                if kept is not None and kept[0] == generation:
                    self._kept.move_to_end(key)
                    return kept[1]
            made = make()
            with self._lock:
                self._kept[key] = generation, made
                while len(self._kept) > self._most:
                    self._kept.popitem(last=False)
            return made

    def forget(self, tenant: TenantId) -> None:
        """Remember nobody of an organisation; called when somebody of it was erased."""
        with self._lock:
            self._kept = OrderedDict((key, kept) for key, kept in self._kept.items() if key[0] != tenant)


def _spellings(values: Iterable[str]) -> Mapping[str, str]:
    """Answers as people spell them, by how they are compared; a long one is a sentence and no answer."""
    found: dict[str, str] = {}
    for value in values:
        folded = fold(value)
        if folded and len(folded.split()) <= 5:
            found.setdefault(folded, " ".join(value.split()))
    return MappingProxyType(found)
