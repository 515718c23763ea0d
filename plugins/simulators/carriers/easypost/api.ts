import { json, jsonObject } from '../../http/answers.ts'
import type { Answer, Request } from '../../http/serve.ts'
import type { CarriersDesk } from '../desk.ts'
import { type CarrierName, newId, newNumber, newParcel, type Parcel } from '../parcel.ts'
import { type RateObject, type Sale, shipmentObject, trackerObject } from './objects.ts'

const failure = (status: number, code: string, message: string, errors: readonly unknown[] = []) =>
  json(status, { error: { code, message, errors } })
const notFound = () => failure(404, 'NOT_FOUND', 'The requested resource could not be found.')

/** `/v2/*`: EasyPost's trackers and shipments. */
export function answerEasypost(desk: CarriersDesk, request: Request): Answer {
  if (!knows(desk, request)) return failure(401, 'APIKEY.INACTIVE', 'This api key is no longer active.')
  if (desk.fails()) return failure(500, 'INTERNAL_SERVER_ERROR', 'Internal Server Error')
  const [kind = '', id, verb] = request.url.pathname.split('/').slice(2)
  const body = jsonObject(request.body)
  if (!body) return failure(400, 'PARAMETER.INVALID', 'The request body is not valid JSON.')
  switch (`${request.method} ${kind}${id ? '/:id' : ''}${verb ? `/${verb}` : ''}`) {
    case 'POST trackers':
      return createTracker(desk, body)
    case 'GET trackers':
      return json(200, {
        trackers: desk.parcels().map((parcel) => trackerObject(parcel, desk.origin())),
        has_more: false,
      })
    case 'GET trackers/:id': {
      const parcel = desk.parcels().find(({ tracker }) => tracker === id)
      return parcel ? json(200, trackerObject(parcel, desk.origin())) : notFound()
    }
    case 'POST shipments':
      return createShipment(desk, body)
    case 'GET shipments/:id':
      return withSale(desk, id, (sale) => shown(desk, sale))
    case 'POST shipments/:id/buy':
      return withSale(desk, id, (sale) => buy(desk, sale, body))
    case 'POST shipments/:id/refund':
      return withSale(desk, id, (sale) => refund(desk, sale))
    default:
      return notFound()
  }
}

/** Basic authentication with the key as the user's name. */
function knows({ easypostKey }: CarriersDesk, { headers }: Request): boolean {
  const [kind, given = ''] = (headers['authorization'] ?? '').split(' ')
  return (
    easypostKey !== undefined &&
    kind === 'Basic' &&
    Buffer.from(given, 'base64').toString().split(':')[0] === easypostKey
  )
}

const object = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}

function odd(given: Readonly<Record<string, unknown>>, known: readonly string[]): Answer | undefined {
  const field = Object.keys(given).find((name) => !known.includes(name))
  if (field === undefined) return undefined
  return failure(422, 'PARAMETER.INVALID', `Unknown parameter: ${field}.`, [{ field, message: 'is not a parameter' }])
}

/** EZn00000000n are the vendor's own test numbers, each born in its state. */
const born: Readonly<Record<string, string>> = {
  EZ1000000001: 'label_created',
  EZ2000000002: 'in_transit',
  EZ3000000003: 'out_for_delivery',
  EZ4000000004: 'delivered',
  EZ5000000005: 'returned',
  EZ6000000006: 'failure',
  EZ7000000007: 'unknown',
}

function createTracker(desk: CarriersDesk, body: Readonly<Record<string, unknown>>): Answer {
  const given = object(body['tracker'])
  const wrong = odd(given, ['tracking_code', 'carrier'])
  if (wrong) return wrong
  const code = given['tracking_code']
  if (typeof code !== 'string' || code === '')
    return failure(422, 'TRACKER.CREATE.ERROR', 'Unable to create tracker.', [
      { field: 'tracking_code', message: 'cannot be blank' },
    ])
  const known = desk.parcel(code)
  if (known) return json(200, trackerObject(known, desk.origin()))
  const carrier = (given['carrier'] ?? 'USPS') as CarrierName
  const parcel = newParcel({ code, carrier, shipment: null, weight: null }, desk.now(), born[code])
  desk.keep(parcel)
  return json(201, trackerObject(parcel, desk.origin()))
}

const offers = [
  ['USPS', 'GroundAdvantage', 5.9, 4],
  ['USPS', 'Priority', 8.4, 2],
  ['FedEx', 'FEDEX_GROUND', 9.75, 3],
  ['FedEx', 'FEDEX_2_DAY', 17.2, 2],
  ['DHLExpress', 'ExpressWorldwide', 24.6, 3],
] as const

/** Prices rise with the weight, a cent for a tenth of an ounce. */
const ratesFor = (weight: number): readonly RateObject[] =>
  offers.map(([carrier, service, base, days]) => ({
    id: newId('rate'),
    carrier,
    service,
    rate: (base + weight * 0.1).toFixed(2),
    days,
  }))

/** Countries without postcodes that somebody sends to. Source: Universal Postal Union. */
const zipless = new Set(['AE', 'AO', 'BH', 'GH', 'HK', 'JM', 'MO', 'QA', 'UG', 'YE', 'ZW'])
const needsZip = (country: string): boolean => !zipless.has(country)

function createShipment(desk: CarriersDesk, body: Readonly<Record<string, unknown>>): Answer {
  const given = object(body['shipment'])
  const wrong = odd(given, ['to_address', 'from_address', 'parcel', 'reference', 'options', 'customs_info'])
  if (wrong) return wrong
  const weight = object(given['parcel'])['weight']
  if (typeof weight !== 'number' || weight <= 0)
    return failure(422, 'SHIPMENT.INVALID_PARAMS', 'Unable to create shipment, one or more parameters were invalid.', [
      { field: 'parcel.weight', message: 'must be greater than 0' },
    ])
  const [to, from] = [object(given['to_address']), object(given['from_address'])]
  const bare = [to, from].find(
    ({ street1, zip, country }) => !street1 || !country || (!zip && needsZip(String(country))),
  )
  if (bare)
    return failure(422, 'ADDRESS.INVALID', 'The address is invalid.', [{ field: 'street1', message: 'is required' }])
  const sale: Sale = {
    id: newId('shp'),
    reference: typeof given['reference'] === 'string' ? given['reference'] : null,
    madeAt: new Date(desk.now()).toISOString(),
    to,
    from,
    weight,
    rates: ratesFor(weight),
    bought: null,
    code: null,
    refund: null,
  }
  desk.box.put('sale', sale.id, sale)
  if (sale.reference) desk.box.put('reference', sale.reference, sale.id)
  return json(201, shipmentObject(sale, undefined, desk.origin()))
}

/** The shipment's id, or the reference that its maker gave it. */
function withSale(desk: CarriersDesk, id: string | undefined, then: (sale: Sale) => Answer): Answer {
  const name = decodeURIComponent(id ?? '')
  const sale = desk.box.get<Sale>('sale', desk.box.get<string>('reference', name) ?? name)
  return sale ? then(sale) : notFound()
}

const shown = (desk: CarriersDesk, sale: Sale): Answer =>
  json(200, shipmentObject(sale, sale.code === null ? undefined : desk.parcel(sale.code), desk.origin()))

function buy(desk: CarriersDesk, sale: Sale, body: Readonly<Record<string, unknown>>): Answer {
  if (sale.code !== null) return failure(422, 'SHIPMENT.POSTAGE.EXISTS', 'Postage already exists for this shipment.')
  const rate = sale.rates.find(({ id }) => id === object(body['rate'])['id'])
  if (!rate) return failure(422, 'RATE.NOT_FOUND', 'The requested rate is not available on this shipment.')
  const code = newNumber(desk.box, rate.carrier)
  const parcel: Parcel = newParcel(
    { code, carrier: rate.carrier, shipment: sale.id, weight: Math.round(sale.weight) },
    desk.now(),
  )
  const bought = { ...sale, bought: rate.id, code }
  desk.box.put('sale', sale.id, bought)
  desk.keep(parcel)
  return shown(desk, bought)
}

function refund(desk: CarriersDesk, sale: Sale): Answer {
  const parcel = sale.code === null ? undefined : desk.parcel(sale.code)
  const moved = parcel?.scans.some(({ word }) => word !== 'label_created') ?? true
  const after = { ...sale, refund: moved ? 'rejected' : 'submitted' }
  desk.box.put('sale', sale.id, after)
  if (moved) return failure(422, 'SHIPMENT.REFUND.UNAVAILABLE', 'Refund request is unavailable for this shipment.')
  if (parcel) desk.advance(parcel, { word: 'cancelled', at: new Date(desk.now()).toISOString() })
  return shown(desk, after)
}
