import { useQuery } from '@tanstack/react-query'
import { useCan } from '@refinedev/core'
import type { Message } from '@souk/messages'
import { useState } from 'react'
import { LoadingRows, ReadFailed, RefusalNotice } from '../ui/states.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { type CommandOutcome, useCommand } from '../use-command.ts'

/** What the command answers: a mail has all three, a text message its text, one that is too late the reason. */
interface Preview {
  readonly subject?: string
  readonly text?: string
  readonly html?: string
  readonly late?: string
}

/** Reads the message through the command of that name, which changes nothing; anew when the message moves on. */
function usePreview({ _id: messageId, _rev }: Message, enabled: boolean) {
  const { mutateAsync: run } = useCommand()
  return useQuery<CommandOutcome>({
    queryKey: ['message preview', messageId, _rev],
    queryFn: () => run({ name: 'previewMessage', input: { messageId } }),
    enabled,
    retry: false,
    staleTime: 60_000,
  })
}

/** Links would open beside, which a frame without any permission may not do: so they lead nowhere. */
const leadingNowhere = (html: string): string => html.replace('<head>', '<head><base target="_blank">')

interface Reading {
  /** `html` or `text`: the reader's choice, which outlasts a message that moves on meanwhile. */
  readonly shown: string
  readonly onShow: (shown: string) => void
}

/** A mail in a frame of its own that runs nothing and leads nowhere, or its plain text. */
function Written({ preview, shown, onShow }: { readonly preview: Preview } & Reading) {
  const tabs = [
    { name: 'html', title: 'As a mail' },
    { name: 'text', title: 'Plain text' },
  ]
  return (
    <>
      {preview.subject ? (
        <p className="message-subject" dir="auto">
          {preview.subject}
        </p>
      ) : null}
      {preview.html ? <Tabs label="How it is shown" tabs={tabs} shown={shown} onOpen={onShow} /> : null}
      {shown === 'html' && preview.html ? (
        <iframe
          className="message-frame"
          title="The mail as it is drawn"
          sandbox=""
          srcDoc={leadingNowhere(preview.html)}
        />
      ) : (
        <pre className="raw message-text" dir="auto" tabIndex={0}>
          {preview.text}
        </pre>
      )}
      <p className="muted">
        Written from the documents as they are now. Links and codes that open an account or an order are left out.
      </p>
    </>
  )
}

/** The text of a message, to read before it is said again. */
export function MessagePreview({ message }: { readonly message: Message }) {
  const { data: can } = useCan({ resource: 'message', action: 'previewMessage' })
  const query = usePreview(message, can?.can === true)
  const [shown, setShown] = useState('html')
  if (can?.can === false) return <p className="act-locked muted">{can.reason}</p>
  return (
    <section className="message-preview" aria-labelledby="message-reads">
      <h3 id="message-reads">How it reads</h3>
      {query.isError ? (
        <ReadFailed error={query.error} onRetry={() => void query.refetch()} />
      ) : query.data === undefined ? (
        <LoadingRows count={5} />
      ) : query.data.kind === 'refused' ? (
        <RefusalNotice message={query.data.refusal.message} />
      ) : (
        <Read preview={query.data.value as Preview} shown={shown} onShow={setShown} />
      )}
    </section>
  )
}

function Read({ preview, ...reading }: { readonly preview: Preview } & Reading) {
  if (preview.late === undefined) return <Written preview={preview} {...reading} />
  return <p className="note-box">It would not be written any more: {preview.late}.</p>
}
