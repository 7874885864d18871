"""What the machine's owner may set, read from the environment once, by the front door, and passed down."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

from pydantic import Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from companion.errors import SettingInvalid, SettingUnknown

PREFIX = "COMPANION_"


def default_cache_dir(platform: str, environment: Mapping[str, str], home: Path) -> Path:
    """The folder where this platform keeps what can be made again.

    Linux: `$XDG_CACHE_HOME/companion`, else `~/.cache/companion`. macOS: `~/Library/Caches/companion`.
    Windows: `%LOCALAPPDATA%/companion/cache`, else the same under the home folder.

    Source: XDG Base Directory Specification 0.8; Apple, File System Programming Guide.
    """
    if platform == "darwin":
        return home / "Library" / "Caches" / "companion"
    if platform == "win32":
        local = environment.get("LOCALAPPDATA") or str(home / "AppData" / "Local")
        return Path(local) / "companion" / "cache"
    named = Path(environment.get("XDG_CACHE_HOME", ""))
    # The specification says that a relative path is to be ignored.
    return (named if named.is_absolute() else home / ".cache") / "companion"


def default_data_dir(platform: str, environment: Mapping[str, str], home: Path, *, root: bool) -> Path:
    """The folder where this platform keeps what cannot be made again.

    Linux: `$XDG_DATA_HOME/companion`, else `~/.local/share/companion`; for root `/var/lib/companion`, because
    the database runs as another account, which may not pass through root's home. macOS:
    `~/Library/Application Support/companion`. Windows: `%LOCALAPPDATA%/companion/data`.

    Source: XDG Base Directory Specification 0.8; Filesystem Hierarchy Standard 3.0, 5.8; Apple, File System
    Programming Guide.
    """
    if platform == "darwin":
        return home / "Library" / "Application Support" / "companion"
    if platform == "win32":
        local = environment.get("LOCALAPPDATA") or str(home / "AppData" / "Local")
        return Path(local) / "companion" / "data"
    named = Path(environment.get("XDG_DATA_HOME", ""))
    if named.is_absolute():
        return named / "companion"
    return Path("/var/lib/companion") if root else home / ".local" / "share" / "companion"


def _data_dir_here() -> Path:
    root = sys.platform != "win32" and os.geteuid() == 0
    return default_data_dir(sys.platform, os.environ, Path.home(), root=root)


def _cache_dir_here() -> Path:
    return default_cache_dir(sys.platform, os.environ, Path.home())


class Settings(BaseSettings):
    """Every setting; each can be given in the environment as `COMPANION_` and its name in capitals."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, frozen=True, extra="forbid")

    cache_dir: Path = Field(
        default_factory=_cache_dir_here,
        description=(
            "Folder in which vectors of texts are kept, so that a second run embeds only what changed. "
            "It holds vectors and hashes, no text and no names; deleting it costs only time."
        ),
    )
    threads: int = Field(
        default=2,
        ge=1,
        le=64,
        description="Threads that embedding and search may use; more than there are cores is slower.",
    )
    search_megabytes: int = Field(
        default=2_048,
        ge=64,
        le=1_000_000,
        description=(
            "Memory that each process of the service may use for vectors of programmes that are searched; "
            "100,000 people take about 800. The programme searched longest ago makes room for the next."
        ),
    )
    max_file_megabytes: int = Field(
        default=100,
        ge=1,
        le=2_000,
        description="The largest spreadsheet that is read; a larger one is refused with a sentence.",
    )
    max_rows: int = Field(
        default=200_000,
        ge=1,
        le=5_000_000,
        description="The most rows that a spreadsheet may have; one with more is refused with a sentence.",
    )
    data_dir: Path = Field(
        default_factory=_data_dir_here,
        description=(
            "Folder for everything that `companion up` keeps: the database, the logs, the outbox, the list "
            "of who was erased, and the secrets that are kept out of the database. Back it up while "
            "Companion is stopped. With COMPANION_DATABASE_URL it holds the last three, and each machine "
            "has one."
        ),
    )
    database_url: SecretStr | None = Field(
        default=None,
        description=(
            "Address of a PostgreSQL 15 or newer with pgvector 0.8 or newer, such as "
            "postgresql://user:password@host:5432/companion. Unset: `companion up` brings its own."
        ),
    )
    host: str = Field(
        default="127.0.0.1",
        description=(
            "Network address to listen on: 127.0.0.1 for this machine alone, 0.0.0.0 for every machine that "
            "can reach it. Put a reverse proxy with TLS before it wherever others use it."
        ),
    )
    port: int = Field(default=8000, ge=1, le=65_535, description="Port to listen on.")
    trusted_proxies: str = Field(
        default="127.0.0.1",
        description=(
            "Reverse proxies, by network address and divided by commas, which are believed when they say "
            "whom they ask for and whether over TLS."
        ),
    )
    otlp_endpoint: str | None = Field(
        default=None,
        description=(
            "Address of an OpenTelemetry collector that takes OTLP over HTTP, such as http://127.0.0.1:4318. "
            "Requests and jobs are told in figures and identities, never in a text. Unset: nothing is sent."
        ),
    )
    public_address: str = Field(
        default="http://127.0.0.1:8000",
        pattern=r"^https?://[A-Za-z0-9.\[\]:-]+$",
        description=(
            "Address under which people reach the service; links in mails lead to it. Where it begins with "
            "https, sessions travel over TLS only."
        ),
    )
    mail_host: str | None = Field(
        default=None,
        description="Mail server that takes our mails. Unset: each becomes a file in the outbox instead.",
    )
    mail_port: int = Field(default=587, ge=1, le=65_535, description="Port of the mail server.")
    mail_security: Literal["starttls", "tls", "none"] = Field(
        default="starttls",
        description=(
            "How the connection to the mail server is kept private: `starttls` (usual on port 587), `tls` "
            "(usual on port 465), or `none` for a server on the same machine."
        ),
    )
    mail_user: str | None = Field(default=None, description="User at the mail server, if it asks for one.")
    mail_password: SecretStr | None = Field(default=None, description="That user's password.")
    mail_from: str = Field(
        default="Companion <companion@localhost>",
        pattern=r"^[^\x00-\x1f\x7f]+$",
        description="Sender of our mails, as an address or as `Name <address>`.",
    )
    mail_outbox: Path | None = Field(
        default=None,
        description=(
            "Folder for mails where no mail server is set, one .eml file each. They hold sign-in links: "
            "whoever reads the folder can sign in as anybody. Unset: `outbox` in the data folder."
        ),
    )
    writer_model: str | None = Field(
        default=None,
        pattern=r"^[A-Za-z0-9_]+/\S{1,200}$",
        description=(
            "Model that phrases texts, as `provider/name`: `anthropic/claude-sonnet-4-5`, `openai/gpt-4o`, "
            "or `openai/` and a name for any server with OpenAI's API. Unset: Companion writes by itself."
        ),
    )
    writer_key: SecretStr | None = Field(default=None, description="Key for that model, if it needs one.")
    writer_base_url: str | None = Field(
        default=None,
        pattern=r"^https?://\S+$",
        description="Address of a model server of your own, such as http://127.0.0.1:8080/v1.",
    )
    writer_local: bool = Field(
        default=False,
        description=(
            "Whether what this model is given stays in your organisation. If so, names and contact details "
            "are not replaced by placeholders."
        ),
    )
    writer_price_read: float | None = Field(
        default=None,
        ge=0,
        description="US dollars for a million tokens that it reads, where litellm's list does not know it.",
    )
    writer_price_written: float | None = Field(
        default=None, ge=0, description="US dollars for a million tokens that it writes."
    )
    writer_deadline_seconds: float = Field(
        default=30, ge=1, le=300, description="Longest that anybody waits for one text of the model."
    )
    judge_model: str | None = Field(
        default=None,
        pattern=r"^[A-Za-z0-9_]+/\S{1,200}$",
        description="Model that grades texts in evaluations, spelled likewise. Unset: nothing is graded.",
    )
    judge_key: SecretStr | None = Field(default=None, description="Key for that model, if it needs one.")
    judge_base_url: str | None = Field(
        default=None, pattern=r"^https?://\S+$", description="Address of its server, if it is your own."
    )
    judge_local: bool = Field(default=False, description="Whether what it is given stays with you.")
    month_dollars: float | None = Field(
        default=None,
        ge=0,
        description="Most US dollars a month that models may cost one organisation. Unset: no cap.",
    )
    month_tokens: int | None = Field(
        default=None,
        ge=0,
        description="Most tokens a month that models may read and write for one organisation.",
    )
    organisation_model_addresses: str = Field(
        default="",
        description=(
            "Addresses of model servers, divided by commas, which an organisation may choose on its page AI. "
            "Any other address is refused, so that nobody can make this machine ask inside your network."
        ),
    )


def read_settings() -> Settings:
    """The settings of this process, from its environment.

    Raises:
        SettingUnknown: a variable begins with `COMPANION_` and names no setting, most likely a slip.
        SettingInvalid: a value cannot be used.
    """
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    for variable in sorted(os.environ):
        if variable.upper().startswith(PREFIX) and variable.upper() not in known:
            raise SettingUnknown(variable=variable, known=", ".join(sorted(known)))
    try:
        return Settings()
    except ValidationError as refused:
        first = refused.errors()[0]
        name = PREFIX + str(first["loc"][0]).upper()
        raise SettingInvalid(variable=name, value=first["input"], what=first["msg"]) from refused


def environment_for(**settings: object) -> dict[str, str]:
    """The environment of a child of this process: ours, but for these settings; None unsets one."""
    changed = {PREFIX + name.upper(): value for name, value in settings.items()}
    kept = {name: value for name, value in os.environ.items() if name.upper() not in changed}
    return kept | {name: str(value) for name, value in changed.items() if value is not None}


def set_for_libraries(**variables: str) -> None:
    """Tell a library what it reads from nowhere but the environment; what is set there already stays."""
    for name, value in variables.items():
        os.environ.setdefault(name, value)
