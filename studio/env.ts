/**
 * What the Studio learns at run time from `/studio/config.json`, which the shop's server answers. Nothing of it is in
 * the bundle, so one build serves every world.
 */
export interface StudioEnvironment {
  readonly projectId: string
  readonly dataset: string
  /** Origin of the Content Lake, without a path. */
  readonly lakeOrigin: string
  /** The hosted service: Sanity's own sign-in and hosts. */
  readonly hosted: boolean
  /** Where commands are posted: `/api/v1`. */
  readonly apiBase: string
  readonly shopTitle: string
  /** The operations console, for links. */
  readonly consoleUrl: string
  /** The shop itself, shown in Presentation. */
  readonly storefrontUrl: string
}

/** What holds where no server was asked: the CLI, which extracts the schema and needs no dataset. */
const unknown: StudioEnvironment = {
  projectId: 'souk',
  dataset: 'production',
  lakeOrigin: 'http://localhost:3900',
  hosted: false,
  apiBase: '/api/v1',
  shopTitle: 'Souk',
  consoleUrl: '/console/',
  storefrontUrl: '/',
}

let current = unknown

/** The environment that {@link loadEnvironment} found. */
export const environment = (): StudioEnvironment => current

/** Asks the server once, before anything of Sanity is loaded. Throws one sentence when it does not answer. */
export async function loadEnvironment(url: string): Promise<StudioEnvironment> {
  const response = await fetch(url, { headers: { accept: 'application/json' } })
  if (!response.ok) throw new Error(`The shop's server did not tell where its data lives (${response.status}).`)
  current = { ...unknown, ...parseEnvironment(await response.json()) }
  return current
}

function parseEnvironment(input: unknown): Partial<StudioEnvironment> {
  if (typeof input !== 'object' || input === null) throw new Error('The configuration is not an object.')
  const known = Object.entries(input).filter(
    ([name, value]) => Object.hasOwn(unknown, name) && typeof value === typeof unknown[name as keyof StudioEnvironment],
  )
  const parsed = Object.fromEntries(known) as Partial<StudioEnvironment>
  for (const name of ['projectId', 'dataset', 'lakeOrigin'] as const) {
    if (!parsed[name]) throw new Error(`The configuration does not say ${name}.`)
  }
  return parsed
}
