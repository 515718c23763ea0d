interface Waiting<Answer> {
  readonly key: string
  readonly answer: (value: Answer | undefined) => void
  readonly fail: (error: unknown) => void
}

/** Turns single questions of one moment into calls that hold up to `most` of them. */
export function gather<Answer>(
  most: number,
  askAll: (keys: readonly string[]) => Promise<ReadonlyMap<string, Answer>>,
): (key: string) => Promise<Answer | undefined> {
  let waiting: Waiting<Answer>[] = []
  async function send(some: readonly Waiting<Answer>[]): Promise<void> {
    try {
      const answers = await askAll([...new Set(some.map(({ key }) => key))])
      for (const { key, answer } of some) answer(answers.get(key))
    } catch (error) {
      for (const { fail } of some) fail(error)
    }
  }
  function flush(): void {
    const all = waiting
    waiting = []
    for (let start = 0; start < all.length; start += most) void send(all.slice(start, start + most))
  }
  return (key) =>
    new Promise((answer, fail) => {
      if (waiting.length === 0) setTimeout(flush, 5)
      waiting.push({ key, answer, fail })
    })
}
