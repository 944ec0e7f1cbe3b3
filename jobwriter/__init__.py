"""jobwriter: writes, lints and guards job ads.

``lint(text)`` is the one door: the command line, the hook and every other front end call it.
"""

__version__ = "0.1.0"
