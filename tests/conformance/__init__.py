"""How every DICOM file of pydicom-data and pydicom reads here, and against pydicom itself."""
