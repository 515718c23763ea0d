/** A response that is a text known from the start: a stream is made of it only for whoever reads it as one. */
export class TextResponse extends Response {
  readonly said: string
  /** How it may be written to a socket: a text of nothing but ASCII needs no second look at its characters. */
  readonly encoding: 'latin1' | 'utf8'
  private readonly named: Readonly<Record<string, string>>
  private made: Headers | undefined
  private streamed: Response | undefined

  constructor(said: string, status: number, headers: Readonly<Record<string, string>>) {
    const size = Buffer.byteLength(said)
    super(null, { status })
    this.said = said
    this.named = { 'content-length': String(size), ...headers }
    this.encoding = size === said.length ? 'latin1' : 'utf8'
  }

  private whole(): Response {
    return (this.streamed ??= new Response(this.said, { headers: this.headers }))
  }

  /** Made when somebody asks: checking names and values takes longer than all else of a short answer. */
  override get headers(): Headers {
    return (this.made ??= new Headers(this.named))
  }

  override get body(): Response['body'] {
    return this.whole().body
  }

  override get bodyUsed(): boolean {
    return this.streamed?.bodyUsed ?? false
  }

  override text(): Promise<string> {
    return this.whole().text()
  }

  override json(): Promise<unknown> {
    return this.whole().json()
  }

  override bytes(): Promise<Uint8Array<ArrayBuffer>> {
    return this.whole().bytes()
  }

  override arrayBuffer(): Promise<ArrayBuffer> {
    return this.whole().arrayBuffer()
  }

  override blob(): Promise<Blob> {
    return this.whole().blob()
  }

  override formData(): Promise<FormData> {
    return this.whole().formData()
  }

  override clone(): Response {
    if (this.bodyUsed) throw new TypeError('Response.clone: Body has already been consumed.')
    return new TextResponse(this.said, this.status, Object.fromEntries(this.headers))
  }
}
