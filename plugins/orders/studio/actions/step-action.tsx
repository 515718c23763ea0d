import type { Refusal, RunCommand } from '@souk/kernel'
import { ErrorCard } from '@souk/ui'
import { type ComponentType, useState } from 'react'
import type { DocumentActionComponent } from 'sanity'
import type { Order } from '../../domain/documents.ts'
import { asksWhy, orderSteps } from '../next-steps.ts'
import { useFulfillments } from '../use-fulfillments.ts'
import { CancelForm } from './cancel-form.tsx'
import { BanIcon, CheckmarkCircleIcon, CubeIcon, PackageIcon, PauseIcon, PlayIcon, RocketIcon } from './icons.ts'

/** A verb that has a document action, with its shortcut and mark. Words come from the domain's table. */
export const stepVerbs = [
  { verb: 'pick', icon: CubeIcon, shortcut: 'Ctrl+Alt+P' },
  { verb: 'pack', icon: PackageIcon, shortcut: 'Ctrl+Alt+K' },
  { verb: 'hand_over', icon: RocketIcon, shortcut: 'Ctrl+Alt+H' },
  { verb: 'deliver', icon: CheckmarkCircleIcon, shortcut: 'Ctrl+Alt+D' },
  { verb: 'hold', icon: PauseIcon, shortcut: 'Ctrl+Alt+O' },
  { verb: 'release', icon: PlayIcon, shortcut: 'Ctrl+Alt+R' },
  { verb: 'cancel', icon: BanIcon, shortcut: 'Ctrl+Alt+X' },
] as const satisfies readonly { verb: string; icon: ComponentType; shortcut: string }[]

/**
 * A document action of an order that runs a command. It is offered when the domain allows it; otherwise it rests and its
 * title says why. Canceling and holding ask for the reason first. A refusal of the server is shown in a dialog.
 */
export function stepAction(verb: (typeof stepVerbs)[number], run: RunCommand): DocumentActionComponent {
  const useStepAction: DocumentActionComponent = ({ id, published }) => {
    const fulfillments = useFulfillments(id)
    const [running, setRunning] = useState(false)
    const [asking, setAsking] = useState(false)
    const [refusal, setRefusal] = useState<Refusal>()
    if (!published || fulfillments.state !== 'ready') return null
    const steps = orderSteps(published as unknown as Order, fulfillments.rows)
    const step = steps.find((each) => each.verb === verb.verb)
    if (!step) return null

    const act = async (more: Readonly<Record<string, string>> = {}): Promise<void> => {
      setRefusal(undefined)
      setRunning(true)
      const answer = await run(step.command, { ...step.input, ...more })
      setRunning(false)
      if (answer.ok) setAsking(false)
      else setRefusal(answer.refusal)
    }
    const close = (): void => {
      setAsking(false)
      setRefusal(undefined)
    }
    const content = asking ? (
      <CancelForm
        what={verb.verb === 'hold' ? 'hold' : 'order'}
        running={running}
        refusal={refusal}
        onConfirm={(reason) => void act({ reason })}
        onKeep={close}
      />
    ) : (
      refusal && <ErrorCard kind="refusal" title="Not done" text={refusal.message} />
    )
    return {
      label: running ? `${step.title}…` : step.title,
      icon: verb.icon,
      shortcut: verb.shortcut,
      disabled: !step.allowed || running,
      ...(step.reason !== undefined && { title: step.reason }),
      ...(verb.verb === 'cancel' && { tone: 'critical' as const }),
      dialog: content ? { type: 'dialog', header: step.title, width: 'small', onClose: close, content } : false,
      onHandle: () => (asksWhy.has(verb.verb) ? setAsking(true) : void act()),
    }
  }
  return Object.assign(useStepAction, { displayName: `Step(${verb.verb})` })
}
