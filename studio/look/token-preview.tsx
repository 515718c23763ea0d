import type { PreviewProps } from 'sanity'
import { isColour } from './contrast.ts'

/** A colour as the list of tokens shows it: a round patch before its name. */
function Patch({ colour }: { readonly colour: string }) {
  const size = { inlineSize: '100%', blockSize: '100%', borderRadius: '50%' }
  return <span style={{ ...size, display: 'block', background: colour, border: '1px solid rgb(0 0 0 / 15%)' }} />
}

/** Previews whose subtitle is a colour show it; all others are Sanity's own. */
export function ColourPreviews(props: PreviewProps) {
  const { subtitle, media } = props
  if (media || typeof subtitle !== 'string' || !isColour(subtitle)) return props.renderDefault(props)
  return props.renderDefault({ ...props, media: <Patch colour={subtitle} /> })
}
