/** What a group is called, and its head, where the screen knows its kind; “khối, cụm” is for lists of both. */
export const groupKindCodes = ['block', 'cluster', 'inner'] as const;
export type GroupKind = (typeof groupKindCodes)[number];

const names: Readonly<Record<GroupKind, string>> = { block: 'khối', cluster: 'cụm', inner: 'nhóm' };
const heads: Readonly<Record<GroupKind, string>> = { block: 'Khối trưởng', cluster: 'Cụm trưởng', inner: 'Trưởng nhóm' };

/** “cụm”, “cuộc họp cụm”. */
export const groupName = (kind: GroupKind): string => names[kind];

/** “Cụm” where it names the body: “biên bản họp Cụm”. */
export const groupTitle = (kind: GroupKind): string => names[kind].replace(/^./, (first) => first.toUpperCase());

export const headTitle = (kind: GroupKind): string => heads[kind];
