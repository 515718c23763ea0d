/** What an alarm says to somebody who has to act on it. */
interface AlarmWords {
  readonly title: string
  readonly todo: string
}

const stock =
  'Sell on: nothing is repaired by itself. Compare the movements in the level’s drawer with what lies there, then an administrator says below who is right; that is a movement of its own in the book.'
const order =
  'Open the order and compare its timeline with its parts. Do nothing twice: no refund, no second parcel, before it is known which of them is right.'

/** The invariants by name, and what to do about each. */
const invariants: Readonly<Record<string, AlarmWords>> = {
  I1: { title: 'A level is not what its movements say', todo: stock },
  I2: { title: 'A level promises other units than its orders hold', todo: stock },
  I3: { title: 'A figure of a level is below zero', todo: stock },
  I4: { title: 'An order has no payment', todo: order },
  I5: { title: 'Two orders share a number', todo: order },
  I6: { title: 'Money does not add up', todo: order },
  I7: { title: 'Something happened twice', todo: order },
  I8: { title: 'An order is not where its timeline leads', todo: order },
  I9: { title: 'A refund or a total does not add up', todo: order },
  I12: {
    title: 'Something waits longer than it may',
    todo: 'The server’s sweep should have ended it. See whether it runs: its last words are in the server’s log, its backlog on Effects.',
  },
  refused: {
    title: 'Webhooks were refused',
    todo: 'Either somebody tries to be the provider, which does no harm, or the secret here is not the one that the provider signs with: then payments are only seen when we ask. Compare the secret in the provider’s dashboard.',
  },
}

/** Words for an invariant; one without words of its own says its name. */
export const alarmWords = (invariant: string): AlarmWords =>
  (Object.hasOwn(invariants, invariant) ? invariants[invariant] : undefined) ?? {
    title: `The books do not agree (${invariant})`,
    todo: order,
  }
