import { describe, expect, it } from 'vitest'
import { TextResponse } from './text-response.ts'

const text = '{"title":"قهوة ☕"}'
const answer = () => new TextResponse(text, 201, { 'content-type': 'application/json' })

describe('a response that is a text', () => {
  it('is read like any other', async () => {
    expect(await answer().text()).toBe(text)
    expect(await answer().json()).toEqual(JSON.parse(text))
    expect(Buffer.from(await answer().bytes()).toString()).toBe(text)
    expect(Buffer.from(await answer().arrayBuffer()).toString()).toBe(text)
    expect(await (await answer().blob()).text()).toBe(text)
    expect(await new Response(answer().body).text()).toBe(text)
  })

  it('says its status, its headers and how long it is', () => {
    const { ok, status, headers, bodyUsed } = answer()
    expect({ ok, status, bodyUsed }).toEqual({ ok: true, status: 201, bodyUsed: false })
    expect(Object.fromEntries(headers)).toEqual({
      'content-length': String(Buffer.byteLength(text)),
      'content-type': 'application/json',
    })
  })

  it('is read once; a copy that was made before is another', async () => {
    const first = answer()
    const copy = first.clone()
    await first.text()
    expect(first.bodyUsed).toBe(true)
    await expect(first.text()).rejects.toThrow(TypeError)
    expect(() => first.clone()).toThrow(TypeError)
    expect(await copy.text()).toBe(text)
    expect(copy.status).toBe(201)
  })

  it('needs no second look at its characters when all are ASCII', () => {
    expect([answer().encoding, new TextResponse('{}', 200, {}).encoding]).toEqual(['utf8', 'latin1'])
  })
})
