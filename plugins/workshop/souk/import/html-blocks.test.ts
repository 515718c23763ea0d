import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { htmlBlocks } from './html-blocks.ts'

const plain = (html: string) =>
  htmlBlocks(html).map(({ style, listItem, children }) => [
    listItem ?? style,
    children.map(({ text }) => text).join(''),
  ])

test('paragraphs, headings and lists become blocks', () => {
  expect(plain('<h2>In it</h2>\n<p>Oats &amp; salt.</p>\n<ul>\n<li>One</li><li><p>Two</p></li></ul>Loose')).toEqual([
    ['h2', 'In it'],
    ['normal', 'Oats & salt.'],
    ['bullet', 'One'],
    ['bullet', 'Two'],
    ['normal', 'Loose'],
  ])
})

test('emphasis and safe links become marks', () => {
  expect(htmlBlocks('<p>A <strong>big <em>one</em></strong>, <a href="/x">see</a></p>')).toEqual([
    {
      _key: 'b0',
      _type: 'block',
      style: 'normal',
      markDefs: [{ _key: 'l0', _type: 'link', href: '/x' }],
      children: [
        { _key: 'b0s0', _type: 'span', text: 'A ', marks: [] },
        { _key: 'b0s1', _type: 'span', text: 'big ', marks: ['strong'] },
        { _key: 'b0s2', _type: 'span', text: 'one', marks: ['strong', 'em'] },
        { _key: 'b0s3', _type: 'span', text: ', ', marks: [] },
        { _key: 'b0s4', _type: 'span', text: 'see', marks: ['l0'] },
      ],
    },
  ])
})

test('entities become characters, and those that name none stay as they are', () => {
  expect(plain('<p>&eacute;&#233;&#x1F375;&#99999999;&nbsp;</p>')).toEqual([['normal', '&eacute;é🍵&#99999999;']])
})

test('links that could run something lose their address and keep their words', () => {
  expect(htmlBlocks('<a href="javascript:alert(1)">x</a>')[0]?.markDefs).toEqual([])
  expect(htmlBlocks('<a href="//evil.test">x</a>')[0]?.markDefs).toEqual([])
})

test('scripts, styles and comments are dropped whole', () => {
  expect(plain('<p>a<!-- <p>no</p> --><script>alert("<p>no")</script><style>p{}</style>b</p>')).toEqual([
    ['normal', 'ab'],
  ])
})

test('no text makes the reader throw, and every mark is one that the block defines', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.constantFrom('<p>', '</p>', '<b>', '</b>', '<a href="/q">', '</a>', '<li>', '<ul>', '</ul>', '<br>'),
          fc.string(),
        ),
      ),
      (parts) => {
        for (const block of htmlBlocks(parts.join('')))
          for (const { marks } of block.children)
            for (const mark of marks)
              expect(['strong', 'em', 'underline', ...block.markDefs.map(({ _key }) => _key)]).toContain(mark)
      },
    ),
  )
})
