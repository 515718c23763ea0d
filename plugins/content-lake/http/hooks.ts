import { record } from '../mutations/parse-mutations.ts'
import { type Hook, HookRefused, type HookSettings, readHook } from '../webhooks/hook.ts'
import type { Attempt, Message } from '../webhooks/message-store.ts'
import type { Endpoint, Exchange } from './exchange.ts'
import { badRequest, notFoundError } from './http-error.ts'
import { requireAdministrator } from './projects.ts'
import { readJson } from './read-body.ts'
import { json } from './responses.ts'

/** `GET /hooks/projects/<id>`: every webhook, oldest first. Administrators only. Called by `sanity hooks list`. */
export const listHooks: Endpoint = (exchange) => {
  requireAdministrator(exchange, 'see webhooks')
  return json(exchange.lake.webhooks.list())
}

/** `GET /hooks/projects/<id>/<hook>`. Administrators only; 404 when absent. */
export const showHook: Endpoint = (exchange) => json(hookOf(exchange))

/**
 * `POST /hooks/projects/<id>`: makes a webhook for documents; the fields are the hosted service's (`webhooks/hook.ts`).
 * Administrators only. 400 with the field for what cannot be used, an address that no webhook may call among it.
 */
export const createHook: Endpoint = async (exchange) => {
  requireAdministrator(exchange, 'make webhooks')
  const settings = await settingsOf(exchange)
  return json(exchange.lake.webhooks.create(settings, exchange.identity), 201)
}

/** `PUT` or `PATCH /hooks/projects/<id>/<hook>`: changes the fields that are said. As {@link createHook}. */
export const updateHook: Endpoint = async (exchange) => {
  const before = hookOf(exchange)
  return json(exchange.lake.webhooks.update(before.id, await settingsOf(exchange, before)))
}

/** `DELETE /hooks/projects/<id>/<hook>`: with what it still owes. Administrators only; 404 when absent. */
export const deleteHook: Endpoint = (exchange) => {
  const { id } = hookOf(exchange)
  exchange.lake.webhooks.remove(id)
  return json({ id, deleted: true })
}

/** `GET /hooks/projects/<id>/<hook>/messages`: what it told and owes, the last hundred, newest first. */
export const listMessages: Endpoint = (exchange) => {
  const { id, projectId } = hookOf(exchange)
  return json(exchange.lake.webhooks.messages(id).map((message) => messageAnswer(message, projectId)))
}

/** `GET /hooks/projects/<id>/<hook>/attempts`: its calls, the last hundred, newest first. */
export const listAttempts: Endpoint = (exchange) => {
  const { id, projectId } = hookOf(exchange)
  return json(exchange.lake.webhooks.attempts(id).map((attempt) => attemptAnswer(attempt, projectId)))
}

/** `GET /hooks/projects/<id>/attempts/<attempt>`: one call. Called by `sanity hooks attempt`. */
export const showAttempt: Endpoint = (exchange) => {
  requireAdministrator(exchange, 'see webhooks')
  const attempt = exchange.lake.webhooks.attempt(exchange.params['attempt'] ?? '')
  if (!attempt) throw notFoundError('Attempt not found')
  return json(attemptAnswer(attempt, exchange.lake.config.projectId))
}

function hookOf(exchange: Exchange): Hook {
  requireAdministrator(exchange, 'manage webhooks')
  const hook = exchange.lake.webhooks.get(exchange.params['hook'] ?? '')
  if (!hook) throw notFoundError('Webhook not found')
  return hook
}

async function settingsOf({ request, lake }: Exchange, before?: HookSettings): Promise<HookSettings> {
  const body = record(await readJson(request))
  if (!body) throw badRequest('The request body is not an object')
  try {
    const settings = readHook(body, lake.webhooks.allowLoopback, before)
    if (settings.dataset === '*' || lake.datasets.get(settings.dataset)) return settings
    throw new HookRefused(`dataset: there is none of the name ${JSON.stringify(settings.dataset)}`)
  } catch (error) {
    if (error instanceof HookRefused) throw badRequest(error.message)
    throw error
  }
}

const instant = (at: number): string => new Date(at).toISOString()

const messageAnswer = (message: Message, projectId: string) => ({
  id: message.id,
  hookId: message.hookId,
  projectId,
  dataset: message.dataset,
  payload: message.payload,
  status: message.status,
  failureCount: message.failureCount,
  resultCode: message.resultCode,
  createdAt: instant(message.createdAt),
})

const attemptAnswer = (attempt: Attempt, projectId: string) => ({
  ...attempt,
  projectId,
  isFailure: attempt.failureReason !== null,
  createdAt: instant(attempt.createdAt),
  updatedAt: attempt.duration === null ? null : instant(attempt.createdAt + attempt.duration),
})
