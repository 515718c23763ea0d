import { attachmentLimits, supportRefusals, type TicketAttachment } from '@souk/support'
import { useMutation } from '@tanstack/react-query'
import { useConsole } from '../console-context.tsx'

/** Base64 of a file, as the API takes it. */
async function encoded(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
}

async function wordsOf(answer: Response): Promise<string> {
  const body: unknown = await answer.json().catch(() => undefined)
  const detail = typeof body === 'object' && body !== null && 'detail' in body ? body.detail : undefined
  return typeof detail === 'string' ? detail : `The shop answered ${answer.status}.`
}

/** Hands files in, one after the other: the shop seals and keeps them until an answer names them. */
export function useKeepFiles(ticket: string) {
  const { config, session } = useConsole()
  return useMutation({
    retry: false,
    mutationFn: async (files: readonly File[]): Promise<readonly TicketAttachment[]> => {
      if (files.some(({ size }) => size > attachmentLimits.bytes))
        throw new Error(supportRefusals.attachment_refused.staff)
      const token = session.auth.token()
      const kept: TicketAttachment[] = []
      for (const file of files) {
        const answer = await fetch(`${config.apiBase}/tickets/${encodeURIComponent(ticket)}/files`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...(token ? { authorization: `Bearer ${token}` } : {}) },
          body: JSON.stringify({ name: file.name.slice(-120) || 'file', data: await encoded(file) }),
        })
        if (!answer.ok) throw new Error(await wordsOf(answer))
        kept.push((await answer.json()) as TicketAttachment)
      }
      return kept
    },
  })
}
