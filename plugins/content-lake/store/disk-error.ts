/** SQLite's primary result codes that mean the disk. Source: https://sqlite.org/rescode.html */
const codes: Readonly<Record<number, string>> = {
  8: 'the disk is read-only',
  10: 'the disk failed',
  13: 'the disk is full',
  14: 'a file cannot be opened',
}
/** The system's own codes for the same. */
const errnos: Readonly<Record<string, string>> = {
  EROFS: 'the disk is read-only',
  EACCES: 'the folder may not be written to',
  EPERM: 'the folder may not be written to',
  EIO: 'the disk failed',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk is full',
  EFBIG: 'the disk is full',
}

/** Why the disk refused, in words, when that is what an error or one of its causes tells; else undefined. */
export function diskReason(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const { code, errcode } = error as Error & { readonly code?: string; readonly errcode?: number }
  const own = code === 'ERR_SQLITE_ERROR' ? codes[(errcode ?? 0) & 0xff] : errnos[code ?? '']
  return own ?? diskReason(error.cause)
}
