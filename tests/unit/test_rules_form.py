"""The simple form of a programme file: it changes its own values and not one character beside them."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.errors import ProgrammeFileInvalid, RulesFormUnusable, RulesGivenTwice
from companion.programmes.programme import DEFAULT_WEIGHTS, DefaultRule, PartName
from companion.programmes.reading import read_programme_text
from companion.programmes.rules_form import RulesForm, form_of, rules_given, with_form
from companion.programmes.yaml_edit import NotEditable, with_value
from companion.sample import programme_path

SAMPLE = programme_path().read_text(encoding="utf-8")
BLOCK = """\
# What we decided in May.

name: North      # as on the poster

weights:
  # values first: the steering group insists
  values: 3      # not 4
  wants: 2
default_capacity: 2   # asked the heads

defaults:
  past_partner: off

must_not:
  - name: apart
    same: department     # weights: {values: 9}
"""
USUAL = form_of("")


def changed(
    form: RulesForm, *, weights=None, built_in=None, default_capacity: int | None = None
) -> RulesForm:
    return replace(
        form,
        weights={**form.weights, **(weights or {})},
        built_in={**form.built_in, **(built_in or {})},
        default_capacity=form.default_capacity if default_capacity is None else default_capacity,
    )


def test_an_empty_text_is_the_usual_programme():
    assert USUAL.weights == dict(DEFAULT_WEIGHTS)
    assert USUAL.built_in == dict.fromkeys(DefaultRule, True)
    assert (USUAL.default_capacity, USUAL.beyond) == (1, ())


def test_the_form_is_filled_in_from_the_text():
    form = form_of(BLOCK)

    assert form.weights[PartName.VALUES] == 3
    assert form.weights[PartName.TIME] == 1
    assert form.built_in[DefaultRule.PAST_PARTNER] is False
    assert form.built_in[DefaultRule.AVOID] is True
    assert form.default_capacity == 2


def test_the_form_says_what_else_the_text_holds():
    assert form_of(SAMPLE).beyond == (
        "3 rules",
        "2 preferences",
        "the order of level",
        "a name",
        "a first day",
    )
    assert form_of("statements: [I like rain.]").beyond == ("statements of its own",)


@pytest.mark.parametrize("text", [SAMPLE, BLOCK, "", "# only a comment", "{}", "weights:\n"])
def test_a_form_that_changes_nothing_gives_the_very_same_text(text):
    assert with_form(text, form_of(text)) == text


def test_one_weight_is_exchanged_in_its_place_and_every_comment_stays():
    text = with_form(BLOCK, changed(form_of(BLOCK), weights={PartName.VALUES: 2.5}))

    assert text == BLOCK.replace("values: 3 ", "values: 2.5 ", 1)


def test_a_weight_that_the_text_does_not_name_stands_first_among_the_weights():
    text = with_form(BLOCK, changed(form_of(BLOCK), weights={PartName.TIME: 0}))

    assert "  # values first: the steering group insists\n  time: 0\n  values: 3" in text
    assert text.replace("  time: 0\n", "") == BLOCK


def test_a_section_that_is_missing_is_made_and_nothing_else_moves():
    text = with_form(SAMPLE, changed(form_of(SAMPLE), built_in={DefaultRule.AVOID: False}))

    assert text.replace("defaults: {avoid: off}\n", "") == SAMPLE
    assert read_programme_text(text).defaults_off == {DefaultRule.AVOID}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "default_capacity: 3\n"),
        ("# ours", "# ours\ndefault_capacity: 3\n"),
        ("{}", "{default_capacity: 3}"),
        ("{name: a}", "{default_capacity: 3, name: a}"),
        ("{? name : a}", "{? default_capacity: 3, name : a}"),
        ("default_capacity:\nname: a", "default_capacity: 3\nname: a"),
        ("default_capacity: ~ # none\n", "default_capacity: 3 # none\n"),
        ('default_capacity: "2"\r\nname: a', "default_capacity: 3\r\nname: a"),
        ("name: a\r\n", "default_capacity: 3\r\nname: a\r\n"),
        ("  name: a\n  starts_on: 2027-01-11", "  default_capacity: 3\n  name: a\n  starts_on: 2027-01-11"),
        ("--- # head\nname: a\n...\n", "--- # head\ndefault_capacity: 3\nname: a\n...\n"),
        ("\ufeffname: a", "\ufeffdefault_capacity: 3\nname: a"),
    ],
)
def test_every_layout_of_a_file_keeps_its_shape(text, expected):
    assert with_form(text, changed(form_of(text), default_capacity=3)) == expected


@pytest.mark.parametrize("text", ["? name\n: a", "---\n...\n"])
def test_a_text_that_cannot_be_changed_without_harm_is_refused(text):
    with pytest.raises(RulesFormUnusable):
        with_form(text, changed(form_of(text), default_capacity=3))


def test_settings_out_of_range_are_refused_in_the_readers_words():
    with pytest.raises(ProgrammeFileInvalid, match="Write 50 or less"):
        with_form(BLOCK, changed(form_of(BLOCK), default_capacity=51))
    with pytest.raises(ProgrammeFileInvalid, match="Every weight is 0"):
        with_form("", changed(USUAL, weights=dict.fromkeys(PartName, 0.0)))
    with pytest.raises(ProgrammeFileInvalid, match="not a number"):
        with_form("", changed(USUAL, weights={PartName.TIME: float("nan")}))


def test_a_text_with_faults_has_no_form():
    with pytest.raises(ProgrammeFileInvalid, match="Did you mean `weights`"):
        form_of("weigths: {wants: 1}")


forms = st.builds(
    RulesForm,
    weights=st.fixed_dictionaries(
        {part: st.floats(0, 1000) | st.integers(1, 9).map(float) for part in PartName}
    ).filter(lambda weights: any(weights[part] for part in PartName if part is not PartName.SHORTLIST)),
    built_in=st.fixed_dictionaries({rule: st.booleans() for rule in DefaultRule}),
    default_capacity=st.integers(0, 50),
)


@st.composite
def rules_texts(draw):
    """Programme files of many layouts, each line of comment with a mark of its own."""
    wanted = draw(forms)
    flow = draw(st.booleans())
    weights = draw(st.lists(st.sampled_from(list(PartName)), unique=True, max_size=5))
    lines = ["# comment 1", f"default_capacity: {wanted.default_capacity} # comment 2"]
    if weights and flow:
        lines.append("weights: {" + ", ".join(f"{part}: 1" for part in weights) + "} # comment 3")
    elif weights:
        lines += ["weights: # comment 3", *(f"    {part}: 1   # comment {part}" for part in weights)]
    lines += ["must:", "# comment 4", "- name: near  # comment 5", "  same: site", "", "# comment 6"]
    return "\n".join(draw(st.permutations(lines[:2])) + lines[2:]) + draw(st.sampled_from(["", "\n"]))


@given(rules_texts(), forms)
def test_any_form_goes_into_any_text_and_no_comment_or_rule_is_lost(text, form):
    after = with_form(text, form)

    assert replace(form_of(after), beyond=()) == form
    assert re.findall("# comment.*", after) == re.findall("# comment.*", text)
    assert [replace(r, line=0) for r in read_programme_text(after).rules] == [
        replace(r, line=0) for r in read_programme_text(text).rules
    ]


@pytest.mark.parametrize(
    "text", ["[1, 2]", "just words", "a: {b: [1]}", "a: [1]", "a: {b: {c: 1}}", "a: 1\na: 2"]
)
def test_a_value_has_no_place_where_something_of_another_kind_stands(text):
    with pytest.raises(NotEditable):
        with_value(text, ("a", "b"), "2")


def test_rules_are_given_as_a_text_or_as_a_form_or_stay_as_they_are():
    form = changed(form_of(BLOCK), default_capacity=5)

    assert rules_given(BLOCK, None, None) == BLOCK
    assert rules_given(BLOCK, "", None) == ""
    assert rules_given(BLOCK, None, form) == BLOCK.replace("default_capacity: 2 ", "default_capacity: 5 ")
    with pytest.raises(RulesGivenTwice):
        rules_given(BLOCK, "", form)
