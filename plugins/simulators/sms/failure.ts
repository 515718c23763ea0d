import { json } from '../http/answers.ts'
import type { Answer } from '../http/serve.ts'

/** The vendor's error body; `code` is a number of its error directory. */
export const failure = (status: number, code: number, message: string): Answer =>
  json(status, { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status })

/** Numbers of the vendor's test credentials that refuse on purpose, and what they say. */
export const magic: Readonly<Record<string, (to: string) => Answer>> = {
  '+15005550001': (to) => failure(400, 21211, `Invalid 'To' Phone Number: ${to}`),
  '+15005550002': (to) => failure(400, 21612, `The 'To' phone number: ${to}, is not currently reachable via SMS`),
  '+15005550003': (to) =>
    failure(
      400,
      21408,
      `Permission to send an SMS has not been enabled for the region indicated by the 'To' number: ${to}`,
    ),
  '+15005550004': () => failure(400, 21610, 'Attempt to send to unsubscribed recipient'),
  '+15005550009': (to) => failure(400, 21614, `To number: ${to}, is not a mobile number`),
}
