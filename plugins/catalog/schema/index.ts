import { localizedBlocks, localizedString, localizedText } from './localized.ts'
import { page } from './page.ts'
import { shopLink } from './parts.ts'
import { product } from './product.ts'
import { category, collection, seller } from './shelf.ts'
import { siteSettings } from './site-settings.ts'
import { variant } from './variant.ts'

/** Content types: edited in the Studio, with drafts. The localized types are used by every room. */
export const schemaTypes = [
  localizedString,
  localizedText,
  localizedBlocks,
  shopLink,
  product,
  variant,
  category,
  collection,
  seller,
  page,
  siteSettings,
]
