import { useCan } from '@refinedev/core'
import { Button, Select } from '@sanity/ui'
import { localize } from '@souk/kernel'
import { type CannedReply, fillCanned, textLimits, type Ticket, type TicketAttachment } from '@souk/support'
import { cannedRepliesQuery } from '@souk/support/queries'
import type { FormEvent, KeyboardEvent } from 'react'
import { CommandFailed, RefusalNotice } from '../ui/states.tsx'
import { useCommand } from '../use-command.ts'
import { useLiveQuery } from '../use-live-query.ts'
import { AnswerFiles } from './answer-files.tsx'

/** What somebody is writing on one ticket; kept while they look at another. */
export interface Draft {
  readonly kind: 'public' | 'internal'
  readonly body: string
  readonly files: readonly TicketAttachment[]
}

/** Nothing written yet. */
export const blank: Draft = { kind: 'public', body: '', files: [] }

interface AnswerBoxProps {
  readonly ticket: Ticket
  readonly draft: Draft
  readonly onDraft: (draft: Draft) => void
}

const kinds = [
  { kind: 'public', title: 'Answer' },
  { kind: 'internal', title: 'Note' },
] as const

function Canned({ ticket, draft, onDraft }: AnswerBoxProps) {
  const { data } = useLiveQuery<readonly CannedReply[]>({
    name: 'cannedReplies',
    groq: cannedRepliesQuery,
    types: ['cannedReply'],
  })
  if (!data || data.length === 0) return null
  const fitting = data.toSorted(
    (a, b) => Number(b.category === ticket.category) - Number(a.category === ticket.category),
  )
  const values = { name: ticket.contact.name.split(' ')[0] || ticket.contact.name, number: ticket.number }
  const insert = (id: string) => {
    const words = localize(data.find(({ _id }) => _id === id)?.body, ticket.language)
    if (words)
      onDraft({ ...draft, body: [draft.body.trimEnd(), fillCanned(words, values)].filter(Boolean).join('\n\n') })
  }
  return (
    <Select
      aria-label="Canned reply"
      fontSize={1}
      padding={3}
      value=""
      onChange={(event) => insert(event.currentTarget.value)}
    >
      <option value="">Canned reply…</option>
      {fitting.map(({ _id, title }) => (
        <option key={_id} value={_id}>
          {title}
        </option>
      ))}
    </Select>
  )
}

/** Where staff answer the shopper, or write a note to each other. */
export function AnswerBox({ ticket, draft, onDraft }: AnswerBoxProps) {
  const command = useCommand()
  const { data: can } = useCan({ resource: 'ticket', action: 'answerTicket' })
  const { kind, body, files } = draft
  const empty = body.trim() === '' && files.length === 0
  const note = kind === 'internal'
  const send = (solve: boolean) => {
    if (empty || command.isPending) return
    const attachments = files.length > 0 && { attachments: files }
    const input = { ticketId: ticket._id, kind, body, ...(solve && { solve }), ...attachments }
    command.mutate(
      { name: 'answerTicket', input },
      { onSuccess: (outcome) => outcome.kind === 'done' && onDraft(blank) },
    )
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send(false)
  }
  const keys = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) send(false)
    if (event.key === 'Escape') event.currentTarget.blur()
  }
  if (can?.can === false) return <p className="muted answer-locked">{can.reason}</p>
  if (ticket.state === 'closed' && !note)
    return <p className="muted answer-locked">The ticket is closed. Reopen it to answer.</p>
  return (
    <form className="answer" data-kind={kind} onSubmit={submit}>
      <div className="answer-top">
        <fieldset className="choice-row">
          <legend className="sr-only">Who reads it</legend>
          {kinds.map((each) => (
            <label key={each.kind}>
              <input
                type="radio"
                name="kind"
                checked={kind === each.kind}
                onChange={() => onDraft({ ...draft, kind: each.kind })}
              />
              {each.title}
            </label>
          ))}
        </fieldset>
        <div className="answer-canned">{note ? null : <Canned ticket={ticket} draft={draft} onDraft={onDraft} />}</div>
      </div>
      <textarea
        id="answer"
        rows={4}
        dir="auto"
        maxLength={textLimits.body}
        aria-label={note ? 'Note, staff only' : 'Answer to the shopper'}
        placeholder={note ? 'A note that only staff see' : `Answer ${ticket.contact.name || 'the shopper'}`}
        value={body}
        onChange={(event) => onDraft({ ...draft, body: event.currentTarget.value })}
        onKeyDown={keys}
      />
      <AnswerFiles ticket={ticket._id} files={files} onChange={(kept) => onDraft({ ...draft, files: kept })} />
      {command.isError ? <CommandFailed error={command.error} /> : null}
      {command.data?.kind === 'refused' ? <RefusalNotice message={command.data.refusal.message} /> : null}
      <div className="answer-end">
        <span className="muted">{note ? 'Never sent.' : `Mailed to ${ticket.contact.email || 'nobody: erased'}.`}</span>
        {note ? null : (
          <Button
            mode="ghost"
            type="button"
            fontSize={1}
            padding={3}
            text="Send and solve"
            disabled={empty || command.isPending}
            onClick={() => send(true)}
          />
        )}
        <Button
          type="submit"
          fontSize={1}
          padding={3}
          text={note ? 'Keep note' : 'Send answer'}
          disabled={empty || command.isPending}
          loading={command.isPending}
        />
      </div>
    </form>
  )
}
