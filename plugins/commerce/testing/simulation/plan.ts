import * as fc from 'fast-check'

/** What a shopper does after checking out. */
export const endings = ['pay', 'abandon', 'cancel', 'pay then cancel', 'pay after expiry'] as const
export type Ending = (typeof endings)[number]

export interface BuyerPlan {
  readonly quantity: number
  /** Sends the same checkout through both processes at once. */
  readonly twice: boolean
  /** Checks the same cart out once more, as another order. */
  readonly again: boolean
  readonly ending: Ending
  /** How often the provider's webhook is delivered, all at once. */
  readonly deliveries: number
  /** Whether staff work on the order once it is placed. */
  readonly worked: boolean
  /** Whether somebody calls its last fulfillment off meanwhile. */
  readonly partOff: boolean
  /** Units that two people take back, each by a return of their own, once it was brought. */
  readonly returned: number
}

/** A level changed by hand; `counted` sets it, `delta` adds. */
export type StaffPlan =
  | { readonly place: number; readonly delta: number }
  | { readonly place: number; readonly counted: number }

/** An order that is changed once it was paid: how many somebody wants now. */
export interface EditedPlan {
  /** Whose order. */
  readonly buyer: number
  readonly quantity: number
}

/** Units that travel: between the two places, or from a supplier to one. */
export interface HaulPlan {
  readonly kind: 'transfer' | 'purchase'
  /** The place they leave; a purchase is brought there. */
  readonly place: number
  readonly quantity: number
  /** Two people receive one unit each at once, before the rest is written off or closed short. */
  readonly inParts: boolean
}

/** A unit of a paid order that two pickers cannot find. */
export interface MissingPlan {
  /** Whose order. */
  readonly buyer: number
  /** What the shopper wished at the checkout. */
  readonly wish: 'ask' | 'best_match' | 'refund'
  readonly reason: 'not_found' | 'damaged'
  /** What is said on the phone while the shopper answers. */
  readonly second: 'refund' | 'found'
}

/** Sets of what everybody wants and something else, in the same cart as the single ones. */
export interface SetPlan {
  /** Whose cart. */
  readonly buyer: number
  readonly quantity: number
}

/** A paid order that two people send from the other place. */
export interface ReroutePlan {
  /** Whose order. */
  readonly buyer: number
}

/** A brought unit that something else is sent for, while it comes back. */
export interface ExchangedPlan {
  /** Whose order. */
  readonly buyer: number
  /** What is sent instead. */
  readonly sku: 'LATTE' | 'FLAT' | 'BUN'
  readonly send: 'now' | 'after'
  /** What two people do with the order that is sent, while the unit comes back. */
  readonly meanwhile: 'work' | 'cancel' | 'nothing'
}

/** What happens to a commit on its way. `lost`: applied, but the answer never arrives, so the request is sent again. */
export const faults = ['none', 'none', 'none', 'none', 'lost', 'busy'] as const
export type Fault = (typeof faults)[number]

/** One story: who wants what, and what goes wrong. The order of everything is the scheduler's. */
export interface Plan {
  /** Units at each of two places. */
  readonly stock: readonly [number, number]
  readonly buyers: readonly BuyerPlan[]
  readonly staff: readonly StaffPlan[]
  readonly edits: readonly EditedPlan[]
  readonly hauls: readonly HaulPlan[]
  readonly missing: readonly MissingPlan[]
  readonly sets: readonly SetPlan[]
  readonly reroutes: readonly ReroutePlan[]
  readonly exchanges: readonly ExchangedPlan[]
  /** Units of what everybody wants that each place may promise beyond what it has. */
  readonly later: number
  /** Times the clock passes every reservation's end and the sweep runs. */
  readonly sweeps: number
  readonly processes: number
  /** Applied to commits in turn, over and over. */
  readonly faults: readonly Fault[]
  /** Whether the store knows a transaction that it has seen before. */
  readonly remembers: boolean
}

const buyer: fc.Arbitrary<BuyerPlan> = fc.record({
  quantity: fc.integer({ min: 1, max: 2 }),
  twice: fc.boolean(),
  again: fc.boolean(),
  ending: fc.constantFrom(...endings),
  deliveries: fc.integer({ min: 1, max: 3 }),
  worked: fc.boolean(),
  partOff: fc.boolean(),
  returned: fc.integer({ min: 0, max: 2 }),
})
const place = fc.integer({ min: 0, max: 1 })
const staff: fc.Arbitrary<StaffPlan> = fc.oneof(
  fc.record({ place, delta: fc.constantFrom(-2, -1, 1, 2) }),
  fc.record({ place, counted: fc.integer({ min: 0, max: 3 }) }),
)

const edit: fc.Arbitrary<EditedPlan> = fc.record({
  buyer: fc.integer({ min: 0, max: 2 }),
  quantity: fc.integer({ min: 0, max: 3 }),
})

const haul: fc.Arbitrary<HaulPlan> = fc.record({
  kind: fc.constantFrom('transfer', 'purchase'),
  place,
  quantity: fc.integer({ min: 1, max: 2 }),
  inParts: fc.boolean(),
})

const missing: fc.Arbitrary<MissingPlan> = fc.record({
  buyer: fc.integer({ min: 0, max: 2 }),
  wish: fc.constantFrom('ask', 'ask', 'best_match', 'refund'),
  reason: fc.constantFrom('not_found', 'damaged'),
  second: fc.constantFrom('refund', 'found'),
})

const set: fc.Arbitrary<SetPlan> = fc.record({
  buyer: fc.integer({ min: 0, max: 2 }),
  quantity: fc.integer({ min: 1, max: 2 }),
})

const reroute: fc.Arbitrary<ReroutePlan> = fc.record({ buyer: fc.integer({ min: 0, max: 2 }) })

const exchanged: fc.Arbitrary<ExchangedPlan> = fc.record({
  buyer: fc.integer({ min: 0, max: 2 }),
  sku: fc.constantFrom('LATTE', 'FLAT', 'BUN', 'BUN'),
  send: fc.constantFrom('now', 'after'),
  meanwhile: fc.constantFrom('work', 'cancel', 'nothing'),
})

/** Mostly nothing is promised that is not there. */
const later = fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 1, arbitrary: fc.integer({ min: 1, max: 2 }) },
)

/** What may happen beside the buying, for stories of every size. */
export const beside = { staff, edit, haul, missing, set, reroute, later, exchanged } as const

/** Stories in which everything may happen at once, scarce enough that everybody collides. */
export const plans: fc.Arbitrary<Plan> = fc.record({
  stock: fc.tuple(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 0, max: 1 })),
  buyers: fc.array(buyer, { minLength: 1, maxLength: 3 }),
  staff: fc.array(staff, { maxLength: 2 }),
  sweeps: fc.integer({ min: 0, max: 1 }),
  processes: fc.constantFrom(1, 2),
  faults: fc.array(fc.constantFrom(...faults), { minLength: 1, maxLength: 8 }),
  remembers: fc.boolean(),
  edits: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(edit, { minLength: 1, maxLength: 2 }) },
  ),
  hauls: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(haul, { minLength: 1, maxLength: 1 }) },
  ),
  missing: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(missing, { minLength: 1, maxLength: 1 }) },
  ),
  sets: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(set, { minLength: 1, maxLength: 2 }) },
  ),
  reroutes: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(reroute, { minLength: 1, maxLength: 1 }) },
  ),
  later,
  exchanges: fc.oneof(
    { weight: 2, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(exchanged, { minLength: 1, maxLength: 1 }) },
  ),
})

/** Stories of a whole afternoon: more shoppers, more staff and four servers. What goes wrong is the weather's. */
export const afternoons: fc.Arbitrary<Plan> = fc.record({
  stock: fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 3 })),
  buyers: fc.array(buyer, { minLength: 2, maxLength: 7 }),
  staff: fc.array(staff, { maxLength: 4 }),
  sweeps: fc.integer({ min: 0, max: 2 }),
  processes: fc.constant(4),
  faults: fc.constant([]),
  remembers: fc.boolean(),
  edits: fc.array(edit, { maxLength: 3 }),
  hauls: fc.array(haul, { maxLength: 1 }),
  missing: fc.array(missing, { maxLength: 1 }),
  sets: fc.array(set, { maxLength: 2 }),
  reroutes: fc.array(reroute, { maxLength: 2 }),
  later,
  exchanges: fc.array(exchanged, { maxLength: 1 }),
})
