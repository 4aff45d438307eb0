import { system } from '#platform/actor.ts';
import type { Role } from '#platform/contract.ts';
import type { Database } from '#platform/db/database.ts';
import { seedId } from '#platform/ids.ts';
import { addDemoPeople } from '#modules/directory/server/demo.ts';
import { openDemoAccounts } from '#modules/identity/server/demo.ts';

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
  // What one person of the standing body writes, another publishes.
  { login: 'thuongtruc2', name: 'Thường trực Hội đồng, người thứ hai (mẫu)', role: 'standing' },
  { login: 'botruong', name: 'Lãnh đạo Bộ (mẫu)', role: 'minister' },
  ...Array.from({ length: 9 }, (_, index): DemoAccount => ({
    login: `uyvien${index + 1}`,
    name: `Ủy viên Hội đồng ${index + 1} (mẫu)`,
    role: 'council',
  })),
  { login: 'nhanvien.cuc-vt', name: 'Chuyên viên Cục Viễn thám (mẫu)', role: 'staff', unit: 'org-cuc-vt' },
  { login: 'quantri', name: 'Quản trị hệ thống (mẫu)', role: 'admin' },
  { login: 'kiemtra', name: 'Kiểm tra, giám sát (mẫu)', role: 'auditor' },
];

/** Makes the demo accounts that do not exist yet; each stands for a person marked as made up. */
export async function ensureDemoAccounts(db: Database): Promise<void> {
  const rows = demoAccounts.map((account) => ({
    accountId: seedId(`demo/${account.login}`),
    personId: seedId(`demo/person/${account.login}`),
    grantId: seedId(`demo/grant/${account.login}`),
    login: account.login,
    name: account.name,
    role: account.role,
    unitId: account.unit ? seedId(account.unit) : null,
  }));
  await db.write(system, async (tx) => {
    await addDemoPeople(
      tx,
      rows.map((row) => ({ id: row.personId, name: row.name })),
    );
    await openDemoAccounts(tx, rows, demoPassword);
  });
}
