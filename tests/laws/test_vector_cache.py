"""What the cache of vectors promises: the same bits, only new texts encoded, and no harm from anything."""

from __future__ import annotations

import hashlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from embeddings.cache import CachedEncoder
from embeddings.errors import CacheUnusable

TEXTS = ["lead a team", "write grants", "speak in public"]
ROOT = Path(__file__).parents[2]


class HashEncoder:
    """A cheap encoder under the law: unit vectors drawn from each text's hash. It notes what it is asked."""

    dimensions = 8

    def __init__(self, model_id: str = "hash-1") -> None:
        self.model_id = model_id
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str], *, progress: Callable[[int, int], None] | None = None):
        self.asked += texts
        rows = []
        for number, text in enumerate(texts, start=1):
            digest = hashlib.sha256((self.model_id + text).encode("utf-8", "surrogatepass")).digest()
            drawn = np.random.default_rng(int.from_bytes(digest[:8])).normal(size=self.dimensions)
            rows.append(drawn / np.linalg.norm(drawn) if text.strip() else np.zeros(self.dimensions))
            if progress is not None:
                progress(number, len(texts))
        return np.array(rows, dtype=np.float32).reshape(-1, self.dimensions)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "not" / "yet" / "there" / "vectors.sqlite"


def rows_in(path: Path) -> int:
    with sqlite3.connect(path) as connection:
        return connection.execute("SELECT count(*) FROM vectors").fetchone()[0]


def test_a_second_run_encodes_only_what_changed_and_counts_both(path) -> None:
    CachedEncoder(HashEncoder(), path).encode(TEXTS)
    inner = HashEncoder()
    second = CachedEncoder(inner, path)

    vectors = second.encode([TEXTS[2], "something new", TEXTS[0], "", TEXTS[2], "something new"])

    assert inner.asked == ["something new"]
    assert (second.hits, second.misses) == (2, 1)
    expected = HashEncoder().encode([TEXTS[2], "something new", TEXTS[0], "", TEXTS[2], "something new"])
    assert vectors.tobytes() == expected.tobytes()


def test_blank_texts_alone_need_no_file(path) -> None:
    cached = CachedEncoder(HashEncoder(), path)

    assert not cached.encode(["", " \n"]).any()
    assert cached.encode([]).shape == (0, 8)
    assert (cached.hits, cached.misses) == (0, 0)
    assert not path.exists()


def test_the_model_and_the_length_of_its_vectors_show_through(path) -> None:
    cached = CachedEncoder(HashEncoder(), path)

    assert (cached.model_id, cached.dimensions) == ("hash-1", 8)


def test_vectors_of_two_models_lie_in_one_file_and_are_never_mixed(path) -> None:
    first = CachedEncoder(HashEncoder("hash-1"), path).encode(TEXTS)
    inner = HashEncoder("hash-2")
    second = CachedEncoder(inner, path).encode(TEXTS)

    assert inner.asked == TEXTS
    assert first.tobytes() != second.tobytes()
    for model_id, vectors in (("hash-1", first), ("hash-2", second)):
        again = CachedEncoder(HashEncoder(model_id), path)
        assert again.encode(TEXTS).tobytes() == vectors.tobytes()
        assert again.hits == 3


def test_vectors_of_another_length_are_encoded_again_even_under_the_same_model_id(path) -> None:
    CachedEncoder(HashEncoder(), path).encode(TEXTS)
    shorter = HashEncoder()
    shorter.dimensions = 4

    assert CachedEncoder(shorter, path).encode(TEXTS).shape == (3, 4)


def test_texts_are_not_in_the_file_and_only_its_owner_may_read_it(path) -> None:
    CachedEncoder(HashEncoder(), path).encode(TEXTS)

    files = list(path.parent.iterdir())
    assert all(text.encode() not in file.read_bytes() for text in TEXTS for file in files)
    assert {file.stat().st_mode & 0o777 for file in files} == {0o600}


def test_half_a_surrogate_pair_is_kept_like_any_text(path) -> None:
    CachedEncoder(HashEncoder(), path).encode(["broken \ud83d export"])
    again = CachedEncoder(HashEncoder(), path)

    again.encode(["broken \ud83d export"])

    assert (again.hits, again.misses) == (1, 0)


def test_progress_counts_the_new_texts_across_batches(path) -> None:
    heard: list[tuple[int, int]] = []
    CachedEncoder(HashEncoder(), path).encode(TEXTS)

    new = [f"text {number}" for number in range(1200)]
    CachedEncoder(HashEncoder(), path).encode(TEXTS + new, progress=lambda done, of: heard.append((done, of)))

    assert heard == [(done, 1200) for done in range(1, 1201)]


# ---- damage -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE vectors SET vector = zeroblob(32)",
        "UPDATE vectors SET vector = substr(vector, 1, 16)",
        "UPDATE vectors SET vector = 'text'",
        "UPDATE vectors SET checksum = zeroblob(16)",
        # Every text gets another one's vector, with the checksum that belongs to it.
        "CREATE TEMP TABLE was AS SELECT * FROM vectors; "
        "UPDATE vectors SET (vector, checksum) = (SELECT vector, checksum FROM was "
        "WHERE was.text_sha256 <> vectors.text_sha256 LIMIT 1)",
    ],
)
def test_a_damaged_row_is_encoded_again_and_replaced(path, damage) -> None:
    before = CachedEncoder(HashEncoder(), path).encode(TEXTS)
    with sqlite3.connect(path) as connection:
        connection.executescript(damage)
    mending, mended = CachedEncoder(HashEncoder(), path), CachedEncoder(HashEncoder(), path)

    assert mending.encode(TEXTS).tobytes() == before.tobytes()
    assert mending.misses == 3
    assert mended.encode(TEXTS).tobytes() == before.tobytes()
    assert mended.hits == 3


def test_a_file_that_is_no_database_is_refused_and_left_as_it_is(path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"holiday photographs" * 500)

    with pytest.raises(CacheUnusable, match="Move it away or delete it"):
        CachedEncoder(HashEncoder(), path).encode(TEXTS)

    assert path.read_bytes() == b"holiday photographs" * 500


def test_another_programs_database_is_refused_and_left_as_it_is(path) -> None:
    path.parent.mkdir(parents=True)
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE vectors (photograph BLOB)")
    before = path.read_bytes()

    with pytest.raises(CacheUnusable, match="database of another program"):
        CachedEncoder(HashEncoder(), path).encode(TEXTS)

    assert path.read_bytes() == before


def test_a_file_of_another_layout_of_ours_is_emptied_and_used(path) -> None:
    before = CachedEncoder(HashEncoder(), path).encode(TEXTS)
    with sqlite3.connect(path) as connection:
        connection.executescript(
            "DROP TABLE vectors; CREATE TABLE vectors (text TEXT); PRAGMA user_version = 99"
        )
    first, second = CachedEncoder(HashEncoder(), path), CachedEncoder(HashEncoder(), path)

    assert first.encode(TEXTS).tobytes() == before.tobytes()
    assert second.encode(TEXTS).tobytes() == before.tobytes()
    assert (first.hits, second.hits) == (0, 3)


def test_where_the_file_cannot_be_used_somebody_who_listens_gets_the_vectors_without_it(path) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(b"holiday photographs" * 500)
    heard: list[str] = []

    vectors = CachedEncoder(HashEncoder(), path, on_trouble=heard.append).encode(TEXTS)

    assert vectors.tobytes() == HashEncoder().encode(TEXTS).tobytes()
    assert len(heard) == 1
    assert "Move it away or delete it" in heard[0]
    assert path.read_bytes() == b"holiday photographs" * 500


@pytest.mark.parametrize("where", ["head", "middle", "cut"])
def test_a_file_that_is_damaged_as_a_whole_never_gives_wrong_vectors(path, where) -> None:
    texts = [f"text {number}" for number in range(400)]
    before = CachedEncoder(HashEncoder(), path).encode(texts)
    content = bytearray(path.read_bytes())
    if where == "cut":
        del content[len(content) // 2 :]
    else:
        start = 0 if where == "head" else len(content) // 3
        content[start : start + 6000] = os.urandom(6000)
    path.write_bytes(content)

    try:
        after = CachedEncoder(HashEncoder(), path).encode(texts)
    except CacheUnusable as refusal:
        assert "cannot be used" in str(refusal)  # noqa: PT017 - either outcome is right.
    else:
        assert after.tobytes() == before.tobytes()


def test_a_folder_that_cannot_be_made_is_an_error_with_the_reason(tmp_path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(CacheUnusable, match="file"):
        CachedEncoder(HashEncoder(), tmp_path / "file" / "vectors.sqlite").encode(TEXTS)


# ---- several processes ------------------------------------------------------------------------------------

WORKER = """
import sys
sys.path[:0] = [{root!r}, {laws!r}]
from pathlib import Path
from test_vector_cache import CachedEncoder, HashEncoder
start, stop = int(sys.argv[2]), int(sys.argv[3])
print("ready", flush=True)
sys.stdin.readline()
for first in range(start, stop, 20):
    texts = [f"text {{number}}" for number in range(first, first + 20)]
    vectors = CachedEncoder(HashEncoder(), Path(sys.argv[1])).encode(texts)
    assert vectors.tobytes() == HashEncoder().encode(texts).tobytes()
    print(first, flush=True)
"""


def start_worker(path: Path, start: int, stop: int) -> subprocess.Popen[str]:
    program = WORKER.format(root=str(ROOT), laws=str(ROOT / "tests" / "laws"))
    words = [sys.executable, "-c", program, str(path), str(start), str(stop)]
    worker = subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert worker.stdout is not None
    assert worker.stdout.readline() == "ready\n"
    return worker


def say_go(worker: subprocess.Popen[str]) -> None:
    assert worker.stdin is not None
    worker.stdin.write("go\n")
    worker.stdin.flush()


def test_three_processes_that_start_one_file_at_once_all_keep_their_vectors(path) -> None:
    workers = [start_worker(path, start, start + 400) for start in (0, 200, 400)]
    path.parent.mkdir(parents=True)
    gate = sqlite3.connect(path, isolation_level=None)
    gate.execute("BEGIN IMMEDIATE")

    for worker in workers:
        say_go(worker)
    # All three now find an empty file and wait to make the table; it holds without this pause as well.
    time.sleep(0.5)
    gate.execute("ROLLBACK")
    gate.close()

    assert [worker.wait(timeout=60) for worker in workers] == [0, 0, 0]
    assert rows_in(path) == 800


def test_a_process_killed_in_the_middle_leaves_whole_rows_that_the_next_one_uses(path) -> None:
    worker = start_worker(path, 0, 10_000_000)
    say_go(worker)
    assert worker.stdout is not None
    while int(worker.stdout.readline()) < 200:
        pass

    worker.send_signal(signal.SIGKILL)
    worker.wait(timeout=60)
    texts = [f"text {number}" for number in range(200)]
    after = CachedEncoder(HashEncoder(), path)

    assert after.encode(texts).tobytes() == HashEncoder().encode(texts).tobytes()
    assert (after.hits, after.misses) == (200, 0)


def test_a_run_that_is_interrupted_keeps_the_batches_it_had_finished(path) -> None:
    class Interrupted(HashEncoder):
        def encode(self, texts, *, progress=None):
            if "text 1100" in texts:
                raise KeyboardInterrupt
            return super().encode(texts, progress=progress)

    texts = [f"text {number}" for number in range(1200)]

    with pytest.raises(KeyboardInterrupt):
        CachedEncoder(Interrupted(), path).encode(texts)

    assert rows_in(path) == 1024


def test_a_reader_does_not_wait_for_a_writer(path) -> None:
    CachedEncoder(HashEncoder(), path).encode(TEXTS)
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN EXCLUSIVE")

    began = time.monotonic()
    reader = CachedEncoder(HashEncoder(), path)
    reader.encode(TEXTS)

    assert reader.hits == 3
    assert time.monotonic() - began < 5
    writer.close()
