"""Four uses as drafts: what goes to a model, what of its words is taken, and what comes of them."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from companion.agreements import service as agreements
from companion.agreements.agreement_draft import AGREEMENT
from companion.clock import FixedClock
from companion.confidentiality import Confidentiality
from companion.db.tables.pairs import shown_topics
from companion.drafts.draft import Drafted
from companion.drafts.phrasing import phrase
from companion.drafts.record import DraftAsk, DraftState, DraftSubject, StoredDraft
from companion.drafts.uses import DraftTools
from companion.errors import DraftLineUnfit, TextMissing, VersionOutdated
from companion.ids import AccountId, DraftId, new_id
from companion.languages.spoken import speaking
from companion.llm.gateway import Authored
from companion.matching.rounds.mentorship_service import own_mentorship
from companion.meetings import service
from companion.meetings.pair_life import ActionWish, NoteWish
from companion.meetings.prep_draft import PREP
from companion.meetings.question_bank import OF_NOTHING
from companion.meetings.sentence_kinds import BY_HEART
from companion.meetings.summary_draft import SUMMARY
from companion.meetings.topics_draft import TOPICS
from embeddings.knowing import KnowingEncoder
from embeddings.minilm import PackagedMiniLm
from tests.scripted_gateway import MODEL, ScriptedGateway
from tests.service.pair_setting import PRIVATE, PairSetting, make_pair
from tests.service.programme_setting import CLOCK

ENCODER = KnowingEncoder(PackagedMiniLm(), (*OF_NOTHING, *BY_HEART))
MET = date(2026, 11, 20)
NOTHING = DraftAsk()
NOTES = (
    "We looked at the outline together. Ada decided to cut the second part. "
    "Ben will send the template by Friday. I am worried that my manager does not back me."
)


class Desk:
    """One pair whose drafts are made, phrased by a scripted model, and approved."""

    def __init__(self, pair: PairSetting) -> None:
        self.pair = pair
        self.asked: list[str] = []

    def draft(self, writer, viewer, asked=NOTHING, clock=CLOCK) -> StoredDraft:
        tools = DraftTools(clock, ENCODER)
        subject = self._subject(viewer)
        plain = self._call(writer.plain, viewer, subject, asked, tools)
        return StoredDraft(
            id=DraftId(new_id()), use=writer.use, subject=subject, account=AccountId(viewer.account),
            person=viewer.person, asked=asked, lines=plain.lines, sources=plain.sources,
            state=DraftState.WAITING, by=None, why_plain=None, refused=0, version=1, made_at=clock.now(),
        )  # fmt: skip

    def phrased(self, writer, viewer, answer, asked=NOTHING, clock=CLOCK) -> StoredDraft:
        draft = self.draft(writer, viewer, asked, clock)
        what = self._call(writer.to_phrase, viewer, draft, DraftTools(clock, ENCODER))

        def say(text: str) -> str:
            self.asked.append(text)
            lines = answer(draft) if callable(answer) else answer
            return json.dumps(
                {"lines": [dict(zip(("part", "text", "cites"), one, strict=True)) for one in lines]}
            )

        drafted = phrase(ScriptedGateway(say, clock), what, ENCODER, deadline_seconds=5)
        with self.pair.desk.database.transaction(self.pair.desk.tenant) as work:
            writer.phrased(work, draft, drafted)
        return _with(draft, drafted)

    def approve(self, writer, viewer, draft, clock=CLOCK) -> None:
        self._call(writer.approve, viewer, draft, DraftTools(clock, ENCODER))

    def page(self, viewer):
        return self.pair.call(service.read_pair, viewer)

    def _call(self, use_case, viewer, *words):
        with self.pair.desk.database.transaction(self.pair.desk.tenant) as work:
            return use_case(work, viewer, *words)

    def _subject(self, viewer) -> DraftSubject:
        found = self._call(own_mentorship, viewer, self.pair.mentorship).mentorship
        return DraftSubject(found.id, None, found.pair.mentee, found.pair.mentor)


def _with(draft: StoredDraft, drafted: Drafted) -> StoredDraft:
    return replace(
        draft, lines=drafted.lines, by=drafted.by, why_plain=drafted.why_plain, refused=drafted.refused
    )


@pytest.fixture
def desk(database, tenant) -> Desk:
    pair = make_pair(database, tenant)
    pair.call(service.add_goal, pair.mentee, "Weld a garden gate by hand", date(2027, 3, 1), clock=CLOCK)
    step = ActionWish("Buy the steel", date(2026, 11, 1), is_mine=True)
    pair.call(service.add_action, pair.mentee, step, clock=CLOCK)
    for kept, text in ((Confidentiality.PAIR, "We drew three gates."), (Confidentiality.AUTHOR, PRIVATE)):
        pair.call(service.add_note, pair.mentee, NoteWish(text, kept, MET), clock=CLOCK)
    return Desk(pair)


def test_no_prompt_of_any_use_holds_a_private_note_or_a_name_that_is_not_hidden(desk):
    for writer, asked in (
        (AGREEMENT, DraftAsk()),
        (TOPICS, DraftAsk()),
        (PREP, DraftAsk()),
        (SUMMARY, DraftAsk(NOTES, MET)),
    ):
        desk.phrased(writer, desk.pair.mentee, [], asked)

    assert len(desk.asked) == 4
    assert not [text for text in desk.asked if PRIVATE in text]
    for writer in (AGREEMENT, TOPICS, PREP, SUMMARY):
        draft = desk.draft(writer, desk.pair.mentee, DraftAsk(NOTES, MET))
        what = desk._call(writer.to_phrase, desk.pair.mentee, draft, DraftTools(CLOCK, ENCODER))
        assert {one.value for one in what.hidden} == {"Ada Lee", "Ben Ode"}
        assert set(what.about) == {desk.pair.mentee.person, desk.pair.mentor.person}


# ---- agreement ---------------------------------------------------------------------------------


def test_an_agreement_rests_on_both_peoples_words_and_the_charter_and_says_where_each_clause_is_from(desk):
    draft = desk.draft(AGREEMENT, desk.pair.mentor)

    assert len(draft.lines) == 13
    assert all(source.text for source in draft.sources)
    said = "\n".join(source.text for source in draft.sources)
    assert "From the mentee's profile, goals: weld a gate" in said
    assert "From the mentor's profile, offers: twenty years of welding" in said
    assert "From the programme's charter, cadence, days between meetings: 14" in said


def test_a_clause_that_a_model_spoils_keeps_its_words_and_the_others_are_taken(desk):
    texts = {line.part: line.text for line in desk.draft(AGREEMENT, desk.pair.mentee).lines}
    good = texts["cancellations"].replace(
        "Whoever cannot come says so", "If one of us cannot come, she says so"
    )
    spoilt = (
        ("cadence", texts["cadence"].replace("14", "15"), ["cadence"]),
        ("length", re.sub(r" to .*", ".", texts["length"]), ["length"]),
        ("confidentiality", "What we say stays between us.", ["confidentiality"]),
        ("purpose", "Ada and Ben work together.", ["purpose"]),
        ("feedback", "We give each other feedback regularly.", ["feedback"]),
        ("review", texts["review"] + " Then again on 1 May 2031.", ["review"]),
        ("ending", "Either of us may not end this.", ["ending"]),
    )

    draft = desk.phrased(AGREEMENT, desk.pair.mentee, [("cancellations", good, ["cancellations"]), *spoilt])

    assert {line.part for line in draft.lines if line.phrased} == {"cancellations"}
    assert {line.part: line.text for line in draft.lines} == texts | {"cancellations": good}
    assert draft.refused == len(spoilt)


def test_an_approved_agreement_is_a_version_that_says_which_clause_a_model_phrased(desk):
    text = next(one.text for one in desk.draft(AGREEMENT, desk.pair.mentee).lines if one.part == "roles")
    better = text.replace("brings the topics", "brings topics")
    draft = desk.phrased(AGREEMENT, desk.pair.mentee, [("roles", better, ["roles"])])

    desk.approve(AGREEMENT, desk.pair.mentee, draft)

    state = desk.pair.call(agreements.read_agreement, desk.pair.mentor)
    roles = next(clause for clause in state.agreement.clauses if clause.name.value == "roles")
    assert (state.agreement.number, roles.text) == (1, better)
    assert [(one.kind.value, one.field) for one in roles.sources][-1] == ("model", MODEL)
    assert "agreement/v1" in roles.sources[-1].words
    with pytest.raises(VersionOutdated):
        desk.approve(AGREEMENT, desk.pair.mentor, draft)


def test_a_clause_of_a_model_that_its_author_changed_before_keeping_it_is_of_both(desk):
    text = next(one.text for one in desk.draft(AGREEMENT, desk.pair.mentee).lines if one.part == "roles")
    better = text.replace("brings the topics", "brings topics")
    draft = desk.phrased(AGREEMENT, desk.pair.mentee, [("roles", better, ["roles"])])
    mixed = [
        replace(one, text=f"{better} We both may add to it.", phrased=False, edited=True)
        if one.phrased
        else one
        for one in draft.lines
    ]

    desk.approve(AGREEMENT, desk.pair.mentee, replace(draft, lines=tuple(mixed)))

    state = desk.pair.call(agreements.read_agreement, desk.pair.mentor)
    roles = next(clause for clause in state.agreement.clauses if clause.name.value == "roles")
    assert [(one.kind.value, one.field) for one in roles.sources][-2:] == [
        ("model", MODEL),
        ("written", "mentee"),
    ]
    assert roles.by is not None
    assert roles.by.model == MODEL


# ---- topics ------------------------------------------------------------------------------------


def test_only_open_new_questions_of_a_model_are_taken_and_they_count_as_shown(desk):
    plain = desk.draft(TOPICS, desk.pair.mentor).lines
    goal = next(line for line in plain if line.facts["kind"] == "goal")
    better = "What will be different for you when “Weld a garden gate by hand” is reached?"
    bad = [
        (
            "ask",
            "Will anything be different for you when you have reached “Weld a garden gate by hand”?",
            list(goal.cites),
        ),
        ("ask", plain[-1].text.removesuffix("?"), list(plain[-1].cites)),
    ]

    draft = desk.phrased(TOPICS, desk.pair.mentor, [*bad, ("ask", better, list(goal.cites))])

    assert [line.text for line in draft.lines if line.phrased] == [better]
    assert draft.refused == 2
    assert draft.lines[plain.index(goal)].facts == goal.facts
    desk.pair.call(service.say_useful, desk.pair.mentor, better, False, clock=CLOCK)
    for days in range(1, 9):
        clock = FixedClock(CLOCK.now() + timedelta(days=days))
        later = [line.text for line in desk.draft(TOPICS, desk.pair.mentor, clock=clock).lines]
        assert not [text for text in later if text.startswith(("What will be different", better))]


def test_a_model_that_asks_what_was_asked_before_is_not_taken(desk):
    first = desk.draft(TOPICS, desk.pair.mentor).lines
    tomorrow = FixedClock(CLOCK.now() + timedelta(days=1))

    def repeats(draft):
        return [("ask", first[place].text, list(line.cites)) for place, line in enumerate(draft.lines)]

    draft = desk.phrased(TOPICS, desk.pair.mentor, repeats, clock=tomorrow)

    assert not any(line.phrased for line in draft.lines)
    assert not {line.text for line in draft.lines} & {line.text for line in first}


# ---- preparation -------------------------------------------------------------------------------


def test_a_page_keeps_how_things_stand_its_length_and_its_questions_whatever_a_model_writes(desk):
    plain = desk.draft(PREP, desk.pair.mentor).lines
    late = next(line for line in plain if "(late)" in line.text and line.part == "agreed")
    ask = next(line for line in plain if line.part == "ask")
    kept = ("agreed", "Ada: “Buy the steel” was due by 1 November 2026 and is late.", list(late.cites))
    lost = ("agreed", "Ada: “Buy the steel”, by 1 November 2026.", list(late.cites))
    closed = ("ask", "Is it so that " + ask.text[0].lower() + ask.text[1:], list(ask.cites))

    draft = desk.phrased(PREP, desk.pair.mentor, [lost, closed, kept])

    assert [line.text for line in draft.lines if line.phrased] == [kept[1]]
    assert len(draft.lines) == len(plain)
    assert all(line.cites and line.facts["kind"] for line in draft.lines)
    assert {line.facts["kind"] for line in draft.lines} >= {"goal", "action", "note"}


# ---- summary -----------------------------------------------------------------------------------


def test_concerns_never_leave_and_stay_word_for_word(desk):
    def soften(draft):
        concern = next(line for line in draft.lines if line.part == "concerns")
        return [("concerns", "My manager backs me.", list(concern.cites))]

    draft = desk.phrased(SUMMARY, desk.pair.mentee, soften, DraftAsk(NOTES, MET))

    assert [line.text for line in draft.lines if line.part == "concerns"] == [
        "I am worried that my manager does not back me."
    ]
    assert "worried" not in desk.asked[-1]
    assert not any(line.phrased for line in draft.lines)


def test_who_does_it_and_by_when_is_codes_and_no_model_moves_it(desk):
    def move(draft):
        action = next(line for line in draft.lines if line.part == "actions")
        return [
            ("actions", "Ben will send the template.", list(action.cites)),
            ("actions", "Ada will send the template by Friday.", list(action.cites)),
            ("actions", "Ben will send the template by Monday.", list(action.cites)),
            ("actions", "The template will be sent by Friday.", list(action.cites)),
            ("actions", "By Friday, Ben will send the template.", list(action.cites)),
        ]

    draft = desk.phrased(SUMMARY, desk.pair.mentee, move, DraftAsk(NOTES, MET))

    (action,) = [line for line in draft.lines if line.part == "actions"]
    assert (action.text, action.phrased) == ("By Friday, Ben will send the template.", True)
    assert dict(action.facts) == {"owner": "Ben", "due_on": "2026-11-27"}


def test_a_summary_is_nobody_elses_until_it_is_approved_and_then_a_note_of_both_with_its_actions(desk):
    before = desk.page(desk.pair.mentor)

    def better(draft):
        first = draft.lines[0]
        return [("happened", "Together we looked at the outline.", list(first.cites))]

    draft = desk.phrased(SUMMARY, desk.pair.mentee, better, DraftAsk(NOTES, MET))
    assert desk.page(desk.pair.mentor) == before

    desk.approve(SUMMARY, desk.pair.mentee, draft)

    page = desk.page(desk.pair.mentor)
    (note,) = set(page.notes) - set(before.notes)
    (action,) = set(page.actions) - set(before.actions)
    assert "Together we looked at the outline." in note.text
    assert "I am worried that my manager does not back me." in note.text
    assert (note.author, note.met_on, note.confidentiality) == (
        desk.pair.mentee.person,
        MET,
        Confidentiality.PAIR,
    )
    assert note.by is not None
    assert (note.by.model, note.by.prompt) == (MODEL, "summary")
    assert (action.text, action.owner, action.due_on) == (
        "Ben will send the template by Friday.", desk.pair.mentor.person, date(2026, 11, 27),
    )  # fmt: skip


def test_an_action_whose_words_of_a_model_its_author_changed_says_so_and_one_that_she_left_is_in_her_own(
    desk,
):
    def move(draft):
        action = next(line for line in draft.lines if line.part == "actions")
        return [("actions", "By Friday, Ben will send the template.", list(action.cites))]

    draft = desk.phrased(SUMMARY, desk.pair.mentee, move, DraftAsk(NOTES, MET))

    def kept(**changes):
        before = desk.page(desk.pair.mentor).actions
        lines = [replace(one, **changes) if one.part == "actions" else one for one in draft.lines]
        desk.approve(SUMMARY, desk.pair.mentee, replace(draft, lines=tuple(lines)))
        (action,) = set(desk.page(desk.pair.mentor).actions) - set(before)
        return action

    left = kept()
    changed = kept(text="By Friday, Ben will send his template.", cites=(), phrased=False, edited=True)
    elsewhere = kept(cites=())

    assert (left.text, left.by, left.edited_by) == ("Ben will send the template by Friday.", None, None)
    assert changed.text == "By Friday, Ben will send his template."
    assert (changed.by, changed.edited_by) == (draft.by, desk.pair.mentee.person)
    assert elsewhere.text == "By Friday, Ben will send the template."
    assert (elsewhere.by, elsewhere.edited_by) == (draft.by, None)


def test_what_quotes_an_action_of_a_models_words_says_which_model(desk):
    by = Authored(MODEL, "summary", 1, CLOCK.now())
    step = ActionWish("Buy the good steel", date(2026, 11, 1), is_mine=True, by=by)
    desk.pair.call(service.add_action, desk.pair.mentee, step, clock=CLOCK)

    draft = desk.draft(PREP, desk.pair.mentor)
    questions = desk.draft(TOPICS, desk.pair.mentor)

    for found in (draft, questions):
        quoting = {one for line in found.lines if "Buy the good steel" in line.text for one in line.cites}
        assert quoting
        assert {source.by for source in found.sources if source.id in quoting} == {by}
    with desk.pair.desk.database.transaction(desk.pair.desk.tenant) as work:
        rows = [
            row for row in work.connection.execute(sa.select(shown_topics)) if "good steel" in row.question
        ]
    assert {row.model for row in rows} == {MODEL}


def test_a_worry_that_was_sorted_elsewhere_goes_to_no_model_and_stays_word_for_word(desk):
    notes = "We looked at the outline together. It is the third time without an answer."

    def all_of_them(draft):
        return [(line.part, f"In short: {line.text}", list(line.cites)) for line in draft.lines]

    draft = desk.phrased(SUMMARY, desk.pair.mentee, all_of_them, DraftAsk(notes, MET))

    (kept,) = [line for line in draft.lines if "answer" in line.text]
    assert (kept.part, kept.text, kept.phrased) == (
        "happened",
        "It is the third time without an answer.",
        False,
    )
    assert "outline" in desk.asked[-1]
    assert "third time" not in desk.asked[-1]


@pytest.mark.parametrize("facts", [{"owner": "Cleo"}, {}, {"owner": "Ben", "due_on": "soon"}])
def test_an_action_of_nobody_or_of_no_day_is_told_before_anything_is_kept(desk, facts):
    draft = desk.draft(SUMMARY, desk.pair.mentee, DraftAsk(NOTES, MET))
    lines = tuple(replace(line, facts=facts) if line.part == "actions" else line for line in draft.lines)
    before = desk.page(desk.pair.mentee)

    with pytest.raises(DraftLineUnfit):
        desk.approve(SUMMARY, desk.pair.mentee, replace(draft, lines=lines))
    assert desk.page(desk.pair.mentee) == before


@pytest.mark.parametrize("language", ["en", "de"])
def test_no_line_of_any_part_has_a_day_that_is_none(desk, language):
    draft = desk.draft(SUMMARY, desk.pair.mentee, DraftAsk(NOTES, MET))
    first, *others = draft.lines
    wrong = replace(draft, lines=(replace(first, facts={"due_on": "soon"}), *others))

    with speaking(language), pytest.raises(DraftLineUnfit, match="is no day"):
        desk.approve(SUMMARY, desk.pair.mentee, wrong)


GERMAN_NOTES = """Wir haben uns die Gliederung angesehen.
Ben schickt die Vorlage bis Freitag. Wir werden gemeinsam einen Plan schreiben.
Ich habe Angst, dass mein Chef mich nicht unterstützt."""


def test_notes_in_german_become_a_note_with_german_headings_owners_and_days(desk):
    mentee = replace(desk.pair.mentee, language="de")
    draft = desk.draft(SUMMARY, mentee, DraftAsk(GERMAN_NOTES, MET))

    with speaking("de"):
        desk.approve(SUMMARY, mentee, draft)

    (note,) = [one for one in desk.page(desk.pair.mentor).notes if "Gliederung" in one.text]
    assert note.text.split("\n") == [
        "Was geschah", "- Wir haben uns die Gliederung angesehen.", "",
        "Wer was tut",
        "- Ben schickt die Vorlage bis Freitag. (Ben, 27. November 2026)",
        "- Wir werden gemeinsam einen Plan schreiben. (Ada und Ben)", "",
        "Was mich beschäftigt", "- Ich habe Angst, dass mein Chef mich nicht unterstützt.",
    ]  # fmt: skip
    actions = [one for one in desk.page(desk.pair.mentor).actions if "Vorlage" in one.text]
    assert [(one.owner, one.due_on) for one in actions] == [(desk.pair.mentor.person, date(2026, 11, 27))]


def test_notes_in_a_language_that_no_model_writes_say_so_whatever_their_author_reads(desk):
    mentee = replace(desk.pair.mentee, language="en")
    tools = DraftTools(CLOCK, ENCODER)
    subject = desk._subject(mentee)

    def language(notes):
        return desk._call(SUMMARY.plain, mentee, subject, DraftAsk(notes, MET), tools).language

    assert (language(GERMAN_NOTES), language(NOTES)) == ("de", "en")


def test_a_summary_of_no_words_is_refused(desk):
    with pytest.raises(TextMissing):
        desk.draft(SUMMARY, desk.pair.mentee, DraftAsk())
