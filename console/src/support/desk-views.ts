import type { Tone } from '@souk/kernel'

/** Parameters of `deskQuery`; `null` leaves a filter out. */
export interface DeskFilter {
  readonly states: readonly string[] | null
  readonly assignee: string | null
  readonly unassigned: boolean
  readonly late: boolean
}

interface DeskView {
  readonly name: string
  readonly title: string
  readonly tone: Tone
  /** Said when it is empty. */
  readonly empty: string
  readonly filter: (me: string) => Partial<DeskFilter>
}

const underWay = ['open', 'waiting_for_us', 'waiting_for_shopper']

/** The tabs of the desk, in their order; 1 to 5 open them. */
export const deskViews: readonly [DeskView, ...DeskView[]] = [
  {
    name: 'waiting',
    title: 'Waiting for us',
    tone: 'caution',
    empty: 'Nobody waits for us.',
    filter: () => ({ states: ['open', 'waiting_for_us'] }),
  },
  {
    name: 'mine',
    title: 'Mine',
    tone: 'primary',
    empty: 'You hold no ticket.',
    filter: (me) => ({ states: underWay, assignee: me }),
  },
  {
    name: 'unassigned',
    title: 'Unassigned',
    tone: 'caution',
    empty: 'Somebody holds every ticket.',
    filter: () => ({ states: underWay, unassigned: true }),
  },
  {
    name: 'late',
    title: 'Late',
    tone: 'critical',
    empty: 'Nothing is late.',
    filter: () => ({ late: true }),
  },
  { name: 'all', title: 'All', tone: 'default', empty: 'Nobody has asked anything yet.', filter: () => ({}) },
]

const everything: DeskFilter = { states: null, assignee: null, unassigned: false, late: false }

/** The whole filter of a view. */
export const filterOf = (view: DeskView, me: string): DeskFilter => ({ ...everything, ...view.filter(me) })
