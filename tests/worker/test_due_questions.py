"""One-off questions are tended by the worker as requests are, without anybody asking for it."""

from __future__ import annotations

import pytest

from companion.settings import Settings
from companion.wiring import Services
from companion.worker import due
from tests.service.question_setting import QuestionDesk
from tests.unit.small_programme import HandMade
from tests.worker.test_worker import wait_until, working


@pytest.fixture
def desk(database, tenant) -> QuestionDesk:
    return QuestionDesk(database, tenant)


def test_a_worker_reminds_a_mentor_and_then_passes_the_question_on(desk, tmp_path, monkeypatch):
    monkeypatch.setattr(due, "LOOK_SECONDS", 0.2)
    services = Services(desk.database, Settings(data_dir=tmp_path), desk.clock, HandMade())
    ada, ben, _ = desk.mentee(), desk.mentor(), desk.mentor()
    made = desk.wonder(ada, ben, may_pass=True)
    desk.clock.go(36)

    with working(services):
        wait_until(lambda: desk.audited().count("question.reminded") == 1)
        desk.clock.go(36)
        wait_until(lambda: desk.stands(made) == ["asked", "unanswered", "asked"])

    assert desk.audited().count("question.reminded") == 1
    assert desk.audited().count("question.passed_on") == 1
