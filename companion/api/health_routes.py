"""Whether this process lives, and whether it can serve; asked by whatever keeps it running."""

from __future__ import annotations

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict

from companion.api.api_router import operation_id
from companion.api.session import Visit
from companion.db.readiness import require_ready

router = APIRouter(tags=["Health"], generate_unique_id_function=operation_id)


class Alive(BaseModel):
    """The process answers."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"status": "alive"}]})

    status: Literal["alive"] = "alive"


class Ready(BaseModel):
    """The database answers and has the shape that this version needs."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"status": "ready"}]})

    status: Literal["ready"] = "ready"


@router.get("/livez")
async def check_alive() -> Alive:
    """Say that the process is alive, whatever else may be down."""
    return Alive()


@router.get("/readyz")
def check_ready(visit: Visit) -> Ready:
    """Say whether requests can be served: the database is there and migrated.

    A model or a mail server that is down is not "not ready": everything works without them.
    """
    require_ready(visit.services.database)
    return Ready()
