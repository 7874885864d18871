"""What code says of a programme, its charter and its rules, in the language of whoever reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from companion.errors import CharterInvalid, ProgrammeFileInvalid, ProgrammeUnknownColumn
from companion.languages.catalogue import languages
from companion.languages.phrase import (
    day_phrase,
    error_phrase,
    in_language,
    kept_as_text,
    list_phrase,
    number_phrase,
    phrase,
    read_kept_text,
    told,
)
from companion.matching.overview.next_steps import next_steps
from companion.matching.rounds.round import RoundStatus
from companion.programmes.charter import Cadence, Charter, charter_faults, sound
from companion.programmes.charter_advice import ADVICE, charter_remarks
from companion.programmes.columns import column_faults, require_columns
from companion.programmes.in_force import clashes
from companion.programmes.reading import read_programme_text
from companion.programmes.record import Decided
from companion.programmes.rules_form import form_of
from companion.programmes.versions import differences
from tests.unit.test_next_steps import ROUND, SETTLED, WAITING

OTHERS = [one for one in languages() if one != "en"]
NOBODY = replace(WAITING, mentees=0, mentors=0, seats=0, free_seats=0, waiting=0, charter_remarks=3)
STANDINGS = [
    SETTLED,
    NOBODY,
    replace(NOBODY, paused=4),
    replace(WAITING, mentees=0, waiting=0),
    replace(WAITING, mentors=0, seats=0, free_seats=0, mentees=1, waiting=1),
    replace(WAITING, stranded=None),
    replace(WAITING, stranded=1),
    replace(WAITING, stranded=7),
    replace(WAITING, seats=0, free_seats=0),
    replace(WAITING, free_seats=1),
    WAITING,
    replace(WAITING, last_round=replace(ROUND, status=RoundStatus.CLOSED)),
    *(
        replace(SETTLED, last_round=one)
        for one in (
            replace(ROUND, is_running=True),
            replace(ROUND, trouble="x"),
            ROUND,
            replace(ROUND, status=RoundStatus.PROPOSED, undecided=0),
            replace(ROUND, status=RoundStatus.PROPOSED, undecided=12),
            replace(ROUND, status=RoundStatus.PROPOSED),
            replace(ROUND, status=RoundStatus.REVIEWED),
        )
    ),
]
BAD_CHARTER = Charter(
    name="",
    purpose="x" * 3000,
    audience="\x01",
    starts_on=date(1800, 1, 1),
    ends_on=date(1799, 1, 1),
    span_months=99,
    cadence=Cadence(0, 0, -1, 0),
    answer_within_hours=1,
)
ODD_CHARTERS = [
    Charter(name="New"),
    Charter("N", "p", "a", date(2027, 1, 11), date(2027, 6, 30), 9, Cadence(15, 31, 3, 30)),
    Charter("N", "p", "a", None, None, 9, Cadence(14, 21, 3, 20)),
]
BAD_RULES = [
    "a: &b 1",
    "a: !!c 1",
    "a: {b: {c: {d: {e: {f: {g: {h: {i: {j: {k: {l: {m: 1}}}}}}}}}}}}",
    "name: a\n---\nname: b",
    "? [a]\n: b",
    "name: a\nname: b",
    "a: b: c",
    "- a",
    "weigths: {}",
    "weights: {wishes_and_more: 1}",
    "weights: {wants: much}",
    "weights: {wants: -1}",
    "weights: {wants: 9999}",
    "weights: []",
    "weights: {wants: 0, goals: 0, values: 0, time: 0, language: 0}",
    "default_capacity: 1.5",
    "name: [a]",
    "name: ''",
    "starts_on: soon",
    "defaults: {avoid: perhaps}",
    "orders: {level: [Senior]}",
    "must: {name: a, same: b}",
    "must: [{name: a}]",
    "must: [{same: a}]",
    "must: [{name: a, same: b, different: b}]",
    "must:\n- {name: avoid, same: b}\n- {name: A, same: c}\n- {name: a, same: d}",
    "prefer:\n- {name: a, same: b}\n- {name: A, same: c}",
    "must: [{name: a, mentor_above: level}]",
    "orders: {levels: [A, B]}\nmust: [{name: a, mentor_above: level}]",
    "must: [{name: a, mentee: {b: [c, C]}}]",
    "must: [{name: a, shared_hours: 0}]",
    "must: [{name: a, same: '!'}]",
]
BEFORE = "weights: {wants: 2}\nmust: [{name: a, same: department}]\nprefer: [{name: p, same: location}]"
AFTER = [
    "weights: {wants: 2.5, goals: 7, values: 7, time: 7, language: 7, shortlist: 7}",
    "weights: {wants: 2}\nname: N\nstarts_on: 2027-01-11\ndefault_capacity: 3\nstatements: [I like rain.]",
    "weights: {wants: 2}\norders: {level: [A, B]}\n"
    "defaults: {avoid: off, reporting_line: off, past_partner: off, shared_language: off}",
    "weights: {wants: 2}\nmust: [{name: a, same: team}, {name: b, same: team}]\n"
    "prefer: [{name: p, same: team}, {name: q, same: team}]",
    "# nothing\n" + BEFORE,
    "speling: 1",
]


def faults(text: str) -> list[str]:
    with pytest.raises(ProgrammeFileInvalid) as found:
        read_programme_text(text)
    return [each for fault in found.value.facts["all_faults"] for each in (fault.what, fault.mend)]


def changes(after: str, before: str = BEFORE) -> list[str]:
    old = Charter("N", "p", "a", date(2027, 1, 11), None, 9)
    new = Charter("M", "", "b", date(2027, 2, 1), date(2027, 9, 1), None, Cadence(1, 2, 3, 4), 48)
    return [one.says for one in differences(Decided(old, before), Decided(new, after))]


def column_words() -> list[str]:
    rules = read_programme_text(
        "must: [{name: a, same: about}, {name: b, same: departmnt}, {name: c, same: zzz}]\n"
        "prefer: [{name: d, same: zzz}]"
    )
    known = [one.says for one in column_faults(rules, ["department"])]
    return known + [one.says for one in column_faults(rules, [])]


SAID = {
    "next steps": [step.says for one in STANDINGS for step in next_steps(one)],
    "remarks on a charter": [says for one in ODD_CHARTERS for says in charter_remarks(one)],
    "advice": [one.why for one in ADVICE],
    "faults of a charter": [one.says for one in charter_faults(BAD_CHARTER)],
    "faults of rules": [words for text in BAD_RULES for words in faults(text)],
    "columns": column_words(),
    "clashes": list(clashes(read_programme_text("name: A\nstarts_on: 2027-01-12"), ODD_CHARTERS[1])),
    "changes": [says for after in AFTER for says in (*changes(after), *changes(BEFORE, after))],
    "beyond": list(form_of(f"{AFTER[1]}\norders: {{level: [A, B]}}\nmust: [{{name: a, same: b}}]").beyond),
}


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize("what", list(SAID))
def test_every_sentence_about_a_programme_is_said_in_every_language(what, language):
    assert [words for words in SAID[what] if in_language(words, language) == words] == []


def test_a_number_and_a_day_in_a_sentence_are_written_as_the_language_writes_them():
    many = next_steps(replace(WAITING, waiting=1234, free_seats=2000))[0].says
    (day,) = [words for words in changes(BEFORE) if words.startswith("The first day")]

    assert many.startswith("1,234 mentees wait and 2,000 seats are free.")
    assert "1.234" in in_language(many, "de")
    assert "1. Februar 2027" in in_language(day, "de")
    assert in_language(number_phrase(2.5), "de") == "2,5"
    assert in_language(day_phrase(date(2027, 3, 5)), "es") == "5 de marzo de 2027"
    assert in_language(list_phrase(["`a`", "`b`", "`c`"], of_which_one=True), "fr") == "`a`, `b` ou `c`"


def test_all_faults_of_a_text_are_told_below_each_other_in_the_language_of_the_reader():
    with pytest.raises(ProgrammeFileInvalid) as refused:
        read_programme_text("weigths: {}\nname: ''")

    assert told(refused.value, "de").splitlines()[1:] == [
        "  Zeile 1, Spalte 1: `weigths` ist hier nicht bekannt. Meinten Sie `weights`?",
        "  Zeile 2, Spalte 1: Der Text ist leer. Schreiben Sie etwas, oder löschen Sie die Zeile.",
    ]
    with pytest.raises(CharterInvalid) as unsound:
        sound(replace(BAD_CHARTER, name="N"))
    assert "The " not in told(unsound.value, "de")


@pytest.mark.parametrize("language", ["en", *OTHERS])
def test_what_went_wrong_in_a_run_is_kept_and_read_again_in_any_language(language):
    with pytest.raises(ProgrammeUnknownColumn) as refused:
        require_columns(read_programme_text("must: [{name: a, same: zzz}]"), ["department", "level"])

    kept = kept_as_text(error_phrase(refused.value))
    again = read_kept_text(kept)

    assert again == str(refused.value)
    assert in_language(again, language) == told(refused.value, language)
    assert read_kept_text("An older text stays.") == "An older text stays."


@pytest.mark.parametrize(
    "words", [day_phrase(date(2027, 3, 5)), number_phrase(1234.5), list_phrase(["a", "b"]), "as it is"]
)
def test_what_a_language_writes_in_its_own_way_is_kept_as_what_it_is(words):
    sentence = phrase("{fact}, and no more", fact=words)

    again = read_kept_text(kept_as_text(sentence))

    assert [in_language(again, one) for one in languages()] == [
        in_language(sentence, one) for one in languages()
    ]
