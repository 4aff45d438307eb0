/** Records of made-up people and units, for proofs and benchmarks. Never real data. */

/** The made-up person, unit … of a number; equal numbers give equal ids on every machine. */
export const madeUpId = (what: keyof typeof prefixes, number: number): string =>
  `${prefixes[what]}-0000-7000-8000-${number.toString(16).padStart(12, '0')}`;

const prefixes = { person: 'a0000001', unit: 'a0000002' } as const;
const idOf = (prefix: string, number: string) => `('${prefix}-0000-7000-8000-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
const personId = (number: string) => idOf(prefixes.person, number);
const unitId = (number: string) => idOf(prefixes.unit, number);

/** 0 … 1023, the same for the same numbers: the seed of everything below. */
const dice = (number: string, salt: number) => `(hashint8extended((${number})::int8 * 1000003 + ${salt}, 42) & 1023)`;

export interface MadeUp {
  readonly people: number;
  /** Units under one of their own; people are spread over them evenly. */
  readonly units: number;
  /** Last year of the facts. */
  readonly lastYear: number;
}

/** Years of ratings and of yearly titles. */
const years = 8;

/**
 * The statements that write them, for a connection that owns the tables: ratings, titles and forms by year, initiatives with
 * shares and uses, declarations, discipline, holds, leave, spans of completeness, doubts, cancelled awards, withdrawn rows,
 * and records merged into others, some twice. About 24 rows a person.
 */
export function madeUpRecords({ people, units, lastYear }: MadeUp): string[] {
  const everybody = `generate_series(1, ${people}) n`;
  const everyUnit = `generate_series(1, ${units}) n`;
  const yearly = `${everybody}, generate_series(0, ${years - 1}) y`;
  const key = 'n::int8 * 64 + y';
  const certain = (number: string, salt: number) => `case when ${dice(number, salt)} < 30 then 'UNCERTAIN' else 'CERTAIN' end`;
  const entered = `'${lastYear}-12-01', 'Máy'`;
  let serial = 0;
  const fact = (table: string, columns: string, values: string, from: string, number: string, certainty = `'CERTAIN'`) => {
    serial += 1;
    const id = idOf(`b00000${String(serial).padStart(2, '0')}`, number);
    return `insert into records.${table} (id, ${columns}, source, certainty, entered_on, entered_by, synthetic) select ${id}, ${values}, 'Hồ sơ bịa ' || ${number}, ${certainty}, ${entered}, true from ${from}`;
  };
  const award = (code: string, kind: string, from: string, number: string, year: string, who: string) => {
    serial += 1;
    return `insert into decisions.award (id, award_code, award_name, level, year, ${who === 'unit' ? 'unit_id' : 'person_id'}, decided_on, state, recipient_name, back_entered,
        paper_number, issuer_name, certainty, branch, synthetic, revoked_on, revoked_by_paper, revoked_reason)
      select ${idOf(`c00000${String(serial).padStart(2, '0')}`, number)}, '${code}', '${code}', '${kind}', ${year}, ${who === 'unit' ? unitId('n') : personId('n')},
        (${year} || '-11-20')::text, case when cancelled then 'REVOKED' else 'AWARDED' end, 'Người bịa', true, 'QĐ-' || ${number}, 'Bộ', ${certain(number, 70)},
        case when ${dice(number, 71)} < 60 then 'dot_xuat' when ${dice(number, 71)} < 100 then null else 'cong_trang' end, true,
        case when cancelled then make_date(${year} + 1, 5, 5) end, case when cancelled then 'QĐ hủy' else '' end, case when cancelled then 'khai sai' end
      from (select *, ${dice(number, 72)} < 12 as cancelled from ${from}) drawn`;
  };
  const sometimes = (share: number, salt: number) => `(select n, y from ${yearly} where ${dice(key, salt)} < ${share}) s`;
  const yearOf = `${lastYear} - y`;
  const top = unitId('0');
  return [
    `insert into directory.unit (id, kind, name, short_name) values (${top}, 'department', 'Cơ quan bịa', 'CQB')`,
    `insert into directory.unit (id, kind, name, short_name, parent_id, ancestor_ids, founded_on)
     select ${unitId('n')}, 'department', 'Đơn vị bịa ' || n, 'DVB' || n, ${top}, array[${top}], case when n % 3 > 0 then (2000 + n % 15)::text end from ${everyUnit}`,
    `insert into directory.person (id, full_name) select ${personId('n')}, 'Người Bịa ' || n from ${everybody}`,
    `insert into directory.post (id, person_id, unit_id, title, valid_from, valid_to)
     select ${idOf('d0000001', 'n::int8 * 4 + y')}, ${personId('n')}, ${unitId(`1 + (n + y * 7) % ${units}`)}, case when ${dice('n', 1)} < 100 then 'Trưởng phòng' else 'Chuyên viên' end,
       case when ${dice('n', 2)} < 900 then make_date(${lastYear} - 9 + y * 5, 1 + n % 12, 1) end, case when y = 0 then make_date(${lastYear} - 5, 12, 31) end
     from ${everybody}, generate_series(0, 1) y where y = 1 or ${dice('n', 3)} < 200`,
    fact(
      'profile',
      'person_id, sex, sector, direct_worker, remote, served_from',
      `${personId('n')}, case when n % 2 = 0 then 'female' else 'male' end, case when ${dice('n', 4)} < 980 then 'state' end, ${dice('n', 1)} >= 100, ${dice('n', 5)} < 80, make_date(${lastYear} - ${dice('n', 6)}::int % 20, 3, 1)`,
      `${everybody} where ${dice('n', 7)} < 970`,
      'n',
    ),
    fact(
      'known_span',
      'person_id, about, valid_from, valid_to',
      `${personId('n')}, '{ratings,awards,initiatives,scienceWorks,achievements,movements,posts,discipline,holds,leave}', make_date(${lastYear} - ${dice('n', 8)}::int % 20, 1, 1), make_date(${lastYear}, 12, 31)`,
      `${everybody} where ${dice('n', 9)} < 850`,
      'n',
    ),
    fact(
      'rating',
      'person_id, year, scale, grade, wording, decision_number, decided_on',
      `${personId('n')}, ${yearOf}, case when ${dice(key, 10)} < 20 then 'OTHER' else 'FOUR_GRADES' end,
        case when ${dice(key, 10)} < 20 then null when ${dice(key, 11)} < 350 then 'HTXSNV' when ${dice(key, 11)} < 930 then 'HTTNV' else 'HTNV' end,
        case when ${dice(key, 10)} < 20 then 'Lao động giỏi' else '' end, 'QĐ ' || ${key}, (${yearOf} || '-12')::text`,
      `${yearly} where ${dice(key, 12)} < 950`,
      key,
      certain(key, 13),
    ),
    fact(
      'declaration',
      'person_id, year, topics, holds_true, declared_by',
      `${personId('n')}, ${yearOf}, '{doan_ket,tham_gia_phong_trao,chap_hanh,hoc_tap,dao_duc,nang_suat}', ${dice(key, 14)} < 970, 'Đơn vị bịa'`,
      `${everybody}, generate_series(0, 1) y where ${dice(key, 15)} < 900`,
      key,
    ),
    fact(
      'discipline',
      'person_id, form, valid_from, term_end',
      `${personId('n')}, 'khien_trach', make_date(${lastYear} - n % 4, 4, 1), make_date(${lastYear} - n % 4 + 1, 3, 31)`,
      `${everybody} where ${dice('n', 16)} < 12`,
      'n',
    ),
    fact(
      'hold',
      'person_id, cause, valid_from',
      `${personId('n')}, 'DIEU_TRA', make_date(${lastYear}, 6, 1)`,
      `${everybody} where ${dice('n', 17)} < 6`,
      'n',
    ),
    fact(
      'leave',
      'person_id, leave_kind, valid_from, valid_to',
      `${personId('n')}, 'thai_san', make_date(${lastYear} - 2, 2, 1), make_date(${lastYear} - 2, 7, 31)`,
      `${everybody} where ${dice('n', 18)} < 30`,
      'n',
    ),
    award('LDTT', 'base', sometimes(650, 20), key, yearOf, 'person'),
    award('CSTDCS', 'base', sometimes(250, 21), key, yearOf, 'person'),
    award('CSTD_BBNT', 'ministry', sometimes(20, 22), key, yearOf, 'person'),
    award('BK_BBNT', 'ministry', sometimes(40, 23), key, yearOf, 'person'),
    award('BK_TTG', 'state', sometimes(12, 24), key, yearOf, 'person'),
    `insert into records.initiative (id, unit_id, title, kind, level, decision_number, recognised_on, applied, certainty, entered_on, entered_by, synthetic)
     select ${idOf('e0000001', key)}, ${unitId(`1 + n % ${units}`)}, 'Sáng kiến bịa ' || ${key}, case when ${dice(key, 30)} < 60 then 'SCIENCE' else 'INITIATIVE' end,
       case when ${dice(key, 31)} < 800 then 'CO_SO' when ${dice(key, 31)} < 980 then 'BBNT' else 'TOAN_QUOC' end, 'QĐ-SK ' || ${key}, (${yearOf} || '-10-05')::text,
       ${dice(key, 32)} < 950, ${certain(key, 33)}, ${entered}, true from ${sometimes(160, 34)}`,
    `insert into records.initiative_author (initiative_id, person_id, share) select ${idOf('e0000001', key)}, ${personId('n')}, 6000 from ${sometimes(160, 34)}`,
    `insert into records.initiative_author (initiative_id, person_id, share)
     select ${idOf('e0000001', key)}, ${personId('n + 1')}, 4000 from ${sometimes(160, 34)} where ${dice(key, 35)} < 200 and n < ${people}`,
    `insert into records.initiative_use (id, initiative_id, person_id, award_code, award_name, award_kind, year, label, used_on, released_on, released_reason)
     select ${idOf('e0000002', key)}, ${idOf('e0000001', key)}, ${personId('n')}, 'CSTDCS', 'CSTĐ cơ sở', 'TITLE', ${yearOf}, 'hồ sơ bịa', make_date(${yearOf}, 11, 1),
       case when ${dice(key, 36)} < 100 then make_date(${lastYear}, 12, 1) end, case when ${dice(key, 36)} < 100 then 'rút' end
     from ${sometimes(160, 34)} where ${dice(key, 37)} < 300`,
    fact(
      'rating',
      'unit_id, year, scale, grade',
      `${unitId('n')}, ${yearOf}, 'FOUR_GRADES', 'HTXSNV'`,
      `${everyUnit}, generate_series(0, 4) y where ${dice(key, 40)} < 800`,
      key,
    ),
    fact(
      'strength',
      'unit_id, year, staff, women, completed, ldtt, cstdcs, disciplined',
      `${unitId('n')}, ${yearOf}, 40, 18, 40, 34, 5, 0`,
      `${everyUnit}, generate_series(0, 4) y`,
      key,
    ),
    fact(
      'cluster',
      'unit_id, year, cluster, organiser, leader',
      `${unitId('n')}, ${yearOf}, 'Cụm bịa', 'BBNT', ${dice(key, 41)} < 200`,
      `${everyUnit}, generate_series(0, 4) y`,
      key,
    ),
    fact(
      'known_span',
      'unit_id, about, valid_from, valid_to',
      `${unitId('n')}, '{ratings,awards,clusters,holds}', make_date(${lastYear} - 12, 1, 1), make_date(${lastYear}, 12, 31)`,
      everyUnit,
      'n',
    ),
    award('TTLDXS', 'base', `(select n, y from ${everyUnit}, generate_series(0, 4) y where ${dice(key, 42)} < 500) s`, key, yearOf, 'unit'),
    // Every twentieth record was entered twice, some of those once more.
    `insert into records.merge (id, from_person_id, into_person_id, reason, merged_on, merged_by)
     select ${idOf('f0000001', 'n')}, ${personId('n')}, ${personId('n - 1')}, 'cùng một người', make_date(${lastYear}, 12, 1), 'Máy' from ${everybody} where n % 20 = 0`,
    `insert into records.merge (id, from_person_id, into_person_id, reason, merged_on, merged_by)
     select ${idOf('f0000002', 'n')}, ${personId('n - 1')}, ${personId('n - 2')}, 'cùng một người', make_date(${lastYear}, 12, 2), 'Máy' from ${everybody} where n % 100 = 0`,
    `update records.rating set withdrawn_on = '${lastYear}-12-02', version = 1, change_reason = 'nhập nhầm', changed_by = 'Máy' where synthetic and source like 'Hồ sơ bịa %' and year = ${lastYear - 6} and person_id is not null and right(source, 2) = '22'`,
  ];
}
