/** Where a sub-command speaks: results to stdout, everything else to stderr. */
export interface Io {
  readonly env: Readonly<Record<string, string | undefined>>
  /** Progress and remarks for a person. */
  say(line: string): void
  /** The result: lines for a person, or `value` as JSON when it was asked for. */
  result(value: unknown, lines: readonly string[]): void
}

/** One verb of the operator's command line. */
export interface SoukCommand {
  /** The words that call it: `import products`. */
  readonly name: string
  readonly usage: string
  readonly summary: string
  /** Runs it; the answer is the exit code. Throws {@link UsageError} when the words make no sense. */
  run(words: readonly string[], io: Io): Promise<number>
}

/** The words after the command make no sense; the message says why in one line. */
export class UsageError extends Error {}

/** Speaks to the process's own streams. */
export const processIo = (json: boolean): Io => ({
  env: process.env,
  say: (line) => void process.stderr.write(`${line}\n`),
  result: (value, lines) =>
    void process.stdout.write(json ? `${JSON.stringify(value, null, 2)}\n` : lines.map((line) => `${line}\n`).join('')),
})
