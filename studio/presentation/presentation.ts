import { EyeOpenIcon } from '@sanity/icons/EyeOpen'
import { presentationTool } from 'sanity/presentation'
import { locations, mainDocuments } from './locations.ts'

/** The shop in a frame beside its documents: click a text to edit it. `storefront` is its address, `/` on our own origin. */
export function presentation(storefront: string) {
  const { origin } = new URL(storefront, globalThis.location?.href ?? 'http://localhost')
  return presentationTool({
    name: 'presentation',
    title: 'Shop front',
    icon: EyeOpenIcon,
    previewUrl: { initial: `${origin}/`, previewMode: { enable: '/preview/enable' } },
    allowOrigins: [origin],
    resolve: { locations, mainDocuments },
  })
}
