import type { ShopScripts } from './script.ts'

/** What came of one step, in the order of the scripts. */
export interface Outcome {
  readonly shop: string
  readonly user: string
  readonly does: string
  readonly ok: boolean
  readonly seen: string
}

const begin = '<!-- recorded outcomes -->'

/** The scripts of each shop as tables with what was seen in the last recorded run. */
export function recordedPage(
  page: string,
  shops: readonly ShopScripts[],
  outcomes: readonly Outcome[],
  day: string,
): string {
  const outcomeOf = (shop: string, user: string, does: string): string => {
    const found = outcomes.find((each) => each.shop === shop && each.user === user && each.does === does)
    return found ? `${found.ok ? 'as expected' : 'NOT as expected'}: ${found.seen}` : 'not run'
  }
  const tables = shops.flatMap(({ name, scripts }) => [
    `## ${name}`,
    '',
    ...scripts.flatMap(({ user, who, steps }) => [
      `### ${user}`,
      '',
      `Somebody who ${who}.`,
      '',
      '| | does | should see | saw |',
      '| --- | --- | --- | --- |',
      ...steps.map(({ does, sees }, index) => `| ${index + 1} | ${does} | ${sees} | ${outcomeOf(name, user, does)} |`),
      '',
    ]),
  ])
  const passed = outcomes.filter(({ ok }) => ok).length
  const head = page.slice(0, page.indexOf(begin) + begin.length)
  return `${head}\n\nLast recorded on ${day}: ${passed} of ${outcomes.length} steps as expected.\n\n${tables.join('\n')}`
}

/** The parts of a page under headings of that depth: the heading, and what stands under it. */
const parts = (page: string, marks: string): readonly (readonly [heading: string, under: string])[] =>
  page
    .split(`\n${marks} `)
    .slice(1)
    .map((part) => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n'))])

/** What the page records of each step, by shop, user and words. */
export const recordedSteps = (page: string): readonly string[] =>
  parts(page, '##').flatMap(([shop, scripts]) =>
    parts(scripts, '###').flatMap(([user, steps]) =>
      [...steps.matchAll(/^\| \d+ \| (.*?) \| .* \| (as expected|NOT as expected|not run)/gm)].map(
        ([, does, outcome]) => `${shop}: ${user}: ${does}: ${outcome}`,
      ),
    ),
  )
