import { z } from 'zod';
import { get, post, roles } from '#platform/contract.ts';
import { defineRefusals } from '#platform/refusal.ts';
import { day, id, line, partialDate, reason, text, version } from '#platform/schema.ts';
import { defineLabels, type Text } from '#platform/text.ts';

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

export const identityRefusals = defineRefusals('identity', {
  wrongPassword: { kind: 'unauthenticated', vi: 'Sai tên đăng nhập hoặc mật khẩu.', en: 'Wrong login or password.', field: 'password' },
  slowDown: { kind: 'too_many', vi: 'Sai quá nhiều lần. Chờ {seconds} giây rồi thử lại.', en: 'Too many wrong tries. Wait {seconds} seconds and try again.' },
  passwordAgain: { kind: 'forbidden', vi: 'Mật khẩu nhập lại chưa đúng, nên chưa ký.', en: 'The re-entered password is wrong, so nothing was signed.', field: 'password' },
  loginTaken: { kind: 'conflict', vi: 'Tên đăng nhập này đã có.', en: 'This login is taken.', field: 'login' },
  notYourUnit: { kind: 'forbidden', vi: 'Chỉ làm được trong đơn vị của bạn.', en: 'Only within your own unit.' },
  notDemo: { kind: 'not_found', vi: 'Chỉ có ở bản chạy thử.', en: 'Exists only in demo mode.' },
  lastAdmin: { kind: 'conflict', vi: 'Đây là tài khoản quản trị cuối cùng, không thể khóa.', en: 'This is the last administrator and cannot be closed.' },
  weakPassword: { kind: 'invalid', vi: 'Mật khẩu cần ít nhất 10 ký tự.', en: 'A password needs at least 10 characters.', field: 'password' },
});

export const role = z.enum(roles);
const grant = z.object({ id, role, unitId: id.nullable(), unitName: z.string().nullable(), validFrom: day.nullable(), validTo: day.nullable(), reason: z.string() });

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
});

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
    response: z.array(accountRow),
  }),
  createAccount: post('/api/accounts', {
    access: ['admin', 'leader'],
    summary: 'Open an account with one role',
    body: z
      .object({
        login: z.string().regex(/^[a-z0-9][a-z0-9._-]{2,59}$/),
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
    summary: 'Hand the desk of an officer to a successor account: rights move, duties and drafts of the post are already there, history stays (R-014)',
    params: z.object({ id }),
    body: z.object({ version, successorId: id, reason: reason() }).strict(),
    response: z.object({ grants: z.number().int() }),
  }),
  delegations: get('/api/delegations', {
    access: 'signed-in',
    summary: 'Delegations given by or to me, or in my unit',
    response: z.array(
      z.object({
        id,
        unitId: id,
        unitName: z.string(),
        fromName: z.string(),
        toName: z.string(),
        acts: z.array(z.string()),
        paper: z.string(),
        validFrom: day,
        validTo: day,
        revokedOn: partialDate.nullable(),
        mine: z.boolean(),
        version,
      }),
    ),
  }),
  delegate: post('/api/delegations', {
    access: ['leader'],
    summary: 'Let somebody of my unit sign or act for me, dated and for named acts',
    body: z
      .object({
        unitId: id,
        toAccountId: id,
        acts: z.array(z.enum(Object.keys(delegableActs) as [DelegableAct, ...DelegableAct[]])).min(1),
        paper: z.string().max(200).default(''),
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
