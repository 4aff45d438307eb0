import { Icon, Link, ReadState, Stack, addressOf, useRead, useText } from '#ui/index.ts';
import { IconPaperclip } from '#ui/icons.ts';
import { evidenceApi } from '#modules/evidence/contract.ts';
import type { SheetItem } from '../../shapes.ts';
import { sheetWords } from './sheet-words.ts';

/** The proofs of one criterion; each opens its file, or its words when it is a stated fact. */
export function ProofList({ item }: { item: SheetItem }) {
  const s = useText(sheetWords);
  const read = useRead(evidenceApi.ofObject, { params: { type: item.proof.type, objectId: item.proof.objectId } });
  return (
    <ReadState read={read} rows={1} isEmpty={(found) => found.rows.length === 0} empty={<span className="u-small">{s.noProof}</span>}>
      {(found) => (
        <Stack gap={6}>
          {found.rows.map((proof) => (
            <div key={proof.itemId} className="u-row" style={{ alignItems: 'flex-start' }}>
              <Icon of={IconPaperclip} small />
              {proof.kind === 'file' ? (
                <Link to={addressOf(evidenceApi.download, { params: { id: proof.itemId } })}>{proof.title}</Link>
              ) : (
                <span>{proof.title}</span>
              )}
            </div>
          ))}
        </Stack>
      )}
    </ReadState>
  );
}
