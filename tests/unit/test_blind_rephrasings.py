"""Blind rephrasings: every claim of a mentee gets those of its kind, each with a denial of its own."""

from __future__ import annotations

from string import Formatter

import pytest

from companion.explaining.explanation import Claim, Computed, FieldOf, Quoted, View
from companion.programmes.programme import PartName
from eval.rephrasings import blind, blind_denied, once_blind
from eval.rephrasings.blind_cases import KINDS, told_otherwise

WISH, OFFER = "learn to lead, and to rest", "twelve years at sea"
KIND_OF = {
    f"You want to “{WISH}”; Ana offers “{OFFER}”.": "WANTS",
    f"You hope to “{WISH}”, and Ana has “{OFFER}”.": "WANTS",
    f"You hope to “{WISH}”. Perhaps related: Ana has “{OFFER}”.": "WANTS_PERHAPS",
    f"You hope to “{WISH}”; Ana has “{OFFER}”, which may be related.": "WANTS_PERHAPS",
    f"You ask for “{WISH}”; Ana offers “{OFFER}”. Both mention “sea”.": "WANTS_BOTH_MENTION",
    "Nothing that Ana offers lies close to what you ask for, so say early what you hope for.": "NOTHING",
    f"You have “{WISH}” as a goal; Ana brings “{OFFER}” as experience.": "GOALS",
    f"You aim to “{WISH}”. Perhaps related: Ana brings “{OFFER}” as experience.": "GOALS_PERHAPS",
    f"You write “{WISH}”; Ana brings “{OFFER}” as experience. Both mention “sea”.": "GOALS_BOTH_MENTION",
    "You and Ana tend to like working in the same way.": "VALUES_ALIKE",
    "You and Ana like working in the same way in some things and differently in others.": "VALUES_IN_PART",
    "You and Ana tend to like working in different ways, which is worth talking about early.": "VALUES_APART",
    "You both speak German and English.": "LANGUAGE",
    "You share English.": "LANGUAGE",
    "You are both free for about 2½ hours a week.": "TIME",
    "You are both free for about 5 hours a week (between 4½ and 5½ over the year, because your clocks do not "
    "change together).": "TIME_OVER_THE_YEAR",
    "Going by what you both wrote, there is no hour in the week when you are both free, so agree on a time "
    "before anything else.": "NO_TIME",
    "It is not known when you are both free, so begin by agreeing on a time.": "UNKNOWN_TIME",
}
OF_NO_KIND = (
    f"Ana also offers “{OFFER}”.",
    f"You want to “{WISH}”; Ana offers “{OFFER}”, which is only loosely related.",
    f"You want to “{WISH}”; Ana offers “{OFFER}”. Both mention “sea” and “rest”.",
)
FIELDS = {PartName.WANTS: ("wants", "offers"), PartName.GOALS: ("goals", "experience")}


def _part_of(kind):
    first = "WANTS" if kind == "NOTHING" else "TIME" if kind.endswith("_TIME") else kind.split("_")[0]
    return PartName[first]


def _claim(part, sentence):
    if "“" not in sentence:
        evidence = (Computed("a fact", (FieldOf("ana@firm.example", "values"),)),)
    else:
        wish, offer = FIELDS[part]
        evidence = (
            Quoted("you@firm.example", wish, WISH, WISH),
            Quoted("ana@firm.example", offer, OFFER, OFFER),
            Computed("sea rest", (FieldOf("ana@firm.example", offer),)),
        )
    return Claim(part, sentence, evidence, frozenset(View))


def _places(template):
    return {name for _, name, _, _ in Formatter().parse(template) if name}


def _all_of(module):
    return [text for texts in vars(module).values() if isinstance(texts, tuple) for text in texts]


@pytest.mark.parametrize(("sentence", "kind"), KIND_OF.items())
def test_a_claim_is_told_otherwise_by_every_template_of_its_kind(sentence, kind):
    told = list(told_otherwise(_claim(_part_of(kind), sentence), "Ana"))

    assert len(told) == len(getattr(blind, kind))
    starts = [template.split("{")[0].rstrip("“") for template in getattr(blind, kind)]
    assert all(text.startswith(start) for (text, _), start in zip(told, starts, strict=True))
    assert not any("{" in text + denied for text, denied in told)


def test_what_a_claim_names_stands_in_its_rephrasings():
    sentence = next(sentence for sentence, kind in KIND_OF.items() if kind == "TIME_OVER_THE_YEAR")

    for text, denied in told_otherwise(_claim(PartName.TIME, sentence), "Ana"):
        assert all(number in text and number in denied for number in ("5 ", "4½", "5½"))


@pytest.mark.parametrize("sentence", OF_NO_KIND)
def test_a_claim_of_no_kind_is_left_alone(sentence):
    assert not list(told_otherwise(_claim(PartName.WANTS, sentence), "Ana"))


def test_every_kind_has_at_least_five_and_each_of_them_a_denial_with_the_same_places():
    for kind in KINDS:
        assert len(kind.templates) >= 5
        for template, denied in zip(kind.templates, kind.denied, strict=True):
            assert denied != template
            assert _places(denied) == _places(template)


def test_all_templates_are_used_and_none_twice():
    used = [template for kind in KINDS for template in kind.templates]

    assert sorted(used) == sorted(_all_of(blind))
    assert sorted(denied for kind in KINDS for denied in kind.denied) == sorted(_all_of(blind_denied))
    assert len({*used, *_all_of(once_blind)}) == len(used) + len(_all_of(once_blind))
