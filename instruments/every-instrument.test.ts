/** What every folder of instruments/ must hold to. A new one is red until it does: docs/adding-an-instrument.md. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  type Cite,
  defaultNormSets,
  type Form,
  formById,
  instruments,
  isNearer,
  normSets,
  readAnswers,
  readForm,
  readNormSet,
  score,
} from './index.ts'
import { loadLabels } from './labels.ts'
import type { Example, Instrument } from './model/instrument.ts'
import { type LabelTexts, labelKey } from './model/labels.ts'
import { ordinaryWeek } from './ordinary-week/index.ts'
import { supportFor } from './support.ts'

const folders = readdirSync(import.meta.dirname, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'model')
  .map((entry) => entry.name)

it('has every folder on both registers, under its own name', () => {
  expect(instruments.map((instrument) => instrument.id).sort()).toEqual(folders.sort())
  expect([...new Set(normSets.map(({ instrument }) => instrument))].sort()).toEqual(folders.sort())
})

it('tells of no instrument that it does not know how to read it', () => {
  expect([supportFor('from-a-file'), supportFor(undefined)]).toEqual([null, null])
})

it('gives every form an id of its own', () => {
  const ids = instruments.flatMap(({ forms }) => forms.map((form) => form.id))
  expect(new Set(ids).size).toBe(ids.length)
})

it('gives every norm set an id of its own', () => {
  expect(new Set(normSets.map((set) => set.id)).size).toBe(normSets.length)
})

function read(form: Form, ticked: string) {
  const codes = ticked.trim().split(/\s+/)
  const ids = Object.keys(form.items)
  expect(codes).toHaveLength(ids.length)
  const got = readAnswers(
    form,
    Object.fromEntries(ids.map((id, at) => [id, codes[at] === '-' ? null : Number(codes[at])])),
  )
  if (!got.ok) throw new Error(JSON.stringify(got.faults))
  return got.answers
}

const model = ordinaryWeek
const normsOf = (id: string) => normSets.filter(({ instrument }) => instrument === id)
const labelsOf = { sv: await loadLabels('sv'), en: await loadLabels('en'), ar: await loadLabels('ar') }

/** The last section of every support page. */
const cannotSay = { sv: 'Vad det inte kan säga', en: 'What it cannot say', ar: 'ما لا يستطيع قوله' }

/** What the author of an instrument writes, and no other instrument says. Choices and bands may well be the same. */
async function writtenIn({ id, forms, training }: Instrument) {
  const norms = normsOf(id)
  const packs = await Promise.all(Object.values(training).map(async (load) => (await load()).packFor))
  const articles = await Promise.all(Object.values(supportFor(id) ?? {}).map((load) => load()))
  return {
    items: forms.map((form) => Object.keys(form.items).join(' ')),
    titles: forms.map(({ title }) => title),
    sentences: packs.flatMap((packFor) => forms.flatMap((form) => packFor(form).items.map(({ text }) => text))),
    names: Object.values(labelsOf).flatMap((texts) => [texts[labelKey(id)] ?? '', ...labelsUnder(texts, id, 'form')]),
    scales: Object.values(labelsOf).map((texts) => labelsUnder(texts, id, 'scale').join(' ')),
    support: articles.flatMap(({ title, lead, sections }) => [
      title,
      lead,
      ...sections.flatMap(({ points }) => points),
    ]),
    tables: norms.flatMap((set) => [set.title, set.population]),
    sources: [...forms, ...norms].flatMap(({ sources }) => Object.values(sources).map(({ reference }) => reference)),
  }
}

const labelsUnder = (texts: LabelTexts, id: string, part: 'form' | 'scale') =>
  Object.entries(texts).flatMap(([key, text]) => (key.startsWith(`${labelKey(id, part)}.`) ? text : []))

// `npm run new-instrument` copies the model: what is the copy's own must be its author's.
it.each(instruments.filter(({ id }) => id !== model.id).map((instrument) => [instrument.id, instrument] as const))(
  '%s has kept nothing of the model that new instruments are made from',
  async (_, instrument) => {
    const [own, models] = [await writtenIn(instrument), await writtenIn(model)]
    for (const part of Object.keys(models) as (keyof typeof models)[])
      expect([part, own[part].filter((text) => models[part].includes(text))]).toEqual([part, []])
  },
)

describe.each(instruments.map((instrument) => [instrument.id, instrument] as const))('%s', async (id, instrument) => {
  const { examples } = (await import(`./${id}/examples.ts`)) as { examples: readonly Example[] }

  it.each(examples.map((example) => [example.name, example] as const))('%s', (_, example) => {
    const form = formById(example.form) as Form
    const result = score(form, read(form, example.ticked), example.person ?? { age: null, sex: 'x' })
    for (const [scale, expected] of Object.entries(example.expect)) {
      const got = result.scales[scale]
      if (typeof expected === 'string') expect(got).toMatchObject({ kind: 'not-scored', reason: expected })
      else {
        const bands = got?.kind === 'scored' ? got.placements.map(({ band }) => band.name) : null
        expect(got).toMatchObject({ kind: 'scored', value: expected.value })
        expect(bands).toEqual(expected.band === undefined ? [] : [expected.band])
      }
    }
    if (example.review) expect(result.review).toEqual(example.review)
  })

  it('has a worked sum for every scale of every form', () => {
    for (const form of instrument.forms) {
      const seen = examples
        .filter((example) => example.form === form.id)
        .flatMap((example) => Object.keys(example.expect))
      expect([form.id, [...new Set(seen)].sort()]).toEqual([form.id, Object.keys(form.scales).sort()])
    }
  })

  it('has a worked sum with too many blanks', () => {
    expect(examples.flatMap((example) => Object.values(example.expect))).toContain('too-many-blanks')
  })

  it('brings no sentence but practice text, and says of each pack that it is that', async () => {
    for (const load of Object.values(instrument.training)) {
      const { packFor } = await load()
      for (const form of instrument.forms) expect(packFor(form)).toMatchObject({ training: true })
    }
  })

  it('says its sources in words', () => {
    const file = join(import.meta.dirname, id, 'SOURCES.md')
    expect(existsSync(file) && readFileSync(file, 'utf8').length > 200).toBe(true)
  })

  it.each(['sv', 'en', 'ar'] as const)(
    'has a label in %s for each of its scales, bands and tables, and no other',
    async (language) => {
      const texts = Object.entries(labelsOf[language]).filter(
        ([key]) => key === labelKey(id) || key.startsWith(`${labelKey(id)}.`),
      )
      const wanted = [
        labelKey(id),
        ...instrument.forms.flatMap(({ scales }) => Object.keys(scales).map((scale) => labelKey(id, 'scale', scale))),
        ...normsOf(id).flatMap((set) => [
          labelKey(id, 'norms', set.id),
          labelKey(id, 'population', set.id),
          ...set.limits.flatMap(({ bands }) => bands.map(({ name }) => labelKey(id, 'band', name))),
        ]),
      ]
      const optional = [
        ...(['about', 'limits', 'british'] as const).map((remark) => labelKey(id, remark)),
        ...instrument.forms.map((form) => labelKey(id, 'form', form.id)),
      ]
      const keys = texts.map(([key]) => key)
      expect(keys.filter((key) => !optional.includes(key)).toSorted()).toEqual([...new Set(wanted)].toSorted())
      expect(texts.filter(([, text]) => text.trim() === '')).toEqual([])
    },
  )

  it.each(['sv', 'en', 'ar'] as const)(
    'tells in %s how to read it: what it measures, with whom, pitfalls, limits, sources',
    async (language) => {
      const { title, sections, sources } = (await supportFor(id)?.[language]()) ?? {
        title: '',
        sections: [],
        sources: [],
      }
      expect(title).not.toBe('')
      expect(sections.map(({ points }) => points.length > 0)).toEqual([true, true, true, true])
      expect(sections.at(-1)?.heading).toBe(cannotSay[language])
      expect(sources.length).toBeGreaterThan(0)
    },
  )

  it('takes its levels, where a rater chooses one first, from a table of its own', () => {
    for (const { shown } of instrument.forms)
      if (shown?.levels) expect(normsOf(id).map((set) => set.id)).toContain(shown.levels)
  })

  it('names its forms and norms as its own', () => {
    for (const form of instrument.forms) expect(form.instrument).toBe(id)
    for (const set of normsOf(id))
      expect(set.forms.map((form) => formById(form)?.instrument)).toEqual(set.forms.map(() => id))
  })

  it('cites only sources it lists', () => {
    for (const form of instrument.forms) {
      const cites = [...JSON.stringify(form.scales).matchAll(/"source":"([^"]+)"/g)].map(([, source]) => source)
      for (const source of cites) expect(Object.keys(form.sources)).toContain(source)
    }
  })

  const cites: Cite[] = []
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('grade' in value && 'source' in value) cites.push(value as Cite)
    for (const part of Object.values(value)) collect(part)
  }
  collect([instrument.forms, normsOf(id)])
  const sources = [...instrument.forms, ...normsOf(id)].flatMap((holder) => Object.entries(holder.sources))

  it('cites each scale, each rule for blanks and each gate', () => {
    const grades = ['primary', 'secondary', 'recalled', 'derived', 'own']
    for (const scale of instrument.forms.flatMap((form) => Object.values(form.scales)))
      for (const cited of 'items' in scale ? [scale, scale.missing, scale.gate ?? scale] : [scale])
        expect(grades).toContain(cited.cite.grade)
  })

  it('says where in its source each figure stands', () => {
    expect(cites.filter(({ at }) => at.trim() === '')).toEqual([])
  })

  it('has no source that nothing cites, nor one without a name', () => {
    const cited = new Set<string>(cites.map(({ source }) => source))
    expect(sources.filter(([id, { reference }]) => !cited.has(id) || reference.length < 10)).toEqual([])
  })

  it.each(instrument.forms.map((form) => [form.id, form] as const))(
    'its form %s goes through the check that a form in a file goes through',
    (_, form) => {
      expect(readForm(JSON.parse(JSON.stringify(form)))).toEqual({ ok: true, form })
    },
  )

  it.each(normsOf(id).map((set) => [set.id, set] as const))('its norm set %s is read as a unit’s own is', (_, set) => {
    expect(readNormSet(JSON.parse(JSON.stringify(set)))).toMatchObject({ ok: true })
  })

  it.each(instrument.forms.map((form) => [form.id, form] as const))(
    '%s has a default norm set, and reviews only its own items',
    (_, form) => {
      const [leading, ...others] = defaultNormSets(form)
      expect(leading?.forms).toContain(form.id)
      expect(others.filter((set) => !isNearer(set))).toEqual([])
      for (const item of form.review) expect(Object.keys(form.items)).toContain(item)
    },
  )
})
