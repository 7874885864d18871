"""The only file that knows litellm: what it is asked, and what its many errors mean.

litellm is imported late, in a thread of its own, because that takes seconds and must not be broken off. It
retries nothing, reports to nobody and looks nothing up; its own time-out bounds each wait for bytes, while
the whole call is bounded by the gateway. When that gives a call up, the call's connection is shut under it:
whatever waited for bytes wakes, and ends by itself.
"""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from types import ModuleType
from typing import Any, cast

from companion.errors import ModelRefused, ModelTooSlow, ModelUnavailable, ModelUnreadable
from companion.llm.models import Answer, DoorTrouble, ModelChoice, Question, Usage
from companion.settings import set_for_libraries

_loaded = threading.Event()
_loading = threading.Lock()
_module: list[ModuleType] = []


def load(until: float | None = None) -> bool:
    """Import litellm, once; whether it is there by `until`, an instant of `time.monotonic`."""
    with _loading:
        if not any(thread.name == "litellm" for thread in threading.enumerate()) and not _module:
            threading.Thread(target=_import, name="litellm", daemon=True).start()
    return _loaded.wait(None if until is None else max(0.0, until - time.monotonic()))


def complete(choice: ModelChoice, question: Question, *, seconds: float) -> Answer:
    """The whole answer.

    Raises:
        DoorTrouble: there is none.
    """
    try:
        said = _litellm().completion(**_words(choice, question, seconds))
    except Exception as failed:
        raise _meaning(choice, failed, seconds) from failed
    text = _text(said)
    return Answer(text, _usage(said, question, text))


def stream(choice: ModelChoice, question: Question, *, seconds: float) -> Iterator[str | Usage]:
    """The answer in pieces, and at the end what it took.

    Raises:
        DoorTrouble: there is none, or it broke off.
    """
    text = ""
    usage: Usage | None = None
    try:
        words = _words(choice, question, seconds)
        for chunk in _litellm().completion(**words, stream=True, stream_options={"include_usage": True}):
            if getattr(chunk, "usage", None):
                usage = _usage(chunk, question, text)
            piece = chunk.choices[0].delta.content if chunk.choices else None
            if piece:
                text += piece
                yield piece
    except Exception as failed:
        raise _meaning(choice, failed, seconds) from failed
    yield usage or _estimate(question, text)


def knows_schema(choice: ModelChoice) -> bool:
    """Whether to send a schema; a server of one's own is asked, and may refuse."""
    if choice.base_url:
        return True
    return bool(_litellm().supports_response_schema(model=choice.model))


def listed_price(choice: ModelChoice, usage: Usage) -> int | None:
    """What so many tokens cost by litellm's own list, in millionths of a dollar; None where it lists none."""
    if choice.base_url:
        return None
    try:
        read, written = _litellm().cost_per_token(
            model=choice.model, prompt_tokens=usage.read, completion_tokens=usage.written
        )
    except Exception:  # noqa: BLE001 - a plain Exception says that the model is not in the list
        return None
    total = float(read) + float(written)
    return int(total * 1_000_000 + 0.999999) if total else None


def _import() -> None:
    set_for_libraries(LITELLM_LOCAL_MODEL_COST_MAP="True", LITELLM_MODE="PRODUCTION")
    import litellm

    from companion.llm import connections

    litellm.suppress_debug_info = True
    litellm.drop_params = True
    litellm.callbacks = []
    # Both ways on which litellm asks: that of OpenAI's own client, and that of every other provider.
    litellm.client_session, litellm.sync_transport = connections.for_models()
    _module.append(litellm)
    _rehearse(litellm)
    _loaded.set()


def _rehearse(litellm: Any) -> None:  # noqa: ANN401 - it has no types
    """Ask a stand-in, and a port where nobody listens: a first call loads much that later ones use."""
    asked = {"model": "openai/nobody", "messages": [{"role": "user", "content": "hello"}], "max_retries": 0}
    litellm.completion(**asked, mock_response="hello")
    with suppress(Exception):
        litellm.completion(**asked, base_url="http://127.0.0.1:1/v1", api_key="none", timeout=1)


def _litellm() -> Any:  # noqa: ANN401 - it has no types
    load()
    return _module[0]


def _words(choice: ModelChoice, question: Question, seconds: float) -> dict[str, object]:
    words: dict[str, object] = {
        "model": choice.model,
        "messages": [{"role": who, "content": said} for who, said in question.turns],
        "max_tokens": question.most_tokens,
        "temperature": 0.2,
        "timeout": seconds,
        "max_retries": 0,
        "num_retries": 0,
        # Without a key a server of one's own is asked with none, never with one that lies in the environment.
        "api_key": choice.key or ("none" if choice.base_url else None),
    }
    if choice.base_url:
        words["base_url"] = choice.base_url
    if question.schema is not None:
        words["response_format"] = {
            "type": "json_schema",
            "json_schema": {"name": "reply", "schema": dict(question.schema)},
        }
    return {name: value for name, value in words.items() if value is not None}


def _text(said: Any) -> str:  # noqa: ANN401 - litellm's response
    content = said.choices[0].message.content if getattr(said, "choices", None) else None
    return content if isinstance(content, str) else ""


def _usage(said: Any, question: Question, text: str) -> Usage:  # noqa: ANN401 - litellm's response
    told = getattr(said, "usage", None)
    read, written = getattr(told, "prompt_tokens", None), getattr(told, "completion_tokens", None)
    if not isinstance(read, int) or not isinstance(written, int) or read <= 0:
        return _estimate(question, text)
    return Usage(read, written)


def _estimate(question: Question, text: str) -> Usage:
    return Usage(question.likely_tokens - question.most_tokens, len(text.encode()) // 3 + 1)


def _meaning(choice: ModelChoice, failed: Exception, seconds: float) -> DoorTrouble:
    """What an error of litellm's means; nothing of its text is kept, as it may hold the key or the prompt."""
    if isinstance(failed, DoorTrouble):
        return failed
    chain = _chain(failed)
    kinds = {type(one).__name__ for one in chain}
    name, status = choice.model, max(map(_status, chain))
    if status != _GAVE_UP and kinds & {
        "Timeout",
        "APITimeoutError",
        "ReadTimeout",
        "ConnectTimeout",
        "TimeoutException",
    }:
        return DoorTrouble(ModelTooSlow(model=name, seconds=f"{seconds:.0f}"))
    if why := _why_refused(failed, kinds):
        return DoorTrouble(ModelRefused(model=name, why=why))
    if "ConnectError" in kinds:
        return DoorTrouble(ModelUnavailable(model=name, why="nobody answers at its address"))
    if kinds & {"ReadError", "RemoteProtocolError", "WriteError"}:
        return DoorTrouble(ModelUnavailable(model=name, why="the connection broke off"), again=0.2)
    if why := _why_unreadable(failed, kinds, status):
        return DoorTrouble(ModelUnreadable(model=name, why=why))
    return _by_status(choice, failed, status)


def _why_refused(failed: Exception, kinds: set[str]) -> str | None:
    if "ContentPolicyViolationError" in kinds:
        return "its provider does not allow the text"
    too_long = _says(failed, r"context (size|length|window)|too many tokens")
    return "the text is too long for it" if too_long or "ContextWindowExceededError" in kinds else None


def _why_unreadable(failed: Exception, kinds: set[str], status: int) -> str | None:
    if "Endless" in kinds:
        return "it did not end"
    foreign = kinds & _FOREIGN or "invalid response from LLM endpoint" in str(failed)
    return "its server does not speak the language of a model's API" if foreign or status == _OK else None


_OK, _GAVE_UP = 200, 504
# An answer in another shape than that of the API breaks litellm itself, as an error of Python.
_FOREIGN = {"JSONDecodeError", "APIResponseValidationError", "ValidationError", "AttributeError", "TypeError"}
_STATUS = {
    401: "it does not accept the key",
    402: "its provider asks for payment",
    403: "the key does not allow this model",
    404: "there is no model of that name at its address",
    408: "its server gave up waiting",
    504: "its server gave up waiting",
    429: "it is asked too often now",
    503: "its server is busy",
}


def _by_status(choice: ModelChoice, failed: Exception, status: int) -> DoorTrouble:
    if status in {400, 422}:
        trouble = ModelRefused(model=choice.model, why="its server does not accept the question")
        return DoorTrouble(trouble, form_refused=True)
    why = _STATUS.get(status, "its server has a fault")
    again = {429: _retry_after(failed), 503: _retry_after(failed)}.get(status)
    return DoorTrouble(ModelUnavailable(model=choice.model, why=why), again=again)


def _status(failed: BaseException) -> int:
    status = getattr(failed, "status_code", None)
    return status if isinstance(status, int) else 0


def _says(failed: Exception, pattern: str) -> bool:
    return _status(failed) in {400, 413} and re.search(pattern, str(failed), re.IGNORECASE) is not None


def _retry_after(failed: Exception) -> float:
    headers = getattr(getattr(failed, "response", None), "headers", None) or {}
    told = cast("Mapping[str, str]", headers).get("retry-after", "")
    return float(told) if re.fullmatch(r"\d{1,6}(\.\d+)?", told) else 0.3


def _chain(failed: BaseException) -> list[BaseException]:
    found: list[BaseException] = []
    one: BaseException | None = failed
    while one is not None and one not in found:
        found.append(one)
        one = one.__cause__ or one.__context__
    return found
