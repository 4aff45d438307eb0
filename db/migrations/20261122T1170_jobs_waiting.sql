-- The queue's own tables are made by its library when the program starts. What is queued before that (the story of the
-- demonstration, a test, an import by hand) waits here, in the transaction of its change, and is handed over at start.

create table jobs.waiting (
  id bigint generated always as identity primary key,
  task text not null,
  payload jsonb not null,
  run_at timestamptz,
  job_key text collate "C" unique
);

create or replace function jobs.enqueue(task text, payload jsonb, run_at timestamptz default null, job_key text default null) returns void
  language plpgsql security definer set search_path = pg_catalog as $$
begin
  if to_regclass('graphile_worker._private_jobs') is null then
    insert into jobs.waiting (task, payload, run_at, job_key) values ($1, $2, $3, $4)
    on conflict on constraint waiting_job_key_key do update set task = excluded.task, payload = excluded.payload, run_at = excluded.run_at;
  else
    perform graphile_worker.add_job($1, $2::json, run_at => $3, job_key => $4);
  end if;
end $$;

-- Called by the program's own account once the queue exists; answers how many were waiting.
create function jobs.hand_over() returns integer language plpgsql set search_path = pg_catalog as $$
declare
  one record;
  count integer := 0;
begin
  for one in delete from jobs.waiting returning * loop
    perform graphile_worker.add_job(one.task, one.payload::json, run_at => one.run_at, job_key => one.job_key);
    count := count + 1;
  end loop;
  return count;
end $$;
revoke all on function jobs.hand_over from public;
