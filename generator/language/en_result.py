"""The strings of « Mes résultats », and of keeping, moving and erasing the record, in English."""

from __future__ import annotations

from typing import Any

RESULT: dict[str, Any] = {}
