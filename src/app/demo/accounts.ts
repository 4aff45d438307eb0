import { system } from '#platform/actor.ts';
import type { Role } from '#platform/contract.ts';
import { sql, type Database } from '#platform/db/database.ts';
import { seedId } from '#platform/ids.ts';
import { hashPassword } from '#modules/identity/server/passwords.ts';

/** The one password of every demo account; demo mode prints it on the screen. */
export const demoPassword = 'thi-dua-2022';

interface DemoAccount {
  readonly login: string;
  readonly name: string;
  readonly role: Role;
  /** Seed id of the unit. */
  readonly unit?: string;
}

/** Units whose officer and leader can be tried: the members of Khối III, Khối IV and Cụm I. */
export const demoUnits: Readonly<Record<string, string>> = {
  'org-tcmt': 'TCMT',
  'org-tcbhd': 'TCBHĐ',
  'org-tcdcks': 'TCĐCKS',
  'org-tckttv': 'TCKTTV',
  'org-tcqldd': 'TCQLĐĐ',
  'org-cuc-cntt': 'Cục CNTT&DL',
  'org-cuc-ddbd': 'Cục ĐĐBĐ&TTĐL',
  'org-cuc-vt': 'Cục Viễn thám',
  'org-cuc-bdkh': 'Cục BĐKH',
  'org-cuc-tnn': 'Cục QLTNN',
  'org-tt-qhdt-tnn': 'TT QH&ĐT TNN',
  'org-so-hanoi': 'Sở TN&MT Hà Nội',
  'org-so-bacninh': 'Sở TN&MT Bắc Ninh',
  'org-so-haiphong': 'Sở TN&MT Hải Phòng',
  'org-so-vinhphuc': 'Sở TN&MT Vĩnh Phúc',
  'org-so-hungyen': 'Sở TN&MT Hưng Yên',
  'org-so-haiduong': 'Sở TN&MT Hải Dương',
  'org-so-ninhbinh': 'Sở TN&MT Ninh Bình',
  'org-so-hanam': 'Sở TN&MT Hà Nam',
  'org-so-thaibinh': 'Sở TN&MT Thái Bình',
  'org-so-namdinh': 'Sở TN&MT Nam Định',
};

/** `org-cuc-vt` → `cuc-vt`, the tail of the logins `canbo.cuc-vt` and `lanhdao.cuc-vt`. */
export const unitSlug = (unit: string): string => unit.replace(/^org-/, '');

/** Names say "(mẫu)": no demo account pretends to be a real person. */
export const demoAccounts: readonly DemoAccount[] = [
  ...Object.entries(demoUnits).flatMap(([unit, short]): DemoAccount[] => [
    { login: `canbo.${unitSlug(unit)}`, name: `Cán bộ TĐKT ${short} (mẫu)`, role: 'officer', unit },
    { login: `lanhdao.${unitSlug(unit)}`, name: `Thủ trưởng ${short} (mẫu)`, role: 'leader', unit },
  ]),
  { login: 'thuongtruc', name: 'Thường trực Hội đồng (mẫu)', role: 'standing' },
  { login: 'botruong', name: 'Lãnh đạo Bộ (mẫu)', role: 'minister' },
  ...Array.from({ length: 9 }, (_, index): DemoAccount => ({ login: `uyvien${index + 1}`, name: `Ủy viên Hội đồng ${index + 1} (mẫu)`, role: 'council' })),
  { login: 'nhanvien.cuc-vt', name: 'Chuyên viên Cục Viễn thám (mẫu)', role: 'staff', unit: 'org-cuc-vt' },
  { login: 'quantri', name: 'Quản trị hệ thống (mẫu)', role: 'admin' },
  { login: 'kiemtra', name: 'Kiểm tra, giám sát (mẫu)', role: 'auditor' },
];

/** Makes the demo accounts that do not exist yet; each stands for a person marked as made up. */
export async function ensureDemoAccounts(db: Database): Promise<void> {
  const passwordHash = await hashPassword(demoPassword);
  const rows = demoAccounts.map((account) => ({
    account_id: seedId(`demo/${account.login}`),
    person_id: seedId(`demo/person/${account.login}`),
    grant_id: seedId(`demo/grant/${account.login}`),
    login: account.login,
    name: account.name,
    role: account.role,
    unit_id: account.unit ? seedId(account.unit) : null,
  }));
  const input = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(account_id uuid, person_id uuid, grant_id uuid, login text, name text, role text, unit_id uuid)`;
  await db.write(system, async (tx) => {
    await tx.run(sql`insert into directory.person (id, full_name, origin) select r.person_id, r.name, '{"sources":[],"synthetic":true}' from ${input} on conflict do nothing`);
    await tx.run(sql`
      insert into identity.account (id, login, name, person_id, password_hash, demo)
      select r.account_id, r.login, r.name, r.person_id, ${passwordHash}, true from ${input} on conflict do nothing`);
    await tx.run(sql`insert into identity.role_grant (id, account_id, role, unit_id, reason) select r.grant_id, r.account_id, r.role, r.unit_id, 'Tài khoản mẫu' from ${input} on conflict do nothing`);
  });
}
