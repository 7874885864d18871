"""The encoders of one process, each built when first asked for: two are in use while a model changes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass

from embeddings.encoder import Encoder

PACKAGED = "packaged"
"""The name of the model that comes with Companion."""


@dataclass(frozen=True)
class Model:
    """A model by the name under which it is asked for, and by what its vectors are marked with."""

    name: str
    id: str


def weights_of(encoder: Encoder) -> str:
    """What vectors are marked with in the record: the model and the hash of its weights.

    An encoder's own `model_id` also names the runtime and the kind of processor, which change the last digits
    of a vector. A search does not feel those, and several machines search in one record.
    """
    return encoder.model_id.rsplit("/", 2)[0]


class Encoders:
    """Encoders by name; `usual` names the one of an organisation that has not chosen."""

    def __init__(self, build: Callable[[str], Encoder], usual: str = PACKAGED) -> None:
        self._build = build
        self._usual = usual
        self._built: dict[str, Encoder] = {}
        self._lock = threading.Lock()

    @property
    def usual(self) -> Model:
        """The model of an organisation that has not chosen."""
        return self.model(self._usual)

    def model(self, name: str) -> Model:
        """The model of this name.

        Raises:
            ModelFileMissing: there is none.
        """
        return Model(name, weights_of(self.named(name)))

    def named(self, name: str) -> Encoder:
        """The encoder of this name, built once.

        Raises:
            ModelFileMissing: there is none.
        """
        with self._lock:
            if name not in self._built:
                self._built[name] = self._build(name)
            return self._built[name]
