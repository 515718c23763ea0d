/** A test that proves a cell: its file, and how its title begins. */
export type Proof = readonly [file: string, title: string]
/** Tests, or the sentence that says why it cannot happen there. */
export type Cell = Proof | readonly Proof[] | string

export const inputKinds = [
  'missing',
  'oversized',
  'wrong type',
  'wrong script',
  'hostile markup',
  'stale revision',
  'double submit',
  'back button',
  'two tabs',
  'lost connection',
  'third party down for an hour',
] as const
export const letterKinds = [
  'malformed',
  'oversized',
  'forged',
  'duplicated',
  'shuffled',
  'three days late',
  'lost',
  'sender down for an hour',
] as const

const forms = 'storefront/forms.integration.test.ts'
const checkout = 'storefront/checkout.integration.test.ts'
const streams = 'storefront/streams.integration.test.ts'
const badInput = 'plugins/api/bad-input.integration.test.ts'
const api = 'plugins/api/create-api.test.ts'
const commands = 'plugins/commerce/commands/bad-input.test.ts'
const payments = 'plugins/commerce/payments/payments.test.ts'
const webhooks = 'plugins/commerce/payments/webhooks.integration.test.ts'
const hostile = 'plugins/commerce/payments/hostile-webhooks.integration.test.ts'
const shipping = 'plugins/commerce/shipping/shipping.integration.test.ts'
const outages = 'plugins/commerce/outages.integration.test.ts'
const messages = 'plugins/commerce/messages.test.ts'
const studio = 'studio/studio.e2e.test.ts'
const lake = 'plugins/content-lake/conformance'
const csv = 'plugins/workshop/souk/import/parse-products.test.ts'
const importing = 'plugins/workshop/souk/commands/import-products.integration.test.ts'
const uploads = 'plugins/commerce/support/uploads.test.ts'

const formValues: Proof = [forms, 'takes no hostile value for more than words']
const apiValues: Proof = [badInput, 'takes no hostile value for more than words']
const commandValues: Proof = [commands, 'takes no hostile value for more than words']
const wrongCells: Proof = [csv, 'every wrong cell is named with its row']
const noText: Proof = [csv, 'no text makes the reader throw']
const retriedOnce: Proof = [outages, 'orders go on by other ways']

/** Where people and programs put something in: what can go wrong there, and what shows that it goes well. */
export const inputProofs = {
  'Forms of the shop': {
    missing: [
      [forms, 'empty, or without one of its fields'],
      [forms, 'without a field that it needs is refused'],
    ],
    oversized: [[forms, 'that is no form, or too large'], formValues],
    'wrong type': [forms, 'with a field twice, a file for a word'],
    'wrong script': formValues,
    'hostile markup': formValues,
    'stale revision': [checkout, 'a basket or a price that changed since the sum was shown'],
    'double submit': [checkout, 'the same form from two tabs at the same moment'],
    'back button': [
      ['storefront/buying.e2e.test.ts', 'the same checkout sent twice makes one order'],
      [checkout, 'a tab that was left open at the checkout, or brought back'],
    ],
    'two tabs': [
      [checkout, 'a tab that was left open at the checkout'],
      [checkout, 'who canceled in one tab'],
    ],
    'lost connection': [
      [checkout, 'an answer that got lost on the way'],
      [checkout, 'a line that broke in the middle of the form'],
      ['storefront/buying.e2e.test.ts', 'a line lost at the shelf and in mid-checkout'],
    ],
    'third party down for an hour': [[checkout, 'a card service that is down keeps the order'], retriedOnce],
  },
  'REST API': {
    missing: [badInput, 'names each required field that is missing'],
    oversized: [badInput, 'refuses a body that is too large'],
    'wrong type': [
      [badInput, 'refuses another media type'],
      ['plugins/api/fuzz.test.ts', 'whatever a client sends is answered as the OpenAPI document says'],
    ],
    'wrong script': apiValues,
    'hostile markup': apiValues,
    'stale revision': [api, 'stock is read with its revision and adjusted under it'],
    'double submit': [api, 'the same key and body do it once and answer alike'],
    'back button': 'Programs have none.',
    'two tabs': [api, 'the same cart placed again is the same order'],
    'lost connection': [
      [api, 'what was begun and never answered is done again under the same ids'],
      [api, 'a repeat after a restart is recognised'],
    ],
    'third party down for an hour': [webhooks, 'a provider that is down is told plainly'],
  },
  'Commands of the console': {
    missing: [commands, 'refuses %s as its input'],
    oversized: commandValues,
    'wrong type': [commands, 'refuses %s as its input'],
    'wrong script': commandValues,
    'hostile markup': [commandValues, ['console/console.e2e.test.ts', 'an address cannot write into the queries']],
    'stale revision': [
      ['plugins/inventory/domain/commands/adjust.test.ts', 'a count writes the difference, guarded by the revision'],
      ['plugins/refine-sanity/writes.integration.test.ts', 'a write under a revision that has moved says so'],
    ],
    'double submit': [
      [payments, 'the same command twice gives back once'],
      [messages, 'send a message once more; a repeat of the click'],
    ],
    'back button': ['console/console.e2e.test.ts', 'keys move through the queue and open an order'],
    'two tabs': [
      [payments, 'the same command twice gives back once, and two at a time'],
      [shipping, 'takes, picks up and delivers with the PIN; nobody else'],
    ],
    'lost connection': [
      ['console/console.e2e.test.ts', 'when the shop cannot be reached, the page says that nobody knows'],
      ['plugins/refine-sanity/http-error.test.ts', 'a write whose answer was lost is never told as not written'],
    ],
    'third party down for an hour': [
      [outages, 'orders go on, the parcel gets one label afterwards'],
      [messages, 'try a dead effect again once what stood in its way is gone'],
    ],
  },
  Studio: {
    missing: [
      ['storefront/preview.integration.test.ts', 'of half-written documents break no page'],
      [
        'studio/sample-data.integration.test.ts',
        'T8 T9 T10 C21 a person, a product, a variant or an order that lacks what it needs, or has it of the wrong kind, is found by its field',
      ],
    ],
    oversized: ['plugins/content-lake/images/images.test.ts', 'refuses what is empty, no picture, too large'],
    'wrong type': [studio, 'cannot be made by hand'],
    'wrong script': [studio, 'edits copy in every language of the shop'],
    'hostile markup': [
      ['storefront/seo.integration.test.ts', 'cannot be broken out of by copy'],
      ['storefront/look.e2e.test.ts', 'a token that could end a declaration is left out'],
    ],
    'stale revision': [`${lake}/actions.integration.test.ts`, 'publish only the revisions that were seen'],
    'double submit': ['studio/studio-world.e2e.test.ts', 'shows the server’s refusal beside the question'],
    'back button': 'A pane is an address; nothing is sent by coming back to it.',
    'two tabs': [studio, 'shows what others change, at once'],
    'lost connection': [
      'plugins/content-lake/sockets/sockets.integration.test.ts',
      'fails every stream when the socket is lost',
    ],
    'third party down for an hour':
      'The Studio talks to the dataset and to commands alone; what follows is an effect (see the console).',
  },
  Uploads: {
    missing: [uploads, 'an upload that %s is refused'],
    oversized: [uploads, 'an upload that %s is refused'],
    'wrong type': [
      [uploads, 'an upload that %s is refused'],
      [
        'storefront/support.e2e.test.ts',
        'a guest asks about a product without scripts; bad input keeps what was typed',
      ],
    ],
    'wrong script': [uploads, 'an upload is kept under the name it has'],
    'hostile markup': [uploads, 'an upload is kept under the name it has'],
    'stale revision': 'A file is never changed.',
    'double submit': ['plugins/api/tickets.test.ts', 'the same request under the same key opens one ticket'],
    'back button': 'Files come with a form: see there.',
    'two tabs': 'Files come with a form: see there.',
    'lost connection': [forms, 'that is no form, or too large, is refused before it is read'],
    'third party down for an hour': 'Files are kept in the dataset.',
  },
  'Import of a catalogue (CSV)': {
    missing: wrongCells,
    oversized: noText,
    'wrong type': [wrongCells, [csv, 'a file that is no product CSV is refused as a whole']],
    'wrong script': [csv, 'columns named by a language translate the file'],
    'hostile markup': [
      'plugins/workshop/souk/import/html-blocks.test.ts',
      'scripts, styles and comments are dropped whole',
    ],
    'stale revision': [importing, 'T21 importing again, without a deploy'],
    'double submit': [importing, 'T21 importing again, without a deploy'],
    'back button': 'It is a command line.',
    'two tabs': [importing, 'a SKU that belongs to another product of the shop is refused'],
    'lost connection': [importing, 'a file with one wrong row changes nothing at all'],
    'third party down for an hour': 'It talks to the dataset alone.',
  },
  'Live pages': {
    missing: [streams, 'is told to nobody else, and a stranger is not told'],
    oversized: 'Nothing is sent but an address.',
    'wrong type': [streams, 'is told to nobody else, and a stranger is not told'],
    'wrong script': [streams, 'is told to nobody else, and a stranger is not told'],
    'hostile markup': [streams, 'is told to nobody else, and a stranger is not told'],
    'stale revision': [api, 'an order is followed: the state at once, then every change'],
    'double submit': 'Nothing is changed by following.',
    'back button': [streams, 'hears of a change, and again after its line was lost'],
    'two tabs': [api, 'a follower who goes away, or asks for the head alone, disturbs nobody'],
    'lost connection': [
      [streams, 'hears of a change, and again after its line was lost'],
      [streams, 'streams end when the server drains'],
    ],
    'third party down for an hour': [outages, 'orders go on, the parcel gets one label afterwards'],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<(typeof inputKinds)[number], Cell>>>>

const everyLetter = {
  malformed: [hostile, 'from %s with its right signature is no fault'],
  oversized: ['storefront/server.integration.test.ts', 'a letter from %s that is too long is refused'],
} as const
const paid = {
  ...everyLetter,
  forged: [
    [hostile, 'from %s is refused when nobody signed it'],
    [webhooks, 'C12 an event with a bad signature is refused and logged'],
  ],
  duplicated: [webhooks, 'C11 the success event sets the order to paid, and replays change nothing'],
  shuffled: [webhooks, 'C11 duplicated, shuffled and delayed events come to the same'],
  'three days late': [webhooks, 'an event that comes three days late moves nothing back'],
  lost: [webhooks, 'events that never come are found within five minutes'],
  'sender down for an hour': retriedOnce,
} as const
const carried = {
  ...everyLetter,
  forged: [
    [hostile, 'from %s is refused when nobody signed it'],
    [shipping, 'C14 a duplicate is told once, a forged word changes nothing'],
  ],
  duplicated: [shipping, 'C14 a duplicate is told once, a forged word changes nothing'],
  shuffled: [shipping, 'C14 shuffled words of three days leave the same parcel'],
  'three days late': [
    [shipping, 'C14 shuffled words of three days leave the same parcel'],
    ['plugins/shipping/domain/commands/record-news.test.ts', 'that comes three days late lands in its place'],
  ],
  lost: [shipping, 'tells by the poll what its lost webhook should have told'],
  'sender down for an hour': [outages, 'orders go on, the parcel gets one label afterwards'],
} as const

/** Who writes to us: what can happen to a letter, and what shows that nothing comes of it. */
export const letterProofs = {
  Stripe: paid,
  PayPal: paid,
  EasyPost: carried,
  FedEx: carried,
  'Uber Direct': carried,
  'DHL (asked, never writes)': {
    ...carried,
    malformed: [
      'plugins/shipping/carriers/carriers.integration.test.ts',
      'T12 a word that nobody knows comes through as unknown',
    ],
    oversized: 'It is asked, within its quota.',
    forged: [hostile, 'from %s is refused when nobody signed it'],
    duplicated: [shipping, 'C14 is asked by and by'],
    shuffled: ['plugins/shipping/domain/commands/shipment.test.ts', 'once delivered stays delivered'],
    lost: [shipping, 'C14 is asked by and by'],
  },
  Twilio: {
    ...everyLetter,
    forged: [
      [hostile, 'from %s is refused when nobody signed it'],
      [
        'plugins/messages/senders/twilio/twilio.integration.test.ts',
        'a callback with a wrong, missing or foreign signature',
      ],
    ],
    duplicated: [messages, 'is delivered when the phone service says so, once'],
    shuffled: [messages, 'is delivered when the phone service says so, once, and a late word changes nothing'],
    'three days late': [messages, 'is delivered when the phone service says so, once, and a late word changes nothing'],
    lost: [messages, 'whose callback was lost is asked after'],
    'sender down for an hour': [outages, 'the phone service is away for an hour'],
  },
  'The mail server (never writes)': {
    malformed: 'It is written to.',
    oversized: 'It is written to.',
    forged: [hostile, 'from %s is refused when nobody signed it'],
    duplicated: [messages, 'C24 an order confirmation is sent by e-mail'],
    shuffled: 'It is written to.',
    'three days late': 'It is written to.',
    lost: [
      'plugins/messages/senders/smtp/smtp.integration.test.ts',
      'a server that asks to come back later, or is away',
    ],
    'sender down for an hour': [outages, 'the mail server is away for an hour'],
  },
} as const satisfies Readonly<Record<string, Readonly<Record<(typeof letterKinds)[number], Cell>>>>
