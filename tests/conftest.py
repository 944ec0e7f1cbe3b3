"""Tests keep their caches to themselves."""

import os
import tempfile

os.environ["JOBWRITER_CACHE"] = tempfile.mkdtemp(prefix="jobwriter-tests-")
