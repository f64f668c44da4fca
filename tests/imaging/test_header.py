"""Header facts: what a DICOM header says, each of it possibly missing or wrong."""

from __future__ import annotations

from pydicom.dataset import Dataset

from desktop.imaging.header import header_facts


def test_descriptions_are_read_in_upper_case() -> None:
    dataset = Dataset()
    assert header_facts(dataset).study_description == ""
    dataset.StudyDescription = " Thorax ap im Liegen "
    dataset.SeriesDescription = "W Chest LAT"
    dataset.ProtocolName = "Chest"
    facts = header_facts(dataset)
    assert facts.study_description == "THORAX AP IM LIEGEN"
    assert (facts.series_description, facts.protocol) == ("W CHEST LAT", "CHEST")
