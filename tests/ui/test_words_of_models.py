"""Words that a model phrased say so wherever they come out: each view, export, file, mail, calendar and page.

A model phrases every kind of text that one may phrase; then everybody asks for everything that there is.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from html import unescape
from typing import Any, get_args

import pytest
import sqlalchemy as sa

from companion.api.rounds_routes import FileName
from companion.clock import FixedClock
from companion.contracts.drafts import UseWord
from companion.contracts.pairs import PairPageView
from companion.contracts.places import Place
from companion.db.tables.accounts import outgoing_mail
from companion.db.tables.people import people
from companion.nudges.service import send_nudges
from companion.worries.tending_service import WorryDesk, tend_worries
from tests.scripted_gateway import MODEL
from tests.ui.furnished import CARL, CLOCK, MENTEE, NORA
from tests.ui.models import give_model, write_waiting_drafts
from tests.ui.pairs import Two, two_of
from tests.writing_model import reworded
from ui.plan import plan
from ui.when import day
from ui.words import agreement as agreement_says
from ui.words import drafts as draft_says
from ui.words import pair as pair_says

DUE = (CLOCK.now() + timedelta(days=40)).date()
NOTES = f"We talked about the Osaka office. I will write the questions by {DUE}."
STEP = f"In short: I will write all the questions by {DUE}."
"""The step of those notes as a model phrased it and its author, Aoi, changed that."""
ADDRESS = "https://mentoring.example.org"
USES = get_args(UseWord)
WHO = {"authored": ("model", "prompt", "version", "at"), "by": ("model", "prompt", "prompt_version", "at")}
ROW = ("model", "prompt", "prompt_version", "phrased_at")
ANSWERED = {
    "/api/v1/mentorships/{mentorship_id}/agreement",
    "/api/v1/mentorships/{mentorship_id}/agreement/versions",
    "/api/v1/mentorships/{mentorship_id}/pair",
    "/api/v1/mentorships/{mentorship_id}/drafts",
    "/api/v1/mentorships/{mentorship_id}/prep",
    "/api/v1/mentorships/{mentorship_id}/topics",
    "/api/v1/my/home",
    "/api/v1/drafts/{draft_id}",
    "/api/v1/drafts/{draft_id}/events",
    "/api/v1/people/{person_id}/export",
}
"""Where words of a model must have been met, so that nothing holds because nothing was there."""


@dataclass(frozen=True)
class Phrased:
    """A pair for which a model has phrased every kind of text, and all the words that it found."""

    two: Two
    words: frozenset[str]
    drafts: tuple[str, ...]

    def stands_in(self, text: str) -> bool:
        """Whether any of the model's words stand there."""
        plain = _spelled(text)
        return any(words in plain for words in self.words)


@pytest.fixture
def phrased(live, published) -> Phrased:
    house = live(published)
    two = two_of(house)
    give_model(house, lambda asked: json.dumps({"lines": reworded(asked)}, ensure_ascii=False))
    for as_mentor in (False, True):
        two.ask("PUT", "/ai-consent", as_mentor=as_mentor, json={"agrees": True})
    two.ask("POST", "/goals", json={"text": "Run two interviews about flexible hours"})
    made = [_draft(two, use) for use in USES]
    first = house.pairs()[0]
    path = f"/rounds/{house.stage.round}/pairs/{first.mentee}/{first.mentor}/drafts"
    ours = house.ask("POST", path, json={"use": "explanation"}).json()
    write_waiting_drafts(house)
    found = [house.ask("GET", f"/drafts/{one}", MENTEE).json() for one in made]
    found.append(house.ask("GET", f"/drafts/{ours['id']}").json())
    for one in found:
        assert one["authored"], (one["use"], one["why_plain"])
        if one["use"] in ("agreement", "summary"):
            kept = _with_step(two, one) if one["use"] == "summary" else one
            etag = {"If-Match": f'"{kept["version"]}"'}
            house.ask("POST", f"/drafts/{one['id']}/approve", MENTEE, headers=etag)
    # What is written by rules from now on quotes a note and a step that are in words of a model.
    for as_mentor in (False, True):
        two.ask("POST", "/drafts", as_mentor=as_mentor, json={"use": "prep", "with_ai": False})
        two.ask("GET", "/topics", as_mentor=as_mentor)
    words = {_spelled(line["text"]) for one in found for line in one["lines"] if line["phrased"]}
    return Phrased(two, frozenset({*words, _spelled(STEP)}), (*made, ours["id"]))


def _with_step(two: Two, summary: dict[str, Any]) -> dict[str, Any]:
    """The summary when its author has changed the words of its step."""
    (step,) = [line for line in summary["lines"] if line["part"] == "actions"]
    assert step["phrased"]
    lines = [
        {name: line[name] for name in ("part", "text", "cites", "facts")}
        | ({"text": STEP, "cites": []} if line is step else {})
        for line in summary["lines"]
    ]
    etag = {"If-Match": f'"{summary["version"]}"'}
    path = f"/drafts/{summary['id']}"
    return dict(two.house.ask("PUT", path, MENTEE, json={"lines": lines}, headers=etag).json())


def _draft(two: Two, use: str) -> str:
    told = {"notes": NOTES, "met_on": "2027-02-26"} if use == "summary" else {}
    return str(two.ask("POST", "/drafts", json={"use": use, **told}).json()["id"])


def _spelled(text: str) -> str:
    """Without what changes where words are quoted: quotation marks, spaces and the last full stop."""
    return re.sub(r"[“”‘’\"'\s]+", " ", unescape(text)).strip(" .?!")  # noqa: RUF001


# ---- the API ---------------------------------------------------------------------------------------


def test_whatever_is_answered_says_of_a_models_words_which_model_prompt_version_and_when(phrased):
    met = set()
    for path, person, told in _answers(phrased):
        unmarked = list(_unmarked(told, (), phrased))
        assert not unmarked, (path, person, unmarked[:2])
        if phrased.stands_in(json.dumps(told, ensure_ascii=False).replace("\\n", " ")):
            met.add(path)

    assert met >= ANSWERED


def _answers(phrased: Phrased) -> Iterator[tuple[str, str, Any]]:
    """Each JSON answer to each GET there is, for everybody who may have one."""
    house, known = phrased.two.house, _known(phrased)
    paths = [path for path, ways in house.api.app.openapi()["paths"].items() if "get" in ways]
    asked = [(path, one) for path in paths for one in _addresses(path, known, phrased.drafts)]
    for person in (NORA, CARL, MENTEE, phrased.two.mentor):
        headers = {"Authorization": f"Bearer {house.session(person)}"}
        for path, address in asked:
            answer = house.api.get(address, headers=headers)
            if answer.status_code == 200:
                yield from ((path, person, told) for told in _told(answer, phrased))


def _told(answer: Any, phrased: Phrased) -> Iterator[Any]:
    kind = answer.headers["content-type"]
    if "event-stream" in kind:
        lines = answer.text.splitlines()
        yield from (json.loads(line.removeprefix("data: ")) for line in lines if line.startswith("data: "))
    elif "json" in kind:
        yield answer.json()
    else:
        assert not phrased.stands_in(answer.text), answer.url


def _known(phrased: Phrased) -> dict[str, object]:
    """What there is, by the names that addresses have for it."""
    house, two = phrased.two.house, phrased.two
    pair = house.pairs()[0]
    return {
        "programme_id": house.stage.furnished.programme,
        "round_id": house.stage.round,
        "mentorship_id": two.id,
        "person_id": house.id_of("Aoi Fukuda"),
        "mentee_id": pair.mentee,
        "mentor_id": pair.mentor,
        "number": 1,
    }


def _addresses(path: str, known: Mapping[str, object], drafts: tuple[str, ...]) -> list[str]:
    """The address with what there is, once for each draft and each file; none where there is nothing."""
    several = {"draft_id": drafts, "name": get_args(FileName)}
    address = path
    for name, value in known.items():
        address = address.replace(f"{{{name}}}", str(value))
    for name, values in several.items():
        if f"{{{name}}}" in address:
            return [address.replace(f"{{{name}}}", value) for value in values]
    return [] if "{" in address else [address]


def _unmarked(told: Any, around: tuple[Mapping[str, Any], ...], phrased: Phrased) -> Iterator[str]:
    """Texts with words of a model around which nothing says so."""
    if isinstance(told, str):
        if phrased.stands_in(told) and not any(_says_so(one, phrased) for one in around):
            yield told
    elif isinstance(told, Mapping):
        for value in told.values():
            yield from _unmarked(value, (*around, told), phrased)
    elif isinstance(told, list):
        for value in told:
            yield from _unmarked(value, around, phrased)


def _says_so(around: Mapping[str, Any], phrased: Phrased) -> bool:
    if all(around.get(name) for name in ROW):
        return True
    for name, told in (("authored", "authored"), ("quotes", "authored"), ("by", "by")):
        by = around.get(name)
        if isinstance(by, Mapping) and all(by.get(one) for one in WHO[told]):
            return True
    sources = [one for one in around.get("sources") or () if isinstance(one, Mapping)]
    clause = any(one.get("kind") == "model" and one["field"] == MODEL and one["words"] for one in sources)
    quoted = any(
        phrased.stands_in(one.get("text", "")) and _says_so(one, phrased) for one in sources if "text" in one
    )
    return clause or quoted


# ---- what is read ----------------------------------------------------------------------------------


def test_the_readable_export_says_of_each_row_with_a_models_words_which_model_and_when(phrased):
    house = phrased.two.house
    person = house.id_of("Aoi Fukuda")

    page = house.ask("GET", f"/people/{person}/export", headers={"Accept": "text/html"}).text

    rows = re.findall(r'((?:<p class="ai">.*?</p>)*)<dl>(.*?)</dl>', page, re.DOTALL)
    said = [mark for mark, row in rows if phrased.stands_in(row)]
    assert len(said) >= len(USES)
    for mark in said:
        assert "Words of AI" in mark, mark
        assert MODEL in mark, mark
        assert re.search(r"version \d|/v\d", mark), mark


@pytest.mark.parametrize(("name", "who"), [("Aoi Fukuda", "you"), ("", "your partner")])
def test_the_readable_export_says_of_a_step_who_changed_a_models_words(phrased, name, who):
    house = phrased.two.house
    mentor = next(one.mentor for one in house.pairs() if str(one.mentee) == str(house.id_of("Aoi Fukuda")))
    person = house.id_of(name) if name else mentor

    page = house.ask("GET", f"/people/{person}/export", headers={"Accept": "text/html"}).text

    steps = page.split("<h2>What you two do")[1].split("</section>")[0]
    (mark,) = re.findall(
        rf'((?:<p class="ai">[^<]*</p>)*)<dl>(?:(?!</dl>).)*{re.escape(STEP)}', steps, re.DOTALL
    )
    assert f"Phrased by AI, edited by {who}." in mark
    assert MODEL in mark


def test_no_mail_no_invitation_and_no_calendar_has_a_models_words(phrased):
    two, house = phrased.two, phrased.two.house
    week = [[day, 540, 1020] for day in range(5)]
    with house.database.transaction(house.tenant) as work:
        for email in (MENTEE, two.mentor):
            row = sa.update(people).where(people.c.email == email)
            work.connection.execute(row.values(time_zone="Europe/Berlin", availability=week))
    noon = CLOCK.now().replace(hour=11, minute=0, second=0, microsecond=0) + timedelta(days=3)
    wish = {"times": [noon.isoformat()], "minutes": 60, "link": "https://meet.example.org/aoi"}
    two.ask("POST", "/meetings", as_mentor=True, json=wish)
    (offered,) = two.ask("GET", "/meetings").json()["items"]
    taken = {"starts_at": noon.isoformat(), "repeat": False}
    etag = {"If-Match": f'"{offered["version"]}"'}
    two.ask("POST", f"/meetings/{offered['id']}/take", json=taken, headers=etag)
    address = house.ask("POST", "/me/calendar/feed", MENTEE).json()["address"]

    calendar = house.api.get(address).text
    mails = _mails(house)

    assert "BEGIN:VEVENT" in calendar
    assert any("BEGIN:VEVENT" in (mail["calendar"] or "") for mail in mails)
    _require_no_words(phrased, [calendar, *(str(value) for mail in mails for value in mail.values())])


def test_no_reminder_of_what_is_due_has_a_models_words(phrased):
    house = phrased.two.house
    before, due = len(_mails(house)), datetime.combine(DUE + timedelta(days=1), time(0), UTC)

    # It is day in Osaka when it is night in Europe.
    for hour in (2, 12) * 8:
        due += timedelta(hours=(hour - due.hour) % 24)
        send_nudges(house.database, house.tenant, clock=FixedClock(due), address=ADDRESS)

    mails = _mails(house)[before:]
    assert any("You wanted to do something by now" in mail["subject"] for mail in mails)
    _require_no_words(phrased, [str(value) for mail in mails for value in mail.values()])


def test_no_mail_about_a_worry_has_a_models_words_though_the_worry_repeats_them(phrased):
    house = phrased.two.house
    before = len(_mails(house))
    told = {"words": f"It worries me that it says: {STEP}", "confided_to": "case_owner"}
    house.ask("POST", f"/programmes/{house.stage.furnished.programme}/worries", MENTEE, json=told)
    sent = len(_mails(house))

    for days in (3, 6):
        desk = WorryDesk(FixedClock(CLOCK.now() + timedelta(days=days)), ADDRESS)
        tend_worries(house.database, house.tenant, desk)

    mails = _mails(house)
    assert before < sent < len(mails)
    _require_no_words(phrased, [str(value) for mail in mails[before:] for value in mail.values()])


def _mails(house) -> list[dict[str, Any]]:
    with house.database.transaction(house.tenant) as work:
        asked = sa.select(outgoing_mail).order_by(outgoing_mail.c.created_at)
        return [dict(row._mapping) for row in work.connection.execute(asked)]


def _require_no_words(phrased: Phrased, texts: list[str]) -> None:
    for text in texts:
        unfolded = text.replace("\r\n ", "")
        assert not phrased.stands_in(unfolded), text
        assert MODEL not in unfolded, text


@pytest.mark.parametrize("as_mentor", [False, True])
@pytest.mark.parametrize(
    ("part", "mark"),
    [
        (pair_says.AGREEMENT, draft_says.BY_AI),
        (pair_says.NOTES, draft_says.note_phrased(MODEL)),
        (pair_says.PREPARE, draft_says.BY_AI),
    ],
)
def test_each_page_with_a_models_words_says_so_beside_them(phrased, part, mark, as_mentor):
    visit = phrased.two.visit(part, as_mentor=as_mentor)
    write_waiting_drafts(phrased.two.house)
    visit.again()

    assert phrased.stands_in(visit.words)
    assert mark in visit.words


def test_a_page_written_by_rules_says_of_a_note_that_it_quotes_that_a_model_phrased_it(phrased):
    visit = phrased.two.visit(pair_says.PREPARE, as_mentor=True)
    if visit.has("ai-prep"):
        visit.press("ai-prep")

    assert draft_says.QUOTES_AI in visit.words
    assert f"in words of AI ({MODEL})" in visit.words


@pytest.mark.parametrize("as_mentor", [False, True])
@pytest.mark.parametrize("part", [pair_says.GOALS, pair_says.MEETINGS])
def test_each_page_with_a_step_says_that_ai_phrased_it_and_who_changed_that(phrased, part, as_mentor):
    visit = phrased.two.visit(part, as_mentor=as_mentor)

    assert STEP in visit.words
    assert _edited_by_aoi(as_mentor=as_mentor) in visit.words


def test_the_first_page_says_of_ones_next_step_that_ai_phrased_it_and_that_one_changed_it(phrased):
    visit = phrased.two.house.visit(MENTEE, Place.TODAY)

    assert STEP in visit.words
    assert draft_says.EDITED in visit.words


@pytest.mark.parametrize("as_mentor", [False, True])
def test_the_page_of_a_pair_that_has_ended_says_of_clauses_and_steps_whose_words_they_are_in(
    phrased, as_mentor
):
    phrased.two.ask("POST", "/closing/end", json={"reason": None})

    visit = phrased.two.visit(as_mentor=as_mentor)

    assert STEP in visit.words
    assert _edited_by_aoi(as_mentor=as_mentor) in visit.words
    assert draft_says.BY_AI in visit.words


def _edited_by_aoi(*, as_mentor: bool) -> str:
    return draft_says.EDITED_BY.format(name="Aoi") if as_mentor else draft_says.EDITED


def test_a_plan_to_take_along_says_by_name_who_changed_a_models_words(phrased):
    page = PairPageView.model_validate(phrased.two.life())
    (step,) = [one for one in page.actions if one.text == STEP]
    goal = page.goals[0]

    paper = plan([goal], [step.model_copy(update={"goal": goal.id})])

    told = f"Aoi, {pair_says.by_day(day(DUE))}, {draft_says.EDITED_BY.format(name='Aoi')}"
    assert f"{STEP} ({told})" in unescape(paper)


def test_a_clause_that_was_changed_after_a_model_phrased_it_says_both(phrased):
    two = phrased.two
    was = next(one for one in two.agreement()["clauses"] if one["authored"])
    two.write({was["name"]: f"{was['text']} We keep to it."}, as_mentor=True)

    now = next(one for one in two.agreement()["clauses"] if one["name"] == was["name"])

    assert now["authored"] == was["authored"]
    assert [one["kind"] for one in now["sources"]][-1] == "written"
    assert agreement_says.AI_CHANGED in two.visit(pair_says.AGREEMENT).words


def test_the_page_of_why_two_were_matched_says_whose_words_it_is_in(phrased):
    visit = phrased.two.house.visit(MENTEE, Place.MATCH, pair=phrased.two.id)
    write_waiting_drafts(phrased.two.house)
    visit.again()

    assert draft_says.BY_AI in visit.words
    assert f"Phrased by {MODEL}" in visit.words
