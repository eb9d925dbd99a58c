-- Opens the door of the database for the groups. Runs as the administrator, at the end.

RESET ROLE;
DO $$
BEGIN
    -- An office that has moved away stays shut, also when this runs again.
    IF NOT EXISTS (SELECT FROM termijnwacht_inner.moved) THEN
        GRANT CONNECT ON DATABASE @database@ TO @coordinator@, @volunteer@, @reader@;
    END IF;
END
$$;
