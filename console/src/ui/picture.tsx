import { useConsole } from '../console-context.tsx'
import { smallPicture } from './small-picture.ts'

/** A product's picture as a square of so many px; its place stays when there is none. The words beside it name it. */
export function Picture({ image, size }: { readonly image: string | null | undefined; readonly size: number }) {
  const { config } = useConsole()
  if (!image) return <span className="item-blank" />
  return <img src={smallPicture(image, size, config)} alt="" width={size} height={size} loading="lazy" />
}
