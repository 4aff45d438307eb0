import type { Text } from '#platform/text.ts';

export interface LawNote {
  readonly code: string;
  readonly text: Text;
  readonly basis: string;
  /** V wording read, M to be confirmed, ? unsure (law.md §0). */
  readonly confidence: 'V' | 'M' | '?';
}

const note = (code: string, vi: string, en: string, basis: string, confidence: LawNote['confidence']): LawNote => ({
  code,
  text: { vi, en },
  basis,
  confidence,
});

/** Rules across all titles in a sentence each (law.md §2, X1 to X9), to read beside the findings; the law module computes. */
export function lawNotesOf(regime: string): readonly LawNote[] {
  const old = regime === 'R2003';
  const decree = old ? 'Nghị định 91/2017/NĐ-CP, Thông tư 08/2017, 12/2019/TT-BNV' : 'Nghị định 98/2023, 152/2025/NĐ-CP Điều 4';
  return [
    note(
      'X1',
      'Một thành tích không tặng nhiều lần, nhiều hình thức.',
      'No several awards or forms for one achievement.',
      old ? 'Luật TĐKT 2003' : 'Luật TĐKT 2022 Điều 5 khoản 2 điểm c',
      old ? 'M' : 'V',
    ),
    note(
      'X2',
      'Hình thức thấp không phải điều kiện của hình thức cao, trừ khi tiêu chuẩn nêu rõ.',
      'A lower form is no prerequisite of a higher one unless the standard says so.',
      old ? 'Thông lệ' : `${decree} khoản 1`,
      old ? 'M' : 'V',
    ),
    note(
      'X3',
      'Không dùng kết quả khen đột xuất, chuyên đề để đề nghị khen công trạng.',
      'Sudden and thematic awards are no basis for an award of merit.',
      old ? decree : `${decree} khoản 3`,
      old ? '?' : 'V',
    ),
    note(
      'X4',
      'Chưa xét khi đang xem xét kỷ luật, điều tra, thanh tra có dấu hiệu vi phạm, hoặc có đơn thư đang xác minh.',
      'On hold during discipline, investigation, inspection or a complaint being verified.',
      decree,
      'V',
    ),
    note(
      'X5',
      'Sau kỷ luật, thời gian tính thành tích bắt đầu lại từ ngày hết thời hạn.',
      'After discipline the achievement period begins anew.',
      decree,
      'V',
    ),
    note(
      'X6',
      'Thời gian nghỉ thai sản tính để xét.',
      'Maternity leave counts.',
      old ? 'Nghị định 91/2017/NĐ-CP Điều 10 khoản 4' : `${decree} khoản 5`,
      'V',
    ),
    note(
      'X7',
      'Cùng thành tích thì chọn cá nhân nữ, tập thể có từ 70% nữ.',
      'Among equals choose the woman, or the collective with 70 % women.',
      decree,
      'V',
    ),
    note(
      'X8',
      'Cán bộ nữ lãnh đạo: thời gian giữ chức vụ giảm 1/3 khi xét quá trình cống hiến.',
      'Women leaders: time in post reduced by a third for long-service awards.',
      decree,
      old ? 'M' : 'V',
    ),
    note(
      'X9',
      'Thời gian đề nghị lần sau tính từ kỳ thành tích của quyết định trước; thành tích đã khen không cộng lại.',
      'The next proposal counts from the period of the last decision; rewarded achievements are not added again.',
      old ? 'Thông tư 08/2017, 12/2019/TT-BNV' : 'Cần đối chiếu',
      old ? 'V' : '?',
    ),
  ];
}
