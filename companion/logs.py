"""Logs for machines: one JSON object a line, of figures, identities and names of ours; no text of a person.

Our own lines are an event's name and its facts: `log.info("request.answered", extra={"status": 200})`. A fact
that does not look like an identity, a figure or a name of ours is withheld, so that a slip writes nothing. Of
what an outside package logs only the place is kept, because its sentence may be made of anything. Of an error
its kind and the way it took are kept, never its message: a database names the value that it would not take.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO

OURS = ("companion", "embeddings", "ui")
"""The loggers whose lines are kept to the rule above by whoever writes them."""
WITHHELD = "(withheld)"
_HARMLESS = re.compile(r"[A-Za-z0-9_./:{}+<>-]{0,200}")
_USUAL = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName", "color_message"}
_facts: ContextVar[Mapping[str, object]] = ContextVar("companion_log_facts", default={})  # noqa: B039


def configure_logs(stream: TextIO | None = None, level: int = logging.INFO) -> None:
    """Send all that is logged in this process to a stream as JSON; standard error where none is named."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(level)
    # These bring handlers of their own, or write a line a request with the raw address.
    for name in ("uvicorn", "uvicorn.error", "uvicorn.access", "streamlit"):
        logging.getLogger(name).handlers.clear()
        logging.getLogger(name).propagate = name != "uvicorn.access"


@contextmanager
def log_facts(**facts: object) -> Iterator[None]:
    """Have these facts in every line that is logged within, in this task and the threads that it starts."""
    before = _facts.set({**_facts.get(), **facts})
    try:
        yield
    finally:
        _facts.reset(before)


class JsonLines(logging.Formatter):
    """One JSON object a record."""

    def format(self, record: logging.LogRecord) -> str:
        """A record as one line."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        line: dict[str, object] = {"at": at, "level": record.levelname.lower(), "logger": record.name}
        if record.name.split(".")[0] in OURS:
            line["event"] = _harmless(record.msg)
        else:
            line["said_at"] = f"{record.module}:{record.lineno}"
        line.update({name: _harmless(fact) for name, fact in _facts.get().items()})
        line.update({name: _harmless(fact) for name, fact in vars(record).items() if name not in _USUAL})
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = _error(record.exc_info[1])
        return json.dumps(line, ensure_ascii=True, default=str)


def _harmless(fact: object) -> object:
    if fact is None or isinstance(fact, bool | int | float):
        return fact
    text = str(fact)
    return text if _HARMLESS.fullmatch(text) else WITHHELD


def _error(error: BaseException) -> dict[str, Any]:
    """What kind of error, the way it took, and what PostgreSQL calls it; no message."""
    told: dict[str, Any] = {
        "kind": f"{type(error).__module__}.{type(error).__qualname__}",
        "way": [
            f"{Path(frame.filename).name}:{frame.lineno}:{frame.name}"
            for frame in traceback.extract_tb(error.__traceback__)[-12:]
        ],
    }
    for name in ("code", "sqlstate"):
        value = getattr(error, name, None) or getattr(getattr(error, "orig", None), name, None)
        if isinstance(value, str):
            told[name] = _harmless(value)
    cause = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if cause is not None:
        told["caused_by"] = _error(cause)
    return told
