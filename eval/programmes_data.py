"""Real programmes from files: who was looked for, among whom, and whom people chose.

The layout is that of the OLS and CNCF data: `ols/cohorts.json` and `ols/people.jsonl`, `cncf/projects.jsonl`.
Cohorts and terms are taken as they are found; a missing folder is a programme less.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from companion.matching.words.closeness import Words
from companion.matching.words.masking import mask, without_holes
from companion.matching.words.statements import MOST_STATEMENTS, split_field


class DataUnreadable(ValueError):
    """A file of the data is not as its layout says."""


@dataclass(frozen=True)
class Query:
    """A project that looks for a mentor; `chosen` are the places of those whom people assigned."""

    name: str
    cluster: str
    words: Words
    chosen: tuple[int, ...]


@dataclass(frozen=True)
class Trial:
    """The projects of one cohort or term, and everybody who could have been chosen for them."""

    programme: str
    term: str
    candidates: tuple[Words, ...]
    queries: tuple[Query, ...]


def load_trials(folder: Path, most: int | None = None) -> list[Trial]:
    """Every cohort and term in the folder that has a query with a candidate who was chosen.

    `most` reads only so many cohorts and terms of each programme, the first ones by name.

    Raises:
        DataUnreadable: there is neither programme, or a file is not as its layout says.
    """
    trials: list[Trial] = []
    if (folder / "ols").is_dir():
        trials += _load_ols(folder / "ols", most)
    if (folder / "cncf").is_dir():
        trials += _load_cncf(folder / "cncf", most)
    trials = [trial for trial in trials if trial.queries]
    if not trials:
        raise DataUnreadable(
            f"{folder} holds no programme: neither ols/cohorts.json nor cncf/projects.jsonl."
        )
    return trials


# ---- OLS: a project, and the expertise tags of the cohort's pool ---------------------------------


def _load_ols(folder: Path, most: int | None) -> list[Trial]:
    """One trial a cohort. A candidate's words are their expertise tags; one without tags says nothing."""
    tags = {
        _text(person, "id", path): _texts(person, "expertise", path)
        for path in [folder / "people.jsonl"]
        for person in _lines(path)
    }
    path = folder / "cohorts.json"
    trials = []
    cohorts = sorted(_whole(path), key=lambda cohort: _text(cohort, "cohort", path))
    for cohort in cohorts[:most]:
        pool = sorted(_texts(cohort, "pool", path))
        candidates = tuple(_tagged(tags.get(person, ())) for person in pool)
        place = {person: number for number, person in enumerate(pool)}
        queries = []
        for project in _list(cohort, "projects", path):
            chosen = tuple(sorted({place[m] for m in _texts(project, "mentors", path) if m in place}))
            title, keywords = _text(project, "title", path), _texts(project, "keywords", path)
            text = "\n".join([title, _text(project, "description", path), *keywords])
            if chosen:
                queries.append(Query(_text(project, "id", path), _key(title), read_words([text]), chosen))
        trials.append(Trial("ols", _text(cohort, "cohort", path), candidates, tuple(queries)))
    return trials


def _tagged(tags: Iterable[str]) -> Words:
    found = read_words(["\n".join(tags)])
    return Words(found.statements, (", ".join(found.statements),) if found.statements else ())


# ---- CNCF: a project, and the other projects that each mentor mentored ---------------------------


def _load_cncf(folder: Path, most: int | None) -> list[Trial]:
    """One trial a term. A candidate is whoever mentored in another term, and their words are those projects.

    A project with the title of any of this term's projects is left out of everybody's words, so that a
    project that was offered twice does not find itself. A query counts if one of those who were chosen
    mentored in another term.
    """
    path = folder / "projects.jsonl"
    projects = list(_lines(path))
    by_term: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for project in projects:
        by_term[_text(project, "term", path)].append(project)
    terms = sorted(by_term)[:most]
    return [_cncf_trial(term, {name: by_term[name] for name in terms}, path) for term in terms]


def _cncf_trial(term: str, by_term: Mapping[str, list[Mapping[str, Any]]], path: Path) -> Trial:
    titles = {_key(_text(project, "title", path)) for project in by_term[term]}
    others = [project for other in sorted(by_term) if other != term for project in by_term[other]]
    mentored: dict[str, list[str]] = defaultdict(list)
    for project in others:
        if _key(_text(project, "title", path)) not in titles:
            for mentor in sorted(set(_texts(project, "mentors", path))):
                mentored[mentor].append(_project_text(project, path))
    pool = sorted(mentored)
    place = {mentor: number for number, mentor in enumerate(pool)}
    queries = []
    for project in by_term[term]:
        chosen = tuple(sorted({place[m] for m in _texts(project, "mentors", path) if m in place}))
        if chosen:
            name, cluster = _text(project, "id", path), _text(project, "project", path)
            queries.append(Query(name, cluster, read_words([_project_text(project, path)]), chosen))
    return Trial("cncf", term, tuple(read_words(mentored[mentor]) for mentor in pool), tuple(queries))


def _project_text(project: Mapping[str, Any], path: Path) -> str:
    return _text(project, "title", path) + "\n" + _text(project, "text", path)


# ---- words and files -----------------------------------------------------------------------------


def read_words(texts: Iterable[str]) -> Words:
    """Texts masked and cut as those of a person are; each text is a passage."""
    read = [_read(text) for text in texts]
    statements = dict.fromkeys(statement for found in read for statement in found.statements)
    passages = tuple(passage for found in read for passage in found.passages)
    return Words(tuple(statements)[:MOST_STATEMENTS], passages if statements else ())


@lru_cache(maxsize=4096)
def _read(text: str) -> Words:
    masked = mask(text)
    statements = tuple(one.masked for one in split_field("text", masked).statements)
    whole = without_holes(masked.text)
    return Words(statements, (whole,) if whole else ())


def _key(title: str) -> str:
    return " ".join(title.casefold().split())


def _whole(path: Path) -> list[Mapping[str, Any]]:
    found = _parsed(_content(path), path, "the file")
    if not isinstance(found, list):
        raise DataUnreadable(f"{path}: a list of cohorts was expected.")
    return found


def _lines(path: Path) -> Iterable[Mapping[str, Any]]:
    for number, line in enumerate(_content(path).splitlines(), start=1):
        if line.strip():
            found = _parsed(line, path, f"line {number}")
            if not isinstance(found, dict):
                raise DataUnreadable(f"{path}: line {number} is not an object.")
            yield found


def _content(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise DataUnreadable(f"{path} cannot be read: {error}.") from error


def _parsed(text: str, path: Path, where: str) -> Any:  # noqa: ANN401 -- JSON may be anything
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise DataUnreadable(f"{path}: {where} is not JSON ({error}).") from error


def _text(holder: Mapping[str, Any], name: str, path: Path) -> str:
    value = holder.get(name) if isinstance(holder, dict) else None
    if not isinstance(value, str):
        raise DataUnreadable(f"{path}: an entry has no text under {name!r}.")
    return value


def _list(holder: Mapping[str, Any], name: str, path: Path) -> list[Any]:
    value = holder.get(name) if isinstance(holder, dict) else None
    if not isinstance(value, list):
        raise DataUnreadable(f"{path}: an entry has no list under {name!r}.")
    return value


def _texts(holder: Mapping[str, Any], name: str, path: Path) -> tuple[str, ...]:
    value = _list(holder, name, path)
    if not all(isinstance(one, str) for one in value):
        raise DataUnreadable(f"{path}: {name!r} holds something that is not text.")
    return tuple(value)
