import { Button, Dialog } from '@sanity/ui'
import { useState } from 'react'
import { CommandFailed } from '../ui/states.tsx'
import { useProjectChange } from './lake-people.ts'

interface RemoveButtonProps {
  readonly what: 'people' | 'tokens'
  readonly id: string
  readonly name: string
  readonly verb: 'Remove' | 'Revoke'
}

/** Takes somebody's way in, after asking: it ends at once. */
export function RemoveButton({ what, id, name, verb }: RemoveButtonProps) {
  const [asking, setAsking] = useState(false)
  const change = useProjectChange()
  return (
    <>
      <Button
        mode="bleed"
        text={verb}
        fontSize={1}
        padding={2}
        aria-label={`${verb} ${name}`}
        onClick={() => setAsking(true)}
      />
      {asking ? (
        <Dialog id="remove" header={`${verb} ${name}`} width={0} onClose={() => setAsking(false)}>
          <div className="dialog-form">
            <p>{what === 'people' ? 'They are signed out everywhere, at once.' : 'Whatever uses it stops, at once.'}</p>
            {change.isError ? <CommandFailed error={change.error} /> : null}
            <div className="dialog-end">
              <Button mode="bleed" text="Not now" onClick={() => setAsking(false)} />
              <Button
                tone="critical"
                text={`${verb} ${name}`}
                loading={change.isPending}
                disabled={change.isPending}
                onClick={() => change.mutate({ do: 'remove', what, id }, { onSuccess: () => setAsking(false) })}
              />
            </div>
          </div>
        </Dialog>
      ) : null}
    </>
  )
}
