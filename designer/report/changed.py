"""The mark of settings that are not what they would be by default."""

from __future__ import annotations

from designer.foundation.units import NBSP

CHANGED = f"◆{NBSP}"
"""Before a value that is not what an unset field counts as."""
