import { type HostedRules, publishedRules } from './hosted-rules.ts'
import type { Lag } from './lagging-index.ts'
import { type Pace, seededRandom, systemPace } from './pace.ts'
import { createRateWindows } from './rate-windows.ts'
import type { Most } from './usage.ts'

/** A request as the rules see it. `path` is without its API version. */
export interface Asked {
  readonly method: string
  readonly path: string
  /** Where it came from: the socket's address. */
  readonly address: string
}

/** What the rules did since the lake started. */
export interface LimitFigures {
  readonly answered: number
  /** Refused with 429, by the rule that was broken. */
  readonly refused: Readonly<Record<string, number>>
  /** Carried out, and the answer lost. */
  readonly lost: number
}

/** The hosted service's limits and manners around a lake's answers. */
export interface Limits {
  /**
   * Answers a request by `work` when the rules let it in. Throws {@link LimitExceeded} when they do not; a lost answer
   * is `Response.error()`. `settled` resolves when queries see what the request has committed.
   */
  answer(asked: Asked, work: () => Promise<Response>, settled: (dataset: string) => Promise<void>): Promise<Response>
  /** Lets a listener in and answers how it leaves. Throws {@link LimitExceeded} when there are too many. */
  listen(): () => void
  /** How much a dataset may hold; undefined while the rules are off. */
  most(): Most | undefined
  readonly rules: HostedRules
  change(rules: Partial<HostedRules>): void
  readonly figures: LimitFigures
  /** How far a dataset's query index runs behind. */
  readonly lag: Lag
}

/** Too many requests: `rule` names the limit. */
export class LimitExceeded extends Error {
  readonly rule: string
  constructor(rule: string, words: string) {
    super(words)
    this.rule = rule
  }
}

type Kind = 'mutation' | 'query' | 'upload' | 'picture' | 'settings' | 'other'

const kinds: readonly (readonly [Kind, RegExp])[] = [
  [
    'mutation',
    /^POST (?:\/projects\/[^/]+\/datasets\/([^/]+)\/(?:mutate|actions)|\/data\/(?:mutate|actions)\/([^/]+))$/,
  ],
  ['query', /^(?:GET|HEAD|POST) (?:\/projects\/[^/]+\/datasets\/([^/]+)\/query|\/data\/query\/([^/]+))$/],
  ['upload', /^POST \/assets\/[^/]+\/([^/]+)$/],
  ['picture', /^\w+ \/(?:images|files)\//],
  ['settings', /^\w+ \/hosted-rules$/],
]

function kindOf({ method, path }: Asked): { readonly kind: Kind; readonly dataset: string } {
  for (const [kind, pattern] of kinds) {
    const found = pattern.exec(`${method} ${path}`)
    if (found) return { kind, dataset: found[1] ?? found[2] ?? '' }
  }
  return { kind: 'other', dataset: '' }
}

/** Limits by the published figures, but for what `given` sets. */
export function createLimits(given: Partial<HostedRules>, pace: Pace = systemPace): Limits {
  let rules: HostedRules = { ...publishedRules, ...given }
  let random = seededRandom(rules.seed)
  const windows = createRateWindows(pace.now)
  const underWay = new Map<string, number>()
  const refused: Record<string, number> = {}
  let listeners = 0
  let answered = 0
  let lost = 0

  const draw = ([shortest, longest]: readonly [number, number]): number => shortest + random() * (longest - shortest)
  const refuse = (rule: keyof HostedRules, words: string): never => {
    refused[rule] = (refused[rule] ?? 0) + 1
    throw new LimitExceeded(rule, words)
  }
  const checkRate = (kind: Kind, address: string): void => {
    const rate = (rule: 'mutationsPerSecond' | 'uploadsPerSecond' | 'requestsPerSecond') => {
      const most = rules[rule]
      if (!windows.take(`${rule} ${address}`, most))
        refuse(rule, `At most ${most} such requests a second; wait for the next`)
    }
    if (kind === 'picture') return
    rate('requestsPerSecond')
    if (kind === 'mutation') rate('mutationsPerSecond')
    if (kind === 'upload') rate('uploadsPerSecond')
  }
  const enter = (kind: Kind, dataset: string): (() => void) => {
    if (kind !== 'mutation' && kind !== 'query') return () => undefined
    const rule = kind === 'mutation' ? 'concurrentMutations' : 'concurrentQueries'
    const name = `${kind} ${dataset}`
    const count = underWay.get(name) ?? 0
    if (count >= rules[rule]) refuse(rule, `At most ${rules[rule]} at the same time in one dataset`)
    underWay.set(name, count + 1)
    return () => underWay.set(name, (underWay.get(name) ?? 1) - 1)
  }
  const isLost = (): boolean => {
    if (rules.loseNext > 0) rules = { ...rules, loseNext: rules.loseNext - 1 }
    else if (rules.lostResponses === 0 || random() >= rules.lostResponses) return false
    lost += 1
    return true
  }

  return {
    async answer(asked, work, settled) {
      const { kind, dataset } = kindOf(asked)
      if (!rules.enabled || kind === 'settings') return work()
      checkRate(kind, asked.address)
      const leave = enter(kind, dataset)
      try {
        answered += 1
        if (kind !== 'mutation') return await work()
        const latency = draw(rules.commitLatencyMs)
        await pace.sleep(latency / 2)
        const response = await work()
        await pace.sleep(latency / 2)
        await settled(dataset)
        return isLost() ? Response.error() : response
      } finally {
        leave()
      }
    },
    listen() {
      if (rules.enabled && listeners >= rules.listeners)
        refuse('listeners', `Max listener limit exceeded at ${rules.listeners}`)
      listeners += 1
      let gone = false
      return () => {
        if (!gone) listeners -= 1
        gone = true
      }
    },
    most: () => (rules.enabled ? rules : undefined),
    get rules() {
      return rules
    },
    change(changed) {
      rules = { ...rules, ...changed }
      if (changed.seed !== undefined) random = seededRandom(changed.seed)
    },
    get figures() {
      return { answered, refused: { ...refused }, lost }
    },
    lag: {
      lag: (deferred) => (rules.enabled ? draw(deferred ? rules.deferredLagMs : rules.indexLagMs) : 0),
      sleep: pace.sleep,
    },
  }
}
