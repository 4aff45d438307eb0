import { z } from 'zod';
import { get, post, roles, type Role } from '#platform/contract.ts';
import { defineRefusals } from '#platform/refusal.ts';
import { can, day, id, line, optionalParagraph, reason, text, version } from '#platform/schema.ts';
import { codesOf, defineLabels, type Text } from '#platform/text.ts';

export const roleLabels = defineLabels({
  officer: { vi: 'Cán bộ thi đua', en: 'Emulation officer', tone: 'neutral' },
  leader: { vi: 'Thủ trưởng đơn vị', en: 'Head of unit', tone: 'neutral' },
  standing: { vi: 'Vụ TĐKT, Thường trực Hội đồng', en: 'Emulation department, standing council', tone: 'brand' },
  council: { vi: 'Ủy viên Hội đồng', en: 'Council member', tone: 'neutral' },
  minister: { vi: 'Lãnh đạo Bộ', en: 'Ministry leadership', tone: 'brand' },
  staff: { vi: 'Công chức, viên chức', en: 'Staff member', tone: 'neutral' },
  admin: { vi: 'Quản trị hệ thống', en: 'Administrator', tone: 'neutral' },
  auditor: { vi: 'Kiểm tra, giám sát', en: 'Auditor', tone: 'neutral' },
});

/** What may be delegated, and how it is called. Signing a secret ballot never may. */
export const delegableActs = {
  'agreements.sign': { vi: 'Ký giao ước thi đua', en: 'Sign agreements' },
  'registrations.submit': { vi: 'Trình đăng ký', en: 'Submit registrations' },
  'scoring.submit': { vi: 'Gửi phiếu tự chấm', en: 'Submit self-scores' },
  'nominations.submit': { vi: 'Trình hồ sơ khen thưởng', en: 'Submit nominations' },
} satisfies Record<string, Text>;
export type DelegableAct = keyof typeof delegableActs;

/** Follows from the days; nothing but revoking changes it. */
export const delegationStates = defineLabels({
  COMING: { vi: 'Chưa tới ngày', en: 'Not yet', tone: 'info' },
  IN_FORCE: { vi: 'Đang hiệu lực', en: 'In force', tone: 'ok' },
  OVER: { vi: 'Hết hạn', en: 'Over', tone: 'neutral' },
  REVOKED: { vi: 'Đã thu hồi', en: 'Revoked', tone: 'warn' },
});

export const identityRefusals = defineRefusals('identity', {
  wrongPassword: { kind: 'unauthenticated', vi: 'Sai tên đăng nhập hoặc mật khẩu.', en: 'Wrong login or password.', field: 'password' },
  slowDown: {
    kind: 'too_many',
    vi: 'Sai quá nhiều lần. Chờ {seconds} giây rồi thử lại.',
    en: 'Too many wrong tries. Wait {seconds} seconds and try again.',
  },
  passwordAgain: {
    kind: 'forbidden',
    vi: 'Mật khẩu nhập lại chưa đúng, nên chưa ký.',
    en: 'The re-entered password is wrong, so nothing was signed.',
    field: 'password',
  },
  loginTaken: { kind: 'conflict', vi: 'Tên đăng nhập này đã có.', en: 'This login is taken.', field: 'login' },
  notYourUnit: { kind: 'forbidden', vi: 'Chỉ làm được trong đơn vị của bạn.', en: 'Only within your own unit.' },
  notDemo: { kind: 'not_found', vi: 'Chỉ có ở bản chạy thử.', en: 'Exists only in demo mode.' },
  lastAdmin: {
    kind: 'conflict',
    vi: 'Đây là tài khoản quản trị cuối cùng, không thể khóa.',
    en: 'This is the last administrator and cannot be closed.',
  },
  unitNeeded: { kind: 'invalid', vi: 'Vai trò này phải gắn với một đơn vị.', en: 'This role needs a unit.', field: 'unitId' },
  noUnit: { kind: 'invalid', vi: 'Không có đơn vị này, hoặc nó đã kết thúc.', en: 'There is no such unit, or it has ended.', field: 'unitId' },
  noPerson: { kind: 'invalid', vi: 'Không có người này trong danh bạ.', en: 'There is no such person in the directory.', field: 'personId' },
  alreadyClosed: { kind: 'conflict', vi: 'Tài khoản này đã khóa.', en: 'This account is closed already.' },
  yourself: {
    kind: 'conflict',
    vi: 'Bạn không thể khóa hay thay chính tài khoản đang dùng.',
    en: 'You cannot close or replace the account you are using.',
  },
  noSuccessor: {
    kind: 'invalid',
    vi: 'Chọn tài khoản kế nhiệm đang hoạt động, hoặc mở tài khoản mới cho người kế nhiệm.',
    en: 'Choose an active account to succeed, or open a new one.',
    field: 'successorId',
  },
  oldPassword: {
    kind: 'forbidden',
    vi: 'Mật khẩu hiện tại chưa đúng, nên chưa đổi.',
    en: 'The present password is wrong, so nothing was changed.',
    field: 'oldPassword',
  },
  samePassword: {
    kind: 'invalid',
    vi: 'Mật khẩu mới phải khác mật khẩu hiện tại.',
    en: 'The new password must differ from the present one.',
    field: 'newPassword',
  },
  delegateToYourself: { kind: 'invalid', vi: 'Không thể ủy quyền cho chính mình.', en: 'You cannot delegate to yourself.', field: 'toAccountId' },
  notInUnit: {
    kind: 'invalid',
    vi: 'Người nhận ủy quyền phải có tài khoản đang hoạt động trong đơn vị.',
    en: 'The delegate needs an active account in the unit.',
    field: 'toAccountId',
  },
  wrongOrder: { kind: 'invalid', vi: 'Ngày cuối phải từ ngày đầu trở đi.', en: 'The last day cannot come before the first.', field: 'validTo' },
  pastDelegation: { kind: 'invalid', vi: 'Thời hạn ủy quyền này đã qua.', en: 'These days are over already.', field: 'validTo' },
  onlyLeaders: { kind: 'forbidden', vi: 'Chỉ thủ trưởng đơn vị ủy quyền được.', en: 'Only the head of a unit may delegate.' },
  alreadyRevoked: { kind: 'conflict', vi: 'Ủy quyền này đã thu hồi.', en: 'This delegation is revoked already.' },
  weakPassword: { kind: 'invalid', vi: 'Mật khẩu cần ít nhất 10 ký tự.', en: 'A password needs at least 10 characters.', field: 'password' },
});

export const role = z.enum(roles);
const grant = z.object({
  id,
  role,
  unitId: id.nullable(),
  unitName: z.string().nullable(),
  validFrom: day.nullable(),
  validTo: day.nullable(),
  reason: z.string(),
});

export const sessionAccount = z.object({
  id,
  login: z.string(),
  name: z.string(),
  personId: id.nullable(),
  roles: z.array(role),
  /** The unit this account works for, if one. */
  unitId: id.nullable(),
  unitName: z.string().nullable(),
  unitIds: z.array(id),
  initials: z.string(),
});

export const session = z.object({
  account: sessionAccount.nullable(),
  /** Business day: the demo can set it. */
  today: day,
  lang: z.enum(['vi', 'en']),
  demo: z
    .object({
      password: z.string(),
      accounts: z.array(z.object({ login: z.string(), name: z.string(), role: text, roleCode: role, unit: z.string().nullable() })),
    })
    .nullable(),
});

const accountRow = z.object({
  id,
  login: z.string(),
  name: z.string(),
  active: z.boolean(),
  version,
  grants: z.array(grant),
  can: can('close', 'replace'),
});
export type AccountRow = z.output<typeof accountRow>;

/** At least this many characters; no other rule, as long phrases are better than odd signs. */
export const leastPassword = 10;

/** Roles that only make sense inside a unit. */
export const unitRoles: readonly Role[] = ['officer', 'leader', 'staff'];

const login = z.string().regex(/^[a-z0-9][a-z0-9._-]{2,59}$/);

const delegationRow = z.object({
  id,
  unitId: id,
  unitName: z.string(),
  fromName: z.string(),
  toName: z.string(),
  acts: z.array(z.enum(Object.keys(delegableActs) as [DelegableAct, ...DelegableAct[]])),
  paper: z.string(),
  validFrom: day,
  validTo: day,
  revokedOn: day.nullable(),
  state: z.enum(codesOf(delegationStates)),
  /** I am the delegate. */
  mine: z.boolean(),
  version,
  can: can('revoke'),
});
export type DelegationRow = z.output<typeof delegationRow>;

export const identityApi = {
  session: get('/api/session', { access: 'public', summary: 'Who is signed in, and the business day', response: session }),
  signIn: post('/api/session/sign-in', {
    access: 'public',
    summary: 'Sign in with login and password',
    body: z.object({ login: z.string().max(60), password: z.string().max(200) }).strict(),
    response: session,
  }),
  signOut: post('/api/session/sign-out', { access: 'public', summary: 'End this session', response: session }),
  sessions: get('/api/session/all', {
    access: 'signed-in',
    summary: 'My open sessions',
    response: z.array(z.object({ key: z.string(), createdAt: z.string(), lastSeenAt: z.string(), agent: z.string(), current: z.boolean() })),
  }),
  revoke: post('/api/session/:key/revoke', {
    access: 'signed-in',
    summary: 'Close one of my sessions',
    params: z.object({ key: z.string().regex(/^[0-9a-f]{16}$/) }),
    response: z.object({}),
  }),
  changePassword: post('/api/session/password', {
    access: 'signed-in',
    summary: 'Change my password; my other sessions end',
    body: z.object({ oldPassword: z.string().min(1).max(200), newPassword: z.string().min(1).max(200) }).strict(),
    response: z.object({ endedSessions: z.number().int() }),
  }),
  demoSignIn: post('/api/demo/sign-in', {
    access: 'public',
    summary: 'Demo only: become another demo account',
    body: z.object({ login: z.string().max(60) }).strict(),
    response: session,
  }),
  demoClock: post('/api/demo/clock', {
    access: 'public',
    summary: 'Demo only: set the business day, or null for the real one',
    body: z.object({ today: day.nullable() }).strict(),
    response: session,
  }),
  accounts: get('/api/accounts', {
    access: ['admin', 'leader', 'auditor'],
    summary: 'Accounts the caller may manage or inspect',
    query: z.object({ q: z.string().max(100).optional(), unitId: id.optional() }),
    response: z.object({ rows: z.array(accountRow), can: can('create') }),
  }),
  createAccount: post('/api/accounts', {
    access: ['admin', 'leader'],
    summary: 'Open an account with one role',
    body: z
      .object({
        login,
        name: line(120),
        password: z.string().min(1).max(200),
        role,
        unitId: id.nullable(),
        personId: id.nullable().default(null),
      })
      .strict(),
    response: accountRow,
  }),
  closeAccount: post('/api/accounts/:id/close', {
    access: ['admin', 'leader'],
    summary: 'Close an account; its sessions end at once',
    params: z.object({ id }),
    body: z.object({ version, reason: reason() }).strict(),
    response: accountRow,
  }),
  replaceOfficer: post('/api/accounts/:id/replace', {
    access: ['admin', 'leader'],
    summary:
      'Hand the desk of an officer to a successor account: rights move, duties and drafts of the post are already there, history stays (R-014)',
    params: z.object({ id }),
    body: z
      .object({
        version,
        /** An account that exists … */
        successorId: id.nullable().default(null),
        /** … or one opened in the same step. */
        newAccount: z
          .object({ login, name: line(120), password: z.string().min(1).max(200), personId: id.nullable().default(null) })
          .strict()
          .nullable()
          .default(null),
        reason: reason(),
      })
      .strict(),
    response: z.object({ grants: z.number().int(), successorId: id }),
  }),
  delegations: get('/api/delegations', {
    access: 'signed-in',
    summary: 'Delegations given by or to me, or in my unit',
    response: z.object({ rows: z.array(delegationRow), can: can('delegate') }),
  }),
  delegate: post('/api/delegations', {
    access: ['leader'],
    summary: 'Let somebody of my unit sign or act for me, dated and for named acts',
    body: z
      .object({
        unitId: id,
        toAccountId: id,
        acts: z.array(z.enum(Object.keys(delegableActs) as [DelegableAct, ...DelegableAct[]])).min(1),
        paper: optionalParagraph(200),
        validFrom: day,
        validTo: day,
      })
      .strict(),
    response: z.object({ id }),
  }),
  revokeDelegation: post('/api/delegations/:id/revoke', {
    access: ['leader', 'admin'],
    summary: 'End a delegation today',
    params: z.object({ id }),
    body: z.object({ version, reason: reason() }).strict(),
    response: z.object({ id }),
  }),
};
