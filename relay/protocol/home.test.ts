import { expect, it } from 'vitest'
import { mailAsked } from './home.ts'

const isTaken = (address: string) => mailAsked.safeParse({ address, deputy: 'jour@example.org' }).success

it('an address for letters is one that a letter can go to', () => {
  expect(isTaken('enhet.barn+påminnelse@sub.example.org')).toBe(true)
})

// A letter goes to it over the operator's own server: a second address would make that send to strangers.
it.each([
  'a@example.org,b@example.org',
  'a@example.org;b@example.org',
  'a@example.org b@example.org',
  'a@example.org\r\nBcc: b@example.org',
  'a@example.org\nb',
  'A <a@example.org>',
  '"a@example.org"@example.org',
  'grupp:a@example.org',
  'a@[127.0.0.1]',
  'a@localhost',
  `${'a'.repeat(200)}@example.org`,
])('an address that could stand for two, or for a line of a letter, is none: %j', (address) => {
  expect(isTaken(address)).toBe(false)
})
