/** A wording pasted line by line beside the numbered topics, with a preview. The same reader as for a file. */

import { useEffect, useMemo, useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { usualDirection } from '#exchange'
import { type Form, formById, forms, itemIds } from '#instruments'
import type { UnitPack } from '../catalogue/packs.ts'
import { Button, Field } from '../look/index.tsx'
import { useWords } from '../words/index.tsx'
import { FormSelect } from './form-select.tsx'
import { Brought as BroughtPack } from './imported-pack.tsx'
import { labels } from './labels.ts'
import { optionLists, type Pasted, packFrom, ranges } from './paste.ts'
import { PastedLines } from './pasted-lines.tsx'
import { type Brought, readPack } from './read-pack.ts'
import { useTraining } from './topics.ts'

type Text = Exclude<keyof Pasted, 'options' | 'direction' | 'sentences'>

const heading = ['title', 'instruction', 'period'] as const satisfies readonly Text[]
const rights = [
  'version',
  'copyright',
  'licence',
  'grantedBy',
  'grantedTo',
  'source',
] as const satisfies readonly Text[]
const empty: Pasted = {
  language: 'sv',
  direction: 'ltr',
  version: '1',
  title: '',
  instruction: '',
  period: '',
  copyright: '',
  source: '',
  licence: '',
  grantedBy: '',
  grantedTo: '',
  validUntil: '',
  sentences: '',
  options: {},
}

export function PastePack(props: {
  readonly have: readonly UnitPack[]
  readonly day: string
  onKeep(pack: Pick<UnitPack, 'pack' | 'hash'>): Promise<void>
}) {
  const [formId, setFormId] = useState(forms[0]?.id ?? '')
  const form = formById(formId)
  return (
    <>
      <FormSelect value={formId} onChange={setFormId} />
      {form && <Written key={form.id} {...props} form={form} />}
    </>
  )
}

function Written({ form, have, day, onKeep }: Parameters<typeof PastePack>[0] & { readonly form: Form }) {
  const { t } = useWords()
  const training = useTraining(form.id)
  const lists = useMemo(() => optionLists(form, training), [form, training])
  const { register, control, setValue } = useForm<Pasted>({ defaultValues: empty })
  const pasted = useWatch({ control }) as Pasted
  const [brought, setBrought] = useState<Brought | null>(null)
  useEffect(() => setValue('direction', usualDirection(pasted.language)), [pasted.language, setValue])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was checked is no longer what is written
  useEffect(() => setBrought(null), [JSON.stringify(pasted)])

  const line = (name: Text) => (
    <Field key={name} label={t(labels[name])}>
      {(ties) => <input {...ties} {...register(name)} className="input" dir="auto" autoComplete="off" />}
    </Field>
  )
  return (
    <div className="stack">
      <section className="card stack">
        <h2>{t('wordings.part.language')}</h2>
        <Field label={t('wordings.language')} hint={t('wordings.language.about')}>
          {(ties) => <input {...ties} {...register('language')} className="input" dir="ltr" autoComplete="off" />}
        </Field>
        <Field label={t('wordings.direction')}>
          {(ties) => (
            <select {...ties} {...register('direction')} className="input">
              <option value="ltr">{t('wordings.direction.ltr')}</option>
              <option value="rtl">{t('wordings.direction.rtl')}</option>
            </select>
          )}
        </Field>
        {heading.map(line)}
      </section>
      <section className="card stack">
        <h2>{t('wordings.part.sentences')}</h2>
        <PastedLines
          label={t('wordings.sentences')}
          wanted={itemIds(form).length}
          pasted={pasted}
          training={training}
          form={form}
          field={register('sentences')}
        />
      </section>
      <section className="card stack">
        <h2>{t('wordings.part.choices')}</h2>
        {lists.map(({ name, numbers, size }) => (
          <Field
            key={name}
            label={t('wordings.choices-for', { numbers: ranges(numbers), count: numbers.length })}
            hint={t('wordings.choices-hint', { count: size })}
          >
            {(ties) => (
              <textarea
                {...ties}
                {...register(`options.${name}`)}
                className="input"
                rows={size}
                lang={pasted.language}
                dir={pasted.direction}
              />
            )}
          </Field>
        ))}
      </section>
      <section className="card stack">
        <h2>{t('wordings.part.rights')}</h2>
        {rights.map(line)}
        <Field label={t('wordings.valid-until')} hint={t('wordings.valid-until.about')}>
          {(ties) => <input {...ties} {...register('validUntil')} className="input" type="date" autoComplete="off" />}
        </Field>
      </section>
      <Button look="main" onClick={async () => setBrought(await readPack(packFrom(form, lists, pasted), have, day))}>
        {t('wordings.check')}
      </Button>
      {brought && <BroughtPack {...{ brought, have, onKeep }} onCancel={() => setBrought(null)} />}
    </div>
  )
}
