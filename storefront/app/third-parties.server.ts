/** A third party beside Stripe and the mail server: what it needs, and the stand-in's port counted from `SIM_PORT`. */
interface ThirdParty {
  readonly needs: readonly string[]
  readonly base: string
  readonly port: number
}

/** THE table of third parties. Each has a real service and a stand-in; contract part 2. */
export const thirdParties = {
  paypal: {
    needs: ['PAYPAL_CLIENT_ID', 'PAYPAL_CLIENT_SECRET', 'PAYPAL_WEBHOOK_ID'],
    base: 'PAYPAL_API_BASE',
    port: 1,
  },
  easypost: { needs: ['EASYPOST_API_KEY', 'EASYPOST_WEBHOOK_SECRET'], base: 'EASYPOST_API_BASE', port: 2 },
  dhl: { needs: ['DHL_API_KEY'], base: 'DHL_API_BASE', port: 2 },
  fedex: {
    needs: ['FEDEX_CLIENT_ID', 'FEDEX_CLIENT_SECRET', 'FEDEX_WEBHOOK_SECRET'],
    base: 'FEDEX_API_BASE',
    port: 2,
  },
  uber: {
    needs: ['UBER_CLIENT_ID', 'UBER_CLIENT_SECRET', 'UBER_CUSTOMER_ID', 'UBER_WEBHOOK_SECRET'],
    base: 'UBER_API_BASE',
    port: 3,
  },
  twilio: { needs: ['TWILIO_ACCOUNT_SID', 'TWILIO_AUTH_TOKEN', 'TWILIO_FROM'], base: 'TWILIO_API_BASE', port: 6 },
} as const satisfies Readonly<Record<string, ThirdParty>>

export type ThirdPartyName = keyof typeof thirdParties

/** The values of one third party by variable, and where it is reached; no base means the vendor's own address. */
export type Connection<Name extends ThirdPartyName> = Readonly<
  Record<(typeof thirdParties)[Name]['needs'][number], string>
> & { readonly apiBase?: string }

/** What this server may talk to. A name that is missing was left out on purpose with `SOUK_WITHOUT`. */
export type Connections = { readonly [Name in ThirdPartyName]?: Connection<Name> }

type Given = Readonly<Record<string, string | undefined>>

function originOf(variable: string, text: string, problems: string[]): string | undefined {
  const url = URL.parse(text)
  if (url && /^https?:$/.test(url.protocol)) return url.origin
  problems.push(`${variable}: write an address: https://api.example.com`)
  return undefined
}

function connect(row: ThirdParty, given: Given, standIns: Given, simPort: number, problems: string[]) {
  const set = row.needs.filter((variable) => given[variable])
  const from = set.length > 0 ? given : standIns
  const missing = row.needs.filter((variable) => !from[variable])
  if (missing.length > 0) {
    const why = set.length > 0 ? `needed beside ${set[0]}` : 'not set, and there is no stand-in to use instead'
    problems.push(...(set.length > 0 ? missing : missing.slice(0, 1)).map((variable) => `${variable}: ${why}`))
    return undefined
  }
  const base = given[row.base]
  const apiBase = base ? originOf(row.base, base, problems) : undefined
  return {
    ...Object.fromEntries(row.needs.map((variable) => [variable, from[variable] ?? ''])),
    ...(set.length === 0
      ? { apiBase: apiBase ?? `http://localhost:${simPort + row.port}` }
      : apiBase
        ? { apiBase }
        : {}),
  }
}

/**
 * Reads every third party's variables. One with a key is the real service; one without is the stand-in whose secrets
 * `$DATA_DIR/access.json` holds. One that has neither is a problem, unless `SOUK_WITHOUT` (names with commas) leaves it out.
 */
export function connectionsOf(given: Given, standIns: Given, simPort: number, problems: string[]): Connections {
  const without = new Set(
    (given['SOUK_WITHOUT'] ?? '')
      .split(',')
      .map((name) => name.trim())
      .filter(Boolean),
  )
  for (const name of without)
    if (!Object.hasOwn(thirdParties, name)) problems.push(`SOUK_WITHOUT: there is no third party ${name}`)
  const rows = Object.entries(thirdParties)
    .filter(([name]) => !without.has(name))
    .map(([name, row]) => [name, connect(row, given, standIns, simPort, problems)] as const)
  return Object.fromEntries(rows.filter(([, connection]) => connection)) as Connections
}
