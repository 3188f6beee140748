/** A form that came as data: how many chose what, question by question, and its sums. Marked, and without limits. */
import { useMemo } from 'react'
import type { Form, WordingPack } from '#instruments'
import { loadedPacks } from '../catalogue/packs.ts'
import { OwnMark } from '../controls/own-mark.tsx'
import { Table } from '../look/index.tsx'
import { AsTable } from '../period/as-table.tsx'
import { useRecords, useVault } from '../vault/index.ts'
import { useWords } from '../words/index.tsx'
import { labelsIn } from '../words/labels.ts'
import { BarKey, Bars } from './bars.tsx'
import type { Say } from './figure-text.ts'
import type { ItemFigures, OwnFormFigures } from './own-form-figures.ts'

export function OwnForm({ figures, say }: { readonly figures: OwnFormFigures; readonly say: Say }) {
  const { form, answered } = figures
  const words = useItemWords(form)
  return (
    <>
      <p>
        <OwnMark form={form.id} />
      </p>
      {answered.first > 0 && (
        <>
          <Points figures={figures} words={words} say={say} />
          <AsTable>
            <Choices figures={figures} words={words} say={say} />
            <Sums figures={figures} say={say} />
          </AsTable>
        </>
      )}
    </>
  )
}

interface ItemWords {
  readonly item: (id: string) => string
  readonly choices: (id: string) => readonly string[]
}

/** In the unit's own wording of the form, in the reader's language where there is one; else by topic and number. */
function useItemWords(form: Form): ItemWords {
  const { language } = useWords()
  const vault = useVault()
  const records = useRecords()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the vault gives other answers once the records have changed
  return useMemo(() => {
    const packs = loadedPacks(vault.of('loaded')).filter(({ pack }) => pack.form === form.id)
    const pack: WordingPack | undefined = (packs.find((one) => one.pack.language === language) ?? packs[0])?.pack
    const asked = (id: string) => pack?.items.find((item) => item.id === id)
    return {
      item: (id) => asked(id)?.text ?? form.items[id]?.topic ?? id,
      choices: (id) => pack?.options[asked(id)?.options ?? ''] ?? [],
    }
  }, [vault, records, form, language])
}

interface Part {
  readonly figures: OwnFormFigures
  readonly words: ItemWords
  readonly say: Say
}

const times = ({ answered }: OwnFormFigures) =>
  answered.last > 0 ? (['first', 'last'] as const) : (['first'] as const)

function Points({ figures, words, say }: Part) {
  const { t } = useWords()
  const { form, items } = figures
  const shown = times(figures)
  const most = Object.values(form.items).flatMap((item) => (item.kind === 'choice' ? item.worth : []))
  return (
    <>
      <h3>{t('report.own.points')}</h3>
      {shown.length > 1 && <BarKey names={shown.map((time) => t(`report.own.${time}`))} />}
      <Bars
        label={`${form.title}: ${t('report.own.points')}`}
        full={Math.max(...most)}
        rows={items.first.map(({ item, mean }, i) => ({
          name: words.item(item),
          values: shown.map((time) => (time === 'first' ? mean : items.last[i]?.mean) ?? 0),
        }))}
        figure={(value) => say.oneDecimal(value)}
      />
    </>
  )
}

/** Questions with the same choices stand in one table, with the choices as its columns. */
function Choices({ figures, words, say }: Part) {
  const { t } = useWords()
  const { form, items } = figures
  const shown = times(figures)
  const label = (item: string, choice: number) => words.choices(item)[choice] ?? String(choice)
  const heads = ({ item, choices }: ItemFigures) => choices.map((_, choice) => label(item, choice))
  const tables = Map.groupBy(items.first, (one) => JSON.stringify(heads(one)))
  return [...tables].map(([key, own]) => (
    <Table
      key={key}
      caption={t('report.own.answers', { form: form.title })}
      columns={[
        { name: t('report.own.question') },
        ...(own[0] ? heads(own[0]) : []).map((name) => ({ name, number: true })),
        { name: t('report.own.blank'), number: true },
      ]}
      rows={own.flatMap(({ item }) =>
        shown.flatMap((time) => {
          const one = items[time].find((each) => each.item === item)
          if (!one) return []
          const of = one.choices.reduce((sum, count) => sum + count, 0)
          const name = shown.length > 1 ? `${words.item(item)} (${t(`report.own.${time}`)})` : words.item(item)
          return [
            { key: `${item} ${time}`, cells: [name, ...one.choices.map((count) => say.ofAll(count, of)), one.blank] },
          ]
        }),
      )}
    />
  ))
}

function Sums({ figures, say }: Omit<Part, 'words'>) {
  const words = useWords()
  const { t } = words
  const labels = labelsIn(words)
  const { form, sums } = figures
  if (sums.first.length === 0) return null
  const number = (name: string) => ({ name, number: true })
  return (
    <Table
      caption={t('report.own.sums', { form: form.title })}
      columns={[
        { name: t('report.scale') },
        number(t('report.n')),
        number(t('report.mean')),
        number(t('report.sd')),
        ...(times(figures).length > 1 ? [number(t('report.pairs')), number(t('report.mean-last'))] : []),
      ]}
      rows={sums.first.map(({ scale, n, mean, sd }, i) => ({
        key: scale,
        cells: [
          labels.scale(scale, form),
          n,
          say.oneDecimal(mean),
          say.oneDecimal(sd),
          ...(times(figures).length > 1 ? [sums.last[i]?.n ?? 0, say.oneDecimal(sums.last[i]?.mean ?? null)] : []),
        ],
      }))}
    />
  )
}
