"""Settings are kept, shown from their own records, and may be fixed by a machine's policy."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import PolicyError
from desktop.settings import Settings, SettingsStore, load_policy, shown_settings


def test_settings_are_kept(tmp_path: Path) -> None:
    SettingsStore(tmp_path / "settings.json").update(theme="light", keys={"invert": ("Q",)})
    again = SettingsStore(tmp_path / "settings.json").current
    assert again.theme == "light"
    assert again.keys == {"invert": ("Q",)}


def test_a_shown_setting_says_what_it_is() -> None:
    for name, shown in shown_settings().items():
        assert shown.title, name
        default = Settings.model_fields[name].default
        if shown.choices and not shown.source:
            assert default in [value for value, _words in shown.choices]


def test_the_policy_fixes_a_setting_and_keeps_the_users_own(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    SettingsStore(path).update(theme="dark")
    fixed = SettingsStore(path, {"theme": "light"})
    assert fixed.fixed == {"theme"}
    assert fixed.update(theme="dark", text_size=120).theme == "light"
    assert fixed.current.text_size == 120
    assert SettingsStore(path).current.theme == "dark"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"settings": {"theme": "pink"}}', "theme"),
        ('{"settings": {"recent_folders": []}}', "no setting that can be fixed"),
    ],
)
def test_a_policy_with_a_wrong_setting_is_refused(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "policy.json"
    path.write_text(text)
    with pytest.raises(PolicyError, match=told):
        load_policy(path)


def test_a_policy_may_fix_settings(tmp_path: Path) -> None:
    path = tmp_path / "policy.json"
    path.write_text('{"settings": {"theme": "light", "show_saliency": false}}')
    assert load_policy(path).settings == {"theme": "light", "show_saliency": False}


def test_one_value_that_cannot_be_leaves_the_others_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"text_size": 17500, "reader": "Dr Lin", "unknown": 3}')
    found = SettingsStore(path).current
    assert found.reader == "Dr Lin"
    assert found.text_size == Settings().text_size


@pytest.mark.parametrize("text", ["", "[1, 2]", "{broken", '"x"'])
def test_a_file_that_says_nothing_gives_the_defaults(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text)
    assert SettingsStore(path).current == Settings()
