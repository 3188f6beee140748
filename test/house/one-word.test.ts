/** One idea has one word on every screen: those that the glossary leaves are on none. And one word has one row there. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { catalogues } from '../../collector/words/words.ts'
import { sv } from '../../src/words/sv.ts'

/** In favour of *insamlingen*, *formulärtext*, *kontrollsumma*. */
const left = /insamlare|mottagaren|formulering|textpaket|fingeravtryck/i

const ofTablet = /platt[ao]/i

/** Every text of a catalogue, a function's with its places empty. */
function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value === 'function') return [String(value)]
  return value && typeof value === 'object' ? Object.values(value).flatMap(texts) : []
}

it('no screen of the app or the collector says what the glossary has another word for', () => {
  const said = [...texts(sv), ...texts(catalogues.sv)]
  expect(said.length).toBeGreaterThan(1000)
  expect(said.filter((text) => left.test(text))).toEqual([])
})

it.each([
  ['Swedish', 1],
  ['English', 2],
] as const)('no %s term has two rows in the glossary', (_, column) => {
  const rows = readFileSync('docs/glossary.md', 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('| '))
  const terms = rows.flatMap((row) => row.split('|')[column]?.split(',') ?? []).map((term) => term.trim())
  const named = terms.filter((term) => term !== '' && term !== '---')
  expect(named.length).toBeGreaterThan(80)
  expect(named.filter((term, i) => named.indexOf(term) !== i)).toEqual([])
})

/**
 * A *platta* is what somebody holds to answer on; what staff work at is an *apparat*, on a desk as often as not. Only texts
 * under these keys say *platta*, each for its reason.
 */
const ofTablets: Readonly<Record<string, string>> = {
  'answering.': 'said to whoever holds it',
  'hand.': 'it is handed over and taken back',
  'audit.handed-over': 'it is handed over',
  'audit.unlocked.pin': 'it is taken back',
  'lock.in-other-tab': 'it was handed over',
  'lock.taken-back': 'it was taken back',
  'passkey.lead': 'it is taken back',
  'goals.first-rating-hint': 'it is handed over, to rate',
  'goals.rate-on-tablet': 'it is handed over, to rate',
  'goals.via.tablet': 'answered on one, not on paper',
  'results.via.tablet': 'answered on one, not on paper or at home',
  'exports.value.tablet': 'answered on one, not on paper or at home',
  'missing.letter.': 'tablets and computers, to somebody outside',
  'room.': 'said on one in the waiting room',
  'tablets.': 'sent to one in the waiting room',
  'pairing.kind.tablet': 'one in the waiting room',
  'pairing.lead-tablet': 'one in the waiting room',
  'pairing.becomes-tablet': 'one in the waiting room',
  'pairing.refused.not-empty': 'one in the waiting room',
  'devices.tablet': 'one in the waiting room',
  'relay.sees.tablets': 'one in the waiting room',
}

it('a device that may be a computer is called no tablet, but where one is in somebody’s hands', () => {
  const keys = Object.entries(sv).flatMap(([key, text]) => (texts(text).some((one) => ofTablet.test(one)) ? [key] : []))
  const reasons = Object.keys(ofTablets)
  expect(keys.filter((key) => !reasons.some((begins) => key.startsWith(begins)))).toEqual([])
  expect(reasons.filter((begins) => !keys.some((key) => key.startsWith(begins)))).toEqual([])
  // What the collector has let in may be a computer too; only the relay answers a tablet in the waiting room.
  expect(texts(catalogues.sv).filter((text) => ofTablet.test(text))).toEqual([catalogues.sv.refusal['for-readers']])
})
