/** An instrument as its file has it: what is asked, what each choice is worth, what is added up, and what must be read. */

import { useState } from 'react'
import { type Form, type InstrumentFile, type Item, itemIds, type WordingPack } from '#instruments'
import { exactly } from '../look/exactly.ts'
import { Notice, Table } from '../look/index.tsx'
import { Preview } from '../wordings/preview.tsx'
import '../wordings/wordings.css'
import { useWords } from '../words/index.tsx'
import { labelsIn } from '../words/labels.ts'

export function LookThrough({ file }: { readonly file: InstrumentFile }) {
  const { t } = useWords()
  return (
    <>
      <Notice kind="calm">{t('own.no-limits')}</Notice>
      {file.forms.map((form) => (
        <OneForm key={form.id} form={form} packs={(file.wordings ?? []).filter((pack) => pack.form === form.id)} />
      ))}
    </>
  )
}

function OneForm({ form, packs }: { readonly form: Form; readonly packs: readonly WordingPack[] }) {
  const words = useWords()
  const { t, language } = words
  const labels = labelsIn(words)
  const [at, setAt] = useState(0)
  const pack = packs.find((one) => one.language === language) ?? packs[0]
  const text = (id: string) => pack?.items.find((item) => item.id === id)?.text ?? form.items[id]?.topic ?? id
  const choices = (id: string) => pack?.options[pack.items.find((item) => item.id === id)?.options ?? ''] ?? []
  return (
    <section className="card stack">
      <h2>{form.title}</h2>
      <p className="muted">
        {t('own.form-about', {
          informant: t(`informant.${form.informant}`),
          from: form.ages.from,
          to: form.ages.to,
          revision: form.revision,
        })}
      </p>
      <Table
        caption={t('own.items')}
        columns={[
          { name: t('wordings.number'), number: true },
          { name: t('own.item') },
          { name: t('own.points') },
          { name: t('own.read') },
        ]}
        rows={itemIds(form).map((id, i) => ({
          key: id,
          cells: [
            i + 1,
            <span key="text" {...exactly(pack)}>
              {text(id)}
            </span>,
            <Worth key="worth" item={form.items[id]} choices={choices(id)} />,
            form.review.includes(id) ? t('own.must-be-read') : '–',
          ],
        }))}
      />
      {Object.keys(form.scales).length === 0 ? (
        <p>{t('own.no-sums')}</p>
      ) : (
        <Table
          caption={t('own.sums')}
          columns={[{ name: t('results.scale') }, { name: t('own.of-items'), number: true }, { name: t('own.blanks') }]}
          rows={Object.entries(form.scales).map(([id, scale]) => ({
            key: id,
            cells: [
              labels.scale(id, form),
              'items' in scale ? scale.items.length : scale.scales.join(' + '),
              'items' in scale ? t('own.blanks-allowed', { count: scale.missing.allow }) : '–',
            ],
          }))}
        />
      )}
      {pack ? <Preview pack={pack} form={form} at={at} onAt={setAt} /> : <p>{t('own.no-words')}</p>}
    </section>
  )
}

function Worth({ item, choices }: { readonly item: Item | undefined; readonly choices: readonly string[] }) {
  if (item?.kind !== 'choice') return `${item?.from}–${item?.to}`
  return item.worth.map((worth, i) => (choices[i] ? `${choices[i]} ${worth}` : String(worth))).join(' · ')
}
