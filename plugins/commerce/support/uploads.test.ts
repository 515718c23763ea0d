import { attachmentLimits } from '@souk/support'
import { expect, test } from 'vitest'
import { openMemoryFloor } from '../testing/shop-floor.ts'

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 73, 72, 68, 82])
const bytes = (text: string) => new TextEncoder().encode(text)
const picture = (name: string, more = 0) => ({ name, bytes: new Uint8Array([...png, ...new Uint8Array(more)]) })
const asker = { address: '192.0.2.9' }
const question = { subject: 'Look', category: 'product', body: 'See', email: 'a@b.co', language: 'en' } as const

const refused: Readonly<Record<string, readonly { readonly name: string; readonly bytes: Uint8Array }[]>> = {
  'is empty': [{ name: 'a.png', bytes: new Uint8Array() }],
  'is a page that calls itself a picture': [{ name: 'a.png', bytes: bytes('<html><script>alert(1)</script>') }],
  'is a drawing that can run scripts': [{ name: 'a.svg', bytes: bytes('<svg onload="alert(1)"/>') }],
  'is a program': [{ name: 'a.exe', bytes: bytes('MZ\u0000\u0000') }],
  'is too large': [picture('a.png', attachmentLimits.bytes)],
  'is one too many': Array.from({ length: attachmentLimits.most + 1 }, (_, index) => picture(`${index}.png`)),
}

test.each(Object.entries(refused))(
  'an upload that %s is refused in words, and nothing of it is kept',
  async (_, files) => {
    const floor = await openMemoryFloor()
    const before = floor.store.all()
    const opened = await floor.commerce.support.open({ ...question, files }, asker)
    expect(opened).toMatchObject({
      ok: false,
      refusal: { code: 'attachment_refused', message: expect.stringMatching(/\w+/) },
    })
    expect(floor.store.all()).toEqual(before)
  },
)

test('an upload is kept under the name it has, whatever that is, as words', async () => {
  const floor = await openMemoryFloor()
  const names = ['../../etc/passwd', '<script>alert(1)</script>.png', 'قهوة\u202egnp.exe', 'a\u0000b.png']
  const opened = await floor.commerce.support.open({ ...question, files: names.map((name) => picture(name)) }, asker)
  if (!opened.ok) throw new Error(opened.refusal.message)
  const ticket = await floor.commerce.support.read(opened.value.ticketId)
  const kept = ticket?.messages[0]?.attachments ?? []
  expect(kept.length).toBe(4)
  expect(kept.map(({ name }) => /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(name))).toEqual([false, false, false, false])
  expect(kept.map(({ type }) => type)).toEqual(names.map(() => 'image/png'))
})
