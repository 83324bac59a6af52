"""`{placeholders}` in the author's texts, which stay live: they always say what the design says."""

from __future__ import annotations

from designer.report.context import Context


def filled_in(context: Context, text: str) -> str:
    """The text with every known placeholder replaced; unknown ones stay as they were typed."""
    return text.replace("{cluster}", context.cluster_name)
