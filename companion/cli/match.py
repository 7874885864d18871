"""`companion match`: the best matching of a whole programme, with reasons."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from companion.cli.options import (
    AsJson,
    EncoderName,
    KeepVectors,
    PeopleFile,
    Pins,
    ProgrammeFile,
    Quiet,
    Strict,
    Vetoes,
)
from companion.cli.screen import output, print_json, progress_bars, remark
from companion.clock import SystemClock
from companion.matching.match import Matching
from companion.people.person import Roster

SHOWN_MATCHES = 10


def match(  # noqa: PLR0913  (a command's options are its parameters)
    people: PeopleFile,
    out: Annotated[Path, typer.Option("--out", help="The folder for the results; it is made if need be.")],
    programme: ProgrammeFile = None,
    pin: Pins = None,
    veto: Vetoes = None,
    all_pairs: Annotated[
        Path | None,
        typer.Option("--all-pairs", help="Write every pair's total, parts and barring rule to this CSV."),
    ] = None,
    language: Annotated[
        str, typer.Option("--language", help="The language of report.html: en, de, es or fr.")
    ] = "en",
    encoder: EncoderName = None,
    cache: KeepVectors = True,
    strict: Strict = False,
    quiet: Quiet = False,
    as_json: AsJson = False,
) -> None:
    """Match everybody: as many mentees as possible, with the greatest total over all allowed pairs."""
    from companion.cli.people import read_both, read_pairs, show_problems
    from companion.explaining.run_files import write_run
    from companion.languages.choosing import require_known
    from companion.matching.whole_programme.all_pairs import write_all_pairs
    from companion.matching.whole_programme.request import MatchRequest
    from companion.matching.whole_programme.run_store import StoredRun, save_run
    from companion.matching.whole_programme.service import describe, score, solve
    from companion.settings import read_settings
    from companion.wiring import build_encoder

    settings, today = read_settings(), SystemClock().now().date()
    # Before anything is matched, which may take minutes.
    require_known(language)
    with progress_bars(quiet=quiet or as_json) as progress:
        roster, plan = read_both(people, programme, settings, strict=strict, progress=progress)
        if not quiet:
            show_problems(roster)
        request = MatchRequest(
            roster=roster,
            programme=plan,
            pins=read_pairs(roster, pin, "--pin"),
            vetoes=read_pairs(roster, veto, "--veto"),
            on=date.fromisoformat(plan.starts_on) if plan.starts_on else today,
        )
        model = build_encoder(settings, encoder, keep=cache, on_cache_trouble=remark)
        ready = score(request, model, progress)
        assignment = solve(ready, progress)
        matching = describe(ready, assignment, progress)
        write_run(
            out, matching, request, today=today, source=people.name, language=language, progress=progress
        )
        pairs = tuple((made.mentee, made.mentor) for made in matching.matches)
        save_run(out, StoredRun(request, pairs, ready.encoder_id, encoder))
        if all_pairs:
            write_all_pairs(all_pairs, ready, progress)
    if as_json:
        print_json(_as_json(matching, out))
    elif not quiet:
        _show(matching, roster, out)


def _as_json(matching: Matching, out: Path) -> dict[str, object]:
    certificate = matching.certificate
    return {
        "matches": len(matching.matches),
        "mentees_without": sum(1 for person in matching.unmatched if person.role == "mentee"),
        "value": certificate.value,
        "upper_bound": certificate.upper_bound,
        "relative_gap": certificate.relative_gap,
        "pairs_priced": certificate.pairs_priced,
        "seconds": certificate.seconds,
        "report": str(out / "report.html"),
    }


def _show(matching: Matching, roster: Roster, out: Path) -> None:
    """A table of the first matches, what it all came to, and where the report lies."""
    from companion.explaining.wording import one_line

    console = output()
    people = {person.email: person for person in roster.people}
    best = sorted(matching.matches, key=lambda made: (-made.detail.total, made.mentee))[:SHOWN_MATCHES]
    table = Table(title=f"The {len(best)} closest of {len(matching.matches)} matches", title_justify="left")
    table.add_column("Score", justify="right", no_wrap=True)
    table.add_column("Mentee and mentor", ratio=2)
    table.add_column("Why", ratio=3)
    for made in best:
        mentee, mentor = people[made.mentee], people[made.mentor]
        pair = Text(f"{mentee.name}\nwith {mentor.name}")
        table.add_row(
            f"{made.detail.total:.2f}", pair, Text(one_line(made.detail, mentee, mentor)), end_section=True
        )
    console.print(table)
    waiting = sum(1 for person in matching.unmatched if person.role == "mentee")
    console.print(
        f"{len(matching.matches)} of {len(matching.matches) + waiting} mentees have a mentor. "
        f"No other matching that places as many is more than "
        f"{matching.certificate.relative_gap:.5%} better; "
        f"all {matching.allowed_pairs} allowed pairs were priced."
    )
    console.print(f"The report: {out / 'report.html'}", markup=False, soft_wrap=True)
