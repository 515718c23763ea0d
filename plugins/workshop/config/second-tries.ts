import type { Reporter, TestCase, TestModule } from 'vitest/node'

/** Where a test failed first, in the words of its own file. */
function reasonOf(test: TestCase): string {
  const [first] = test.result().errors ?? []
  const at = first?.stacks?.find(({ file }) => file === test.module.moduleId)
  return `    ${first?.message.split('\n')[0] ?? 'no reason was kept'}${at ? `, line ${at.line}` : ''}`
}

/**
 * Names the tests that passed only when they were tried again, and what came in their way. A run is not lost over one of
 * them, and none of them is passed over in silence: each is a race to be found, in the test or in the product.
 */
export default class SecondTries implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const shaky = modules.flatMap((module) =>
      [...module.children.allTests('passed')].filter((test) => test.diagnostic()?.flaky),
    )
    console.log(`\nPassed at the second try: ${shaky.length}`)
    for (const test of shaky) console.log(`  ${test.module.relativeModuleId}: ${test.name}\n${reasonOf(test)}`)
  }
}
