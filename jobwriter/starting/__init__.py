"""What ``jobwriter init`` puts into a repository: texts from ``templates/init``, and hooks joined to those there."""

from jobwriter.starting.plans import HOOKS, Plan, Unreadable, configured, git, plans, system_of
from jobwriter.starting.snippets import Answers

__all__ = ["HOOKS", "Answers", "Plan", "Unreadable", "configured", "git", "plans", "system_of"]
