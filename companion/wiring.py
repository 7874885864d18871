"""The one place that chooses concrete parts: which encoder with which cache, and what a service stands on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path

from companion.accounts.mail_carriers import Carrier, MailServer, Security, by_outbox, by_server
from companion.accounts.outbox_erasing import drop_from_outbox
from companion.agreements.agreement_draft import AGREEMENT
from companion.clock import Clock, SystemClock
from companion.db.unit_of_work import Database
from companion.digests import Digests
from companion.drafts.service import Drafting
from companion.drafts.uses import DraftTools, by_use
from companion.explaining.stored_pairs import describe_pair
from companion.explaining.why_draft import explanation_drafts
from companion.finding.setting import FindingTools
from companion.ids import PersonId, TenantId
from companion.llm.model_desk import ModelDesk
from companion.matching.choosing.asking_service import AskTools
from companion.matching.rounds.scored_snapshots import ScoredSnapshots
from companion.matching.rounds.workbench import Workbench
from companion.matching.search.encoders import PACKAGED, Encoders
from companion.matching.search.search_index import Indexes
from companion.meetings import question_bank, sentence_kinds
from companion.meetings.prep_draft import PREP
from companion.meetings.summary_draft import SUMMARY
from companion.meetings.topics_draft import TOPICS
from companion.people.erasing import Outside
from companion.people.tombstone_file import FILE as TOMBSTONES
from companion.people.tombstone_file import keep_tombstone
from companion.settings import Settings
from companion.telemetry import Telemetry, build_telemetry
from companion.vault import FILE as PRIVATE_WORDS
from embeddings.encoder import Encoder
from embeddings.index import NumberedIndex
from embeddings.knowing import KnowingEncoder


@dataclass(frozen=True)
class Services:
    """What every request and every job of one process shares."""

    database: Database
    settings: Settings
    clock: Clock
    encoder: Encoder
    telemetry: Telemetry | None = None
    indexes: Indexes = field(default_factory=lambda: Indexes(_index_in_memory))
    digests: Digests = field(default_factory=Digests)

    @cached_property
    def encoders(self) -> Encoders:
        """The encoders by name: an organisation may be changing from one to another."""
        return Encoders(
            lambda name: self.encoder if name == PACKAGED else build_encoder(self.settings, name, keep=False)
        )

    @cached_property
    def by_heart(self) -> Encoder:
        """The encoder with which words of pairs are compared with ours: it knows ours by heart."""
        return KnowingEncoder(self.encoder, (*question_bank.OF_NOTHING, *sentence_kinds.BY_HEART))

    @cached_property
    def models(self) -> ModelDesk:
        """The models that phrase; `models.gateway(tenant)` is None where an organisation has none."""
        return ModelDesk(self.database, self.settings, self.clock)

    @cached_property
    def drafting(self) -> Drafting:
        """Every kind of text that is drafted, and the models that may phrase it."""
        return Drafting(
            by_use(explanation_drafts(self.workbench), AGREEMENT, TOPICS, PREP, SUMMARY),
            self.models,
            DraftTools(self.clock, self.by_heart),
        )

    @cached_property
    def finding(self) -> FindingTools:
        """What mentees find mentors with by talking."""
        return FindingTools(AskTools(self.indexes, self.encoders))

    @cached_property
    def workbench(self) -> Workbench:
        """What rounds are matched and asked about with."""
        return Workbench(ScoredSnapshots(self.encoders), describe_pair)

    @cached_property
    def outside(self) -> Outside:
        """What of a person lies outside of the database, for when she is erased."""
        return Outside(partial(keep_tombstone, self.settings.data_dir / TOMBSTONES), self._forget)

    def _forget(self, tenant: TenantId, person: PersonId, email: str) -> None:
        self.indexes.forget(tenant, person)
        self.finding.halls.forget(tenant)
        drop_from_outbox(outbox_folder(self.settings), email)


def build_services(settings: Settings, url: str) -> Services:
    """The parts of one process of the service, over the database at this address."""
    return Services(
        database=Database(url, secret=settings.data_dir / PRIVATE_WORDS),
        settings=settings,
        clock=SystemClock(),
        encoder=build_encoder(settings, keep=False),
        telemetry=build_telemetry(settings.otlp_endpoint) if settings.otlp_endpoint else None,
        indexes=Indexes(_index_in_memory, most_megabytes=settings.search_megabytes),
    )


def build_carrier(settings: Settings) -> Carrier:
    """How mails leave: by the mail server that is set, else into the outbox."""
    if settings.mail_host is None:
        return by_outbox(outbox_folder(settings))
    password = settings.mail_password.get_secret_value() if settings.mail_password else None
    security = Security(settings.mail_security)
    return by_server(
        MailServer(settings.mail_host, settings.mail_port, security, settings.mail_user, password)
    )


def outbox_folder(settings: Settings) -> Path:
    """Where mails lie as files while no mail server is set."""
    return settings.mail_outbox or settings.data_dir / "outbox"


def build_encoder(
    settings: Settings,
    name: str | None = None,
    *,
    keep: bool = True,
    on_cache_trouble: Callable[[str], None] | None = None,
) -> Encoder:
    """The packaged MiniLM, or the sentence-transformers model of this name or path.

    `keep` puts the cache of vectors in front of it. Where the cache cannot be used, `on_cache_trouble` hears
    why and the encoder does without; where nobody listens it is an error.
    """
    encoder: Encoder
    if name is None:
        from embeddings.minilm import PackagedMiniLm

        encoder = PackagedMiniLm(threads=settings.threads)
    else:
        from embeddings.sentence_transformer import SentenceTransformerEncoder

        encoder = SentenceTransformerEncoder(name)
    if not keep:
        return encoder
    from embeddings.cache import CachedEncoder

    return CachedEncoder(encoder, settings.cache_dir / "vectors.sqlite", on_trouble=on_cache_trouble)


def _index_in_memory(model_id: str, dimensions: int) -> NumberedIndex:
    from embeddings.faiss_index import FaissIndex

    return FaissIndex(model_id, dimensions)
