"""People as a program sees them over HTTP."""

from __future__ import annotations

import json

import pytest
import sqlalchemy as sa
from fastapi.testclient import TestClient

from companion.access import Role
from companion.db.tables.people import people
from companion.ids import PersonId, ProgrammeId
from companion.people.tombstone_file import read_tombstones
from companion.programmes.charter import Charter
from companion.programmes.programme_service import make_programme
from companion.wiring import outbox_folder
from tests.api.callers import CLOCK, Caller, sign_in_as
from tests.service.people_setting import ADA, BEN, CID, HEADER
from tests.whole_words import words_in


@pytest.fixture
def programme(database, tenant, administrator) -> ProgrammeId:
    with database.transaction(tenant) as work:
        return make_programme(work, administrator.viewer, Charter(name="Northlight"), clock=CLOCK).id


@pytest.fixture
def send(api: TestClient, administrator: Caller):
    """Sends as the administrator, or as somebody else; `version` becomes If-Match."""

    def do(method: str, path: str, body=None, *, caller=administrator, version=None, files=None, **headers):
        match = {} if version is None else {"If-Match": f'"{version}"'}
        return api.request(
            method,
            path if path.startswith("/") else f"/api/v1/{path}",
            json=body,
            files=files,
            headers={**caller.headers, **match, **headers},
        )

    return do


@pytest.fixture
def upload(send, programme):
    def do(*rows: str, name="people.csv", content=None, revive=(), **asked):
        text = "\n".join([HEADER, *rows]).encode() if content is None else content
        files = [("file", (name, text)), *(("revive", (None, address)) for address in revive)]
        return send("POST", f"programmes/{programme}/imports", files=files, **asked)

    return do


@pytest.fixture
def bring(send, upload):
    """Imports these people, and gives their ids by address."""

    def do(*rows: str, **asked):
        planned = upload(*rows, **asked)
        assert planned.status_code == 201, planned.text
        applied = send("POST", f"imports/{planned.json()['id']}/apply", {})
        assert applied.status_code == 200, applied.text
        return applied.json()

    return do


@pytest.fixture
def id_of(database, tenant):
    def find(email: str) -> PersonId:
        with database.transaction(tenant) as work:
            return work.connection.execute(sa.select(people.c.id).where(people.c.email == email)).scalar_one()

    return find


# ---- importing ----------------------------------------------------------------------------------


def test_an_upload_shows_what_it_would_change_and_changes_nothing(send, upload, programme):
    answer = upload(ADA, BEN.replace("Wed 14-16", "Blursday")).json()

    assert answer["summary"] == "2 new; 0 stay as they are."
    assert answer["can_be_applied"] is True
    assert [(entry["fate"], entry["email"]) for entry in answer["entries"]] == [
        ("new", "ada@x.example"),
        ("new", "ben@x.example"),
    ]
    (problem,) = answer["problems"]
    assert (problem["line"], problem["column"]) == (3, "availability")
    assert problem["mend"] == "Write for instance “Mon 9-12; Wed 14:00-16:30”."
    assert send("GET", f"programmes/{programme}/people").json()["total"] == 0
    assert send("GET", f"imports/{answer['id']}").json() == answer


def test_applying_does_what_was_shown_and_a_second_upload_has_nothing_to_do(send, upload, bring, programme):
    applied = bring(ADA, BEN)

    assert (applied["state"], applied["can_be_applied"], applied["entries"]) == ("applied", False, [])
    assert send("GET", f"programmes/{programme}/people").json()["total"] == 2
    again = upload(ADA, BEN).json()
    assert again["summary"] == "Nothing changes: 2 stay as they are."
    assert send("GET", f"imports/{applied['id']}").json() == applied


def test_a_changed_field_is_shown_before_and_after(upload, bring):
    bring(ADA)

    (entry,) = upload(ADA.replace("Mon 9-12", "Tue 10-11")).json()["entries"]

    assert entry["changes"] == [
        {"field": "availability", "before": "Mon 9:00-12:00", "after": "Tue 10:00-11:00"}
    ]


def test_many_who_leave_are_asked_about_by_their_number(send, upload, bring):
    bring(*(f"P {at},p{at}@x.example,mentee,,,,,,," for at in range(10)))
    planned = upload(*(f"P {at},p{at}@x.example,mentee,,,,,,," for at in range(6))).json()
    assert planned["must_confirm_gone"] == 4

    refused = send("POST", f"imports/{planned['id']}/apply", {})
    done = send("POST", f"imports/{planned['id']}/apply", {"confirm_gone": 4})

    assert (refused.status_code, refused.json()["code"]) == (409, "people.many_would_leave")
    assert "confirm the number 4" in refused.json()["detail"]
    assert done.status_code == 200


def test_a_plan_that_is_out_of_date_is_a_conflict(send, upload, bring, id_of):
    bring(ADA)
    planned = upload(ADA.replace("Oslo", "Rome")).json()
    send("PATCH", f"people/{id_of('ada@x.example')}", {"wants": "ice"}, version=1)

    refused = send("POST", f"imports/{planned['id']}/apply", {})

    assert (refused.status_code, refused.json()["code"]) == (409, "people.import_outdated")
    shown = send("GET", f"imports/{planned['id']}").json()
    assert (shown["can_be_applied"], shown["entries"]) == (False, [])


def test_the_same_wish_to_apply_is_fulfilled_once(send, upload, api):
    planned = upload(ADA).json()
    key = {"Idempotency-Key": "the-same-wish-1"}

    first = send("POST", f"imports/{planned['id']}/apply", {}, **key)
    again = send("POST", f"imports/{planned['id']}/apply", {}, **key)

    assert (first.status_code, again.status_code) == (200, 200)
    assert again.json() == first.json()


def test_all_who_are_touched_can_be_paged_through(send, upload):
    planned = upload(*(f"P {at},p{at:03d}@x.example,mentee,,,,,,," for at in range(250))).json()
    assert (len(planned["entries"]), planned["counts"]["new"]) == (200, 250)

    path, found = f"imports/{planned['id']}/entries?fate=new&limit=100", []
    while path:
        page = send("GET", path).json()
        found += [entry["email"] for entry in page["items"]]
        path = page["next"]

    assert found == [f"p{at:03d}@x.example" for at in range(250)]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "people.file_empty"),
        (b"\x89PNG" + b"x" * 50, "people.not_a_table"),
        (b"first;second\n1;2\n", "people.columns_missing"),
        (HEADER.encode(), "people.only_header"),
        (f"{HEADER}\nAda,no address,mentee".encode(), "people.nobody_left"),
    ],
)
def test_a_file_that_cannot_be_used_is_refused_with_a_sentence(upload, content, code):
    answer = upload(content=content)

    assert (answer.status_code, answer.json()["code"]) == (422, code)


def test_a_damaged_workbook_is_refused_with_a_sentence(upload):
    answer = upload(content=b"PK\x03\x04 cut off", name="people.xlsx")

    assert (answer.status_code, answer.json()["code"]) == (422, "people.workbook_broken")


@pytest.mark.parametrize("name", ["../../etc/passwd", "C:\\people\\of ours.csv", "x" * 300, "\x00", "…", "."])
def test_no_name_of_a_file_leads_anywhere(upload, name):
    answer = upload(ADA, name=name)

    assert answer.status_code == 201
    assert not {"/", "\\"} & set(answer.json()["file_name"])
    assert 0 < len(answer.json()["file_name"]) <= 100


def test_nothing_of_an_upload_stays_on_the_disk(upload, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    upload(ADA)
    upload(content=b"\x89PNG" + b"x" * 50)

    assert list(tmp_path.rglob("*people*")) == []


# ---- lists and profiles -------------------------------------------------------------------------


def test_people_are_listed_in_pages_by_name(send, bring, programme):
    bring(ADA, BEN, CID)

    first = send("GET", f"programmes/{programme}/people?limit=2").json()
    second = send("GET", first["next"]).json()

    assert [line["name"] for line in first["items"]] == ["Ada One", "Ben Two"]
    assert [line["name"] for line in second["items"]] == ["Cid Three"]
    assert (first["total"], second["total"], second["next"]) == (3, None, None)
    assert "ada" not in words_in(first["next"])
    assert "x.example" not in first["next"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("role=mentor", ["Ben Two", "Cid Three"]),
        ("text=THREE", ["Cid Three"]),
        ("state=paused", []),
        ("text=%25", []),
    ],
)
def test_a_list_can_be_narrowed(send, bring, programme, asked, found):
    bring(ADA, BEN, CID)

    answer = send("GET", f"programmes/{programme}/people?{asked}").json()

    assert [line["name"] for line in answer["items"]] == found
    assert answer["total"] == len(found)


@pytest.mark.parametrize("text", ["%00", "%ED%A0%80", "%E2%80%AE", "a" * 200])
def test_odd_texts_to_look_for_break_nothing(send, programme, text):
    assert send("GET", f"programmes/{programme}/people?text={text}").status_code in (200, 422)


def test_what_is_shown_can_be_sent_back_and_changes_nothing(send, bring, id_of):
    bring(ADA)
    shown = send("GET", f"people/{id_of('ada@x.example')}").json()
    body = {
        name: value for name, value in shown.items()
        if isinstance(value, str) and name not in ("id", "email", "created_at", "updated_at")
    }  # fmt: skip

    answer = send("PATCH", f"people/{shown['id']}", body, version=shown["version"])

    assert answer.status_code == 200, answer.text
    assert answer.json() == shown


def test_a_change_needs_the_version_that_it_was_made_from(send, bring, id_of):
    bring(ADA)
    path = f"people/{id_of('ada@x.example')}"
    assert send("GET", path).headers["ETag"] == '"1"'

    unnamed = send("PATCH", path, {"wants": "ice"})
    made = send("PATCH", path, {"wants": "ice", "availability": "Mon"}, version=1)
    older = send("PATCH", path, {"wants": "chess"}, version=1)

    assert (unnamed.status_code, made.status_code, older.status_code) == (428, 200, 412)
    assert made.headers["ETag"] == '"2"'
    assert [notice["what"] for notice in made.json()["notices"]] == [
        "A day without hours was read as 9:00 to 17:00."
    ]
    assert send("GET", path).json()["wants"] == "ice"


def test_nonsense_is_refused_in_the_words_of_the_spreadsheet(send, bring, id_of):
    bring(ADA)

    refused = send("PATCH", f"people/{id_of('ada@x.example')}", {"time_zone": "Atlantis"}, version=1)

    assert (refused.status_code, refused.json()["code"]) == (422, "people.profile_invalid")
    assert "“Atlantis” is no time zone we know." in refused.json()["detail"]


def test_null_empties_a_field_and_a_missing_one_stays(send, bring, id_of):
    bring(CID)

    nothing = {"wants": None, "capacity": None, "attributes": {"site": None}}
    changed = send("PATCH", f"people/{id_of('cid@x.example')}", nothing, version=1).json()

    assert (changed["wants"], changed["offers"], changed["attributes"]) == ("", "ice", {})
    assert changed["participations"][0]["capacity"] is None


def test_the_address_is_not_changed_here(send, bring, id_of):
    bring(ADA)

    answer = send("PATCH", f"people/{id_of('ada@x.example')}", {"email": "new@x.example"}, version=1)

    assert answer.status_code == 422
    assert "There is no such field" in answer.text


def test_a_mentee_sees_and_edits_herself_within_her_bounds(send, bring, id_of, database, tenant, programme):
    bring(ADA, BEN)
    ada = id_of("ada@x.example")
    herself = sign_in_as(database, tenant, Role.MENTEE, programme=programme, email="ada@x.example")

    assert send("PATCH", f"people/{ada}", {"about": "bees"}, version=1, caller=herself).status_code == 200
    refused = send("PATCH", f"people/{ada}", {"manager_email": "x@y.example"}, version=2, caller=herself)
    assert (refused.status_code, refused.json()["code"]) == (403, "people.fields_not_yours")
    assert send("GET", f"people/{id_of('ben@x.example')}", caller=herself).status_code == 404


def test_pausing_and_resuming_give_the_new_version(send, bring, id_of, programme):
    bring(ADA)
    path = f"programmes/{programme}/people/{id_of('ada@x.example')}"

    paused = send("POST", f"{path}/pause")
    resumed = send("POST", f"{path}/resume")

    assert paused.json()["participations"][0]["state"] == "paused"
    assert resumed.json()["participations"][0]["state"] == "active"
    assert (paused.headers["ETag"], resumed.headers["ETag"]) == ('"2"', '"3"')


# ---- exporting and erasing ----------------------------------------------------------------------


def test_an_export_is_json_or_a_page_as_is_asked_for(send, bring, id_of):
    bring(ADA)
    path = f"people/{id_of('ada@x.example')}/export"

    as_json = send("GET", path, Accept="application/json")
    as_page = send("GET", path, Accept="text/html,application/xhtml+xml,*/*;q=0.8")
    usual = send("GET", path)

    assert as_json.headers["Content-Type"] == usual.headers["Content-Type"] == "application/json"
    profile = as_json.json()["sections"][0]
    assert (profile["title"], profile["rows"][0]["wants"]) == ("Profile", "public speaking")
    assert as_page.headers["Content-Type"].startswith("text/html")
    assert "public speaking" in as_page.text
    assert "ada" not in words_in(as_page.headers["Content-Disposition"])


@pytest.mark.parametrize("accept", ["application/json", "text/html"])
def test_an_export_says_in_which_language_its_titles_are(send, bring, id_of, accept):
    bring(ADA)
    path = f"people/{id_of('ada@x.example')}/export"

    answer = send("GET", path, **{"Accept": accept, "Accept-Language": "de"})

    assert answer.headers["Content-Language"] == "de"
    assert "Was Sie vertraulich gesagt haben" in answer.text


def test_whoever_is_erased_is_gone_and_an_upload_leaves_her_out(
    send, upload, bring, id_of, services, programme
):
    bring(ADA, BEN)
    ada = id_of("ada@x.example")
    outbox = outbox_folder(services.settings)
    outbox.mkdir(parents=True, exist_ok=True)
    for name, address in (("hers", "Ada One <ADA@x.example>"), ("his", "ben@x.example")):
        (outbox / f"{name}.eml").write_text(f"Subject: Hello\nTo: {address}\n\nHello\n")

    answer = send("DELETE", f"people/{ada}")

    assert (answer.status_code, answer.text) == (204, "")
    assert send("GET", f"people/{ada}").status_code == 404
    assert send("DELETE", f"people/{ada}").status_code == 404
    assert send("GET", f"programmes/{programme}/people").json()["total"] == 1
    assert [file.stem for file in outbox.glob("*.eml")] == ["his"]
    assert len(read_tombstones(services.settings.data_dir / "erased.jsonl")) >= 1
    planned = upload(ADA, BEN).json()
    assert planned["left_out"] == [{"line": 2, "email": "ada@x.example", "erased_at": "2026-11-23T12:00:00Z"}]
    again = send("GET", f"imports/{planned['id']}").json()
    assert again["left_out"] == [{"line": 2, "email": None, "erased_at": "2026-11-23T12:00:00Z"}]


def test_whoever_was_erased_comes_back_by_her_own_wish(send, bring, id_of, programme):
    bring(ADA, BEN)
    send("DELETE", f"people/{id_of('ada@x.example')}")

    bring(ADA, BEN, revive=["ada@x.example"])

    assert send("GET", f"programmes/{programme}/people").json()["total"] == 2


def test_no_answer_about_one_person_holds_the_address_of_another(send, bring, id_of):
    bring(ADA, BEN, CID)

    for path in ("", "/export"):
        text = json.dumps(send("GET", f"people/{id_of('ada@x.example')}{path}").json())
        assert "ben@x.example" not in text
        assert "cid@x.example" not in text


def test_yes_is_no_number_of_mentees_nor_of_people_who_leave(send, bring, upload, id_of):
    bring(ADA)
    ada = id_of("ada@x.example")
    planned = upload(ADA, BEN).json()["id"]

    for sent in (True, "x", 2.5):
        assert send("POST", f"imports/{planned}/apply", {"confirm_gone": sent}).status_code == 422
    assert send("PATCH", f"people/{ada}", {"capacity": False}, version=1).status_code == 422
    assert send("PATCH", f"people/{ada}", {"capacity": 2.0}, version=1).status_code == 200
