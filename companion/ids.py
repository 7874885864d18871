"""The kinds of identity, and the only place where a new one is made."""

from __future__ import annotations

import uuid
from typing import NewType

TenantId = NewType("TenantId", uuid.UUID)
AccountId = NewType("AccountId", uuid.UUID)
SessionId = NewType("SessionId", uuid.UUID)
PersonId = NewType("PersonId", uuid.UUID)
ProgrammeId = NewType("ProgrammeId", uuid.UUID)
ImportId = NewType("ImportId", uuid.UUID)
RoundId = NewType("RoundId", uuid.UUID)
RunId = NewType("RunId", uuid.UUID)
SnapshotId = NewType("SnapshotId", uuid.UUID)
MentorshipId = NewType("MentorshipId", uuid.UUID)
ModelChangeId = NewType("ModelChangeId", uuid.UUID)
DraftId = NewType("DraftId", uuid.UUID)
OpeningId = NewType("OpeningId", uuid.UUID)
WorryId = NewType("WorryId", uuid.UUID)
ConversationId = NewType("ConversationId", uuid.UUID)
RequestId = NewType("RequestId", uuid.UUID)
QuestionId = NewType("QuestionId", uuid.UUID)


def new_id() -> uuid.UUID:
    """A random identity (UUID version 4): it tells nothing about when or after whom it was made."""
    return uuid.uuid4()
