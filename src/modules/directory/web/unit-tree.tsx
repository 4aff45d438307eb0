import { z } from 'zod';
import { showDate } from '#platform/dates.ts';
import {
  Card,
  Chip,
  DateField,
  EmptyState,
  ReadState,
  Row,
  Stack,
  linkTo,
  useGo,
  useLang,
  useRead,
  useSay,
  useSearchState,
  useSession,
  useText,
} from '#ui/index.ts';
import { Tree, type TreeNode } from '#ui/tree.tsx';
import { directoryApi, unitKinds, type UnitNode } from '../contract.ts';
import { words } from './words.ts';

const address = z.object({ ngay: z.string().optional() });

/** The tree as it stood on a day; a unit whose parent did not exist yet stands at the top. */
export function UnitTree() {
  const t = useText(words);
  const say = useSay();
  const go = useGo();
  const { lang } = useLang();
  const { today } = useSession();
  const [search, setSearch] = useSearchState(address);
  const read = useRead(directoryApi.tree, { query: { on: search.ngay } });
  const draw = (nodes: readonly UnitNode[]): TreeNode[] => {
    const known = new Set(nodes.map((node) => node.id));
    const below = Map.groupBy(nodes, (node) => (node.parentId !== null && known.has(node.parentId) ? node.parentId : ''));
    // What has most below it stands first: the authority before the bodies that are only mentioned.
    const weight = (node: UnitNode): number => (below.get(node.id) ?? []).reduce((sum, child) => sum + 1 + weight(child), 0);
    const tops = [...(below.get('') ?? [])].sort((a, b) => weight(b) - weight(a));
    const branch = (list: readonly UnitNode[]): TreeNode[] =>
      list.map((node) => ({
        id: node.id,
        label: node.name,
        meta: node.closed ? <Chip>{t.validTo}</Chip> : say(unitKinds[node.kind]),
        children: branch(below.get(node.id) ?? []),
      }));
    return branch(tops);
  };
  return (
    <Stack>
      <Row>
        <DateField label={t.onDay} value={search.ngay ?? today} onChange={(ngay) => setSearch({ ngay: ngay ?? undefined })} />
      </Row>
      <ReadState read={read}>
        {(data) => (
          <Card title={t.treeOf(showDate(data.on, lang))} count={data.nodes.length}>
            {data.nodes.length === 0 ? (
              <EmptyState title={t.empty} />
            ) : (
              <Tree
                key={data.on}
                label={t.tabTree}
                nodes={draw(data.nodes)}
                onChoose={(id) => go(linkTo('/don-vi/$id', { id }, search.ngay ? { ngay: search.ngay } : {}))}
              />
            )}
          </Card>
        )}
      </ReadState>
    </Stack>
  );
}
