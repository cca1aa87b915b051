"""How the file came to have its tables, step by step. A step is never edited once released.

Every table is STRICT and says in CHECKs what a row may hold. Foreign keys are deferred to
the end of the transaction, so that a change may write its rows in any order.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

from tracker.store.header import APPLICATION_ID

migrations = Migrations("tracker")

_DAY = "GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'"
_STAMP = "changed_at INTEGER NOT NULL, changed_by TEXT NOT NULL"
_MOMENT = "at_utc TEXT NOT NULL, offset_min INTEGER NOT NULL CHECK (abs(offset_min) < 1440)"
_MEMORY = "from_memory TEXT CHECK (from_memory IN ('recent', 'old'))"
_SIDE = "side TEXT CHECK (side IN ('left', 'right', 'both', 'middle'))"


def _parent(table: str, key: str = "id") -> str:
    return f"REFERENCES {table}({key}) DEFERRABLE INITIALLY DEFERRED"


@migrations()
def m001_everything_a_person_records(db: Database) -> None:
    """All tables, the journal, drafts, and views for any SQLite tool."""
    for statement in _M001:
        db.execute(statement)
    db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    db.execute("PRAGMA user_version = 1")


_M001 = (
    f"""CREATE TABLE course (
        id TEXT PRIMARY KEY, site TEXT NOT NULL, {_SIDE},
        weeks INTEGER NOT NULL CHECK (weeks BETWEEN 1 AND 26),
        per_week REAL NOT NULL CHECK (per_week BETWEEN 0.5 AND 5),
        minutes INTEGER NOT NULL CHECK (minutes BETWEEN 10 AND 180),
        start TEXT NOT NULL CHECK (start {_DAY}),
        baseline_spell TEXT CHECK (baseline_spell IN ('usual', 'better', 'worse')),
        talked_on TEXT CHECK (talked_on {_DAY}),
        cost_cents INTEGER CHECK (cost_cents >= 0), currency TEXT,
        ended_on TEXT CHECK (ended_on {_DAY}),
        decision TEXT CHECK (decision IN ('stop', 'space_out', 'go_on', 'change', 'ask')),
        decision_why TEXT, {_STAMP}) STRICT""",
    f"""CREATE TABLE course_pause (
        id TEXT PRIMARY KEY, course_id TEXT NOT NULL {_parent("course")},
        from_day TEXT NOT NULL CHECK (from_day {_DAY}), to_day TEXT CHECK (to_day {_DAY}),
        {_STAMP}) STRICT""",
    f"""CREATE TABLE planned (
        id TEXT PRIMARY KEY, course_id TEXT NOT NULL {_parent("course")},
        seq INTEGER NOT NULL CHECK (seq >= 0), day TEXT NOT NULL CHECK (day {_DAY}),
        moved_from TEXT CHECK (moved_from {_DAY}),
        state TEXT NOT NULL CHECK (state IN ('planned', 'excused', 'cancelled')),
        reason TEXT, {_STAMP}) STRICT""",
    f"""CREATE TABLE entry (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('checkin', 'session', 'weekly', 'test', 'event',
            'question', 'quiz', 'safety')),
        day TEXT NOT NULL CHECK (day {_DAY}), {_MOMENT},
        course_id TEXT {_parent("course")},
        note TEXT, private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1)),
        {_MEMORY}, {_STAMP}) STRICT""",
    "CREATE INDEX entry_by_day ON entry (day, kind)",
    "CREATE INDEX entry_by_kind ON entry (kind, day)",
    f"""CREATE TABLE activity (
        id TEXT PRIMARY KEY, name TEXT NOT NULL,
        from_day TEXT NOT NULL CHECK (from_day {_DAY}), to_day TEXT CHECK (to_day {_DAY}),
        {_STAMP}) STRICT""",
    f"""CREATE TABLE rating (
        id TEXT PRIMARY KEY, entry_id TEXT NOT NULL {_parent("entry")},
        measure TEXT NOT NULL, item TEXT, activity_id TEXT {_parent("activity")},
        value REAL NOT NULL, site TEXT, {_SIDE},
        phase TEXT CHECK (phase IN ('before', 'after', 'next_day')),
        day TEXT NOT NULL CHECK (day {_DAY}), {_MOMENT}, {_MEMORY}, {_STAMP}) STRICT""",
    "CREATE INDEX rating_by_entry ON rating (entry_id)",
    "CREATE INDEX rating_by_measure ON rating (measure, day)",
    "CREATE INDEX rating_by_day ON rating (day)",
    f"""CREATE TABLE session (
        entry_id TEXT PRIMARY KEY {_parent("entry")},
        state TEXT NOT NULL CHECK (state IN ('open', 'done')),
        minutes INTEGER CHECK (minutes BETWEEN 1 AND 600),
        therapist TEXT, technique TEXT,
        pressure TEXT CHECK (pressure IN ('light', 'medium', 'firm')),
        cost_cents INTEGER CHECK (cost_cents >= 0),
        planned_id TEXT {_parent("planned")}, {_STAMP}) STRICT""",
    f"""CREATE TABLE session_area (
        id TEXT PRIMARY KEY, entry_id TEXT NOT NULL {_parent("entry")},
        site TEXT NOT NULL, {_SIDE}, {_STAMP}) STRICT""",
    "CREATE INDEX session_area_by_entry ON session_area (entry_id)",
    f"""CREATE TABLE answer (
        id TEXT PRIMARY KEY, entry_id TEXT NOT NULL {_parent("entry")},
        item TEXT NOT NULL, answer TEXT NOT NULL,
        cleared_on TEXT CHECK (cleared_on {_DAY}), {_STAMP}) STRICT""",
    "CREATE INDEX answer_by_entry ON answer (entry_id)",
    f"""CREATE TABLE quiz (
        entry_id TEXT PRIMARY KEY {_parent("entry")},
        rule_version TEXT NOT NULL, outcome TEXT NOT NULL, rule INTEGER, score INTEGER,
        {_STAMP}) STRICT""",
    f"""CREATE TABLE event (
        entry_id TEXT PRIMARY KEY {_parent("entry")}, tag TEXT NOT NULL, {_STAMP}) STRICT""",
    f"""CREATE TABLE question (
        entry_id TEXT PRIMARY KEY {_parent("entry")},
        answered_on TEXT CHECK (answered_on {_DAY}), {_STAMP}) STRICT""",
    f"""CREATE TABLE review (
        id TEXT PRIMARY KEY, course_id TEXT NOT NULL {_parent("course")},
        kind TEXT NOT NULL CHECK (kind IN ('week4', 'end', 'fu4', 'fu12')),
        entry_id TEXT {_parent("entry")}, as_of TEXT NOT NULL CHECK (as_of {_DAY}),
        {_STAMP}) STRICT""",
    f"""CREATE TABLE main_site (
        id TEXT PRIMARY KEY, from_day TEXT NOT NULL CHECK (from_day {_DAY}),
        site TEXT NOT NULL, {_SIDE}, {_STAMP}) STRICT""",
    f"""CREATE TABLE profile (
        key TEXT PRIMARY KEY, value TEXT NOT NULL, {_STAMP}) STRICT""",
    """CREATE TABLE change (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL,
        door TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN
            ('record', 'import', 'merge', 'restore', 'undo', 'redo')),
        label TEXT NOT NULL, undoes TEXT, format INTEGER NOT NULL) STRICT""",
    "CREATE INDEX change_by_at ON change (at)",
    "CREATE INDEX change_by_undoes ON change (undoes) WHERE undoes IS NOT NULL",
    """CREATE TABLE change_row (
        change_id TEXT NOT NULL REFERENCES change(id) DEFERRABLE INITIALLY DEFERRED,
        "table" TEXT NOT NULL, row_id TEXT NOT NULL, before TEXT, after TEXT,
        gone_at INTEGER, gone_by TEXT,
        PRIMARY KEY (change_id, "table", row_id),
        CHECK (before IS NOT NULL OR after IS NOT NULL)) STRICT, WITHOUT ROWID""",
    'CREATE INDEX change_row_by_row ON change_row ("table", row_id)',
    f"""CREATE TABLE tombstone (
        "table" TEXT NOT NULL, row_id TEXT NOT NULL, {_STAMP},
        PRIMARY KEY ("table", row_id)) STRICT, WITHOUT ROWID""",
    f"""CREATE TABLE draft (
        id TEXT PRIMARY KEY, form TEXT NOT NULL, subject_id TEXT,
        day TEXT NOT NULL CHECK (day {_DAY}), payload TEXT NOT NULL, pid INTEGER,
        saved_at TEXT NOT NULL) STRICT""",
    """CREATE VIEW daily AS
        SELECT r.day, r.measure, r.site, r.side,
            CASE r.measure WHEN 'pain_worst' THEN max(r.value) ELSE avg(r.value) END AS value,
            count(*) AS n, max(r.from_memory IS 'old') AS old
        FROM rating r JOIN entry e ON e.id = r.entry_id
        WHERE r.phase IS NULL AND e.kind = 'checkin'
        GROUP BY r.day, r.measure, r.site, r.side""",
    """CREATE VIEW weekly AS
        SELECT date(day, 'weekday 0', '-6 days') AS monday, measure, site, side,
            avg(value) AS mean, count(*) AS n
        FROM daily GROUP BY monday, measure, site, side""",
    """CREATE VIEW session_change AS
        SELECT e.day, r.entry_id, r.measure, r.site, r.side,
            max(r.value) FILTER (WHERE r.phase = 'before') AS before,
            max(r.value) FILTER (WHERE r.phase = 'after') AS after,
            max(r.value) FILTER (WHERE r.phase = 'next_day') AS next_day
        FROM rating r JOIN entry e ON e.id = r.entry_id
        WHERE r.phase IS NOT NULL AND e.kind = 'session'
        GROUP BY r.entry_id, r.measure, r.site, r.side""",
)
