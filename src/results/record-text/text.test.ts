import { expect, it } from 'vitest'
import { caseFiles } from '../../case-file/case-file.ts'
import type { RecordBody } from '../../vault/index.ts'
import { loadWords, swedish } from '../../words/index.tsx'
import { interpretationOf, unplaced } from '../interpretation/index.ts'
import { type Measurement, measurementsOf } from '../measurement.ts'
import { answersTo, caseBody, kept, later, rated } from '../testing.ts'
import { recordEntryOf } from './record-entry.ts'
import { type Length, lengths, recordText } from './text.ts'

type Bodies = readonly RecordBody[]

/** The text about the case's newest form. */
function textOf(length: Length, about: RecordBody, forms: Bodies, settings: Bodies = [], words = swedish): string {
  const records = kept([
    ['c', about] as const,
    ...forms.map((body) => ['c', body] as const),
    ...settings.map((body) => [null, body] as const),
  ])
  const file = caseFiles(records).get('c')
  if (!file) throw new Error('no case')
  const interpretation = interpretationOf(records)
  const measurements = measurementsOf(file, interpretation?.placedIn ?? unplaced)
  const told = recordEntryOf({ file, measurements, interpretation }, measurements.at(-1) as Measurement)
  return recordText(told, length, words)
}

// Känslor 2+2+1 = 5, överaktivitet 2+1 = 3: totalt 8. Plågad "en hel del" är värt 1.
const selfEight = { worries: 2, unhappy: 2, clingy: 1, distrac: 2, restles: 1, ebddiff: 1, distres: 2 }
// Känslor 5·2 = 10, överaktivitet 3·2 = 6, beteende 2: totalt 18.
const emotionalTen = { worries: 2, unhappy: 2, clingy: 2, afraid: 2, somatic: 2 }
const parentEighteen = { ...emotionalTen, restles: 2, fidgety: 2, distrac: 2, tantrum: 2 }
// Tolv problemfrågor à 3 och två riskfrågor à 1: (36 + 2) / 34 · 10 = 11,18.
const problems = ['i2', 'i5', 'i8', 'i11', 'i13', 'i15', 'i18', 'i20', 'i23', 'i27', 'i28', 'i30']
const each = (items: readonly string[], answer: number) => Object.fromEntries(items.map((item) => [item, answer]))
const distressed = { ...each(problems, 3), i9: 1, i24: 1 }

const other = { staff: '00000000-0000-4000-8000-000000000002', trained: null }
const training = { hash: 'own', language: 'sv', training: true }
const norms = (value: Readonly<Record<string, string | null>>): RecordBody => ({
  kind: 'setting',
  name: 'norms',
  value,
})
const february = { day: '2026-02-10' }
// Tre frågor à 4: 12 poäng av 40.
const twelve = { i1: 4, i2: 4, i6: 4 }

/** Every kind of sentence that the text can say; what it says stands in golden/record.<language>.txt. */
const situations: readonly (readonly [string, RecordBody, Bodies, Bodies?])[] = [
  ['SDQ, the young person’s own, first: 8 of 40', caseBody(), [answersTo('sdq-s11-17', selfEight)]],
  [
    'SDQ by a parent, one blank that is prorated and two of impact that count as 0',
    caseBody(),
    [
      answersTo('sdq-p4-17', {
        tantrum: null,
        fights: 2,
        lies: 2,
        ebddiff: 2,
        distres: 3,
        impclas: null,
        impleis: null,
      }),
    ],
  ],
  [
    'SDQ by a teacher, too many blanks for a total',
    caseBody(),
    [answersTo('sdq-t4-17', { somatic: null, worries: null, unhappy: null, ebddiff: null })],
  ],
  [
    'SDQ, prosocial low: 0 of 10',
    caseBody(),
    [answersTo('sdq-p4-17', each(['consid', 'shares', 'caring', 'kind', 'helpout'], 0))],
  ],
  [
    'SDQ first and follow-up: 8 to 2',
    caseBody(),
    [answersTo('sdq-s11-17', selfEight), answersTo('sdq-s11-17-followup', { worries: 2 }, later)],
  ],
  [
    'SDQ first and two follow-ups: 18 to 8 to 0',
    caseBody(),
    [
      answersTo('sdq-p4-17', parentEighteen),
      answersTo('sdq-p4-17-followup', each(['worries', 'unhappy', 'clingy', 'afraid'], 2), {
        day: '2026-05-01',
        occasion: 'follow-up',
      }),
      answersTo('sdq-p4-17-followup', {}, later),
    ],
  ],
  [
    // 18 → 8: 10 poäng. RCI = 1,96·√2·6,91·√0,23 = 9,19. Gränsvärdet är 17.
    'SDQ by a parent twice: 18 to 8, past the limit',
    caseBody(),
    [
      answersTo('sdq-p4-17', parentEighteen),
      answersTo('sdq-p4-17', each(['worries', 'unhappy', 'clingy', 'afraid'], 2), later),
    ],
  ],
  [
    // 18 → 10: 8 poäng räcker inte.
    'SDQ by a parent twice: 18 to 10, within the error',
    caseBody(),
    [answersTo('sdq-p4-17', parentEighteen), answersTo('sdq-p4-17', emotionalTen, later)],
  ],
  [
    'SDQ by a parent twice: 0 to 18, worse',
    caseBody(),
    [answersTo('sdq-p4-17', {}), answersTo('sdq-p4-17', parentEighteen, later)],
  ],
  [
    'SDQ, follow-up before a first form',
    caseBody(),
    [answersTo('sdq-p4-17-followup', {}), answersTo('sdq-p4-17', {}, later)],
  ],
  [
    'SDQ on two wordings',
    caseBody(),
    [answersTo('sdq-p4-17', {}), answersTo('sdq-p4-17', {}, { ...later, wording: training })],
  ],
  [
    'SDQ on two revisions',
    caseBody(),
    [answersTo('sdq-p4-17', {}, { revision: 1 }), answersTo('sdq-p4-17', {}, later)],
  ],
  [
    'SDQ, no total the first time',
    caseBody(),
    [
      answersTo('sdq-t4-17', { somatic: null, worries: null, unhappy: null }),
      answersTo('sdq-t4-17', { worries: 2 }, later),
    ],
  ],
  [
    'SDQ, no total the second time',
    caseBody(),
    [
      answersTo('sdq-t4-17', { worries: 2 }),
      answersTo('sdq-t4-17', { somatic: null, worries: null, unhappy: null }, later),
    ],
  ],
  ['SDQ, a girl of 6: 10 of 40', caseBody(2020, 'f', 1), [answersTo('sdq-p4-17', emotionalTen)]],
  ['SDQ, 6 years, sex unstated: 10 of 40', caseBody(2020, 'x', 1), [answersTo('sdq-p4-17', emotionalTen)]],
  ['SDQ, a boy of 6 or 7: 10 of 40', caseBody(2019, 'm'), [answersTo('sdq-p4-17', emotionalTen)]],
  ['SDQ, a girl of 4: 10 of 40', caseBody(2022, 'f', 1), [answersTo('sdq-p4-17', emotionalTen)]],
  ['SDQ, a girl of 9: 11 of 40', caseBody(2017, 'f', 1), [answersTo('sdq-p4-17', { ...emotionalTen, restles: 1 })]],
  ['SDQ, a child of 3', caseBody(2023, 'f', 1), [answersTo('sdq-p2-4', {}), answersTo('sdq-p2-4', {}, later)]],
  ['SDQ by a preschool teacher', caseBody(2023, 'f', 1), [answersTo('sdq-t2-4', {})]],
  [
    'SDQ, four bands lead',
    caseBody(),
    [answersTo('sdq-s11-17', selfEight)],
    [norms({ 'sdq-s11-17': 'sdq-four-band' })],
  ],
  [
    'SDQ, Norway leads, at 6',
    caseBody(2020, 'f', 1),
    [answersTo('sdq-p4-17', emotionalTen)],
    [norms({ 'sdq-p4-17': 'sdq-no-2023' })],
  ],
  [
    'SDQ, 17 or 18 years',
    caseBody(2008, 'm'),
    [answersTo('sdq-p4-17', parentEighteen), answersTo('sdq-p4-17', {}, later)],
  ],
  [
    'CORE-OM in the border zone, with risk items answered',
    caseBody(2009, 'f'),
    [answersTo('core-om', { ...distressed, i34: null })],
  ],
  [
    'CORE-OM 11.2 to 0, the second filled in at home',
    caseBody(2009, 'f'),
    [answersTo('core-om', distressed), answersTo('core-om', {}, { ...later, via: 'home' })],
  ],
  ['CORE-OM 11.2 to 0', caseBody(2009, 'f'), [answersTo('core-om', distressed), answersTo('core-om', {}, later)]],
  // Sex problemfrågor à 3: 18/12 = 1,50, mellan männens 1,4 och kvinnornas 1,6. 18/34·10 = 5,29.
  ['CORE-OM with sex unstated', caseBody(2009, 'x'), [answersTo('core-om', each(problems.slice(0, 6), 3))]],
  [
    'CORE-OM, the British table leads, an adult',
    caseBody(2000, 'f'),
    [answersTo('core-om', {})],
    [norms({ 'core-om': 'core-om-uk-2002' })],
  ],
  [
    'CORE-OM, the British table leads, at 17',
    caseBody(2009, 'f', 1),
    [answersTo('core-om', {})],
    [norms({ 'core-om': 'core-om-uk-2002' })],
  ],
  [
    'CORE-OM, the levels lead',
    caseBody(2000, 'f'),
    [answersTo('core-om', {})],
    [norms({ 'core-om': 'core-om-severity' })],
  ],
  ['YP-CORE, a boy born in 2012, in February: 12 of 40', caseBody(2012, 'm'), [answersTo('yp-core', twelve, february)]],
  ['YP-CORE, the same boy, born in January', caseBody(2012, 'm', 1), [answersTo('yp-core', twelve, february)]],
  // Flickor 14–16: gräns 15,9 och förändring från 7,4; 10 → 20 är 10 poäng.
  [
    'YP-CORE 10 to 20, worse',
    caseBody(2012, 'f', 1),
    [answersTo('yp-core', { i1: 4, i2: 4, i6: 2 }), answersTo('yp-core', { i1: 4, i2: 4, i6: 4, i7: 4, i8: 4 }, later)],
  ],
  [
    // 0 → 8 poäng: når 8,0 vid 14 år och inte 8,3 vid 13.
    'YP-CORE 0 to 8 at 13 or 14 years',
    caseBody(2012, 'm'),
    [answersTo('yp-core', {}, february), answersTo('yp-core', { i1: 4, i2: 4 }, later)],
  ],
  ['YP-CORE at 20 years', caseBody(2006), [answersTo('yp-core', {})]],
  [
    'CORE-10 on a training wording: 11 of 40',
    caseBody(2006, 'm'),
    [answersTo('core-10', { i1: 4, i4: 4, i5: 3 }, { wording: training })],
  ],
  [
    'C-GAS twice by one rater: 48 to 58',
    caseBody(),
    [
      answersTo('cgas', { score: 48 }, rated(null)),
      answersTo('cgas', { score: 58 }, { ...rated('2026-05-02'), ...later }),
    ],
  ],
  [
    'C-GAS by two raters: 48 to 70',
    caseBody(),
    [
      answersTo('cgas', { score: 48 }, rated(null)),
      answersTo('cgas', { score: 70 }, { ...rated(null), ...later, rater: other }),
    ],
  ],
  ['C-GAS at 17 years', caseBody(2009, 'f', 1), [answersTo('cgas', { score: 85 }, rated(null))]],
  [
    'interpretation switched off: values and blanks only',
    caseBody(),
    [answersTo('sdq-s11-17', selfEight), answersTo('sdq-s11-17', selfEight, later)],
    [{ kind: 'setting', name: 'interpretation', value: false }],
  ],
  ['no norm chosen', caseBody(), [answersTo('sdq-s11-17', selfEight)], [norms({ 'sdq-s11-17': null })]],
]

it.each(['sv', 'en', 'ar'] as const)('says of every situation, in %s, what the golden file has', async (language) => {
  const words = await loadWords(language)
  const said = situations.map(([name, about, forms, settings]) =>
    [`# ${name}`, ...lengths.map((length) => textOf(length, about, forms, settings, words))].join('\n'),
  )
  await expect(`${said.join('\n\n')}\n`).toMatchFileSnapshot(`../golden/record.${language}.txt`)
})

it('never says the code of the case', () => {
  for (const [, about, forms, settings] of situations)
    for (const length of lengths) expect(textOf(length, about, forms, settings)).not.toContain('ÖVA')
})

it('says whether somebody has gone through what must be read', () => {
  const forms = [answersTo('core-om', distressed)]
  const seen: RecordBody = {
    kind: 'seen',
    record: '00000000-0000-4000-9000-000000000001',
    items: ['i9', 'i24'],
    done: 'Samtal.',
  }
  expect(textOf('short', caseBody(2009), forms)).toContain(
    '2 svar på frågor om risk att gå igenom med personen (över noll: 2, obesvarade: 0); ännu inte markerade som genomgångna.',
  )
  expect(textOf('short', caseBody(2009), [...forms, seen])).toContain('; markerade som genomgångna.')
})

it('the boy born in 2012 and measured in February is past one of his two limits, in every length', () => {
  for (const length of lengths) {
    const said = textOf(length, caseBody(2012, 'm'), [answersTo('yp-core', twelve, february)])
    expect(said).toContain('Storbritannien 2016: vid eller över gränsvärdet (gräns för pojkar/män 11–13 år)')
    expect(said).toContain('Storbritannien 2016: under gränsvärdet (gräns för pojkar/män 14–16 år)')
    expect(said).toContain('Personen kan ha varit 13 eller 14 år.')
  }
})

it('sets no value against one that it says is not compared', () => {
  const said = situations.flatMap(([, about, forms, settings]) =>
    lengths.map((length) => textOf(length, about, forms, settings)),
  )
  const apart = said.filter((text) => /Jämförs inte|kan inte räknas ut/.test(text))
  expect(apart.length).toBeGreaterThan(12)
  for (const text of apart) expect(text).not.toMatch(/Jämfört med|även utan hjälp/)
})

it('explains a change for the better by who is measured, and none for the worse', () => {
  const [first, last] = [answersTo('sdq-p4-17', parentEighteen), answersTo('sdq-p4-17', {}, later)]
  const worse = [answersTo('sdq-p4-17', {}), answersTo('sdq-p4-17', parentEighteen, later)]
  const higherIsBetter = [
    answersTo('cgas', { score: 58 }, rated(null)),
    answersTo('cgas', { score: 48 }, { ...rated(null), ...later }),
  ]
  expect(textOf('short', caseBody(), [first, last])).toMatch(/även utan hjälp\. (?!Det förklarar)/)
  for (const forms of [worse, higherIsBetter])
    expect(textOf('short', caseBody(), forms)).toContain('även utan hjälp. Det förklarar inte en försämring.')
})

it('writes numbers and lists as the language of the text does', async () => {
  const said = async (language: 'sv' | 'en' | 'ar') =>
    textOf('long', caseBody(2009, 'f'), [answersTo('core-om', distressed)], [], await loadWords(language))
  expect(await said('sv')).toMatch(/11,2 av 40.*, under gränsvärdet.*; /)
  expect(await said('en')).toMatch(/11\.2 of 40.*, below the cut-off.*; /)
  const arabic = await said('ar')
  expect(arabic).toMatch(/11\.2.*؛ /)
  expect(arabic).not.toMatch(/[,;] /)
})
