"""The one place that chooses concrete parts: which encoder with which cache, and what a service stands on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from companion.accounts.mail_carriers import Carrier, MailServer, Security, by_outbox, by_server
from companion.clock import Clock, SystemClock
from companion.db.unit_of_work import Database
from companion.settings import Settings
from companion.telemetry import Telemetry, build_telemetry
from embeddings.encoder import Encoder


@dataclass(frozen=True)
class Services:
    """What every request and every job of one process shares."""

    database: Database
    settings: Settings
    clock: Clock
    encoder: Encoder
    telemetry: Telemetry | None = None


def build_services(settings: Settings, url: str) -> Services:
    """The parts of one process of the service, over the database at this address."""
    return Services(
        database=Database(url),
        settings=settings,
        clock=SystemClock(),
        encoder=build_encoder(settings, keep=False),
        telemetry=build_telemetry(settings.otlp_endpoint) if settings.otlp_endpoint else None,
    )


def build_carrier(settings: Settings) -> Carrier:
    """How mails leave: by the mail server that is set, else into the outbox."""
    if settings.mail_host is None:
        return by_outbox(settings.mail_outbox or settings.cache_dir / "outbox")
    password = settings.mail_password.get_secret_value() if settings.mail_password else None
    security = Security(settings.mail_security)
    return by_server(
        MailServer(settings.mail_host, settings.mail_port, security, settings.mail_user, password)
    )


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
