"""The names of the strings of the copy to take away and of the offline app."""

from __future__ import annotations

from generator.language.texts import texts


@texts
class OfflineStrings:
    """One field a string; the texts are in `fr_offline` and `en_offline`."""

    take_away_lead: str
    archive_title: str
    archive_text: str
    archive_link: str
    device_title: str
    device_text: str
    keep_here: str
    drop_here: str
    keeping: str
    """With {edition}, as the next one."""
    kept_here: str
    not_kept: str
    dropped: str
    edition_ready: str
    take_edition: str
    later: str
    readme_name: str
    readme: str
    """Paragraphs parted by `|`, with {course}, {edition} and {date}."""
