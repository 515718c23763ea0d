import { useCan } from '@refinedev/core'
import { type AllowedStep, allowedForFulfillment, allowedForOrder, type Fulfillment, type Order } from '@souk/orders'
import { NextSteps } from '@souk/ui'
import { useState } from 'react'
import { RunCommand, type StepToRun } from '../fulfillment/run-command.tsx'
import { RerouteDialog } from './reroute-dialog.tsx'

/** The steps in order, each with the document it is for; what this person may not do is locked with the reason. */
function useSteps(order: Order, fulfillments: readonly Fulfillment[]) {
  const cancel = useCan({ resource: 'order', action: 'cancelOrder' })
  const hold = useCan({ resource: 'order', action: 'holdOrder' })
  const release = useCan({ resource: 'order', action: 'releaseOrder' })
  const work = useCan({ resource: 'fulfillment', action: 'pickFulfillment' })
  const callOff = useCan({ resource: 'fulfillment', action: 'cancelFulfillment' })
  const reroute = useCan({ resource: 'fulfillment', action: 'rerouteFulfillment' })
  const many = fulfillments.length > 1
  const forFulfillment = fulfillments.flatMap((fulfillment, index) =>
    allowedForFulfillment(fulfillment).map((step) => ({
      step,
      fulfillment,
      key: `${fulfillment._id} ${step.verb}`,
      title: many ? `${step.title} ${index + 1}` : step.title,
      can: (step.verb === 'cancel' ? callOff : step.verb === 'reroute' ? reroute : work).data,
    })),
  )
  const forOrder = allowedForOrder(order, fulfillments).map((step) => ({
    step,
    fulfillment: undefined,
    key: step.verb,
    title: step.title,
    can: (step.verb === 'hold' ? hold : step.verb === 'release' ? release : cancel).data,
  }))
  return [...forFulfillment, ...forOrder]
}

/** Verbs of a fulfillment that its work does not wait for. */
const asides: ReadonlySet<string> = new Set(['reroute', 'cancel'])

const locked = (step: AllowedStep, can: { can: boolean; reason?: string } | undefined) =>
  step.allowed && can?.can === false ? { allowed: false, reason: can.reason ?? 'Your role may not.' } : step

/** What can happen next: allowed steps as buttons, the rest with the reason, from the same tables the commands use. */
export function OrderNext({
  order,
  fulfillments,
}: {
  readonly order: Order
  readonly fulfillments: readonly Fulfillment[]
}) {
  const steps = useSteps(order, fulfillments)
  const [run, setRun] = useState<StepToRun>()
  const first = steps.find(
    ({ step, can, fulfillment }) => fulfillment && !asides.has(step.verb) && locked(step, can).allowed,
  )
  return (
    <section className="panel order-next" aria-labelledby="next">
      <header>
        <h2 id="next">What can happen next</h2>
      </header>
      <div className="panel-body">
        {steps.every(({ step, can }) => !locked(step, can).allowed) ? (
          <p className="muted">Nothing more can be done with this order here.</p>
        ) : null}
        <NextSteps
          steps={steps.map(({ key, title, step, can }) => {
            const { allowed, reason } = locked(step, can)
            return { key, title, allowed, ...(reason ? { reason } : {}), primary: key === first?.key }
          })}
          {...(run ? { running: run.key } : {})}
          onRun={(key) => {
            const chosen = steps.find((each) => each.key === key)
            if (chosen)
              setRun({
                key,
                verb: chosen.step.verb,
                command: chosen.step.command,
                order,
                fulfillment: chosen.fulfillment,
              })
          }}
        />
        {run?.verb === 'reroute' && run.fulfillment ? (
          <RerouteDialog fulfillment={run.fulfillment} onClose={() => setRun(undefined)} />
        ) : run ? (
          <RunCommand key={run.key} step={run} onDone={() => setRun(undefined)} />
        ) : null}
      </div>
    </section>
  )
}
