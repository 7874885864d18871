"""Writes the parts of the docs that come from the code, so that they are never typed by hand.

A part stands in a page between `<!-- from the code: NAME -->` and `<!-- until here: NAME -->`. `make docs`
writes them anew, and whole pages that come from the models of files; a shape test fails when one is stale.
With `--check` nothing is written.
"""

from __future__ import annotations

import ast
import inspect
import json
import re
import sys
import textwrap
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

import typer.main

from companion.api.app import describe_api
from companion.api.reference_page import PAGE, api_page
from companion.cli.app import app
from companion.cli.door import INTERRUPTED, UNEXPECTED
from companion.contracts.schema_page import reference_files
from companion.errors import EXIT_CODES, Kind, catalogue
from companion.matching.match import UnmatchedReason
from companion.matching.score.likeness import FEWEST_COMMON
from companion.matching.score.part_averages import MOST_PAIRS
from companion.matching.score.parts import FULL_HOURS
from companion.matching.words.closeness import BEST_THREE, MIDDLE, WHOLE, WIDTH, WORDS
from companion.matching.words.statements import MOST_STATEMENTS
from companion.people.column_page import columns_markdown
from companion.programmes.programme import DEFAULT_WEIGHTS, DefaultRule, PartName
from companion.settings import PREFIX, Settings, default_cache_dir, default_data_dir
from eval.showing import show_figure

DOCS = Path(__file__).resolve().parent
PROJECT = DOCS.parent
PART = re.compile(r"(<!-- from the code: ([\w-]+) -->\n).*?(<!-- until here: \2 -->)", re.DOTALL)


def main() -> int:
    """Write every stale page, or with --check only name them; 1 when --check found one."""
    only_check = "--check" in sys.argv
    found_stale = False
    for path, text in stale_files().items():
        found_stale = True
        print(f"{'stale' if only_check else 'written'}: {path.relative_to(PROJECT)}")
        if not only_check:
            path.write_text(text, encoding="utf-8")
    return 1 if found_stale and only_check else 0


def stale_files() -> dict[Path, str]:
    """Every file that is not as the code has it, with what it should say."""
    wanted = {path: render(path.read_text(encoding="utf-8")) for path in pages()}
    wanted |= {DOCS / "reference" / name: text for name, text in reference_files().items()}
    wanted[DOCS / "reference" / PAGE] = api_page(describe_api())
    return {path: text for path, text in wanted.items() if not path.exists() or _read(path) != text}


def _read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def pages() -> list[Path]:
    """Every page that may hold parts from the code."""
    return sorted([*DOCS.rglob("*.md"), PROJECT / "README.md"])


def render(page: str) -> str:
    """A page with every part as the code has it today. A part of an unknown name is a KeyError."""
    return PART.sub(lambda found: f"{found[1]}\n{PARTS[found[2]]().strip()}\n\n{found[3]}", page)


def commands() -> str:
    """Each command with what it does, its arguments and its options."""
    group: Any = typer.main.get_command(app)
    return "\n".join(_command(name, command) for name, command in group.commands.items())


def settings() -> str:
    """Each setting with its variable, its usual value and its meaning."""
    rows = []
    for name, field in Settings.model_fields.items():
        usual = _usual_folder(name) if name in _FOLDERS else f"`{field.default}`"
        rows.append((f"`{PREFIX}{name.upper()}`", usual, field.description or ""))
    return _table(("variable", "usual value", "meaning"), rows)


def errors() -> str:
    """Each error with its exit code, its meaning and its words."""
    rows = [
        (f"`{error.code}`", str(EXIT_CODES[error.kind]), inspect.getdoc(error) or "", _words_of(error.says))
        for error in catalogue()
    ]
    return _table(("code", "exit code", "when", "what it says, and what to do"), rows)


def exit_codes() -> str:
    """Each exit code with its meaning."""
    meanings = attribute_docs(Kind)
    rows = [("0", "All is well; what was asked for is there.")]
    rows.append(
        (str(UNEXPECTED), "Something broke that Companion did not expect. Please report the sentence.")
    )
    rows += [(str(code), meanings[kind.name].partition(";")[0] + ".") for kind, code in EXIT_CODES.items()]
    rows.append((str(INTERRUPTED), "You stopped it with Ctrl-C."))
    return _table(("exit code", "meaning"), rows)


def weights() -> str:
    """Each part of a score with its usual weight and what share of the total that is."""
    meanings = attribute_docs(PartName)
    listed = DEFAULT_WEIGHTS[PartName.SHORTLIST]
    whole = sum(DEFAULT_WEIGHTS.values()) - listed
    usual = {part: DEFAULT_WEIGHTS[part] for part in PartName if part is not PartName.SHORTLIST}
    rows = [(f"`{p}`", meanings[p.name], f"{one:g}", f"{one / whole:.0%}") for p, one in usual.items()]
    share = f"{listed / (whole + listed):.0%}, where somebody has a list"
    rows.append((f"`{PartName.SHORTLIST}`", meanings[PartName.SHORTLIST.name], f"{listed:g}", share))
    return _table(("part", "meaning", "usual weight", "share of the total"), rows)


def score_limits() -> str:
    """The fixed numbers in the formulas of the parts."""
    weighed = f"`{BEST_THREE:.4g} * best three + {WHOLE:.4g} * whole + {WORDS:.4g} * words`"
    rows = [
        ("closeness of two people's words", weighed),
        ("closeness that counts as one half", f"{MIDDLE:g}"),
        ("closeness by which the logistic curve is stretched", f"{WIDTH:g}"),
        ("statements of one field that are compared", f"{MOST_STATEMENTS}"),
        ("fewest answers in common for `values` to be known", f"{FEWEST_COMMON}, and half of the statements"),
        ("shared hours a week from which more does not count", f"{FULL_HOURS:g}"),
        ("most pairs over which averages and shares are taken in full", f"{MOST_PAIRS:,}"),
    ]
    return _table(("what", "number"), rows)


def default_rules() -> str:
    """Each rule that holds unless it is switched off."""
    meanings = attribute_docs(DefaultRule)
    return _table(("rule", "meaning"), [(f"`{rule}`", meanings[rule.name]) for rule in DefaultRule])


def unmatched_reasons() -> str:
    """Each reason why somebody has nobody."""
    meanings = attribute_docs(UnmatchedReason)
    return _table(("reason", "who"), [(f"`{reason}`", meanings[reason.name]) for reason in UnmatchedReason])


def make_targets() -> str:
    """Each target of the Makefile with its line of help."""
    found = re.findall(r"(?m)^([a-z-]+):.*## (.*)$", (PROJECT / "Makefile").read_text(encoding="utf-8"))
    return _table(("command", "what it does"), [(f"`make {name}`", says) for name, says in found])


def evaluation(task: str) -> Callable[[], str]:
    """A writer of the accepted figures of a task, with where they come from."""

    def written() -> str:
        path = PROJECT / "eval" / "baselines" / f"{task}.json"
        accepted = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
        full = accepted.get("full") or accepted.get("quick")
        records = [record for record in (full, accepted.get("large")) if record]
        return "\n\n".join(map(_figures, records)) or "No figures were accepted yet."

    return written


PARTS: dict[str, Callable[[], str]] = {
    "commands": commands,
    "columns": columns_markdown,
    "settings": settings,
    "errors": errors,
    "exit-codes": exit_codes,
    "weights": weights,
    "score-limits": score_limits,
    "default-rules": default_rules,
    "unmatched-reasons": unmatched_reasons,
    "make-targets": make_targets,
    "retrieval": evaluation("retrieval"),
    "assignment": evaluation("assignment"),
    "embedding": evaluation("embedding"),
    "search": evaluation("search"),
    "load": evaluation("load"),
    "freshness": evaluation("freshness"),
    "model-change": evaluation("model-change"),
    "prep-time": evaluation("prep-time"),
    "pages": evaluation("pages"),
    "checker": evaluation("checker"),
    "words": evaluation("words"),
    "counterfactuals": evaluation("counterfactuals"),
    "finding": evaluation("finding"),
}
"""Every part that a page may hold, by name."""


def attribute_docs(of: type) -> dict[str, str]:
    """The words under each attribute of a class, which Python itself does not keep."""
    (body,) = ast.parse(textwrap.dedent(inspect.getsource(of))).body
    assert isinstance(body, ast.ClassDef)
    found = {}
    for line, below in zip(body.body, body.body[1:], strict=False):
        words = below.value if isinstance(below, ast.Expr) else None
        if isinstance(line, ast.Assign) and isinstance(words, ast.Constant):
            found[ast.unparse(line.targets[0])] = inspect.cleandoc(str(words.value)).replace("\n", " ")
    return found


def _command(name: str, command: Any, heading: str = "##") -> str:
    shown = [parameter for parameter in command.params if not getattr(parameter, "hidden", False)]
    arguments = [parameter for parameter in shown if parameter.param_type_name == "argument"]
    below = getattr(command, "commands", {})
    words = ["COMMAND"] if below else [_argument_name(argument) for argument in arguments]
    usage = " ".join(["companion", name, *words])
    options = [parameter for parameter in shown if parameter.param_type_name == "option"]
    rows = [(f"`{_argument_name(one)}`", _help(one), _usual(one)) for one in arguments]
    rows += [(f"`{_option_name(one)}`", _help(one), _usual(one)) for one in options]
    text = inspect.cleandoc(command.help or "").replace("\f", "")
    table = _table(("argument or option", "meaning", "usual value"), rows) if rows else ""
    own = f"{heading} companion {name}\n\n`{usage}{' [OPTIONS]' if options else ''}`\n\n{text}\n\n{table}\n"
    return "\n".join([own, *(_command(f"{name} {part}", one, f"{heading}#") for part, one in below.items())])


def _argument_name(argument: Any) -> str:
    name = argument.metavar or argument.name.upper()
    return f"{name}..." if argument.nargs == -1 else str(name)


def _option_name(option: Any) -> str:
    names = ", ".join([*option.opts, *option.secondary_opts])
    if option.is_flag:
        return names
    return f"{names} {option.metavar or _kind_of(option)}"


def _kind_of(option: Any) -> str:
    """What follows an option, in one word."""
    annotation = option.type_descriptor.annotation
    return {Path: "PATH", int: "NUMBER", float: "NUMBER"}.get(annotation, "TEXT")


def _help(parameter: Any) -> str:
    return (getattr(parameter, "help", None) or "").strip()


def _usual(parameter: Any) -> str:
    if parameter.required:
        return "must be given"
    usual = parameter.default
    if usual is True:
        return f"`{parameter.opts[0]}`"
    if usual is None or usual is False or usual in ((), [], ""):
        return ""
    return f"`{usual}`"


_FOLDERS: dict[str, Callable[[str, Path], Path]] = {
    "cache_dir": lambda platform, home: default_cache_dir(platform, {}, home),
    "data_dir": lambda platform, home: default_data_dir(platform, {}, home, root=False),
}
"""The settings whose usual value depends on the machine."""


def _usual_folder(name: str) -> str:
    linux, macos = (_FOLDERS[name](platform, Path("~")) for platform in ("linux", "darwin"))
    of_root = (
        f"; for root `{default_data_dir('linux', {}, Path('~'), root=True)}`" if name == "data_dir" else ""
    )
    return f"`{linux}`{of_root}; on macOS `{macos}`"


def _words_of(says: str) -> str:
    return re.sub(r"\{(\w+)[^}]*\}", r"*\1*", says)


def _figures(record: dict[str, Any]) -> str:
    table = _table_of(record["result"]["rows"])
    for title, rows in record["result"].get("more", {}).items():
        table += f"\n\n{title}:\n\n{_table_of(rows)}"
    notes = "".join(f"- {note}\n" for note in record["result"].get("notes", []))
    quick = (
        "A quick run; the full one has not been accepted yet.\n\n" if record["options"].get("quick") else ""
    )
    return f"{quick}{table}\n\n{notes}\n{_origin(record)}"


def _table_of(rows: Sequence[dict[str, Any]]) -> str:
    names = list(dict.fromkeys(name for row in rows for name in row))
    heads = [name.replace("_", " ") for name in names]
    return _table(heads, [[show_figure(row.get(name)) for name in names] for row in rows])


def _origin(record: dict[str, Any]) -> str:
    data = f" Data: sha256 `{record['data']['sha256'][:16]}`." if record["data"] else ""
    versions = ", ".join(f"{name} {version}" for name, version in record["packages"].items())
    machine, dirty = record["machine"], " with uncommitted changes" if record["dirty"] else ""
    return (
        f"Measured on {record['when'][:10]} at commit `{(record['commit'] or 'unknown')[:12]}`{dirty}, "
        f"seed {record['options'].get('seed')}, on {machine['cores']} cores ({machine['processor']}), "
        f"{machine['memory_gib']} GiB, {machine['system']}, Python {machine['python']}.{data} "
        f"With {versions}."
    )


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    cells = [[" ".join(cell.split()).replace("|", "\\|") for cell in line] for line in lines]
    return "\n".join(f"| {' | '.join(line)} |" for line in cells)


if __name__ == "__main__":
    sys.exit(main())
