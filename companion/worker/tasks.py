"""One task for each kind of job: what it calls, and how often it is tried.

A task is told the tenant and one identity. It may come twice, after a worker was killed or took too long to
give a sign of life, and then finds done what was done.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from companion.accounts.mailing import deliver
from companion.drafts import writing
from companion.ids import DraftId, ModelChangeId, ProgrammeId, RoundId, TenantId
from companion.jobs import JobName
from companion.matching.choosing.asking_service import AskTools
from companion.matching.rounds import running_service
from companion.matching.search.embedding_service import embed_programme
from companion.matching.search.model_change_service import change_model
from companion.nudges import service as nudging
from companion.questions.tending_service import tend_questions
from companion.requests.telling import Telling
from companion.requests.tending_service import tend_requests
from companion.scheduling.due import do_what_is_due
from companion.scheduling.telling import MailDesk
from companion.wiring import Services, build_carrier
from companion.worries.tending_service import WorryDesk, tend_worries

GoOn = Callable[[], None]
"""Called by long work between its steps; it raises where the worker is to end."""

GiveUp = Callable[[Services, TenantId, UUID], None]
"""Says that a job was in vain, to whoever waits for it."""


@dataclass(frozen=True)
class Task:
    """What a kind of job does, how often it is tried, and what is said when that was in vain."""

    do: Callable[[Services, TenantId, UUID, GoOn], None]
    tries: int = 5
    give_up: GiveUp | None = None


def run_round(services: Services, tenant: TenantId, subject: UUID, go_on: GoOn) -> None:
    """Match a round; it opens short transactions of its own, because matching takes long."""
    running_service.run_round(
        services.database, tenant, RoundId(subject), services.workbench, services.clock, go_on=go_on
    )


def give_up_round(services: Services, tenant: TenantId, subject: UUID) -> None:
    """Tell whoever waits for a round that it will not come."""
    trouble = running_service.GIVEN_UP
    running_service.fail(services.database, tenant, RoundId(subject), trouble, services.clock)


def embed_people(services: Services, tenant: TenantId, subject: UUID, _go_on: GoOn) -> None:
    """Embed a portion of the people whose profile changed."""
    with services.database.transaction(tenant) as work:
        embed_programme(work, ProgrammeId(subject), encoders=services.encoders, clock=services.clock)


def send_mail(services: Services, tenant: TenantId, subject: UUID, _go_on: GoOn) -> None:
    """Send a mail that waits."""
    settings = services.settings
    with services.database.transaction(tenant) as work:
        deliver(work, subject, carry=build_carrier(settings), sender=settings.mail_from, clock=services.clock)


def go_on_changing_model(services: Services, tenant: TenantId, subject: UUID, _go_on: GoOn) -> None:
    """Take the next step of changing an organisation's model."""
    with services.database.transaction(tenant) as work:
        change_model(
            work,
            ModelChangeId(subject),
            encoders=services.encoders,
            indexes=services.indexes,
            clock=services.clock,
        )


def phrase_draft(services: Services, tenant: TenantId, subject: UUID, _go_on: GoOn) -> None:
    """Have a model phrase a draft; it opens short transactions of its own, because a model takes long."""
    writing.phrase_draft(services.database, tenant, DraftId(subject), drafting=services.drafting)


def give_up_draft(services: Services, tenant: TenantId, subject: UUID) -> None:
    """Let whoever waits for better words know that these are the ones."""
    writing.give_up(services.database, tenant, DraftId(subject))


def tend(services: Services, tenant: TenantId, _subject: UUID, go_on: GoOn) -> None:
    """Do what is due for an organisation's requests, each in a short transaction of its own."""
    telling = Telling(services.clock, services.settings.public_address)
    tend_requests(services.database, tenant, telling, go_on=go_on)


def tend_one_off(services: Services, tenant: TenantId, _subject: UUID, go_on: GoOn) -> None:
    """The same for an organisation's one-off questions."""
    telling = Telling(services.clock, services.settings.public_address)
    tools = AskTools(services.indexes, services.encoders)
    tend_questions(services.database, tenant, telling, tools, go_on=go_on)


def tend_meetings(services: Services, tenant: TenantId, _subject: UUID, _go_on: GoOn) -> None:
    """Do what is due for meetings of an organisation's pairs."""
    settings = services.settings
    with services.database.transaction(tenant) as work:
        do_what_is_due(work, desk=MailDesk(services.clock, settings.mail_from, settings.public_address))


def tend_unread_worries(services: Services, tenant: TenantId, _subject: UUID, _go_on: GoOn) -> None:
    """Remind of worries that nobody has read; each is a transaction of its own."""
    tend_worries(services.database, tenant, WorryDesk(services.clock, services.settings.public_address))


def look_for_nudges(services: Services, tenant: TenantId, _subject: UUID, _go_on: GoOn) -> None:
    """Tell people what is due; each of them is a transaction of her own."""
    nudging.send_nudges(
        services.database, tenant, clock=services.clock, address=services.settings.public_address
    )


TASKS: Mapping[JobName, Task] = MappingProxyType(
    {
        JobName.RUN_ROUND: Task(run_round, give_up=give_up_round),
        JobName.EMBED_PEOPLE: Task(embed_people),
        # A mail server may be away for a while: with the pauses between, this is about an hour.
        JobName.SEND_MAIL: Task(send_mail, tries=16),
        JobName.CHANGE_MODEL: Task(go_on_changing_model),
        JobName.LOOK_FOR_NUDGES: Task(look_for_nudges),
        JobName.PHRASE_DRAFT: Task(phrase_draft, tries=3, give_up=give_up_draft),
        JobName.TEND_REQUESTS: Task(tend),
        JobName.TEND_QUESTIONS: Task(tend_one_off),
        JobName.TEND_MEETINGS: Task(tend_meetings),
        JobName.TEND_WORRIES: Task(tend_unread_worries),
    }
)
"""Every kind of job."""
