"""The licence texts that the bundle owes, told without freezing it."""

from __future__ import annotations

from pathlib import Path

import pytest
from licence_texts import FOLDER, NOTICE, SYSTEM_FOLDERS, add_licence_texts

LESSER = "  GNU LESSER GENERAL PUBLIC LICENSE\n   Version 3, 29 June 2007\n"
GENERAL = "  GNU GENERAL PUBLIC LICENSE\n   Version 3, 29 June 2007\n"


def test_texts_that_the_system_has_go_into_the_bundle(tmp_path: Path) -> None:
    system = tmp_path / "system"
    system.mkdir()
    (system / "LGPL-3").write_text(LESSER)
    (system / "GPL-3.0-only.txt").write_text(GENERAL)
    assert add_licence_texts(tmp_path / "bundle", [system]) == []
    assert (tmp_path / "bundle" / FOLDER / "LGPL-3.0.txt").read_text() == LESSER
    assert (tmp_path / "bundle" / FOLDER / "GPL-3.0.txt").read_text() == GENERAL
    notice = (tmp_path / "bundle" / NOTICE).read_text(encoding="utf-8")
    assert "licences/LGPL-3.0.txt" in notice
    assert "no copy" not in notice


def test_a_text_that_is_not_there_is_named_in_the_notice(tmp_path: Path) -> None:
    (tmp_path / "GPL-3").write_text(GENERAL)
    # A file of the right name that is another version is no text of this licence.
    (tmp_path / "LGPL-3").write_text("GNU LESSER GENERAL PUBLIC LICENSE\nVersion 2.1\n")
    assert add_licence_texts(tmp_path / "bundle", [tmp_path]) == ["LGPL-3.0"]
    assert not (tmp_path / "bundle" / FOLDER / "LGPL-3.0.txt").exists()
    notice = (tmp_path / "bundle" / NOTICE).read_text(encoding="utf-8")
    assert "LGPL-3.0: no copy" in notice
    assert "https://www.gnu.org/licenses/lgpl-3.0.txt" in notice


@pytest.mark.skipif(not SYSTEM_FOLDERS[0].exists(), reason="only Debian keeps its licences there")
def test_debian_has_both(tmp_path: Path) -> None:
    assert add_licence_texts(tmp_path) == []
    assert "GENERAL PUBLIC LICENSE" in (tmp_path / FOLDER / "GPL-3.0.txt").read_text()
