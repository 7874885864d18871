"""Gathers every sentence that Companion says, and brings the catalogues of its languages up to them.

`make words` adds to each catalogue what it lacks, takes away what nobody says any more and tells how much is
translated. `make words LANGUAGE=nl` begins a new one. With `--template FILE` only a template is written, for
programs that translators use.
"""

from __future__ import annotations

import ast
import importlib.util
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from types import ModuleType

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from companion.access import Action, words_for
from companion.api.validation_words import as_sentence
from companion.errors import catalogue
from companion.languages.phrase import WORDS_OF_OURS

PROJECT = Path(__file__).resolve().parent.parent
CATALOGUES = PROJECT / "companion" / "languages"
WORDS = PROJECT / "ui" / "words"
SAID_BY_THE_API = tuple(
    PROJECT / "companion" / name
    for name in (
        "api/problems.py",
        "api/unsubscribe_page.py",
        "api/validation_words.py",
        "finding/wording.py",
    )
)
"""Files behind the API whose constants are sentences."""
ERRORS = PROJECT / "companion" / "errors.py"
ACCESS = PROJECT / "companion" / "access.py"
WIRE = PROJECT / "companion" / "contracts"
BANKS = (PROJECT / "companion" / "meetings" / "question_bank.py",)
"""Files of sentences of which nothing is marked, as each constant is one."""
PAGES = (
    PROJECT / "companion" / "api" / "sign_in_page.html",
    PROJECT / "companion" / "explaining" / "report_template.html",
)
_NO_WORDS = frozenset(
    {
        "[[link]]",
        "my-private-notes.json",
        "development-plan.html",
        "want",
        "must",
        "must_not",
        "wish",
    }
)
_MARKS = {
    "_": 1,
    "gettext": 1,
    "marked": 1,
    "ngettext": 2,
    "phrase": 1,
    "counted_phrase": 2,
    "message": 1,
    "messages": 2,
    "whole": 1,
    "partly": 1,
}
"""What marks a sentence in code, and how many texts it takes."""
_ERROR_NAMES = frozenset(error.__name__ for error in catalogue())


@dataclass(frozen=True)
class Sentence:
    """A sentence, its form for more than one where it has one, and the file that says it."""

    one: str
    several: str
    file: str


def main() -> int:
    """Do what the words after the command ask for."""
    asked = sys.argv[1:]
    if asked[:1] == ["--template"]:
        write(Path(asked[1]), template())
        return 0
    for name in asked:
        path = CATALOGUES / f"{name}.po"
        if not path.exists():
            write(path, Catalog(locale=name.replace("-", "_"), project="Companion"))
    for path in sorted(CATALOGUES.glob("*.po")):
        catalogue = brought_up(path)
        write(path, catalogue)
        done, of = share(catalogue)
        print(f"{path.stem}: {done:,} of {of:,} sentences ({done / of:.0%})")
    return 0


def template() -> Catalog:
    """Every sentence, untranslated, in the order of the files that say it."""
    catalogue = Catalog(project="Companion", copyright_holder="Companion", charset="utf-8")
    for said in sentences():
        words = (said.one, said.several) if said.several else said.one
        flags = ["python-brace-format"] if "{" in said.one else []
        catalogue.add(words, locations=[(said.file, 0)], flags=flags)
    return catalogue


def brought_up(path: Path) -> Catalog:
    """A catalogue with what it lacks, untranslated, and without what nobody says any more."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.stem.replace("-", "_"))
    wanted = template()
    # Another meaning of a sentence on one page: it stays for as long as the sentence does.
    for one in list(catalogue):
        if one.context and one.id in wanted:
            wanted.add(one.id, locations=wanted[one.id].locations, context=one.context)
    catalogue.update(wanted, no_fuzzy_matching=True, keep_user_comments=True)
    catalogue.obsolete.clear()
    return catalogue


def share(catalogue: Catalog) -> tuple[int, int]:
    """How many sentences are translated, and how many there are."""
    found = [one for one in catalogue if one.id]
    return sum(is_translated(one.string) for one in found), len(found)


def is_translated(string: str | Sequence[str] | None) -> bool:
    """Whether a sentence, in each of its forms, says something."""
    return bool(string) if string is None or isinstance(string, str) else bool(string) and all(string)


def write(path: Path, catalogue: Catalog) -> None:
    """Write a catalogue, the sentences in the order of the files that say them."""
    body = BytesIO()
    write_po(body, catalogue, width=110, omit_header=True, include_lineno=False)
    # Without the dates and names that Babel would put in anew at every run.
    known = {
        "Language": path.stem,
        "Plural-Forms": f"nplurals={catalogue.num_plurals}; plural={catalogue.plural_expr};",
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
    }
    lines = [
        f'"{name}: {value}\\n"' for name, value in known.items() if catalogue.locale or name != "Language"
    ]
    head = "\n".join([_comment(path), 'msgid ""', 'msgstr ""', *lines])
    path.write_text(f"{head}\n\n{body.getvalue().decode()}", encoding="utf-8")


def _comment(path: Path) -> str:
    """What stands above a catalogue: how its language calls things."""
    old = path.read_text(encoding="utf-8") if path.exists() else ""
    return (
        old.partition("msgid ")[0].strip()
        or f"# {path.stem}: how this language calls what Companion speaks of."
    )


def sentences() -> Iterator[Sentence]:
    """Every sentence: of the pages' words and of mails, and what is marked in code and in templates."""
    words = [path for path in sorted(WORDS.glob("*.py")) if path.stem != "__init__"]
    mails = [*sorted((PROJECT / "companion").rglob("*_texts.py")), *BANKS]
    code = [*(PROJECT / "ui").rglob("*.py"), *(PROJECT / "companion").rglob("*.py")]
    for path in [*words, *mails, *SAID_BY_THE_API]:
        yield from _constants(path)
        yield from marked_in(path)
    for error in catalogue():
        if error.says != "{what}":
            yield Sentence(error.says, "", _name(ERRORS))
    for action in Action:
        yield Sentence(words_for(action), "", _name(ACCESS))
    for path in sorted(set(code) - {*words, *mails}):
        if CATALOGUES not in path.parents:
            yield from marked_in(path)
            yield from facts_in(path)
    for page in PAGES:
        yield from _in_template(page)


def _in_template(page: Path) -> Iterator[Sentence]:
    with page.open("rb") as file:
        for _line, mark, words, _comments in babel_extract(file, ["_", "ngettext"], [], {"silent": "false"}):
            texts = [words] if isinstance(words, str) else [one for one in words or () if one is not None]
            yield Sentence(texts[0], texts[1] if mark == "ngettext" else "", _name(page))


def _constants(path: Path) -> Iterator[Sentence]:
    module = _loaded(path)
    assigned = [
        target for node in ast.parse(path.read_text(encoding="utf-8")).body for target in _targets(node)
    ]
    for name in dict.fromkeys(assigned):
        for words in _texts(getattr(module, name)):
            yield Sentence(words, "", _name(path))


def _targets(node: ast.stmt) -> Iterator[str]:
    targets = (
        node.targets
        if isinstance(node, ast.Assign)
        else [node.target]
        if isinstance(node, ast.AnnAssign)
        else []
    )
    for target in targets:
        for one in target.elts if isinstance(target, ast.Tuple) else [target]:
            if isinstance(one, ast.Name):
                yield one.id


def _texts(value: object) -> Iterator[str]:
    # A member of an enumeration is a text as well, and a name rather than words.
    if type(value) is str:
        if any(letter.isalpha() for letter in value) and value not in _NO_WORDS:
            yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, tuple | list):
        for one in value:
            yield from _texts(one)


def marked_in(path: Path) -> Iterator[Sentence]:
    """What is marked as a sentence in a file of code."""
    text = path.read_text(encoding="utf-8")
    if not any(f"{mark}(" in text for mark in _MARKS):
        return
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _MARKS:
            many = _MARKS[node.func.id]
            words = [one.value for one in node.args[:many] if isinstance(one, ast.Constant)]
            texts = [one for one in words if isinstance(one, str)]
            if len(texts) == many:
                yield Sentence(texts[0], texts[1] if many > 1 else "", _name(path))


def facts_in(path: Path) -> Iterator[Sentence]:
    """The words of ours that are given to errors as facts, and what the wire's types say of a wrong value."""
    text = path.read_text(encoding="utf-8")
    for call in (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Call)):
        name = call.func.id if isinstance(call.func, ast.Name) else ""
        given: list[ast.expr] = []
        if name in _ERROR_NAMES:
            given = [one.value for one in call.keywords if one.arg in WORDS_OF_OURS]
        elif name == "ValueError" and WIRE in path.parents:
            given = call.args
        for value in given:
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                words = value.value
                yield Sentence(words if name != "ValueError" else as_sentence(words), "", _name(path))


def _loaded(path: Path) -> ModuleType:
    # Loaded beside the package, which would hand out what is spoken rather than what is written.
    spec = importlib.util.spec_from_file_location(f"written_{path.stem}", path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _name(path: Path) -> str:
    return path.relative_to(PROJECT).as_posix()


if __name__ == "__main__":
    sys.exit(main())
