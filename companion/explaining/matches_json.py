"""matches.json in pieces, so that a hundred thousand matches never lie in memory as text.

`companion.contracts.matches_file` says what every field means; a test reads back with those models
what is written here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from companion.contracts.matches_file import SCHEMA_VERSION
from companion.explaining.evidence import explain
from companion.explaining.explanation import Claim, Evidence, Quoted, View
from companion.explaining.figures import figures_of, part_shares
from companion.explaining.rule_wording import condition_words, rule_sentence
from companion.explaining.run import Run
from companion.explaining.unmatched_wording import unmatched_sentence
from companion.explaining.wording import one_line
from companion.matching.match import Match, PairDetail, Unmatched
from companion.programmes.programme import DefaultRule
from companion.progress import Progress, silent


def json_pieces(run: Run, progress: Progress = silent) -> Iterator[str]:
    """The whole file, piece by piece: everything but the matches first, then one match a line."""
    opening = _dumped(_head(run))
    yield opening[:-1] + ',\n"matches":['
    matches = run.matching.matches
    for done, made in enumerate(matches, start=1):
        yield f"{',' if done > 1 else ''}\n{_dumped(match_entry(run, made))}"
        progress("Writing down the reasons", done, len(matches))
    yield "\n]}\n"


def certificate_entry(run: Run) -> dict[str, Any]:
    """What certificate.json holds."""
    return asdict(run.matching.certificate)


def match_entry(run: Run, made: Match) -> dict[str, Any]:
    """One match with its parts and its three explanations."""
    detail = made.detail
    mentee, mentor = run.people[made.mentee], run.people[made.mentor]
    return {
        "mentee": made.mentee,
        "mentor": made.mentor,
        "pinned": made.pinned,
        "total": detail.total,
        "better_than_percent": detail.better_than_percent,
        "mentor_price": made.mentor_price,
        "why": one_line(made.detail, mentee, mentor),
        **_facts(detail),
        "explanations": {
            view.value: [
                _claim(claim) for claim in explain(detail, mentee, mentor, run.request.programme, view).claims
            ]
            for view in View
        },
    }


def _head(run: Run) -> dict[str, Any]:
    matching, request = run.matching, run.request
    return {
        "schema_version": SCHEMA_VERSION,
        "made_on": run.today.isoformat(),
        "source": run.source,
        "encoder": matching.encoder_id,
        "programme": _programme(run),
        "people": _counts(run),
        "certificate": certificate_entry(run),
        "allowed_pairs": matching.allowed_pairs,
        "barred_pairs": matching.barred_pairs,
        "parts": _parts(run),
        "pins": [{"mentee": mentee, "mentor": mentor} for mentee, mentor in request.pins],
        "vetoes": [{"mentee": mentee, "mentor": mentor} for mentee, mentor in request.vetoes],
        "unmatched": [_unmatched(run, left) for left in matching.unmatched],
        "row_problems": [
            {
                "line": problem.line,
                "column": problem.column,
                "part": problem.part,
                "what": problem.what,
                "mend": problem.mend,
                "outcome": problem.outcome.value,
            }
            for problem in request.roster.problems
        ],
    }


def _programme(run: Run) -> dict[str, Any]:
    plan = run.request.programme
    return {
        "name": plan.name,
        "starts_on": plan.starts_on,
        "default_capacity": plan.default_capacity,
        "default_rules": [rule.value for rule in DefaultRule if rule not in plan.defaults_off],
        "rules": [{"name": rule.name, "says": rule_sentence(rule)} for rule in plan.rules],
        "preferences": [
            {"name": wish.name, "says": condition_words(wish.condition), "weight": float(wish.weight)}
            for wish in plan.preferences
        ],
    }


def _counts(run: Run) -> dict[str, int]:
    figures = figures_of(run)
    return {
        "rows_read": figures.rows_read,
        "people": figures.people,
        "mentees": figures.mentees,
        "mentors": figures.mentors,
        "seats": figures.seats,
        "mentees_placed": figures.placed,
        "mentors_with_mentees": figures.mentors_used,
    }


def _parts(run: Run) -> list[dict[str, Any]]:
    weights = part_shares(run)
    return [
        {"name": str(name), "weight": weights.get(name, 0.0), "average": average}
        for name, average in run.matching.part_averages
    ]


def _unmatched(run: Run, left: Unmatched) -> dict[str, Any]:
    return {
        "person": left.email,
        "name": run.people[left.email].name,
        "role": str(left.role),
        "reason": left.reason.value,
        "explanation": unmatched_sentence(left, run.people),
        "rules": [{"rule": rule, "barred": count} for rule, count in left.rules],
        "best": left.best,
        "best_total": left.best_total,
    }


def _facts(detail: PairDetail) -> dict[str, Any]:
    hours = detail.shared_hours
    return {
        "parts": [
            {
                "name": str(part.name),
                "value": part.value,
                "weight": part.weight,
                "points": part.points,
                "known": part.known,
            }
            for part in detail.parts
        ],
        "shared_hours": {"mean": hours.mean, "least": hours.least, "most": hours.most} if hours else None,
        "shared_languages": list(detail.shared_languages),
        "values_alike": detail.values_alike,
        "values_answered": detail.values_answered,
    }


def _claim(claim: Claim) -> dict[str, Any]:
    return {
        "part": str(claim.part),
        "sentence": claim.sentence,
        "evidence": [_evidence(piece) for piece in claim.evidence],
    }


def _evidence(piece: Evidence) -> dict[str, Any]:
    if isinstance(piece, Quoted):
        return {"kind": "quoted", "person": piece.person_email, "field": piece.field, "words": piece.words}
    inputs = [{"person": one.person_email, "field": one.field} for one in piece.inputs]
    return {"kind": "computed", "fact": piece.fact, "inputs": inputs}


def _dumped(entry: dict[str, Any]) -> str:
    # Not a number would be no JSON; it is refused here rather than by whoever reads the file.
    return json.dumps(entry, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
