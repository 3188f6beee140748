/** The choices, a list for the questions that share it; each choice beside the one it is translated from. */
import { type Form, itemIds, type WordingPack } from '#instruments'
import { useWords } from '../../words/index.tsx'
import { ranges } from '../paste.ts'
import type { PackDraft } from './draft.ts'
import { type FaultsAt, Line } from './line.tsx'
import { Beside } from './sentences-part.tsx'

export function ChoicesPart(props: {
  readonly form: Form
  readonly draft: PackDraft
  readonly faults: FaultsAt
  readonly own: { readonly lang: string; readonly dir: 'ltr' | 'rtl' }
  readonly beside: WordingPack | null
  onChange(draft: PackDraft): void
}) {
  const { t } = useWords()
  const { form, draft, beside } = props
  const ids = itemIds(form)
  const lists = Object.entries(draft.options)
  if (lists.length === 0) return null
  const change = (name: string, at: number, value: string) =>
    props.onChange({
      ...draft,
      options: { ...draft.options, [name]: (draft.options[name] ?? []).map((one, i) => (i === at ? value : one)) },
    })
  return (
    <section className="card stack">
      <h2>{t('wordings.part.choices')}</h2>
      {lists.map(([name, list]) => {
        const numbers = ids.flatMap((id, i) => (draft.answeredBy[id] === name ? [i + 1] : []))
        const about = t('wordings.choices-for', { numbers: ranges(numbers), count: numbers.length })
        const first = ids[(numbers[0] ?? 1) - 1]
        const source = beside?.options[beside.items.find(({ id }) => id === first)?.options ?? '']
        return (
          <fieldset key={name} className="choice-set">
            <legend>{about}</legend>
            <ol className="plain written-lines">
              {list.map((value, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a choice is known by its place and nothing else
                <li key={i} className="written-line">
                  <span className="written-line__number">{i}</span>
                  <div className="written-line__about">{beside && <Beside pack={beside} said={source?.[i]} />}</div>
                  <Line
                    at={`options.${name}.${i}`}
                    label={`${about}: ${i}`}
                    bare
                    value={value}
                    faults={props.faults}
                    own={props.own}
                    onChange={(words) => change(name, i, words)}
                  />
                </li>
              ))}
            </ol>
          </fieldset>
        )
      })}
    </section>
  )
}
