"""schema.org JobPosting, the markup from which search engines list jobs: written from a brief, judged offline.

:mod:`jobwriter.jobposting.validate` judges a posting as Google reads it, :mod:`jobwriter.jobposting.extract` finds
postings in a file, and :mod:`jobwriter.jobposting.write` makes one from a brief.
"""
