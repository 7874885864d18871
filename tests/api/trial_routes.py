"""Routes that do nothing but try the kit, so that its tests need none of the steps."""

from __future__ import annotations

import threading
from typing import Annotated
from uuid import UUID

import sqlalchemy as sa
from fastapi import APIRouter, File, Response, UploadFile
from pydantic import BaseModel

from companion.api.etags import ExpectedVersion, tag
from companion.api.events import event_stream, events_of
from companion.api.idempotency import Once
from companion.api.paging import PageAsked
from companion.api.session import Signed, Visit
from companion.api.signed_route import SignedRoute
from companion.contracts.page import Page
from companion.contracts.rounds import shaped
from companion.db.tables.programmes import programmes
from companion.db.unit_of_work import UnitOfWork
from companion.errors import NotFound, SignInRefused, VersionOutdated
from companion.ids import new_id
from companion.languages.spoken import spoken

trial_router = APIRouter(prefix="/trial", tags=["Trial"], route_class=SignedRoute)

WISH_OF_ADA = "Ada-wants-to-leave-the-firm"
go_on = threading.Event()
"""What the slow route waits for."""


class Named(BaseModel):
    name: str


class Made(BaseModel):
    id: UUID
    name: str


class Who(BaseModel):
    account: UUID


class Count(BaseModel):
    model_config = shaped({"number": 1})

    number: int


class NumberPage(Page[Count]):
    """Numbers in a row."""


def make_programme(work: UnitOfWork, name: str) -> Made:
    made = Made(id=new_id(), name=name)
    row = {
        "tenant": work.tenant,
        "id": made.id,
        "name": name,
        "form": "one_on_one",
        "version": 1,
        "created_at": sa.func.now(),
    }
    work.connection.execute(sa.insert(programmes).values(row))
    return made


class NamedMore(Named):
    secret: str


@trial_router.get("/thread")
def tell_thread(signed: Signed) -> Named:
    return Named(name=threading.current_thread().name)


@trial_router.get("/more")
def tell_more(signed: Signed) -> Named:
    return NamedMore(name="North", secret=WISH_OF_ADA)


@trial_router.get("/who")
def who_am_i(signed: Signed) -> Who:
    return Who(account=signed.viewer.account)


@trial_router.get("/language")
def tell_language(signed: Signed) -> Named:
    return Named(name=spoken())


@trial_router.post("/language/once")
def tell_language_once(signed: Signed, once: Once) -> Named:
    return once.keep(Named(name=spoken()))


@trial_router.post("/programmes", status_code=201)
def make_trial(signed: Signed, body: Named) -> Made:
    return make_programme(signed.work, body.name)


@trial_router.post("/programmes/once", status_code=201)
def make_trial_once(signed: Signed, once: Once, body: Named, response: Response) -> Made:
    tag(response, 1)
    return once.keep(make_programme(signed.work, body.name))


@trial_router.post("/programmes/once/forgotten")
def make_trial_and_forget(signed: Signed, once: Once, body: Named) -> Made:
    return make_programme(signed.work, body.name)


@trial_router.post("/programmes/refused")
def make_trial_and_refuse(signed: Signed, body: Named) -> Made:
    make_programme(signed.work, body.name)
    raise NotFound(what="round")


@trial_router.post("/programmes/broken")
def make_trial_and_break(signed: Signed, body: Named) -> Made:
    make_programme(signed.work, body.name)
    raise RuntimeError(WISH_OF_ADA)


@trial_router.post("/programmes/broken/in-the-database")
def break_in_the_database(signed: Signed, body: Named) -> Made:
    made = make_programme(signed.work, body.name)
    # The message of PostgreSQL repeats the row.
    again = sa.insert(programmes).values(
        tenant=signed.work.tenant, id=made.id, name=body.name, form="one_on_one", version=1
    )
    signed.work.connection.execute(again)
    return made


@trial_router.post("/programmes/visited")
def make_trial_before_signing_in(visit: Visit, body: Named, organisation: str | None = None) -> Made:
    with visit.organisation(organisation) as work:
        made = make_programme(work, body.name)
        if body.name == "refused":
            raise SignInRefused
    return made


@trial_router.put("/versioned")
def change_version(signed: Signed, expected: ExpectedVersion, response: Response) -> Count:
    if expected != 3:
        raise VersionOutdated(what="round")
    tag(response, 4)
    return Count(number=4)


@trial_router.get("/numbers")
def list_numbers(signed: Signed, asked: PageAsked, upto: int = 7) -> NumberPage:
    after = asked.after(int)
    first = after[0] + 1 if after else 0
    rows = list(range(first, min(upto, first + asked.fetch)))
    page = asked.cut(rows, key=lambda row: (row,))
    return NumberPage(items=[Count(number=row) for row in page.items], next=page.next)


@trial_router.post("/imports")
def take_file(signed: Signed, file: Annotated[UploadFile, File()]) -> Count:
    return Count(number=len(file.file.read()))


@trial_router.post("/imports/once")
def take_file_once(signed: Signed, once: Once, file: Annotated[UploadFile, File()]) -> Made:
    return once.keep(make_programme(signed.work, file.file.read().decode()))


@trial_router.post("/slow", status_code=201)
def make_trial_slowly(signed: Signed, body: Named) -> Made:
    made = make_programme(signed.work, body.name)
    go_on.wait(timeout=120)
    return made


@trial_router.get("/steps", responses=events_of(Count), response_class=Response)
def follow_steps(visit: Visit, upto: int = 3) -> Response:
    seen: list[int] = []

    def look() -> Count:
        with visit.signed():
            seen.append(len(seen))
            return Count(number=len(seen))

    return event_stream(look, is_last=lambda now: now.number >= upto, every_seconds=0)
