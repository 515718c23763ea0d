import { schemaTypes as analytics } from '@souk/analytics/schema'
import { schemaTypes as catalog } from '@souk/catalog/schema'
import { schemaTypes as customers } from '@souk/customers/schema'
import { schemaTypes as inventory } from '@souk/inventory/schema'
import { schemaTypes as messages } from '@souk/messages/schema'
import { schemaTypes as orders } from '@souk/orders/schema'
import { schemaTypes as payments } from '@souk/payments/schema'
import { schemaTypes as pricing } from '@souk/pricing/schema'
import { schemaTypes as shipping } from '@souk/shipping/schema'
import { schemaTypes as support } from '@souk/support/schema'
import type { SchemaTypeDefinition } from 'sanity'

/** Every type of the dataset that people look at, by domain. */
export const schemaTypes: readonly SchemaTypeDefinition[] = [
  ...catalog,
  ...inventory,
  ...orders,
  ...payments,
  ...pricing,
  ...shipping,
  ...customers,
  ...messages,
  ...analytics,
  ...support,
] as readonly SchemaTypeDefinition[]
