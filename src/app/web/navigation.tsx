import { useState } from 'react';
import { Dialog } from '#ui/dialog.tsx';
import { Icon } from '#ui/icon.tsx';
import { IconMenu2 } from '#ui/icons.ts';
import { Link, usePath } from '#ui/link.tsx';
import { useSession } from '#ui/session.ts';
import { useSay, useText } from '#ui/text.ts';
import { appWords } from './app-words.ts';
import { navGroups, phonePaths, type NavGroup, type NavItem } from './nav.ts';
import { hasScreen, screens } from './screens.ts';

/** The groups of items this account can open now. */
export function useNavGroups(): readonly NavGroup[] {
  const { account } = useSession();
  const allowed = (item: NavItem) => hasScreen(item.path) && (item.roles === undefined || item.roles.some((role) => account?.roles.includes(role)));
  return navGroups.map((group) => ({ ...group, items: group.items.filter(allowed) })).filter((group) => group.items.length > 0);
}

function isCurrent(item: NavItem, path: string): boolean {
  return item.path === '/' ? path === '/' : path === item.path || path.startsWith(`${item.path}/`);
}

const none = () => undefined;

function Badge({ path }: { path: string }) {
  const useCount = screens.find((screen) => screen.path === path)?.useCount ?? none;
  // oxlint-disable-next-line react/hooks -- the list of screens never changes while the page lives
  const count = useCount();
  return count ? <span className="u-badge">{count > 99 ? '99+' : count}</span> : null;
}

function NavLink({ item, onClick, className = 'u-navlink' }: { item: NavItem; onClick?: () => void; className?: string }) {
  const say = useSay();
  const path = usePath();
  return (
    <Link to={item.path} className={className} aria-current={isCurrent(item, path) ? 'page' : undefined} onClick={onClick}>
      <Icon of={item.icon} />
      <span>{say(item.label)}</span>
      <Badge path={item.path} />
    </Link>
  );
}

function Groups({ groups, onClick }: { groups: readonly NavGroup[]; onClick?: () => void }) {
  const say = useSay();
  return groups.map((group, index) => (
    <div key={index}>
      {group.heading && <div className="u-navgroup">{say(group.heading)}</div>}
      <ul style={{ listStyle: 'none', padding: 0 }}>
        {group.items.map((item) => (
          <li key={item.path}>
            <NavLink item={item} {...(onClick ? { onClick } : {})} />
          </li>
        ))}
      </ul>
    </div>
  ));
}

/** The navigation at the left. */
export function SideNav() {
  return <Groups groups={useNavGroups()} />;
}

/** The bar at the bottom of a phone: four places and "Thêm". */
export function BottomBar() {
  const t = useText(appWords);
  const groups = useNavGroups();
  const [open, setOpen] = useState(false);
  const items = groups.flatMap((group) => group.items);
  const wanted = items.filter((item) => phonePaths.includes(item.path));
  const chosen = [...wanted, ...items.filter((item) => !wanted.includes(item))].slice(0, 4);
  return (
    <nav className="u-bottom" aria-label={t.mainNav}>
      {chosen.map((item) => (
        <NavLink key={item.path} item={item} className="" />
      ))}
      <button type="button" aria-expanded={open} onClick={() => setOpen(true)}>
        <Icon of={IconMenu2} />
        <span>{t.more}</span>
      </button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t.mainNav}>
        <div className="u-stack" style={{ gap: 2 }}>
          <Groups groups={groups} onClick={() => setOpen(false)} />
        </div>
      </Dialog>
    </nav>
  );
}
