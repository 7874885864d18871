"""What a file would change: nobody is forgotten, nobody is changed by what the file does not say."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from types import MappingProxyType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.errors import ProfileInvalid
from companion.ids import PersonId, TenantId, new_id
from companion.languages.catalogue import languages
from companion.people.availability import merged, read_availability
from companion.people.difference import Fate, compare, digest
from companion.people.difference_lines import difference_lines, summary
from companion.people.person import Outcome, Person, Role, Roster, RowProblem, Slot
from companion.people.profile_changes import Wish, apply_wish
from companion.people.profile_text import availability_in, availability_text, values_text
from companion.people.register import Known, State, participation_of, person_of, profile_of
from companion.people.tombstone import email_hash
from companion.people.value_answers import read_answers

ADA = Person(
    "ada@x.example",
    "Ada One",
    Role.MENTEE,
    wants="public speaking",
    languages=("en",),
    time_zone="Europe/Oslo",
    availability=(Slot(0, 540, 600),),
    values=(1, 2, None, 4, 5, 1),
    attributes=MappingProxyType({"site": "Oslo"}),
    line=2,
)
BEN = Person("ben@x.example", "Ben Two", Role.MENTOR, offers="welding", capacity=2, line=3)
ALL = (
    "name", "email", "role", "wants", "offers", "languages", "time_zone", "availability", "capacity",
    "values", "site",
)  # fmt: skip


def roster(*people, columns=ALL, problems=(), unusable=()):
    return Roster(tuple(people), tuple(problems), len(people), columns, unusable)


def known(person, state=State.ACTIVE):
    participation = participation_of(person, state) if state else None
    return Known(PersonId(new_id()), 1, profile_of(person), participation)


def register(*people, **states):
    return {person.email: known(person, states.get(person.email[:3], State.ACTIVE)) for person in people}


def fates(difference):
    return {entry.profile.email[:3]: entry.fate for entry in difference.entries}


def changes_of(difference, email):
    (entry,) = [entry for entry in difference.entries if entry.profile.email == email]
    return {change.field: (change.before, change.after) for change in entry.changes}


def test_a_file_that_says_what_is_known_changes_nobody():
    difference = compare(roster(ADA, BEN), register(ADA, BEN), {})

    assert fates(difference) == {"ada": Fate.UNCHANGED, "ben": Fate.UNCHANGED}
    assert difference.is_nothing


def test_everybody_has_one_fate():
    cid = Person("cid@x.example", "Cid", Role.MENTEE)
    dan = Person("dan@x.example", "Dan", Role.MENTEE)
    moved = replace(BEN, offers="ice")

    difference = compare(roster(ADA, moved, dan), register(BEN, cid, dan, dan=State.GONE), {})

    assert fates(difference) == {
        "ada": Fate.NEW, "ben": Fate.CHANGED, "cid": Fate.GONE, "dan": Fate.RETURNING,
    }  # fmt: skip
    assert not difference.is_nothing


def test_each_changed_field_is_told_as_it_was_and_as_it_will_be():
    moved = replace(
        ADA,
        role=Role.BOTH,
        time_zone=None,
        availability=(Slot(0, 540, 600), Slot(2, 840, 990)),
        values=(1, 2, 3, 4, 5, 1),
        attributes=MappingProxyType({"site": "Rome"}),
    )

    difference = compare(roster(moved), register(ADA), {})

    assert changes_of(difference, ADA.email) == {
        "time_zone": ("Europe/Oslo", ""),
        "availability": ("Mon 9:00-10:00", "Mon 9:00-10:00; Wed 14:00-16:30"),
        "attributes.site": ("Oslo", "Rome"),
        "role": ("mentee", "both"),
        "values": ("1 2 - 4 5 1", "1 2 3 4 5 1"),
    }


def test_what_the_file_has_no_column_for_stays_as_it_is():
    bare = Person(ADA.email, "Ada One", Role.MENTEE, line=2)

    difference = compare(roster(bare, columns=("name", "email", "role")), register(ADA), {})

    assert fates(difference) == {"ada": Fate.UNCHANGED}


def test_a_column_that_is_there_and_empty_empties_the_field():
    difference = compare(roster(replace(ADA, wants="")), register(ADA), {})

    assert changes_of(difference, ADA.email) == {"wants": ("public speaking", "")}


def test_a_further_column_that_the_file_does_not_have_keeps_its_answers():
    stored = replace(ADA, attributes=MappingProxyType({"site": "Oslo", "grade": "4"}))

    difference = compare(roster(replace(ADA, attributes=MappingProxyType({}))), register(stored), {})

    assert changes_of(difference, ADA.email) == {"attributes.site": ("Oslo", "")}
    assert difference.entries[0].profile.attributes == {"grade": "4"}


def test_a_cell_that_makes_no_sense_does_not_empty_what_is_known():
    slip = RowProblem(2, "availability", "“Blursday” is no day.", "Write a day.", Outcome.CELL_IGNORED)
    read = replace(ADA, availability=())

    difference = compare(roster(read, problems=[slip]), register(ADA), {})

    assert fates(difference) == {"ada": Fate.UNCHANGED}


def test_a_name_that_was_made_of_the_address_replaces_no_real_one():
    difference = compare(roster(replace(ADA, name="ada")), register(ADA), {})

    assert fates(difference) == {"ada": Fate.UNCHANGED}


def test_somebody_whose_row_cannot_be_used_is_not_gone():
    difference = compare(roster(ADA, unusable=(BEN.email,)), register(ADA, BEN), {})

    assert fates(difference) == {"ada": Fate.UNCHANGED}


def test_who_is_paused_stays_paused_and_who_is_gone_already_does_not_leave_again():
    difference = compare(roster(ADA), register(ADA, BEN, ada=State.PAUSED, ben=State.GONE), {})

    assert fates(difference) == {"ada": Fate.UNCHANGED}
    assert difference.entries[0].participation.state is State.PAUSED


def test_somebody_of_another_programme_is_new_here_and_her_profile_is_compared():
    difference = compare(roster(replace(ADA, wants="chess")), register(ADA, ada=None), {})

    assert fates(difference) == {"ada": Fate.NEW}
    assert changes_of(difference, ADA.email) == {"wants": ("public speaking", "chess")}
    assert difference.entries[0].id is not None


def test_who_was_erased_is_named_and_left_out():
    when = datetime(2027, 3, 3, 9, tzinfo=UTC)

    difference = compare(roster(ADA, BEN), register(BEN), {ADA.email: when})

    assert fates(difference) == {"ben": Fate.UNCHANGED}
    assert difference_lines(difference)[-1] == "Line 2: ada@x.example was erased on 3 March 2027, left out."


def crowd(count):
    return [Person(f"p{at:03d}@x.example", f"P {at}", Role.MENTEE, line=at + 2) for at in range(count)]


@pytest.mark.parametrize(
    ("people", "leaving", "is_many"),
    [(40, 4, False), (40, 5, True), (4, 2, False), (4, 3, True), (30, 3, False), (29, 3, True)],
)
def test_more_than_a_tenth_and_at_least_three_must_be_confirmed(people, leaving, is_many):
    everybody = crowd(people)

    difference = compare(roster(*everybody[leaving:]), register(*everybody), {})

    assert difference.counts()[Fate.GONE] == leaving
    assert difference.many_gone is is_many


def test_paused_people_who_leave_do_not_count_as_active():
    everybody = crowd(9)
    stored = {p.email: known(p, State.PAUSED if at < 3 else State.ACTIVE) for at, p in enumerate(everybody)}

    difference = compare(roster(*everybody[3:]), stored, {})

    assert difference.active_before == 6
    assert not difference.many_gone


def test_the_digest_tells_differences_apart_and_knows_the_same_one_again():
    stored = register(ADA, BEN)
    one = compare(roster(replace(ADA, wants="chess"), BEN), stored, {})
    same = compare(roster(BEN, replace(ADA, wants="chess")), stored, {})
    other = compare(roster(replace(ADA, wants="Chess"), BEN), stored, {})

    assert digest(one) == digest(same)
    assert digest(one) != digest(other)


def test_the_summary_says_all_figures_in_a_sentence():
    counts = {Fate.NEW: 2, Fate.RETURNING: 0, Fate.CHANGED: 1_200, Fate.GONE: 1, Fate.UNCHANGED: 1}

    assert summary(counts, 0) == "2 new, 1,200 changed, 1 no longer in the file; 1 stays as she is."
    assert summary(dict.fromkeys(Fate, 0) | {Fate.UNCHANGED: 40}, 2) == (
        "Nothing changes: 40 stay as they are. 2 people were erased earlier and left out."
    )


def test_the_lines_name_people_with_their_changes_and_count_the_rest():
    everybody = crowd(25)
    moved = [replace(person, wants="chess") for person in everybody]

    lines = difference_lines(compare(roster(*moved), register(*everybody), {}))

    assert lines[0] == "25 changed; 0 stay as they are."
    assert lines[2:5] == ["Changed (25):", "  P 0 <p000@x.example>", "    wants: unknown → “chess”"]
    assert lines[-1] == "  … and 5 more."


def test_a_person_goes_into_the_register_and_comes_out_the_same():
    assert person_of(profile_of(ADA), participation_of(ADA)) == replace(ADA, line=0)


# ---- the same file twice ------------------------------------------------------------------------

few_texts = st.sampled_from(["", "chess", "ice", "ada"])
somebody = st.builds(
    Person,
    email=st.sampled_from([f"{name}@x.example" for name in ("ada", "ben", "cid", "dan")]),
    name=few_texts,
    role=st.sampled_from(Role),
    wants=few_texts,
    time_zone=st.sampled_from([None, "Europe/Oslo"]),
    availability=st.sampled_from([(), (Slot(0, 540, 600),)]),
    capacity=st.sampled_from([None, 0, 2]),
    values=st.sampled_from([(), (1, None), (2, 3)]),
    attributes=st.dictionaries(st.sampled_from(["site", "grade"]), st.just("x")).map(MappingProxyType),
    line=st.integers(2, 9),
)
crowds = st.lists(somebody, unique_by=lambda person: person.email).map(
    lambda people: sorted(people, key=lambda person: person.email)
)
some_columns = st.sets(st.sampled_from(ALL)).map(lambda found: (*sorted(found), "email", "role"))


def after_applying(difference, stored):
    """The register as it is once everything in a difference was done."""
    done = {
        entry.profile.email: Known(entry.id or new_id(), 1, entry.profile, entry.participation)
        for entry in difference.entries
    }
    return stored | done


@given(crowds, crowds, some_columns, st.lists(st.sampled_from(State), min_size=4, max_size=4), st.booleans())
def test_once_a_file_is_applied_it_has_nothing_left_to_say(in_file, in_register, columns, states, slips):
    stored = {person.email: known(person, state) for person, state in zip(in_register, states, strict=False)}
    slip = RowProblem(3, "availability", "What.", "Mend.", Outcome.CELL_IGNORED)
    read = roster(*in_file, columns=columns, problems=[slip] if slips else ())

    first = compare(read, stored, {})
    second = compare(read, after_applying(first, stored), {})

    assert second.is_nothing
    assert {entry.profile.email for entry in first.entries} >= {person.email for person in in_file}


# ---- what is written is read back ---------------------------------------------------------------

slots = st.builds(
    lambda day, start, length: Slot(day, start, min(start + length, 1440)),
    st.integers(0, 6),
    st.integers(0, 1439),
    st.integers(1, 1440),
)


@given(st.lists(slots, min_size=1, max_size=8).map(merged))
def test_written_availability_is_read_back_as_the_same(week):
    for language in languages():
        assert read_availability(availability_text(week, language)).value == week
        assert availability_in(availability_text(week), language) == availability_text(week, language)


@given(st.lists(st.none() | st.integers(1, 5), min_size=6, max_size=6))
def test_written_answers_are_read_back_as_the_same(answers):
    assert read_answers(values_text(answers), 6).value == tuple(answers)


# ---- wishes -------------------------------------------------------------------------------------


def wish(**fields):
    return apply_wish(profile_of(ADA), participation_of(ADA), Wish(fields), statements=6)


def test_typed_fields_are_read_as_cells_are():
    changed = wish(
        languages="English, french",
        time_zone="berlin",
        availability="Wed 14-16",
        capacity="two",
        wants=" x\u00a0y ",
    )

    assert changed.profile.languages == ("en", "fr")
    assert changed.profile.time_zone == "Europe/Berlin"
    assert changed.profile.availability == (Slot(2, 840, 960),)
    assert changed.profile.wants == "x y"
    assert changed.participation.capacity == 2


def test_all_nonsense_is_told_at_once_in_the_words_of_a_file():
    with pytest.raises(ProfileInvalid) as refused:
        wish(availability="Blursday", time_zone="Atlantis", wants="chess", capacity="900")

    assert str(refused.value).splitlines()[1:] == [
        "availability: “Blursday” is no day and no time we know. "
        "Write for instance “Mon 9-12; Wed 14:00-16:30”.",
        "time_zone: “Atlantis” is no time zone we know. Write a zone such as Europe/Berlin, or the largest "
        "city nearby.",
        "capacity: “900” is more mentees than anybody can take. Write a whole number from 0 to 50; 0 stands "
        "for a mentor who takes nobody now.",
    ]


@pytest.mark.parametrize(
    "field", ["availability", "time_zone", "languages", "capacity", "manager_email", "wants"]
)
def test_an_empty_text_empties_a_field(field):
    changed = wish(**{field: ""})

    value = getattr(changed.profile, field, None) or getattr(changed.participation, field, None)
    assert value in (None, "", ())


@pytest.mark.parametrize("field", ["name", "role"])
def test_a_name_and_a_role_cannot_be_emptied(field):
    with pytest.raises(ProfileInvalid, match="is missing"):
        wish(**{field: " "})


def test_what_was_guessed_is_taken_and_told():
    changed = wish(availability="Mon")

    assert changed.profile.availability == (Slot(0, 540, 1020),)
    assert [notice.what for notice in changed.notices] == ["A day without hours was read as 9:00 to 17:00."]


def test_nobody_is_her_own_manager_and_nobody_avoids_herself():
    assert wish(avoid="ada@x.example; ben@x.example").profile.avoid == ("ben@x.example",)
    with pytest.raises(ProfileInvalid, match="her own manager"):
        wish(manager_email="ADA@x.example")


def test_further_columns_are_set_one_by_one():
    changed = apply_wish(profile_of(ADA), None, Wish({}, {"grade": "4", "site": ""}), statements=6)

    assert changed.profile.attributes == {"grade": "4"}
    assert changed.participation is None


# ---- tombstones ---------------------------------------------------------------------------------


def test_a_tombstone_knows_an_address_again_and_tells_organisations_apart():
    here, there = TenantId(new_id()), TenantId(new_id())

    assert email_hash(here, "Ada@X.example") == email_hash(here, "ada@x.example")
    assert email_hash(here, "ada@x.example") != email_hash(there, "ada@x.example")
    assert len(email_hash(here, "ada@x.example")) == 32
