import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { Project } from './project.ts'
import { missing, notKnown, ok, type Verdict } from './verdict.ts'

const Hook = z.object({
  name: z.string(),
  dataset: z.string(),
  url: z.string(),
  isDisabled: z.boolean().default(false),
  isDisabledByUser: z.boolean().default(false),
  includeDrafts: z.boolean().default(false),
  rule: z.object({ on: z.array(z.string()), filter: z.string().nullish() }),
  secret: z.string().nullish(),
})
/** Hooks of other kinds are listed, too. */
const Hooks = z.array(z.union([Hook, z.unknown().transform(() => undefined)]))

/** The hook that the handbook's page makes. */
const expected = Hook.parse(JSON.parse(readFileSync(join(import.meta.dirname, '../../deploy/webhook.json'), 'utf8')))

const withoutSpace = (groq: string): string => groq.replaceAll(/\s+/g, '').replaceAll("'", '"')

/** Whether the hook that tells the shop of changes is there and as it should be. It may be left out. */
export async function checkWebhook(project: Project): Promise<Verdict> {
  const { origin, webhookSecret } = project
  if (origin === undefined) return missing('PUBLIC_ORIGIN: set it to the shop’s own https address')
  const token = project.adminToken ?? project.token
  const answer = await project.ask('2025-02-19', `/hooks/projects/${project.id}`, { token })
  if (answer.status === 401 || answer.status === 403)
    return notKnown('this token may not see webhooks: set SANITY_ADMIN_TOKEN to one that may manage the project')
  const hooks = Hooks.safeParse(answer.body)
  if (!hooks.success) return notKnown(`the lake answered ${answer.status} when asked for its webhooks`)
  const url = `${origin}/webhooks/sanity`
  const hook = hooks.data.find((each) => each?.url === url && [project.dataset, '*'].includes(each.dataset))
  if (!hook && webhookSecret === undefined) return ok('left out: the server listens to the dataset by itself')
  if (!hook) return missing(`SANITY_WEBHOOK_SECRET is set, but no webhook calls ${url}: make it from webhook.json`)
  const wrong = faultsOf(hook, webhookSecret)
  if (wrong.length > 0) return missing(`the webhook "${hook.name}" ${wrong.join('; ')}`)
  return ok(`"${hook.name}" calls ${url}`)
}

function faultsOf(hook: z.infer<typeof Hook>, secret: string | undefined): readonly string[] {
  const faults: readonly (readonly [boolean, string])[] = [
    [hook.isDisabled || hook.isDisabledByUser, 'is disabled: enable it'],
    [hook.includeDrafts, 'tells of drafts: turn that off'],
    [!expected.rule.on.every((each) => hook.rule.on.includes(each)), `must be told on ${expected.rule.on.join(', ')}`],
    [
      withoutSpace(hook.rule.filter ?? '') !== withoutSpace(expected.rule.filter ?? ''),
      `has another filter than webhook.json: ${expected.rule.filter}`,
    ],
    [!hook.secret, 'has no secret: the server refuses calls that are not signed'],
    [secret === undefined, 'is there, but SANITY_WEBHOOK_SECRET is not set: the server refuses its calls'],
    [
      Boolean(hook.secret) && secret !== undefined && hook.secret !== secret,
      'has another secret than SANITY_WEBHOOK_SECRET',
    ],
  ]
  return faults.flatMap(([wrong, words]) => (wrong ? words : []))
}
