import { useCan } from '@refinedev/core'
import { AddIcon } from '@sanity/icons/Add'
import { Button } from '@sanity/ui'
import { type ComponentType, useState } from 'react'
import { useAddress } from '../ui/use-address.ts'

interface PlanButtonProps {
  readonly resource: string
  /** The command that the form runs: who may not run it sees no button. */
  readonly command: string
  readonly text: string
  readonly form: ComponentType<{ readonly onOpened: (id: string) => void; readonly onClose: () => void }>
}

/** Opens the form of a new paper, and the paper itself once it is there. */
export function PlanButton({ resource, command, text, form: Form }: PlanButtonProps) {
  const address = useAddress()
  const [planning, setPlanning] = useState(false)
  const { data: can } = useCan({ resource, action: command })
  const opened = (id: string) => {
    setPlanning(false)
    address.open(id)
  }
  if (!can?.can) return null
  return (
    <>
      <Button icon={AddIcon} text={text} fontSize={1} padding={3} onClick={() => setPlanning(true)} />
      {planning ? <Form onOpened={opened} onClose={() => setPlanning(false)} /> : null}
    </>
  )
}
