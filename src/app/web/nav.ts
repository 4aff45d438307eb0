import type { Role } from '#platform/contract.ts';
import type { Text } from '#platform/text.ts';
import type { IconType } from '#ui/icon.tsx';
import {
  IconAddressBook,
  IconBook2,
  IconCalendarEvent,
  IconCertificate,
  IconChartBar,
  IconClipboardCheck,
  IconFileText,
  IconFlag,
  IconFolders,
  IconGavel,
  IconHelpCircle,
  IconHistory,
  IconId,
  IconInbox,
  IconListNumbers,
  IconPaperclip,
  IconUsers,
  IconUsersGroup,
  IconWritingSign,
} from '#ui/icons.ts';

export interface NavItem {
  readonly path: string;
  readonly label: Text;
  readonly icon: IconType;
  /** Only for these roles; absent = everybody who is signed in. */
  readonly roles?: readonly Role[];
}

export interface NavGroup {
  readonly heading?: Text;
  readonly items: readonly NavItem[];
}

/** What the navigation may show. An item appears when its screen is registered and the role allows. */
export const navGroups: readonly NavGroup[] = [
  {
    items: [
      { path: '/', label: { vi: 'Việc của tôi', en: 'My work' }, icon: IconInbox },
      { path: '/nam-thi-dua', label: { vi: 'Năm thi đua', en: 'Emulation year' }, icon: IconCalendarEvent },
      { path: '/phong-trao', label: { vi: 'Phong trào thi đua', en: 'Movements' }, icon: IconFlag },
      { path: '/khoi-cum', label: { vi: 'Khối, cụm thi đua', en: 'Blocks and clusters' }, icon: IconUsersGroup },
      { path: '/giao-uoc', label: { vi: 'Giao ước', en: 'Agreements' }, icon: IconWritingSign },
      { path: '/dang-ky', label: { vi: 'Đăng ký', en: 'Registrations' }, icon: IconClipboardCheck },
      { path: '/ket-qua', label: { vi: 'Kết quả tháng', en: 'Monthly results' }, icon: IconChartBar },
      { path: '/cham-diem', label: { vi: 'Chấm điểm, xếp hạng', en: 'Scores and ranking' }, icon: IconListNumbers },
      { path: '/ho-so', label: { vi: 'Hồ sơ khen thưởng', en: 'Award dossiers' }, icon: IconFolders },
      {
        path: '/hoi-dong',
        label: { vi: 'Hội đồng', en: 'Council' },
        icon: IconGavel,
        roles: ['standing', 'council', 'minister', 'leader', 'admin', 'auditor'],
      },
      { path: '/quyet-dinh', label: { vi: 'Quyết định & khen thưởng', en: 'Decisions and awards' }, icon: IconCertificate },
      { path: '/ly-lich', label: { vi: 'Lý lịch thi đua', en: 'Records' }, icon: IconId },
      { path: '/van-ban', label: { vi: 'Văn bản', en: 'Documents' }, icon: IconFileText },
    ],
  },
  {
    heading: { vi: 'Bàn làm việc', en: 'Desk' },
    items: [
      { path: '/don-vi', label: { vi: 'Đơn vị, cá nhân', en: 'Units and people' }, icon: IconAddressBook },
      { path: '/quy-dinh', label: { vi: 'Quy định, danh hiệu', en: 'Rules and titles' }, icon: IconBook2 },
      {
        path: '/lich-lam-viec',
        label: { vi: 'Lịch làm việc', en: 'Working calendar' },
        icon: IconCalendarEvent,
        roles: ['admin', 'standing', 'officer'],
      },
      { path: '/minh-chung', label: { vi: 'Minh chứng', en: 'Evidence' }, icon: IconPaperclip, roles: ['officer', 'leader', 'standing'] },
      { path: '/tai-khoan', label: { vi: 'Tài khoản', en: 'Accounts' }, icon: IconUsers, roles: ['admin', 'leader', 'auditor'] },
      { path: '/nhat-ky', label: { vi: 'Nhật ký', en: 'Audit log' }, icon: IconHistory, roles: ['admin', 'auditor', 'standing'] },
      { path: '/huong-dan', label: { vi: 'Hướng dẫn', en: 'Help' }, icon: IconHelpCircle },
    ],
  },
];

/** The four items at the bottom of a phone; the rest is under "Thêm". */
export const phonePaths: readonly string[] = ['/', '/khoi-cum', '/giao-uoc', '/ket-qua'];
