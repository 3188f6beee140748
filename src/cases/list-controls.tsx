/** What the list is asked for: which cases, in which order, and by what they are searched. */
import { TextField } from '../controls/text-field.tsx'
import { useWords } from '../words/index.tsx'
import { type ListFilter, type ListView, listScopes, sortColumns } from './case-list.ts'

interface Props {
  readonly view: ListView
  readonly change: (next: Partial<ListView>) => void
}

export function ListSearch({ view, change }: Props) {
  const { t } = useWords()
  return (
    <TextField
      label={t('case.search')}
      value={view.search}
      onChange={(search) => change({ search })}
      inputMode="search"
    />
  )
}

/** @param counts how many cases each holds */
export function ListScopes(props: Props & { readonly counts: Readonly<Record<string, number>> }) {
  const { view, change, counts } = props
  const { t } = useWords()
  return (
    <fieldset className="chips">
      <legend className="visually-hidden">{t('case.scope')}</legend>
      {listScopes.map((scope) => (
        <button
          key={scope}
          type="button"
          className="chip"
          aria-pressed={view.scope === scope}
          onClick={() => change({ scope })}
        >
          {t(`case.scope.${scope}`)} <strong>{counts[scope]}</strong>
        </button>
      ))}
    </fieldset>
  )
}

/** @param counts how many each holds; null while they are counted */
export function ListChips(
  props: Props & {
    readonly filters: readonly ListFilter[]
    readonly counts: Readonly<Record<string, number | null>>
  },
) {
  const { view, change, filters, counts } = props
  const { t } = useWords()
  return (
    <fieldset className="chips">
      <legend className="visually-hidden">{t('case.filter')}</legend>
      {filters.map((filter) => (
        <button
          key={filter}
          type="button"
          className="chip"
          aria-pressed={view.filter === filter}
          onClick={() => change({ filter })}
        >
          {t(`case.filter.${filter}`)} <strong>{counts[filter] ?? t('case.counting')}</strong>
        </button>
      ))}
    </fieldset>
  )
}

/** Pressed once more, a column is turned round. */
export function ListOrder({ view, change }: Props) {
  const { t } = useWords()
  return (
    <fieldset className="case-order">
      <legend className="visually-hidden">{t('case.sort')}</legend>
      {sortColumns.map((sort) => {
        const chosen = view.sort === sort
        return (
          <button
            key={sort}
            type="button"
            className={`case-order__${sort}`}
            aria-pressed={chosen}
            onClick={() => change({ sort, reverse: chosen && !view.reverse })}
          >
            {t(`case.sort.${sort}`)} <span aria-hidden="true">{chosen ? (view.reverse ? '↑' : '↓') : ''}</span>
          </button>
        )
      })}
    </fieldset>
  )
}
