"""The strings of the copy to take away and of the offline app, in English."""

from __future__ import annotations

from typing import Any

OFFLINE: dict[str, Any] = {}
