"""The strings of the copy to take away and of the offline app, in English."""

from __future__ import annotations

from typing import Any

OFFLINE: dict[str, Any] = {
    "take_away_lead": "The whole handout opens without a connection: search, questions and progress too.",
    "archive_title": "As one file",
    "archive_text": "For a computer or a USB stick. Extract the archive, then open index.html with a double click.",
    "archive_link": "Download the handout (zip)",
    "device_title": "In this browser",
    "device_text": "The browser can keep a copy of the handout, which you remove when you like. Its menu also offers to install it as an app.",
    "keep_here": "Keep this handout on this device",
    "drop_here": "Remove the offline copy",
    "keeping": "Copying: leave this page open.",
    "kept_here": "Kept on this device: edition {edition}.",
    "not_kept": "The copy could not be made whole, and nothing was kept. Try again in a few minutes, on a good connection.",
    "dropped": "The copy has been removed from this device. Your answers stay.",
    "edition_ready": "A new edition of the handout is ready. The answers you checked are kept.",
    "take_edition": "Move to the new edition",
    "later": "Later",
    "readme_name": "READ-ME.txt",
    "readme": "{course}, edition {edition}, revised on {date}"
    "|To open the handout: if you are still inside the archive, extract all of it first. Then, in this folder, open index.html with a double click."
    "|No connection is needed, and nothing is sent. Search, questions and progress work as they are."
    "|Your progress is kept by the browser, on this device, apart from that of the same handout online. The page \"My results\" takes it from one to the other."
    "|This handout is independent: none of the services or bodies that it describes has published, read or approved it.",
}
