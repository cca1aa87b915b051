"""What a person prefers on this machine: one small TOML file, apart from what they record.

The file may be edited by hand: comments and unknown keys are kept when the app writes to it.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from tracker.errors import InvalidValue, TrackerError

FILE_NAME = "settings.toml"
NODE_FILE_NAME = "node"

THEMES = ("dark", "light", "contrast-dark", "contrast-light", "ansi", "none")
GLYPHS = ("blocks", "braille", "ascii")


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings in force.

    ``theme``: one of ``THEMES``. ``day_start_hour``: local hour (0-12) at which a tracking
    day begins. ``plain``: pictures become their table and sentence. ``glyphs``: what
    charts are drawn with, one of ``GLYPHS``. ``backup_folder``: where dated backups go; ``""``
    is the folder ``backups`` beside the file.
    """

    theme: str = "dark"
    day_start_hour: int = 4
    plain: bool = False
    glyphs: Literal["blocks", "braille", "ascii"] = "blocks"
    backup_folder: str = ""


def read(folder: Path) -> Settings:
    """The settings kept in ``folder``; defaults where the file or a key is absent.

    Raises ``InvalidValue`` (naming the file, key, value and what is allowed).
    """
    file = folder / FILE_NAME
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise InvalidValue(str(file), "unreadable", f"a readable UTF-8 file ({error})") from error
    import tomllib

    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidValue(str(file), str(error), "valid TOML") from error
    theme = data.get("theme", "dark")
    if theme not in THEMES:
        raise InvalidValue(f"theme in {file}", theme, ", ".join(THEMES))
    hour = data.get("day_start_hour", 4)
    if isinstance(hour, bool) or not isinstance(hour, int) or not 0 <= hour <= 12:
        raise InvalidValue(f"day_start_hour in {file}", hour, "a whole hour from 0 to 12")
    plain = data.get("plain", False)
    if not isinstance(plain, bool):
        raise InvalidValue(f"plain in {file}", plain, "true or false")
    glyphs = data.get("glyphs", "blocks")
    if glyphs not in GLYPHS:
        raise InvalidValue(f"glyphs in {file}", glyphs, ", ".join(GLYPHS))
    backups = data.get("backup_folder", "")
    if not isinstance(backups, str) or (backups and not _is_full_path(backups)):
        raise InvalidValue(f"backup_folder in {file}", backups, "the full path of a folder")
    return Settings(
        theme=theme,
        day_start_hour=hour,
        plain=plain,
        glyphs=glyphs,
        backup_folder=backups,
    )


def _is_full_path(text: str) -> bool:
    """Whether ``text`` names the same folder from wherever the program is started."""
    try:
        return "\0" not in text and Path(text).expanduser().is_absolute()
    except RuntimeError:
        return False


def write(folder: Path, key: str, value: str | int | bool) -> None:
    """Set one ``key``, leaving the rest of the file as the person wrote it.

    Raises ``InvalidValue`` if what is there is no TOML, ``TrackerError`` if the folder or
    file cannot be written; then nothing changed.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    # A link, as people keep for their settings, stays one: what it names is written.
    file = (folder / FILE_NAME).resolve()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        text = file.read_text(encoding="utf-8") if file.exists() else ""
        document = tomlkit.parse(text)
        document[key] = value
        _replace(file, tomlkit.dumps(document))
    except OSError as error:
        raise TrackerError(f"The settings in {file} could not be written: {error}.") from error
    except (TOMLKitError, UnicodeDecodeError) as error:
        raise InvalidValue(str(file), str(error), "valid TOML") from error


def node(folder: Path) -> str:
    """The name this machine writes under: eight random characters, made once and kept here.

    It tells apart changes made on two machines when their files are merged. It is kept
    beside the settings and never in the data file, so that a copied file gets a name of
    its own. Where the folder cannot be written, a name is made for this run only.
    """
    file = folder / NODE_FILE_NAME
    if kept := _kept_node(file):
        return kept
    made = os.urandom(4).hex()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Two first starts at once: whoever links first wins, the other reads it.
        fresh = folder / f".{NODE_FILE_NAME}.{made}"
        fresh.write_text(made + "\n", encoding="ascii")
        try:
            os.link(fresh, file)
        except FileExistsError:
            if kept := _kept_node(file):
                return kept
            # What stands there is no name; without a new one every run would make its own.
            os.replace(fresh, file)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError:
        return made
    return made


def _kept_node(file: Path) -> str:
    try:
        kept = file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        return ""
    return kept[:16] if kept.isalnum() else ""


def _replace(file: Path, text: str) -> None:
    fresh = file.with_name(f".{file.name}.{os.urandom(4).hex()}")
    try:
        fresh.write_text(text, encoding="utf-8")
        os.replace(fresh, file)
    finally:
        fresh.unlink(missing_ok=True)
