// @vitest-environment node
import { expect, it } from 'vitest'
import { disclose, period2014 } from '#aggregate'
import { randomCases } from '../../test/random-cases.ts'
import { swedish } from '../words/index.tsx'
import { figureWords } from './figure-words.ts'

const say = figureWords(swedish, period2014)

it('a line is told in plain words', () => {
  expect(say.line({ table: 'reasons', cell: 'f|13-18|anxiety', figure: 'count', time: null })).toBe(
    'Flickor och kvinnor, 13–18 år, Oro eller ångest',
  )
  expect(say.line({ table: 'core-om.clinical', cell: 'completers', figure: 'band:mild', time: 'last' })).toBe(
    'De med båda mätningarna · senaste uppföljning · i bandet lindrig belastning',
  )
  expect(say.table('sdq-self.total')).toBe('SDQ, självskattning: Totala svårigheter')
  expect(say.table('core-om.change')).toBe('CORE-OM: förändring')
})

it('a code is named as its own list names it', () => {
  expect([say.cell('other', 'reasons'), say.cell('other', 'professions')]).toEqual(['Annat', 'Annan'])
})

it('scores have one decimal and a comma, counts neither', () => {
  expect([say.figure('mean', 12), say.figure('sd', 4.26), say.figure('n', 15), say.figure('n', null)]).toEqual([
    '12,0',
    '4,3',
    '15',
    '–',
  ])
})

it('nothing that a preview can hold is shown by its code', () => {
  const lines = [1, 2, 3].flatMap((seed) => {
    const made = disclose({
      period: period2014,
      edition: 1,
      cases: randomCases(seed, 120),
      joined: null,
      unit: 'u',
      key: new Uint8Array(32),
      app: '',
      released: [],
    })
    return 'refused' in made ? [] : made.preview
  })
  const shown = lines.map((line) => `${say.table(line.table)}: ${say.line(line)}`)
  // A code of the plan has a bar between its parts, or English in it; a missing word would show one.
  expect(shown.filter((text) => /\||\b(completers|baseline|outside|unknown|healthy|abnormal)\b/.test(text))).toEqual([])
  expect(shown.length).toBeGreaterThan(500)
})
