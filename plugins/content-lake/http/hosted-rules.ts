import { administratorRole } from '../auth/directory.ts'
import { problemsOfRules } from '../limits/hosted-rules.ts'
import type { Limits } from '../limits/limits.ts'
import { type Endpoint, type Exchange, forbidden, requireIdentity } from './exchange.ts'
import { badRequest, notFoundError } from './http-error.ts'
import { readJson } from './read-body.ts'
import { json } from './responses.ts'

/**
 * `GET /hosted-rules`: the limits this lake imitates and what they have refused and lost, as `{rules, figures}`. For
 * administrators (401, 403); 404 where the lake was started without them.
 */
export const hostedRules: Endpoint = (exchange) => answer(limitsOf(exchange))

/** `PUT /hosted-rules`: sets some of the rules from now on and answers as {@link hostedRules}; 400 says what is wrong. */
export const changeHostedRules: Endpoint = async (exchange) => {
  const limits = limitsOf(exchange)
  const body = await readJson(exchange.request)
  const problems = problemsOfRules(body)
  if (problems.length > 0) throw badRequest(problems.join('; '))
  limits.change({ ...(body as object) })
  return answer(limits)
}

const answer = ({ rules, figures }: Limits): Response => json({ rules, figures })

function limitsOf(exchange: Exchange): Limits {
  if (requireIdentity(exchange).role !== administratorRole) throw forbidden('Only administrators set the rules')
  const { limits } = exchange.lake
  if (!limits) throw notFoundError('This lake was started without the rules of the hosted service')
  return limits
}
