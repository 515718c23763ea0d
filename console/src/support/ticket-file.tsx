import { isShown, type TicketAttachment } from '@souk/support'
import { Button } from '@sanity/ui'
import { useEffect, useState } from 'react'
import { useConsole } from '../console-context.tsx'

/** The file as an address of this page; the shop's server opens it for the person's own token. */
function useFile(ticket: string, key: string) {
  const { config, session } = useConsole()
  const [file, setFile] = useState<{ readonly url?: string; readonly failed?: boolean }>({})
  const token = session.auth.token()
  useEffect(() => {
    const gone = new AbortController()
    let url: string | undefined
    const load = async () => {
      const headers = token ? { authorization: `Bearer ${token}` } : {}
      const path = `${config.apiBase}/tickets/${encodeURIComponent(ticket)}/attachments/${encodeURIComponent(key)}`
      const answer = await fetch(path, { headers, signal: gone.signal })
      if (!answer.ok) throw new Error(`the shop answered ${answer.status}`)
      url = URL.createObjectURL(await answer.blob())
      setFile({ url })
    }
    load().catch(() => !gone.signal.aborted && setFile({ failed: true }))
    return () => {
      gone.abort()
      if (url) URL.revokeObjectURL(url)
    }
  }, [config.apiBase, ticket, key, token])
  return file
}

const size = (bytes: number) => `${Math.max(1, Math.round(bytes / 1024)).toLocaleString('en-US')} KB`

/** A file of a message: a picture in place, anything else to save. */
export function TicketFile({ ticket, file }: { readonly ticket: string; readonly file: TicketAttachment }) {
  const { url, failed } = useFile(ticket, file._key)
  const words = `${file.name}, ${size(file.size)}`
  if (failed) return <span className="muted">{words}: could not be opened</span>
  if (!url) return <span className="muted">{words}</span>
  return (
    <figure className="ticket-file">
      {isShown(file.type) ? <img src={url} alt={file.name} /> : null}
      <figcaption>
        <Button as="a" href={url} download={file.name} mode="bleed" fontSize={1} padding={2} text={words} />
      </figcaption>
    </figure>
  )
}
