"""Rule functions: one file per category, one small function per rule, named after its id.

A function reads facts and the document, never the text for a fact, and yields matches in plain offsets.
"""
