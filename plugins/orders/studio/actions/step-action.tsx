import { BanIcon } from './icons.ts'
import { CheckmarkCircleIcon, CubeIcon, PackageIcon, RocketIcon } from './icons.ts'
import { ErrorCard } from '@souk/ui'
import type { Refusal } from '@souk/kernel'
import { type ComponentType, useState } from 'react'
import type { DocumentActionComponent, DocumentActionDescription } from 'sanity'
import type { Order } from '../../domain/documents.ts'
import { orderSteps } from '../next-steps.ts'
import type { RunCommand } from '../run.ts'
import { useFulfillments } from '../use-fulfillments.ts'

/** A verb that has a document action, with its shortcut and mark. Words come from the domain's table. */
export const stepVerbs = [
  { verb: 'pick', icon: CubeIcon, shortcut: 'Ctrl+Alt+P' },
  { verb: 'pack', icon: PackageIcon, shortcut: 'Ctrl+Alt+K' },
  { verb: 'hand_over', icon: RocketIcon, shortcut: 'Ctrl+Alt+H' },
  { verb: 'deliver', icon: CheckmarkCircleIcon, shortcut: 'Ctrl+Alt+D' },
  { verb: 'cancel', icon: BanIcon, shortcut: 'Ctrl+Alt+X' },
] as const satisfies readonly { verb: string; icon: ComponentType; shortcut: string }[]

/**
 * A document action of an order that runs a command. It is offered when the domain allows it; otherwise it rests and its
 * title says why. A refusal of the server is shown in a dialog.
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

    const act = async (): Promise<void> => {
      setAsking(false)
      setRunning(true)
      const answer = await run(step.command, step.input)
      setRunning(false)
      if (!answer.ok) setRefusal(answer.refusal)
    }
    const dialog = refusal
      ? refusalDialog(step.title, refusal, () => setRefusal(undefined))
      : asking &&
        cancelDialog(
          step.title,
          () => void act(),
          () => setAsking(false),
        )
    return {
      label: running ? `${step.title}…` : step.title,
      icon: verb.icon,
      shortcut: verb.shortcut,
      disabled: !step.allowed || running,
      ...(step.reason !== undefined && { title: step.reason }),
      ...(verb.verb === 'cancel' && { tone: 'critical' as const }),
      dialog,
      onHandle: () => (verb.verb === 'cancel' ? setAsking(true) : void act()),
    }
  }
  return Object.assign(useStepAction, { displayName: `Step(${verb.verb})` })
}

type Dialog = NonNullable<DocumentActionDescription['dialog']>

function cancelDialog(title: string, onConfirm: () => void, onCancel: () => void): Dialog {
  return {
    type: 'confirm',
    tone: 'critical',
    message: 'The units go back on the shelf and the shopper gets the money back. This cannot be undone.',
    confirmButtonText: title,
    cancelButtonText: 'Keep the order',
    onConfirm,
    onCancel,
  }
}

function refusalDialog(title: string, refusal: Refusal, onClose: () => void): Dialog {
  return {
    type: 'dialog',
    header: title,
    width: 'small',
    onClose,
    content: <ErrorCard kind="refusal" title="Not done" text={refusal.message} />,
  }
}
