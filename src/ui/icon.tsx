import type { ComponentType, SVGProps } from 'react';

/** An icon of `#ui/icons.ts`; give it as a component: `icon={IconCheck}`. */
export type IconType = ComponentType<SVGProps<SVGSVGElement>>;

export interface IconProps {
  readonly of: IconType;
  readonly small?: boolean;
  /** Words for screen readers, only when nothing beside the icon says the same. */
  readonly label?: string;
  readonly className?: string;
}

/** Shows an icon in the size of the text: `<Icon of={IconCheck} />`. */
export function Icon({ of: Drawing, small, label, className }: IconProps) {
  const names = ['u-icon', small ? 's' : '', className ?? ''].filter(Boolean).join(' ');
  return <Drawing className={names} {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })} />;
}

/** Joins class names, leaving out the empty ones. */
export function cx(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}
