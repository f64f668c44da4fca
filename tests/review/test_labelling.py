from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from desktop.review.label_table import LabelTableError, labels_from_table, read_label_table
from desktop.review.labelling import (
    labels_from_consensus,
    labels_from_folders,
    labels_from_verdicts,
)
from desktop.review.measurement import measure
from desktop.review.verdicts import Decision, FilmKey, Verdict
from tests.review.labelled import ROOT, finding, sha

NOON = datetime.datetime(2026, 3, 1, 12, tzinfo=datetime.UTC)


def verdict(path: str, decision: Decision | None, reader: str = "ann", **more: object) -> Verdict:
    fields = {"at": NOON, "blind": True} | more
    return Verdict(sha(f"{path} 1"), 1, decision, reader, **fields)  # type: ignore[arg-type]


def test_folders_label_in_any_case_and_the_nearest_rules() -> None:
    films = [finding("normal/a.png"), finding("NORMAL/Pneumonia/b.png"), finding("other/c.png")]
    found = labels_from_folders(films, ROOT)
    assert [found.of(one) for one in films] == [False, True, None]
    assert found.conflicts == ()


def test_a_film_under_both_labels_is_left_out_and_named() -> None:
    films = [
        finding("NORMAL/a.png", content="same"),
        finding("PNEUMONIA/b.png", content="same"),
        finding("PNEUMONIA/c.png"),
    ]
    found = labels_from_folders(films, ROOT)
    assert [found.of(one) for one in films] == [None, None, True]
    assert [one.film for one in found.conflicts] == ["a.png", "b.png"]
    assert found.conflicts[0].problem == "the same film as b.png, which has the other label"


def test_the_latest_verdict_of_a_reader_counts() -> None:
    film = finding("a.png")
    later = NOON + datetime.timedelta(minutes=1)
    given = [
        verdict("a.png", Decision.NORMAL, at=later),
        verdict("a.png", Decision.PNEUMONIA),
    ]
    assert labels_from_verdicts([film], given).of(film) is False
    taken_back = [*given, verdict("a.png", None, at=later + datetime.timedelta(minutes=1))]
    assert labels_from_verdicts([film], taken_back).of(film) is None


def test_readers_who_differ_are_named_and_their_film_left_out() -> None:
    film = finding("a.png")
    given = [
        verdict("a.png", Decision.NORMAL, "ann"),
        verdict("a.png", Decision.PNEUMONIA, "bob"),
    ]
    found = labels_from_verdicts([film], given)
    assert found.of(film) is None
    assert found.conflicts[0].problem == "the readers differ (ann: normal, bob: pneumonia)"


def test_unsure_and_not_readable_are_left_out_and_counted() -> None:
    films = [finding("a.png"), finding("b.png"), finding("c.png"), finding("d.png")]
    given = [
        verdict("a.png", Decision.UNSURE),
        verdict("b.png", Decision.NOT_READABLE),
        verdict("c.png", Decision.PNEUMONIA, "ann"),
        verdict("c.png", Decision.UNSURE, "bob"),
    ]
    found = labels_from_verdicts(films, given)
    assert found.left_out == {"unsure": 1, "not readable": 1}
    assert [found.of(one) for one in films] == [None, None, True, None]
    assert found.notes == ()


def test_verdicts_given_with_the_scores_in_view_are_told() -> None:
    film = finding("a.png")
    found = labels_from_verdicts([film], [verdict("a.png", Decision.NORMAL, blind=False)])
    assert found.notes[0].startswith("1 of 1 verdicts were given with the scores in view")


def test_a_consensus_labels_by_content() -> None:
    films = [finding("a.png"), finding("b.png"), finding("c.png")]
    consensus = {
        FilmKey(films[0].ref.sha256): Decision.PNEUMONIA,
        FilmKey(films[1].ref.sha256): Decision.NOT_READABLE,
    }
    found = labels_from_consensus(films, consensus)
    assert [found.of(one) for one in films] == [True, None, None]
    assert found.left_out == {"not readable": 1}


def write(folder: Path, text: str) -> Path:
    path = folder / "labels.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_table_names_films_by_path_name_or_content(tmp_path: Path) -> None:
    films = [
        finding("one/a.png"),
        finding("two/a.png"),
        finding("b.png"),
        finding("c.png"),
        finding("c.png", frame=2, content="c.png 1"),
    ]
    text = f"Path;Label\none\\a.png;pneumonia\n{ROOT}/two/a.png;0\nB.PNG;Normal\n"
    table = read_label_table(write(tmp_path, text + f"{sha('c.png 1')};1\n"))
    found = labels_from_table(films, table, ROOT)
    assert [found.of(one) for one in films] == [True, False, False, True, True]
    assert found.conflicts == ()


def test_what_a_table_leaves_open_is_counted_or_named(tmp_path: Path) -> None:
    films = [finding("one/a.png"), finding("two/a.png"), finding("b.png"), finding("c.png")]
    text = "file,label\na.png,normal\nb.png,normal\nb.png,pneumonia\nc.png,unsure\nz.png,1\n\n"
    found = labels_from_table(films, read_label_table(write(tmp_path, text)), ROOT)
    assert [found.of(one) for one in films] == [None] * 4
    assert {one.film: one.problem for one in found.conflicts} == {
        "a.png": "line 2 may mean 2 films of this name: give their paths",
        "b.png": "line 4 says pneumonia and line 3 says normal",
    }
    assert found.left_out == {"lines without a label": 1, "lines that name no film here": 1}


@pytest.mark.parametrize(
    ("text", "problem", "remedy"),
    [
        ("", "empty", "heading line"),
        ("film\na.png\n", "line 1: no column is headed as the label", "label, class"),
        ("label\n1\n", "line 1: no column is headed as the film", "sha256, path"),
        ("file,label\na.png,sick\n", "line 2: the label 'sick' is not known", "'pneumonia'"),
        ("file,label\n,1\n", "line 2: it names no film", "for every film"),
        ("file,x,label\na.png\n", "line 2: it has 1 of the 3 columns", "for every film"),
        ("file,label\n" + "a,sick\n" * 9, "and 4 more", "'pneumonia'"),
    ],
)
def test_a_table_that_means_nothing_is_refused_with_its_lines(
    tmp_path: Path, text: str, problem: str, remedy: str
) -> None:
    with pytest.raises(LabelTableError) as caught:
        read_label_table(write(tmp_path, text))
    assert problem in caught.value.problem
    assert remedy in caught.value.remedy
    assert caught.value.subject.endswith("labels.csv")


def test_a_table_may_name_patients_and_intervals_then_draw_them(tmp_path: Path) -> None:
    films = [finding(name, 0.4 + 0.01 * place, 0.5) for place, name in enumerate("abcdefgh")]
    lines = "".join(f"{name},{place % 2},p{place // 2}\n" for place, name in enumerate("abcdefgh"))
    for text, known in (
        ("file,label,Patient ID\n" + lines, True),
        ("file,label,x\n" + lines, False),
    ):
        table = read_label_table(write(tmp_path, text))
        measured = measure(films, ROOT, labelling=labels_from_table(films, table, ROOT))
        assert measured.films.patients_repeat is known
    # A film without a patient: then it is not known which films belong together.
    text = "file,label,patient\n" + lines.replace(",p3", ",", 1)
    films_of = labels_from_table(films, read_label_table(write(tmp_path, text)), ROOT)
    assert measure(films, ROOT, labelling=films_of).films.groups is None


def test_a_table_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LabelTableError, match="cannot be read"):
        read_label_table(tmp_path / "none.csv")
    path = tmp_path / "latin.csv"
    path.write_bytes("file,label\nä.png,1\n".encode("latin-1"))
    with pytest.raises(LabelTableError, match="UTF-8"):
        read_label_table(path)


def test_a_table_of_a_spreadsheet_program_is_read(tmp_path: Path) -> None:
    film = finding("a b.png")
    path = tmp_path / "labels.csv"
    path.write_text('File name\tDiagnosis\r\n"a b.png"\tPNEUMONIA\r\n', encoding="utf-8-sig")
    assert labels_from_table([film], read_label_table(path), ROOT).of(film) is True
