/** `1,4 MB`, `312 KB`; `null` → em dash. */
export function showSize(bytes: number | null): string {
  if (bytes === null) return '—';
  const megabytes = bytes / 1_048_576;
  return megabytes >= 1 ? `${megabytes.toFixed(1).replace('.', ',')} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`;
}
