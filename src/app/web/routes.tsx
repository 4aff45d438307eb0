import { createRootRoute, createRoute, createRouter, lazyRouteComponent, type ErrorComponentProps } from '@tanstack/react-router';
import { Button, LinkButton } from '#ui/button.tsx';
import { IconAlertTriangle, IconRefresh, IconSearch } from '#ui/icons.ts';
import { queryText } from '#ui/call.ts';
import { EmptyState, Loading } from '#ui/read-state.tsx';
import { parseSearchText } from '#ui/search-state.ts';
import { useText } from '#ui/text.ts';
import { appWords } from './app-words.ts';
import { screens } from './screens.ts';
import { Shell } from './shell.tsx';

function NotFound() {
  const t = useText(appWords);
  return (
    <EmptyState icon={IconSearch} title={t.notFound} action={<LinkButton to="/">{t.goHome}</LinkButton>}>
      {t.notFoundDo}
    </EmptyState>
  );
}

function Broken({ error }: ErrorComponentProps) {
  const t = useText(appWords);
  const stale = /dynamically imported module|module script|preload/i.test(String(error));
  return (
    <EmptyState
      icon={IconAlertTriangle}
      title={t.broken}
      action={
        <Button kind="primary" icon={IconRefresh} onClick={() => location.reload()}>
          {t.reload}
        </Button>
      }
    >
      {stale ? t.staleApp : t.brokenDo}
    </EmptyState>
  );
}

/** The router over the screens of all modules; each screen is its own piece of code. */
export function makeRouter() {
  const root = createRootRoute({ component: Shell, notFoundComponent: NotFound });
  const routes = screens.map((screen) =>
    createRoute({
      getParentRoute: () => root,
      path: screen.path,
      component: lazyRouteComponent(screen.load),
    }),
  );
  return createRouter({
    routeTree: root.addChildren(routes),
    parseSearch: parseSearchText,
    stringifySearch: queryText,
    defaultPreload: 'intent',
    defaultPendingComponent: () => <Loading />,
    defaultPendingMs: 200,
    defaultErrorComponent: Broken,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
  });
}
