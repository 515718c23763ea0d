import { z } from 'zod'
import { Instant, listOf, Money, paging } from './common.ts'

const id = (type: string, shape: string) =>
  z
    .string()
    .regex(new RegExp(`^${type}\\.${shape}$`))
    .max(100)

/** Exactly one of the two; which one is checked where the shop's country is known. */
const contact = {
  email: z.string().max(200).optional().meta({ example: 'amira@example.com' }),
  phone: z
    .string()
    .max(40)
    .optional()
    .meta({ description: 'As people write it; kept as E.164.', example: '+14155550134' }),
}
const password = z.string().max(200).meta({ description: '8 to 128 characters.', example: 'oat milk, no sugar' })
const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
  .max(35)
const answer = {
  verification: z.string().max(60).meta({ example: 'verification.01jd3k8zq4x5v6w7y8z9a0b1c2' }),
  token: z.string().max(100).optional().meta({ description: 'From the link.' }),
  code: z.string().max(20).optional().meta({ description: 'The six digits.', example: '482913' }),
}
const Consents = z.strictObject({ marketing: z.boolean().optional(), analytics: z.boolean().optional() })

export const ContactInput = z.strictObject({ ...contact, language: language.optional() }).meta({ id: 'ContactInput' })
export const NewCustomer = z
  .strictObject({
    ...contact,
    name: z.string().max(200).meta({ example: 'Amira Khan' }),
    password,
    language: language.optional(),
    consents: Consents.optional(),
  })
  .meta({ id: 'NewCustomer' })
export const ConfirmContact = z
  .strictObject({
    ...answer,
    password: z.string().max(200).optional().meta({
      description: 'The account’s. Guest orders join it only when whoever confirms knows it.',
    }),
  })
  .meta({ id: 'ConfirmContact' })
export const NewSession = z.strictObject({ ...contact, password }).meta({ id: 'NewSession' })
export const CompleteReset = z.strictObject({ ...answer, password }).meta({ id: 'CompleteReset' })

/** What has been asked: the same whether or not there is an account. */
export const Verification = z
  .strictObject({
    verification: z.string(),
    channel: z.enum(['email', 'sms']),
    to: z.string(),
    expiresAt: Instant,
  })
  .meta({ id: 'Verification' })
export const Confirmed = z
  .strictObject({
    customer: z.string(),
    claimed: z.int().meta({ description: 'Guest orders that joined the account.' }),
  })
  .meta({ id: 'Confirmed' })

const addressFields = {
  name: z.string().max(200).meta({ example: 'Amira Khan' }),
  line1: z.string().max(300).meta({ example: '41 Harbour Street' }),
  line2: z.string().max(300).optional(),
  city: z.string().max(200).meta({ example: 'San Francisco' }),
  region: z.string().max(200).optional().meta({ example: 'CA' }),
  postalCode: z.string().max(40).meta({ example: '94105' }),
  country: z.string().max(2).meta({ example: 'US' }),
}
export const AddressInput = z
  .strictObject({ ...addressFields, preferred: z.boolean().optional() })
  .meta({ id: 'AddressInput', description: 'Checked by the rules of its country.' })
export const SavedAddress = z.strictObject({ key: z.string(), ...addressFields }).meta({ id: 'SavedAddress' })
export const AddressList = listOf(SavedAddress).meta({ id: 'AddressList' })
export const AddressKey = z.string().regex(/^[0-9a-z-]{1,40}$/)

export const Me = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    emailConfirmed: z.boolean(),
    phone: z.string().nullable(),
    phoneConfirmed: z.boolean(),
    language: z.string(),
    addresses: z.array(SavedAddress),
    defaultAddress: z.string().nullable(),
    consents: z.strictObject({ marketing: z.boolean(), analytics: z.boolean() }),
    createdAt: Instant,
  })
  .meta({ id: 'Me' })
export const ChangeMe = z
  .strictObject({
    name: z.string().trim().min(1).max(120).optional(),
    language: language.optional(),
    consents: Consents.optional(),
  })
  .meta({ id: 'ChangeMe' })
export const LeaveForGood = z.strictObject({ password }).meta({ id: 'LeaveForGood' })

export const SignedIn = z
  .strictObject({
    token: z.string().meta({ description: 'Send it as `Authorization: Bearer`.' }),
    expiresAt: Instant,
    customer: Me,
  })
  .meta({ id: 'SignedIn' })
export const SessionId = id('session', '[0-9a-f]{64}')
export const SessionList = listOf(
  z
    .strictObject({
      id: z.string(),
      device: z.string(),
      createdAt: Instant,
      lastSeenAt: Instant,
      expiresAt: Instant,
      current: z.boolean(),
    })
    .meta({ id: 'Session' }),
).meta({ id: 'SessionList' })

export const OwnOrderList = listOf(
  z
    .strictObject({
      id: z.string(),
      number: z.string(),
      state: z.string(),
      paymentStanding: z.string(),
      fulfillmentStanding: z.string(),
      createdAt: Instant,
      placedAt: Instant.nullable(),
      total: Money,
      units: z.int(),
    })
    .meta({ id: 'OwnOrder' }),
).meta({ id: 'OwnOrderList' })
export const OwnOrdersQuery = z.strictObject({ ...paging })
export const Reordered = z
  .strictObject({
    cartId: z.string(),
    missing: z.array(z.strictObject({ sku: z.string(), title: z.string(), reason: z.string() })),
  })
  .meta({ id: 'Reordered' })
export const Export = z
  .looseObject({ exportedAt: Instant })
  .meta({ id: 'Export', description: 'Everything that is stored of the shopper.' })
export const Done = z.strictObject({ done: z.literal(true) }).meta({ id: 'Done' })
