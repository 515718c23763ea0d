import type Stripe from 'stripe'
import { apiVersion } from '../api-version.ts'
import { invalid, missing } from '../failure.ts'
import { newId, token } from '../ids.ts'
import { listing, pagingNames } from '../listing.ts'
import { type Operation, operation } from '../operation.ts'
import { textMetadata } from '../paying.ts'

/** Webhook endpoints: create (the secret is answered once), read, list, delete. */
export const webhookEndpoints: readonly Operation[] = [
  operation({
    method: 'POST',
    path: '/v1/webhook_endpoints',
    request: 'request.webhook_endpoints.create',
    takes: ['url', 'enabled_events', 'description', 'metadata', 'api_version'],
    run(desk, params) {
      if (!/^https?:\/\//.test(params.url)) throw invalid('Not a valid URL', 'url', 'url_invalid')
      if (params.enabled_events.length === 0) {
        throw invalid('Missing required param: enabled_events.', 'enabled_events', 'parameter_missing')
      }
      const endpoint = newEndpoint({
        id: newId.endpoint(),
        created: desk.now(),
        url: params.url,
        events: params.enabled_events,
        description: params.description || null,
        metadata: textMetadata(params.metadata),
      })
      const secret = `whsec_${token(32)}`
      desk.store.put('webhook_endpoint', endpoint)
      desk.store.set(`secret.${endpoint.id}`, secret)
      return { ...endpoint, secret }
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/webhook_endpoints/:id',
    request: 'request.webhook_endpoints.retrieve',
    takes: [],
    run(desk, _params, id) {
      const endpoint = desk.store.get('webhook_endpoint', id)
      if (!endpoint) throw missing('webhook_endpoint', id)
      return endpoint
    },
  }),
  operation({
    method: 'GET',
    path: '/v1/webhook_endpoints',
    request: 'request.webhook_endpoints.list',
    takes: [...pagingNames],
    run: (desk, params) => listing(desk, 'webhook_endpoint', '/v1/webhook_endpoints', params),
  }),
  operation({
    method: 'DELETE',
    path: '/v1/webhook_endpoints/:id',
    request: 'request.webhook_endpoints.retrieve',
    takes: [],
    run(desk, _params, id) {
      if (!desk.store.get('webhook_endpoint', id)) throw missing('webhook_endpoint', id)
      desk.store.remove(id)
      return { id, object: 'webhook_endpoint', deleted: true }
    },
  }),
]

/** An enabled endpoint with every field that Stripe would answer. */
export function newEndpoint(parts: {
  readonly id: string
  readonly created: number
  readonly url: string
  readonly events: readonly string[]
  readonly description: string | null
  readonly metadata: Stripe.Metadata
}): Stripe.WebhookEndpoint {
  return {
    id: parts.id,
    object: 'webhook_endpoint',
    api_version: apiVersion,
    application: null,
    created: parts.created,
    description: parts.description,
    enabled_events: [...parts.events],
    livemode: false,
    metadata: parts.metadata,
    status: 'enabled',
    url: parts.url,
  }
}
