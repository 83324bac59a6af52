"""The one exception that `dev.py` turns into a sentence and an exit code."""

from __future__ import annotations


class ToolingError(Exception):
    """Something a person must know or do; the text is one or two clear sentences."""

    def __init__(self, sentence: str, exit_code: int = 1) -> None:
        super().__init__(sentence)
        self.exit_code = exit_code
