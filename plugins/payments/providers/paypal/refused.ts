import { ApiError } from '@paypal/paypal-server-sdk'

/** An error's body as PayPal writes it; a proxy on the way may write anything. */
interface Body {
  readonly message?: string
  readonly details?: readonly { readonly issue?: string; readonly description?: string }[]
}

/** PayPal's refusal of a request that will never work as it is. */
export interface PaypalRefusal {
  readonly issue: string
  readonly words: string
}

/** Reads a refusal out of what the SDK threw; undefined for everything that may work later. */
export function refusalIn(fault: unknown): PaypalRefusal | undefined {
  if (!(fault instanceof ApiError) || ![400, 404, 422].includes(fault.statusCode)) return undefined
  const body = parsed(typeof fault.body === 'string' ? fault.body : '')
  const detail = body.details?.[0]
  return { issue: detail?.issue ?? '', words: detail?.description || body.message || `HTTP ${fault.statusCode}` }
}

function parsed(text: string): Body {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
