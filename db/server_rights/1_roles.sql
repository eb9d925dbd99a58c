-- The groups of a server and the two rooms in the database. Runs as the administrator, as often as
-- one likes. A name between at-signs is filled in, quoted; @@owner@@ is filled in as text.

DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = @@owner@@) THEN
        -- Nobody's login. It makes the logins of volunteers, on behalf of a coordinator.
        CREATE ROLE @owner@ NOLOGIN NOSUPERUSER NOCREATEDB CREATEROLE NOREPLICATION;
    END IF;
END
$$;

GRANT @owner@ TO CURRENT_USER;  -- Taken back at the end.

-- Who is not of this office has nothing to look for here, not even room for a table of their own.
REVOKE ALL ON DATABASE @database@ FROM PUBLIC;
ALTER DATABASE @database@ SET search_path = termijnwacht;
CREATE SCHEMA IF NOT EXISTS termijnwacht AUTHORIZATION @owner@;
-- What only the server itself reads and writes.
CREATE SCHEMA IF NOT EXISTS termijnwacht_inner AUTHORIZATION @owner@;
