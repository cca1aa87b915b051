"""Where the file and the settings live on this system. Nothing is made or read at import."""

from __future__ import annotations

import os
from pathlib import Path

PROGRAM = "massage-tracker"
FILE_ENVIRONMENT_NAME = "TRACKER_DB"


def data_file(chosen: str | None = None) -> Path:
    """The SQLite file: ``chosen`` (``--db``), else ``$TRACKER_DB``, else the XDG data folder."""
    named = chosen or os.environ.get(FILE_ENVIRONMENT_NAME, "")
    if named:
        return Path(named).expanduser().absolute()
    import platformdirs

    return Path(platformdirs.user_data_dir(PROGRAM, appauthor=False)) / "tracker.sqlite3"


def settings_folder() -> Path:
    """The folder of ``settings.toml`` and of the name this machine writes under."""
    import platformdirs

    return Path(platformdirs.user_config_dir(PROGRAM, appauthor=False))
