import {
  createDocument,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiResponsesObject,
} from 'zod-openapi'
import { withExamples } from './examples/with-examples.ts'
import { apiProblems, problemRow } from './problem-table.ts'
import type { Route } from './route.ts'
import { allRoutes } from './routes/all-routes.ts'
import { ProblemDocument } from './schemas/common.ts'

/** The OpenAPI 3.1 document, made of the very schemas that parse the requests, with examples that tests send. */
export function openApiDocument(publicOrigin: string) {
  const document = createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Souk',
      version: '1.0.0',
      description:
        'Commerce over one dataset. Money is whole minor units, instants are UTC, errors are problem documents with a stable `code`. Unknown fields are refused.',
    },
    servers: [{ url: `${publicOrigin}/api/v1` }],
    tags: [...new Set(allRoutes.map(({ tag }) => tag))].map((name) => ({ name })),
    paths: pathsOf(allRoutes),
    components: {
      securitySchemes: {
        staff: { type: 'http', scheme: 'bearer', description: 'A Content Lake token of a member of staff.' },
        order: { type: 'http', scheme: 'bearer', description: 'The `accessToken` that placing an order answered.' },
        ticket: { type: 'http', scheme: 'bearer', description: 'The `accessToken` that opening a ticket answered.' },
        shopper: { type: 'http', scheme: 'bearer', description: 'The `token` that signing in answered.' },
      },
    },
  })
  return withExamples(document)
}

function pathsOf(routes: readonly Route[]): ZodOpenApiPathsObject {
  const paths: Record<string, Record<string, ZodOpenApiOperationObject>> = {}
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}')
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operationOf(route) }
  }
  return paths
}

function operationOf(route: Route): ZodOpenApiOperationObject {
  const hasParams = Object.keys(route.params.shape).length > 0
  const hasQuery = Object.keys(route.query.shape).length > 0
  const security = securityOf[route.access]
  return {
    operationId: route.id,
    summary: route.summary,
    tags: [route.tag],
    security,
    ...(route.roles ? { description: `Roles: ${route.roles.join(', ')}.` } : {}),
    requestParams: { ...(hasParams ? { path: route.params } : {}), ...(hasQuery ? { query: route.query } : {}) },
    ...(route.method === 'POST' ? { parameters: [idempotencyKey] } : {}),
    ...(route.body ? { requestBody: { content: { 'application/json': { schema: route.body } } } } : {}),
    responses: responsesOf(route),
  }
}

const securityOf = {
  anyone: [],
  staff: [{ staff: [] }],
  shopper: [{ shopper: [] }],
  order: [{ order: [] }, { shopper: [] }, { staff: [] }],
  ticket: [{ ticket: [] }, { shopper: [] }, { staff: [] }],
} satisfies Readonly<Record<Route['access'], unknown>>

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Same key and same body: same answer. Same key and another body: 422 `idempotency_mismatch`.',
  schema: { type: 'string', maxLength: 255 },
} as const

function responsesOf(route: Route): ZodOpenApiResponsesObject {
  const media = route.media ?? 'application/json'
  const codes = [...new Set([...route.problems, ...everyRoute(route)])]
  const byStatus = Map.groupBy(codes, (code) => problemRow(code).status)
  const refusals = [...byStatus]
    .sort(([a], [b]) => a - b)
    .map(([status, of]) => [
      String(status),
      {
        description: of.map((code) => `\`${code}\``).join(', '),
        content: { 'application/problem+json': { schema: ProblemDocument } },
      },
    ])
  return {
    [String(route.status)]: { description: route.summary, content: { [media]: { schema: route.answer } } },
    ...(route.tagged ? { '304': { description: 'Nothing changed since the ETag that was sent.' } } : {}),
    ...Object.fromEntries(refusals),
  }
}

/** The problems of the API itself that a route can meet. */
function everyRoute(route: Route): readonly (keyof typeof apiProblems | 'busy')[] {
  const fields = Object.keys(route.params.shape).length > 0
  return [
    ...(fields ? (['not_found'] as const) : []),
    'invalid_input',
    'rate_limited',
    'busy',
    ...(route.method === 'GET' ? [] : (['outcome_unknown'] as const)),
    ...(route.access === 'staff' ? (['unauthorized', 'forbidden'] as const) : []),
    ...(route.access === 'shopper' ? (['unauthorized'] as const) : []),
    ...(route.access === 'order' || route.access === 'ticket' ? (['forbidden'] as const) : []),
    ...(route.method === 'POST' ? (['idempotency_mismatch'] as const) : []),
    ...(route.body ? (['malformed_json', 'body_too_large', 'unsupported_media_type'] as const) : []),
  ]
}
