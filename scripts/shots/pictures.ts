import type { Page } from '@playwright/test';
import { seedId } from '#platform/ids.ts';
import { openingDay } from '../../src/app/demo/play.ts';
import type { Stage } from '../../src/app/story/stage.ts';
import { lastDay } from '../../src/app/story/story.ts';

export interface Picture {
  /** File name in `docs/huong-dan/anh`, without the width. */
  readonly name: string;
  readonly login?: string;
  readonly path: string | ((stage: Stage) => string);
  /** What to press before the picture. */
  readonly arrange?: (page: Page) => Promise<void>;
}

/** Pictures of one business day. */
export interface Album {
  readonly day: string;
  readonly pictures: readonly Picture[];
}

const khoi4 = seedId('gt-khoi-4-2022');
const sample = seedId('demo/records/person/tue');

/** A sheet the head has checked and whose unit may explain. */
function checkedSheet(stage: Stage): string {
  stage.begin('khoi-4-2022-cham-diem/picture');
  return `/cham-diem/phieu/${stage.kept('sheet/cuc-vt')}?tieu-chi=TT3.1`;
}

const june: readonly Picture[] = [
  { name: 'dang-nhap', path: '/dang-nhap' },
  { name: 'viec-cua-toi', login: 'canbo.cuc-vt', path: '/' },
  { name: 'tinh-hinh-khoi', login: 'lanhdao.cuc-tnn', path: `/tinh-hinh/${khoi4}` },
  { name: 'khoi-cum', login: 'canbo.cuc-vt', path: '/khoi-cum' },
  { name: 'nam-thi-dua', login: 'canbo.cuc-vt', path: '/nam-thi-dua/2022' },
  { name: 'phong-trao', login: 'canbo.cuc-vt', path: `/phong-trao/${seedId('mv-2022-annual')}` },
  { name: 'giao-uoc', login: 'canbo.cuc-vt', path: '/giao-uoc' },
  { name: 'dang-ky', login: 'canbo.cuc-vt', path: '/dang-ky' },
  { name: 'ket-qua-thang', login: 'canbo.cuc-vt', path: '/ket-qua' },
  { name: 'chi-so-nam', login: 'canbo.cuc-vt', path: '/chi-so' },
  { name: 'chi-so-thang', login: 'canbo.cuc-bdkh', path: `/chi-so/thang/${seedId('org-cuc-bdkh')}/2022/5` },
  { name: 'bang-diem', login: 'thuongtruc', path: '/cham-diem/bang-diem/moi' },
  { name: 'ho-so', login: 'thuongtruc', path: '/ho-so' },
  { name: 'ly-lich', login: 'canbo.cuc-vt', path: `/ly-lich/ca-nhan/${sample}?muc=khen-thuong` },
  { name: 'du-dieu-kien', login: 'canbo.cuc-vt', path: `/ly-lich/ca-nhan/${sample}?dh=CSTD_BBNT&ngay=2021-12-15` },
  { name: 'hoi-dong', login: 'uyvien1', path: '/hoi-dong' },
  { name: 'lich-lam-viec', login: 'thuongtruc', path: '/lich-lam-viec?namlich=2022' },
  { name: 'quy-khen-thuong', login: 'thuongtruc', path: '/quy-khen-thuong' },
  { name: 'quyet-dinh', login: 'botruong', path: '/quyet-dinh' },
  { name: 'van-ban', login: 'canbo.cuc-vt', path: '/van-ban' },
  { name: 'quy-dinh', login: 'canbo.cuc-vt', path: '/quy-dinh' },
  { name: 'chon-nguoi', login: 'canbo.cuc-vt', path: '/ho-so/chon-nguoi?danhhieu=CSTDCS' },
  { name: 'huy-bo', login: 'thuongtruc', path: '/ho-so/huy-bo' },
  { name: 'han-muc', login: 'thuongtruc', path: '/ho-so/thiet-lap' },
  { name: 'tra-cuu-quy-dinh', login: 'canbo.cuc-vt', path: '/quy-dinh/tra-cuu?ngay=2022-12-15' },
];

const december: readonly Picture[] = [
  { name: 'cham-diem', login: 'lanhdao.cuc-tnn', path: '/cham-diem' },
  { name: 'phieu-cham-diem', login: 'canbo.cuc-vt', path: checkedSheet },
];

const yearOver: readonly Picture[] = [{ name: 'xep-hang', login: 'lanhdao.cuc-tnn', path: `/cham-diem/xep-hang/${khoi4}` }];

export const albums: readonly Album[] = [
  { day: openingDay, pictures: june },
  { day: '2022-12-02', pictures: december },
  { day: lastDay, pictures: yearOver },
];
