"""No key ever does two things, whatever the reader chooses."""

from __future__ import annotations

import pytest

from desktop.ui.key_table import changes, in_force, owner_of, portable

DEFAULTS = {"invert": ("I",), "fit": ("=",), "help": ("F1", "?"), "about": ()}


def test_without_changes_the_defaults_hold() -> None:
    assert in_force(DEFAULTS, {}) == DEFAULTS


def test_a_chosen_key_is_taken_from_whichever_has_it_by_default() -> None:
    keys = in_force(DEFAULTS, {"about": ("F1",)})
    assert keys["about"] == ("F1",)
    assert keys["help"] == ("?",)


def test_a_key_chosen_twice_stays_with_the_first() -> None:
    keys = in_force(DEFAULTS, {"fit": ("Q",), "invert": ("Q", "W")})
    assert keys["invert"] == ("Q", "W")
    assert keys["fit"] == ()


@pytest.mark.parametrize("key", ["ctrl+o", "Ctrl+O", "CTRL+o"])
def test_keys_are_compared_in_one_spelling(key: str) -> None:
    assert portable(key) == "Ctrl+O"
    assert owner_of(key, in_force({"open": ("Ctrl+O",)}, {})) == "open"


def test_what_is_no_key_or_no_action_is_passed_over() -> None:
    keys = in_force(DEFAULTS, {"gone": ("G",), "fit": ("no such key at all", "G")})
    assert keys["fit"] == ("G",)
    assert "gone" not in keys


def test_only_changes_are_kept() -> None:
    chosen = {"about": ("F1",), "fit": ()}
    keys = in_force(DEFAULTS, chosen)
    kept = changes(DEFAULTS, keys)
    assert kept == {"about": ("F1",), "fit": (), "help": ("?",)}
    assert in_force(DEFAULTS, kept) == keys
