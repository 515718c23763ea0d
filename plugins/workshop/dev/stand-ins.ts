import { randomBytes } from 'node:crypto'

/** A third party that has a stand-in on this machine, and the variables that lead to one or the other. */
interface StandIn {
  /** The variable whose presence means that the real service is used. */
  readonly key: string
  readonly base: string
  /** Counted from `SIM_PORT`. */
  readonly port: number
  /** What the stand-in is given at the first start, by variable. */
  readonly values: Readonly<Record<string, () => string>>
  /** Names under `/webhooks/` that it writes to. */
  readonly webhook?: string
}

const hex = (bytes: number) => randomBytes(bytes).toString('hex')

/** Every stand-in but Stripe's and the mailbox, which have rows of their own in the world. Contract part 2. */
export const standIns = {
  paypal: {
    key: 'PAYPAL_CLIENT_ID',
    base: 'PAYPAL_API_BASE',
    port: 1,
    values: {
      PAYPAL_CLIENT_ID: () => `sim-${hex(16)}`,
      PAYPAL_CLIENT_SECRET: () => hex(24),
      PAYPAL_WEBHOOK_ID: () => hex(9).slice(0, 17).toUpperCase(),
    },
    webhook: 'paypal',
  },
  easypost: {
    key: 'EASYPOST_API_KEY',
    base: 'EASYPOST_API_BASE',
    port: 2,
    values: { EASYPOST_API_KEY: () => `EZTK${hex(20)}`, EASYPOST_WEBHOOK_SECRET: () => hex(24) },
    webhook: 'easypost',
  },
  dhl: { key: 'DHL_API_KEY', base: 'DHL_API_BASE', port: 2, values: { DHL_API_KEY: () => hex(16) } },
  fedex: {
    key: 'FEDEX_CLIENT_ID',
    base: 'FEDEX_API_BASE',
    port: 2,
    values: {
      FEDEX_CLIENT_ID: () => `l7${hex(15)}`,
      FEDEX_CLIENT_SECRET: () => hex(16),
      FEDEX_WEBHOOK_SECRET: () => hex(24),
    },
    webhook: 'fedex',
  },
  uber: {
    key: 'UBER_CLIENT_ID',
    base: 'UBER_API_BASE',
    port: 3,
    values: {
      UBER_CLIENT_ID: () => hex(16),
      UBER_CLIENT_SECRET: () => hex(20),
      UBER_CUSTOMER_ID: () => `cus-${hex(12)}`,
      UBER_WEBHOOK_SECRET: () => hex(24),
    },
    webhook: 'uber',
  },
  twilio: {
    key: 'TWILIO_ACCOUNT_SID',
    base: 'TWILIO_API_BASE',
    port: 6,
    values: {
      TWILIO_ACCOUNT_SID: () => `AC${hex(16)}`,
      TWILIO_AUTH_TOKEN: () => hex(16),
      TWILIO_FROM: () => '+15005550006',
    },
    webhook: 'twilio',
  },
} as const satisfies Readonly<Record<string, StandIn>>

export type StandInName = keyof typeof standIns

/** Names of all stand-ins, in the order of their ports. */
export const standInNames = Object.keys(standIns) as readonly StandInName[]

/** Values for every variable of every stand-in: those held already, and fresh ones for the rest. */
export function standInValues(held: Readonly<Record<string, string>> = {}): Record<string, string> {
  const makers: Readonly<Record<string, () => string>> = Object.assign(
    {},
    ...standInNames.map((name) => standIns[name].values),
  )
  return Object.fromEntries(Object.entries(makers).map(([variable, make]) => [variable, held[variable] ?? make()]))
}

/** What the parts of a world see of the stand-ins in use: values, addresses, and where webhooks go. */
export function standInVariables(
  names: readonly StandInName[],
  values: Readonly<Record<string, string>>,
  { simPort, port }: { readonly simPort: number; readonly port: number },
): Record<string, string> {
  const variables: Record<string, string> = {}
  for (const name of names) {
    const row: StandIn = standIns[name]
    for (const variable of Object.keys(row.values)) variables[variable] = values[variable] ?? ''
    variables[row.base] = `http://localhost:${simPort + row.port}`
    if (row.webhook) variables[`${name.toUpperCase()}_WEBHOOK_URL`] = `http://127.0.0.1:${port}/webhooks/${row.webhook}`
  }
  return variables
}
