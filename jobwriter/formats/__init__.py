"""Output formats: one file each, ``render(report, style) -> str``. A format prints, it never computes."""
