"""Privacy and the file: where everything is, who can read it, how to be rid of it."""

from __future__ import annotations

from tracker.domain.learn_text import Page, Point, Section

PAGE = Page(
    id="privacy",
    title="Privacy and your file",
    about="where it all is, who can read it",
    sections=(
        Section(
            "What this tool is",
            (
                "It is a private diary for people with lasting muscle or joint pain. "
                "It is not a medical device. It does not diagnose or treat. "
                "It cannot take the place of a health professional.",
            ),
        ),
        Section(
            "One file, on this machine",
            (
                "Everything you write is in one file. `tracker path` says where. "
                "There is no account, and nothing is sent anywhere.",
                "Only your own user account can read the file. It is not encrypted. "
                "Someone who can use your account, or who holds your disk, can read it. "
                "The disk encryption of your system protects against that.",
            ),
        ),
        Section(
            "Other eyes",
            (
                Point("Key 0 empties the screen at once. Any key brings it back."),
                Point("A note marked private stays out of exports, unless you ask for it."),
                Point("Shells remember what was typed. `tracker c` asks instead."),
                Point("A copy in a synchronised folder can be read by whoever runs it."),
            ),
        ),
        Section(
            "Nothing is lost",
            (
                "What you type is kept as you type. Key u takes back the last change. "
                "A backup is made once a day.",
                "A deleted record can be brought back. `tracker delete-all` removes the file and "
                "its backups for good.",
            ),
        ),
        Section(
            "What you hand on",
            (
                "`tracker export` writes out your records. Look at it before you give it away. "
                "No name is in it unless you wrote one.",
            ),
        ),
        Section(
            "Less is fine",
            (
                "Writing down pain day after day is not good for everyone. Skip any day. "
                "Rate once a week only, or pause. Nothing counts against you.",
            ),
        ),
    ),
    sources=(
        "The page docs/privacy.md of this project says all of it at length.",
        "Ferrari 2015, Rheumatol Int 35:55–59 (daily pain ratings after a sprain).",
    ),
)
