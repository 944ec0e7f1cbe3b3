"""The brief: one YAML file that holds the facts of a job, from which ads are generated."""

from jobwriter.brief.fields import UNDECIDED
from jobwriter.brief.house import House
from jobwriter.brief.reading import Brief, BriefError, read

__all__ = ["UNDECIDED", "Brief", "BriefError", "House", "read"]
