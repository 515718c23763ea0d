import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Answer, Project } from './project.ts'
import { missing, notKnown, ok, type Verdict } from './verdict.ts'
import { checkWebhook } from './webhook-check.ts'

/** Something that a shop's hosted project needs. */
export interface Check {
  readonly name: string
  run(project: Project): Promise<Verdict>
}

const refused = ({ status }: Answer): boolean => status === 401 || status === 403

/** Every check, in the order in which one sets a project up. */
export const checks: readonly Check[] = [
  { name: 'server token', run: checkServerToken },
  { name: 'dataset', run: checkDataset },
  { name: 'strangers', run: checkStrangers },
  { name: 'viewers', run: checkViewers },
  { name: 'CORS origin', run: checkOrigin },
  { name: 'webhook', run: checkWebhook },
]

/** Whether a token may write an operational document: tried, and never kept. */
function tryToWrite(project: Project, token: string): Promise<Answer> {
  const order = { _id: `order.hostedcheck-${randomUUID()}`, _type: 'order' }
  const body = { mutations: [{ create: order }] }
  const path = `/data/mutate/${project.dataset}?dryRun=true`
  return project.ask('2025-02-19', path, { token, method: 'POST', body })
}

async function checkServerToken(project: Project): Promise<Verdict> {
  const answer = await tryToWrite(project, project.token)
  if (answer.status === 200) return ok('SANITY_TOKEN may write orders')
  if (answer.status === 401)
    return missing('SANITY_TOKEN is not known to this project: make one with sanity tokens create')
  if (answer.status === 403)
    return missing('SANITY_TOKEN may not write orders: it needs the role editor, or your own server')
  if (answer.status === 404) return missing(`there is no dataset ${project.dataset} to write to`)
  return notKnown(`the lake answered ${answer.status} to a write that was only tried`)
}

const Datasets = z.array(z.object({ name: z.string(), aclMode: z.string() }))

async function checkDataset(project: Project): Promise<Verdict> {
  const token = project.adminToken ?? project.token
  const answer = await project.ask('2021-06-07', `/projects/${project.id}/datasets`, { token })
  const list = Datasets.safeParse(answer.body)
  if (refused(answer) || !list.success)
    return notKnown('this token may not list datasets: set SANITY_ADMIN_TOKEN to one that may manage the project')
  const dataset = list.data.find(({ name }) => name === project.dataset)
  if (!dataset) return missing(`there is no dataset ${project.dataset}: make it with sanity dataset create`)
  if (dataset.aclMode === 'private') return ok(`${project.dataset} is there and private`)
  return missing(`${project.dataset} is ${dataset.aclMode}: make it private with sanity dataset visibility set`)
}

const Found = z.object({ result: z.number() })

async function checkStrangers(project: Project): Promise<Verdict> {
  const query = encodeURIComponent('count(*)')
  const answer = await project.ask('2025-02-19', `/data/query/${project.dataset}?query=${query}&perspective=raw`)
  if (refused(answer)) return ok('without a token nothing is read')
  const found = Found.safeParse(answer.body)
  if (!found.success) return notKnown(`the lake answered ${answer.status} to a stranger`)
  if (found.data.result === 0) return ok('without a token nothing is found')
  return missing(`a stranger sees ${found.data.result} documents: the dataset is not private`)
}

const Robot = z.object({ id: z.string(), token: z.string() })

/** Makes a robot with the role viewer for as long as the check takes. */
async function checkViewers(project: Project): Promise<Verdict> {
  const { adminToken: token, id } = project
  if (token === undefined) return notKnown('set SANITY_ADMIN_TOKEN, and a viewer is made, tried and removed')
  const robots = `/access/project/${id}/robots`
  const memberships = [{ resourceType: 'project', resourceId: id, roleNames: ['viewer'] }]
  const body = { label: 'souk hosted-check', memberships }
  const made = await project.ask('2025-07-11', robots, { token, method: 'POST', body })
  const robot = Robot.safeParse(made.body)
  if (!robot.success) return notKnown(`SANITY_ADMIN_TOKEN may not make tokens (the lake answered ${made.status})`)
  try {
    const answer = await tryToWrite(project, robot.data.token)
    if (answer.status === 403) return ok('a viewer may not write orders')
    if (answer.status === 200) return missing('a viewer may write orders: the role was changed; give its writing back')
    return notKnown(`the lake answered ${answer.status} to a viewer`)
  } finally {
    await project.ask('2025-07-11', `${robots}/${robot.data.id}`, { token, method: 'DELETE' })
  }
}

async function checkOrigin(project: Project): Promise<Verdict> {
  const { origin } = project
  if (origin === undefined) return missing('PUBLIC_ORIGIN: set it to the shop’s own https address')
  const headers = { origin, 'access-control-request-method': 'GET', 'access-control-request-headers': 'authorization' }
  const answer = await project.ask('2025-02-19', `/data/query/${project.dataset}`, { method: 'OPTIONS', headers })
  const add = `sanity cors add ${origin} --credentials`
  if (answer.headers.get('access-control-allow-origin') !== origin) return missing(`${origin} may not call: ${add}`)
  if (answer.headers.get('access-control-allow-credentials') !== 'true')
    return missing(`${origin} may call without credentials only: sanity cors delete ${origin}, then ${add}`)
  return ok(`${origin} may call with credentials`)
}
