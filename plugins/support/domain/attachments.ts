/** What may come with a message. */
export const attachmentLimits = { most: 4, bytes: 5 * 1024 * 1024 } as const

interface Kind {
  readonly type: string
  readonly extension: string
  /** Whether a browser may show it in place. */
  readonly shown: boolean
  readonly fits: (head: Uint8Array) => boolean
}

const ascii = (head: Uint8Array, from: number, text: string): boolean =>
  [...text].every((letter, index) => head[from + index] === letter.charCodeAt(0))

const begins = (...bytes: readonly number[]) => {
  return (head: Uint8Array): boolean => bytes.every((byte, index) => head[index] === byte)
}

/** THE table of files that are taken. Sources: PNG 5.2, JFIF 1.02, GIF89a, RIFF/WebP container, ISO 32000-1 7.5.2. */
export const attachmentKinds = [
  { type: 'image/png', extension: 'png', shown: true, fits: begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
  { type: 'image/jpeg', extension: 'jpg', shown: true, fits: begins(0xff, 0xd8, 0xff) },
  {
    type: 'image/gif',
    extension: 'gif',
    shown: true,
    fits: (head) => ascii(head, 0, 'GIF87a') || ascii(head, 0, 'GIF89a'),
  },
  {
    type: 'image/webp',
    extension: 'webp',
    shown: true,
    fits: (head) => ascii(head, 0, 'RIFF') && ascii(head, 8, 'WEBP'),
  },
  { type: 'application/pdf', extension: 'pdf', shown: false, fits: (head) => ascii(head, 0, '%PDF-') },
] as const satisfies readonly Kind[]

const rows: readonly Kind[] = attachmentKinds

/** What a file is by its first bytes; undefined for anything that is not taken. */
export const kindOfFile = (bytes: Uint8Array): Kind | undefined => rows.find(({ fits }) => fits(bytes))

/** Whether a browser may show a file of this type in place. */
export const isShown = (type: string): boolean => rows.some((kind) => kind.type === type && kind.shown)
