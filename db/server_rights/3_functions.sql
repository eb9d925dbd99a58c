-- What the server does itself, so that nobody can do it otherwise. Runs as the owner.
-- Every function that acts for the owner has a fixed search path: nobody can slip in a table.

CREATE TABLE IF NOT EXISTS termijnwacht_inner.newcomers (
    client_id text PRIMARY KEY,
    added_by text NOT NULL
);
COMMENT ON TABLE termijnwacht_inner.newcomers IS
    'People who are in no file yet, and who registered them: that volunteer alone sees them.';

CREATE TABLE IF NOT EXISTS termijnwacht_inner.taken_out (
    client_id text NOT NULL,
    taken_by text NOT NULL,
    transaction xid8 NOT NULL,
    PRIMARY KEY (client_id, taken_by)
);
COMMENT ON TABLE termijnwacht_inner.taken_out IS
    'Family members taken out of a file: within that transaction they may be put back in.';

CREATE TABLE IF NOT EXISTS termijnwacht_inner.moved (moved_at timestamptz NOT NULL DEFAULT now());
COMMENT ON TABLE termijnwacht_inner.moved IS 'Holds a line once the office has moved elsewhere.';

CREATE TABLE IF NOT EXISTS termijnwacht_inner.numbers (
    of_year integer PRIMARY KEY,
    last integer NOT NULL
);
COMMENT ON TABLE termijnwacht_inner.numbers IS 'The highest number of a file in each year.';

CREATE SEQUENCE IF NOT EXISTS termijnwacht.letter_serials AS integer;
SELECT setval('termijnwacht.letter_serials', greatest(
    (SELECT coalesce(max(serial), 0) + 1 FROM termijnwacht.letters),
    (SELECT last_value + CASE WHEN is_called THEN 1 ELSE 0 END FROM termijnwacht.letter_serials)
), false);

-- The day where the office is, whatever zone a login asked for.
CREATE OR REPLACE FUNCTION termijnwacht.today() RETURNS date
LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
AS $$ SELECT (now() AT TIME ZONE 'Europe/Amsterdam')::date $$;

-- Whose login this is; nothing for who left, and for a login that is no volunteer's.
CREATE OR REPLACE FUNCTION termijnwacht.me() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = termijnwacht, pg_temp
AS $$
    SELECT id FROM volunteers
    WHERE login = session_user AND (until IS NULL OR until > today())
$$;

CREATE OR REPLACE FUNCTION termijnwacht.is_coordinator() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = termijnwacht, pg_temp
AS $$ SELECT me() IS NOT NULL AND pg_has_role(session_user, @@coordinator@@, 'MEMBER') $$;

CREATE OR REPLACE FUNCTION termijnwacht.visible_files() RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER ROWS 200 SET search_path = termijnwacht, pg_temp
AS $$
    SELECT id FROM case_files WHERE assigned_to = me()
    UNION
    SELECT case_id FROM accesses
    WHERE volunteer_id = me() AND today() BETWEEN given_on AND until
$$;

CREATE OR REPLACE FUNCTION termijnwacht.visible_people() RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER ROWS 400 SET search_path = termijnwacht, pg_temp
AS $$
    -- Written out, so that each part goes by an index: it is asked with every statement.
    SELECT client_id FROM case_files WHERE assigned_to = me()
    UNION
    SELECT family.client_id FROM case_files
        JOIN family_members AS family ON family.case_id = case_files.id
        WHERE assigned_to = me()
    UNION
    SELECT case_files.client_id FROM accesses JOIN case_files ON case_files.id = accesses.case_id
        WHERE volunteer_id = me() AND today() BETWEEN given_on AND until
    UNION
    SELECT family.client_id FROM accesses
        JOIN family_members AS family ON family.case_id = accesses.case_id
        WHERE volunteer_id = me() AND today() BETWEEN given_on AND until
    UNION
    SELECT client_id FROM termijnwacht_inner.newcomers WHERE added_by = me()
    UNION
    SELECT client_id FROM termijnwacht_inner.taken_out
    WHERE taken_by = me() AND transaction = pg_current_xact_id_if_assigned()
$$;

-- What the lines of the journal that somebody may read are about.
CREATE OR REPLACE FUNCTION termijnwacht.visible_subjects() RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER ROWS 1000 SET search_path = termijnwacht, pg_temp
AS $$
    SELECT visible_files()
    UNION
    SELECT visible_people()
    UNION
    SELECT id FROM letters WHERE case_id IN (SELECT visible_files())
    UNION
    SELECT id FROM agreements WHERE client_id IN (SELECT visible_people())
$$;

-- The journal ---------------------------------------------------------------------------------

-- As Python writes a time in UTC: without a fraction when there is none.
CREATE OR REPLACE FUNCTION termijnwacht.written_time(moment timestamptz) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
AS $$
    SELECT to_char(moment AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')
        || CASE WHEN date_part('microseconds', moment)::bigint % 1000000 = 0 THEN ''
           ELSE to_char(moment AT TIME ZONE 'UTC', '.US') END
        || '+00:00'
$$;

-- As casework/journal.py computes them; a test compares the two.
CREATE OR REPLACE FUNCTION termijnwacht.content_hash(salt text, content text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
AS $$ SELECT encode(sha256(decode(salt, 'hex') || convert_to(content, 'UTF8')), 'hex') $$;

CREATE OR REPLACE FUNCTION termijnwacht.chain_hash(
    number integer, at text, by_whom text, action text, subject text, subject_id text,
    content_hash text, previous text
) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
AS $$
    SELECT encode(sha256(convert_to(
        concat_ws(E'\n', number, at, by_whom, action, subject, subject_id, content_hash, previous),
        'UTF8')), 'hex')
$$;

-- Whether the words of a line can be read again: {"changes": [[field, old, new]], "reason": text}.
CREATE OR REPLACE FUNCTION termijnwacht.is_content(content text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
AS $$
    SELECT jsonb_typeof(said) = 'object'
        AND (SELECT count(*) FROM jsonb_object_keys(said)) = 2
        AND jsonb_typeof(said -> 'reason') = 'string'
        AND jsonb_typeof(said -> 'changes') = 'array'
        AND NOT jsonb_path_exists(said, 'strict $.changes[*] ? (@.type() != "array")')
        AND NOT jsonb_path_exists(said, 'strict $.changes[*] ? (@.size() != 3)')
        AND NOT jsonb_path_exists(said, 'strict $.changes[*][*] ? (@.type() != "string")')
    FROM (SELECT content::jsonb AS said) AS parsed
$$;

-- One writer at a time, until the end of the transaction; then the newest line is the last.
CREATE OR REPLACE FUNCTION termijnwacht.append_journal(
    action text, subject text, subject_id text, content text
) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = termijnwacht, pg_temp
AS $$
DECLARE
    number integer;
    previous text;
    salt text := replace(gen_random_uuid()::text, '-', '');
    at text;
    hashed text;
BEGIN
    IF me() IS NULL THEN
        RAISE EXCEPTION 'no volunteer has this login' USING ERRCODE = 'insufficient_privilege';
    END IF;
    -- A line break would make two lines hash alike.
    IF concat(action, subject, subject_id) ~ '[[:cntrl:]]' OR NOT is_content(content) THEN
        RAISE EXCEPTION 'no line of a journal' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    PERFORM pg_advisory_xact_lock(7294, 0);
    SELECT journal.number, journal.hash INTO number, previous
        FROM journal ORDER BY journal.number DESC LIMIT 1;
    number := coalesce(number, 0) + 1;
    previous := coalesce(previous, repeat('0', 64));
    at := written_time(clock_timestamp());
    hashed := content_hash(salt, content);
    INSERT INTO journal
        VALUES (number, at, me(), action, subject, subject_id, content, salt, hashed,
            chain_hash(number, at, me(), action, subject, subject_id, hashed, previous));
    RETURN number;
END
$$;

-- Lines of erasures keep their words: they hold nobody, and tell which lines were emptied.
CREATE OR REPLACE FUNCTION termijnwacht.blank_journal(subject_ids text[]) RETURNS SETOF integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = termijnwacht, pg_temp
AS $$
BEGIN
    IF NOT is_coordinator() THEN
        RAISE EXCEPTION 'only a coordinator erases' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN QUERY UPDATE journal SET content = NULL, salt = NULL
        WHERE subject_id = ANY (subject_ids) AND content IS NOT NULL AND action <> 'erased'
        RETURNING number;
END
$$;

-- The end of the chain: it says nothing of anyone.
CREATE OR REPLACE FUNCTION termijnwacht.journal_head()
RETURNS TABLE (number integer, hash text, at text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = termijnwacht, pg_temp
AS $$
    SELECT number, hash, at FROM journal WHERE me() IS NOT NULL ORDER BY number DESC LIMIT 1
$$;

-- Access with a reason, written down in the same transaction -----------------------------------

CREATE OR REPLACE FUNCTION termijnwacht.take_access(
    access_id text, file_id text, why text, up_to date
) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = termijnwacht, pg_temp
AS $$
BEGIN
    IF me() IS NULL OR NOT (
        pg_has_role(session_user, @@coordinator@@, 'MEMBER')
        OR pg_has_role(session_user, @@volunteer@@, 'MEMBER')
    ) THEN
        RAISE EXCEPTION 'not for this role' USING ERRCODE = 'insufficient_privilege';
    END IF;
    -- As casework/volunteers.py has it: three words, and a week.
    IF array_length(regexp_split_to_array(btrim(why, E' \t\n\r'), '[[:space:]]+'), 1) < 3
        OR up_to NOT BETWEEN today() AND today() + 6
    THEN
        RAISE EXCEPTION 'a reason, and a week at most' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    IF EXISTS (SELECT FROM accesses WHERE id = access_id AND volunteer_id = me()) THEN
        RETURN;  -- Sent again, because the answer was lost.
    END IF;
    INSERT INTO accesses (id, case_id, volunteer_id, given_on, until, reason)
        VALUES (access_id, file_id, me(), today(), up_to, why);
    PERFORM append_journal('accessed', 'case_file', file_id, json_build_object(
        'changes', json_build_array(
            json_build_array('case_id', '', file_id),
            json_build_array('volunteer_id', '', me()),
            json_build_array('given_on', '', today()),
            json_build_array('until', '', up_to)),
        'reason', why)::text);
END
$$;

-- A name without case, accents and order, as casework/names.py has it.
CREATE OR REPLACE FUNCTION termijnwacht_inner.folded(name text) RETURNS text[]
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
AS $$
    SELECT array_agg(DISTINCT part ORDER BY part) FROM regexp_split_to_table(
        regexp_replace(normalize(translate(lower(name), 'đłĐŁ', 'dldl'), NFKD),
            U&'[\0300-\036F]', '', 'g'),
        '[[:space:][:punct:]]+') AS part
    WHERE part <> ''
$$;

-- The files one may ask leave for: by number, or by full name and birth date together.
CREATE OR REPLACE FUNCTION termijnwacht.asked_for(wanted text, name text, born text)
RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = termijnwacht, pg_temp
AS $$
    SELECT id FROM case_files WHERE me() IS NOT NULL AND CASE WHEN wanted <> ''
        THEN number = wanted
        ELSE EXISTS (
            SELECT FROM clients WHERE birth = born AND born ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
                AND termijnwacht_inner.folded(given_names || ' ' || family_name)
                    = termijnwacht_inner.folded(name)
                AND (clients.id = case_files.client_id OR EXISTS (
                    SELECT FROM family_members
                    WHERE client_id = clients.id AND case_id = case_files.id)))
        END
    ORDER BY number
$$;

-- Numbers: counted over all files, also those one may not see ----------------------------------

CREATE OR REPLACE FUNCTION termijnwacht.last_number(of_year integer) RETURNS integer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = termijnwacht, pg_temp
AS $$
BEGIN
    IF me() IS NULL THEN
        RAISE EXCEPTION 'no volunteer has this login' USING ERRCODE = 'insufficient_privilege';
    END IF;
    -- Who asks for the next one waits until this one is stored.
    PERFORM pg_advisory_xact_lock(7294, of_year);
    RETURN coalesce(
        (SELECT last FROM termijnwacht_inner.numbers AS known
            WHERE known.of_year = last_number.of_year), 0);
END
$$;

CREATE OR REPLACE FUNCTION termijnwacht_inner.note_number() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = termijnwacht, pg_temp
AS $$
BEGIN
    -- Whoever copies all files at once counts them afterwards.
    IF NEW.number ~ '^[0-9]{4}-[0-9]{1,9}$' AND (
        me() IS NOT NULL OR current_setting('termijnwacht.quiet', true) IS DISTINCT FROM 'on')
    THEN
        INSERT INTO termijnwacht_inner.numbers AS known
            VALUES (substr(NEW.number, 1, 4)::integer, substr(NEW.number, 6)::integer)
            ON CONFLICT (of_year) DO UPDATE SET last = excluded.last
            WHERE known.last < excluded.last;
    END IF;
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION termijnwacht_inner.count_numbers() RETURNS void
LANGUAGE sql VOLATILE SET search_path = termijnwacht, pg_temp
AS $$
    INSERT INTO termijnwacht_inner.numbers AS known
        SELECT substr(number, 1, 4)::integer, max(substr(number, 6)::integer) FROM case_files
        WHERE number ~ '^[0-9]{4}-[0-9]{1,9}$' GROUP BY 1
        ON CONFLICT (of_year) DO UPDATE SET last = greatest(known.last, excluded.last)
$$;
SELECT termijnwacht_inner.count_numbers();

-- What readers of overviews get: how many, and of nobody ---------------------------------------

CREATE OR REPLACE FUNCTION termijnwacht.counts()
RETURNS TABLE (procedure text, track text, closed boolean, files bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = termijnwacht, pg_temp
AS $$
    SELECT procedure, track, closed_on IS NOT NULL, count(*) FROM case_files
    WHERE me() IS NOT NULL GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
$$;

-- Logins: made and taken away by a coordinator --------------------------------------------------

CREATE OR REPLACE FUNCTION termijnwacht_inner.group_of(role_name text) RETURNS text
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp
AS $$
    SELECT CASE role_name WHEN 'coordinator' THEN @@coordinator@@
        WHEN 'volunteer' THEN @@volunteer@@ WHEN 'reader' THEN @@reader@@ END
$$;

-- A coordinator, or the administrator who sets the server up as the owner.
CREATE OR REPLACE FUNCTION termijnwacht_inner.must_manage() RETURNS void
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = termijnwacht, pg_temp
AS $$
BEGIN
    IF NOT (is_coordinator() OR pg_has_role(session_user, @@owner@@, 'MEMBER')) THEN
        RAISE EXCEPTION 'only a coordinator' USING ERRCODE = 'insufficient_privilege';
    END IF;
END
$$;

-- An office without a coordinator could let nobody in any more.
CREATE OR REPLACE FUNCTION termijnwacht_inner.keep_a_coordinator(besides text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = termijnwacht, pg_temp
AS $$
BEGIN
    PERFORM pg_advisory_xact_lock(7294, -1);
    IF EXISTS (SELECT FROM volunteers WHERE id = besides AND role = 'coordinator' AND login <> '')
        AND NOT EXISTS (
            SELECT FROM volunteers WHERE id <> besides AND role = 'coordinator' AND login <> ''
                AND (until IS NULL OR until > today())
        )
    THEN
        RAISE EXCEPTION 'the last coordinator' USING ERRCODE = 'TW001';
    END IF;
END
$$;

CREATE OR REPLACE FUNCTION termijnwacht.put_volunteer(
    volunteer_id text, called text, role_name text, from_day date, to_day date
) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = termijnwacht, pg_temp
AS $$
DECLARE
    before volunteers%ROWTYPE;
BEGIN
    PERFORM termijnwacht_inner.must_manage();
    IF termijnwacht_inner.group_of(role_name) IS NULL THEN
        RAISE EXCEPTION 'no such role' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    SELECT * INTO before FROM volunteers WHERE id = volunteer_id FOR UPDATE;
    IF role_name <> 'coordinator' OR to_day <= today() THEN
        PERFORM termijnwacht_inner.keep_a_coordinator(volunteer_id);
    END IF;
    INSERT INTO volunteers VALUES (volunteer_id, called, role_name, from_day, to_day, '')
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, role = excluded.role,
            since = excluded.since, until = excluded.until;
    IF before.login <> '' AND before.role <> role_name THEN
        EXECUTE format('REVOKE %I FROM %I',
            termijnwacht_inner.group_of(before.role), before.login);
        EXECUTE format('GRANT %I TO %I', termijnwacht_inner.group_of(role_name), before.login);
    END IF;
END
$$;

-- `verifier` is made on the computer of who asks: the passphrase itself never comes here.
CREATE OR REPLACE FUNCTION termijnwacht.add_login(
    volunteer_id text, new_login text, verifier text
) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = termijnwacht, pg_temp
AS $$
DECLARE
    before volunteers%ROWTYPE;
BEGIN
    PERFORM termijnwacht_inner.must_manage();
    IF new_login !~ '^[a-z][a-z0-9_.-]{0,62}$' OR new_login ~ '^pg_'
        OR verifier !~ '^SCRAM-SHA-256\$[0-9]+:[A-Za-z0-9+/=]+\$[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+$'
    THEN
        RAISE EXCEPTION 'no login or no verifier' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    SELECT * INTO STRICT before FROM volunteers WHERE id = volunteer_id FOR UPDATE;
    IF before.login <> '' AND EXISTS (SELECT FROM pg_roles WHERE rolname = before.login) THEN
        RAISE EXCEPTION 'has a login already' USING ERRCODE = 'duplicate_object';
    END IF;
    EXECUTE format(
        'CREATE ROLE %I LOGIN INHERIT NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION'
        ' CONNECTION LIMIT 10 PASSWORD %L IN ROLE %I',
        new_login, verifier, termijnwacht_inner.group_of(before.role));
    UPDATE volunteers SET login = new_login WHERE id = volunteer_id;
END
$$;

CREATE OR REPLACE FUNCTION termijnwacht.reset_passphrase(volunteer_id text, verifier text)
RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = termijnwacht, pg_temp
AS $$
DECLARE
    known text;
BEGIN
    PERFORM termijnwacht_inner.must_manage();
    SELECT login INTO STRICT known FROM volunteers WHERE id = volunteer_id AND login <> '';
    IF verifier !~ '^SCRAM-SHA-256\$' THEN
        RAISE EXCEPTION 'no verifier' USING ERRCODE = 'invalid_parameter_value';
    END IF;
    EXECUTE format('ALTER ROLE %I PASSWORD %L', known, verifier);
END
$$;

-- They stay known as a volunteer, and see nothing from this moment on, even while connected.
CREATE OR REPLACE FUNCTION termijnwacht.remove_login(volunteer_id text) RETURNS void
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = termijnwacht, pg_temp
AS $$
DECLARE
    known text;
BEGIN
    PERFORM termijnwacht_inner.must_manage();
    PERFORM termijnwacht_inner.keep_a_coordinator(volunteer_id);
    SELECT login INTO STRICT known FROM volunteers WHERE id = volunteer_id FOR UPDATE;
    UPDATE volunteers SET login = '', until = least(until, today()) WHERE id = volunteer_id;
    IF known <> '' THEN
        EXECUTE format('DROP ROLE IF EXISTS %I', known);
    END IF;
END
$$;

-- Triggers --------------------------------------------------------------------------------------

CREATE OR REPLACE FUNCTION termijnwacht_inner.keep_assignment() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = termijnwacht, pg_temp
AS $$
BEGIN
    IF NEW.assigned_to IS DISTINCT FROM OLD.assigned_to AND me() IS NOT NULL
        AND NOT is_coordinator()
    THEN
        RAISE EXCEPTION 'only a coordinator assigns' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;

-- A letter stays as it was made; only what became of it afterwards can follow.
CREATE OR REPLACE FUNCTION termijnwacht_inner.keep_letter() RETURNS trigger
LANGUAGE plpgsql SET search_path = termijnwacht, pg_temp
AS $$
BEGIN
    IF (OLD.id, OLD.case_id, OLD.template, OLD.made_on, OLD.sha256, OLD.early_because,
            OLD.fields, OLD.rests_on, OLD.text, OLD.pdf, OLD.language, OLD.corrects)
        IS DISTINCT FROM (NEW.id, NEW.case_id, NEW.template, NEW.made_on, NEW.sha256,
            NEW.early_because, NEW.fields, NEW.rests_on, NEW.text, NEW.pdf, NEW.language,
            NEW.corrects)
    THEN
        RAISE EXCEPTION 'a letter stays as it was made' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
END
$$;

CREATE OR REPLACE FUNCTION termijnwacht_inner.note_newcomer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = termijnwacht, pg_temp
AS $$
BEGIN
    INSERT INTO termijnwacht_inner.newcomers SELECT NEW.id, me() WHERE me() IS NOT NULL;
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION termijnwacht_inner.forget_newcomer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = termijnwacht, pg_temp
AS $$
BEGIN
    DELETE FROM termijnwacht_inner.newcomers WHERE client_id = NEW.client_id;
    RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION termijnwacht_inner.forget_removed() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = termijnwacht, pg_temp
AS $$
BEGIN
    DELETE FROM termijnwacht_inner.newcomers WHERE client_id = OLD.id;
    DELETE FROM termijnwacht_inner.taken_out WHERE client_id = OLD.id;
    RETURN NULL;
END
$$;

-- What somebody was typing about a person or a file goes with it, whoever typed it.
CREATE OR REPLACE FUNCTION termijnwacht_inner.forget_drafts() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = termijnwacht, pg_temp
AS $$
BEGIN
    DELETE FROM drafts WHERE about = OLD.id OR strpos(content, OLD.id) > 0
        OR strpos(content, OLD.id::uuid::text) > 0;
    RETURN NULL;
END
$$;

-- Storing a file takes all family members out and puts those that stay in again.
CREATE OR REPLACE FUNCTION termijnwacht_inner.note_taken_out() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = termijnwacht, pg_temp
AS $$
BEGIN
    DELETE FROM termijnwacht_inner.taken_out
        WHERE taken_by = me() AND transaction <> pg_current_xact_id();
    INSERT INTO termijnwacht_inner.taken_out
        SELECT OLD.client_id, me(), pg_current_xact_id() WHERE me() IS NOT NULL
        ON CONFLICT DO NOTHING;
    -- Who is in no file any more, stays known to who took them out.
    INSERT INTO termijnwacht_inner.newcomers
        SELECT OLD.client_id, me() WHERE me() IS NOT NULL
            AND NOT EXISTS (SELECT FROM case_files WHERE client_id = OLD.client_id)
            AND NOT EXISTS (SELECT FROM family_members WHERE client_id = OLD.client_id)
            AND EXISTS (SELECT FROM clients WHERE id = OLD.client_id)
        ON CONFLICT DO NOTHING;
    RETURN NULL;
END
$$;

-- Tells who listens which table changed and where; an id is a random number and says nothing.
CREATE OR REPLACE FUNCTION termijnwacht_inner.tell() RETURNS trigger
LANGUAGE plpgsql SET search_path = termijnwacht, pg_temp
AS $$
BEGIN
    IF current_setting('termijnwacht.quiet', true) = 'on' THEN
        RETURN NULL;
    END IF;
    PERFORM pg_notify('termijnwacht',
        TG_TABLE_NAME || ' ' || CASE TG_OP WHEN 'DELETE' THEN OLD.id ELSE NEW.id END);
    RETURN NULL;
END
$$;

CREATE OR REPLACE TRIGGER keep_assignment BEFORE UPDATE ON termijnwacht.case_files
    FOR EACH ROW EXECUTE FUNCTION termijnwacht_inner.keep_assignment();
CREATE OR REPLACE TRIGGER note_number AFTER INSERT OR UPDATE OF number ON termijnwacht.case_files
    FOR EACH ROW EXECUTE FUNCTION termijnwacht_inner.note_number();
CREATE OR REPLACE TRIGGER keep_letter BEFORE UPDATE ON termijnwacht.letters
    FOR EACH ROW EXECUTE FUNCTION termijnwacht_inner.keep_letter();
CREATE OR REPLACE TRIGGER note_newcomer AFTER INSERT ON termijnwacht.clients
    FOR EACH ROW EXECUTE FUNCTION termijnwacht_inner.note_newcomer();
CREATE OR REPLACE TRIGGER forget_removed AFTER DELETE ON termijnwacht.clients
    FOR EACH ROW EXECUTE FUNCTION termijnwacht_inner.forget_removed();
CREATE OR REPLACE TRIGGER forget_drafts AFTER DELETE ON termijnwacht.clients
    FOR EACH ROW EXECUTE FUNCTION termijnwacht_inner.forget_drafts();
CREATE OR REPLACE TRIGGER forget_drafts AFTER DELETE ON termijnwacht.case_files
    FOR EACH ROW EXECUTE FUNCTION termijnwacht_inner.forget_drafts();
CREATE OR REPLACE TRIGGER forget_newcomer AFTER INSERT ON termijnwacht.case_files
    FOR EACH ROW EXECUTE FUNCTION termijnwacht_inner.forget_newcomer();
CREATE OR REPLACE TRIGGER forget_newcomer AFTER INSERT ON termijnwacht.family_members
    FOR EACH ROW EXECUTE FUNCTION termijnwacht_inner.forget_newcomer();
CREATE OR REPLACE TRIGGER note_taken_out AFTER DELETE ON termijnwacht.family_members
    FOR EACH ROW EXECUTE FUNCTION termijnwacht_inner.note_taken_out();

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['clients', 'case_files', 'letters', 'accesses', 'agreements',
        'volunteers', 'office', 'additions', 'agreed_rules', 'erasures', 'papers',
        'own_templates', 'tasks', 'appointments', 'deadline_marks'] LOOP
        EXECUTE format('CREATE OR REPLACE TRIGGER tell AFTER INSERT OR UPDATE OR DELETE'
            ' ON termijnwacht.%I FOR EACH ROW EXECUTE FUNCTION termijnwacht_inner.tell()', name);
    END LOOP;
END
$$;
