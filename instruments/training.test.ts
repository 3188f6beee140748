import { describe, expect, it } from 'vitest'
import {
  checkPack,
  type Form,
  formById,
  forms,
  lix,
  type TrainingLanguage,
  trainingPack,
  type WordingPack,
} from './index.ts'

const languages = ['sv', 'en', 'ar'] as const
const each = forms.flatMap((form) => languages.map((language) => [form.id, language, form] as const))

async function packOf(form: Form, language: TrainingLanguage): Promise<WordingPack> {
  const pack = await trainingPack(form.id, language)
  if (!pack) throw new Error('no pack')
  return pack
}

describe.each(each)('the practice wording of %s in %s', (_, language, form) => {
  it('is read as any pack is, marked as training', async () => {
    const pack = await packOf(form, language)
    expect(checkPack(JSON.parse(JSON.stringify(pack)))).toEqual({ ok: true, pack })
    expect(pack).toMatchObject({
      training: true,
      language,
      form: form.id,
      direction: language === 'ar' ? 'rtl' : 'ltr',
    })
  })

  it('says nothing twice', async () => {
    const texts = (await packOf(form, language)).items.map((item) => item.text)
    expect(new Set(texts).size).toBe(texts.length)
  })
})

/** Everything that the one who answers will read, each text as its own sentence. */
const spoken = (pack: WordingPack): string =>
  [pack.instruction, pack.period, ...Object.values(pack.options).flat(), ...pack.items.map((item) => item.text)].join(
    '\n',
  )

it.each(forms.map((form) => [form.id, form] as const))('%s reads at LIX 30 or easier in Swedish', async (_, form) => {
  expect(lix(spoken(await packOf(form, 'sv')))).toBeLessThanOrEqual(30)
})

it('has no practice wording for a form that is not there', async () => {
  expect(await trainingPack('sdq-s18', 'sv')).toBeNull()
})

it('speaks to each informant of SDQ in their own sentences', async () => {
  const says = async (id: string) => (await packOf(formById(id) as Form, 'sv')).items[0]?.text
  expect(await says('sdq-s11-17')).toBe('Jag ser till att ingen blir utanför.')
  expect(await says('sdq-p4-17')).toBe('Barnet ser till att ingen blir utanför.')
})

it('asks for the school year of a teacher, and for a month in a follow-up', async () => {
  const period = async (id: string) => (await packOf(formById(id) as Form, 'sv')).period
  expect(await period('sdq-p4-17')).toBe('Det senaste halvåret')
  expect(await period('sdq-t4-17')).toBe('Det senaste halvåret, eller det här läsåret')
  expect(await period('sdq-t4-17-followup')).toBe('Den senaste månaden')
})
