import { linkTo } from '#ui/index.ts';

/** The form of a month. */
export const monthTo = (it: { readonly unit: { readonly id: string }; readonly year: number }, month: number): string =>
  linkTo('/chi-so/thang/$unitId/$year/$month', { unitId: it.unit.id, year: String(it.year), month: String(month) });

/** Where a file is chosen: of monthly figures, or of a list. */
export const importTo = (about: 'figures' | 'facts'): string => linkTo('/chi-so/nhap', {}, about === 'facts' ? { gi: 'facts' } : {});
