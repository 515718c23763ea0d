import { ApiError } from '@paypal/paypal-server-sdk'

/** An error's body as PayPal writes it; a proxy on the way may write anything. */
interface Body {
  readonly message?: string
  readonly details?: readonly { readonly issue?: string; readonly description?: string }[]
}

/**
 * What PayPal said no to. Made anew from the SDK's error, which carries the request with its credentials: those must
 * never reach a log.
 */
export class PaypalFault extends Error {
  /** HTTP status; 0 when nothing was answered. */
  readonly status: number
  readonly issue: string
  constructor(status: number, issue: string, words: string) {
    super(words)
    this.name = 'PaypalFault'
    this.status = status
    this.issue = issue
  }
}

/** Turns what the SDK threw into words without secrets. */
export function faultOf(fault: unknown): PaypalFault {
  if (!(fault instanceof ApiError)) {
    const words = fault instanceof Error ? fault.message : String(fault)
    return new PaypalFault(0, '', `PayPal did not answer: ${words}`)
  }
  const body = parsed(typeof fault.body === 'string' ? fault.body : '')
  const detail = body.details?.[0]
  const words = detail?.description || body.message || `PayPal answered ${fault.statusCode}`
  return new PaypalFault(fault.statusCode, detail?.issue ?? '', words)
}

/** The refusal of a request that will never work as it is; undefined for everything that may work later. */
export const refusalIn = (fault: unknown): PaypalFault | undefined =>
  fault instanceof PaypalFault && [400, 404, 422].includes(fault.status) ? fault : undefined

function parsed(text: string): Body {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
