"""The agreement of a pair: read, changed, signed, and never a lost word."""

from __future__ import annotations

import re

import pytest

from tests.ui.furnished import MENTEE
from tests.ui.pairs import Two, two_of
from ui.words import agreement as says
from ui.words import frame as frame_says
from ui.words import pair as pair_says

SCREENS = ("pair_agreement", "agreement_form", "agreement_versions")
MINE, THEIRS = "We meet in the library on Tuesdays at four.", "We meet by video, on Fridays at nine."


@pytest.fixture
def two(live, published) -> Two:
    return two_of(live(published))


def edit(two: Two):
    return two.visit().press("change-agreement")


def test_a_draft_of_thirteen_clauses_is_there_at_once_and_says_where_each_comes_from(two):
    visit = two.visit()

    assert visit.title == pair_says.title(two.mentor_name)
    assert says.DRAFT in visit.words
    assert pair_says.PLAIN in visit.words
    assert visit.html.count('class="c-card c-clause"') == 13
    assert visit.html.count(f"<summary>{pair_says.FROM}</summary>") == 13
    assert "Your own profile, Goals: “Introduce flexible hours in Osaka and have them used”" in visit.words
    assert "Worked out from the day on which you two began" in visit.words


def test_the_mentor_reads_the_same_draft_with_the_profile_named_as_the_mentees(two):
    visit = two.visit(as_mentor=True)

    assert visit.title == pair_says.title("Aoi")
    assert "Aoi's profile, Goals: “Introduce flexible hours" in visit.words


def test_changed_words_become_a_version_and_the_difference_is_shown_word_by_word(two):
    two.write({"medium": "We meet by telephone on Mondays."})

    visit = edit(two).type("clause-medium-0", "We meet by telephone on Tuesdays.").press("save")

    assert says.SAVED in visit.words
    assert two.agreement()["number"] == 2
    assert "</span> Tuesdays.</ins>" in visit.html
    assert "</span> Mondays.</del>" in visit.html
    assert "You changed it." in visit.words
    assert f"{two.mentee_name} changed it." in two.visit(as_mentor=True).words


def test_a_draft_that_fits_is_kept_without_a_change(two):
    edit(two).press("save")

    assert two.agreement()["number"] == 1


def test_nothing_is_saved_where_nothing_was_changed(two):
    two.write({"medium": "We meet by telephone on Mondays."})

    visit = edit(two).press("save")

    assert pair_says.NOTHING_TO_SAVE in visit.words
    assert two.agreement()["number"] == 1


def test_leaving_the_form_leaves_the_agreement_as_it_was(two):
    visit = edit(two).type("clause-medium-0", MINE).press("leave")

    assert MINE not in visit.words
    assert two.agreement()["is_draft"]
    again = visit.press("change-agreement")
    assert MINE not in [box.value for box in again.page.text_area]


def test_what_is_vague_or_missing_is_said_beside_its_clause_and_a_missing_one_stands_in_the_way(two):
    two.write({"medium": "As needed, whenever possible, we meet.", "feedback": ""})

    visit = two.visit()

    assert says.KINDS["vague"] in visit.words
    assert says.KINDS["missing"] in visit.words
    assert says.SIGN_FIRST in visit.words
    assert not visit.has("sign-sure")
    form = visit.press("change-agreement")
    assert "says nothing yet" in form.words


# ---- signing -------------------------------------------------------------------------------------


def test_both_sign_and_each_sees_who_has(two):
    visit = two.visit().press("sign-sure")
    assert says.SIGN_DONE in visit.words
    assert f"{two.mentor_name} has not signed yet" in visit.words
    assert not visit.has("sign-sure")

    other = two.visit(as_mentor=True).press("sign-sure")

    assert says.SIGNED in other.words
    assert "Aoi signed on" in other.words
    assert two.agreement()["is_signed"]


def test_nobody_signs_words_that_she_has_not_seen(two):
    visit = two.visit()
    two.write({"medium": THEIRS}, as_mentor=True)

    visit.press("sign-sure")

    assert says.SIGN_LOST in visit.words
    assert THEIRS in visit.words
    assert two.agreement()["mentee_signed_at"] is None


def test_a_change_after_signing_takes_both_signatures_away(two):
    two.sign()
    two.sign(as_mentor=True)

    visit = edit(two).type("clause-medium-0", MINE).press("save")

    assert says.OPEN in visit.words
    assert visit.has("sign-sure")
    assert "You signed version 1." in visit.words
    assert "What is different from version 1, which you signed" in visit.words
    other = two.visit(as_mentor=True)
    assert "You signed version 1." in other.words
    assert two.agreement()["fingerprint"] in other.words


# ---- both write at once ----------------------------------------------------------------------------


def test_where_both_wrote_the_same_clause_both_words_are_shown_and_kept(two):
    visit = edit(two)
    two.write({"medium": THEIRS}, as_mentor=True)

    visit.type("clause-medium-0", MINE).press("save")

    assert says.lost(two.mentor_name) in visit.words
    assert says.theirs(two.mentor_name) in visit.words
    assert THEIRS in visit.words
    assert visit.box("clause-medium-1") == MINE
    visit.type("clause-medium-1", f"{MINE} {THEIRS}").press("save")
    assert says.SAVED in visit.words
    kept = {one["name"]: one["text"] for one in two.agreement()["clauses"]}
    assert kept["medium"] == f"{MINE} {THEIRS}"


def test_where_each_wrote_another_clause_both_stand_after_one_more_press(two):
    visit = edit(two)
    two.write({"feedback": "At the end we each say one thing that helped."}, as_mentor=True)

    visit.type("clause-medium-0", MINE).press("save").press("save")

    kept = {one["name"]: one["text"] for one in two.agreement()["clauses"]}
    assert kept["medium"] == MINE
    assert kept["feedback"] == "At the end we each say one thing that helped."


def test_a_signature_meanwhile_is_said_and_the_words_stay(two):
    visit = edit(two)
    two.sign(as_mentor=True)

    visit.type("clause-medium-0", MINE).press("save")

    assert says.lost_to_signature(two.mentor_name) in visit.words
    assert visit.box("clause-medium-1") == MINE


def test_a_session_that_ends_while_somebody_writes_gives_the_words_back_to_copy(two):
    visit = edit(two)
    two.house.api.post("/api/v1/sign-out", headers={"Authorization": f"Bearer {two.house.session(MENTEE)}"})

    visit.type("clause-medium-0", MINE).press("save")

    assert visit.title == frame_says.SIGNED_OUT
    assert frame_says.UNSAVED in visit.words
    assert [box.value for box in visit.page.text_area] == [MINE]
    assert "We meet for the first time" not in visit.words


# ---- earlier versions ------------------------------------------------------------------------------


def test_every_version_is_there_with_who_wrote_it_what_became_different_and_who_signed_it(two):
    two.write({"medium": "We meet by telephone on Mondays."})
    two.sign()
    two.write({"medium": "We meet by telephone on Tuesdays."}, as_mentor=True)

    visit = two.visit().press("versions")

    assert says.VERSIONS_TITLE in visit.words
    newest, first = re.findall(r'<section class="c-card">(.*?)</section>', visit.html, re.DOTALL)
    assert f"Version 2, kept by {two.mentor_name} on" in newest
    assert says.NOW in newest
    assert "</span> Mondays.</del>" in newest
    assert "</span> Tuesdays.</ins>" in newest
    assert says.NOBODY_SIGNED in newest
    assert "Version 1, kept by you on" in first
    assert says.FIRST_VERSION in first
    assert "You signed on" in first
    assert first.count("<h4>") == 13
    assert "We meet by telephone on Mondays." in first
    assert "Version 2, kept by you on" in two.visit(as_mentor=True).press("versions").words


def test_who_has_read_the_versions_goes_back_to_the_agreement(two):
    two.write({"medium": "We meet by telephone on Mondays."})
    assert not two.visit().has("versions")
    two.write({"medium": "We meet by telephone on Tuesdays."})

    visit = two.visit().press("versions").press("versions-left")

    assert says.VERSIONS_TITLE not in visit.words
    assert visit.has("change-agreement")


def test_many_versions_are_turned_page_by_page_and_the_last_one_compares_with_the_next(two):
    for day in range(1, 13):
        two.write({"medium": f"We meet by telephone on day {day} of each month."})

    visit = two.visit().press("versions")
    assert "Version 12, kept" in visit.words
    assert "Version 2, kept" not in visit.words
    assert says.FIRST_VERSION not in visit.words

    visit.press("next-page-agreement-versions")

    assert "Version 2, kept" in visit.words
    assert says.FIRST_VERSION in visit.words
    assert says.NOW not in visit.words.split("Version 2, kept")[0].split(says.VERSIONS_SAYS)[1]


# ---- its language ------------------------------------------------------------------------------


def in_german(two: Two, *, as_mentor: bool = False) -> None:
    email = two.mentor if as_mentor else MENTEE
    two.house.ask("PUT", "/me/language", email, json={"language": "de"})


def test_a_pair_that_chose_german_reads_a_german_agreement_and_is_told_why(two):
    in_german(two)
    in_german(two, as_mentor=True)

    visit = two.visit(as_mentor=True)

    assert "Entworfen auf Deutsch, wie Sie es beide gewählt haben." in visit.words
    assert "Wir arbeiten vom " in visit.words
    assert "<h2>Wie oft wir uns treffen</h2>" in visit.html
    assert two.agreement()["clauses"] == two.agreement(as_mentor=True)["clauses"]


def test_who_reads_german_may_have_an_english_draft_anew_in_german_for_both(two):
    in_german(two)
    visit = two.visit()
    assert "Entworfen auf Englisch, ein Text für Sie beide" in visit.words
    assert '<span lang="en">We meet by video call' in visit.html

    visit = visit.press("draft-in-de")

    assert two.agreement(as_mentor=True)["language"] == "de"
    assert "Neu entworfen." in visit.words
    assert '<span lang="de">Wir treffen uns per Videoanruf' in visit.html


def test_english_readers_of_an_english_agreement_are_told_nothing_of_languages(two):
    assert "Drafted in" not in two.visit().words


def test_an_english_agreement_that_was_kept_says_nothing_of_what_they_chose_since(two):
    in_german(two)
    two.write({"medium": MINE})
    in_german(two, as_mentor=True)

    words = two.visit().words

    assert "Entworfen auf Englisch, ein Text für Sie beide. Was" in words
    assert "nicht dieselbe Sprache" not in words
