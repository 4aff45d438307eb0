import type { ReactNode } from 'react';
import { LinkButton, LoadProblem, Loading, Page, ReadState, Row, Stack, defineText, refusalFrom, useText, type Read } from '#ui/index.ts';
import { IconChevronLeft } from '#ui/icons.ts';
import { words } from './words.ts';

const own = defineText({
  back: { vi: (where: string) => `Về ${where}`, en: (where: string) => `Back to ${where}` },
  tables: { vi: 'danh sách bảng điểm', en: 'the points tables' },
  scoring: { vi: 'trang chấm điểm', en: 'scoring' },
  // what the pages are called until their own name is known
  sheet: { vi: 'Phiếu chấm điểm', en: 'Score sheet' },
  table: { vi: 'Bảng điểm', en: 'Points table' },
  editor: { vi: 'Soạn bảng điểm', en: 'Edit the points table' },
  trial: { vi: 'Chạy thử', en: 'Trial run' },
  ranking: { vi: 'Xếp hạng', en: 'Ranking' },
  past: { vi: 'Sổ tổng hợp của Khối, Cụm', en: 'The group’s own workbook' },
  whatIf: { vi: 'Nếu đổi thì sao', en: 'What if' },
  cross: { vi: 'Chấm chéo', en: 'Cross-scoring' },
  complaint: { vi: 'Khiếu nại, kiến nghị', en: 'Complaint' },
});

type Title = 'sheet' | 'table' | 'editor' | 'trial' | 'ranking' | 'past' | 'whatIf' | 'cross' | 'complaint';
const inTables: readonly Title[] = ['table', 'editor', 'trial'];

interface Props<T> {
  readonly read: Read<T>;
  readonly what: Title;
  readonly children: (data: T) => ReactNode;
}

/** A screen that is one read: while it waits or fails it has its heading, its crumbs and a way back. */
export function ScreenState<T>({ read, what, children }: Props<T>) {
  const t = useText(words);
  const o = useText(own);
  if (read.data !== undefined) return <ReadState read={read}>{children}</ReadState>;
  const under = inTables.includes(what) ? 'tables' : 'scoring';
  const to = under === 'tables' ? '/cham-diem/bang-diem' : '/cham-diem';
  return (
    <Page title={o[what]} crumbs={[{ label: t.scoring, to: '/cham-diem' }, ...(under === 'tables' ? [{ label: t.rulebooks, to }] : [])]}>
      {read.error ? (
        <Stack>
          <LoadProblem refusal={refusalFrom(read.error)} onRetry={() => void read.refetch()} />
          <Row>
            <LinkButton icon={IconChevronLeft} to={to}>
              {o.back(o[under])}
            </LinkButton>
          </Row>
        </Stack>
      ) : (
        <Loading />
      )}
    </Page>
  );
}
