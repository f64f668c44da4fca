"""Build, measure and export the models that the desktop app reads with."""
