-- The role that the collector runs as in PostgreSQL: it reads and writes rows, and can make, change or drop no table, not
-- even a temporary one, nor take row security away. Run it as the owner of the database, after the collector has been
-- started once as the owner, which makes the tables; and after every upgrade that makes new ones.
--   psql -v password='…' -f runner.sql <database>
do $$ begin execute format('revoke temporary on database %I from public', current_database()); end $$;
create role runner login password :'password' nosuperuser nocreatedb nocreaterole noinherit nobypassrls;
-- What the program asks for at each start of a connection, which a pooler does not pass on.
alter role runner set statement_timeout = '9s';
grant usage on schema public to runner;
grant select, insert, update, delete on all tables in schema public to runner;
