from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import NothingToDoError
from trainer.dataset import Film
from trainer.provenance import KERMANY, TEMPLATE, about_films


def films(*names: str) -> list[Film]:
    return [Film(Path(name), False, name, "0" * 64) for name in names]


def test_the_public_films_are_known_by_their_names() -> None:
    known = films("IM-0115-0001.jpeg", "NORMAL2-IM-0115-0001.jpeg", "person1_virus_5.jpeg")
    assert about_films(known, None) is KERMANY


def test_other_films_must_be_described() -> None:
    with pytest.raises(NothingToDoError, match="--about") as caught:
        about_films(films("a.dcm", "b.dcm", "person1_virus_5.jpeg"), None)
    assert TEMPLATE in str(caught.value)


def test_a_description_is_read(tmp_path: Path) -> None:
    path = tmp_path / "about.toml"
    path.write_text(TEMPLATE, encoding="utf-8")
    found = about_films(films("a.dcm"), path)
    assert found.population.max_age_years == 12
    assert found.second_split == "films of 2026, another detector"


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('licence = "internal use only"', "", "licence"),
        ("min_age_years = 1", 'min_age_years = "one"', "population.min_age_years"),
        ('notes = ""', "notes = ", "about.toml"),
        ('notes = ""', 'colour = "grey"', "colour"),
    ],
)
def test_a_faulty_description_is_refused_by_name(
    tmp_path: Path, old: str, new: str, named: str
) -> None:
    path = tmp_path / "about.toml"
    path.write_text(TEMPLATE.replace(old, new), encoding="utf-8")
    with pytest.raises(NothingToDoError, match=named):
        about_films(films("a.dcm"), path)
