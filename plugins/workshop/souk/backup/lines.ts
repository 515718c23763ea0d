import { createReadStream, createWriteStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { z } from 'zod'

/** A line of a backup: its head first, then every picture's bytes, then every document. The file is gzipped NDJSON. */
export type BackupLine =
  | { readonly kind: 'head'; readonly version: 1; readonly dataset: string; readonly at: string }
  | { readonly kind: 'asset'; readonly id: string; readonly filename: string; readonly data: string }
  | { readonly kind: 'document'; readonly document: { readonly _id: string; readonly _type: string } }

const Line = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('head'), version: z.literal(1), dataset: z.string(), at: z.string() }),
  z.object({ kind: z.literal('asset'), id: z.string(), filename: z.string(), data: z.string() }),
  z.object({ kind: z.literal('document'), document: z.looseObject({ _id: z.string(), _type: z.string() }) }),
])

/** Writes a backup; the file is complete only when this resolves. */
export async function writeLines(file: string, lines: AsyncIterable<BackupLine>): Promise<void> {
  const text = async function* () {
    for await (const line of lines) yield `${JSON.stringify(line)}\n`
  }
  await pipeline(text(), createGzip(), createWriteStream(file, { mode: 0o600 }))
}

/** Reads a backup line by line. Throws on a line that is none, so that a cut-off file is noticed. */
export async function* readLines(file: string): AsyncGenerator<BackupLine> {
  const source = createReadStream(file)
  const unzipped = createGunzip()
  const fed = pipeline(source, unzipped)
  let number = 0
  for await (const text of createInterface({ input: unzipped, crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1
    const parsed = Line.safeParse(JSON.parse(text))
    if (!parsed.success) throw new Error(`line ${number} of ${file} belongs to no backup`)
    yield parsed.data
  }
  await fed
}
