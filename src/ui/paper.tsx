import type { ReactNode } from 'react';
import { cx } from './icon.tsx';

export interface PaperProps {
  /** Left heading, from the upper body to the issuer: `['BỘ TÀI NGUYÊN VÀ MÔI TRƯỜNG', 'KHỐI THI ĐUA SỐ IV']`. */
  readonly issuer?: readonly string[];
  /** `Số: 395/QĐ-BTNMT`. */
  readonly number?: string | undefined;
  /** `Hà Nội, ngày 17 tháng 3 năm 2022`. */
  readonly place?: string | undefined;
  readonly title?: string;
  /** Below the title, in italics. */
  readonly subtitle?: string | undefined;
  /** Left (receivers) and right (signature) at the end. */
  readonly left?: ReactNode;
  readonly right?: ReactNode;
  /** The sheet alone is printed, without the page around it. */
  readonly printAlone?: boolean;
  readonly children?: ReactNode;
}

/** A document as a sheet of paper with the national heading. Its words stay Vietnamese. */
export function Paper({ issuer, number, place, title, subtitle, left, right, printAlone = true, children }: PaperProps) {
  return (
    <article className={cx('u-paper', printAlone && 'alone')} lang="vi">
      {issuer && (
        <div className="heads">
          <div>
            {issuer.map((line, index) => (
              <div key={line}>{index === issuer.length - 1 ? <b>{line}</b> : line}</div>
            ))}
            {issuer.length > 0 && <hr />}
            {number && <div>{number}</div>}
          </div>
          <div>
            <b>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b>
            <div>
              <b>Độc lập - Tự do - Hạnh phúc</b>
            </div>
            <hr />
            {place && <div className="place">{place}</div>}
          </div>
        </div>
      )}
      {title && (
        <h2 className="doctitle">
          {title}
          {subtitle && <small>{subtitle}</small>}
        </h2>
      )}
      {children}
      {(left ?? right) && (
        <div className="signs">
          <div>{left}</div>
          <div>{right}</div>
        </div>
      )}
    </article>
  );
}

/** A note of the screen inside a paper (how an article is measured, its live state); not printed. */
export function PaperNote({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <div className="u-papernote">
      <span>{children}</span>
      {end && <span>{end}</span>}
    </div>
  );
}
