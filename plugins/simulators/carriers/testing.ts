import { type CarriersSimulatorOptions, createCarriersSimulator } from './index.ts'
import { type CourierSimulatorOptions, createCourierSimulator } from '../courier/index.ts'

/** Keys of the simulated carriers, as tests hold them. */
export const carrierKeys = {
  easypost: { apiKey: 'EZTKcontract', webhookSecret: 'easypost secret' },
  dhl: { apiKey: 'dhl-key' },
  fedex: { clientId: 'l7contract', clientSecret: 'fedex-client-secret', webhookSecret: 'fedex secret' },
  uber: {
    clientId: 'uber-client',
    clientSecret: 'uber-client-secret',
    customerId: 'cus-1',
    webhookSecret: 'uber secret',
  },
} as const

/** Both simulators in this process on free ports. `webhookUrl` is where all of them tell their news, by source. */
export async function openCarrierWorld(
  options: { readonly webhookUrl?: (source: string) => string; readonly clock?: () => number } = {},
) {
  const hook = (source: string) => (options.webhookUrl ? { webhookUrl: options.webhookUrl(source) } : {})
  const clock = options.clock ? { clock: options.clock } : {}
  const { easypost, dhl, fedex, uber } = carrierKeys
  const carrierOptions: CarriersSimulatorOptions = {
    dataDir: ':memory:',
    easypost: { ...easypost, ...hook('easypost') },
    dhl,
    fedex: { ...fedex, ...hook('fedex') },
    ...clock,
  }
  const courierOptions: CourierSimulatorOptions = { dataDir: ':memory:', ...uber, ...hook('uber'), ...clock }
  const carriers = createCarriersSimulator(carrierOptions)
  const courier = createCourierSimulator(courierOptions)
  await Promise.all([carriers.listen(0), courier.listen(0)])
  const post = async (url: string, body: unknown) => {
    const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) })
    if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`)
    return (await response.json()) as Record<string, unknown>
  }
  return {
    carriersUrl: carriers.url,
    courierUrl: courier.url,
    carriers: (path: string, body: unknown = {}) => post(`${carriers.url}/_sim/${path}`, body),
    courier: (path: string, body: unknown = {}) => post(`${courier.url}/_sim/${path}`, body),
    /** One more scan of a parcel. */
    advance: (code: string, status: string, at?: string) =>
      post(`${code.startsWith('del_') ? courier.url : carriers.url}/_sim/trackers/${code}/advance`, {
        status,
        ...(at ? { at } : {}),
      }),
    close: async () => {
      await Promise.all([carriers.close(), courier.close()])
    },
  }
}
export type CarrierWorld = Awaited<ReturnType<typeof openCarrierWorld>>
