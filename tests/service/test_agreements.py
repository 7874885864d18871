"""Agreeing: drafted at once, written by both, signed by both, and nobody's words vanish."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql as pg

from companion.agreements import service, versions_service
from companion.agreements.agreement import Clause, ClauseName, ClauseSource, SourceKind
from companion.agreements.drafting import Party, dates_of, draft, months_after
from companion.agreements.reviewing import Trouble, changes, findings
from companion.db.tables.accounts import accounts
from companion.db.tables.pairs import agreements
from companion.db.tables.people import people
from companion.db.tables.records import audit_entries
from companion.errors import AgreementBegun, AgreementNotReady, LanguageUnknown, NotFound, VersionOutdated
from companion.programmes.charter import Charter
from tests.service.pair_setting import PairSetting, make_pair
from tests.service.programme_setting import CLOCK

BEGAN = date(2026, 11, 30)


@pytest.fixture
def pair(database, tenant) -> PairSetting:
    return make_pair(database, tenant)


def read(pair, viewer=None):
    return pair.call(service.read_agreement, viewer or pair.mentee)


def write(pair, viewer, version, **texts):
    named = {ClauseName(name): text for name, text in texts.items()}
    return pair.call(service.write_agreement, viewer, named, expected_version=version, clock=CLOCK)


def sign(pair, viewer, version):
    return pair.call(service.sign_agreement, viewer, expected_version=version, clock=CLOCK)


def versions(pair, viewer=None, *, before=None, limit=50):
    return pair.call(versions_service.list_versions, viewer or pair.mentee, before=before, limit=limit)


def clause(state, name):
    return next(one for one in state.agreement.clauses if one.name == name)


def test_a_draft_is_there_at_once_with_all_thirteen_clauses_and_their_sources(pair):
    state = read(pair)

    assert [one.name for one in state.agreement.clauses] == list(ClauseName)
    assert all(one.text and one.sources for one in state.agreement.clauses)
    assert state.findings == ()
    assert "“weld a gate”" in clause(state, "goals").text
    assert (
        ClauseSource(SourceKind.MENTOR, "offers", "twenty years of welding")
        in clause(state, "purpose").sources
    )


def test_both_read_the_same_and_nobody_else_reads_anything(pair):
    assert read(pair).agreement == read(pair, pair.mentor).agreement
    for viewer in (pair.stranger, pair.case_owner, pair.desk.admin):
        with pytest.raises(NotFound):
            read(pair, viewer)


def test_it_stands_when_both_have_signed_and_editing_takes_both_signatures_away(pair):
    once = sign(pair, pair.mentee, read(pair).version)
    twice = sign(pair, pair.mentor, once.version)

    assert (once.agreement.is_signed, twice.agreement.is_signed) == (False, True)

    edited = write(pair, pair.mentor, twice.version, medium="We meet in the workshop on the ground floor.")

    assert (edited.agreement.number, edited.agreement.is_signed) == (2, False)
    assert edited.agreement.mentee_signed_at is None
    assert [change.clause for change in edited.changes] == [ClauseName.MEDIUM]
    assert clause(edited, "medium").sources[-1] == ClauseSource(SourceKind.WRITTEN, "mentor", "")


def test_who_signed_which_words_is_kept_with_their_fingerprint_and_in_the_trail(pair):
    once = sign(pair, pair.mentee, read(pair).version)

    with pair.desk.database.transaction(pair.desk.tenant) as work:
        row = work.connection.execute(sa.select(agreements)).one()
        told = work.connection.execute(sa.select(audit_entries.c.account_id, audit_entries.c.facts)).all()
    assert row.mentee_signed_sha256 == once.agreement.fingerprint
    assert row.mentor_signed_sha256 is None
    assert (pair.mentee.account, {"number": 1, "sha256": once.agreement.fingerprint}) in told


def test_a_signature_counts_for_the_words_that_were_signed_and_for_no_others(pair):
    sign(pair, pair.mentor, sign(pair, pair.mentee, read(pair).version).version)

    changed = sa.update(agreements).values(
        clauses=sa.func.replace(sa.cast(agreements.c.clauses, sa.Text), "weld a gate", "build a ship").cast(
            pg.JSONB
        )
    )
    with pair.desk.database.transaction(pair.desk.tenant) as work:
        work.connection.execute(changed)

    state = read(pair)
    assert "build a ship" in clause(state, "goals").text
    assert (state.agreement.mentee_signed_at, state.agreement.mentor_signed_at) == (None, None)


def test_who_signed_an_earlier_version_is_shown_what_changed_since_then(pair):
    signed = sign(pair, pair.mentee, read(pair).version)
    once = write(pair, pair.mentor, signed.version, medium="We meet in the workshop on the ground floor.")
    write(pair, pair.mentor, once.version, feedback="At the end we each say one thing that helped.")

    hers, his = read(pair), read(pair, pair.mentor)

    assert (hers.signed_before, hers.changed_since) == (True, 1)
    assert {one.clause for one in hers.changes} == {ClauseName.MEDIUM, ClauseName.FEEDBACK}
    assert (his.signed_before, his.changed_since) == (False, 2)
    assert {one.clause for one in his.changes} == {ClauseName.FEEDBACK}


def test_who_writes_or_signs_on_an_older_version_is_told_so_and_loses_nothing(pair):
    seen = read(pair).version
    write(pair, pair.mentee, seen, medium="We meet in the workshop, or we call.")

    with pytest.raises(VersionOutdated):
        write(pair, pair.mentor, seen, medium="We meet in the library, I think.")
    with pytest.raises(VersionOutdated):
        sign(pair, pair.mentor, seen)
    assert "workshop" in clause(read(pair), "medium").text


def test_an_agreement_with_an_empty_clause_is_not_signed(pair):
    state = write(pair, pair.mentee, read(pair).version, ending="")

    with pytest.raises(AgreementNotReady, match="says nothing yet"):
        sign(pair, pair.mentee, state.version)


# ---- its language ------------------------------------------------------------------------------


def choose(pair, *chosen):
    """Have the mentee and the mentor choose languages; their accounts are those of their addresses."""
    found = []
    with pair.desk.database.transaction(pair.desk.tenant) as work:
        for viewer, language in zip((pair.mentee, pair.mentor), chosen, strict=True):
            email = sa.select(people.c.email).where(people.c.id == viewer.person).scalar_subquery()
            changed = sa.update(accounts).where(accounts.c.id == viewer.account)
            work.connection.execute(changed.values(email=email, language=language))
            found.append(replace(viewer, language=language))
    return found


def draft_anew(pair, viewer, language, version):
    return pair.call(service.draft_anew, viewer, language, expected_version=version, clock=CLOCK)


def test_it_is_drafted_in_the_language_that_both_chose_and_both_read_the_same(pair):
    hers, his = choose(pair, "de", "de")

    state = read(pair, hers)

    assert clause(state, "length").text.startswith("Wir arbeiten vom ")
    assert "„weld a gate“" in clause(state, "goals").text
    assert (state.language.language, state.language.why.value, state.other_languages) == ("de", "both", ())
    assert state.findings == ()
    assert state.agreement == read(pair, his).agreement


def test_without_a_language_in_common_it_is_drafted_in_english_and_offered_in_both(pair):
    hers, his = choose(pair, "de", "fr")

    assert clause(read(pair, hers), "length").text.startswith("We work together from ")
    assert read(pair, hers).other_languages == ("de", "fr")
    assert read(pair, his).other_languages == ("fr", "de")
    assert read(pair, hers).agreement == read(pair, his).agreement


def test_one_of_the_two_has_it_drafted_anew_for_both_while_nobody_changed_or_signed_it(pair):
    hers, his = choose(pair, "de", "fr")

    once = draft_anew(pair, hers, "de", read(pair, hers).version)
    twice = draft_anew(pair, his, "fr", once.version)

    assert (once.agreement.number, once.language.language, once.language.why.value) == (1, "de", "asked")
    assert (twice.agreement.number, clause(twice, "roles").text.count("apporte les sujets")) == (2, 1)
    assert read(pair, hers).agreement == twice.agreement
    assert twice.other_languages == ("de",)
    assert twice.changes == ()
    assert [one.changes for one in versions(pair, hers)] == [(), ()]
    edited = write(pair, hers, twice.version, medium="Nous nous voyons au bureau le lundi.")
    assert edited.other_languages == ()
    with pytest.raises(AgreementBegun):
        draft_anew(pair, hers, "de", edited.version)


def test_a_signed_agreement_is_not_drafted_anew_nor_an_older_version_nor_in_a_language_there_is_not(pair):
    hers, his = choose(pair, "de", None)
    version = read(pair, hers).version

    with pytest.raises(LanguageUnknown):
        draft_anew(pair, hers, "tlh", version)
    with pytest.raises(VersionOutdated):
        draft_anew(pair, hers, "de", version + 1)
    with pytest.raises(NotFound):
        draft_anew(pair, pair.stranger, "de", version)
    signed = sign(pair, his, version)
    with pytest.raises(AgreementBegun):
        draft_anew(pair, hers, "de", signed.version)


def test_nobody_signs_a_draft_that_turned_into_one_of_another_language_since_she_read_it(pair):
    hers, _ = choose(pair, "de", "de")
    seen = read(pair, hers).version
    choose(pair, "de", "fr")

    with pytest.raises(VersionOutdated):
        sign(pair, hers, seen)


def test_whoever_signs_a_draft_in_another_language_signs_the_words_that_she_read(pair):
    hers, _ = choose(pair, "es", "es")
    shown = read(pair, hers)

    signed = sign(pair, hers, shown.version)

    assert signed.agreement.clauses == shown.agreement.clauses
    assert signed.language == shown.language


# ---- versions ----------------------------------------------------------------------------------


def test_every_version_says_which_of_the_two_wrote_it_when_and_what_it_changed(pair):
    once = write(pair, pair.mentee, read(pair).version, medium="We meet in the workshop on Mondays.")
    write(pair, pair.mentor, once.version, medium="We meet in the workshop on Fridays.")

    newest, first = versions(pair)

    assert [one.agreement.number for one in (newest, first)] == [2, 1]
    assert [one.written_by.value for one in (newest, first)] == ["mentor", "mentee"]
    assert newest.agreement.written_at == CLOCK.now()
    assert [(one.clause, one.pieces) for one in newest.changes] == [
        (
            ClauseName.MEDIUM,
            (("same", "We meet in the workshop on"), ("removed", " Mondays."), ("added", " Fridays.")),
        )
    ]
    assert first.changes == ()
    assert versions(pair, pair.mentor) == [newest, first]


def test_a_page_of_versions_ends_with_what_its_last_one_changed(pair):
    for word in ("one", "two", "three"):
        write(pair, pair.mentee, read(pair).version, medium=f"We meet in room {word} of the workshop.")

    (newest,) = versions(pair, limit=1)
    older = versions(pair, before=3)

    assert newest.changes[0].pieces[1:3] == (("removed", " two"), ("added", " three"))
    assert [(one.agreement.number, bool(one.changes)) for one in older] == [(2, True), (1, False)]


def test_versions_are_for_the_two_alone_also_where_whoever_wrote_one_was_erased(pair):
    write(pair, pair.mentee, read(pair).version, medium="We meet in the workshop on Mondays.")
    with pair.desk.database.transaction(pair.desk.tenant) as work:
        work.connection.execute(sa.update(agreements).values(written_by=None))

    assert [one.written_by for one in versions(pair)] == [None]
    for viewer in (pair.stranger, pair.case_owner, pair.desk.admin):
        with pytest.raises(NotFound):
            versions(pair, viewer)


# ---- rules -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 31), 1, date(2027, 1, 31)),
        (date(2026, 1, 15), 24, date(2028, 1, 15)),
    ],
)
def test_months_are_counted_over_short_months_and_years_ends(day, months, then):
    assert months_after(day, months) == then


def test_the_programmes_end_cuts_the_span():
    charter = Charter(name="North", span_months=12, ends_on=date(2027, 6, 30))

    assert dates_of(charter, BEGAN).ends_on == date(2027, 6, 30)


@pytest.mark.parametrize(
    ("name", "text", "trouble"),
    [
        ("goals", "", Trouble.MISSING),
        ("cadence", "We meet as needed and whenever possible.", Trouble.VAGUE),
        ("length", "We work together for a while, then stop.", Trouble.VAGUE),
        ("medium", "We meet by video call every 3 weeks without fail.", Trouble.CONTRADICTORY),
        ("review", "We look at this again on 5 May 2031.", Trouble.CONTRADICTORY),
        ("confidentiality", "It stays here, but everything is told to the manager.", Trouble.CONTRADICTORY),
    ],
)  # fmt: skip
def test_a_missing_vague_or_contradictory_clause_is_named(name, text, trouble):
    charter = Charter(name="North")
    clauses = draft(charter, Party("Ada", goals="weld a gate"), Party("Ben"), BEGAN)
    spoiled = [Clause(one.name, text, one.sources) if one.name == name else one for one in clauses]

    assert findings(clauses, dates_of(charter, BEGAN)) == ()
    assert trouble in {found.trouble for found in findings(spoiled, dates_of(charter, BEGAN))}


def test_the_difference_of_two_versions_gives_both_of_them_back():
    before = (Clause(ClauseName.MEDIUM, "We meet by video call.", ()),)
    after = (Clause(ClauseName.MEDIUM, "We meet in the library by the river.", ()),)

    (change,) = changes(before, after)

    assert "".join(text for what, text in change.pieces if what != "added") == before[0].text
    assert "".join(text for what, text in change.pieces if what != "removed") == after[0].text
