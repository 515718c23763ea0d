/** What is measured under load. Ratios are the control's time over ours, or our rate over the control's: more is better. */
export interface LoadTarget {
  readonly measure: string
  readonly why: string
  /** The least ratio that is good enough. */
  readonly reach: number
}

/** The width at which targets are judged; the curve is drawn at the others for the eye. */
export const judgedWidth = 16
export const widths = [1, 4, judgedWidth, 32, 64] as const

/** THE table of speed: each against a hello-world server of the same run. Set at about half of what a busy two-core machine shows. */
export const loadTargets = {
  page: { measure: 'product page', why: 'rendered on the server from the catalogue in memory', reach: 0.008 },
  search: { measure: 'search', why: 'forgiving search over the whole catalogue, rendered', reach: 0.006 },
  checkout: {
    measure: 'checkout',
    why: 'cart, line and durable order: three requests, three transactions',
    reach: 0.0015,
  },
  list: {
    measure: 'console order list',
    why: 'fifty orders with their work, asked of the lake as the console does',
    reach: 0.03,
  },
  listener: { measure: 'listener delay', why: 'from sending a change until a listener hears of it', reach: 0.04 },
} as const satisfies Readonly<Record<string, LoadTarget>>
