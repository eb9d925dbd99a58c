-- Takes every policy away, so that tables can be changed and policies stated anew.

DO $$
DECLARE
    one record;
BEGIN
    FOR one IN SELECT tablename, policyname FROM pg_policies WHERE schemaname = 'termijnwacht' LOOP
        EXECUTE format('DROP POLICY %I ON termijnwacht.%I', one.policyname, one.tablename);
        EXECUTE format('ALTER TABLE termijnwacht.%I NO FORCE ROW LEVEL SECURITY', one.tablename);
    END LOOP;
END
$$;
