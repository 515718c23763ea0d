import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Language, languages } from '../domain/language.ts'
import { letterText } from '../domain/letter.ts'
import { smsSegments } from '../domain/sms.ts'
import { messageTemplates, type TemplateFacts, type TemplateName, writeLetter, writeText } from '../domain/templates.ts'
import { exampleFacts } from '../testing/letters.ts'
import { renderMail } from './render-mail.ts'

const tags = Object.keys(languages) as readonly Language[]
const names = Object.keys(messageTemplates) as readonly TemplateName[]
const golden = (file: string) => join(import.meta.dirname, '../testing/goldens', file)

function letterOf(name: TemplateName, facts: TemplateFacts) {
  const letter = writeLetter(name, facts[name] as never)
  if (!letter) throw new Error(`${name} is not sent by mail`)
  return letter
}
const mailed = names.filter((name) => 'letter' in messageTemplates[name])
const claimable = ['return-requested', 'return-approved', 'return-rejected'] as const
const texted = names.filter((name) => 'text' in messageTemplates[name])

describe.each(tags)('in %s', (tag) => {
  const facts = exampleFacts(tag)

  test('every mail reads as its golden says', async () => {
    const read = mailed.map((name) => {
      const letter = letterOf(name, facts)
      return `## ${name}\n\nSubject: ${letter.subject}\n\n${letterText(letter)}`
    })
    await expect(`${read.join('\n')}`).toMatchFileSnapshot(golden(`mails.${tag}.md`))
  })

  test('a claim is never told to send anything back', async () => {
    const read = claimable.map((name) => {
      const letter = letterOf(name, { ...facts, [name]: { ...facts[name], claim: true } })
      expect(letter.subject).not.toBe(letterOf(name, facts).subject)
      return `## ${name}\n\nSubject: ${letter.subject}\n\n${letterText(letter)}`
    })
    await expect(`${read.join('\n')}`).toMatchFileSnapshot(golden(`claims.${tag}.md`))
  })

  test('every text message reads as its golden says, in two parts at most', async () => {
    const read = texted.map((name) => {
      const words = writeText(name, facts[name] as never) ?? ''
      expect(smsSegments(words)).toBeLessThanOrEqual(2)
      return `## ${name}\n\n${words}\n`
    })
    await expect(`${read.join('\n')}`).toMatchFileSnapshot(golden(`texts.${tag}.md`))
  })

  test.each(mailed)('%s is drawn in its language and direction, with nothing from elsewhere', async (name) => {
    const mail = await renderMail(letterOf(name, facts))
    expect(mail.html).toContain(`<html dir="${languages[tag].dir}" lang="${tag}">`)
    expect(mail.html).toContain(facts[name].shop.name)
    expect(mail.html).not.toMatch(/<img|<link|@import|@font-face|url\(|<script|<form/i)
    const loaded = [...mail.html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address ?? '')
    expect(loaded.every((address) => address.startsWith('https://shop.example/'))).toBe(true)
    expect(mail.text.endsWith('\n')).toBe(true)
  })
})

test('no language leaves a sentence in English', () => {
  const english = mailed.map((name) => letterText(letterOf(name, exampleFacts('en')))).join('\n')
  for (const tag of tags.filter((each) => each !== 'en')) {
    const letters = mailed.map((name) => letterOf(name, exampleFacts(tag)))
    for (const { subject, title, closing } of letters)
      for (const words of [subject, title, closing]) expect(english).not.toContain(words)
  }
})

const evil = '<img src=x onerror="alert(1)">\r\nBcc: all@example.com\u202e'

test.each(mailed)('%s lets nothing that somebody typed become markup, a header or a turned sentence', async (name) => {
  const facts = JSON.parse(JSON.stringify(exampleFacts('ar')), (key, value: unknown) =>
    ['name', 'number', 'title', 'variantTitle', 'line1', 'subject', 'author', 'body', 'courier', 'location'].includes(
      key,
    )
      ? evil
      : value,
  ) as TemplateFacts
  const mail = await renderMail(letterOf(name, facts))
  expect(mail.html).not.toMatch(/<img/)
  expect(mail.subject).not.toMatch(/[\r\n\u202e]/)
  expect(mail.text.split('\n').filter((line) => line.startsWith('Bcc'))).toEqual([])
})

test('a language that we do not speak is answered in English, a regional one in its own', () => {
  expect(letterOf('delivered', exampleFacts('xx'))).toEqual(letterOf('delivered', exampleFacts('en')))
  expect(letterOf('delivered', exampleFacts('ar-EG')).title).toBe('تم التسليم. بالهناء.')
})

test.each(['en', 'ar', 'ur'])('what a carrier of parcels brings asks for no PIN, in %s', (language) => {
  const all = exampleFacts(language)
  const { pin, ...facts } = all['on-its-way']
  const letter = letterOf('on-its-way', { ...all, 'on-its-way': facts })
  const told = [JSON.stringify(letter), writeText('on-its-way', facts)].join(' ')
  expect(told).toContain(facts.number)
  expect(told).not.toMatch(/PIN|رمز|پن:/)
  expect(pin).toBe('4821')
  expect(writeText('on-its-way', all['on-its-way'])).toContain(pin)
})

test('a link is added to a text message only where it fits', () => {
  const facts = exampleFacts('en')['on-its-way']
  expect(writeText('on-its-way', facts)).toContain(facts.link)
  const long = { ...facts, link: `${facts.link}${'k'.repeat(300)}` }
  expect(writeText('on-its-way', long)).not.toContain('http')
})
