import { seedId } from '#platform/ids.ts';
import type { Origin } from '#platform/schema.ts';
import type { SeedFile } from '#seed/file-schema.ts';
import { finder, idOrNull } from '#seed/lookup.ts';
import { originOf } from '#seed/origin.ts';

export interface AgreementClause {
  readonly ord: number;
  readonly title: string;
  readonly summary: string;
  readonly scope: 'each-unit' | 'group';
  readonly documentIds: readonly string[];
  /** Days the clause names, as they fall in the year of the agreement. */
  readonly anniversaries: readonly { readonly anniversaryId: string; readonly name: string; readonly day: string }[];
  readonly origin: NonNullable<Origin>;
}

export interface AgreementContents {
  readonly termId: string;
  readonly year: number;
  readonly title: string;
  readonly themeId: string;
  readonly aim: string;
  readonly place: string;
  /** The day the articles give for the signing; the story plays it. */
  readonly signedOn: string;
  readonly documentId: string | null;
  readonly conferenceId: string;
  readonly signatoryRule: string;
  readonly signerUnitIds: readonly string[];
  readonly clauses: readonly AgreementClause[];
  /** Wishes added at the conference, beside the clauses. */
  readonly wishes: readonly { readonly text: string; readonly minimumCount: number | null; readonly origin: NonNullable<Origin> }[];
  readonly origin: NonNullable<Origin>;
}

/**
 * What an agreement of the file says, with our ids, ready for the calls that draft, discuss and sign it. Agreements
 * are never loaded as finished ones: their path is played through the same actions people use.
 */
export function agreementContents(file: SeedFile, seedAgreementId: string): AgreementContents {
  const agreement = finder(file.agreements)(seedAgreementId);
  const term = finder(file.groupTerms)(agreement.groupTermId);
  const group = finder(file.groups)(term.groupId);
  const anniversaryOf = finder(file.anniversaries);
  const cited = [...agreement.contents, ...agreement.additionalWishes].map((one) => one.source);
  return {
    termId: seedId(term.id),
    year: agreement.year,
    title: `Giao ước thi đua năm ${agreement.year} của ${group.name}`,
    themeId: seedId(agreement.themeId),
    aim: agreement.aim,
    place: agreement.place,
    signedOn: agreement.signedOn,
    documentId: idOrNull(agreement.documentId),
    conferenceId: seedId(agreement.conferenceId),
    signatoryRule: agreement.signatoryRule,
    signerUnitIds: agreement.signerOrgIds.map(seedId),
    clauses: agreement.contents.map((clause) => ({
      ord: clause.order,
      title: clause.title,
      summary: clause.summary,
      scope: clause.scope,
      documentIds: (clause.documentIds ?? []).map(seedId),
      anniversaries: (clause.anniversaryIds ?? []).map((id) => {
        const { name, foundingDate, recurring } = anniversaryOf(id);
        return { anniversaryId: seedId(id), name, day: `${agreement.year}-${foundingDate?.slice(5) ?? recurring ?? ''}` };
      }),
      origin: originOf(file, clause),
    })),
    wishes: agreement.additionalWishes.map((wish) => ({ text: wish.text, minimumCount: wish.minimumCount ?? null, origin: originOf(file, wish) })),
    origin: originOf(file, agreement, { within: { sources: [...new Set(cited)] } }),
  };
}
