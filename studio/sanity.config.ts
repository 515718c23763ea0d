import { visionTool } from '@sanity/vision'
import { inventory } from '@souk/inventory/studio'
import { orders } from '@souk/orders/studio'
import { defineConfig } from 'sanity'
import { structureTool } from 'sanity/structure'
import { environment } from './env.ts'
import { lakeOptions } from './lake-client.ts'
import { localized } from './localized/localized.tsx'
import { look } from './look/look.tsx'
import { operationalTypes as operational } from '@souk/kernel'
import { presentation } from './presentation/presentation.ts'
import { createRunCommand } from './run-command.ts'
import { schemaTypes } from './schema-types.ts'
import { ShopLogo } from './shop-logo.tsx'
import { documentViews, structure } from './structure.ts'

const known = environment()
const run = createRunCommand(known)

const operationalTypes: ReadonlySet<string> = new Set(operational)
/** Their actions are commands. */
const workedOn: ReadonlySet<string> = new Set(['order', 'stockLevel', 'stockTransfer', 'purchaseOrder'])
/** Made in a place of their own: a variant by its product, the settings once. */
const madeElsewhere: ReadonlySet<string> = new Set(['variant', 'siteSettings'])

export default defineConfig({
  name: 'default',
  title: known.shopTitle,
  icon: ShopLogo,
  projectId: known.projectId,
  dataset: known.dataset,
  basePath: '/studio',
  ...lakeOptions(known),
  plugins: [
    structureTool({ structure, defaultDocumentNode: documentViews(run) }),
    presentation(known.storefrontUrl),
    localized(),
    look(),
    inventory({ run }),
    orders({ run }),
    visionTool({ defaultApiVersion: '2025-02-19', defaultDataset: known.dataset }),
  ],
  schema: { types: [...schemaTypes] },
  document: {
    comments: { enabled: ({ documentType }) => !operationalTypes.has(documentType) || documentType === 'order' },
    // Nobody would be told: who may do what is settled in the console
    askToEdit: { enabled: false },
    actions: (previous, { schemaType }) => {
      if (madeElsewhere.has(schemaType)) return previous.filter(({ action }) => action !== 'duplicate')
      return operationalTypes.has(schemaType) && !workedOn.has(schemaType) ? [] : previous
    },
    newDocumentOptions: (previous) =>
      previous.filter(({ templateId }) => !operationalTypes.has(templateId) && !madeElsewhere.has(templateId)),
  },
  // The older way; scheduled drafts and releases took its place
  scheduledPublishing: { enabled: false },
  scheduledDrafts: { enabled: true },
  tasks: { enabled: true },
  releases: { enabled: true },
  announcements: { enabled: false },
  mediaLibrary: { enabled: false },
  apps: { canvas: { enabled: false } },
})
