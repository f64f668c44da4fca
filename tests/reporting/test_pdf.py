"""Reports on paper, read back as text."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen

from desktop.reporting.cases import CAUTION, ReportedSession, provenance
from desktop.reporting.explaining import explain_with
from desktop.reporting.pdf import fonts
from desktop.reporting.pdf.case_report import export_case_pdf
from desktop.reporting.pdf.layout import BORROWED, NO_FONT
from desktop.reporting.pdf.session_report import export_session_pdf
from desktop.reporting.wording import wording_in
from desktop.review.triage import Team
from desktop.review.verdicts import Decision
from tests.factories import film
from tests.reporting.conftest import cases_of, decide, dicom_film

NOTE = "右下肺实变 <b>& rotated</b>"


@pytest.fixture
def session(team: Team, tmp_path: Path) -> ReportedSession:
    paths = [
        dicom_film(tmp_path / "Wang.dcm", 200),
        film(tmp_path / "dark.png", 60),
        tmp_path / "Zhang.jpg",
    ]
    paths[2].touch()
    cases = list(cases_of(paths, team, note=NOTE))
    bob = decide(cases[0].finding, Decision.NORMAL, "Боб Łukasz")
    cases[0] = replace(cases[0], verdicts=(*cases[0].verdicts, bob))
    return ReportedSession(
        tuple(cases), provenance(team), name="Ward Zhang", folders=(str(tmp_path),),
        passed_over=7, audit_head="ab" * 32,
    )  # fmt: skip


def text_of(path: Path) -> str:
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext (Debian's poppler-utils) is not installed")
    done = subprocess.run(
        [program, "-layout", str(path), "-"], capture_output=True, check=True, timeout=60
    )
    return " ".join(done.stdout.decode().split())


def test_a_case_report_tells_all_and_names_nobody(
    session: ReportedSession, team: Team, tmp_path: Path
) -> None:
    case, known = session.cases[0], session.provenance
    target = tmp_path / "case.pdf"
    steps = list(export_case_pdf(case, known, target, explain=explain_with(team.leading)))
    assert [step.done for step in steps] == [1, 2]
    text = text_of(target)
    for word in (CAUTION, "FLAGGED", "0.784", "balanced", "Ann", "pneumonia", NOTE, "2.0.0",
                 "painted films", known.software, case.finding.ref.sha256[:12]):  # fmt: skip
        assert word in text, word
    for secret in ("Wang", "4711", "ACC99", str(tmp_path)):
        assert secret not in text
        assert secret.encode() not in target.read_bytes()


def test_an_identified_case_report_names_the_patient(
    session: ReportedSession, tmp_path: Path
) -> None:
    target = tmp_path / "case.pdf"
    list(export_case_pdf(session.cases[0], session.provenance, target, with_identifiers=True))
    text = text_of(target)
    for word in ("Wang^Xiaoming=王^小明", "SECRET-4711", "20230102", "2026-11-24", "Wang.dcm"):
        assert word in text, word


def test_an_unreadable_case_is_reported_without_a_film(
    session: ReportedSession, tmp_path: Path
) -> None:
    list(export_case_pdf(session.cases[2], session.provenance, tmp_path / "case.pdf"))
    assert "The film is not shown: the file is empty" in text_of(tmp_path / "case.pdf")


def test_a_film_that_has_changed_is_not_shown_as_the_one_that_was_scored(
    session: ReportedSession, tmp_path: Path
) -> None:
    dicom_film(session.cases[0].finding.ref.path, 90)
    steps = list(export_case_pdf(session.cases[0], session.provenance, tmp_path / "case.pdf"))
    assert "has changed" in steps[0].trouble
    assert "The film is not shown" in text_of(tmp_path / "case.pdf")


def test_a_film_with_the_name_burnt_in_is_printed_only_if_asked_for(
    team: Team, tmp_path: Path
) -> None:
    (case,) = cases_of([dicom_film(tmp_path / "a.dcm", BurnedInAnnotation="YES")], team)
    for asked in (False, True):
        target = tmp_path / "case.pdf"
        list(export_case_pdf(case, provenance(team), target, with_identifiers=asked))
        assert ("The film is not shown" in text_of(target)) is not asked


def test_a_session_report_adds_up_and_lists_the_disagreements(
    session: ReportedSession, tmp_path: Path
) -> None:
    list(export_session_pdf(session, tmp_path / "session.pdf"))
    text = text_of(tmp_path / "session.pdf")
    for words in (
        CAUTION,
        "3 = 2 scored (1 flagged + 1 not flagged) + 0 out of scope + 1 unreadable",
        "7 passed over",
        "They agree on 1 of 2 films: 50.0%",
        "kappa 0.00",
        "1 read as pneumonia though not flagged",
        "Боб Łukasz: normal",
        "1 of 3 images without a verdict; none of them is flagged",
        "ab" * 32,
        "mean_grey 1.0.0",
        NOTE,
    ):
        assert words in text, words
    for secret in ("Zhang", "Wang", str(tmp_path)):
        assert secret not in text


def test_a_session_report_says_when_the_logs_were_tampered_with(
    session: ReportedSession, tmp_path: Path
) -> None:
    broken = replace(session, audit_faults=("row 3 was changed",))
    list(export_session_pdf(broken, tmp_path / "session.pdf"))
    assert "TAMPERED" in text_of(tmp_path / "session.pdf")
    assert "row 3 was changed" in text_of(tmp_path / "session.pdf")


def test_an_identified_session_report_names_files_and_folders(
    session: ReportedSession, tmp_path: Path
) -> None:
    list(export_session_pdf(session, tmp_path / "s.pdf", with_identifiers=True, with_notes=False))
    text = text_of(tmp_path / "s.pdf")
    assert "Ward Zhang" in text
    assert "实变" not in text


@pytest.mark.parametrize("when", [0, 1])
def test_a_cancelled_report_leaves_the_old_one(
    session: ReportedSession, tmp_path: Path, when: int
) -> None:
    target = tmp_path / "session.pdf"
    target.write_text("old")
    stop = threading.Event()
    exports = [
        export_session_pdf(session, target, cancelled=stop),
        export_case_pdf(session.cases[0], session.provenance, target, cancelled=stop),
    ]
    next(exports[when])
    stop.set()
    assert list(exports[when]) == []
    assert target.read_text() == "old"
    assert not list(tmp_path.glob(".*"))


def forget_fonts() -> None:
    for known in (fonts.found_here, fonts._glyphs):
        known.cache_clear()


@pytest.fixture
def no_system_font(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(fonts, "font_folders", list)
    forget_fonts()
    yield
    forget_fonts()


@pytest.mark.usefixtures("no_system_font")
def test_without_a_font_on_this_machine_chinese_is_left_to_the_viewer_and_that_is_told(
    session: ReportedSession, tmp_path: Path
) -> None:
    steps = list(export_session_pdf(session, tmp_path / "session.pdf"))
    assert steps[-1].trouble == BORROWED
    assert NOTE in text_of(tmp_path / "session.pdf")


def test_a_font_of_this_machine_is_put_into_the_report(
    session: ReportedSession, tmp_path: Path
) -> None:
    if len(fonts.wide_fonts()) < 2:
        pytest.skip("this machine has no font with Chinese characters")
    readers = [replace(v, reader="王") for v in session.cases[1].verdicts]
    chinese = replace(session.cases[1], verdicts=tuple(readers))
    steps = list(export_session_pdf(replace(session, cases=(chinese,)), tmp_path / "s.pdf"))
    assert steps[-1].trouble == ""
    assert NOTE in text_of(tmp_path / "s.pdf")


def test_text_is_never_markup_and_runs_keep_their_order() -> None:
    marked = fonts.marked_up("<b>a</b> 肺 & b\x00\nc")
    assert marked.startswith("&lt;b&gt;a&lt;/b&gt; <font")
    assert marked.endswith("<br/>c")
    assert "&amp; b" in marked


def test_a_long_session_is_reported_in_pages(session: ReportedSession, tmp_path: Path) -> None:
    many = tuple(replace(session.cases[1], number=n) for n in range(1, 401))
    list(export_session_pdf(replace(session, cases=many), tmp_path / "session.pdf"))
    assert "and 100 more: see the exported worklist" in text_of(tmp_path / "session.pdf")


@pytest.fixture
def cubic_font(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A machine whose only Chinese font has cubic outlines, as Noto's has: all signs alike."""
    signs = sorted(wording_in("zh_CN").signs | set(NOTE))
    outlines = {".notdef": T2CharStringPen(1000, None)}
    for sign in signs:
        pen = outlines[f"sign{ord(sign)}"] = T2CharStringPen(1000, None)
        pen.moveTo((100, 0))
        pen.curveTo((100, 500), (400, 800), (900, 800))
        pen.lineTo((900, 0))
        pen.closePath()
    made = FontBuilder(1000, isTTF=False)
    made.setupGlyphOrder(list(outlines))
    made.setupCharacterMap({ord(sign): f"sign{ord(sign)}" for sign in signs})
    drawn = {name: pen.getCharString() for name, pen in outlines.items()}
    made.setupCFF("Cubic", {}, drawn, {})
    made.setupHorizontalMetrics(dict.fromkeys(outlines, (1000, 0)))
    made.setupHorizontalHeader(ascent=880, descent=-120)
    made.setupNameTable({"familyName": "Cubic", "styleName": "Regular", "psName": "Cubic"})
    made.setupOS2(sTypoAscender=880, sTypoDescender=-120, sCapHeight=700, fsType=0)
    made.setupPost()
    folder = tmp_path / "fonts"
    folder.mkdir()
    made.save(folder / "NotoSansSC-Regular.otf")
    monkeypatch.setattr(fonts, "font_folders", lambda: [folder])
    forget_fonts()
    yield
    forget_fonts()


@pytest.mark.usefixtures("cubic_font")
def test_a_font_with_cubic_outlines_is_put_into_the_report_too(
    session: ReportedSession, tmp_path: Path
) -> None:
    steps = list(export_session_pdf(session, tmp_path / "session.pdf"))
    assert steps[-1].trouble == BORROWED  # for a reader's name: this font has no Cyrillic
    assert b"Cubic" in (tmp_path / "session.pdf").read_bytes()
    assert NOTE in text_of(tmp_path / "session.pdf")


@pytest.mark.usefixtures("cubic_font")
def test_reports_speak_chinese_and_none_of_their_own_words_stays_english(
    session: ReportedSession, team: Team, tmp_path: Path
) -> None:
    words, target = wording_in("zh_CN"), tmp_path / "report.pdf"
    list(export_session_pdf(replace(session, policy=""), target, words=words))
    text = text_of(target)
    for word in ("会话报告", "已标记", "无法读取", "文件为空", "第 1 页", "Cohen κ"):
        assert word in text, word
    list(export_case_pdf(session.cases[0], session.provenance, target, words=words,
                         explain=explain_with(team.leading)))  # fmt: skip
    text += text_of(target)
    for word in ("病例报告", "已标记，请优先阅片", "达到或高于阈值", "3 岁", "医师的判读"):
        assert word in text, word
    for english in ("flagged", "report", "Film", "Reader", "Threshold", "of the", "written"):
        assert english not in text, english


@pytest.mark.usefixtures("no_system_font")
def test_without_a_font_for_chinese_a_report_is_written_in_english_and_that_is_told(
    session: ReportedSession, tmp_path: Path
) -> None:
    words = wording_in("zh_CN")
    for write in (
        lambda target: export_session_pdf(session, target, words=words),
        lambda target: export_case_pdf(session.cases[1], session.provenance, target, words=words),
    ):
        steps = list(write(tmp_path / "report.pdf"))
        assert NO_FONT in [step.trouble for step in steps]
        assert "Software and models" in text_of(tmp_path / "report.pdf")
