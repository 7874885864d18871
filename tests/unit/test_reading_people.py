"""From a spreadsheet to a roster: who is in it, what is left out, and how that is said."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.errors import PeopleColumnsMissing, PeopleNobodyLeft, PeopleOnlyHeader, PeopleRowsRefused
from companion.people.columns import COLUMNS
from companion.people.headers import header_likeness
from companion.people.person import Outcome, Person, Role, Roster, RowProblem, Slot
from companion.people.problem_lines import problem_lines
from companion.people.reading import read_roster
from companion.people.service import read_people, refuse_nobody, refuse_problems
from companion.people.table import ReadingLimits, Row, Table
from companion.people.tables import table_from

SAMPLE = Path(__file__).parents[2] / "companion" / "sample" / "people.csv"


def roster_of(text: str, statements: int = 6) -> Roster:
    return roster_of_bytes(text.encode(), statements)


def roster_of_bytes(given_bytes: bytes, statements: int = 6) -> Roster:
    table = table_from(io.BytesIO(given_bytes), "people.csv", header_likeness, ReadingLimits())
    return read_roster(table, statements=statements)


def rows_of(*rows: dict[str, str]) -> str:
    """A CSV file with these rows and every column that any of them has."""
    columns = list(dict.fromkeys(["email", "role", *(key for row in rows for key in row)]))
    stream = io.StringIO()
    writer = csv.DictWriter(stream, columns, restval="")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue()


def roster_of_cells(rows: list[dict[str, str]]) -> Roster:
    """The roster of a table whose cells hold anything at all, with no file between."""
    header = tuple(rows[0])
    lines = (Row(number, [row[column] for column in header]) for number, row in enumerate(rows, start=2))
    return read_roster(Table("people.csv", header, 1, lines, len(rows), cells_can_shift=True))


def person_of(**cells: str) -> tuple[Person, tuple[RowProblem, ...]]:
    """One person with these cells, and what was said about them."""
    roster = roster_of(rows_of({"email": "ada@example.org", "role": "mentee", "name": "Ada", **cells}))
    return roster.people[0], roster.problems


def test_a_full_row_becomes_a_person():
    person, problems = person_of(
        role="both",
        wants="boards; budgets",
        offers="rust",
        goals="lead",
        experience="ten years",
        about="bees",
        languages="English, French",
        time_zone="europe/berlin",
        availability="Mon 9-12",
        location="Oslo",
        department="Finance",
        level="Senior",
        manager_email="Grace@example.org",
        capacity="2",
        values="4 3 5 2 - 4",
        avoid="Bob@example.org",
        past_partners="carol@example.org; dan@example.org",
        **{"Cost Center": "C7"},
    )

    assert problems == ()
    assert person == Person(
        email="ada@example.org",
        name="Ada",
        role=Role.BOTH,
        wants="boards; budgets",
        offers="rust",
        goals="lead",
        experience="ten years",
        about="bees",
        languages=("en", "fr"),
        time_zone="Europe/Berlin",
        availability=(Slot(0, 540, 720),),
        location="Oslo",
        department="Finance",
        level="Senior",
        manager_email="grace@example.org",
        capacity=2,
        values=(4, 3, 5, 2, None, 4),
        avoid=("bob@example.org",),
        past_partners=("carol@example.org", "dan@example.org"),
        attributes={"cost_center": "C7"},
        line=2,
    )


def test_empty_cells_and_placeholders_are_unknown():
    person, problems = person_of(
        wants="n/a", offers="-", goals="none", languages="", capacity="-", values="?", level="tbd", team="n/a"
    )

    assert problems == ()
    assert (person.wants, person.offers, person.goals, person.languages) == ("", "", "", ())
    assert (person.capacity, person.values, person.level, dict(person.attributes)) == (None, (), "", {})


def test_a_row_without_a_usable_address_or_role_is_left_out_and_the_others_are_used():
    text = (
        "name,email,role\nAda,ada@example.org,mentee\nBo,,mentor\nCy,cy at example,mentor\n"
        "Di,di@example.org,\nEd,ed@example.org,boss\n"
    )

    roster = roster_of(text)

    assert [person.name for person in roster.people] == ["Ada"]
    assert roster.rows_read == 5
    assert [(problem.line, problem.column) for problem in roster.problems] == [
        (3, "email"), (4, "email"), (5, "role"), (6, "role"),
    ]  # fmt: skip
    assert {problem.outcome for problem in roster.problems} == {Outcome.LEFT_OUT}


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("capacity", "-1"),
        ("availability", "Blursday 25:00-26:00"),
        ("time_zone", "Mars"),
        ("values", "9 9 9 9 9 9"),
    ],
)
def test_a_cell_that_makes_no_sense_is_unknown_and_the_row_is_used(column, cell):
    person, problems = person_of(**{column: cell})

    assert getattr(person, column) in (None, ())
    assert [(problem.line, problem.column, problem.outcome) for problem in problems] == [
        (2, column, Outcome.CELL_IGNORED)
    ]


@pytest.mark.parametrize("column", ["languages", "time_zone", "availability", "capacity"])
def test_an_essay_where_a_short_answer_belongs_is_not_searched_for_one(column):
    person, problems = person_of(**{column: "Mon 9-12 (" * 2_000})

    assert getattr(person, column) in (None, ())
    assert "20,000 characters" in problems[0].what or "19,999 characters" in problems[0].what
    assert "Write for instance" in problems[0].mend


def test_a_problem_names_the_header_as_it_stands_in_the_file():
    roster = roster_of("E-mail,Role,When are you free?\nada@example.org,mentee,maybe\n")

    assert problem_lines(roster)[-1] == (
        "Line 2, column When are you free?: “maybe” is no day and no time we know. "
        "Write for instance “Mon 9-12; Wed 14:00-16:30”. The cell was ignored."
    )


def test_what_is_about_the_whole_file_names_no_line():
    roster = roster_of_bytes("name,email,role\nZoë,a@b.org,mentee\n".encode("cp1252"))

    assert problem_lines(roster)[0].startswith("The file is not in UTF-8, so it was read as Windows-1252")
    assert problem_lines(roster, notices=False) == []


def test_cells_that_begin_like_a_formula_are_just_text():
    for cell in ("=1+1", "+plus", "-minus", "@home", "\tTab", "=cmd|'/c calc'!A0"):
        person, problems = person_of(about=cell)

        assert person.about == cell.strip()
        assert all(problem.outcome is Outcome.NOTICE for problem in problems)


def test_the_error_of_a_formula_counts_as_unknown_and_is_said():
    person, problems = person_of(department="#REF!")

    assert person.department == ""
    assert "error of a formula" in problems[0].what


def test_a_text_keeps_its_lines_and_a_short_answer_is_on_one():
    person, _ = person_of(about="one\ntwo", department="Fin\nance")

    assert person.about == "one\ntwo"
    assert person.department == "Fin ance"


def test_a_name_comes_from_two_columns_or_from_the_address():
    text = (
        "first name,last name,email,role\nAda,Lovelace,a@b.org,mentee\n,Hopper,g@b.org,mentor\n"
        ",,no.name@b.org,mentor\n"
    )
    nameless = roster_of("email,role\nada.l@example.org,mentee\n")

    assert [person.name for person in roster_of(text).people] == ["Ada Lovelace", "Hopper", "no.name"]
    assert nameless.people[0].name == "ada.l"
    assert "no column for names" in nameless.problems[0].what


def test_a_missing_name_is_said_with_what_was_used_in_its_place():
    person, problems = person_of(name="")

    assert person.name == "ada"
    assert "“ada” was used" in problems[0].what


def test_blank_rows_are_passed_over_and_not_counted():
    roster = roster_of("email,role\n\n,\na@b.org,mentee\n  ,  \n")

    assert roster.rows_read == 1
    assert roster.problems[0].line in (0, 1)


def test_a_header_alone_is_refused_in_words():
    with pytest.raises(PeopleOnlyHeader, match="header in line 1 and no people"):
        roster_of("email,role\n,\n")


def test_a_file_without_an_address_column_is_refused_with_what_was_found():
    with pytest.raises(PeopleColumnsMissing, match="“a”, “b”"):
        roster_of("a,b\n1,2\n")


def test_a_row_with_more_cells_than_the_header_is_left_out_for_its_cells_have_moved():
    roster = roster_of("name,email,role,wants\nAda,a@b.org,mentee,speak, lead\nBo,c@d.org,mentor,x,\n")

    assert [person.name for person in roster.people] == ["Bo"]
    assert "5 cells, but the header has 4" in roster.problems[0].what
    assert roster.problems[0].line == 2


def test_a_row_with_fewer_cells_than_the_header_has_empty_ones_at_the_end():
    assert roster_of("name,email,role,wants\nAda,a@b.org,mentee\n").people[0].wants == ""


def test_a_column_without_a_header_is_not_read_and_that_is_said_once():
    roster = roster_of("name,email,role,\nAda,a@b.org,mentee,secret\nBo,c@d.org,mentor,secret\n")

    assert [problem.what for problem in roster.problems] == [
        "“secret” stands in a column without a header, which is not read."
    ]


def test_answers_may_stand_in_columns_of_their_own_and_win_over_the_one_column():
    text = (
        "name,email,role,values,values_1,values_2\nA,a@b.org,mentee,1 1,5,x\nB,b@b.org,mentee,2 4,,\n"
        "C,c@b.org,mentee,,7,3\n"
    )

    roster = roster_of(text, statements=2)

    assert [person.values for person in roster.people] == [(5, None), (2, 4), (None, 3)]
    assert [(problem.line, problem.column) for problem in roster.problems] == [(4, "values_1")]


def test_answers_beyond_the_statements_are_not_used_and_that_is_said():
    roster = roster_of("name,email,role,values_1,values_2\nA,a@b.org,mentee,5,4\n", statements=1)

    assert roster.people[0].values == (5,)
    assert "1 statements; answers beyond" in roster.problems[0].what


def test_past_partners_from_several_columns_are_joined():
    text = "name,email,role,Previous mentors,Previous mentees\nA,a@b.org,both,x@y.org,z@y.org; w@y.org\n"

    assert roster_of(text).people[0].past_partners == ("x@y.org", "z@y.org", "w@y.org")


PEOPLE = "employee id,name,email,role,avoid\n"
OTHERS = "7,Bob Ray,bob@x.org,mentor,\n8,Eve Adams,eve@x.org,mentor,\n9,Eve Adams,eve2@x.org,mentor,\n"


@pytest.mark.parametrize(
    ("cell", "avoid"),
    [
        ("bob@x.org", ("bob@x.org",)),
        ("somebody@else.org", ("somebody@else.org",)),
        ("Bob <bob@x.org>; eve@x.org", ("bob@x.org", "eve@x.org")),
        ("bob@x.org eve@x.org", ("bob@x.org", "eve@x.org")),
        ("bob@x.org, eve@x.org", ("bob@x.org", "eve@x.org")),
        ("7; 8", ("bob@x.org", "eve@x.org")),
        ("bob RAY", ("bob@x.org",)),
        ("Ray, Bob", ("bob@x.org",)),
        ("Bob Ray and 9", ("bob@x.org", "eve2@x.org")),
    ],
)
def test_others_are_named_by_address_id_or_whole_name(cell, avoid):
    roster = roster_of(f'{PEOPLE}1,Ada,ada@x.org,mentee,"{cell}"\n{OTHERS}')

    assert roster.people[0].avoid == avoid
    assert roster.problems == ()


@pytest.mark.parametrize(
    ("cell", "what", "outcome"),
    [
        ("Bobby; eve@x.org", "“Bobby” fits nobody", Outcome.CELL_IGNORED),
        ("Eve Adams; eve@x.org", "“Eve Adams” fits 2 people: eve2@x.org, eve@x.org", Outcome.CELL_IGNORED),
        ("bob@x; eve@x.org", "“bob@x” is no e-mail address", Outcome.CELL_IGNORED),
        ("Ada; eve@x.org", "“Ada” is the person of this row", Outcome.NOTICE),
    ],
)
def test_a_name_that_fits_nobody_or_two_is_named_and_the_rest_of_the_list_is_used(cell, what, outcome):
    roster = roster_of(f'{PEOPLE}1,Ada,ada@x.org,mentee,"{cell}"\n{OTHERS}')

    assert roster.people[0].avoid == ("eve@x.org",)
    assert what in roster.problems[0].what
    assert roster.problems[0].outcome is outcome
    if outcome is Outcome.CELL_IGNORED:
        assert problem_lines(roster)[0].endswith("was ignored.")
        assert "The cell was ignored" not in problem_lines(roster)[0]


def test_somebody_whose_row_is_left_out_can_still_be_named():
    roster = roster_of(
        rows_of(
            {"email": "a@x.org", "role": "mentee", "name": "A", "avoid": "Bo"},
            {"email": "b@x.org", "role": "?", "name": "Bo"},
        )
    )

    assert roster.people[0].avoid == ("b@x.org",)


def test_the_columns_are_ours_in_their_order_and_then_the_further_ones():
    roster = roster_of("Shoe size,Role,E-mail,Bio\n38,mentee,a@b.org,x\n")

    assert roster.columns == ("email", "role", "about", "shoe_size")


def test_strict_reading_refuses_what_left_something_out_and_lets_notices_pass():
    fine = roster_of("email,role\na@b.org,mentee\n")
    refuse_problems(fine)
    bad = roster_of("name,email,role,capacity\nA,a@b.org,mentee,-1\nB,,mentor,1\nC,c,mentor,1\n")

    with pytest.raises(PeopleRowsRefused) as refused:
        refuse_problems(bad)

    assert "2 rows and 1 cell in the file" in str(refused.value)
    assert "Line 2, column capacity: “-1”" in str(refused.value)
    assert fine.problems != ()


def test_a_roster_in_which_nobody_is_left_is_refused_with_the_first_reasons():
    nobody = roster_of(
        "name,email,role\n" + "A,a@b.org,boss\n" * 1 + "".join(f"B,b{i}@b.org,boss\n" for i in range(30))
    )

    with pytest.raises(
        PeopleNobodyLeft, match=r"None of the 31 rows(.|\n)*Line 2, column role(.|\n)*21 more"
    ):
        refuse_nobody(nobody)
    refuse_nobody(roster_of("email,role\na@b.org,mentee\n"))


def test_the_sample_programme_reads_without_a_row_or_cell_left_out():
    told: list[tuple[str, int, int]] = []

    roster = read_people(SAMPLE, progress=lambda what, done, of: told.append((what, done, of)))

    refuse_problems(roster)
    assert len(roster.people) == roster.rows_read > 90
    assert told[-1] == ("reading people", roster.rows_read, roster.rows_read)


WORDS = st.text(max_size=14)
ADDRESSES = st.sampled_from(["a@x.org", "b@x.org", "c@x.org", "d@x.org", "E@x.org", "Ann <f@x.org>"])
CELLS = {
    "email": st.one_of(ADDRESSES, WORDS),
    "role": st.sampled_from(["mentor", "mentee", "both", "Mentor", "boss", ""]),
    "name": st.sampled_from(["Ann", "Bob", "Eve", "", "Zoë"]),
    "wants": WORDS,
    "capacity": st.sampled_from(["1", "-1", "two", ""]),
    "languages": st.one_of(st.sampled_from(["English", "en, fr", ""]), WORDS),
    "availability": st.one_of(st.sampled_from(["Mon 9-12", "x", ""]), WORDS),
    "manager": st.sampled_from(["", "a@x.org", "b@x.org", "c@x.org", "Bob", "Eve", "nobody"]),
    "avoid": st.one_of(st.sampled_from(["", "a@x.org; Bob", "Eve, Ann", "b@x.org"]), WORDS),
    "team": st.sampled_from(["red", "blue", ""]),
}
TABLES = st.lists(st.fixed_dictionaries(CELLS), min_size=1, max_size=8).filter(
    lambda rows: any(cell.strip() for row in rows for cell in row.values())
)


@settings(max_examples=100, deadline=None)
@given(TABLES)
def test_no_cells_whatever_make_reading_fail_and_every_row_is_used_or_named(rows):
    roster = roster_of_cells(rows)

    named = {problem.line for problem in roster.problems}
    used = {person.line for person in roster.people}
    filled = {line for line, row in enumerate(rows, start=2) if any(cell.strip() for cell in row.values())}
    assert filled <= named | used
    assert roster.rows_read == len(filled)
    emails = [person.email for person in roster.people]
    assert emails == sorted(set(emails))
    assert all(line.endswith(".") for line in problem_lines(roster))


@settings(max_examples=100, deadline=None)
@given(TABLES, st.randoms(use_true_random=False))
def test_the_order_of_rows_shows_in_nothing_but_line_numbers(rows, random):
    shuffled = list(rows)
    random.shuffle(shuffled)

    def people(of: list[dict[str, str]]) -> list[Person]:
        return [replace(person, line=0) for person in roster_of_cells(of).people]

    assert people(shuffled) == people(rows)


def test_every_column_of_the_catalogue_is_read_by_somebody():
    cells = {column.name: column.example for column in COLUMNS if column.in_template}

    person, problems = person_of(**(cells | {"avoid": "bob@example.org"}))

    assert problems == ()
    assert all(getattr(person, name) not in ("", None, ()) for name in cells)
