import { CloseIcon } from '@sanity/icons/Close'
import { DocumentIcon } from '@sanity/icons/Document'
import { Button } from '@sanity/ui'
import { attachmentKinds, attachmentLimits, type TicketAttachment } from '@souk/support'
import { useRef } from 'react'
import { CommandFailed } from '../ui/states.tsx'
import { useKeepFiles } from './use-keep-file.ts'

interface AnswerFilesProps {
  readonly ticket: string
  readonly files: readonly TicketAttachment[]
  readonly onChange: (files: readonly TicketAttachment[]) => void
}

const taken = attachmentKinds.map(({ type }) => type).join(',')

/** Files that go with an answer: handed in when they are chosen, sent with the words. */
export function AnswerFiles({ ticket, files, onChange }: AnswerFilesProps) {
  const input = useRef<HTMLInputElement>(null)
  const keep = useKeepFiles(ticket)
  const left = attachmentLimits.most - files.length
  const choose = (list: FileList | null) => {
    const chosen = [...(list ?? [])].slice(0, left)
    if (chosen.length > 0) keep.mutate(chosen, { onSuccess: (kept) => onChange([...files, ...kept]) })
    if (input.current) input.current.value = ''
  }
  return (
    <div className="answer-files">
      <input
        ref={input}
        type="file"
        hidden
        multiple
        accept={taken}
        aria-label="Files to send"
        onChange={(event) => choose(event.currentTarget.files)}
      />
      <Button
        type="button"
        mode="bleed"
        icon={DocumentIcon}
        fontSize={1}
        padding={2}
        text="Attach"
        title="Pictures or PDF, 5 MB each, 4 at most"
        disabled={left === 0 || keep.isPending}
        loading={keep.isPending}
        onClick={() => input.current?.click()}
      />
      <ul aria-label="Attached">
        {files.map(({ _key, name }) => (
          <li key={_key}>
            <span>{name}</span>
            <Button
              type="button"
              mode="bleed"
              icon={CloseIcon}
              padding={1}
              aria-label={`Take ${name} off`}
              onClick={() => onChange(files.filter((file) => file._key !== _key))}
            />
          </li>
        ))}
      </ul>
      {keep.isError ? <CommandFailed error={keep.error} /> : null}
    </div>
  )
}
