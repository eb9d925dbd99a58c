-- Who sees and changes which rows. Runs as the owner, after the functions.

DO $$
DECLARE
    name text;
BEGIN
    FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'termijnwacht' LOOP
        EXECUTE format('REVOKE ALL ON termijnwacht.%I FROM PUBLIC', name);
        EXECUTE format('REVOKE ALL ON termijnwacht.%I FROM @coordinator@, @volunteer@, @reader@',
            name);
        EXECUTE format('ALTER TABLE termijnwacht.%I ENABLE ROW LEVEL SECURITY', name);
        -- Not even the owner sees a row without a policy that says so.
        EXECUTE format('ALTER TABLE termijnwacht.%I FORCE ROW LEVEL SECURITY', name);
        EXECUTE format('CREATE POLICY owner ON termijnwacht.%I TO @owner@ USING (true)', name);
    END LOOP;
END
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA termijnwacht, termijnwacht_inner FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA termijnwacht_inner FROM PUBLIC;
REVOKE ALL ON SCHEMA termijnwacht, termijnwacht_inner FROM PUBLIC;

-- Without personal data: everybody who has a login of this office, as long as they have it.
GRANT SELECT ON alembic_version, office, additions, agreed_rules
    TO @coordinator@, @volunteer@, @reader@;
CREATE POLICY all_read ON alembic_version FOR SELECT
    TO @coordinator@, @volunteer@, @reader@ USING (true);
CREATE POLICY all_read ON office FOR SELECT
    TO @coordinator@, @volunteer@, @reader@ USING ((SELECT me()) IS NOT NULL);
CREATE POLICY all_read ON additions FOR SELECT
    TO @coordinator@, @volunteer@, @reader@ USING ((SELECT me()) IS NOT NULL);
CREATE POLICY all_read ON agreed_rules FOR SELECT
    TO @coordinator@, @volunteer@, @reader@ USING ((SELECT me()) IS NOT NULL);
GRANT EXECUTE ON FUNCTION today(), me(), is_coordinator(), counts(), journal_head()
    TO @coordinator@, @volunteer@, @reader@;

-- Colleagues by name; readers know themselves only.
GRANT SELECT ON volunteers TO @coordinator@, @volunteer@, @reader@;
CREATE POLICY colleagues ON volunteers FOR SELECT
    TO @coordinator@, @volunteer@ USING ((SELECT me()) IS NOT NULL);
CREATE POLICY oneself ON volunteers FOR SELECT
    TO @reader@ USING (login = session_user);

-- Coordinators: every row, and what only they may do.
GRANT SELECT, INSERT, UPDATE, DELETE
    ON clients, case_files, events, family_members, letters, agreements, papers, tasks,
    appointments, deadline_marks, own_templates, settings TO @coordinator@;
GRANT SELECT, DELETE ON accesses TO @coordinator@;
GRANT UPDATE (seen_on) ON accesses TO @coordinator@;
GRANT SELECT, INSERT, UPDATE ON office, additions, agreed_rules, erasures TO @coordinator@;
GRANT SELECT ON erasures TO @volunteer@, @reader@;
CREATE POLICY all_read ON erasures FOR SELECT
    TO @volunteer@, @reader@ USING ((SELECT me()) IS NOT NULL);
GRANT SELECT ON journal TO @coordinator@;
GRANT USAGE ON SEQUENCE additions_id_seq TO @coordinator@;
GRANT EXECUTE ON FUNCTION blank_journal(text[]), put_volunteer(text, text, text, date, date),
    add_login(text, text, text), reset_passphrase(text, text), remove_login(text)
    TO @coordinator@;

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['clients', 'case_files', 'events', 'family_members', 'letters',
        'agreements', 'accesses', 'office', 'additions', 'agreed_rules', 'erasures', 'journal',
        'papers', 'tasks', 'appointments', 'deadline_marks', 'own_templates', 'settings']
    LOOP
        EXECUTE format('CREATE POLICY coordinator ON termijnwacht.%I TO @coordinator@'
            ' USING ((SELECT termijnwacht.is_coordinator()))', name);
    END LOOP;
END
$$;

-- Volunteers: their own files, those they took access to, and the people in them.
GRANT EXECUTE ON FUNCTION visible_files(), visible_people(), visible_subjects(),
    take_access(text, text, text, date), asked_for(text, text, text), last_number(integer),
    append_journal(text, text, text, text) TO @coordinator@, @volunteer@;
GRANT EXECUTE ON FUNCTION append_journal(text, text, text, text) TO @reader@;
GRANT USAGE ON SEQUENCE letter_serials TO @coordinator@, @volunteer@;
GRANT SELECT, INSERT, UPDATE ON clients, case_files, letters, agreements TO @volunteer@;
GRANT SELECT, INSERT, UPDATE, DELETE ON events, family_members TO @volunteer@;
GRANT SELECT ON accesses, journal TO @volunteer@;

CREATE POLICY own ON clients FOR SELECT
    TO @volunteer@ USING (id IN (SELECT visible_people()));
CREATE POLICY own_change ON clients FOR UPDATE
    TO @volunteer@ USING (id IN (SELECT visible_people()));
CREATE POLICY own_new ON clients FOR INSERT
    TO @volunteer@ WITH CHECK ((SELECT me()) IS NOT NULL);

-- A client one may not see cannot be drawn into a file one may see.
CREATE POLICY own ON case_files FOR SELECT
    TO @volunteer@ USING (assigned_to = (SELECT me()) OR id IN (SELECT visible_files()));
CREATE POLICY own_change ON case_files FOR UPDATE
    TO @volunteer@ USING (id IN (SELECT visible_files()))
    WITH CHECK (id IN (SELECT visible_files()) AND client_id IN (SELECT visible_people()));
CREATE POLICY own_new ON case_files FOR INSERT
    TO @volunteer@
    WITH CHECK (assigned_to = (SELECT me()) AND client_id IN (SELECT visible_people()));

CREATE POLICY own ON events
    TO @volunteer@ USING (case_id IN (SELECT visible_files()));
CREATE POLICY own ON family_members FOR SELECT
    TO @volunteer@ USING (case_id IN (SELECT visible_files()));
CREATE POLICY own_gone ON family_members FOR DELETE
    TO @volunteer@ USING (case_id IN (SELECT visible_files()));
CREATE POLICY own_new ON family_members FOR INSERT
    TO @volunteer@
    WITH CHECK (case_id IN (SELECT visible_files()) AND client_id IN (SELECT visible_people()));
CREATE POLICY own ON letters
    TO @volunteer@ USING (case_id IN (SELECT visible_files()));
CREATE POLICY own ON agreements
    TO @volunteer@ USING (client_id IN (SELECT visible_people()));
GRANT SELECT, INSERT, UPDATE, DELETE ON papers, tasks, appointments, deadline_marks
    TO @volunteer@;
CREATE POLICY own ON tasks
    TO @volunteer@ USING (case_id IN (SELECT visible_files()));
CREATE POLICY own ON appointments
    TO @volunteer@ USING (case_id IN (SELECT visible_files()));
CREATE POLICY own ON deadline_marks
    TO @volunteer@ USING (case_id IN (SELECT visible_files()));
-- Of one's files and letters; not both empty, for then it is the office's.
CREATE POLICY own ON papers
    TO @volunteer@
    USING (coalesce(case_id IN (SELECT visible_files()), letter_id IS NOT NULL)
        AND (letter_id IS NULL OR letter_id IN (SELECT id FROM letters)));
CREATE POLICY all_read ON papers FOR SELECT
    TO @volunteer@ USING (case_id IS NULL AND letter_id IS NULL AND (SELECT me()) IS NOT NULL);
GRANT SELECT ON own_templates TO @volunteer@;
CREATE POLICY all_read ON own_templates FOR SELECT
    TO @volunteer@ USING ((SELECT me()) IS NOT NULL);

-- What somebody chose for themselves is kept under their id, and what they are typing is theirs.
GRANT SELECT, INSERT, UPDATE ON settings TO @volunteer@, @reader@;
CREATE POLICY all_read ON settings FOR SELECT
    TO @volunteer@, @reader@
    USING ((SELECT me()) IS NOT NULL
        AND (name NOT LIKE 'own/%' OR starts_with(name, 'own/' || (SELECT me()) || '/')));
CREATE POLICY own_new ON settings FOR INSERT
    TO @volunteer@, @reader@ WITH CHECK (starts_with(name, 'own/' || (SELECT me()) || '/'));
CREATE POLICY own_change ON settings FOR UPDATE
    TO @volunteer@, @reader@ USING (starts_with(name, 'own/' || (SELECT me()) || '/'));
GRANT SELECT, INSERT, UPDATE, DELETE ON drafts TO @coordinator@, @volunteer@;
CREATE POLICY own ON drafts
    TO @coordinator@, @volunteer@ USING (volunteer_id = (SELECT me()));

CREATE POLICY own ON accesses FOR SELECT
    TO @volunteer@ USING (volunteer_id = (SELECT me()));
CREATE POLICY own ON journal FOR SELECT
    TO @volunteer@ USING (subject_id IN (SELECT visible_subjects()));

-- An office that has moved away stays shut, also when this runs again.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM termijnwacht_inner.moved) THEN
        GRANT USAGE ON SCHEMA termijnwacht TO @coordinator@, @volunteer@, @reader@;
    END IF;
END
$$;
