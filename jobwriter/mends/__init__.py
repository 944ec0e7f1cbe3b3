"""Rewrites that rules offer: one file for each way to put it better. Offsets are plain offsets of the document."""
