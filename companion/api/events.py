"""Server-sent events: looks again and again, tells what changed, and holds nothing open in between.

    @router.get("/rounds/{round_id}/progress", responses=events_of(RoundWatch))
    def follow_round(visit: Visit, round_id: RoundId) -> Response:
        def look() -> RoundProgress:
            with visit.signed() as signed:
                ...
        return event_stream(look, is_last=lambda seen: not seen.is_running)

Each look is a short transaction of its own, in which the session is read anew: who signs out hears no more.
The first look is made before the answer begins: what may not be seen is a problem and never a broken stream.
"""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable
from typing import Any, TypeVar

import anyio
from pydantic import BaseModel
from starlette.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from companion.errors import CompanionError

MEDIA_TYPE = "text/event-stream"
LOOK_SECONDS = 1.0
HEARTBEAT_SECONDS = 15.0
"""Between two signs of life, so that no proxy takes the stream for dead."""
LONGEST_SECONDS = 600.0
"""Then the stream ends, and a browser opens it anew by itself."""

# As OpenAPI 3.2 describes a stream: the schema of each event in it.
_EVENT = {
    "type": "object",
    "required": ["data"],
    "properties": {"data": {"type": "string"}, "event": {"type": "string"}},
}
Seen = TypeVar("Seen", bound=BaseModel)


def events_of(seen: type[BaseModel]) -> dict[int | str, dict[str, Any]]:
    """What a route that streams says of its answer, with the example of what is seen."""
    (example,) = seen.model_json_schema()["examples"]
    return {
        200: {
            "description": "Events: each `data` is one JSON object; a `problem` event ends the stream.",
            "content": {MEDIA_TYPE: {"schema": _EVENT, "example": {"data": json.dumps(example)}}},
        }
    }


def event_stream(
    look: Callable[[], Seen], *, is_last: Callable[[Seen], bool], every_seconds: float = LOOK_SECONDS
) -> StreamingResponse:
    """An answer that tells what `look` sees whenever it is something new, until something last is seen."""
    events = _events(look, look(), is_last, every_seconds)
    return StreamingResponse(events, media_type=MEDIA_TYPE, headers={"X-Accel-Buffering": "no"})


async def _events(
    look: Callable[[], Seen], seen: Seen, is_last: Callable[[Seen], bool], every_seconds: float
) -> AsyncIterator[bytes]:
    begun = said = anyio.current_time()
    yield _event(seen)
    while not is_last(seen) and anyio.current_time() - begun < LONGEST_SECONDS:
        await anyio.sleep(every_seconds)
        try:
            now = await run_in_threadpool(look)
        except CompanionError as refused:
            yield f"event: problem\ndata: {refused.code}\n\n".encode()
            return
        if now != seen:
            seen, said = now, anyio.current_time()
            yield _event(seen)
        elif anyio.current_time() - said >= HEARTBEAT_SECONDS:
            said = anyio.current_time()
            yield b": still here\n\n"


def _event(seen: BaseModel) -> bytes:
    # JSON of pydantic's has no line break in it, which would end the event.
    return f"data: {seen.model_dump_json()}\n\n".encode()
