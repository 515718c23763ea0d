import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium } from 'playwright-core'
import { expect, test } from 'vitest'
import { browserFlags, findBrowser } from '../../workshop/dev/browser.ts'
import { allRoutes } from '../routes/all-routes.ts'
import { openApiFloor } from '../testing/api-floor.ts'

test('the reference page draws every route from our own origin alone, without an error', async () => {
  const { send } = await openApiFloor()
  const server = createServer((request, response) => {
    void send(request.method ?? 'GET', request.url ?? '/').then(async (answer) => {
      response.writeHead(answer.status, Object.fromEntries(answer.headers))
      response.end(Buffer.from(await answer.arrayBuffer()))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const browser = await chromium.launch({ executablePath: await findBrowser(console.warn), args: browserFlags })
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    page.setDefaultTimeout(60_000)
    const trouble: string[] = []
    page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()))
    page.on('pageerror', (error) => trouble.push(error.message))
    page.on(
      'request',
      (request) => request.url().startsWith(origin) || request.url().startsWith('data:') || trouble.push(request.url()),
    )
    await page.goto(`${origin}/api/docs`)
    await page.getByText('Place an order').waitFor()
    await expect.poll(() => page.locator('.opblock').count()).toBe(allRoutes.length)
    await page.getByText('Place an order').click()
    await page.getByText('out_of_stock').first().waitFor()
    expect(trouble).toEqual([])
  } finally {
    await browser.close()
    await new Promise((resolve) => server.close(resolve))
  }
})
