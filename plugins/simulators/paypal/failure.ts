import { randomBytes } from 'node:crypto'
import { json } from '../http/answers.ts'
import type { Answer } from '../http/serve.ts'

const words: Readonly<Record<string, string>> = {
  INVALID_REQUEST: 'Request is not well-formed, syntactically incorrect, or violates schema.',
  UNPROCESSABLE_ENTITY:
    'The requested action could not be performed, semantically incorrect, or failed business validation.',
  RESOURCE_NOT_FOUND: 'The specified resource does not exist.',
  INTERNAL_SERVER_ERROR: 'An internal server error has occurred.',
}
const statuses = {
  INVALID_REQUEST: 400,
  UNPROCESSABLE_ENTITY: 422,
  RESOURCE_NOT_FOUND: 404,
  INTERNAL_SERVER_ERROR: 500,
}

/** A refusal as PayPal words it; thrown by routes. */
export class PaypalFailure extends Error {
  readonly answer: Answer
  constructor(name: keyof typeof statuses, issue: string, description: string, field?: string) {
    super(issue)
    this.answer = json(statuses[name], {
      name,
      details: [{ ...(field === undefined ? {} : { field, location: 'body' }), issue, description }],
      message: words[name],
      debug_id: randomBytes(7).toString('hex').slice(0, 13),
      links: [
        {
          href: `https://developer.paypal.com/api/rest/reference/orders/v2/errors/#${issue}`,
          rel: 'information_link',
          method: 'GET',
        },
      ],
    })
  }
}

export const unprocessable = (issue: string, description: string): PaypalFailure =>
  new PaypalFailure('UNPROCESSABLE_ENTITY', issue, description)

export const notFound = (): PaypalFailure =>
  new PaypalFailure(
    'RESOURCE_NOT_FOUND',
    'INVALID_RESOURCE_ID',
    'Specified resource ID does not exist. Please check the resource ID and try again.',
  )

export const invalid = (issue: string, description: string, field: string): PaypalFailure =>
  new PaypalFailure('INVALID_REQUEST', issue, description, field)
