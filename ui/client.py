"""The only file that makes HTTP calls: asks the API, and turns every failure into one typed problem."""

from __future__ import annotations

import secrets
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Generic, TypeVar

import httpx2
from pydantic import BaseModel, ValidationError

from companion.contracts.problem import Problem
from ui.language import language
from ui.words import frame as says

Answer = TypeVar("Answer", bound=BaseModel)
Query = str | int | None

PREFIX = "/api/v1"
SECONDS = 60.0
"""How long an answer may take; a swap in a large programme is worked out while we wait."""
BUSY_SECONDS, BUSY_EVERY = 10.0, 0.1
"""How long, and how often, a wish is sent again while the same is being fulfilled. Whoever presses twice has
two runs of a page at work: the first goes on until it draws again, and only the second is still seen."""
_KEY_BUSY = "api.key_busy"


class Trouble(Exception):
    """Something that the API refused or could not do, in the API's own sentence."""

    def __init__(self, says: str, *, code: str = "", status: int = 0) -> None:
        super().__init__(code or f"status {status}")
        self.says = says
        self.code = code
        self.status = status


class NotSignedIn(Trouble):
    """The session is over, or there was none."""


class ChangedMeanwhile(Trouble):
    """Somebody else has changed the thing since it was read."""


@dataclass(frozen=True)
class Tagged(Generic[Answer]):
    """An answer with the tag of its version, to be given back when it is changed."""

    value: Answer
    etag: str


class ApiClient:
    """The API as one signed-in person sees it. `token` is the session that her browser's cookie holds."""

    def __init__(self, address: str, token: str) -> None:
        self._http = _connections(address)
        # Mails that a request leads to are in the language that she reads, where nobody chose another.
        self._headers = {
            "Authorization": f"Bearer {token}",
            "Accept": "application/json",
            "Accept-Language": language(),
        }

    def get(self, answer: type[Answer], path: str, **query: Query) -> Answer:
        """Read something."""
        return _read(answer, self._ask("GET", path, query=query))

    def get_tagged(self, answer: type[Answer], path: str) -> Tagged[Answer]:
        """Read something that may be changed later."""
        response = self._ask("GET", path)
        return Tagged(_read(answer, response), response.headers.get("ETag", ""))

    def follow(self, answer: type[Answer], address: str) -> Answer:
        """Read the next page of a list, at the address that the page before it named."""
        return _read(answer, self._ask("GET", address.removeprefix(PREFIX)))

    def download(self, path: str, accept: str) -> bytes:
        """Read something as a file."""
        return self._ask("GET", path, headers={"Accept": accept}).content

    def send(
        self,
        method: str,
        path: str,
        body: BaseModel | None = None,
        *,
        etag: str | None = None,
        once: str | None = None,
    ) -> httpx2.Response:
        """Change something. `once` names the wish: sent twice, it is done once."""
        headers = {"If-Match": etag} if etag else {}
        if method == "POST":
            headers["Idempotency-Key"] = once or new_wish()
        given = None if body is None else body.model_dump_json(exclude_unset=True).encode()
        if given is not None:
            headers["Content-Type"] = "application/json"
        return self._ask(method, path, headers=headers, content=given)

    def change(
        self,
        answer: type[Answer],
        method: str,
        path: str,
        body: BaseModel | None = None,
        *,
        etag: str | None = None,
        once: str | None = None,
    ) -> Answer:
        """Change something and read what became of it."""
        return _read(answer, self.send(method, path, body, etag=etag, once=once))

    def remove(self, path: str, **query: Query) -> None:
        """Take something away."""
        self._ask("DELETE", path, query=query)

    def stream(
        self, step: type[Answer], path: str, body: BaseModel, *, once: str | None = None
    ) -> Iterator[Answer]:
        """Send something whose answer comes in steps, as server-sent events. `once`: see `send`."""
        headers = {
            **self._headers,
            "Accept": "text/event-stream",
            "Content-Type": "application/json",
            "Idempotency-Key": once or new_wish(),
        }
        content = body.model_dump_json(exclude_unset=True).encode()
        waiting = _Waiting()
        try:
            while True:
                with self._http.stream("POST", PREFIX + path, headers=headers, content=content) as response:
                    if not response.is_error:
                        yield from _steps(step, response.iter_lines())
                        return
                    response.read()
                waiting.wait_or_raise(_trouble(response))
        except httpx2.HTTPError as failure:
            raise Trouble(says.API_SILENT, code="pages.api_silent") from failure

    def upload(self, answer: type[Answer], path: str, *, name: str, content: bytes) -> Answer:
        """Hand in a file."""
        return _read(answer, self._ask("POST", path, files={"file": (name, content)}))

    def _ask(
        self,
        method: str,
        path: str,
        *,
        query: Mapping[str, Query] | None = None,
        headers: Mapping[str, str] | None = None,
        content: bytes | None = None,
        files: Mapping[str, tuple[str, bytes]] | None = None,
    ) -> httpx2.Response:
        given = {name: value for name, value in (query or {}).items() if value not in (None, "")}
        waiting = _Waiting()
        while True:
            try:
                response = self._http.request(
                    method,
                    PREFIX + path,
                    # Empty ones would take away those that stand in the address already.
                    params=given or None,
                    headers={**self._headers, **(headers or {})},
                    content=content,
                    files=files,
                )
            except httpx2.HTTPError as failure:
                raise Trouble(says.API_SILENT, code="pages.api_silent") from failure
            if not response.is_error:
                return response
            waiting.wait_or_raise(_trouble(response))


class _Waiting:
    """Waits for another run that is at the same wish."""

    def __init__(self) -> None:
        self._ends = time.monotonic() + BUSY_SECONDS

    def wait_or_raise(self, trouble: Trouble) -> None:
        """Wait a moment where that is all that is wrong; any other trouble is raised."""
        if trouble.code != _KEY_BUSY or time.monotonic() > self._ends:
            raise trouble
        time.sleep(BUSY_EVERY)


def new_wish() -> str:
    """A name for a wish that must be fulfilled at most once."""
    return secrets.token_urlsafe(16)


@lru_cache(maxsize=4)
def _connections(address: str) -> httpx2.Client:
    """Connections to the API, shared by everybody: so it must never keep a cookie of anybody's."""
    nobody = CookieJar(policy=DefaultCookiePolicy(allowed_domains=[]))
    return httpx2.Client(base_url=address, cookies=nobody, timeout=SECONDS, follow_redirects=False)


def _read(answer: type[Answer], response: httpx2.Response) -> Answer:
    try:
        return answer.model_validate_json(response.content)
    except ValidationError:
        # Its message would repeat what people wrote, so it goes no further.
        raise Trouble(says.API_UNREADABLE, code="pages.api_unreadable") from None


def _steps(step: type[Answer], lines: Iterable[str]) -> Iterator[Answer]:
    """The steps in a stream of events; a `problem` event ends it."""
    kind = "message"
    for line in lines:
        name, _, told = line.partition(": ")
        kind = told if name == "event" else kind
        if name != "data":
            continue
        if kind == "problem":
            raise Trouble(says.API_BROKEN, code=told)
        try:
            yield step.model_validate_json(told)
        except ValidationError:
            raise Trouble(says.API_UNREADABLE, code="pages.api_unreadable") from None


def _trouble(response: httpx2.Response) -> Trouble:
    kind = {401: NotSignedIn, 412: ChangedMeanwhile}.get(response.status_code, Trouble)
    try:
        problem = Problem.model_validate_json(response.content)
    except ValidationError:
        return kind(says.API_BROKEN, code="pages.api_broken", status=response.status_code)
    told = " ".join([problem.detail, *(field.says for field in problem.fields)])
    return kind(told, code=problem.code, status=problem.status)
