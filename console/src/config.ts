/** What the console learns at run time from `config.json` beside it. Nothing is baked into the bundle. */
export interface ConsoleConfig {
  readonly projectId: string
  readonly dataset: string
  /** Origin of the Content Lake. */
  readonly lakeOrigin: string
  /** True on Sanity's own service, which speaks HTTP/2 and needs no multiplexer. */
  readonly hosted: boolean
  /** Path of the shop's API on this origin: `/api/v1`. */
  readonly apiBase: string
  readonly shopTitle: string
  readonly studioUrl: string
  /** People to sign in as with one click; the server lists them on loopback only. */
  readonly demo: readonly DemoPerson[]
}
export interface DemoPerson {
  readonly name: string
  readonly role: string
  readonly token: string
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {}

function text(source: Readonly<Record<string, unknown>>, name: string, fallback?: string): string {
  const value = source[name] ?? fallback
  if (typeof value !== 'string') throw new Error(`config.json has no ${name}`)
  return value
}

const person = (value: unknown): DemoPerson => {
  const source = record(value)
  return { name: text(source, 'name'), role: text(source, 'role'), token: text(source, 'token') }
}

/** Reads an unknown value as configuration; throws an Error that names what is missing. */
export function parseConfig(value: unknown): ConsoleConfig {
  const source = record(value)
  return {
    projectId: text(source, 'projectId'),
    dataset: text(source, 'dataset'),
    lakeOrigin: text(source, 'lakeOrigin').replace(/\/$/, ''),
    hosted: source['hosted'] === true,
    apiBase: text(source, 'apiBase', '/api/v1').replace(/\/$/, ''),
    shopTitle: text(source, 'shopTitle', 'Shop'),
    studioUrl: text(source, 'studioUrl', '/studio/'),
    demo: Array.isArray(source['demo']) ? source['demo'].map(person) : [],
  }
}

/** Fetches the configuration from beside the page. */
export async function loadConfig(): Promise<ConsoleConfig> {
  const response = await fetch(`${import.meta.env.BASE_URL}config.json`, { cache: 'no-store' })
  if (!response.ok) throw new Error(`config.json answered ${response.status}`)
  return parseConfig(await response.json())
}
