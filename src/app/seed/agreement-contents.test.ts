import { describe, expect, it } from 'vitest';
import { seedId } from '#platform/ids.ts';
import { agreementContents } from './agreement-contents.ts';
import { realFile } from './loaded-database.ts';
import { readSeedFile } from './read-file.ts';

const file = readSeedFile(realFile());

describe('agreementContents', () => {
  it('gives the five clauses and two wishes of Khối III, with our ids and their source lines', () => {
    const contents = agreementContents(file, 'ag-khoi3-2021');
    expect(contents).toMatchObject({
      title: 'Giao ước thi đua năm 2021 của Khối thi đua số III',
      termId: seedId('gt-khoi-3-2021'),
      signedOn: '2021-03-19',
    });
    expect(contents.signerUnitIds).toHaveLength(5);
    expect(contents.clauses.map((clause) => [clause.ord, clause.scope, clause.origin.sources])).toEqual([
      [1, 'each-unit', ['S0:L9']],
      [2, 'each-unit', ['S0:L11']],
      [3, 'each-unit', ['S0:L13']],
      [4, 'each-unit', ['S0:L15']],
      [5, 'group', ['S0:L17']],
    ]);
    expect(contents.clauses[3]?.anniversaries.map((one) => one.day)).toEqual([
      '2021-04-30',
      '2021-05-01',
      '2021-05-07',
      '2021-05-19',
      '2021-06-11',
      '2021-08-05',
    ]);
    expect(contents.wishes.map((wish) => wish.minimumCount)).toEqual([null, 1]);
    expect(contents.origin.sources).toContain('S0:L19');
  });

  it('gives the six clauses of Cụm I, which had no paper of its own', () => {
    const contents = agreementContents(file, 'ag-cum1-2021');
    expect(contents.clauses).toHaveLength(6);
    expect(contents.signerUnitIds).toHaveLength(10);
    expect(contents).toMatchObject({ documentId: null, wishes: [] });
    expect(contents.clauses[1]?.documentIds).toEqual(['d-nqtw4-k12', 'd-ct05'].map(seedId));
  });
});
