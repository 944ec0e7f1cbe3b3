"""Readers: one file per format, each from a source to drafts with true offsets."""
