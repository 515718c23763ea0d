import type { Script } from './script.ts'

/** What came of one step, in the order of the scripts. */
export interface Outcome {
  readonly user: string
  readonly does: string
  readonly ok: boolean
  readonly seen: string
}

const begin = '<!-- recorded outcomes -->'

/** The scripts as tables with what was seen in the last recorded run. */
export function recordedPage(
  page: string,
  scripts: readonly Script[],
  outcomes: readonly Outcome[],
  day: string,
): string {
  const outcomeOf = (user: string, does: string): string => {
    const found = outcomes.find((each) => each.user === user && each.does === does)
    return found ? `${found.ok ? 'as expected' : 'NOT as expected'}: ${found.seen}` : 'not run'
  }
  const tables = scripts.flatMap(({ user, who, steps }) => [
    `## ${user}`,
    '',
    `Somebody who ${who}.`,
    '',
    '| | does | should see | saw |',
    '| --- | --- | --- | --- |',
    ...steps.map(({ does, sees }, index) => `| ${index + 1} | ${does} | ${sees} | ${outcomeOf(user, does)} |`),
    '',
  ])
  const passed = outcomes.filter(({ ok }) => ok).length
  const head = page.slice(0, page.indexOf(begin) + begin.length)
  return `${head}\n\nLast recorded on ${day}: ${passed} of ${outcomes.length} steps as expected.\n\n${tables.join('\n')}`
}

/** What the page records of each step, by user and words. */
export const recordedSteps = (page: string): readonly string[] =>
  page
    .split('\n## ')
    .slice(1)
    .flatMap((part) => {
      const user = part.slice(0, part.indexOf('\n'))
      return [...part.matchAll(/^\| \d+ \| (.*?) \| .* \| (as expected|NOT as expected|not run)/gm)].map(
        ([, does, outcome]) => `${user}: ${does}: ${outcome}`,
      )
    })
