import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium } from 'playwright-core'
import { expect, test } from 'vitest'
import { browserFlags, findBrowser } from '../../../workshop/dev/browser.ts'
import { basket, createStripeWorld } from '../../testing.ts'

test('in a browser without scripts, a declined card, 3-D Secure and a good card lead back to the shop', async () => {
  const shop = createServer((_request, response) =>
    response.setHeader('content-type', 'text/html').end('<h1>Thank you</h1>'),
  )
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(shop.address() as AddressInfo).port}`
  const world = await createStripeWorld()
  const browser = await chromium.launch({ executablePath: await findBrowser(console.warn), args: browserFlags })
  try {
    const context = await browser.newContext({ javaScriptEnabled: false })
    context.setDefaultTimeout(60_000)
    const page = await context.newPage()
    const trouble: string[] = []
    page.on(
      'console',
      (message) => message.type() === 'error' && !message.text().includes('402') && trouble.push(message.text()),
    )
    const urls = { success_url: `${origin}/paid?session={CHECKOUT_SESSION_ID}`, cancel_url: `${origin}/checkout` }
    const session = await world.stripe.checkout.sessions.create({ ...basket, ...urls })
    const pay = async (card: string) => {
      await page.getByLabel('Card number').fill(card)
      await page.getByRole('button', { name: 'Pay $12.50' }).click()
    }
    await page.goto(session.url ?? '')
    await pay('4000000000009995')
    await page.getByRole('alert').getByText('insufficient funds').waitFor()
    await pay('4000002500003155')
    await page.getByRole('button', { name: 'Fail authentication' }).click()
    await page.getByRole('alert').getByText('unable to authenticate').waitFor()
    await pay('4000002500003155')
    await page.getByRole('button', { name: 'Complete authentication' }).click()
    await page.getByText('Thank you').waitFor()
    expect({ url: page.url(), trouble }).toEqual({ url: `${origin}/paid?session=${session.id}`, trouble: [] })

    const second = await world.stripe.checkout.sessions.create({ ...basket, ...urls })
    await page.goto(second.url ?? '')
    await page.getByText('Go back').click()
    await page.waitForURL(`${origin}/checkout`)
    await page.goto(second.url ?? '')
    await pay('4242 4242 4242 4242')
    await page.waitForURL(`${origin}/paid?session=${second.id}`)
  } finally {
    await browser.close()
    await world.simulator.close()
    shop.closeAllConnections()
    await new Promise((resolve) => shop.close(resolve))
  }
})
