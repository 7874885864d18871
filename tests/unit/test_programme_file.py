"""Programme files: what they may say, and what somebody is told who wrote something else."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from companion.errors import (
    ProgrammeFileInvalid,
    ProgrammeFileMissing,
    ProgrammeFileNotText,
    ProgrammeFileTooLarge,
    ProgrammeFileUnreadable,
    ProgrammeUnknownColumn,
)
from companion.people.headers import match_headers
from companion.programmes.columns import require_columns
from companion.programmes.programme import DefaultRule, Force, PartName, Programme
from companion.programmes.reading import parse_programme, programme_schema, read_programme

FULL = """\
name: Mentors 2027
starts_on: 2027-01-11
default_capacity: 2
weights: {wants: 2, values: 0, language: 0.5}
defaults: {past_partner: off, avoid: yes}
orders: {Level: [Junior, Senior, Lead]}
statements: [I like mornings.]
must_not:
  - name: same department
    same: Department
must:
  - name: a mentor is above
    mentor_above: level
  - name: leads for juniors, with time
    mentee: {level: Junior, site: [no, 007]}
    mentor: {level: [Lead]}
    shared_hours: 1.5
prefer:
  - name: other_country
    different: location
    weight: 0.25
  - {name: same site, same: site}
"""


def faults(text: str) -> list[str]:
    with pytest.raises(ProgrammeFileInvalid) as caught:
        parse_programme(text, "file.yaml")
    return [line.strip() for line in str(caught.value).splitlines()[1:]]


def the_fault(text: str) -> str:
    (only,) = faults(text)
    return only


def is_read_or_told(text: str) -> bool:
    try:
        return isinstance(parse_programme(text, "file.yaml"), Programme)
    except ProgrammeFileInvalid as error:
        return "line " in str(error)


# ---- what a good file says -----------------------------------------------------------------------


def test_everything_that_a_file_says_is_in_the_programme():
    programme = parse_programme(FULL, "file.yaml")

    assert (programme.name, programme.starts_on, programme.default_capacity) == (
        "Mentors 2027",
        "2027-01-11",
        2,
    )
    assert programme.orders == {"level": ("Junior", "Senior", "Lead")}
    assert programme.statements == ("I like mornings.",)
    assert programme.defaults_off == {DefaultRule.PAST_PARTNER}
    assert [(rule.name, rule.force, rule.line) for rule in programme.rules] == [
        ("same department", Force.MUST_NOT, 9),
        ("a mentor is above", Force.MUST, 12),
        ("leads for juniors, with time", Force.MUST, 14),
    ]
    assert [(wish.name, wish.weight, wish.line) for wish in programme.preferences] == [
        ("other_country", 0.25, 19),
        ("same site", 1.0, 22),
    ]


def test_all_conditions_of_a_rule_are_kept_and_columns_are_named_as_attributes_are():
    together = parse_programme(FULL, "file.yaml").rules[2].condition

    assert dict(together.mentor) == {"level": ("Lead",)}
    assert together.shared_hours == 1.5
    assert parse_programme(FULL, "file.yaml").rules[0].condition.same == "department"


def test_accepted_values_stay_as_they_were_typed():
    # YAML by itself would read these as false and seven.
    condition = parse_programme(FULL, "file.yaml").rules[2].condition

    assert condition.mentee["site"] == ("no", "007")
    assert condition.mentee["level"] == ("Junior",)


def test_a_part_without_a_weight_keeps_its_usual_one():
    weights = parse_programme("weights: {values: 0}", "file.yaml").weights

    assert weights[PartName.VALUES] == 0
    assert weights[PartName.WANTS] == Programme().weights[PartName.WANTS]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "name:\nmust:\nweights:\n", "---\n"])
def test_a_file_that_decides_nothing_is_the_default_programme(text: str):
    assert parse_programme(text, "file.yaml") == Programme()


def test_a_byte_order_mark_does_no_harm(tmp_path: Path):
    file = tmp_path / "p.yaml"
    file.write_bytes(b"\xef\xbb\xbfname: Mentors\r\ndefault_capacity: 3\r\n")

    assert read_programme(file).default_capacity == 3


# ---- what a faulty file is told --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name: x\nweihgts: {a: 1}", "`weihgts` is not known here. Did you mean `weights`?"),
        ("must:\n- name: a\n  sames: b\n  same: c", "line 3, column 3: `sames` is not known here."),
        ("defaults: {Past-Partners: off}", "`Past-Partners` is not known here. Did you mean `past_partner`?"),
        ("defaults: {avoid: never}", "line 1, column 12: 'never' is neither `on` nor `off`. Write `off`"),
        ("weights: {wants: -1}", "line 1, column 11: '-1' is too small. Write 0 or more."),
        ("weights: {wants: .nan}", "line 1, column 11: '.nan' is not a number. Write a plain number"),
        ("weights: {wants: nan}", "'nan' is not a number"),
        ("weights: {wants: inf}", "'inf' is not a number"),
        ("weights: {wants: true}", "'true' is not a number"),
        ("weights: {wants: much}", "'much' is not a number"),
        ("weights: {wants: [1]}", "A list is not a number"),
        ("weights: {wants: }", "An empty value is not a number"),
        ("weights: {wants: 1e9}", "'1e9' is too large. Write 1000 or less."),
        ("weights: [1, 2]", "A list stands where keys with values are expected."),
        ("weights: {wants: 0, goals: 0, values: 0, time: 0, language: 0}", "Every weight is 0"),
        ("starts_on: 11/01/2027", "line 1, column 1: '11/01/2027' is not a date. Write year, month and day"),
        ("starts_on: 2027-02-30", "'2027-02-30' is not a date."),
        ("default_capacity: 51", "'51' is too large. Write 50 or less."),
        ("default_capacity: -1", "'-1' is too small. Write 0 or more."),
        ("default_capacity: 1.5", "'1.5' is not a whole number. Write a plain number such as 2."),
        ("must:\n- same: site", "line 2, column 3: `name` is missing. Add a line `name: …`."),
        ("must:\n- name: a", "line 2, column 3: This rule has no condition"),
        ("must: {name: a, same: b}", "A group of keys stands where a list is expected."),
        ("must: [same site]", "'same site' stands where keys with values are expected."),
        ("prefer:\n- same: site", "line 2, column 3: `name` is missing."),
        ("prefer:\n- {name: a, same: b, weight: -2}", "'-2' is too small"),
        ("must:\n- {name: a, mentee: level}", "'level' stands where names with values are expected."),
        ("must:\n- {name: a, mentee: {level: []}}", "The list is too short. Name at least 1."),
        ("must:\n- {name: a, mentee: {site: [x, X]}}", "'X' is listed twice. Keep one of the two."),
        ("must:\n- {name: a, mentee: {site: x, Site: y}}", "'site' is listed twice."),
        ("must:\n- {name: a, same: '?'}", "A column's name is missing."),
        ("must:\n- {name: a, same: b, different: B}", "`b` cannot be the same and different at once."),
        ("must:\n- {name: ' ', same: b}", "The text is empty."),
        ("must:\n- {name: a, shared_hours: 0}", "'0' is too small. Write more than 0."),
        ("must:\n- {name: a, shared_hours: 200}", "'200' is too large. Write 168 or less."),
        ("must:\n- {name: avoid, same: b}", "'avoid' is the name of a rule that is built in."),
        ("must:\n- {name: a, mentor_above: grade}", "line 2, column 13: `mentor_above: grade` needs to know"),
        ("orders: {level: [a, b]}\nmust:\n- {name: a, mentor_above: levle}", "Did you mean `level`?"),
        ("orders: {level: [Junior]}", "The list is too short. Name at least 2."),
        ("statements: []", "The list is too short."),
        (f"name: {'x' * 81}", "The text is too long. Use 80 characters or fewer."),
        ("[1, 2]", "line 1, column 1: A programme file is made of keys with values."),
        ("just words", "A programme file is made of keys with values."),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_line_and_what_to_write_instead(text: str, told: str):
    assert told in the_fault(text)


def test_an_unknown_part_is_told_where_preferences_have_their_weight():
    assert "a preference carries its own `weight` under `prefer`" in the_fault("weights: {other_country: 1}")


def test_two_rules_with_one_name_are_told_even_across_must_and_must_not():
    text = "must:\n- {name: Apart, same: a}\nmust_not:\n- {name: apart, same: b}\n"

    assert the_fault(text).startswith("line 4, column 4: Another rule is called 'apart' already, on line 2.")


def test_two_preferences_with_one_name_are_told():
    text = "prefer:\n- {name: near, same: a}\n- {name: near, same: b}\n"

    assert the_fault(text).startswith("line 3, column 4: Another preference is called 'near' already")


def test_a_rule_may_share_its_name_with_a_preference():
    parse_programme("must:\n- {name: near, same: a}\nprefer:\n- {name: near, same: a}", "file.yaml")


def test_weights_may_all_be_zero_where_a_preference_decides():
    text = "weights: {wants: 0, goals: 0, values: 0, time: 0, language: 0}\nprefer: [{name: a, same: b}]"

    assert parse_programme(text, "file.yaml").part_weights()["prefer_a"] == 1


def test_everything_wrong_is_told_at_once_in_order_of_lines():
    text = """\
weights: {wants: lots}
must:
  - name: first
    same: site
  - name: broken
    sames: site
  - name: first
    same: team
  - name: above
    mentor_above: grade
start_on: soon
"""
    told = faults(text)

    assert [line.split(",")[0] for line in told] == ["line 1", "line 6", "line 7", "line 10", "line 11"]


def test_an_order_with_a_fault_of_its_own_is_not_also_called_missing():
    assert "too short" in the_fault("orders: {level: [a]}\nmust:\n- {name: x, mentor_above: level}")


# ---- YAML that is refused --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name: &n x\n", "line 1, column 7: `n` is a YAML anchor or alias"),
        ("name: !!python/object:os.system x", "is a YAML tag, which is not used here"),
        ("name: a\nname: b\n", "line 2, column 1: `name` is given twice; the first is on line 1."),
        ("name: " + "[" * 5000, "More than 12 levels lie within one another."),
        ("name: a\n---\nname: b", "line 2, column 1: A second document begins here."),
        ("name:\n\tx: 1", "Use spaces instead of tabs."),
        ("name: [a,\nmust: b", "This is not YAML"),
        ("name: 'a", "This is not YAML"),
        ("? [a]\n: b", "A key is a list or a mapping."),
        ("name: \x00", "The file is not YAML"),
    ],
)
def test_yaml_that_could_surprise_is_refused_in_a_sentence(text: str, told: str):
    assert told in faults(text)[0]


def test_a_bomb_of_aliases_is_refused_before_anything_is_built():
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(20)
    )

    assert all("anchor or alias" in fault for fault in faults(bomb))


@given(st.text(max_size=200) | st.text(alphabet="-:[]{}&*!? \n\tabnameust", max_size=80))
def test_any_text_gives_a_programme_or_a_list_of_faults(text: str):
    assert is_read_or_told(text)


PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-5, 60)
    | st.floats()
    | st.sampled_from(["level", "a", "off", ""]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "same", "mentee", "level", "weight", "wants"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


@given(st.dictionaries(st.sampled_from(list(programme_schema()["properties"])), PLAIN, max_size=5))
def test_any_shape_of_values_gives_a_programme_or_a_list_of_faults(content: dict[str, object]):
    assert is_read_or_told(yaml.safe_dump(content))


# ---- files -----------------------------------------------------------------------------------------


def test_a_file_that_is_not_there_is_told(tmp_path: Path):
    with pytest.raises(ProgrammeFileMissing, match="no programme file"):
        read_programme(tmp_path / "none.yaml")


def test_a_folder_is_told(tmp_path: Path):
    with pytest.raises(ProgrammeFileUnreadable, match="directory"):
        read_programme(tmp_path)


def test_a_large_file_is_refused_without_reading_it(tmp_path: Path):
    file = tmp_path / "people.csv"
    file.write_bytes(b"x" * 1_100_000)

    with pytest.raises(ProgrammeFileTooLarge, match="1,074 kB"):
        read_programme(file)


def test_a_picture_is_told_with_the_line_at_which_the_trouble_begins(tmp_path: Path):
    file = tmp_path / "photo.yaml"
    file.write_bytes(b"name: x\n\x89PNG\xff")

    with pytest.raises(ProgrammeFileNotText, match="line 2"):
        read_programme(file)


# ---- rules meet people -----------------------------------------------------------------------------


def test_a_column_that_the_people_lack_is_told_with_rule_line_and_the_nearest():
    programme = parse_programme("must_not:\n- {name: apart, same: departmnt}", "file.yaml")

    with pytest.raises(ProgrammeUnknownColumn) as caught:
        require_columns(programme, ("email", "name", "department", "site"))

    assert "line 2: the rule 'apart' names `departmnt`, and the people file has no such column." in str(
        caught.value
    )
    assert "Did you mean `department`?" in str(caught.value)


def test_a_preference_with_a_missing_column_is_told_too():
    programme = parse_programme("prefer:\n- {name: near, same: postcode}", "file.yaml")

    with pytest.raises(
        ProgrammeUnknownColumn, match=r"the preference 'near' names `postcode`.*`department` or `site`"
    ):
        require_columns(programme, ("department", "site", "email"))


def test_a_column_of_texts_is_told_to_be_no_attribute():
    programme = parse_programme("must:\n- {name: x, same: wants}", "file.yaml")

    with pytest.raises(ProgrammeUnknownColumn, match="not a column with a short answer"):
        require_columns(programme, ("wants", "department"))


def test_a_column_under_its_header_is_told_with_the_name_it_was_read_as():
    programme = parse_programme("must:\n- {name: x, same: Office}", "file.yaml")

    with pytest.raises(ProgrammeUnknownColumn, match="Did you mean `location`"):
        require_columns(programme, ("location", "offers", "office_hours"))


@pytest.mark.parametrize(
    "header", ["Years here", "costCentre", "Équipe", "Cost-Center (old)", "driver's licence", "HRBand"]
)
def test_a_header_in_a_rule_finds_the_attribute_that_the_same_header_became(header: str):
    programme = parse_programme(f'must:\n- {{name: x, same: "{header}"}}', "file.yaml")
    columns = match_headers(["email", "role", header], line=1, file="people.csv").columns

    require_columns(programme, columns)


def test_columns_that_are_there_are_let_through():
    require_columns(parse_programme(FULL, "file.yaml"), ("department", "level", "site", "location", "email"))


# ---- the schema ------------------------------------------------------------------------------------


def test_the_schema_explains_every_key():
    schema = programme_schema()
    parts = [schema, *schema["$defs"].values()]

    missing = [
        name for part in parts for name, field in part["properties"].items() if not field.get("description")
    ]

    assert not missing
    assert schema["additionalProperties"] is False
