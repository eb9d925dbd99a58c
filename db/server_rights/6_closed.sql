-- Shuts the door: the office has moved to a vault. Runs as the administrator; data stay as they are.

RESET ROLE;
REVOKE USAGE ON SCHEMA termijnwacht FROM @coordinator@, @volunteer@, @reader@;
REVOKE CONNECT ON DATABASE @database@ FROM @coordinator@, @volunteer@, @reader@;
