import { useClient } from 'sanity'

/** Addresses of the pictures that line items keep: the id of an image asset, or an address as it is. */
export function usePictureAddress(): (image: string) => string {
  const { apiHost, isDefaultApi, projectId, dataset } = useClient({ apiVersion: '2025-02-19' }).config()
  const origin = isDefaultApi ? 'https://cdn.sanity.io' : apiHost
  return (image) => {
    const [, name, ending] = /^image-([a-z0-9]+-\d+x\d+)-(\w+)$/.exec(image) ?? []
    if (name === undefined) return image
    return `${origin}/images/${projectId}/${dataset}/${name}.${ending}?w=68&h=68&fit=crop&auto=format`
  }
}
