-- The groups that logins belong to. Runs as the owner, so that the owner may add members.

DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[@@coordinator@@, @@volunteer@@, @@reader@@] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
            EXECUTE format('CREATE ROLE %I NOLOGIN', name);
        END IF;
    END LOOP;
END
$$;
