import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { readForm } from '../read-form.ts'

/** Only paths of this shop: an address that starts with one slash. */
const ownPath = (text: string): string => (/^\/(?![/\\])/.test(text) ? text : '/')

export const loader = () => redirect('/')

/** `POST /place {postalCode, back}`: remembers where to deliver and goes back. A postcode that is none is not kept. */
export async function action({ request, context }: ActionFunctionArgs) {
  const form = await readForm(request)
  const postalCode = String(form.get('postalCode') ?? '')
    .trim()
    .toUpperCase()
  const back = ownPath(String(form.get('back') ?? '/'))
  if (!/^[A-Z0-9][A-Z0-9 -]{1,11}$/.test(postalCode)) return redirect(back, 303)
  return redirect(back, {
    status: 303,
    headers: { 'Set-Cookie': await context.shop.sessions.keepPostalCode(postalCode) },
  })
}

/** Never drawn: with a page of its own, what could not be read is told in the shop's frame. */
export default () => null
