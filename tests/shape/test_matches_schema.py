"""The reference of matches.json says what the code writes."""

from __future__ import annotations

import json

import pytest
from jsonschema import Draft202012Validator

from companion.contracts import certificate_file, matches_file
from companion.contracts.schema_page import SCHEMA
from companion.explaining.run_files import write_run
from tests.unit.pairs_to_explain import AMARA, BARRED, JONAS, LEFT_OUT, LIN, run_of

MODELS = [
    model
    for module in (matches_file, certificate_file)
    for name, model in vars(module).items()
    if isinstance(model, type)
    and issubclass(model, matches_file.BaseModel)
    and not name.startswith(("_", "Base"))
]


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_described(model):
    assert model.__doc__
    assert all(field.description for field in model.model_fields.values())


def test_a_written_run_keeps_to_the_published_schema(root, tmp_path):
    run = run_of(people=(AMARA, JONAS, LIN), unmatched=(BARRED,), problems=(LEFT_OUT,))
    schema = json.loads((root / "docs" / "reference" / SCHEMA).read_text(encoding="utf-8"))

    write_run(tmp_path, run.matching, run.request, today=run.today, source=run.source)

    written = json.loads((tmp_path / "matches.json").read_text(encoding="utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(written)) == []
