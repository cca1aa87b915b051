CREATE INDEX answer_by_entry ON answer (entry_id);
CREATE INDEX change_by_at ON change (at);
CREATE INDEX change_by_undoes ON change (undoes) WHERE undoes IS NOT NULL;
CREATE INDEX change_row_by_row ON change_row ("table", row_id);
CREATE INDEX entry_by_day ON entry (day, kind);
CREATE INDEX entry_by_kind ON entry (kind, day);
CREATE INDEX rating_by_day ON rating (day);
CREATE INDEX rating_by_entry ON rating (entry_id);
CREATE INDEX rating_by_measure ON rating (measure, day);
CREATE INDEX session_area_by_entry ON session_area (entry_id);
CREATE TABLE activity (
        id TEXT PRIMARY KEY, name TEXT NOT NULL,
        from_day TEXT NOT NULL CHECK (from_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), to_day TEXT CHECK (to_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
        changed_at INTEGER NOT NULL, changed_by TEXT NOT NULL) STRICT;
CREATE TABLE answer (
        id TEXT PRIMARY KEY, entry_id TEXT NOT NULL REFERENCES entry(id) DEFERRABLE INITIALLY DEFERRED,
        item TEXT NOT NULL, answer TEXT NOT NULL,
        cleared_on TEXT CHECK (cleared_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), changed_at INTEGER NOT NULL, changed_by TEXT NOT NULL) STRICT;
CREATE TABLE change (
        seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL,
        door TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN
            ('record', 'import', 'merge', 'restore', 'undo', 'redo')),
        label TEXT NOT NULL, undoes TEXT, format INTEGER NOT NULL) STRICT;
CREATE TABLE change_row (
        change_id TEXT NOT NULL REFERENCES change(id) DEFERRABLE INITIALLY DEFERRED,
        "table" TEXT NOT NULL, row_id TEXT NOT NULL, before TEXT, after TEXT,
        gone_at INTEGER, gone_by TEXT,
        PRIMARY KEY (change_id, "table", row_id),
        CHECK (before IS NOT NULL OR after IS NOT NULL)) STRICT, WITHOUT ROWID;
CREATE TABLE course (
        id TEXT PRIMARY KEY, site TEXT NOT NULL, side TEXT CHECK (side IN ('left', 'right', 'both', 'middle')),
        weeks INTEGER NOT NULL CHECK (weeks BETWEEN 1 AND 26),
        per_week REAL NOT NULL CHECK (per_week BETWEEN 0.5 AND 5),
        minutes INTEGER NOT NULL CHECK (minutes BETWEEN 10 AND 180),
        start TEXT NOT NULL CHECK (start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
        baseline_spell TEXT CHECK (baseline_spell IN ('usual', 'better', 'worse')),
        talked_on TEXT CHECK (talked_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
        cost_cents INTEGER CHECK (cost_cents >= 0), currency TEXT,
        ended_on TEXT CHECK (ended_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
        decision TEXT CHECK (decision IN ('stop', 'space_out', 'go_on', 'change', 'ask')),
        decision_why TEXT, changed_at INTEGER NOT NULL, changed_by TEXT NOT NULL) STRICT;
CREATE TABLE course_pause (
        id TEXT PRIMARY KEY, course_id TEXT NOT NULL REFERENCES course(id) DEFERRABLE INITIALLY DEFERRED,
        from_day TEXT NOT NULL CHECK (from_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), to_day TEXT CHECK (to_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
        changed_at INTEGER NOT NULL, changed_by TEXT NOT NULL) STRICT;
CREATE TABLE draft (
        id TEXT PRIMARY KEY, form TEXT NOT NULL, subject_id TEXT,
        day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), payload TEXT NOT NULL, pid INTEGER,
        saved_at TEXT NOT NULL) STRICT;
CREATE TABLE entry (
        id TEXT PRIMARY KEY,
        kind TEXT NOT NULL CHECK (kind IN ('checkin', 'session', 'weekly', 'test', 'event',
            'question', 'quiz', 'safety')),
        day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), at_utc TEXT NOT NULL, offset_min INTEGER NOT NULL CHECK (abs(offset_min) < 1440),
        course_id TEXT REFERENCES course(id) DEFERRABLE INITIALLY DEFERRED,
        note TEXT, private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1)),
        from_memory TEXT CHECK (from_memory IN ('recent', 'old')), changed_at INTEGER NOT NULL, changed_by TEXT NOT NULL) STRICT;
CREATE TABLE event (
        entry_id TEXT PRIMARY KEY REFERENCES entry(id) DEFERRABLE INITIALLY DEFERRED, tag TEXT NOT NULL, changed_at INTEGER NOT NULL, changed_by TEXT NOT NULL) STRICT;
CREATE TABLE main_site (
        id TEXT PRIMARY KEY, from_day TEXT NOT NULL CHECK (from_day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
        site TEXT NOT NULL, side TEXT CHECK (side IN ('left', 'right', 'both', 'middle')), changed_at INTEGER NOT NULL, changed_by TEXT NOT NULL) STRICT;
CREATE TABLE planned (
        id TEXT PRIMARY KEY, course_id TEXT NOT NULL REFERENCES course(id) DEFERRABLE INITIALLY DEFERRED,
        seq INTEGER NOT NULL CHECK (seq >= 0), day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
        moved_from TEXT CHECK (moved_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
        state TEXT NOT NULL CHECK (state IN ('planned', 'excused', 'cancelled')),
        reason TEXT, changed_at INTEGER NOT NULL, changed_by TEXT NOT NULL) STRICT;
CREATE TABLE profile (
        key TEXT PRIMARY KEY, value TEXT NOT NULL, changed_at INTEGER NOT NULL, changed_by TEXT NOT NULL) STRICT;
CREATE TABLE question (
        entry_id TEXT PRIMARY KEY REFERENCES entry(id) DEFERRABLE INITIALLY DEFERRED,
        answered_on TEXT CHECK (answered_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), changed_at INTEGER NOT NULL, changed_by TEXT NOT NULL) STRICT;
CREATE TABLE quiz (
        entry_id TEXT PRIMARY KEY REFERENCES entry(id) DEFERRABLE INITIALLY DEFERRED,
        rule_version TEXT NOT NULL, outcome TEXT NOT NULL, rule INTEGER, score INTEGER,
        changed_at INTEGER NOT NULL, changed_by TEXT NOT NULL) STRICT;
CREATE TABLE rating (
        id TEXT PRIMARY KEY, entry_id TEXT NOT NULL REFERENCES entry(id) DEFERRABLE INITIALLY DEFERRED,
        measure TEXT NOT NULL, item TEXT, activity_id TEXT REFERENCES activity(id) DEFERRABLE INITIALLY DEFERRED,
        value REAL NOT NULL, site TEXT, side TEXT CHECK (side IN ('left', 'right', 'both', 'middle')),
        phase TEXT CHECK (phase IN ('before', 'after', 'next_day')),
        day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), at_utc TEXT NOT NULL, offset_min INTEGER NOT NULL CHECK (abs(offset_min) < 1440), from_memory TEXT CHECK (from_memory IN ('recent', 'old')), changed_at INTEGER NOT NULL, changed_by TEXT NOT NULL) STRICT;
CREATE TABLE review (
        id TEXT PRIMARY KEY, course_id TEXT NOT NULL REFERENCES course(id) DEFERRABLE INITIALLY DEFERRED,
        kind TEXT NOT NULL CHECK (kind IN ('week4', 'end', 'fu4', 'fu12')),
        entry_id TEXT REFERENCES entry(id) DEFERRABLE INITIALLY DEFERRED, as_of TEXT NOT NULL CHECK (as_of GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
        changed_at INTEGER NOT NULL, changed_by TEXT NOT NULL) STRICT;
CREATE TABLE session (
        entry_id TEXT PRIMARY KEY REFERENCES entry(id) DEFERRABLE INITIALLY DEFERRED,
        state TEXT NOT NULL CHECK (state IN ('open', 'done')),
        minutes INTEGER CHECK (minutes BETWEEN 1 AND 600),
        therapist TEXT, technique TEXT,
        pressure TEXT CHECK (pressure IN ('light', 'medium', 'firm')),
        cost_cents INTEGER CHECK (cost_cents >= 0),
        planned_id TEXT REFERENCES planned(id) DEFERRABLE INITIALLY DEFERRED, changed_at INTEGER NOT NULL, changed_by TEXT NOT NULL) STRICT;
CREATE TABLE session_area (
        id TEXT PRIMARY KEY, entry_id TEXT NOT NULL REFERENCES entry(id) DEFERRABLE INITIALLY DEFERRED,
        site TEXT NOT NULL, side TEXT CHECK (side IN ('left', 'right', 'both', 'middle')), changed_at INTEGER NOT NULL, changed_by TEXT NOT NULL) STRICT;
CREATE TABLE tombstone (
        "table" TEXT NOT NULL, row_id TEXT NOT NULL, changed_at INTEGER NOT NULL, changed_by TEXT NOT NULL,
        PRIMARY KEY ("table", row_id)) STRICT, WITHOUT ROWID;
CREATE VIEW daily AS
        SELECT r.day, r.measure, r.site, r.side,
            CASE r.measure WHEN 'pain_worst' THEN max(r.value) ELSE avg(r.value) END AS value,
            count(*) AS n, max(r.from_memory IS 'old') AS old
        FROM rating r JOIN entry e ON e.id = r.entry_id
        WHERE r.phase IS NULL AND e.kind = 'checkin'
        GROUP BY r.day, r.measure, r.site, r.side;
CREATE VIEW session_change AS
        SELECT e.day, r.entry_id, r.measure, r.site, r.side,
            max(r.value) FILTER (WHERE r.phase = 'before') AS before,
            max(r.value) FILTER (WHERE r.phase = 'after') AS after,
            max(r.value) FILTER (WHERE r.phase = 'next_day') AS next_day
        FROM rating r JOIN entry e ON e.id = r.entry_id
        WHERE r.phase IS NOT NULL AND e.kind = 'session'
        GROUP BY r.entry_id, r.measure, r.site, r.side;
CREATE VIEW weekly AS
        SELECT date(day, 'weekday 0', '-6 days') AS monday, measure, site, side,
            avg(value) AS mean, count(*) AS n
        FROM daily GROUP BY monday, measure, site, side;
