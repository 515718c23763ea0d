import { expect, test } from 'vitest'
import { latinWords } from './words-of-page.ts'

const known = new Set(['Taqwa', 'Trends', 'DHL'])

test('a stray word is found in the text, in what is read out, and in what a shared link says', () => {
  const html = `<html lang="ar"><head><title>Order ٢١٠١ · Taqwa Trends</title>
    <meta name="description" content="Made for long days"></head>
    <body><p>مع DHL <b>Free</b></p><img alt="Scarf"><input placeholder="Search"></body></html>`
  expect(latinWords(html, known)).toEqual(['Order', 'Free', 'Made', 'for', 'long', 'days', 'Scarf', 'Search'])
})

test('names, codes, addresses, scripts and what is said to be English are no stray words', () => {
  const html = `<script>const words = 'here'</script><style>a { color: red }</style>
    <meta property="og:type" content="website">
    <a lang="en" href="/">English</a><span lang="en" dir="ltr">Out for delivery</span>
    <p class="muted">Taqwa Trends ABA-NOOR-PIN-56 amira@example.com &amp; https://souk.example/x</p>`
  expect(latinWords(html, known)).toEqual([])
})
