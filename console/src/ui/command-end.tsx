import { Button, type ButtonTone } from '@sanity/ui'
import type { useCommand } from '../use-command.ts'
import { CommandFailed, RefusalNotice } from './states.tsx'

interface CommandEndProps {
  readonly command: Pick<ReturnType<typeof useCommand>, 'data' | 'error' | 'isError' | 'isPending'>
  /** What the button does. */
  readonly text: string
  readonly tone?: ButtonTone
  /** What has to be done first, in words; empty where the fields say it themselves. */
  readonly missing?: string
  readonly ready: boolean
  readonly leave?: string
  readonly onClose: () => void
}

/** The end of a form that runs a command: why it was refused or failed, what is missing, the way out and the way on. */
export function CommandEnd({ command, text, tone, missing, ready, leave = 'Not now', onClose }: CommandEndProps) {
  return (
    <>
      {command.isError ? <CommandFailed error={command.error} /> : null}
      {command.data?.kind === 'refused' ? <RefusalNotice message={command.data.refusal.message} /> : null}
      <div className="dialog-end">
        <span className="muted" role="status">
          {missing}
        </span>
        <Button mode="bleed" text={leave} onClick={onClose} />
        <Button
          type="submit"
          tone={tone ?? 'default'}
          text={text}
          disabled={!ready || command.isPending}
          loading={command.isPending}
        />
      </div>
    </>
  )
}
