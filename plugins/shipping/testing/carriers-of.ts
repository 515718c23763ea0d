import { createDhlCarrier } from '../carriers/dhl/index.ts'
import { createEasypostCarrier } from '../carriers/easypost/index.ts'
import { createFedexCarrier } from '../carriers/fedex/index.ts'
import { ownCourier } from '../carriers/own-courier/index.ts'
import { createUberCarrier } from '../carriers/uber/index.ts'

/** Where the simulators are and what they take for proof. */
export interface AdapterWorld {
  readonly carriersUrl: string
  readonly courierUrl: string
  readonly keys: {
    readonly easypost: { readonly apiKey: string; readonly webhookSecret: string }
    readonly dhl: { readonly apiKey: string }
    readonly fedex: { readonly clientId: string; readonly clientSecret: string; readonly webhookSecret: string }
    readonly uber: {
      readonly clientId: string
      readonly clientSecret: string
      readonly customerId: string
      readonly webhookSecret: string
    }
  }
  readonly clock?: () => number
}

/** All carriers of the shop, own riders first. DHL's and FedEx's labels are bought through EasyPost. */
export function carriersOf({ carriersUrl, courierUrl, keys, clock }: AdapterWorld) {
  const apiBase = carriersUrl
  const easypost = createEasypostCarrier({ ...keys.easypost, apiBase })
  const { labels, offers } = easypost
  const time = clock ? { clock } : {}
  return {
    own: ownCourier,
    easypost,
    dhl: createDhlCarrier({ ...keys.dhl, apiBase, labels, offers, gapMs: 0, ...time }),
    fedex: createFedexCarrier({ ...keys.fedex, apiBase, labels, offers, ...time }),
    uber: createUberCarrier({ ...keys.uber, apiBase: courierUrl, ...time }),
  }
}
