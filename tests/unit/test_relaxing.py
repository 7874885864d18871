"""Where nobody fits, what to let go of is named wherever that brings somebody; against looking again."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from companion.finding.fitting import Candidate, Ground, fitting
from companion.finding.query import About, Chip, Kind, Query
from companion.finding.relaxing import MOST_RELAXED, Reach, relaxed
from companion.ids import PersonId, new_id
from companion.people.person import Person, Role

ADA = Person(email="ada@x.example", name="Ada", role=Role.MENTEE)
CHIPS = (
    Chip(Kind.MUST, About.LANGUAGE, ("es",), "Speaks Spanish", ""),
    Chip(Kind.MUST, About.LANGUAGE, ("fr",), "Speaks French", ""),
    Chip(Kind.MUST, About.PLACE, ("Oslo",), "In Oslo", ""),
    Chip(Kind.MUST_NOT, About.DEPARTMENT, ("sales",), "Not in Sales", ""),
    Chip(Kind.WISH, About.LANGUAGE, ("en",), "Speaks English", ""),
)
mentors = st.builds(
    lambda languages, place, department: Person(
        email=f"{new_id().hex}@x.example",
        name="M",
        role=Role.MENTOR,
        languages=tuple(sorted(languages)),
        location=place,
        department=department,
    ),
    st.sets(st.sampled_from(["en", "es", "fr"])),
    st.sampled_from(["", "Oslo", "Bath"]),
    st.sampled_from(["", "Sales", "Works"]),
)
nearness = st.sampled_from(["related", "loose", "far"])
GROUND = Ground(ADA, date(2026, 11, 30))


@given(st.lists(st.tuples(mentors, nearness), max_size=6), st.sets(st.sampled_from(CHIPS)))
def test_a_way_to_somebody_is_named_wherever_there_is_one_and_brings_what_looking_again_finds(people, chips):
    query = Query(tuple(chip for chip in CHIPS if chip in chips))
    everybody = [Candidate(PersonId(new_id()), person, 1) for person, _ in people]
    near = dict(zip([one.id for one in everybody], [how for _, how in people], strict=True))
    reach = Reach(
        {one for one, how in near.items() if how == "related"},
        {one for one, how in near.items() if how != "far"},
    )

    def shown(without: tuple[Chip, ...]) -> int:
        fit = [one.id for one in fitting(query.without(*without), everybody, GROUND)]
        return sum(one in reach.related for one in fit) or sum(one in reach.loose for one in fit)

    told = relaxed(query, everybody, GROUND, reach)

    barring = query.of(Kind.MUST, Kind.MUST_NOT)
    if shown(()):
        assert all(len(one.chips) == 1 and one.would_fit == shown(one.chips) for one in told)
        return
    by_size = [
        {way: shown(way) for way in combinations(barring, size) if shown(way)}
        for size in range(1, len(barring) + 1)
    ]
    wanted = next((ways for ways in by_size if ways), {})
    assert {one.chips: one.would_fit for one in told}.items() <= wanted.items()
    assert len(told) == min(MOST_RELAXED, len(wanted))
