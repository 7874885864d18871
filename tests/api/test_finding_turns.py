"""What a mentee says over HTTP: a message sent twice with one key is said once, and answered both times."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import pytest

from companion.access import Role
from companion.errors import KeyReused
from tests.api.callers import Caller, sign_in_as
from tests.service.finding_setting import Talk

SAYS = "I want to learn about welding"
KEY = "a-wish-of-hers"


@dataclass
class Mentee:
    """Ada, who finds a mentor over HTTP."""

    api: Any
    address: str
    caller: Caller

    def say(self, says: str, key: str | None = KEY) -> Any:
        headers = self.caller.headers | ({} if key is None else {"Idempotency-Key": key})
        return self.api.post(f"{self.address}/turns", json={"says": says}, headers=headers)

    def look(self) -> Any:
        return self.api.get(self.address, headers=self.caller.headers).json()

    def delete(self) -> None:
        self.api.delete(self.address, headers=self.caller.headers)


@pytest.fixture
def ada(api, database, tenant) -> Mentee:
    talk = Talk(database, tenant)
    talk.mentor("Ben Ode", "welding of thin steel")
    talk.embed()
    caller = sign_in_as(
        database, tenant, Role.MENTEE, programme=talk.desk.programme, person=talk.person,
        email="p0001@firm.example",
    )  # fmt: skip
    return Mentee(api, f"/api/v1/programmes/{talk.desk.programme}/finding", caller)


def events(answer: Any) -> list[Any]:
    return [json.loads(line[6:]) for line in answer.text.splitlines() if line.startswith("data: ")]


def test_a_message_sent_twice_with_one_key_is_said_once_and_answered_both_times(ada):
    first, again = events(ada.say(SAYS)), events(ada.say(SAYS))

    assert [turn["said"] for turn in ada.look()["turns"]] == [SAYS]
    assert [one["step"] for one in again] == ["heard", "found"]
    assert again[-1] == first[-1]
    assert again[-1]["found"]["cards"][0]["name"] == "Ben Ode"


@pytest.mark.parametrize("second", ["another-wish", None])
def test_the_same_words_said_anew_are_said_twice(ada, second):
    ada.say(SAYS)
    ada.say(SAYS, second)

    assert [turn["said"] for turn in ada.look()["turns"]] == [SAYS, SAYS]


def test_a_key_of_other_words_is_refused_and_they_are_not_said(ada):
    ada.say(SAYS)

    assert ada.say("I want to bake bread").json()["code"] == KeyReused.code
    assert [turn["said"] for turn in ada.look()["turns"]] == [SAYS]


def test_what_she_has_deleted_since_does_not_come_back_with_its_key(ada):
    ada.say(SAYS)
    ada.delete()

    (heard, found) = events(ada.say(SAYS))

    assert heard["lines"] == found["lines"] == []
    assert found["found"]["turns"] == []
