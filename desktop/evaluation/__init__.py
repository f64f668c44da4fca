"""Metrics with confidence intervals, paired comparisons, agreement."""
