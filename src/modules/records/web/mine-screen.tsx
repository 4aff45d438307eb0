import { useEffect } from 'react';
import { EmptyState, linkTo, Loading, Page, ReadState, useGo, useRead, useText } from '#ui/index.ts';
import { recordsApi } from '../contract.ts';
import { words } from './words.ts';

/** "Hồ sơ của tôi": leads to the record of the person behind the account. */
export default function MineScreen() {
  const t = useText(words);
  const read = useRead(recordsApi.mine, {});
  return (
    <ReadState read={read}>
      {({ personId }) =>
        personId === null ? (
          <Page title={t.mine}>
            <EmptyState title={t.noMine}>{t.noMineHint}</EmptyState>
          </Page>
        ) : (
          <Lead to={linkTo('/ly-lich/ca-nhan/$id', { id: personId })} />
        )
      }
    </ReadState>
  );
}

function Lead({ to }: { to: string }) {
  const go = useGo();
  useEffect(() => {
    go(to, { replace: true });
  }, [go, to]);
  return <Loading />;
}
