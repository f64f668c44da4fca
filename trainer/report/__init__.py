"""What a model can do and cannot, on a page that a radiologist can read."""
