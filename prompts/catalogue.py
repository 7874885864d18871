"""Reads prompts from their files and holds them to their lock.

A prompt is `prompts/<name>/v<number>.md`: a head between two lines of `---`, then the text, in which
`{{name}}` stands for a variable. `prompts/lock` holds the SHA-256 of every version, one a line.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
LOCK = "lock"
_VARIABLE = re.compile(r"\{\{\s*([a-z_]+)\s*\}\}")
_HEAD = re.compile(r"\A---\n(.*?)\n---\n(.*)\Z", re.DOTALL)
_KEYS = ("role", "reply", "variables", "changed")
ROLES = ("writer", "judge")


class PromptFault(Exception):
    """A prompt that cannot be used as it is: a slip of ours, never of a person, and never shown to one."""


@dataclass(frozen=True)
class Prompt:
    """One version of one prompt.

    `reply` names the type that comes back, `text` for plain words; `changed` says what is new in it.
    """

    name: str
    version: int
    role: str
    variables: tuple[str, ...]
    reply: str
    changed: str
    template: str

    def fill(self, values: Mapping[str, str]) -> str:
        """The text with its variables filled in; what a value holds is never filled in again.

        Raises:
            PromptFault: a variable is missing, or a value is given that the prompt does not name.
        """
        missing = set(self.variables) - values.keys()
        extra = values.keys() - set(self.variables)
        if missing or extra:
            raise PromptFault(f"{self.label} lacks {sorted(missing)} and was given {sorted(extra)} too many")
        return _VARIABLE.sub(lambda found: values[found[1]], self.template)

    @property
    def label(self) -> str:
        """Name and version, as the ledger and the lock spell them: `topics/v2`."""
        return f"{self.name}/v{self.version}"


def prompt(name: str, folder: Path = HERE) -> Prompt:
    """The newest version of a prompt, which must be as its lock says.

    Raises:
        PromptFault: there is none, it is not locked, or it was changed after it was locked.
    """
    versions = versions_of(name, folder)
    if not versions:
        raise PromptFault(f"there is no prompt {name!r}; there are {', '.join(names(folder)) or 'none'}")
    newest = versions[-1]
    path = _path(newest, folder)
    locked = read_lock(folder).get(newest.label)
    if locked != digest(path):
        raise PromptFault(f"{newest.label} is not as it was locked; a change is a new version")
    return newest


def names(folder: Path = HERE) -> list[str]:
    """Every prompt there is."""
    return sorted({path.parent.name for path in folder.glob("*/v*.md")})


def versions_of(name: str, folder: Path = HERE) -> list[Prompt]:
    """Every version of a prompt, the oldest first.

    Raises:
        PromptFault: a version is left out, or one cannot be read.
    """
    found = sorted((read(path) for path in (folder / name).glob("v*.md")), key=lambda one: one.version)
    numbers = [one.version for one in found]
    if numbers != list(range(1, len(found) + 1)):
        raise PromptFault(f"the versions of {name} are {numbers}; they count from 1 without a gap")
    return found


def read(path: Path) -> Prompt:
    """The prompt in a file.

    Raises:
        PromptFault: the head or the text is not as it should be; the message says where.
    """
    where = f"{path.parent.name}/{path.name}"
    number = re.fullmatch(r"v([1-9]\d*)\.md", path.name)
    parts = _HEAD.match(path.read_text(encoding="utf-8"))
    if number is None or parts is None:
        raise PromptFault(f"{where} needs a name such as v1.md and a head between two lines of ---")
    head = _head(parts[1], where)
    variables = tuple(word for word in re.split(r"[,\s]+", head["variables"]) if word)
    _check_variables(where, variables, parts[2])
    if head["role"] not in ROLES:
        raise PromptFault(f"{where} names the role {head['role']!r}; there are {', '.join(ROLES)}")
    return Prompt(
        name=path.parent.name,
        version=int(number[1]),
        role=head["role"],
        variables=variables,
        reply=head["reply"],
        changed=head["changed"],
        template=parts[2].strip(),
    )


def read_lock(folder: Path = HERE) -> dict[str, str]:
    """The hash of every locked version, by its label."""
    lock = folder / LOCK
    lines = lock.read_text(encoding="utf-8").splitlines() if lock.exists() else []
    return {label: digest for digest, label in (line.split() for line in lines if line.strip())}


def write_lock(folder: Path = HERE) -> list[str]:
    """Lock what is new and give its labels; what was locked is never written anew.

    Raises:
        PromptFault: a locked version was changed or is gone.
    """
    locked = read_lock(folder)
    now = {
        one.label: digest(_path(one, folder)) for name in names(folder) for one in versions_of(name, folder)
    }
    for label, was in locked.items():
        if now.get(label) != was:
            raise PromptFault(f"{label} is not as it was locked; a change is a new version")
    lines = [f"{value} {label}" for label, value in sorted(now.items())]
    (folder / LOCK).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return sorted(now.keys() - locked.keys())


def digest(path: Path) -> str:
    """The SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _path(one: Prompt, folder: Path) -> Path:
    return folder / one.name / f"v{one.version}.md"


def _head(text: str, where: str) -> dict[str, str]:
    """`key: value` lines; a value may go on in lines that begin with a space."""
    head: dict[str, str] = {}
    key = ""
    for line in text.splitlines():
        if line.startswith(" ") and key:
            head[key] += " " + line.strip()
            continue
        key, colon, value = line.partition(":")
        if not colon or key not in _KEYS or key in head:
            raise PromptFault(f"{where} has the line {line!r} in its head, which is not {', '.join(_KEYS)}")
        head[key] = value.strip()
    if missing := [name for name in _KEYS if not head.get(name)]:
        raise PromptFault(f"{where} does not say in its head: {', '.join(missing)}")
    return head


def _check_variables(where: str, variables: tuple[str, ...], template: str) -> None:
    used = set(_VARIABLE.findall(template))
    if len(set(variables)) != len(variables):
        raise PromptFault(f"{where} names a variable twice")
    if used != set(variables):
        undeclared, unused = sorted(used - set(variables)), sorted(set(variables) - used)
        raise PromptFault(f"{where} uses {undeclared} without naming them, and names {unused} without use")
    if re.search(r"\{\{|\}\}", _VARIABLE.sub("", template)):
        raise PromptFault(f"{where} has braces that are no variable")
