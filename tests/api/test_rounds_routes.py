"""Rounds over HTTP: the administrator's way from draft to published, and what each of the two sees then."""

from __future__ import annotations

import csv
import io
import json
import re
from urllib.parse import quote
from uuid import UUID

import pytest
from fastapi.testclient import TestClient

from companion.access import Role
from companion.contracts.matches_file import MatchesFile
from companion.db.unit_of_work import Database
from companion.ids import PersonId, TenantId, new_id
from companion.matching.rounds import running_service
from companion.people.people_service import profiles_of
from companion.wiring import Services
from tests.api.callers import CLOCK, Caller, sign_in_as
from tests.service.round_rows import RoundDesk

HERE = "/api/v1"


@pytest.fixture
def desk(database: Database, tenant: TenantId, services: Services) -> RoundDesk:
    made = RoundDesk(database, tenant)
    made.bench = services.workbench
    return made


class Asker:
    """A client that is somebody."""

    def __init__(self, api: TestClient, who: Caller) -> None:
        self._api, self._who = api, who

    def __call__(self, method: str, path: str, body=None, *, status: int = 200, **headers: str):
        sent = self._api.request(method, f"{HERE}{path}", json=body, headers={**self._who.headers, **headers})
        assert sent.status_code == status, sent.text
        return sent.json() if sent.headers.get("content-type", "").endswith("json") and sent.content else sent


@pytest.fixture
def ask(api: TestClient, administrator: Caller) -> Asker:
    return Asker(api, administrator)


def run(desk: RoundDesk, ask: Asker, made: str) -> dict:
    """Ask for a run, and do what the worker does."""
    ask("POST", f"/rounds/{made}/run", status=202)
    running_service.run_round(desk.database, desk.tenant, made, desk.bench, CLOCK)
    return ask("GET", f"/rounds/{made}")


def begin(desk: RoundDesk, ask: Asker) -> str:
    return ask("POST", f"/programmes/{desk.programme}/rounds", status=201)["id"]


def go_to(ask: Asker, made: str, *steps: str) -> dict:
    found = ask("GET", f"/rounds/{made}")
    for step in steps:
        tag = {"If-Match": f'"{found["version"]}"'}
        found = ask("POST", f"/rounds/{made}/status", {"status": step}, **tag)
    return found


def pairs_of(ask: Asker, made: str) -> list[dict]:
    return ask("GET", f"/rounds/{made}/pairs?limit=200")["items"]


def test_from_a_draft_to_published_and_closed(desk, ask):
    desk.people(4, 3)
    made = begin(desk, ask)
    assert ask("GET", f"/rounds/{made}")["steps"] == [{"status": "closed", "refused": None}]

    shown = run(desk, ask, made)

    assert (shown["status"], shown["run"]["placed"], shown["run"]["pairs"]) == ("proposed", 3, 3)
    assert go_to(ask, made, "reviewed", "published", "closed")["status"] == "closed"
    (listed,) = ask("GET", f"/programmes/{desk.programme}/rounds")["items"]
    assert (listed["id"], listed["number"], listed["status"]) == (made, 1, "closed")


def test_a_step_that_is_refused_says_why_and_what_to_do(desk, ask):
    made = begin(desk, ask)

    problem = ask(
        "POST", f"/rounds/{made}/status", {"status": "published"}, status=409, **{"If-Match": '"1"'}
    )

    assert problem["code"] == "rounds.not_now"
    assert problem["detail"].startswith("The round cannot be published now: it has not been run yet. Run it")


def test_a_status_changed_from_an_old_version_is_a_412_and_from_none_a_428(desk, ask):
    desk.people(2, 2)
    made = begin(desk, ask)
    run(desk, ask, made)

    ask("POST", f"/rounds/{made}/status", {"status": "reviewed"}, status=412, **{"If-Match": '"1"'})
    ask("POST", f"/rounds/{made}/status", {"status": "reviewed"}, status=428)


def test_the_etag_of_a_round_is_its_version(desk, api, administrator, ask):
    made = begin(desk, ask)

    answer = api.get(f"{HERE}/rounds/{made}", headers=administrator.headers)

    assert answer.headers["ETag"] == f'"{answer.json()["version"]}"'


def test_a_round_asked_for_twice_with_one_key_is_made_once(desk, ask):
    key = {"Idempotency-Key": "a-wish-for-a-round"}
    first = ask("POST", f"/programmes/{desk.programme}/rounds", status=201, **key)
    again = ask("POST", f"/programmes/{desk.programme}/rounds", status=201, **key)

    assert first == again
    assert len(ask("GET", f"/programmes/{desk.programme}/rounds")["items"]) == 1


def test_progress_comes_as_events_until_the_round_is_no_longer_run(desk, ask):
    desk.people(2, 2)
    made = begin(desk, ask)
    run(desk, ask, made)

    answer = ask("GET", f"/rounds/{made}/progress")

    assert answer.headers["content-type"].startswith("text/event-stream")
    (event,) = [line for line in answer.text.splitlines() if line.startswith("data: ")]
    seen = json.loads(event.removeprefix("data: "))
    assert (seen["status"], seen["is_running"]) == ("proposed", False)


def test_a_run_is_stopped(desk, ask):
    made = begin(desk, ask)
    waiting = ask("POST", f"/rounds/{made}/run", status=202)
    assert waiting["progress"] == {"what": "Waiting for its turn", "done": 0, "of": 0}

    assert not ask("DELETE", f"/rounds/{made}/run")["is_running"]


def test_pairs_come_in_pages_with_names_reasons_and_decisions(desk, ask):
    desk.people(5, 5)
    made = begin(desk, ask)
    run(desk, ask, made)
    first = pairs_of(ask, made)[0]
    path = f"/rounds/{made}/decisions/{first['mentee']['id']}/{first['mentor']['id']}"
    ask("PUT", path, {"decision": "approved", "note": "Both said yes."})

    page = ask("GET", f"/rounds/{made}/pairs?limit=2")
    rest = ask("GET", page["next"].removeprefix(HERE) + "&limit=200")

    assert len({pair["mentee"]["id"] for pair in page["items"] + rest["items"]}) == 5
    assert page["items"][0]["decision"]["note"] == "Both said yes."
    assert page["items"][0]["decision"]["decided_by"] == "Nora North"
    assert first["mentee"]["id"] not in json.dumps(ask("GET", f"/rounds/{made}/pairs?undecided=true"))


def test_decisions_are_listed_and_taken_back(desk, ask):
    desk.people(2, 2)
    made = begin(desk, ask)
    run(desk, ask, made)
    pair = pairs_of(ask, made)[0]
    path = f"/rounds/{made}/decisions/{pair['mentee']['id']}/{pair['mentor']['id']}"
    ask("PUT", path, {"decision": "pinned"})
    assert [one["decision"] for one in ask("GET", f"/rounds/{made}/decisions")["items"]] == ["pinned"]

    ask("DELETE", path, status=204)

    assert ask("GET", f"/rounds/{made}/decisions")["items"] == []


def test_a_decision_that_another_made_meanwhile_is_not_overwritten_unseen(desk, ask):
    desk.people(2, 2)
    made = begin(desk, ask)
    run(desk, ask, made)
    pair = pairs_of(ask, made)[0]
    path = f"/rounds/{made}/decisions/{pair['mentee']['id']}/{pair['mentor']['id']}"
    first = ask("PUT", path, {"decision": "noted", "note": "Ask Ben first.", "instead_of": None})

    late = ask("PUT", path, {"decision": "noted", "note": "Fine.", "instead_of": None}, status=412)
    kept = ask("GET", f"/rounds/{made}/decisions")["items"]
    again = {"decision": "noted", "note": "Ben agrees.", "instead_of": first["decided_at"]}
    newer = ask("PUT", path, again)
    ask("DELETE", path + "?decided_at=2026-01-01T00:00:00Z", status=412)
    # Seconds since 1970 are no instant that anybody writes.
    ask("DELETE", path + "?decided_at=0.5", status=422)
    ask("PUT", path, again | {"instead_of": 0}, status=422)
    ask("DELETE", path + f"?decided_at={quote(newer['decided_at'])}", status=204)

    assert late["code"] == "db.version_outdated"
    assert [one["note"] for one in kept] == ["Ask Ben first."]
    assert ask("GET", f"/rounds/{made}/decisions")["items"] == []


def test_who_was_left_over_is_told_in_a_sentence(desk, ask):
    desk.people(3, 1)
    made = begin(desk, ask)
    run(desk, ask, made)

    page = ask("GET", f"/rounds/{made}/unmatched?limit=1")
    rest = ask("GET", page["next"].removeprefix(HERE))

    assert {one["reason"] for one in page["items"] + rest["items"]} == {"seats_taken"}
    assert page["items"][0]["says"].startswith("Every seat with a mentor allowed for")
    assert page["items"][0]["person"] != rest["items"][0]["person"]


def test_a_pair_is_explained_with_its_parts_its_evidence_and_whom_else_she_could_have(desk, ask):
    desk.people(4, 4)
    made = begin(desk, ask)
    run(desk, ask, made)
    pair = pairs_of(ask, made)[0]

    path = f"/rounds/{made}/pairs/{pair['mentee']['id']}/{pair['mentor']['id']}"
    shown, quick = ask("GET", path), ask("GET", f"{path}?ask=false")

    assert shown["made"]
    assert sum(part["points"] for part in shown["parts"]) == pytest.approx(shown["total"])
    assert shown["claims"][0]["evidence"]
    assert len(shown["others"]) == 3
    assert quick["others"] == []
    assert quick["claims"] == shown["claims"]
    assert quick["says"] == [pair["why"]]


def test_why_not_says_what_it_would_cost(desk, ask):
    desk.people(4, 4)
    made = begin(desk, ask)
    run(desk, ask, made)
    one, other, *_ = pairs_of(ask, made)

    shown = ask("GET", f"/rounds/{made}/pairs/{one['mentee']['id']}/{other['mentor']['id']}")

    assert not shown["made"]
    assert shown["instead"] == one["mentor"]
    assert shown["holders"] == [other["mentee"]]
    assert {move["mentee"]["id"] for move in shown["cost"]["moves"]} >= {one["mentee"]["id"]}
    assert "would cost the programme" in " ".join(shown["says"])


def test_a_swap_is_shown_with_its_price_and_then_made_once(desk, ask):
    desk.people(5, 5)
    made = begin(desk, ask)
    run(desk, ask, made)
    one, other, *_ = pairs_of(ask, made)
    swap = {"mentee_id": one["mentee"]["id"], "mentor_id": other["mentor"]["id"]}

    shown = ask("POST", f"/rounds/{made}/swaps/preview", swap)
    assert shown["kind"]["says"].startswith("This costs the programme")
    assert shown["kind"]["says"].endswith("would move.")
    chosen = {**swap, "basis": shown["basis"], "way": "kind"}
    after = ask("POST", f"/rounds/{made}/swaps", chosen, **{"Idempotency-Key": "swap-these-two"})
    assert ask("POST", f"/rounds/{made}/swaps", chosen, **{"Idempotency-Key": "swap-these-two"}) == after

    assert after["run"]["kind"] == "swap"
    assert {"mentee": swap["mentee_id"], "mentor": swap["mentor_id"]} in [
        {"mentee": pair["mentee"]["id"], "mentor": pair["mentor"]["id"]} for pair in pairs_of(ask, made)
    ]
    problem = ask("POST", f"/rounds/{made}/swaps", {**chosen, "together": False}, status=409)
    assert problem["code"] == "rounds.changed_meanwhile"


def test_a_published_round_is_repaired_when_somebody_leaves(desk, ask):
    desk.people(4, 5)
    made = begin(desk, ask)
    run(desk, ask, made)
    go_to(ask, made, "reviewed", "published")
    leaving = pairs_of(ask, made)[0]["mentor"]

    shown = ask("POST", f"/rounds/{made}/repair/preview", {"person_id": leaving["id"]})
    assert shown["gone"] == [leaving]
    chosen = {"person_id": leaving["id"], "basis": shown["basis"], "way": "exact"}
    after = ask("POST", f"/rounds/{made}/repair", chosen)

    assert (after["status"], after["run"]["kind"]) == ("published", "repair")
    living = ask("GET", f"/programmes/{desk.programme}/mentorships")["items"]
    assert len(living) == 4
    assert leaving["id"] not in json.dumps(living)
    everything = ask("GET", f"/programmes/{desk.programme}/mentorships?living=false&limit=2")
    assert len(ask("GET", everything["next"].removeprefix(HERE))["items"]) >= 2


def test_a_mentorship_is_ended(desk, ask):
    desk.people(1, 1)
    made = begin(desk, ask)
    run(desk, ask, made)
    go_to(ask, made, "reviewed", "published")
    (one,) = ask("GET", f"/programmes/{desk.programme}/mentorships")["items"]

    ended = ask("POST", f"/mentorships/{one['id']}/end")

    assert ended["ended_at"] is not None
    assert ended["mentee"] == one["mentee"]
    assert ask("GET", f"/programmes/{desk.programme}/mentorships")["items"] == []


def somebody(api: TestClient, desk: RoundDesk, role: Role, person: str) -> Asker:
    """An account of a person of the programme."""
    with desk.database.transaction(desk.tenant) as work:
        email = profiles_of(work, [PersonId(person)])[PersonId(person)].email
    caller = sign_in_as(
        desk.database, desk.tenant, role, programme=desk.programme, person=PersonId(person), email=email
    )
    return Asker(api, caller)


def test_each_of_the_two_sees_their_match_in_their_own_view_and_nothing_of_anybody_else(desk, ask, api):
    desk.people(3, 3)
    made = begin(desk, ask)
    run(desk, ask, made)
    pair, *others = pairs_of(ask, made)
    mentee = somebody(api, desk, Role.MENTEE, UUID(pair["mentee"]["id"]))
    assert mentee("GET", "/my/matches") == {"items": []}

    go_to(ask, made, "reviewed", "published")
    (hers,) = mentee("GET", "/my/matches")["items"]
    (his,) = somebody(api, desk, Role.MENTOR, UUID(pair["mentor"]["id"]))("GET", "/my/matches")["items"]

    assert (hers["own_side"], hers["partner"]["id"]) == ("mentee", pair["mentor"]["id"])
    assert (his["own_side"], his["partner"]["id"]) == ("mentor", pair["mentee"]["id"])
    assert set(hers["partner"]["fields"]) == {"offers", "experience"}
    assert set(his["partner"]["fields"]) == {"wants", "goals"}
    assert hers["reasons"]
    for seen in (hers, his):
        assert "total" not in json.dumps(seen)
        assert not any(
            other[side]["id"] in json.dumps(seen) for other in others for side in ("mentee", "mentor")
        )


def test_why_two_were_matched_is_told_in_the_language_that_is_asked_for(desk, ask, api):
    desk.people(3, 3)
    made = begin(desk, ask)
    run(desk, ask, made)
    pair, *_ = pairs_of(ask, made)
    go_to(ask, made, "reviewed", "published")
    mentee = somebody(api, desk, Role.MENTEE, UUID(pair["mentee"]["id"]))

    asked = {name: {"Accept-Language": name} for name in ("en", "de-CH", "es", "fr")}
    told = {
        name: " ".join(mentee("GET", "/my/matches", **header)["items"][0]["reasons"])
        for name, header in asked.items()
    }
    (german,) = mentee("GET", "/my/matches", **asked["de-CH"])["items"]

    assert "You " in told["en"]
    assert "Sie " in told["de-CH"]
    assert re.search(r"\b[Uu]sted", told["es"])
    assert re.search(r"\b[Vv]ous ", told["fr"])
    assert german["quotes"]
    assert all(f"„{one['words']}“" in told["de-CH"] for one in german["quotes"])


def test_whoever_reviews_reads_why_and_what_would_change_it_in_the_language_that_is_asked_for(desk, ask):
    desk.people(4, 2)
    made = begin(desk, ask)
    run(desk, ask, made)
    german = {"Accept-Language": "de"}
    (first, *_) = ask("GET", f"/rounds/{made}/pairs?limit=200", **german)["items"]
    pair = f"/rounds/{made}/pairs/{first['mentee']['id']}/{first['mentor']['id']}"

    shown = ask("GET", pair, **german)
    changes = ask("GET", f"{pair}/changes", **german)
    left = ask("GET", f"/rounds/{made}/unmatched", **german)["items"]
    swap = {"mentee_id": first["mentee"]["id"], "mentor_id": first["mentor"]["id"], "together": False}
    preview = ask("POST", f"/rounds/{made}/swaps/preview", swap, **german)

    words = [
        first["why"],
        *shown["says"],
        *(claim["sentence"] for claim in (*shown["claims"], *changes["claims"])),
        *(
            piece["words"]
            for claim in (*shown["claims"], *changes["claims"])
            for piece in claim["evidence"]
            if piece["kind"] == "computed"
        ),
        *(one["says"] for one in left),
        preview["kind"]["says"],
        preview["exact"]["says"],
    ]
    english = re.compile(r"\b(?:the|and|is|are|would|with|not|of|this)\b", re.IGNORECASE)
    assert len(words) > 10
    assert [one for one in words if english.search(re.sub("„[^“]*“", "", one))] == []


@pytest.mark.parametrize(
    "name", ["matches.csv", "unmatched.csv", "certificate.json", "report.html", "matches.json"]
)
def test_an_administrator_takes_the_files_of_a_run(desk, ask, name):
    desk.people(4, 3)
    made = begin(desk, ask)
    run(desk, ask, made)

    taken = ask("GET", f"/rounds/{made}/files/{name}")

    if name == "matches.csv":
        rows = list(csv.DictReader(io.StringIO(taken.content.decode("utf-8-sig"))))
        assert len(rows) == 3
    if name == "matches.json":
        read = MatchesFile.model_validate(taken)
        assert {one.mentee for one in read.matches} | {one.person for one in read.unmatched} == {
            f"p{number:04}@firm.example" for number in range(1, 5)
        }
    if name == "report.html":
        assert taken.headers["content-disposition"].startswith("attachment")
        assert b"<html" in taken.content


def test_the_report_of_a_run_is_in_the_language_of_whoever_asks_and_the_rest_for_programs(desk, ask):
    desk.people(4, 3)
    made = begin(desk, ask)
    run(desk, ask, made)

    def taken(name: str, language: str) -> str:
        return ask("GET", f"/rounds/{made}/files/{name}", **{"Accept-Language": language}).text

    spoken = {"en": "round 1", "de-AT": "Runde 1", "es": "ronda 1", "fr": "tour 1"}
    reports = {language: taken("report.html", language) for language in spoken}

    for language, source in spoken.items():
        assert f'<html lang="{language[:2]}"' in reports[language]
        assert f"<bdi>{source}</bdi>" in reports[language]
    assert "Gründe, und woher sie kommen" in reports["de-AT"]
    assert taken("matches.csv", "de") == taken("matches.csv", "en")


def test_whoever_chose_a_language_takes_the_report_in_it_whatever_her_browser_asks_for(desk, ask):
    desk.people(2, 2)
    made = begin(desk, ask)
    run(desk, ask, made)
    ask("PUT", "/me/language", {"language": "es"})

    taken = ask("GET", f"/rounds/{made}/files/report.html", **{"Accept-Language": "de"})

    assert '<html lang="es"' in taken.text
    assert taken.headers["content-language"] == "es"


def test_a_case_owner_reads_a_round_and_takes_no_files(desk, ask, api, database, tenant):
    desk.people(2, 2)
    made = begin(desk, ask)
    run(desk, ask, made)
    owner = Asker(api, sign_in_as(database, tenant, Role.CASE_OWNER, programme=desk.programme))

    assert owner("GET", f"/rounds/{made}")["status"] == "proposed"
    assert len(pairs_of(owner, made)) == 2
    owner("GET", f"/rounds/{made}/files/report.html", status=403)
    owner("POST", f"/rounds/{made}/run", status=403)
    owner("POST", f"/programmes/{desk.programme}/rounds", status=403)


def test_a_round_of_another_organisation_and_one_that_is_not_there_are_the_same(
    desk, ask, api, database, make_tenant
):
    made = begin(desk, ask)
    stranger = Asker(api, sign_in_as(database, make_tenant()))

    foreign = stranger("GET", f"/rounds/{made}", status=404)
    absent = stranger("GET", f"/rounds/{new_id()}", status=404)

    assert foreign["detail"] == absent["detail"]


@pytest.mark.parametrize("cursor", ["WyIxZTQwMCJd", "WyI5OTk5OTk5OTk5OTkiXQ", "WyJuYW4iLCIwIl0", "xyz"])
def test_a_cursor_that_was_made_up_is_refused(desk, ask, cursor):
    ask("GET", f"/programmes/{desk.programme}/rounds?cursor={cursor}", status=422)
