import { Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { Icon } from '#ui/icon.tsx';
import { IconSearch, IconStar } from '#ui/icons.ts';
import { Kbd } from '#ui/chip.tsx';
import { LinkButton } from '#ui/button.tsx';
import { Link, linkTo, useGo, usePath } from '#ui/link.tsx';
import { Loading } from '#ui/read-state.tsx';
import { useSession } from '#ui/session.ts';
import { useText } from '#ui/text.ts';
import { Toaster } from '#ui/toast.tsx';
import { cx } from '#ui/icon.tsx';
import { appWords } from './app-words.ts';
import { BottomBar, SideNav } from './navigation.tsx';
import { screenAt } from './screens.ts';
import { BellLink, LangSwitch, UserMenu, YearPicker } from './top-bar.tsx';

const SearchDialog = lazy(() => import('./search-dialog.tsx'));
const DemoBar = lazy(() => import('./demo-bar.tsx'));

function Logo() {
  const t = useText(appWords);
  return (
    <Link to="/" className="u-logo">
      <span className="u-mark">
        <Icon of={IconStar} />
      </span>
      <span>
        <b>{t.product}</b>
        <span className="u-xs">{t.body}</span>
      </span>
    </Link>
  );
}

/** Moves the reading place to the top of the content after a change of screen, for keyboards and screen readers. */
function useArrival(path: string) {
  const main = useRef<HTMLElement>(null);
  const first = useRef(true);
  useEffect(() => {
    if (first.current) first.current = false;
    else main.current?.focus({ preventScroll: true });
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- on every change of screen
  }, [path]);
  return main;
}

/** The frame around every screen: navigation and top bar when signed in, a plain heading on public pages. */
export function Shell() {
  const t = useText(appWords);
  const { account, demo } = useSession();
  const path = usePath();
  const go = useGo();
  const main = useArrival(path);
  const [searching, setSearching] = useState(false);
  const screen = screenAt(path);
  const mustSignIn = !account && screen?.access !== 'public';
  const back = (useLocation().search as Record<string, unknown>)['ve'];
  // Signing in changes this frame and with it what it holds, so the frame itself leads on; only to addresses of ours.
  useEffect(() => {
    if (account && path === '/dang-nhap') go(typeof back === 'string' && /^\/(?!\/)/.test(back) ? back : '/', { replace: true });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- when somebody becomes signed in, not at every move
  }, [account?.id]);
  useEffect(() => {
    if (mustSignIn) go(linkTo('/dang-nhap', {}, path === '/' ? {} : { ve: path + location.search }), { replace: true });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only when the screen or the account changes
  }, [mustSignIn, path]);
  useEffect(() => {
    if (!account) return;
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setSearching(true);
      }
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [account]);
  const content = (
    <main ref={main} id="noi-dung" tabIndex={-1} className={account ? cx('u-main', screen?.wide && 'wide') : undefined}>
      {mustSignIn ? <Loading /> : <Outlet />}
    </main>
  );
  const around = (
    <>
      <a className="u-skip" href="#noi-dung" onClick={() => main.current?.focus()}>
        {t.skip}
      </a>
      {demo && (
        // its place is kept while it loads: what jumps under the hand is missed
        <Suspense fallback={<div className="u-demo u-noprint" />}>
          <DemoBar />
        </Suspense>
      )}
    </>
  );
  if (!account) {
    return (
      <>
        {around}
        <div className="u-public">
          <header>
            <Logo />
            <div className="u-top-end">
              <LangSwitch />
              {path !== '/dang-nhap' && <LinkButton to="/dang-nhap">{t.signIn}</LinkButton>}
            </div>
          </header>
          {content}
        </div>
        <Toaster />
      </>
    );
  }
  return (
    <>
      {around}
      <div className="u-app">
        <nav className="u-nav" aria-label={t.mainNav}>
          <Logo />
          <SideNav />
        </nav>
        <div style={{ minWidth: 0 }}>
          <header className="u-top">
            <button type="button" className="u-find" onClick={() => setSearching(true)} aria-keyshortcuts="Control+K">
              <Icon of={IconSearch} small />
              <span>{t.find}</span>
              <Kbd>Ctrl K</Kbd>
            </button>
            <div className="u-top-end">
              <YearPicker />
              <BellLink />
              <UserMenu />
            </div>
          </header>
          {content}
        </div>
        <BottomBar />
      </div>
      {searching && (
        <Suspense fallback={null}>
          <SearchDialog onClose={() => setSearching(false)} />
        </Suspense>
      )}
      <Toaster />
    </>
  );
}
