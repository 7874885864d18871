"""Drafts: there at once, phrased later, their author's before anybody's, and to AI only as a pair agrees."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from functools import cached_property

import pytest
import sqlalchemy as sa

from companion.clock import FixedClock
from companion.confidentiality import Confidentiality
from companion.db.tables.accounts import accounts
from companion.db.tables.drafts import ai_consents, drafts
from companion.db.tables.rounds import mentorships
from companion.drafts import consenting, service, writing
from companion.drafts.draft import PLAIN, DraftLine
from companion.drafts.record import DraftState
from companion.drafts.service import NO_CONSENT, NO_MODEL, OTHER_LANGUAGE, OWN_WORDS, Drafting
from companion.drafts.uses import by_use
from companion.drafts.writing import TOO_MUCH_TO_DO
from companion.errors import (
    BudgetSpent,
    DraftApproved,
    DraftLineUnfit,
    ModelUnavailable,
    NotFound,
    UseUnknown,
    VersionOutdated,
)
from companion.llm.model_desk import LONGEST_LOAD_SECONDS
from companion.meetings import service as meetings
from companion.meetings.pair_life import GoalWish, Standing
from companion.meetings.prep_draft import PREP
from companion.people.erasing import Outside, erase_person
from companion.people.exporting import export_person
from tests.scripted_gateway import MODEL
from tests.service.draft_setting import (
    BETTER,
    GOAL,
    GOOD,
    DraftSetting,
    ScriptedDesk,
    line_of,
    make_drafting,
    said,
)
from tests.service.pair_setting import PRIVATE
from tests.service.programme_setting import CLOCK

OUTSIDE = Outside(lambda _: None, lambda *_: None)


@pytest.fixture
def plain(database, tenant) -> DraftSetting:
    return make_drafting(database, tenant)


@pytest.fixture
def room(plain) -> DraftSetting:
    """Both agree, and a model has better words for the goal."""
    return plain.both_agree().with_model(lambda _: GOOD)


def jobs(room: DraftSetting) -> int:
    with room.database.operator() as connection:
        asked = "SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'phrase_draft'"
        return connection.execute(sa.text(asked)).scalar_one()


# ---- made and phrased --------------------------------------------------------------------------


def test_without_a_model_a_draft_is_whole_at_once_and_says_how_it_was_written(plain):
    made = plain.ask(plain.pair.mentee)

    assert (made.state, made.by, made.why_plain) == (DraftState.PLAIN, None, NO_MODEL)
    assert {line.part for line in made.lines} == {"goals", "ask", "watch"}
    known = {source.id for source in made.sources}
    assert all(line.cites and set(line.cites) <= known for line in made.lines)
    assert jobs(plain) == 0


def test_a_model_phrases_a_draft_later_and_every_line_says_whose_words_it_has(room):
    made = room.ask(room.pair.mentee)
    assert (made.state, made.by, jobs(room)) == (DraftState.WAITING, None, 1)
    assert not any(line.phrased for line in made.lines)

    room.write(made)

    found = room.read(room.pair.mentee, made)
    assert (found.state, found.why_plain, found.version) == (DraftState.PHRASED, None, made.version + 1)
    assert (found.by.model, found.by.prompt, found.by.prompt_version) == (MODEL, "prep", 1)
    assert {line.text: line.phrased for line in found.lines if line.part == "goals"} == {BETTER: True}
    assert [line for line in found.lines if line.part != "goals"] == [
        line for line in made.lines if line.part != "goals"
    ]


def test_who_wants_it_without_ai_gets_it_without(room):
    made = room.ask(room.pair.mentee, with_ai=False)

    assert (made.state, made.why_plain, jobs(room)) == (DraftState.PLAIN, PLAIN, 0)


def test_who_reads_another_language_is_asked_of_no_model_as_those_write_english(room):
    made = room.ask(replace(room.pair.mentee, language="de"))

    assert (made.state, made.why_plain, jobs(room)) == (DraftState.PLAIN, OTHER_LANGUAGE, 0)
    assert line_of(made, "goals").text == f"Sie: „{GOAL}“, bis 1. März 2027 (offen)."


def test_what_waits_for_a_model_is_put_to_it_in_english_whatever_its_reader_chose_since(room):
    made = room.ask(room.pair.mentee)
    with room.database.transaction(room.pair.desk.tenant) as work:
        chosen = sa.update(accounts).where(accounts.c.id == room.pair.mentee.account)
        work.connection.execute(chosen.values(language="de"))

    room.write(made)

    assert f"“{GOAL}”, by 1 March 2027 (open)" in room.asked[-1]
    assert BETTER in [line.text for line in room.read(room.pair.mentee, made).lines]


@pytest.mark.parametrize(
    ("trouble", "says"),
    [
        (ModelUnavailable(model=MODEL, why="x"), "could not be reached"),
        (BudgetSpent(spent="1", cap="1 tokens"), "budget"),
    ],
)
def test_when_a_model_fails_the_plain_draft_stands_and_says_why(plain, trouble, says):
    room = plain.both_agree().with_model([trouble])
    made = room.ask(room.pair.mentor)

    room.write(made)

    found = room.read(room.pair.mentor, made)
    assert (found.state, found.lines, found.by) == (DraftState.PLAIN, made.lines, None)
    assert says in found.why_plain


def test_a_line_that_nothing_bears_out_is_counted_and_not_shown(plain):
    lie = ("goals", "Ada has welded two hundred gates.", ["g1"])
    room = plain.both_agree().with_model([said(lie, ("goals", BETTER, ["g1"]))])
    made = room.ask(room.pair.mentee)

    room.write(made)

    found = room.read(room.pair.mentee, made)
    assert found.refused == 1
    assert "two hundred" not in repr(found)


def test_a_kind_of_text_that_nobody_writes_is_refused_with_those_there_are(plain):
    with pytest.raises(UseUnknown, match="prep"):
        plain.ask(plain.pair.mentee, "explanation")


def test_what_changed_while_it_waited_is_what_is_phrased(room):
    made = room.ask(room.pair.mentee)
    (goal,) = room.pair.call(meetings.read_pair, room.pair.mentee).goals
    wish = GoalWish("Weld two gates by hand", None, Standing.REACHED)
    room.pair.call(meetings.change_goal, room.pair.mentee, goal.id, wish, expected_version=1, clock=CLOCK)

    room.write(made)

    found = room.read(room.pair.mentee, made)
    assert "Weld two gates by hand" in line_of(found, "goals").text
    assert GOAL not in repr(found.sources)


@pytest.mark.parametrize(("waited", "asks"), [(0, 1), (7.4, 1), (7.6, 0), (3_600, 0)])
def test_a_page_that_has_waited_as_long_as_was_promised_is_asked_of_no_model_and_says_why(room, waited, asks):
    made = room.ask(room.pair.mentee)
    later = FixedClock(CLOCK.now() + timedelta(seconds=waited))
    tools = replace(room.drafting.tools, clock=later)

    replace(room, drafting=replace(room.drafting, tools=tools)).write(made)

    found = room.read(room.pair.mentee, made)
    assert (len(room.asked), found.state is DraftState.PHRASED) == (asks, asks == 1)
    assert found.why_plain == (None if asks else TOO_MUCH_TO_DO)


class LoadingDesk(ScriptedDesk):
    """One whose models take long to load; it keeps for how long it was waited for."""

    @cached_property
    def waits(self) -> list[float]:
        return []

    def wait_until_loaded(self, seconds: float = 0.0) -> None:
        self.waits.append(seconds)


@pytest.mark.parametrize(("within", "waits"), [(9.0, 5.0), (None, LONGEST_LOAD_SECONDS)])
def test_what_a_model_needs_is_waited_for_no_longer_than_its_reader_was_promised(room, within, waits):
    made = room.ask(room.pair.mentee)
    old = room.drafting.models
    desk = LoadingDesk(old.database, old.settings, old.clock, old.given)
    drafting = Drafting(
        by_use(replace(PREP, within_seconds=within)),
        desk,
        replace(room.drafting.tools, clock=FixedClock(CLOCK.now() + timedelta(seconds=4))),
    )

    replace(room, drafting=drafting).write(made)

    assert desk.waits == [waits]


def test_a_model_is_given_no_more_time_than_its_reader_was_promised(room):
    given: list[float] = []
    gateway = room.drafting.models.given[0]
    real = gateway.ask
    gateway.ask = lambda ask, *, deadline_seconds, listener=None: (
        given.append(deadline_seconds),
        real(ask, deadline_seconds=deadline_seconds, listener=listener),
    )[1]
    for waited in (0, 4):
        later = FixedClock(CLOCK.now() + timedelta(seconds=waited))
        drafting = replace(room.drafting, tools=replace(room.drafting.tools, clock=later))
        replace(room, drafting=drafting).write(room.ask(room.pair.mentee))

    assert given == [8.0, 4.5]


# ---- consent and private notes -------------------------------------------------------------------


def test_nothing_of_a_pair_reaches_a_model_before_both_agree(plain):
    room = plain.with_model(lambda _: GOOD)
    seen = [room.ask(room.pair.mentee).why_plain]
    room.agree(room.pair.mentee, True)
    seen.append(room.ask(room.pair.mentee).why_plain)
    room.agree(room.pair.mentor, True)
    seen.append(room.ask(room.pair.mentee).why_plain)

    assert seen == [NO_CONSENT, NO_CONSENT, None]
    assert room.asked == []


def test_who_takes_it_back_while_a_draft_waits_keeps_it_from_the_model(room):
    made = room.ask(room.pair.mentee)
    room.agree(room.pair.mentor, False)

    room.write(made)

    found = room.read(room.pair.mentee, made)
    assert (found.state, found.why_plain, room.asked) == (DraftState.PLAIN, NO_CONSENT, [])


def test_what_one_says_of_ai_can_be_seen_and_taken_back_and_no_answer_is_no(plain):
    pair = plain.pair
    seen = [plain.pair.call(consenting.read_consent, pair.mentor)]
    steps = ((pair.mentor, False), (pair.mentor, True), (pair.mentee, True), (pair.mentor, False))
    seen += [plain.agree(viewer, agrees) for viewer, agrees in steps]

    assert [(one.mine, one.both) for one in seen] == [
        (None, False), (False, False), (True, False), (True, True), (False, False),
    ]  # fmt: skip
    plain.agree(pair.mentor, False)
    assert [action for action in plain.trail() if action.startswith("ai_consent")] == [
        "ai_consent.withdrawn", "ai_consent.given", "ai_consent.given", "ai_consent.withdrawn",
    ]  # fmt: skip
    for viewer in (pair.stranger, pair.case_owner, pair.desk.admin):
        with pytest.raises(NotFound):
            plain.agree(viewer, True)


def test_a_private_note_reaches_no_model_and_stands_in_no_draft(room):
    room.note(room.pair.mentee, PRIVATE, Confidentiality.AUTHOR)
    room.note(room.pair.mentee, "We looked at gates.", Confidentiality.PAIR)

    for viewer in (room.pair.mentee, room.pair.mentor):
        made = room.ask(viewer)
        room.write(made)
        assert PRIVATE not in repr(room.read(viewer, made))

    assert len(room.asked) == 2
    assert "We looked at gates" in room.asked[0]
    assert PRIVATE not in "".join(room.asked)


# ---- whose it is -------------------------------------------------------------------------------


def test_a_draft_is_its_readers_and_nobody_elses(room):
    made = room.ask(room.pair.mentee)

    for viewer in (room.pair.mentor, room.pair.stranger, room.pair.case_owner, room.pair.desk.admin):
        with pytest.raises(NotFound):
            room.read(viewer, made)
        with pytest.raises(NotFound):
            room.edit(viewer, made, [])
        with pytest.raises(NotFound):
            room.approve(viewer, made)
        with pytest.raises(NotFound):
            room.pair.desk.call(service.drop_draft, viewer, made.id, clock=CLOCK)
    assert room.pair.call(service.list_drafts, room.pair.mentor) == []
    assert [one.id for one in room.pair.call(service.list_drafts, room.pair.mentee)] == [made.id]


def test_when_a_pair_has_parted_its_drafts_are_closed_and_no_model_sees_them(room):
    made = room.ask(room.pair.mentee)
    with room.database.transaction(room.pair.desk.tenant) as work:
        work.connection.execute(sa.update(mentorships).values(ended_at=CLOCK.now()))

    room.write(made)

    assert room.asked == []
    with pytest.raises(NotFound):
        room.read(room.pair.mentee, made)


@pytest.mark.parametrize("who", ["mentee", "mentor"])
def test_all_drafts_and_answers_of_a_pair_go_with_either_of_the_two(room, who):
    for reader in (room.pair.mentee, room.pair.mentor):
        room.write(room.ask(reader))
    person = getattr(room.pair, who).person

    room.pair.desk.call(erase_person, room.pair.desk.admin, person, outside=OUTSIDE, clock=CLOCK)

    assert (room.pair.desk.rows(drafts), room.pair.desk.rows(ai_consents)) == ([], [])


def test_who_is_erased_is_named_no_more_in_drafts_about_others(room):
    made = room.ask(room.pair.mentee)
    room.edit(room.pair.mentee, made, [DraftLine("watch", 'Ask "Cleo Fox" (p0003@firm.example) too.', ())])

    room.pair.desk.call(
        erase_person, room.pair.desk.admin, room.pair.stranger.person, outside=OUTSIDE, clock=CLOCK
    )

    (line,) = room.read(room.pair.mentee, made).lines
    assert line.text == 'Ask "(erased)" ((erased)) too.'


def test_her_export_has_her_drafts_with_who_phrased_them_and_not_her_partners(room):
    made = room.ask(room.pair.mentee)
    room.write(made)

    texts = {
        viewer: [
            row
            for section in room.pair.desk.call(
                export_person, room.pair.desk.admin, viewer.person, clock=CLOCK
            ).sections
            if section.table == "drafts"
            for row in section.rows
        ]
        for viewer in (room.pair.mentee, room.pair.mentor)
    }

    (row,) = texts[room.pair.mentee]
    (about,) = texts[room.pair.mentor]
    assert (about["use"], about["model"], "lines" in about, "sources" in about) == (
        "prep",
        MODEL,
        False,
        False,
    )
    assert (row["model"], row["prompt"], row["prompt_version"]) == (MODEL, "prep", 1)
    assert row["phrased_at"] == CLOCK.now()
    assert [line["phrased"] for line in row["lines"] if line["text"] == BETTER] == [True]


# ---- edited, approved, dropped -------------------------------------------------------------------


def test_what_its_author_edits_while_a_model_writes_stands(plain):
    room = plain.both_agree()
    mine = DraftLine("goals", "We talk about the gate.", ("g1",))

    def write_meanwhile(_prompt: str) -> str:
        room.edit(room.pair.mentee, made, [mine])
        return GOOD

    room = room.with_model(write_meanwhile)
    made = room.ask(room.pair.mentee)
    room.write(made)

    found = room.read(room.pair.mentee, made)
    assert (found.lines, found.state, found.by) == ((mine,), DraftState.PLAIN, None)
    assert found.why_plain == OWN_WORDS


def test_a_models_line_that_its_author_changed_says_so_until_she_goes_back_to_her_own_words(room):
    made = room.ask(room.pair.mentee)
    room.write(made)
    found = room.read(room.pair.mentee, made)
    (better,) = [line for line in found.lines if line.phrased]
    own = next(source.text for source in found.sources if source.id in better.cites)

    changed = room.edit(
        room.pair.mentee,
        found,
        [
            replace(line, text=f"{line.text} I think.", phrased=True) if line == better else line
            for line in found.lines
        ],
    )
    once_more = room.edit(
        room.pair.mentee,
        changed,
        [
            replace(line, text="Something else.", edited=False) if line.edited else line
            for line in changed.lines
        ],
    )
    back = room.edit(
        room.pair.mentee,
        once_more,
        [replace(line, text=own) if line.edited else line for line in once_more.lines],
    )

    told = [
        [(line.text, line.phrased) for line in one.lines if line.edited] for one in (changed, once_more, back)
    ]
    assert told == [[(f"{better.text} I think.", False)], [("Something else.", False)], []]
    assert once_more.by == found.by


def test_a_models_line_that_its_author_moves_to_another_part_is_the_models_still(room):
    made = room.ask(room.pair.mentee)
    room.write(made)
    found = room.read(room.pair.mentee, made)
    (better,) = [line for line in found.lines if line.phrased]
    others = [line for line in found.lines if line != better]

    # As the pages send it: of words in a new place they do not know what those rest on.
    moved = room.edit(room.pair.mentee, found, [*others, replace(better, part="watch", cites=())])

    marked = [(line.part, line.text, line.edited) for line in moved.lines if line.phrased or line.edited]
    assert marked == [("watch", better.text, False)]


def test_a_line_that_its_author_changed_is_hers_and_the_others_stay_a_models(room):
    made = room.ask(room.pair.mentee)
    room.write(made)
    found = room.read(room.pair.mentee, made)
    lines = [
        replace(line, text="A gate, at last." if line.part == "watch" else line.text, phrased=True)
        for line in found.lines
    ]

    edited = room.edit(room.pair.mentee, found, lines)

    assert {line.text for line in edited.lines if line.phrased} == {BETTER}
    assert not any(line.edited for line in edited.lines), "what she changed was no model's"
    assert edited.by == found.by
    assert edited.edited_at == CLOCK.now()


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (DraftLine("goals", "  ", ()), "no words"),
        (DraftLine("secrets", "Hello.", ()), "no part"),
        (DraftLine("goals", "Hello.", ("n9",)), "rests on"),
    ],
)
def test_a_line_that_stands_or_rests_on_what_there_is_not_is_refused(room, line, says):
    made = room.ask(room.pair.mentee)

    with pytest.raises(DraftLineUnfit, match=says):
        room.edit(room.pair.mentee, made, [line])
    assert room.read(room.pair.mentee, made) == made


def test_who_edits_an_older_version_is_told_so_and_nothing_is_lost(room):
    made = room.ask(room.pair.mentee)
    room.write(made)

    with pytest.raises(VersionOutdated):
        room.edit(room.pair.mentee, made, made.lines)
    with pytest.raises(VersionOutdated):
        room.approve(room.pair.mentee, made)
    assert room.read(room.pair.mentee, made).by is not None


def test_two_approvals_at_once_are_one(room):
    came: list[str] = []
    counting = replace(PREP, approve=lambda _work, _viewer, draft, _tools: came.append(str(draft.id)))
    room = replace(room, drafting=replace(room.drafting, uses=by_use(counting)))
    made = room.ask(room.pair.mentee)
    begin = threading.Barrier(2)
    ended: list[object] = []

    def approve() -> None:
        begin.wait(60)
        ended.append(room.approve(room.pair.mentee, made).approved_at)

    threads = [threading.Thread(target=approve) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(120)

    assert ended == [CLOCK.now()] * 2
    assert came == [str(made.id)]
    assert room.trail().count("draft.approved") == 1


def test_what_was_approved_is_neither_edited_nor_phrased_any_more(room):
    made = room.ask(room.pair.mentee)
    approved = room.approve(room.pair.mentee, made)
    room.write(made)

    with pytest.raises(DraftApproved):
        room.edit(room.pair.mentee, approved, [])
    assert room.read(room.pair.mentee, made) == approved
    assert room.asked == []


def test_a_draft_that_is_dropped_is_gone_and_its_job_finds_nothing(room):
    made = room.ask(room.pair.mentee)
    room.pair.desk.call(service.drop_draft, room.pair.mentee, made.id, clock=CLOCK)

    room.write(made)

    assert (room.pair.desk.rows(drafts), room.asked) == ([], [])
    assert "draft.dropped" in room.trail()


def test_a_new_draft_takes_the_place_of_an_untouched_one_and_never_of_her_own_words(room):
    first = room.ask(room.pair.mentee)
    second = room.ask(room.pair.mentee)
    with pytest.raises(NotFound):
        room.read(room.pair.mentee, first)
    room.edit(room.pair.mentee, second, second.lines)
    others = room.ask(room.pair.mentor)

    third = room.ask(room.pair.mentee)

    listed = room.pair.call(service.list_drafts, room.pair.mentee)
    assert {one.id for one in listed} == {second.id, third.id}
    assert room.read(room.pair.mentor, others) == others


def test_drafts_are_listed_the_newest_first(room):
    ids = []
    for hour in (2, 3, 1):
        clock = FixedClock(CLOCK.now() + timedelta(hours=hour))
        tools = replace(room.drafting.tools, clock=clock)
        later = replace(room, drafting=replace(room.drafting, tools=tools))
        made = later.ask(room.pair.mentee)
        later.edit(room.pair.mentee, made, made.lines)
        ids.append(made.id)

    listed = [one.id for one in room.pair.call(service.list_drafts, room.pair.mentee)]

    assert listed == [ids[1], ids[0], ids[2]]


# ---- jobs that come twice ------------------------------------------------------------------------


def test_a_job_that_comes_twice_asks_a_model_once(room):
    made = room.ask(room.pair.mentee)
    room.write(made)
    first = room.read(room.pair.mentee, made)

    room.write(made)

    assert room.read(room.pair.mentee, made) == first
    assert len(room.asked) == 1


def test_of_two_workers_at_one_draft_the_first_to_end_counts(plain):
    inner = plain.both_agree().with_model([GOOD])

    def slowly(_prompt: str) -> str:
        inner.write(made)
        return said(("goals", "By 1 March 2027 you want to weld a garden gate by hand.", ["g1"]))

    outer = plain.with_model(slowly)
    made = outer.ask(outer.pair.mentee)
    outer.write(made)

    assert line_of(outer.read(outer.pair.mentee, made), "goals").text == BETTER


def test_a_draft_that_is_given_up_stands_as_it_is_and_says_so(room):
    made = room.ask(room.pair.mentee)

    writing.give_up(room.database, room.pair.desk.tenant, made.id)

    found = room.read(room.pair.mentee, made)
    assert (found.lines, found.state, found.why_plain) == (made.lines, DraftState.PLAIN, writing.GIVEN_UP)
