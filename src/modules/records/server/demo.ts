import { sql, type Tx } from '#platform/db/database.ts';
import { seedId } from '#platform/ids.ts';
import { enterPerson } from '#modules/directory/index.ts';
import type { FactBody } from '../kinds.ts';
import { writeOldAward } from './actions/keep-award.ts';
import { writeFact } from './actions/keep-fact.ts';
import { insertInitiative } from './initiative-store.ts';
import { subjectOf, type Subject } from './subjects.ts';

/** Records made up for the demonstration, every row marked so; looked through up to the day it opens. */
const knownTo = '2022-06-10';
const unitId = seedId('org-cuc-vt');

type Grade = 'HTXSNV' | 'HTTNV' | 'HTNV';

interface Sample {
  readonly key: string;
  readonly name: string;
  readonly title: string;
  readonly servedFrom: string;
  readonly sex: 'female' | 'male';
  readonly leader?: boolean;
  readonly ratings: Readonly<Record<number, Grade>>;
  /** `work`: title of the sample work it stood on; left out, nobody noted. */
  readonly awards: readonly (readonly [code: string, year: number, number: string, decidedOn: string, work?: string])[];
  /** From which year all awards are on record; left out: nobody looked. */
  readonly awardsKnownFrom?: string;
  readonly works?: readonly {
    readonly title: string;
    readonly level: 'CO_SO' | 'BBNT';
    readonly on: string;
    readonly number: string;
    readonly share: number;
  }[];
  readonly more?: readonly FactBody[];
}

const samples: readonly Sample[] = [
  {
    key: 'tue',
    name: 'Nguyễn Minh Tuệ (mẫu)',
    title: 'Chuyên viên',
    servedFrom: '2014-06-01',
    sex: 'male',
    ratings: { 2018: 'HTXSNV', 2019: 'HTTNV', 2020: 'HTXSNV', 2021: 'HTXSNV' },
    awards: [
      ['LDTT', 2018, '611/QĐ-CVT', '2018-12-20'],
      ['LDTT', 2019, '702/QĐ-CVT', '2019-12-18'],
      ['CSTDCS', 2020, '812/QĐ-CVT', '2020-12-15', 'Quy trình kiểm tra nhanh bình đồ ảnh (mẫu)'],
      // Nobody noted on which of the works it stood: forms that need unused ones are unknown.
      ['CSTDCS', 2021, '877/QĐ-CVT', '2021-12-10'],
    ],
    awardsKnownFrom: '2014-06-01',
    works: [
      { title: 'Quy trình kiểm tra nhanh bình đồ ảnh (mẫu)', level: 'CO_SO', on: '2020-11-20', number: '790/QĐ-CVT', share: 10_000 },
      { title: 'Công cụ ghép ảnh tự động (mẫu)', level: 'CO_SO', on: '2021-11-15', number: '851/QĐ-CVT', share: 6000 },
    ],
  },
  {
    key: 'ha',
    name: 'Trần Thu Hà (mẫu)',
    title: 'Phó Trưởng phòng',
    servedFrom: '2012-03-01',
    sex: 'female',
    leader: true,
    ratings: { 2019: 'HTXSNV', 2020: 'HTXSNV', 2021: 'HTXSNV' },
    awards: [
      ['CSTDCS', 2020, '812/QĐ-CVT', '2020-12-15'],
      ['CSTDCS', 2021, '877/QĐ-CVT', '2021-12-10'],
    ],
    awardsKnownFrom: '2020-01-01',
    works: [{ title: 'Giám sát tài nguyên biển bằng ảnh viễn thám (mẫu)', level: 'BBNT', on: '2021-10-08', number: '2140/QĐ-BTNMT', share: 7000 }],
  },
  {
    key: 'dung',
    name: 'Lê Quang Dũng (mẫu)',
    title: 'Chuyên viên',
    servedFrom: '2016-09-01',
    sex: 'male',
    ratings: { 2020: 'HTTNV', 2021: 'HTNV' },
    awards: [['LDTT', 2020, '812/QĐ-CVT', '2020-12-15']],
    awardsKnownFrom: '2016-09-01',
    more: [
      {
        kind: 'discipline',
        form: 'khien_trach',
        wording: 'Khiển trách',
        decisionNumber: '455/QĐ-CVT',
        validFrom: '2021-07-01',
        termEnd: '2022-06-30',
      },
    ],
  },
  {
    key: 'hanh',
    name: 'Phạm Thị Hạnh (mẫu)',
    title: 'Chuyên viên chính',
    servedFrom: '2010-01-04',
    sex: 'female',
    ratings: { 2018: 'HTXSNV', 2019: 'HTXSNV', 2021: 'HTTNV' },
    awards: [['LDTT', 2019, '702/QĐ-CVT', '2019-12-18']],
    more: [{ kind: 'leave', leaveKind: 'thai_san', validFrom: '2020-02-01', validTo: '2020-07-31' }],
  },
  { key: 'bach', name: 'Hoàng Văn Bách (mẫu)', title: 'Chuyên viên', servedFrom: '2017-05-01', sex: 'male', ratings: { 2020: 'HTTNV' }, awards: [] },
  {
    key: 'bach-2',
    name: 'Hoang Van Bach (mẫu)',
    title: 'Chuyên viên',
    servedFrom: '2017-05-01',
    sex: 'male',
    ratings: { 2021: 'HTTNV' },
    awards: [['LDTT', 2021, '877/QĐ-CVT', '2021-12-10']],
  },
];

/** The staff member everybody can sign in as; the account and the person exist already. */
const staff: Sample = {
  key: 'staff',
  name: 'Chuyên viên Cục Viễn thám (mẫu)',
  title: 'Chuyên viên',
  servedFrom: '2018-04-02',
  sex: 'female',
  ratings: { 2019: 'HTTNV', 2020: 'HTTNV', 2021: 'HTXSNV' },
  awards: [
    ['LDTT', 2020, '812/QĐ-CVT', '2020-12-15'],
    ['CSTDCS', 2021, '877/QĐ-CVT', '2021-12-10'],
  ],
  awardsKnownFrom: '2018-04-02',
  works: [{ title: 'Sổ tay đọc ảnh cho địa phương (mẫu)', level: 'CO_SO', on: '2021-11-15', number: '851/QĐ-CVT', share: 5000 }],
};

const lists = ['ratings', 'initiatives', 'scienceWorks', 'achievements', 'movements', 'combatIngenuity'] as const;
const dated = ['discipline', 'holds', 'leave', 'training'] as const;

class SampleWriter {
  readonly #tx: Tx;
  constructor(tx: Tx) {
    this.#tx = tx;
  }

  async #fact(subject: Subject, key: string, fact: FactBody, source: string): Promise<void> {
    await writeFact(this.#tx, subject, { id: seedId(`demo/records/${key}`), fact, source, certainty: 'CERTAIN', note: '', synthetic: true });
  }

  async person(sample: Sample, id: string): Promise<void> {
    const tx = this.#tx;
    await enterPerson(tx, { id, fullName: sample.name, unitId, title: sample.title, seenOn: sample.servedFrom, synthetic: true });
    const subject = await subjectOf(tx, { kind: 'person', id });
    if (!subject) throw new Error(`sample person ${sample.key} is not there`);
    await this.#known(subject, sample);
    for (const [year, grade] of Object.entries(sample.ratings)) await this.rating(subject, `${sample.key}/rating/${year}`, Number(year), grade);
    for (const year of Object.keys(sample.ratings).map(Number))
      await this.#fact(
        subject,
        `${sample.key}/declared/${year}`,
        {
          kind: 'declaration',
          year,
          topics: ['doan_ket', 'tham_gia_phong_trao', 'chap_hanh', 'hoc_tap', 'dao_duc', 'nang_suat'],
          holdsTrue: true,
          declaredBy: 'Cục Viễn thám quốc gia',
        },
        `Biên bản bình xét năm ${year} (mẫu)`,
      );
    for (const [index, fact] of (sample.more ?? []).entries()) await this.#fact(subject, `${sample.key}/more/${index}`, fact, 'Quyết định mẫu');
    for (const [index, work] of (sample.works ?? []).entries())
      await insertInitiative(
        tx,
        {
          unitId,
          title: work.title,
          kind: 'INITIATIVE',
          level: work.level,
          decisionNumber: work.number,
          recognisedOn: work.on,
          recognisedBy: work.level === 'BBNT' ? 'Bộ Tài nguyên và Môi trường' : 'Cục Viễn thám quốc gia',
          applied: true,
          appliedWhere: 'Cục Viễn thám quốc gia',
          effectFrom: null,
          effectTo: null,
          authors: [{ personId: id, share: work.share }],
          source: `QĐ ${work.number} (mẫu)`,
          certainty: 'CERTAIN',
          note: '',
        },
        { id: seedId(`demo/records/${sample.key}/work/${index}`), synthetic: true },
      );
    for (const [awardCode, year, paperNumber, decidedOn, work] of sample.awards)
      await writeOldAward(tx, subject, {
        id: seedId(`demo/records/${sample.key}/${awardCode}/${year}`),
        awardCode,
        year,
        paperNumber,
        decidedOn,
        issuerName: 'Cục Viễn thám quốc gia',
        branch: 'cong_trang',
        source: 'Quyết định mẫu',
        certainty: 'CERTAIN',
        synthetic: true,
        usedWork:
          work === undefined ? null : seedId(`demo/records/${sample.key}/work/${(sample.works ?? []).findIndex((one) => one.title === work)}`),
      });
  }

  async #known(subject: Subject, sample: Sample): Promise<void> {
    const span = (key: string, about: FactBody & { kind: 'known_span' }) => this.#fact(subject, `${sample.key}/${key}`, about, 'Rà soát hồ sơ (mẫu)');
    await this.#fact(
      subject,
      `${sample.key}/profile`,
      {
        kind: 'profile',
        sex: sample.sex,
        sector: 'state',
        directWorker: sample.leader !== true,
        remote: false,
        foreigner: false,
        servedFrom: sample.servedFrom,
        retirementNoticeOn: null,
        higherRetirementAge: null,
      },
      'Hồ sơ cán bộ (mẫu)',
    );
    await span('known', { kind: 'known_span', about: [...lists, ...dated], validFrom: sample.servedFrom, validTo: knownTo });
    if (sample.awardsKnownFrom) await span('awards', { kind: 'known_span', about: ['awards'], validFrom: sample.awardsKnownFrom, validTo: knownTo });
  }

  async rating(subject: Subject, key: string, year: number, grade: Grade): Promise<void> {
    await this.#fact(
      subject,
      key,
      { kind: 'rating', year, scale: 'FOUR_GRADES', grade, wording: '', decisionNumber: '', decidedOn: `${year}-12` },
      `Thông báo kết quả đánh giá năm ${year} (mẫu)`,
    );
  }

  async unit(): Promise<void> {
    const subject = await subjectOf(this.#tx, { kind: 'unit', id: unitId });
    if (!subject) return;
    const staffed: readonly (readonly [number, number, number, number, number])[] = [
      [2020, 62, 27, 55, 9],
      [2021, 64, 28, 58, 8],
    ];
    await this.#fact(
      subject,
      'unit/known',
      {
        kind: 'known_span',
        about: ['ratings', 'awards', 'achievements', 'movements', 'clusters', 'holds'],
        validFrom: '2020-01-01',
        validTo: knownTo,
      },
      'Rà soát hồ sơ (mẫu)',
    );
    for (const [year, people, women, ldtt, cstdcs] of staffed) {
      await this.rating(subject, `unit/rating/${year}`, year, 'HTXSNV');
      await this.#fact(
        subject,
        `unit/strength/${year}`,
        { kind: 'strength', year, staff: people, women, completed: people, ldtt, cstdcs, disciplined: 0 },
        `Báo cáo tổng kết ${year} (mẫu)`,
      );
      await this.#fact(
        subject,
        `unit/declared/${year}`,
        {
          kind: 'declaration',
          year,
          topics: ['doan_ket', 'tham_gia_phong_trao', 'noi_bo_doan_ket', 'chap_hanh'],
          holdsTrue: true,
          declaredBy: 'Hội đồng thi đua của Cục',
        },
        `Biên bản bình xét năm ${year} (mẫu)`,
      );
    }
  }
}

/** Fills the records of one unit with samples, once: when they are there, nothing happens. */
export async function addDemoRecords(tx: Tx): Promise<void> {
  const id = (key: string) => seedId(`demo/records/person/${key}`);
  const there = await tx.maybe(sql`select 1 from directory.person where id = ${id('tue')}`);
  const unit = await tx.maybe(sql`select 1 from directory.unit where id = ${unitId}`);
  if (there || !unit) return;
  const writer = new SampleWriter(tx);
  for (const sample of samples) await writer.person(sample, id(sample.key));
  await writer.person(staff, seedId('demo/person/nhanvien.cuc-vt'));
  await writer.unit();
}
