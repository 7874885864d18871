"""Prompts are locked files: complete, without a gap, never changed after release, each with a caller."""

from __future__ import annotations

import re

import pytest

from prompts.catalogue import HERE, PromptFault, names, prompt, read, read_lock, versions_of, write_lock

GOOD = (
    "---\nrole: writer\nreply: text\nvariables: note\nchanged: The first.\n---\nSay this kindly: {{note}}\n"
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "kind").mkdir()
    (tmp_path / "kind" / "v1.md").write_text(GOOD)
    write_lock(tmp_path)
    return tmp_path


@pytest.mark.parametrize("name", names())
def test_every_prompt_is_as_it_was_locked(name):
    assert prompt(name).version == len(versions_of(name))


def test_the_lock_names_every_version_and_nothing_else():
    labels = {one.label for name in names() for one in versions_of(name)}

    assert read_lock().keys() == labels


@pytest.mark.parametrize("name", names())
def test_every_prompt_has_a_caller_and_its_reply_type_exists(name, texts):
    ours = {file: text for file, text in texts.items() if file.startswith(("companion/", "eval/"))}
    called = [file for file, text in ours.items() if re.search(rf'\bprompt\(\s*"{name}"\s*\)', text)]
    reply = prompt(name).reply
    types = [file for file, text in ours.items() if re.search(rf"(?m)^class {reply}\b", text)]

    assert called, f'nobody calls prompt("{name}")'
    assert reply == "text" or types, f"{reply} is no type of ours"


def test_an_edited_release_fails(folder):
    (folder / "kind" / "v1.md").write_text(GOOD.replace("kindly", "harshly"))

    with pytest.raises(PromptFault, match="a change is a new version"):
        prompt("kind", folder)
    with pytest.raises(PromptFault, match="a change is a new version"):
        write_lock(folder)


def test_a_version_that_nobody_locked_fails(folder):
    (folder / "kind" / "v2.md").write_text(GOOD)

    with pytest.raises(PromptFault, match="kind/v2 is not as it was locked"):
        prompt("kind", folder)
    assert write_lock(folder) == ["kind/v2"]
    assert prompt("kind", folder).version == 2


def test_a_gap_between_versions_fails(folder):
    (folder / "kind" / "v3.md").write_text(GOOD)

    with pytest.raises(PromptFault, match="without a gap"):
        versions_of("kind", folder)


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ("variables: note", "variables: note, goal", "names \\['goal'\\] without use"),
        ("{{note}}", "{{note}} {{goal}}", "uses \\['goal'\\] without naming"),
        ("{{note}}", "{{note}} {{Goal}}", "braces"),
        ("variables: note", "variables: note note", "twice"),
        ("role: writer", "role: oracle", "the role 'oracle'"),
        ("changed: The first.\n", "", "changed"),
        ("reply: text", "answer: text", "answer"),
    ],
)
def test_a_slip_in_a_prompt_is_named(folder, was, becomes, says):
    path = folder / "kind" / "v1.md"
    path.write_text(GOOD.replace(was, becomes))

    with pytest.raises(PromptFault, match=says):
        read(path)


def test_values_must_be_those_that_the_prompt_names(folder):
    kind = prompt("kind", folder)

    assert kind.fill({"note": "{{note}} {{x}}"}) == "Say this kindly: {{note}} {{x}}"
    with pytest.raises(PromptFault, match="lacks \\['note'\\]"):
        kind.fill({})
    with pytest.raises(PromptFault, match="given \\['more'\\] too many"):
        kind.fill({"note": "", "more": ""})


def test_prompts_travel_in_the_wheel(root):
    packages = (root / "pyproject.toml").read_text(encoding="utf-8")

    assert root / "prompts" == HERE
    assert re.search(r'(?m)^packages = \[.*"prompts".*\]$', packages)
