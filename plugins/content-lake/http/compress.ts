import { promisify } from 'node:util'
import { constants, gzip } from 'node:zlib'
import type { LakeRequest } from './lake-request.ts'
import { TextResponse } from './text-response.ts'

/** Shorter answers leave as they are: packing them would cost more than it saves. In bytes. */
const worthPacking = 16 * 1024

const pack = promisify(gzip)

/** The answer packed with gzip, where its reader takes that and it is long JSON; streams and pictures stay as they are. */
export async function compressed(request: LakeRequest, response: Response): Promise<Response> {
  const { headers, status } = response
  const long = Number(headers.get('content-length') ?? 0) >= worthPacking
  if (!long || !headers.get('content-type')?.startsWith('application/json') || !takesGzip(request)) return response
  const packed = await pack(response instanceof TextResponse ? response.said : await response.arrayBuffer(), {
    level: constants.Z_BEST_SPEED,
  })
  headers.set('content-length', String(packed.byteLength))
  headers.set('content-encoding', 'gzip')
  headers.append('vary', 'Accept-Encoding')
  return new Response(new Uint8Array(packed), { status, headers })
}

function takesGzip(request: LakeRequest): boolean {
  const accepted = request.headers.get('accept-encoding') ?? ''
  return accepted.split(',').some((coding) => /^\s*(?:gzip|\*)\s*(?:;\s*q=(?!0(?:\.0*)?\s*$).*)?$/i.test(coding))
}
