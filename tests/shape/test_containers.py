"""The container file and the compose file, which cannot be run here, say what the service needs."""

from __future__ import annotations

import re
import tomllib

import pytest
import yaml

OURS = ("migrate", "serve", "work")


@pytest.fixture
def composed(root):
    return yaml.safe_load((root / "compose.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def container(root):
    return (root / "Containerfile").read_text(encoding="utf-8")


def test_each_part_of_the_service_is_run_by_the_command_of_its_name(composed):
    services = composed["services"]

    assert sorted(services) == ["database", *OURS]
    for name in OURS:
        assert services[name]["command"] == [name]
        assert services[name]["entrypoint"][-1].endswith('exec companion "$$0"')


def test_the_database_is_migrated_before_anything_serves_or_works(composed):
    for name in ("serve", "work"):
        waits_for = composed["services"][name]["depends_on"]
        assert waits_for == {"migrate": {"condition": "service_completed_successfully"}}


def test_all_parts_share_one_kept_folder_for_the_secrets_of_private_words(composed, container):
    folder = re.search(r"COMPANION_DATA_DIR=(\S+)", container)

    assert folder is not None
    assert {tuple(composed["services"][name]["volumes"]) for name in OURS} == {(f"data:{folder[1]}",)}
    assert "data" in composed["volumes"]
    # A volume takes over the owner of the folder in the image, and the service is no root.
    owner = re.search(r"install -d -o (\d+) -m 700 " + re.escape(folder[1]), container)
    assert owner is not None
    assert f"USER {owner[1]}" in container


def test_the_image_is_built_of_every_package_that_is_installed(root, container):
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))
    packages = project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]

    assert set(re.findall(r"(?m)^COPY (\w+) \1$", container)) == set(packages)
