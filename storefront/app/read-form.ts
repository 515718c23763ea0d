import { data } from '@remix-run/node'

/** What the words of a form of ours may weigh, far more than any needs. */
const mostBytes = 64 * 1024

/**
 * The form that a request carries. Whoever sends more than `most` bytes, or does not say how much, is refused before
 * anything is read (413); what can be read as no form is refused, too (400). Every action reads its form by it.
 */
export async function readForm(request: Request, most = mostBytes): Promise<FormData> {
  const length = Number(request.headers.get('Content-Length') ?? Number.NaN)
  if (!(length <= most)) throw data(null, { status: 413 })
  return request.formData().catch(() => {
    throw data(null, { status: 400 })
  })
}
