"""A pair at work, each of the two signed in, for the tests of what pairs write."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import sqlalchemy as sa

from companion.access import Role, Viewer
from companion.db.tables.rounds import mentorships
from companion.db.unit_of_work import Database
from companion.ids import MentorshipId, TenantId
from tests.service.programme_setting import add_mentorship
from tests.service.round_rows import RoundDesk

PRIVATE = "Quokka thinks of leaving"


@dataclass(frozen=True)
class PairSetting:
    """One living pair, and everybody who might look at it."""

    desk: RoundDesk
    mentorship: MentorshipId
    mentee: Viewer
    mentor: Viewer
    stranger: Viewer
    case_owner: Viewer

    def call(self, use_case: Callable, viewer: Viewer, *arguments, **named):
        """A use case about this pair, in a transaction of its own."""
        return self.desk.call(use_case, viewer, self.mentorship, *arguments, **named)


def make_pair(database: Database, tenant: TenantId) -> PairSetting:
    """A mentee with a goal and a mentor with an offer, who began on the clock's day."""
    desk = RoundDesk(database, tenant)
    mentee = desk.person("mentee", wants="learn to weld", goals="weld a gate", name="Ada Lee")
    mentor = desk.person("mentor", offers="twenty years of welding", goals="", name="Ben Ode")
    add_mentorship(desk, mentee, mentor)
    other = desk.person("mentee", name="Cleo Fox")
    with database.transaction(tenant) as work:
        found = work.connection.execute(sa.select(mentorships.c.id)).scalar_one()
    return PairSetting(
        desk,
        MentorshipId(found),
        desk.make_viewer(Role.MENTEE, desk.programme, mentee),
        desk.make_viewer(Role.MENTOR, desk.programme, mentor),
        desk.make_viewer(Role.MENTEE, desk.programme, other),
        desk.make_viewer(Role.CASE_OWNER, desk.programme),
    )
