import type { z } from 'zod';
import { sql, type Tx } from '#platform/db/database.ts';
import type { searchApi } from '../contract.ts';
import { likeEscaped, readQuery } from '../rules.ts';

type Found = z.input<(typeof searchApi.find)['response']>;

/** Most matches looked at for each way of matching; more are not sorted, people type another word instead. */
const cap = 2001;
const perType = 8;

/**
 * The best name of each object counts. Better first: the whole name as typed; names that begin with it (a whole word
 * before the rest of one); all words whole; all words anywhere. Among equals the weight of the kind, then short names.
 */
export async function find(tx: Tx, { q, type }: z.output<(typeof searchApi.find)['query']>): Promise<Found> {
  const query = readQuery(q);
  if (query.words.length === 0) return { rows: [] };
  const rows = await tx.many<Found['rows'][number]>(sql`
    with asked as materialized (
      select platform.f_kd(${query.typed}) as folded,
        platform.f_kd(${likeEscaped(query.typed)}) || '%' as prefix,
        array(select '%' || platform.f_kd(word) || '%' from unnest(${query.words.map(likeEscaped)}::text[]) as word) as patterns,
        array(select '% ' || platform.f_kd(word) || ' %' from unnest(${query.words.map(likeEscaped)}::text[]) as word) as whole_words,
        array(select '%' || search.tones(word) || '%' from unnest(${query.accented.map(likeEscaped)}::text[]) as word) as accented
    ), met as materialized (
      select e.*, case
          when e.kd = asked.folded then 4
          when e.kd like asked.prefix and substr(e.kd, length(asked.folded) + 1, 1) !~ '[a-z0-9]' then 3
          when e.kd like asked.prefix then 2
          when ' ' || regexp_replace(e.kd, '[^a-z0-9]+', ' ', 'g') || ' ' like all (asked.whole_words) then 1
          else 0 end as rank
      from asked, search.candidates(asked.folded, asked.prefix, asked.patterns, asked.accented, ${cap}) e
      where ${type ?? null}::text is null or e.object_type = ${type ?? null}
    ), best as (
      select distinct on (object_type, object_id) * from met order by object_type, object_id, rank desc, length(name), name
    ), placed as (
      select *, row_number() over (partition by object_type order by rank desc, weight desc, length(name), title collate "vi-x-icu", object_id) as place,
        max(rank * 1000 + weight) over (partition by object_type) as type_rank
      from best
    )
    select object_type as type, object_id as id, title, subtitle, link, nullif(name, title) as met_name
    from placed where place <= ${perType} order by type_rank desc, object_type, place`);
  return { rows };
}
