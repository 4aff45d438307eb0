import { identityApi, roleLabels } from '#modules/identity/contract.ts';
import { useAct } from '#ui/api.ts';
import { Button } from '#ui/button.tsx';
import { Avatar, Count } from '#ui/chip.tsx';
import { useNoticeCount } from '#modules/notifications/web/count.ts';
import { Icon } from '#ui/icon.tsx';
import { IconBell, IconCalendar, IconChevronDown, IconLogout, IconMoon, IconSun, IconSunMoon, IconUser, IconWritingSign } from '#ui/icons.ts';
import { Link, useGo } from '#ui/link.tsx';
import { Menu } from '#ui/popover.tsx';
import { useAccount, useSession, useYear } from '#ui/session.ts';
import { useLang, useSay, useText } from '#ui/text.ts';
import { useTheme } from '#ui/theme.ts';
import { appWords } from './app-words.ts';
import { hasScreen } from './screens.ts';

/** The first year of which the system knows something. */
const firstYear = 2020;

/** The year people work in; kept in the address and remembered. */
export function YearPicker() {
  const t = useText(appWords);
  const { today } = useSession();
  const [year, setYear] = useYear();
  const last = Math.max(Number(today.slice(0, 4)) + 1, year);
  const years = Array.from({ length: last - Math.min(firstYear, year) + 1 }, (_, index) => last - index);
  return (
    <Menu
      label={t.pickYear}
      align="end"
      renderTrigger={(props) => (
        <Button kind="quiet" icon={IconCalendar} {...props}>
          {t.year(year)} <Icon of={IconChevronDown} small />
        </Button>
      )}
      groups={[{ items: years.map((one) => ({ label: t.year(one), checked: one === year, onSelect: () => setYear(one) })) }]}
    />
  );
}

export function BellLink() {
  const t = useText(appWords);
  const unread = useNoticeCount() ?? 0;
  return (
    <Link to="/thong-bao" className="u-btn quiet square" aria-label={unread > 0 ? t.bellUnread(unread) : t.bell}>
      <Icon of={IconBell} />
      {unread > 0 && <Count value={unread} />}
    </Link>
  );
}

/** Vietnamese or English, for pages without an account menu. */
export function LangSwitch() {
  const { lang, setLang } = useLang();
  return (
    <Button kind="quiet" lang={lang === 'vi' ? 'en' : 'vi'} onClick={() => setLang(lang === 'vi' ? 'en' : 'vi')}>
      {lang === 'vi' ? 'English' : 'Tiếng Việt'}
    </Button>
  );
}

/** Who I am, language, theme, leaving. */
export function UserMenu() {
  const t = useText(appWords);
  const say = useSay();
  const go = useGo();
  const account = useAccount();
  const { accept } = useSession();
  const { lang, setLang } = useLang();
  const [theme, setTheme] = useTheme();
  const leave = useAct(identityApi.signOut, {
    invalidates: [],
    onDone: (session) => {
      accept(session);
      go('/dang-nhap');
    },
  });
  const under = account.unitName ?? say(roleLabels[account.roles[0] ?? 'staff']);
  return (
    <Menu
      label={t.account}
      align="end"
      renderTrigger={(props) => (
        <button type="button" className="u-user" {...props}>
          <Avatar initials={account.initials} />
          <span>
            <span className="u-hidden">{t.account}: </span>
            <b>{account.name}</b>
            <span className="u-xs">{under}</span>
          </span>
        </button>
      )}
      groups={[
        {
          heading: account.roles.map((role) => say(roleLabels[role])).join(' · '),
          items: [
            { label: t.sessions, icon: IconUser, to: '/phien' },
            { label: t.delegations, icon: IconWritingSign, to: '/uy-quyen' },
          ].filter((item) => hasScreen(item.to)),
        },
        {
          heading: t.language,
          items: [
            { label: 'Tiếng Việt', checked: lang === 'vi', onSelect: () => setLang('vi') },
            { label: 'English', checked: lang === 'en', onSelect: () => setLang('en') },
          ],
        },
        {
          heading: t.theme,
          items: [
            { label: t.themeSystem, icon: IconSunMoon, checked: theme === 'system', onSelect: () => setTheme('system') },
            { label: t.themeLight, icon: IconSun, checked: theme === 'light', onSelect: () => setTheme('light') },
            { label: t.themeDark, icon: IconMoon, checked: theme === 'dark', onSelect: () => setTheme('dark') },
          ],
        },
        { items: [{ label: t.signOut, icon: IconLogout, onSelect: () => void leave.run({}) }] },
      ]}
    />
  );
}
