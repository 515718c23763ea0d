import type { FloorMinutes } from '@souk/catalog'
import type { Tone } from '@souk/kernel'
import type { Fulfillment, FulfillmentState } from '@souk/orders'

type Times = {
  readonly [Name in 'openedAt' | 'pickedAt' | 'packedAt' | 'handedOverAt' | 'deliveredAt']?: string | null | undefined
}

/** A column of the floor: which states stand in it, when it begins and ends, and how long it may take. */
export interface FloorStage {
  readonly state: FulfillmentState & keyof FloorMinutes
  readonly title: string
  readonly limitMinutes: number
  /** Verb of the domain that leads out of it. */
  readonly verb: 'pick' | 'pack' | 'hand_over' | 'deliver'
  readonly from: (times: Times, startedAt: string | undefined) => string | undefined
  readonly to: (times: Times, startedAt: string | undefined) => string | undefined
}

const orUndefined = (value: string | null | undefined): string | undefined => value ?? undefined

/** The floor from left to right, with the limits of a shop that counts in minutes. */
const quickStages: readonly FloorStage[] = [
  {
    state: 'open',
    title: 'To pick',
    limitMinutes: 2,
    verb: 'pick',
    from: ({ openedAt }) => orUndefined(openedAt),
    to: ({ pickedAt }, startedAt) => startedAt ?? orUndefined(pickedAt),
  },
  {
    state: 'picking',
    title: 'Picking',
    limitMinutes: 7,
    verb: 'pack',
    from: ({ pickedAt }, startedAt) => startedAt ?? orUndefined(pickedAt),
    to: ({ packedAt }) => orUndefined(packedAt),
  },
  {
    state: 'ready',
    title: 'Ready',
    limitMinutes: 4,
    verb: 'hand_over',
    from: ({ packedAt }) => orUndefined(packedAt),
    to: ({ handedOverAt }) => orUndefined(handedOverAt),
  },
  {
    state: 'handed_over',
    title: 'On the way',
    limitMinutes: 25,
    verb: 'deliver',
    from: ({ handedOverAt }) => orUndefined(handedOverAt),
    to: ({ deliveredAt }) => orUndefined(deliveredAt),
  },
]

/** The floor with the limits that the shop has set, where it has. */
export const floorStagesOf = (minutes: FloorMinutes | undefined): readonly FloorStage[] =>
  quickStages.map((stage) => ({
    ...stage,
    limitMinutes: minutes?.[stage.state] ?? stage.limitMinutes,
  }))

/** Whether work of a state stands in a stage; what is packed waits among the ready. */
export const standsIn = (state: FulfillmentState, stage: FloorStage): boolean =>
  stage.state === (state === 'packed' ? 'ready' : state)

/** When somebody began to pick: the timeline knows, the document only keeps when it was done. */
export const startedAt = (events: Fulfillment['events'] | undefined): string | undefined =>
  events?.find(({ type }) => type === 'picking_started')?.at

/** How long a stage has taken, and whether it is over. Undefined when it has not begun. */
export function stageSpan(
  stage: FloorStage,
  work: Times & { readonly events?: Fulfillment['events']; readonly state: FulfillmentState },
  now: number,
): { readonly ms: number; readonly over: boolean } | undefined {
  const started = startedAt(work.events)
  const from = stage.from(work, started)
  if (from === undefined) return undefined
  const to = stage.to(work, started)
  // What was called off stops all clocks.
  if (to === undefined && !standsIn(work.state, stage)) return undefined
  return { ms: Math.max(0, (to ? Date.parse(to) : now) - Date.parse(from)), over: to !== undefined }
}

/** Amber at 80 % of the limit, red at 100 %. */
export function clockTone(ms: number, { limitMinutes }: FloorStage): Tone {
  const share = ms / (limitMinutes * 60_000)
  return share >= 1 ? 'critical' : share >= 0.8 ? 'caution' : 'primary'
}
