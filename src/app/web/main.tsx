import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '#ui/styles.css';
import { identityApi } from '#modules/identity/contract.ts';
import { makeQueryClient } from '#ui/api.ts';
import { SourceProvider, type SourceResolver } from '#ui/origin.tsx';
import { LangProvider } from '#ui/text.ts';
import { startTheme } from '#ui/theme.ts';
import { makeRouter } from './routes.tsx';
import { SessionProvider } from './session.tsx';

startTheme();
const client: QueryClient = makeQueryClient(() => void client.invalidateQueries({ queryKey: [identityApi.session.path] }));
const router = makeRouter();
const resolveLater: SourceResolver = async (references) => (await import('./sources.ts')).resolveSources(references);

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <LangProvider>
      <QueryClientProvider client={client}>
        <SessionProvider>
          <SourceProvider resolve={resolveLater}>
            <RouterProvider router={router} />
          </SourceProvider>
        </SessionProvider>
      </QueryClientProvider>
    </LangProvider>
  </StrictMode>,
);
