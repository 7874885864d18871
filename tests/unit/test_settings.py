"""Settings: where they come from, and what a slip is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from companion.errors import SettingInvalid, SettingUnknown
from companion.settings import Settings, default_cache_dir, read_settings


def test_a_setting_is_read_from_the_environment(monkeypatch, tmp_path):
    monkeypatch.setenv("COMPANION_CACHE_DIR", str(tmp_path))
    monkeypatch.setenv("COMPANION_THREADS", "3")

    settings = read_settings()

    assert settings.cache_dir == tmp_path
    assert settings.threads == 3


def test_a_misspelt_setting_is_refused_and_the_right_names_are_given(monkeypatch):
    monkeypatch.setenv("COMPANION_TREADS", "3")

    with pytest.raises(SettingUnknown, match=r"COMPANION_TREADS.*COMPANION_THREADS"):
        read_settings()


@pytest.mark.parametrize("value", ["many", "0", "-1", ""])
def test_a_value_that_cannot_be_used_is_named_with_its_setting(monkeypatch, value):
    monkeypatch.setenv("COMPANION_THREADS", value)

    with pytest.raises(SettingInvalid, match="COMPANION_THREADS"):
        read_settings()


def test_settings_cannot_be_changed_after_they_are_built():
    settings = Settings()

    with pytest.raises(ValueError, match="frozen"):
        settings.threads = 5


@pytest.mark.parametrize(
    ("platform", "environment", "expected"),
    [
        ("linux", {}, "/home/ada/.cache/companion"),
        ("linux", {"XDG_CACHE_HOME": "/big/cache"}, "/big/cache/companion"),
        ("linux", {"XDG_CACHE_HOME": "not/absolute"}, "/home/ada/.cache/companion"),
        ("darwin", {"XDG_CACHE_HOME": "/big/cache"}, "/home/ada/Library/Caches/companion"),
        ("win32", {"LOCALAPPDATA": "/home/ada/local"}, "/home/ada/local/companion/cache"),
    ],
)
def test_the_cache_lies_where_the_platform_keeps_caches(platform, environment, expected):
    assert default_cache_dir(platform, environment, Path("/home/ada")) == Path(expected)
