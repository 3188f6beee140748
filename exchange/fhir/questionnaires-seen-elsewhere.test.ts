/**
 * Questionnaires as other systems write them, rebuilt from public bug reports (test/fixtures/cases), and more of each kind
 * made here. None may be taken with a question, an answer or a text that it does not have.
 */
import { describe, expect, it } from 'vitest'
import { seenFhir } from '../../test/exchange/seen.ts'
import { languagesOf, readQuestionnaire, type Supplement } from './questionnaire.ts'

// biome-ignore lint/suspicious/noExplicitAny: a file can hold anything
type Loose = any

const seen = (name: string): string => seenFhir('questionnaires', name)
const read = (text: string, more: Supplement = {}) => readQuestionnaire(text, { form: 'core-10', ...more })
const faults = (got: ReturnType<typeof read>) =>
  got.is === 'refused' ? got.faults.map(({ at, reason }) => `${at}: ${reason}`) : [got.is]
const notes = (got: ReturnType<typeof read>) =>
  got.is === 'pack' ? got.notes.map(({ at, reason }) => `${at}: ${reason}`) : faults(got)
const packIn = (got: ReturnType<typeof read>) => {
  if (got.is !== 'pack') throw new Error(JSON.stringify(got))
  return got.pack
}
const choicesIn = (got: ReturnType<typeof read>) => Object.values(packIn(got).options)

const rising = ['Aldrig', 'Sällan', 'Ibland', 'Ofta', 'Jämt']
const numbers = Array.from({ length: 10 }, (_, at) => `${at + 1}`)
/** As the form’s own worth is turned in its second and third item, points that fall could be meant there. */
const turnedRound = numbers.filter((n) => n !== '2' && n !== '3').map((n) => `${n}: wrong-points`)
const instruction = 'Läs varje fråga. Välj det svar som passar.'

/** Ten plain questions, changed. */
function made(change: (file: Loose) => void): string {
  const file: Loose = JSON.parse(seen('a-choice-made-beforehand'))
  change(file)
  return JSON.stringify(file)
}
const questions = (file: Loose): Loose[] => file.item.slice(2)
/** Each question's choices made anew, in the order given. */
const withChoices = (choices: readonly Loose[]) =>
  made((file) => {
    for (const question of questions(file)) question.answerOption = structuredClone(choices)
  })
const coded = (display: string, code: string, ...extension: Loose[]) => ({
  valueCoding: { code, display, ...(extension.length > 0 && { extension }) },
})

describe('the order of the choices', () => {
  it.each(['integer', 'iso', 'code', 'prefix', 'decimal'])(
    'backwards by its %s is refused at each question, and taken where a person turns it',
    (name) => {
      const text = seen(`backwards-${name}`)
      expect(faults(read(text))).toEqual(turnedRound)
      expect(choicesIn(read(text, { choices: 'turned' }))).toEqual([rising])
    },
  )

  it('that only some choices tell is refused', () => {
    expect(faults(read(seen('points-on-some-choices')))).toEqual(numbers.map((n) => `${n}: wrong-points`))
  })

  const falling = rising.toReversed()
  const labelled = (label: (text: string, point: number) => string) =>
    withChoices(falling.map((text, at) => ({ valueString: label(text, 4 - at) })))
  it.each([
    ['a number before each label', labelled((text, point) => `${point} – ${text}`)],
    ['a number in brackets after each label', labelled((text, point) => `${text} (${point})`)],
    ['letters in codes', withChoices(falling.map((text, at) => coded(text, `svar-${'edcba'[at]}`)))],
    ['codes that begin with the number', withChoices(falling.map((text, at) => coded(text, `${4 - at}-${text}`)))],
    ['codes in steps of ten', withChoices(falling.map((text, at) => coded(text, `a${40 - at * 10}`)))],
    [
      'an extension that nobody knows',
      withChoices(
        falling.map((text, at) => coded(text, 'x', { url: 'https://example.org/plats', valueString: `${5 - at}` })),
      ),
    ],
    [
      'a quantity',
      withChoices(
        falling.map((text, at) =>
          coded(text, 'x', { url: 'https://example.org/score', valueQuantity: { value: 4 - at } }),
        ),
      ),
    ],
    [
      'an order of concepts in a value set',
      made((file) => {
        const concept = falling.map((display, at) => ({
          code: `k${display}`,
          display,
          extension: [
            { url: 'http://hl7.org/fhir/StructureDefinition/valueset-conceptOrder', valueInteger: 50 - 10 * at },
          ],
        }))
        file.contained = [{ resourceType: 'ValueSet', id: 'v', compose: { include: [{ concept }] } }]
        for (const question of questions(file))
          Object.assign(question, { answerOption: undefined, answerValueSet: '#v' })
      }),
    ],
    [
      'a property of the code system beside it',
      made((file) => {
        const concept = falling.map((display, at) => ({
          code: `k${display}`,
          display,
          property: [{ code: 'ordinalValue', valueDecimal: 4 - at }],
        }))
        file.contained = [
          { resourceType: 'CodeSystem', id: 'c', url: 'urn:c', content: 'complete', concept },
          { resourceType: 'ValueSet', id: 'v', compose: { include: [{ system: 'urn:c' }] } },
        ]
        for (const question of questions(file))
          Object.assign(question, { answerOption: undefined, answerValueSet: '#v' })
      }),
    ],
  ])('told by %s is not passed by', (_, text) => {
    expect(faults(read(text))).toEqual(turnedRound)
    expect(read(text, { choices: 'turned' }).is).toBe('pack')
  })

  it('told by points is believed before codes that run the other way', () => {
    const points = (at: number) => ({ url: 'http://hl7.org/fhir/StructureDefinition/itemWeight', valueInteger: at })
    expect(notes(read(withChoices(rising.map((text, at) => coded(text, `c${4 - at}`, points(at))))))).toEqual([])
  })

  it('is not read out of a terminology’s codes, nor out of points that are the form’s worth', () => {
    const loinc = ['LA6570-1', 'LA6568-5', 'LA6571-9', 'LA6569-3', 'LA6572-7']
    const terms = withChoices(rising.map((text, at) => coded(text, loinc[at] ?? '')))
    expect(notes(read(terms))).toEqual([': order-untold'])
    const worth = made((file) => {
      for (const [n, question] of questions(file).entries())
        question.answerOption = rising.map((text, at) => coded(text, `${n === 1 || n === 2 ? 4 - at : at}`))
    })
    expect(notes(read(worth))).toEqual([])
  })

  it('is the listed one where an expansion has another, and refused where it holds other choices', () => {
    const text = seen('value-set-expanded-in-another-order')
    expect(choicesIn(read(text))).toEqual([rising])
    const file: Loose = JSON.parse(text)
    file.contained[0].expansion.contains[0].code = 'c9'
    expect(faults(read(JSON.stringify(file)))).toEqual(numbers.map((n) => `${n}: two-lists`))
  })

  it('is the expansion’s where a filter says the choices, and unknown where not all of it is in the file', () => {
    const text = seen('value-set-expanded-from-a-filter')
    expect(choicesIn(read(text))).toEqual([rising])
    const file: Loose = JSON.parse(text)
    file.contained[0].expansion.total = 6
    expect(faults(read(JSON.stringify(file)))).toEqual(numbers.map((n) => `${n}: open-value-set`))
  })
})

describe('what is not asked of everybody', () => {
  it.each([
    ['condition-on-the-group', ['6', '7', '8', '9', '10'].map((n) => `${n}: conditional`)],
    ['condition-as-an-expression', ['10: conditional']],
    [
      'half-the-questions-in-a-hidden-group',
      ['5 / 10: wrong-count', ...['6', '7', '8', '9', '10'].map((n) => `${n}: hidden-question`)],
    ],
    ['a-group-that-repeats', numbers.map((n) => `${n}: several-answers`)],
    ['an-open-choice', ['10: other-answer']],
  ])('%s is refused by its questions', (name, expected) => {
    expect(faults(read(seen(name)))).toEqual(expected)
  })

  const conditions = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-enableWhenExpression'
  const inGroup = (group: Loose) =>
    made((file) => {
      const [first, second, ...rest] = file.item
      file.item = [
        first,
        second,
        { linkId: 'ytter', type: 'group', item: [{ linkId: 'g', type: 'group', item: rest, ...group }] },
      ]
    })
  it.each([
    ['an expression on a group', inGroup({ extension: [{ url: conditions, valueExpression: {} }] }), '1: conditional'],
    ['a group around a group that repeats', inGroup({ repeats: true }), '1: several-answers'],
    ['a group that can only be read', inGroup({ readOnly: true }), '0 / 10: wrong-count'],
    ['a question of several answers', made((file) => (file.item[2].repeats = true)), '1: several-answers'],
    [
      'a question that another system counts',
      made((file) => (file.item[2].extension = [{ url: 'urn:x/cqf-calculatedValue', valueExpression: {} }])),
      '9 / 10: wrong-count',
    ],
    [
      'a free question beside the ten',
      made((file) => file.item.push({ linkId: 'fritt', type: 'string', text: 'Något mer?' })),
      '11 / 10: wrong-count',
    ],
  ])('%s is refused', (_, text, first) => {
    expect(faults(read(text))[0]).toBe(first)
  })

  it('a refusal for the number of questions names those that are no question of the form', () => {
    const free = made((file) => file.item.push({ linkId: 'fritt', type: 'string', text: 'Något mer?' }))
    expect(faults(read(free))).toEqual(['11 / 10: wrong-count', 'fritt: other-answer'])
  })

  it('a sum that the file counts by itself is no question', () => {
    const got = read(seen('with-a-calculated-sum'))
    expect(packIn(got).items).toHaveLength(10)
    expect(notes(got)).toEqual(['sum: calculated-question'])
  })
})

describe('what is not said to everybody before the first question', () => {
  const hidden = { url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-hidden', valueBoolean: true }
  const control = (code: string) => ({
    url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl',
    valueCodeableConcept: { coding: [{ code }] },
  })
  const text = (linkId: string, more: Loose = {}) => ({ linkId, type: 'display', text: 'Egen text.', ...more })
  it.each([
    ['a hidden note', seen('a-hidden-note'), ['n: hidden-text']],
    [
      'feedback by the score',
      seen('feedback-by-score'),
      ['s1: conditional-text', 's2: conditional-text', 's: late-text'],
    ],
    [
      'a note in a hidden group',
      made((file) => file.item.unshift({ linkId: 'g', type: 'group', extension: [hidden], item: [text('n')] })),
      ['n: hidden-text'],
    ],
    [
      'a text in a group with a condition',
      made((file) => file.item.unshift({ linkId: 'g', type: 'group', enableWhen: [{}], item: [text('n')] })),
      ['n: conditional-text'],
    ],
    ['a help text', made((file) => file.item.unshift(text('h', { extension: [control('help')] }))), ['h: help-text']],
    ['a text at a question', made((file) => (file.item[4].item = [text('u')])), ['u: text-at-a-question']],
    ['a thank-you after the last', made((file) => file.item.push(text('tack'))), ['tack: late-text']],
  ])('%s is left out, and said', (_, file, left) => {
    const got = read(file)
    expect(packIn(got).instruction).toBe(instruction)
    expect(notes(got).filter((note) => !note.endsWith('order-untold'))).toEqual(left)
  })
})

describe('languages', () => {
  const said = (base: Loose, key: string, content: string, lang = 'en') => {
    base[`_${key}`] = {
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/translation',
          extension: [
            { url: 'lang', valueCode: lang },
            { url: 'content', valueString: content },
          ],
        },
      ],
    }
  }
  const whole = (lang = 'en') =>
    made((file) => {
      for (const item of file.item) {
        said(item, 'text', `${item.text} (translated)`, lang)
        for (const option of item.answerOption ?? [])
          said(option.valueCoding, 'display', `${option.valueCoding.display}!`, lang)
      }
    })

  it('Swedish sentences are never called English', () => {
    expect(faults(read(seen('two-languages'), { language: 'en' }))).toEqual([
      'inl: no-translation',
      ...numbers.map((n) => `${n}: no-translation`),
    ])
    expect(
      faults(
        read(
          made(() => {}),
          { language: 'en' },
        ),
      ),
    ).toEqual(['sv: other-language'])
  })

  it('a whole translation is taken, and what it lacks beside the questions is asked', () => {
    expect(languagesOf(whole())).toEqual(['sv', 'en'])
    expect(read(whole(), { language: 'en' })).toMatchObject({ is: 'asks', asks: ['title'] })
    const pack = packIn(read(whole(), { language: 'en', title: 'Ten things' }))
    expect([pack.language, pack.items[0]?.text, Object.values(pack.options)[0]?.[0]]).toEqual([
      'en',
      'Hur ofta märkte du färgen på himlen? (translated)',
      'Aldrig!',
    ])
  })

  it('the file’s own language by another tag is its own', () => {
    expect(packIn(read(whole(), { language: 'sv-SE' })).items[0]?.text).toBe('Hur ofta märkte du färgen på himlen?')
    expect(packIn(read(whole('en-GB'), { language: 'en', title: 'Ten' })).items[0]?.text).toContain('translated')
  })

  it('a file that does not say its own language still gives its translation', () => {
    const file: Loose = JSON.parse(whole())
    delete file.language
    expect(packIn(read(JSON.stringify(file), { language: 'en', title: 'Ten' })).items[0]?.text).toContain('translated')
  })

  it('a value set’s designations are translations', () => {
    const file: Loose = JSON.parse(whole())
    const concept = rising.map((display) => ({
      code: display,
      display,
      designation: [{ language: 'en', value: `${display}?` }],
    }))
    file.contained = [{ resourceType: 'ValueSet', id: 'v', compose: { include: [{ concept }] } }]
    for (const question of questions(file)) Object.assign(question, { answerOption: undefined, answerValueSet: '#v' })
    const got = read(JSON.stringify(file), { language: 'en', title: 'Ten' })
    expect(choicesIn(got)).toEqual([rising.map((label) => `${label}?`)])
  })
})

it('space that nobody sees at the ends, and the line ends of other systems, are mended', () => {
  const pack = packIn(read(seen('space-at-the-ends')))
  const sentences = [
    pack.title,
    pack.instruction,
    ...pack.items.map(({ text }) => text),
    ...Object.values(pack.options).flat(),
  ]
  expect(sentences.filter((one) => one !== one.trim())).toEqual([])
  const lines = made((file) => {
    file.title = ' Tio saker\t'
    file.copyright = 'Påhittad.\r\nFör prov.\u00a0'
    file.item[0].text = '\r\nLäs.\r\nVälj.\n'
  })
  expect(packIn(read(lines))).toMatchObject({
    title: 'Tio saker',
    copyright: 'Påhittad.\nFör prov.',
    instruction: 'Läs.\nVälj.',
  })
})

it.each(['numbers-first-in-the-link-ids', 'a-choice-made-beforehand'])('%s is taken by its order', (name) => {
  const got = read(seen(name))
  expect(packIn(got).items.map(({ id }) => id)).toEqual(numbers.map((n) => `i${n}`))
  expect(choicesIn(got)).toEqual([rising])
})

it('an end of licence that has passed is kept for whoever shows it', () => {
  expect(packIn(read(seen('ended-in-2020'))).licence.validUntil).toBe('2020-08-20')
})
