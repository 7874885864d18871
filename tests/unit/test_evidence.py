"""Claims rest on evidence: words that stand where they are said to stand, or figures with their sources."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from companion.explaining.evidence import explain, explain_to_all
from companion.explaining.explanation import Claim, Computed, Explanation, FieldOf, Quoted, View, folded
from companion.matching.match import StatementLink
from companion.programmes.programme import Condition, Preference, Programme
from tests.unit.pairs_to_explain import AMARA, GOAL_LINK, JONAS, OFFER, PLAN, WISH, detail_of, parts_of

ADMINISTRATOR = View.ADMINISTRATOR
FACT = Computed("a fact", (FieldOf("a@firm.example", "values"),))


def told(detail=None, mentee=AMARA, mentor=JONAS, plan=PLAN, view=ADMINISTRATOR):
    return explain(detail or detail_of(), mentee, mentor, plan, view)


def said_of(part, **changes):
    return [claim.sentence for claim in told(**changes).claims if claim.part == part]


def test_a_claim_without_evidence_cannot_be_made():
    with pytest.raises(ValueError, match="needs evidence"):
        Claim("wants", "They fit.", (), frozenset(View))


def test_words_that_do_not_stand_in_the_field_cannot_be_quoted():
    with pytest.raises(ValueError, match="does not stand in the field 'offers'"):
        Quoted("a@firm.example", "offers", "Rust", within="Python and R")


def test_a_sentence_cannot_quote_what_its_evidence_does_not_have():
    with pytest.raises(ValueError, match="no evidence has the quoted words"):
        Claim("wants", "Amara wants “Rust”.", (FACT,), frozenset(View))


def test_a_computed_fact_names_what_it_was_computed_from():
    with pytest.raises(ValueError, match="computed from"):
        Computed("5 of 6", ())


def test_an_explanation_holds_no_claim_for_somebody_else():
    claim = Claim("wants", "They fit.", (FACT,), frozenset({View.ADMINISTRATOR}))

    with pytest.raises(ValueError, match="may not read"):
        Explanation(View.MENTEE, (claim,))


def test_a_wish_and_an_offer_are_quoted_from_the_fields_of_both():
    (first, *_) = [claim for claim in told().claims if claim.part == "wants"]

    assert f"“{WISH}”" in first.sentence
    assert f"“{OFFER}”" in first.sentence
    assert [(piece.person_email, piece.field) for piece in first.evidence] == [
        (AMARA.email, "wants"),
        (JONAS.email, "offers"),
    ]
    assert first.evidence[0].words in AMARA.wants


def test_goals_are_quoted_against_experience():
    (sentence,) = said_of("goals")

    assert "“lead a research team of my own”" in sentence
    assert "Jonas has “led a research team at a bank”" in sentence


def test_the_part_that_adds_most_comes_first():
    assert told().claims[0].part == "values"
    assert told(detail_of(parts=parts_of(values=0.1))).claims[0].part == "wants"


def test_the_same_pair_is_explained_in_the_same_words():
    assert explain_to_all(detail_of(), AMARA, JONAS, PLAN) == explain_to_all(detail_of(), AMARA, JONAS, PLAN)


def test_a_second_statement_of_the_mentor_for_the_same_wish_is_added_without_saying_the_wish_again():
    second = StatementLink("wants", WISH.capitalize(), "offers", "Knowing when to stop", 0.5, ())

    sentences = said_of("wants", detail=detail_of(links=(*detail_of().links, second)))

    assert sentences[1] == "Jonas also offers help with “knowing when to stop”."


def test_how_close_two_statements_lie_is_said():
    def close(cosine):
        link = StatementLink("wants", WISH.capitalize(), "offers", "Knowing when to stop", cosine, ())
        return said_of("wants", detail=detail_of(links=(link,)))[0]

    assert "related" not in close(0.7)
    assert "related" in close(0.4)
    assert "loosely" not in close(0.4)
    assert "only loosely related" in close(0.1)


def test_a_rare_word_that_both_use_is_named_where_meaning_alone_is_not_close():
    link = StatementLink("wants", "Python", "offers", "Python for data", 0.35, ("python",))
    mentor = replace(JONAS, offers="Python for data")

    (sentence,) = said_of("wants", detail=detail_of(mentor=mentor, links=(link,)), mentor=mentor)

    assert sentence.endswith("Both mention “Python”.")


def test_an_unknown_part_says_whose_answer_is_missing_and_what_it_counts_as():
    mentee = replace(AMARA, availability=(), time_zone=None)
    detail = detail_of(parts=parts_of(time=None), shared_hours=None)

    assert said_of("time", detail=detail, mentee=mentee) == [
        "We do not know Amara's availability; this part counts as the programme's average."
    ]


def test_a_missing_time_zone_alone_is_named():
    mentor = replace(JONAS, time_zone=None)
    detail = detail_of(parts=parts_of(time=None), shared_hours=None)

    assert said_of("time", detail=detail, mentor=mentor)[0].startswith("We do not know Jonas's time zone;")


def test_a_part_with_no_weight_is_not_spoken_of():
    plan = Programme(weights={"wants": 1.0})
    detail = detail_of(parts=parts_of(plan))

    assert {claim.part for claim in told(detail, plan=plan).claims} == {"wants"}


def test_a_preference_says_whether_it_is_met_and_by_which_answers():
    assert said_of("prefer_another_site") == [
        "The preference “another site” is met: Amara is in “Lagos” and Jonas is in “Berlin”."
    ]
    unmet = detail_of(parts=parts_of(prefer_another_site=0.0))
    assert said_of("prefer_another_site", detail=unmet, mentor=replace(JONAS, location="lagos")) == [
        "The preference “another site” is not met: they are both in “Lagos”."
    ]


def test_the_two_read_of_a_preference_in_a_sentence_that_speaks_to_them():
    likes = "this programme likes to bring people from different places together"

    assert said_of("prefer_another_site", view=View.MENTEE) == [
        f"You are in “Lagos” and Jonas is in “Berlin”: {likes}."
    ]
    assert said_of("prefer_another_site", view=View.MENTOR) == [
        f"You are in “Berlin” and Amara is in “Lagos”: {likes}."
    ]


def test_a_preference_that_asks_both_for_the_same_answer_says_once_what_both_have():
    both = {"cohort": ("returners",)}
    wish = Preference("returners", Condition(mentee=both, mentor=both), 1.0)
    plan = Programme(preferences=(wish,))
    open_cohort = {"cohort": "Open"}
    mentee, mentor = replace(AMARA, attributes=open_cohort), replace(JONAS, attributes=open_cohort)
    detail = detail_of(parts=parts_of(plan, prefer_returners=0.0))

    assert said_of("prefer_returners", detail=detail, mentee=mentee, mentor=mentor, plan=plan) == [
        "The preference “returners” is not met: they both have “Open” as cohort."
    ]


def test_a_preference_over_one_sided_answers_names_each():
    wish = Preference("graduates_first", Condition(mentee={"cohort": ("x",)}, shared_hours=2), 1.0)
    plan = Programme(preferences=(wish,))
    mentee = replace(AMARA, attributes={"cohort": "X"})
    detail = detail_of(parts=parts_of(plan, prefer_graduates_first=1.0))

    assert said_of("prefer_graduates_first", detail=detail, mentee=mentee, plan=plan) == [
        "The preference “graduates first” is met: Amara's cohort is “X”; they share 3 hours a week."
    ]


def test_a_preference_that_cannot_be_decided_says_which_answer_is_missing():
    detail = detail_of(parts=parts_of(prefer_another_site=None))

    assert said_of("prefer_another_site", detail=detail, mentor=replace(JONAS, location="")) == [
        "We do not know Jonas's location; the preference “another site” counts as the programme's average."
    ]


def test_a_short_profile_is_called_short_and_what_the_match_rests_on_is_said():
    mentor = replace(JONAS, offers="Chess", experience="")
    detail = detail_of(links=(), parts=parts_of(wants=0.0, goals=None, values=0.1, time=1.0))

    assert said_of("profile", detail=detail, mentor=mentor) == [
        "Jonas's profile is short: this match rests mostly on shared time and a common language."
    ]


def test_full_profiles_are_not_spoken_of():
    assert said_of("profile") == []


def test_two_people_of_one_first_name_go_by_their_whole_names():
    mentor = replace(JONAS, name="Amara Weber")

    assert "Amara Okafor" in said_of("wants", mentor=mentor)[0]
    assert "Amara Weber offers" in said_of("wants", mentor=mentor)[0]


texts = st.text(alphabet=st.characters(codec="utf-8"), max_size=300) | st.sampled_from(
    [
        "“a” and “b”",
        'say "hi"',
        "line\none\u2028two",
        "{braces} %s {0}",
        "<b>&amp;</b>",
        "\u202eevil",
        "?",
        "…",
        "🙂🏽" * 90,
    ]
)


@given(wish=texts, offer=texts, cosine=st.floats(-1, 1), word=texts, name=texts)
@settings(max_examples=150, deadline=None)
def test_whatever_people_write_every_quotation_stands_in_the_field_it_cites(wish, offer, cosine, word, name):
    mentee = replace(AMARA, wants=f"x {wish} y", name=name)
    mentor = replace(JONAS, offers=f"{offer} z", location=word)
    links = (StatementLink("wants", wish, "offers", offer, cosine, (word,)), GOAL_LINK)
    fields = {mentee.email: mentee, mentor.email: mentor}

    for view, explanation in explain_to_all(detail_of(links=links), mentee, mentor, PLAN).items():
        for claim in explanation.claims:
            assert view in claim.audience
            assert claim.sentence == " ".join(claim.sentence.split())
            for piece in claim.evidence:
                if isinstance(piece, Quoted):
                    person = fields[piece.person_email]
                    assert piece.words in (getattr(person, piece.field, "") or person.attribute(piece.field))
                    assert folded(piece.words) in folded(getattr(person, piece.field))
