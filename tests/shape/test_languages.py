"""The catalogues hold what the code says, whole and with its places for names; text runs in any direction."""

from __future__ import annotations

import ast
import importlib.util
import re
import string
import sys
from collections.abc import Collection

import pytest
from babel.messages.pofile import read_po

from companion.access import Action, words_for
from companion.api.problems import TITLES
from companion.api.validation_words import WORDS
from companion.errors import EncoderUnavailable
from companion.errors import catalogue as errors_we_raise
from companion.languages.phrase import WORDS_OF_OURS

FORMATS = string.Formatter()
SIDES = re.compile(
    r"(?:margin|padding|border|scroll-margin)-(?:left|right)|text-align:\s*(?:left|right)|float:\s*(?:left|right)"
    r"|(?<![\w-])(?:left|right):\s|(?:border-(?:top|bottom)-(?:left|right)-radius)"
)


def places_in(words: str) -> set[str]:
    return {name for _, name, _, _ in FORMATS.parse(words) if name is not None}


OPERATORS_READ_IN_ENGLISH = frozenset(
    {
        "accounts.mail_not_taken",
        "accounts.organisation_unknown",
        "accounts.outbox_not_writable",
        "api.pages_missing",
        "db.disk_full",
        "db.folder_foreign",
        "db.folder_not_yours",
        "db.folder_out_of_reach",
        "db.held_elsewhere",
        "db.no_account",
        "db.no_port",
        "db.no_server",
        "db.no_vectors",
        "db.not_migrated",
        "db.not_unicode",
        "db.other_version",
        "db.secret_lost",
        "db.start_failed",
        "db.too_old",
        "db.unreachable",
        "db.url_invalid",
        "explaining.disk_full",
        "explaining.output_is_file",
        "explaining.output_not_writable",
        "matching.file_exists",
        "matching.pin_unreadable",
        "matching.run_broken",
        "matching.run_missing",
        "matching.run_of_another_model",
        "people.ambiguous",
        "people.file_missing",
        "people.file_unreadable",
        "people.programme_unknown",
        "people.rows_refused",
        "people.tombstones_broken",
        "people.tombstones_missing",
        "people.unknown",
        "programmes.file_missing",
        "programmes.file_not_text",
        "programmes.file_unreadable",
        "running.demo_failed",
        "running.demo_not_empty",
        "running.host_unusable",
        "running.no_database",
        "running.part_did_not_start",
        "running.port_taken",
        "search.model_change_under_way",
        "search.model_in_force_already",
        "search.no_model_change",
        "settings.invalid",
        "settings.unknown",
        "telemetry.not_installed",
    }
)
"""Errors of the command line, of starting and of the worker: no page shows them."""
OPERATORS_WORDS = frozenset(
    {"confirm", "it cannot be taken apart", "The worker did not finish the round in time"}
)
"""Likewise the facts of such errors."""
WRITTEN_FOR_A_PAIR = ("companion/meetings/", "companion/drafts/", "companion/agreements/")
"""Where the sentences stand of what code writes for a pair."""
LEAST_SHARE = 0.8
"""So much of what is said must be translated for a language to be offered."""


@pytest.fixture(scope="module")
def gathering(root):
    spec = importlib.util.spec_from_file_location("gather_words", root / "docs" / "gather_words.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def catalogues(root):
    found = {}
    for path in sorted((root / "companion" / "languages").glob("*.po")):
        with path.open("rb") as file:
            found[path.stem] = read_po(file, locale=path.stem)
    return found


def test_every_translation_has_the_places_for_names_of_its_sentence(catalogues):
    wrong = []
    for language, catalogue in catalogues.items():
        for one in catalogue:
            wholes = one.id if isinstance(one.id, tuple) else (one.id,)
            strings = one.string if isinstance(one.string, tuple | list) else (one.string,)
            for place, said in enumerate(strings if one.id else ()):
                # A form for one may leave its number out, in words: "one person".
                wanted = places_in(wholes[min(place, len(wholes) - 1)])
                allowed = places_in(wholes[-1])
                if said and not (wanted <= places_in(said) <= allowed):
                    wrong.append((language, one.id, said))
    assert wrong == []


FRENCH_AT_A_LINES_END = re.compile("[ ][:;?!»%]|«(?![\u00a0\u202f])")
"""A sign that French sets apart, by a space at which a line may break, or opened without any."""


def test_no_line_of_french_begins_with_a_sign_that_belongs_to_the_line_before(catalogues):
    broken = [
        said
        for one in catalogues["fr"]
        for said in (one.string if isinstance(one.string, tuple | list) else (one.string,))
        if one.id and FRENCH_AT_A_LINES_END.search(said)
    ]

    assert broken == []


A_COLON_OF_ITS_OWN = re.compile(r"""f["'][^"'\n]*\}:[ "']""")
"""Words that code joins with a colon, which stands otherwise in French."""


def test_pages_join_words_with_a_colon_as_their_language_does(root):
    own = [
        str(path.relative_to(root))
        for path in sorted((root / "ui").rglob("*.py"))
        if A_COLON_OF_ITS_OWN.search(path.read_text(encoding="utf-8"))
    ]

    assert own == [], "say it with `led` of ui/language.py"


def test_a_language_that_is_offered_is_translated_enough_to_use(root, gathering):
    shares = {}
    for path in (root / "companion" / "languages").glob("*.po"):
        done, of = gathering.share(gathering.brought_up(path))
        shares[path.stem] = done / of

    assert {"de", "es", "fr"} <= set(shares)
    assert {name: share for name, share in shares.items() if share < LEAST_SHARE} == {}


def test_whatever_a_function_of_words_says_is_marked_for_the_catalogues(root):
    unmarked = {}
    for path in sorted((root / "ui" / "words").glob("*.py")):
        if found := unmarked_in(path.read_text(encoding="utf-8")):
            unmarked[path.stem] = found

    assert unmarked == {}


def test_whatever_a_letter_says_is_marked_for_the_catalogues(root):
    letters = [
        path
        for path in (root / "companion").rglob("*.py")
        if "-> MailText:" in path.read_text(encoding="utf-8")
    ]

    unmarked = {path.name: unmarked_in(path.read_text(encoding="utf-8")) for path in letters}
    # An address is no word.
    unmarked["telling.py"].remove("/pair?")

    assert len(letters) >= 5
    assert {name: found for name, found in unmarked.items() if found} == {}


OF_PROGRAMMES = (
    "companion/matching/overview/next_steps.py",
    "companion/matching/rules/rule_remarks.py",
    "companion/programmes/charter.py",
    "companion/programmes/charter_advice.py",
    "companion/programmes/columns.py",
    "companion/programmes/cross_checks.py",
    "companion/programmes/faults.py",
    "companion/programmes/file_model.py",
    "companion/programmes/in_force.py",
    "companion/programmes/rules_form.py",
    "companion/programmes/versions.py",
    "companion/programmes/yaml_tree.py",
)


def test_whatever_is_said_of_a_programme_is_marked_for_the_catalogues(texts):
    marks = {"phrase", "counted_phrase", "marked"}

    unmarked = {
        # A field such as rules.weights is no word.
        name: [one for one in unmarked_in(texts[name], marks) if not re.fullmatch(r"[a-z.]+\.", one)]
        for name in OF_PROGRAMMES
    }

    assert {name: found for name, found in unmarked.items() if found} == {}


def unmarked_in(text: str, marks: Collection[str] = ("_", "ngettext")) -> list[str]:
    """Sentences in functions that no mark goes around: parts of f-strings, and texts with a blank within."""
    found = []
    for function in ast.walk(ast.parse(text)):
        if isinstance(function, ast.FunctionDef):
            marked = {
                id(word)
                for call in ast.walk(function)
                if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in marks
                for word in call.args
            }
            body = function.body[1:] if ast.get_docstring(function) else function.body
            nodes = [node for statement in body for node in ast.walk(statement)]
            glued = {id(word) for node in nodes if isinstance(node, ast.JoinedStr) for word in node.values}
            for node in nodes:
                if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in marked:
                    is_glued = id(node) in glued and re.search("[A-Za-z]{2}", node.value)
                    if is_glued or re.search(r"[A-Za-z]+ [a-z]", node.value):
                        found.append(node.value)
    return found


def test_whatever_code_writes_for_a_pair_is_in_every_catalogue(gathering, catalogues):
    written = [one.one for one in gathering.sentences() if one.file.startswith(WRITTEN_FOR_A_PAIR)]

    assert len(written) > 260
    lacking = {
        language: [words for words in written if not (found := catalogue.get(words)) or not found.string]
        for language, catalogue in catalogues.items()
    }
    assert {language: words for language, words in lacking.items() if words} == {}


EXPLAINED = ("companion/explaining/", "companion/finding/reasons.py")


def test_every_sentence_of_an_explanation_is_in_every_catalogue(gathering, catalogues):
    said = [one for one in gathering.sentences() if one.file.startswith(EXPLAINED)]

    missing = [
        (language, one.one)
        for language, catalogue in catalogues.items()
        for one in said
        if not (found := catalogue[(one.one, one.several) if one.several else one.one])
        or not gathering.is_translated(found.string)
    ]

    assert len(said) > 200
    assert missing == []


def test_whatever_an_explanation_says_is_gathered_for_the_catalogues(texts):
    # A sentence that is chosen from a table comes from a file of texts, which is gathered whole.
    loose = []
    for name, text in texts.items():
        if name.startswith(EXPLAINED) and name.endswith(".py"):
            tree = ast.parse(text)
            loose += [
                (name, ast.unparse(call))
                for call in ast.walk(tree)
                if isinstance(call, ast.Call)
                and isinstance(call.func, ast.Name)
                and call.func.id in {"message", "messages"}
                and isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
            ]
    assert loose == []


def test_no_translation_is_a_guess(catalogues):
    assert [
        (name, one.id) for name, found in catalogues.items() for one in found if one.id and one.fuzzy
    ] == []


def test_the_pages_take_their_words_only_when_they_are_drawn(texts):
    # The first visitor's language would otherwise be everybody's.
    early = []
    for name, text in texts.items():
        if name.startswith("ui/") and name.endswith(".py") and not name.startswith("ui/words"):
            tree = ast.parse(text)
            known = {
                alias.asname or alias.name
                for node in tree.body
                if isinstance(node, ast.ImportFrom) and node.module == "ui.words"
                for alias in node.names
            }
            functions = [
                one for one in ast.walk(tree) if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef)
            ]
            at_once = [
                default
                for function in functions
                for default in (*function.args.defaults, *function.args.kw_defaults, *function.decorator_list)
                if default is not None
            ]
            for node in (*tree.body, *at_once):
                if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                    early += [
                        (name, one.value.id, one.attr)
                        for one in ast.walk(node)
                        if isinstance(one, ast.Attribute)
                        and isinstance(one.value, ast.Name)
                        and one.value.id in known
                    ]
    assert early == []


def test_whoever_needs_words_takes_them_as_they_are_spoken(texts):
    straight = [
        name
        for name, text in texts.items()
        if name.startswith("ui/") and not name.startswith("ui/words/") and "from ui.words." in text
    ]
    assert straight == []


def test_no_page_says_which_side_is_left(texts):
    styled = {name: text for name, text in texts.items() if name.endswith((".css", ".html"))}
    assert {name: SIDES.findall(text) for name, text in styled.items() if SIDES.search(text)} == {}
    assert {"ui/style.css", "companion/api/sign_in_page.css"} <= set(styled)


def test_what_every_error_says_is_in_every_catalogue(catalogues):
    missing = {
        name: {
            error.code
            for error in errors_we_raise()
            if error is not EncoderUnavailable and not is_said(found, error.says)
        }
        for name, found in catalogues.items()
    }

    assert missing == dict.fromkeys(catalogues, OPERATORS_READ_IN_ENGLISH)


def test_what_the_api_says_of_a_status_and_of_a_wrong_value_is_in_every_catalogue(catalogues):
    for found in catalogues.values():
        assert [words for words in (*TITLES.values(), *WORDS.values()) if not is_said(found, words)] == []


def test_what_an_action_is_called_is_in_every_catalogue(catalogues):
    for found in catalogues.values():
        assert [action for action in Action if not is_said(found, words_for(action))] == []


def test_the_words_of_ours_that_errors_are_given_are_in_every_catalogue(root, gathering, catalogues):
    given = {
        one.one
        for path in (root / "companion").rglob("*.py")
        if "cli" not in path.parts
        for one in gathering.facts_in(path)
    }

    assert len(given) >= 100
    for found in catalogues.values():
        assert {words for words in given if not is_said(found, words)} == OPERATORS_WORDS


MARKED_BEHIND = (
    "accounts",
    "agreements",
    "finding",
    "matching",
    "meetings",
    "people",
    "programmes",
    "requests",
    "scheduling",
)


def test_whatever_is_marked_behind_the_api_is_in_every_catalogue(root, gathering, catalogues):
    marked = {
        one.one
        for folder in MARKED_BEHIND
        for path in (root / "companion" / folder).rglob("*.py")
        for one in gathering.marked_in(path)
    }

    assert len(marked) >= 350
    for found in catalogues.values():
        assert [words for words in marked if not is_said(found, words)] == []


def test_no_fact_that_is_words_of_ours_is_filled_in_before_it_is_said(root):
    early = []
    errors = {error.__name__: error for error in errors_we_raise()}
    for path in (root / "companion").rglob("*.py"):
        for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id in errors:
                early += [
                    (path.name, call.func.id, fact.arg)
                    for fact in call.keywords
                    if fact.arg in WORDS_OF_OURS
                    and isinstance(fact.value, ast.JoinedStr)
                    and errors[call.func.id].code not in OPERATORS_READ_IN_ENGLISH
                ]

    assert early == []


def is_said(found, words: str) -> bool:
    one = found.get(words)
    strings = () if one is None else one.string if isinstance(one.string, tuple | list) else (one.string,)
    return bool(strings) and all(strings)
