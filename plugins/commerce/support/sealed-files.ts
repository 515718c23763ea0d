import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { ok, type Refusal, refuse, type Result } from '@souk/kernel'
import { attachmentLimits, kindOfFile, supportRefusals, type TicketAttachment, tidyLine } from '@souk/support'
import type { FileStore, IncomingFile, OpenedFile } from './contract.ts'

const [nonceBytes, tagBytes] = [12, 16] as const

/**
 * Files of tickets. Assets of a dataset can be fetched by whoever knows their address, and lists of them read by whoever
 * reads the dataset, so files are sealed (AES-256-GCM) before they are stored, each under a key of its own: derived from
 * the shop's secret and the attachment's random `_key`, which stands in the ticket alone.
 */
export function createSealedFiles(files: FileStore | undefined, secret: string) {
  const keyOf = (key: string) => createHmac('sha256', secret).update(`attachment:${key}`).digest()

  async function keep({ name, bytes }: IncomingFile, type: string): Promise<TicketAttachment> {
    if (!files) throw new Error('this process keeps no files')
    const [_key, nonce] = [randomBytes(16).toString('hex'), randomBytes(nonceBytes)]
    const cipher = createCipheriv('aes-256-gcm', keyOf(_key), nonce)
    const sealed = Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()])
    const file = await files.put(sealed, randomBytes(12).toString('hex'))
    return { _key, file, name: tidyLine(name).slice(-120) || 'file', type, size: bytes.byteLength }
  }

  return {
    /** Looks at every file before any is stored. */
    async keepAll(incoming: readonly IncomingFile[]): Promise<Result<readonly TicketAttachment[], Refusal>> {
      const known = incoming.map((file) => ({ file, kind: kindOfFile(file.bytes) }))
      const fits =
        known.length <= attachmentLimits.most &&
        known.every(({ file, kind }) => kind !== undefined && file.bytes.byteLength <= attachmentLimits.bytes)
      if (!fits) return refuse({ code: 'attachment_refused', message: supportRefusals.attachment_refused.staff })
      const kept: TicketAttachment[] = []
      for (const { file, kind } of known) kept.push(await keep(file, kind?.type ?? ''))
      return ok(kept)
    },
    /** Undefined when the asset is gone. Throws when it is not what was sealed. */
    async open({ _key, file, name, type }: TicketAttachment): Promise<OpenedFile | undefined> {
      const sealed = await files?.get(file)
      if (!sealed) return undefined
      const decipher = createDecipheriv('aes-256-gcm', keyOf(_key), sealed.subarray(0, nonceBytes))
      decipher.setAuthTag(sealed.subarray(-tagBytes))
      const bytes = Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()])
      return { name, type, bytes }
    },
  }
}
