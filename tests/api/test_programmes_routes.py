"""Programmes as a program sees them over HTTP."""

from __future__ import annotations

import json
import threading

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from companion.access import Role
from companion.contracts.charter import CHARTER, CharterBody
from companion.contracts.programme_overview import NextStepView, OverviewView, RoundGlanceView
from companion.contracts.programmes import NewProgramme, ProgrammeView
from companion.contracts.rules_check import MOST_NAMED
from companion.contracts.rules_form import FORM, LONGEST_RULES, BuiltInRulesBody, RulesFormBody, WeightsBody
from companion.db.tables.accounts import accounts
from companion.ids import ProgrammeId, new_id
from companion.matching.overview.next_steps import Target
from companion.matching.rounds.round import RoundStatus
from companion.programmes.charter import (
    LONGEST_AUDIENCE,
    LONGEST_NAME,
    LONGEST_PURPOSE,
    LONGEST_SETTLING_MONTHS,
    LONGEST_SPAN_MONTHS,
    RAREST_MEETINGS_DAYS,
    Cadence,
    Charter,
    Form,
)
from companion.programmes.file_model import LARGEST_WEIGHT, MOST_CAPACITY
from companion.programmes.programme import DefaultRule, PartName
from companion.programmes.reading import LARGEST_FILE
from companion.programmes.record import LONGEST_REASON
from tests.api.callers import Caller, sign_in_as
from tests.service.round_rows import RoundDesk

RULES = "# ours\ndefault_capacity: 2\nmust_not:\n- {name: apart, same: department}\n"


@pytest.fixture
def send(api: TestClient, administrator: Caller):
    """Sends as the administrator, or as somebody else; `version` becomes If-Match."""

    def do(method: str, path: str, body=None, *, caller: Caller = administrator, version=None, **headers):
        match = {} if version is None else {"If-Match": f'"{version}"'}
        return api.request(
            method, f"/api/v1/{path}", json=body, headers={**caller.headers, **match, **headers}
        )

    return do


@pytest.fixture
def made(send) -> dict:
    answer = send("POST", "programmes", {"charter": CHARTER, "rules": RULES, "why": "We begin"})
    assert answer.status_code == 201, answer.text
    return answer.json()


@pytest.fixture
def somebody(database, tenant, made):
    """Somebody with a role in the programme that was made."""

    def sign_in(role: Role | None, programme: ProgrammeId | None = None) -> Caller:
        return sign_in_as(database, tenant, role, programme=programme or ProgrammeId(made["id"]))

    return sign_in


def test_a_programme_is_made_and_read_back_with_its_etag(send, made):
    answer = send("GET", f"programmes/{made['id']}")

    assert answer.status_code == 200
    assert answer.headers["ETag"] == '"1"'
    assert answer.json() == made
    assert made["charter"] == CHARTER
    assert made["rules"]["text"] == RULES
    assert made["rules"]["form"]["default_capacity"] == 2
    assert made["rules"]["form"]["beyond"] == ["1 rule"]
    assert made["last_change"] == {
        "changed_by": "Nora North",
        "changed_at": "2026-11-23T12:00:00Z",
        "why": "We begin",
    }
    assert (made["form"], made["version"], made["may_change"], made["remarks"]) == ("one_on_one", 1, True, [])


def test_a_name_is_enough_and_what_is_missing_is_remarked_on(send):
    answer = send("POST", "programmes", {"charter": {"name": "New"}})

    assert answer.status_code == 201
    assert answer.json()["charter"]["cadence"] == CHARTER["cadence"]
    assert len(answer.json()["remarks"]) == 3


def test_a_whole_number_may_be_written_with_a_point_and_no_other_may(send):
    def status(span: float | bool) -> int:
        return send("POST", "programmes", {"charter": {"name": "New", "span_months": span}}).status_code

    assert [status(7.0), status(7.5), status(True)] == [201, 422, 422]


def test_a_programme_sent_twice_with_one_key_is_made_once(send):
    body = {"charter": {"name": "New"}}
    first = send("POST", "programmes", body, **{"Idempotency-Key": "a-wish-of-mine"})
    again = send("POST", "programmes", body, **{"Idempotency-Key": "a-wish-of-mine"})

    assert first.json() == again.json()
    assert again.headers["ETag"] == '"1"'
    assert len(send("GET", "programmes").json()["items"]) == 1


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"charter": {"name": " "}}, "programmes.charter_invalid"),
        (
            {"charter": {"name": "N", "starts_on": "2027-02-01", "ends_on": "2027-01-01"}},
            "programmes.charter_invalid",
        ),
        ({"charter": {"name": "N"}, "rules": "weigths: {wants: 1}"}, "programmes.file_invalid"),
        ({"charter": {"name": "N"}, "why": "a\u0000b"}, "programmes.reason_unusable"),
        ({"charter": {"name": "N", "starts_on": 5}}, "api.request_invalid"),
        ({"charter": {"name": "N", "starts_on": "20270111"}}, "api.request_invalid"),
        ({"charter": {"name": "N", "starts_on": "2027-02-30"}}, "api.request_invalid"),
        ({"charter": {"name": "N", "span_months": "9"}}, "api.request_invalid"),
        ({"charter": {"name": "N", "span_months": 61}}, "api.request_invalid"),
        ({"charter": {"name": "N", "colour": "green"}}, "api.request_invalid"),
        ({"charter": {"name": "N"}, "rules": "é" * 200_000}, "programmes.file_too_large"),
        ({}, "api.request_invalid"),
    ],
)
def test_what_cannot_stand_is_a_422_that_says_why(send, body, code):
    answer = send("POST", "programmes", body)

    assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert send("GET", "programmes").json()["items"] == []


def test_faults_of_the_rules_come_with_their_lines(send):
    answer = send("POST", "programmes", {"charter": {"name": "N"}, "rules": "\nweigths: {wants: 1}"})

    assert "line 2, column 1: `weigths` is not known here. Did you mean `weights`?" in answer.json()["detail"]


# ---- changing ----------------------------------------------------------------------------------


def test_a_change_needs_the_version_that_it_was_made_from(send, made):
    path, body = f"programmes/{made['id']}", {"charter": {**CHARTER, "span_months": 6}}

    unnamed = send("PUT", path, body)
    changed = send("PUT", path, body, version=1)
    late = send("PUT", path, {"charter": {**CHARTER, "span_months": 3}}, version=1)

    assert (unnamed.status_code, unnamed.json()["code"]) == (428, "api.version_unnamed")
    assert (changed.status_code, changed.headers["ETag"], changed.json()["version"]) == (200, '"2"', 2)
    assert changed.json()["rules"]["text"] == RULES
    assert late.status_code == 412
    assert "Somebody else changed this programme" in late.json()["detail"]
    assert send("GET", path).json()["charter"]["span_months"] == 6


def test_of_two_people_who_change_at_once_one_gets_a_412(send, made):
    start, statuses = threading.Barrier(2), []

    def change(name: str) -> None:
        start.wait(timeout=60)
        body = {"charter": {**CHARTER, "name": name}}
        statuses.append(send("PUT", f"programmes/{made['id']}", body, version=1).status_code)

    people = [threading.Thread(target=change, args=(name,)) for name in ("Ada", "Ben")]
    for person in people:
        person.start()
    for person in people:
        person.join(timeout=120)

    assert sorted(statuses) == [200, 412]
    assert len(send("GET", f"programmes/{made['id']}/versions").json()["items"]) == 2


def test_the_form_changes_its_values_in_the_text_and_nothing_beside_them(send, made):
    form = {**FORM, "default_capacity": 5, "built_in": made["rules"]["form"]["built_in"]}

    changed = send("PUT", f"programmes/{made['id']}", {"charter": CHARTER, "form": form}, version=1)

    assert changed.status_code == 200
    assert changed.json()["rules"]["text"] == RULES.replace("default_capacity: 2", "default_capacity: 5")


def test_rules_as_a_text_and_as_a_form_at_once_are_refused(send, made):
    body = {"charter": CHARTER, "form": FORM, "rules": ""}

    answer = send("PUT", f"programmes/{made['id']}", body, version=1)

    assert (answer.status_code, answer.json()["code"]) == (422, "programmes.rules_given_twice")


def test_versions_say_what_changed_and_an_old_one_comes_back_as_a_new_one(send, made):
    path = f"programmes/{made['id']}"
    send("PUT", path, {"charter": {**CHARTER, "span_months": 6}, "why": "Shorter"}, version=1)

    restored = send("POST", f"{path}/versions/1/restore", {}, version=2)
    shown = send("GET", f"{path}/versions").json()["items"]

    assert (restored.status_code, restored.headers["ETag"]) == (200, '"3"')
    assert restored.json()["charter"] == CHARTER
    assert [(one["number"], one["why"], one["changed_by"]) for one in shown] == [
        (3, "Version 1 again", "Nora North"),
        (2, "Shorter", "Nora North"),
        (1, "We begin", "Nora North"),
    ]
    assert shown[1]["changes"] == [
        {"field": "charter.span_months", "says": "The span in months was 9 and is now 6."}
    ]
    assert send("POST", f"{path}/versions/9/restore", {}, version=3).status_code == 404
    assert send("POST", f"{path}/versions/1/restore", {}, version=2).status_code == 412
    assert send("POST", f"{path}/versions/1/restore", {}).status_code == 428
    assert send("POST", f"{path}/versions/0/restore", {}, version=3).status_code == 422


def test_a_version_outlives_the_account_that_made_it(send, made, database, somebody):
    other = somebody(Role.ADMINISTRATOR)
    send(
        "PUT", f"programmes/{made['id']}", {"charter": {"name": "Theirs"}}, caller=other, version=1
    ).raise_for_status()
    with database.operator() as connection:
        connection.execute(sa.delete(accounts).where(accounts.c.id == other.viewer.account))

    assert send("GET", f"programmes/{made['id']}").json()["last_change"]["changed_by"] is None
    assert send("GET", f"programmes/{made['id']}/versions").json()["items"][0]["changed_by"] is None


def test_programmes_and_versions_come_in_pages(send, made):
    for name in ("Beech", "ash", "Cedar"):
        send("POST", "programmes", {"charter": {"name": name}})
    for number in range(1, 5):
        send(
            "PUT",
            f"programmes/{made['id']}",
            {"charter": {**CHARTER, "span_months": number}},
            version=number,
        )

    assert [one["name"] for one in every_item(send, "programmes?limit=2")] == [
        "ash",
        "Beech",
        "Cedar",
        CHARTER["name"],
    ]
    versions = every_item(send, f"programmes/{made['id']}/versions?limit=2")
    assert [(one["number"], len(one["changes"])) for one in versions] == [
        (5, 1),
        (4, 1),
        (3, 1),
        (2, 1),
        (1, 0),
    ]
    assert send("GET", "programmes?cursor=nonsense").status_code == 422


def every_item(send, path: str) -> list[dict]:
    found: list[dict] = []
    while path:
        page = send("GET", path.removeprefix("/api/v1/")).json()
        found += page["items"]
        path = page["next"]
    return found


# ---- who may -----------------------------------------------------------------------------------

EVERYTHING = [
    ("GET", "programmes/{id}", None),
    ("PUT", "programmes/{id}", {"charter": CHARTER}),
    ("GET", "programmes/{id}/versions", None),
    ("POST", "programmes/{id}/versions/1/restore", {}),
    ("POST", "programmes/{id}/rules/check", {}),
    ("GET", "programmes/{id}/overview", None),
]
ALLOWED = {
    Role.ADMINISTRATOR: [200, 200, 200, 200, 200, 200],
    Role.CASE_OWNER: [200, 403, 200, 403, 200, 200],
    Role.MENTOR: [200, 403, 403, 403, 403, 403],
    Role.MENTEE: [200, 403, 403, 403, 403, 403],
    None: [404] * 6,
}


@pytest.mark.parametrize("role", list(ALLOWED), ids=str)
def test_each_role_may_do_what_the_table_says(send, made, somebody, role):
    caller = somebody(role)

    answers = [
        send(method, path.format(id=made["id"]), body, caller=caller, version=1).status_code
        for method, path, body in EVERYTHING
    ]

    assert answers == ALLOWED[role]


def test_another_organisation_and_a_programme_that_never_was_get_the_same_404(
    send, made, database, make_tenant
):
    stranger = sign_in_as(database, make_tenant())
    for method, path, body in EVERYTHING:
        theirs = send(method, path.format(id=made["id"]), body, caller=stranger, version=1)
        nowhere = send(method, path.format(id=new_id()), body, version=1)
        assert theirs.status_code == nowhere.status_code == 404
        assert without_request(theirs.json()) == without_request(nowhere.json())
    assert send("GET", "programmes", caller=stranger).json()["items"] == []


def without_request(problem: dict) -> dict:
    return {key: value for key, value in problem.items() if key != "request_id"}


def test_nobody_who_is_not_signed_in_sees_anything(api, made):
    for method, path, body in [*EVERYTHING, ("GET", "programmes", None), ("GET", "charter-advice", None)]:
        assert api.request(method, f"/api/v1/{path.format(id=made['id'])}", json=body).status_code == 401


def test_who_takes_part_reads_the_charter_and_neither_rules_nor_reasons(send, made, somebody):
    shown = send("GET", f"programmes/{made['id']}", caller=somebody(Role.MENTEE)).json()

    assert shown["charter"] == CHARTER
    assert (shown["rules"], shown["last_change"], shown["remarks"], shown["may_change"]) == (
        None,
        None,
        [],
        False,
    )
    assert "We begin" not in str(shown)


# ---- trying rules, and the overview ------------------------------------------------------------


@pytest.fixture
def desk(database, tenant, made) -> RoundDesk:
    desk = RoundDesk(database, tenant)
    desk.programme = ProgrammeId(made["id"])
    return desk


def test_rules_are_tried_on_the_people_and_nothing_is_kept(send, made, desk):
    ada = desk.person("mentee", name="Ada", department="Law")
    desk.person("mentor", name="Mia", department="Law")
    desk.person("mentor", name="Max", department="Law")
    path = f"programmes/{made['id']}/rules/check"

    in_force = send("POST", path, {}).json()
    others = send("POST", path, {"rules": "name: Other"}).json()

    assert in_force["faults"] == []
    report = in_force["report"]
    assert (report["mentees"], report["mentors"], report["pairs"], report["barred"]) == (1, 2, 2, 2)
    assert report["mentees_left"] == {"count": 1, "first": [{"id": str(ada), "name": "Ada"}]}
    assert report["mentors_left"]["count"] == 2
    (apart,) = [rule for rule in report["rules"] if rule["name"] == "apart"]
    assert (apart["kind"], apart["line"], apart["pairs"], apart["forbids_all"]) == ("must_not", 4, 2, True)
    assert others["report"]["mentees_left"] == {"count": 0, "first": []}
    assert others["remarks"] == [
        "The rules call the programme 'Other', and the charter calls it 'Northlight mentoring 2027', "
        "which counts."
    ]
    assert send("GET", f"programmes/{made['id']}").json() == made


def test_a_form_is_tried_over_the_rules_in_force(send, made, desk):
    desk.person("mentee", department="Law")
    desk.person("mentor", department="Law")

    tried = send("POST", f"programmes/{made['id']}/rules/check", {"form": {**FORM, "default_capacity": 0}})

    assert tried.json()["report"]["mentors_with_room"] == 0
    assert (
        send("POST", f"programmes/{made['id']}/rules/check", {"form": FORM, "rules": ""}).json()["code"]
        == "programmes.rules_given_twice"
    )


def test_faults_come_as_an_answer_with_lines_and_not_as_a_problem(send, made):
    tried = send("POST", f"programmes/{made['id']}/rules/check", {"rules": "must:\n- {name: x}"})

    assert tried.status_code == 200
    assert tried.json()["report"] is None
    assert [(fault["line"], fault["column"]) for fault in tried.json()["faults"]] == [(2, 3)]
    assert "This rule has no condition" in tried.json()["faults"][0]["says"]


def test_no_more_names_than_a_page_shows_are_sent(send, made, desk):
    for _ in range(MOST_NAMED + 3):
        desk.person("mentee", department="Law")
    desk.person("mentor", department="Law")

    left = send("POST", f"programmes/{made['id']}/rules/check", {}).json()["report"]["mentees_left"]

    assert (left["count"], len(left["first"])) == (MOST_NAMED + 3, MOST_NAMED)


def test_the_overview_shows_people_seats_the_round_and_what_to_do(send, made, desk):
    desk.people(3, 2)
    plain = send(
        "PUT", f"programmes/{made['id']}", {"charter": CHARTER, "rules": "default_capacity: 2\n"}, version=1
    )
    proposed = desk.proposed()
    again = send("PUT", f"programmes/{made['id']}", {"charter": CHARTER, "rules": RULES}, version=2)

    assert (plain.status_code, again.status_code) == (200, 200)
    shown = send("GET", f"programmes/{made['id']}/overview").json()

    assert shown["people"] == [
        {"role": "mentee", "state": "active", "people": 3},
        {"role": "mentor", "state": "active", "people": 2},
    ]
    assert (shown["seats"], shown["free_seats"], shown["waiting"]) == (2, 2, 3)
    assert len(shown["waiting_longest"]) == 3
    assert shown["load"] == [{"seats": 1, "mentees": 0, "proposed": 1, "mentors": 2}]
    assert shown["last_round"]["id"] == str(proposed)
    assert (shown["last_round"]["pairs"], shown["last_round"]["left_over"]) == (2, 1)
    # The rule names a column in which nobody here has an answer.
    assert [step["code"] for step in shown["next_steps"]] == ["mend_rules", "find_seats", "review_round"]
    assert shown["stranded"] is None
    assert shown["words"] == []
    assert send("GET", f"programmes/{made['id']}/overview?words=false").json()["words"] is None


def test_no_text_of_a_person_leaves_with_the_overview(send, made, desk):
    for number in range(4):
        desk.person("mentee", wants=f"quintessence{number} serendipity", about="serendipity")

    assert "serendipity" not in send("GET", f"programmes/{made['id']}/overview").text


def test_the_advice_on_charters_names_its_sources(send):
    items = send("GET", "charter-advice").json()["items"]

    assert {item["field"] for item in items} >= {"span_months", "cadence.days_between_meetings"}
    assert all(item["source"] for item in items)


# ---- the contract and the rules say the same ---------------------------------------------------


def test_the_contract_has_the_limits_of_the_charter():
    said = CharterBody.model_json_schema()["properties"]
    longest = [said[name]["maxLength"] for name in ("name", "purpose", "audience")]
    assert longest == [LONGEST_NAME, LONGEST_PURPOSE, LONGEST_AUDIENCE]
    assert said["span_months"]["anyOf"][0]["maximum"] == LONGEST_SPAN_MONTHS
    cadence = CharterBody.model_json_schema()["$defs"]["CadenceBody"]["properties"]
    assert {name: field["maximum"] for name, field in cadence.items()} == {
        "first_meeting_within_days": RAREST_MEETINGS_DAYS,
        "days_between_meetings": RAREST_MEETINGS_DAYS,
        "settled_after_months": LONGEST_SETTLING_MONTHS,
        "days_between_later_meetings": RAREST_MEETINGS_DAYS,
    }
    assert CharterBody(name="New").cadence.model_dump() == vars(Cadence())
    assert set(CharterBody.model_fields) == set(vars(Charter("New")))


def test_the_contract_has_the_limits_of_the_rules_and_their_words():
    rules = NewProgramme.model_json_schema()["properties"]
    assert (rules["rules"]["maxLength"], LONGEST_RULES) == (LARGEST_FILE, LARGEST_FILE)
    assert rules["why"]["maxLength"] == LONGEST_REASON
    assert list(WeightsBody.model_fields) == list(PartName)
    assert list(BuiltInRulesBody.model_fields) == list(DefaultRule)
    weights = WeightsBody.model_json_schema()["properties"]
    assert {field["maximum"] for field in weights.values()} == {LARGEST_WEIGHT}
    assert RulesFormBody.model_json_schema()["properties"]["default_capacity"]["maximum"] == MOST_CAPACITY


def test_the_contract_has_every_form_status_and_target():
    shown = ProgrammeView.model_json_schema()["properties"]["form"]
    assert [shown["const"]] == list(Form)
    assert RoundGlanceView.model_json_schema()["properties"]["status"]["enum"] == list(RoundStatus)
    assert NextStepView.model_json_schema()["properties"]["target"]["enum"] == list(Target)


def test_every_example_is_what_it_is_an_example_of():
    for model in (ProgrammeView, NewProgramme, OverviewView):
        (example,) = model.model_config["json_schema_extra"]["examples"]
        assert model.model_validate_json(json.dumps(example))
