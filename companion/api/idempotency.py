"""What must not happen twice: a request repeated with its Idempotency-Key gets its first answer again.

    @router.post("/programmes/{programme_id}/rounds", status_code=201)
    def make_round(signed: Signed, once: Once, ...) -> RoundView:
        ...
        return once.keep(RoundView(...))

The answer is kept in the transaction of what was done, so there is never one without the other. A request
that was refused is not kept: nothing was done, and it may be sent again with the same key. A route that opens
its transactions itself takes a `Wish` instead, and asks and keeps in the one that does it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Annotated, Any, TypeVar

from fastapi import Depends, FastAPI, Header, Request
from fastapi.encoders import jsonable_encoder
from fastapi.responses import JSONResponse, Response
from starlette.datastructures import UploadFile

from companion.api.session import Signed, SignedScope
from companion.db.kept_answers import KeptAnswer, claim_key, find_answer, keep_answer
from companion.errors import KeyBusy, KeyReused, KeyUnusable

HEADER = "Idempotency-Key"
REPLAYED = "Idempotency-Replayed"
_KEY = re.compile(r"[A-Za-z0-9_-]{8,100}")
_KEPT_HEADERS = ("ETag", "Location")
_NOTHING = object()
_SEALED = "sealed_answer"

Answer = TypeVar("Answer")


@dataclass
class OnceScope:
    """Takes the answer of a route, to be given again when the request is repeated."""

    _answer: Any = _NOTHING
    is_private: bool = False

    def keep(self, answer: Answer, *, private: bool = False) -> Answer:
        """Keep this answer, and give it back for the route to return; a `private` one is kept encrypted."""
        self._answer, self.is_private = answer, private
        return answer

    def body(self) -> Any:  # noqa: ANN401  (any JSON)
        """The answer as JSON.

        Raises:
            LookupError: the route kept none, which is a mistake in the route.
        """
        if self._answer is _NOTHING:
            raise LookupError("a route that asks for Once must return once.keep(...)")
        return jsonable_encoder(self._answer)


class AnsweredBefore(Exception):
    """Ends a request whose answer is known; no refusal, and not one of the catalogue."""

    def __init__(self, kept: KeptAnswer) -> None:
        super().__init__()
        self.kept = kept


def install_replay(app: FastAPI) -> None:
    """Have an application give kept answers again."""
    app.add_exception_handler(AnsweredBefore, _replay)


def _replay(_request: Request, before: Any) -> Response:  # noqa: ANN401  (as Starlette types handlers)
    kept: KeptAnswer = before.kept
    headers = {**kept.answer["headers"], REPLAYED: "true"}
    if kept.answer["body"] is None:
        return Response(status_code=kept.status, headers=headers)
    return JSONResponse(kept.answer["body"], status_code=kept.status, headers=headers)


async def _fingerprint(request: Request) -> bytes:
    """SHA-256 of method, address and body; of a form, of its fields and files."""
    said = hashlib.sha256(f"{request.method} {request.url.path}?{request.url.query}\n".encode())
    if not request.headers.get("Content-Type", "").startswith("multipart/"):
        said.update(await request.body())
        return said.digest()
    for name, value in (await request.form()).multi_items():
        said.update(f"\n{name}\n".encode())
        if isinstance(value, UploadFile):
            said.update(f"{value.filename}\n".encode())
            said.update(hashlib.sha256(await value.read()).digest())
            await value.seek(0)
        else:
            said.update(value.encode())
    return said.digest()


@dataclass(frozen=True)
class NamedWish:
    """What a request asks for, by the key that it was given; None: it has none, and may be done again."""

    key: str | None
    fingerprint: bytes

    def answered_before(self, signed: SignedScope) -> KeptAnswer | None:
        """What it was answered when it was done; None where it was not.

        Raises:
            KeyUnusable, KeyReused: it is no key, or names another wish.
            KeyBusy: the same is done at this moment.
        """
        if self.key is None:
            return None
        if not _KEY.fullmatch(self.key):
            raise KeyUnusable
        if not claim_key(signed.work, signed.viewer.account, self.key):
            raise KeyBusy(retry_after_seconds=1)
        kept = find_answer(signed.work, signed.viewer.account, self.key)
        if kept is not None and kept.request_hash != self.fingerprint:
            raise KeyReused
        return kept

    def keep(self, signed: SignedScope, answer: dict[str, Any], status: int = 200) -> None:
        """Keep what it was answered, in the transaction that did it."""
        if self.key is not None:
            kept = KeptAnswer(self.fingerprint, status, answer)
            keep_answer(signed.work, signed.viewer.account, self.key, kept, signed.clock.now())


def _wish(
    fingerprint: Annotated[bytes, Depends(_fingerprint)],
    key: Annotated[
        str | None,
        Header(
            alias=HEADER,
            description="A name for this wish, new for every new one: sent twice, it is fulfilled once.",
            examples=["0b6f3f0e-3f0e-4c9b-9a55-6f2c1f0a7d11"],
        ),
    ] = None,
) -> NamedWish:
    return NamedWish(key, fingerprint)


Wish = Annotated[NamedWish, Depends(_wish)]


def _once(request: Request, response: Response, signed: Signed, wish: Wish) -> Iterator[OnceScope]:
    once = OnceScope()
    if wish.key is None:
        yield once
        return
    before = wish.answered_before(signed)
    if before is not None:
        raise AnsweredBefore(_opened(signed, wish.key, before))
    yield once
    answer = {
        "body": _sealed(signed, wish.key, once.body()) if once.is_private else once.body(),
        "headers": {name: response.headers[name] for name in _KEPT_HEADERS if name in response.headers},
    }
    wish.keep(signed, answer, response.status_code or request.scope["route"].status_code or 200)


def _sealed(signed: SignedScope, key: str, body: Any) -> dict[str, str]:  # noqa: ANN401  (any JSON)
    sealed = signed.work.vault.seal_answer(_whose(signed), key.encode(), json.dumps(body))
    return {_SEALED: base64.b64encode(sealed).decode()}


def _opened(signed: SignedScope, key: str, kept: KeptAnswer) -> KeptAnswer:
    body = kept.answer["body"]
    if not isinstance(body, dict) or body.keys() != {_SEALED}:
        return kept
    words = signed.work.vault.open_answer(_whose(signed), key.encode(), base64.b64decode(body[_SEALED]))
    return replace(kept, answer={**kept.answer, "body": json.loads(words)})


def _whose(signed: SignedScope) -> bytes:
    return signed.work.tenant.bytes + signed.viewer.account.bytes


Once = Annotated[OnceScope, Depends(_once, scope="function")]
