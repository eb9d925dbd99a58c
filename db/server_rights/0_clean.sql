-- Takes every policy and trigger away, so that tables can be changed and all is stated anew.

DO $$
DECLARE
    one record;
BEGIN
    FOR one IN SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'termijnwacht' LOOP
        EXECUTE format('DROP POLICY %I ON termijnwacht.%I', one.policyname, one.tablename);
        EXECUTE format('ALTER TABLE termijnwacht.%I NO FORCE ROW LEVEL SECURITY', one.tablename);
    END LOOP;
    FOR one IN SELECT tgrelid::regclass AS tablename, tgname FROM pg_trigger
        WHERE tgrelid::regclass IN (
            SELECT oid FROM pg_class WHERE relnamespace = 'termijnwacht'::regnamespace)
        AND NOT tgisinternal
    LOOP
        EXECUTE format('DROP TRIGGER %I ON %s', one.tgname, one.tablename);
    END LOOP;
END
$$;
