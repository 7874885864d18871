"""What every refused request is answered with: RFC 9457, with a stable code and a sentence that helps."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field

MEDIA_TYPE = "application/problem+json"


class FieldProblem(BaseModel):
    """One value that cannot be used."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    field: str = Field(
        description="Where it stands: `body`, `query`, `path` or `header`, then its name, with dots."
    )
    says: str = Field(description="What is wrong with it, in words. The value itself is not repeated.")


class Problem(BaseModel):
    """Why a request was refused, and what can be done."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        json_schema_extra={
            "examples": [
                {
                    "type": "/problems/access.not_found",
                    "title": "There is no such thing here",
                    "status": 404,
                    "code": "access.not_found",
                    "detail": "There is no such round, or it is not yours to see. "
                    "Check the address, or ask your administrator.",
                    "request_id": "5f0c6a3e1b7d4b0f9a52c4c1d2e3f405",
                    "fields": [],
                }
            ]
        },
    )

    type: str = Field(description="A stable relative address for this sort of problem, made of its code.")
    title: str = Field(description="What sort of problem it is; the same words for every problem of a type.")
    status: int = Field(description="The HTTP status.")
    code: str = Field(description="The stable code; docs/reference lists them all.")
    detail: str = Field(description="What happened and what to do, in a sentence for a person.")
    request_id: str = Field(description="What to name when asking for help; also in the header X-Request-Id.")
    fields: list[FieldProblem] = Field(
        default_factory=list, description="Each value that cannot be used, where values were the problem."
    )
